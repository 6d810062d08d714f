// `make bench`: gongbao's build, the floor, and Hugo with Pagefind on the same pages, in one run; tables in Markdown.
//
// `node build.mjs 1000 10000`. Each step is kept in target/bench/build-N.json as soon as it is done; a run that was broken off goes
// on where it stopped, as long as program and benchmark are the same. AGAIN=1 measures everything anew.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as hugo from "./hugo.mjs";
import * as ours from "./ours.mjs";
import { DAY, corpora, gongbao, measured, middle, release, repository, results, run } from "./run.mjs";
import { growth, machine, table } from "./table.mjs";

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0 || sizes.some((size) => !(size >= 17))) throw new Error("say how many measures: node build.mjs 1000 10000");

await mkdir(results, { recursive: true });
const state = await programs();
console.log(machine(state));
const site = await wholeOfThisSite();
const all = [];
for (const size of sizes) {
  const result = await bench(size);
  all.push(result);
  console.log(`\n${table(result, state, site)}`);
}
if (all.length > 1) console.log(`\n${growth(all)}`);

/** What is measured, and on which machine. */
async function programs() {
  const peer = await hugo.install();
  const key = createHash("sha256").update(await readFile(gongbao));
  const folder = fileURLToPath(new URL(".", import.meta.url));
  for (const name of (await readdir(folder)).filter((each) => /^(ours|hugo|hugo-content|run)\.mjs$|\.py$/.test(each)).sort()) {
    key.update(await readFile(join(folder, name)));
  }
  return {
    key: key.digest("hex"),
    gongbao: { version: run(gongbao, ["--version"]).output.trim(), bytes: (await stat(gongbao)).size },
    hugo: { program: peer, ...(await hugo.version(peer)) },
    pagefind: JSON.parse(await readFile(join(folder, "node_modules", "pagefind", "package.json"), "utf8")).version,
    cores: cpus().length,
    processor: cpus()[0].model,
    memory: totalmem(),
  };
}

/** The repository's own site, where there was none. */
async function wholeOfThisSite() {
  const out = join(results, "site");
  const took = await middle(5, async () => {
    await rm(out, { recursive: true, force: true });
    return measured(gongbao, ["build", "--root", repository, "--out", out, "--as-of", DAY]);
  });
  await rm(out, { recursive: true, force: true });
  return took;
}

async function bench(size) {
  const file = join(results, `build-${size}.json`);
  const kept = process.env.AGAIN ? null : await readFile(file, "utf8").then(JSON.parse, () => null);
  const result = kept?.key === state.key ? kept : { key: state.key, size };
  const root = join(corpora, String(size));
  // One run of a large site is long enough to be even; a small one is over before the processor has its speed.
  const place = { root, out: join(root, "public"), times: size > 20_000 ? 1 : 3, peerTimes: size > 2000 ? 1 : 3, hugo: state.hugo.program };
  run(join(release, "examples", "corpus"), [String(size), root], { cwd: repository });
  await ours.restore(place);
  place.policy = (await ours.editedMeasure(place)).policy;
  for (const [name, step] of Object.entries({ ...ours.STEPS, ...hugo.STEPS })) {
    if (result[name] === undefined) {
      const load = await readFile("/proc/loadavg", "utf8").then((text) => Number(text.split(" ")[0]), () => null);
      result[name] = { ...(await step(place)), load };
      await writeFile(file, JSON.stringify(result, null, 1));
    }
    console.log(`${size} measures: ${name} ${say(result[name])}`);
  }
  return result;
}

/** A step's figures in a line, for whoever waits. */
function say({ wall, one, same, memory }) {
  if (same !== undefined) return same ? "the same bytes" : "other bytes";
  const seconds = (wall ?? one).toFixed(3);
  return memory ? `${seconds} s, ${(memory / 2 ** 20).toFixed(0)} MiB` : `${seconds} s`;
}
