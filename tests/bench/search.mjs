// `make bench-search`: gongbao's search and Pagefind's on the same pages, in the same browser, in one run; a table in Markdown.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure, quantile } from "./browser.mjs";
import { gongbao, pagefind } from "./peers.mjs";
import { queriesOf } from "./queries.mjs";
import { brotli, serve } from "./server.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const release = join(process.env.CARGO_TARGET_DIR ?? join(repository, "target"), "release");
const LANGUAGES = ["zh-hant", "zh-hans", "en"];
const QUERIES = 42;
const sizes = process.argv.slice(2).map(Number);

if (sizes.length === 0 || sizes.some(Number.isNaN)) throw new Error("say how many measures: node search.mjs 17 1000 10000");
await mkdir(join(repository, "target", "bench"), { recursive: true });
for (const size of sizes) {
  const result = await bench(size);
  await writeFile(join(repository, "target", "bench", `search-${size}.json`), JSON.stringify(result, null, 1));
  console.log(table(result));
}

async function bench(size) {
  const site = join(repository, "target", "corpus", String(size));
  const bundle = join(site, "pagefind");
  build(site);
  const stages = run(join(release, "examples", "stages"), [site]).output;
  const indexTime = Number(stages.match(/([\d.]+) s {2}index and shards/)[1]);
  const peerTime = await indexWithPagefind(site, bundle);
  const result = { size };
  for (const [peer, folder, time] of [
    [gongbao, join(site, "public", "search"), indexTime],
    [pagefind, join(bundle, "pagefind"), peerTime],
  ]) {
    const host = await serve([join(site, "public"), bundle, join(repository, "themes", "civic")], pagefind.pages);
    const languages = {};
    for (const language of LANGUAGES) {
      const queries = await queriesOf(language, QUERIES / LANGUAGES.length, site);
      languages[language] = await measure(peer, host, language, queries);
    }
    await host.stop();
    result[peer.name] = { time, files: await filesBelow(folder), languages };
  }
  return result;
}

function build(site) {
  run(join(release, "gongbao"), ["build", "--root", site, "--as-of", "2026-11-24"]);
}

/** Only what stands in <main> is indexed, as on our side. */
async function indexWithPagefind(site, bundle) {
  await rm(bundle, { recursive: true, force: true });
  const output = join(bundle, "pagefind");
  const program = fileURLToPath(new URL("node_modules/.bin/pagefind", import.meta.url));
  if (!existsSync(program)) throw new Error("Pagefind is not installed: npm ci --prefix tests/bench");
  return run(program, ["--site", join(site, "public"), "--output-path", output, "--root-selector", "main", "--quiet"]).seconds;
}

function run(program, args) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${error ?? stderr}`);
  return { output: stdout, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

/** How many files an index has, and their bytes as a host would send them. */
async function filesBelow(folder) {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sizes = [];
  // Four at a time, which is what Node compresses at once.
  for (let at = 0; at < entries.length; at += 4) {
    sizes.push(...(await Promise.all(entries.slice(at, at + 4).map(compressedSize))));
  }
  return { count: entries.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function compressedSize({ parentPath, path, name }) {
  const file = await readFile(join(parentPath ?? path, name));
  // Files that were compressed when they were written don't get smaller.
  return /\.(pf_|pagefind)/.test(name) ? file.length : Math.min(file.length, (await brotli(file)).length);
}

function table(result) {
  const ours = summary(result.gongbao, result.size);
  const theirs = summary(result.Pagefind, result.size);
  const lines = Object.keys(ours).map((row) => `| ${row} | ${ours[row]} | ${theirs[row]} |`);
  return [`### ${result.size} measures`, "", "| | gongbao | Pagefind |", "| --- | --- | --- |", ...lines, ""].join("\n");
}

function summary({ time, files, languages }, size) {
  const firsts = Object.values(languages).flatMap(({ first }) => first);
  const next = Object.values(languages).flatMap((language) => language.next);
  const middle = (of) => quantile(next.map(of), 0.5);
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const pair = ({ requests, bytes }) => `${requests} / ${kilobytes(bytes)}`;
  const first = (part) => {
    const typical = (of) => quantile(firsts.map(of), 0.5);
    return pair({ requests: typical((asked) => asked[part].requests), bytes: typical((asked) => asked[part].bytes) });
  };
  const times = next.map((query) => query.time);
  return {
    "first query, data: requests / bytes": first("data"),
    "first query, script: requests / bytes": first("scripts"),
    "first query, both: requests / bytes": first("all"),
    "round trips in a row, first query": quantile(firsts.map(({ rounds }) => rounds), 0.5),
    "next query, median: requests / bytes": pair({ requests: middle((query) => query.requests), bytes: middle((query) => query.bytes) }),
    "next query, 95 %: requests / bytes": pair({
      requests: quantile(next.map((query) => query.requests), 0.95),
      bytes: quantile(next.map((query) => query.bytes), 0.95),
    }),
    "time, next query: median / 95 %": `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)} ms`,
    "queries with results": `${next.filter(({ results }) => results > 0).length} of ${next.length}`,
    "index files": files.count,
    "bytes per measure, compressed": kilobytes(files.bytes / size),
    "index and shards, time": `${time.toFixed(2)} s`,
  };
}
