// What `gongbao build` and `gongbao serve` take for a site, step by step; each step is measured for itself.

import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DAY, compare, freePort, gongbao, measured, middle, pause, release, run, serving, sizeOf, until } from "./run.mjs";

/** The steps of our column, in the order in which they must run: each builds on the folder that the one before left. */
export const STEPS = { cold, warm, edited, precompressed, floor, repeated, served };

/** The whole site, where there was none. */
async function cold(place) {
  const took = await middle(place.times, async () => {
    await forget(place);
    return build(place);
  });
  const stages = timings(took.said);
  return { wall: took.wall, cpu: took.cpu, memory: took.memory, stages, ...(await sizeOf(place.out)) };
}

/** The same once more: nothing has changed. */
async function warm(place) {
  const took = await middle(place.times, () => build(place));
  return { wall: took.wall, cpu: took.cpu, memory: took.memory, written: written(took.output), stages: timings(took.said) };
}

/** One clause has another text than before. */
async function edited(place) {
  const took = await middle(place.times, async () => {
    await edit(place);
    return build(place);
  });
  await restore(place);
  await build(place);
  return { wall: took.wall, cpu: took.cpu, memory: took.memory, written: written(took.output), stages: timings(took.said) };
}

/** The whole site with compressed copies, where there was none. */
async function precompressed(place) {
  const out = `${place.out}-precompressed`;
  const took = await middle(place.times, async () => {
    await rm(out, { recursive: true, force: true });
    await forgetCache(place);
    return build({ ...place, out }, ["--precompress"]);
  });
  const size = await sizeOf(out);
  await rm(out, { recursive: true, force: true });
  return { wall: took.wall, cpu: took.cpu, memory: took.memory, ...size };
}

/** The same files, written by a program that does nothing else. */
async function floor(place) {
  const seconds = (threads) => {
    const folder = `${place.out}-floor`;
    const { output } = run(join(release, "examples", "floor"), [place.out, folder, String(threads)]);
    return Number(output.match(/^([\d.]+) s/)[1]);
  };
  const best = (threads) => Math.min(...Array.from({ length: 3 }, () => seconds(threads)));
  const found = { one: best(1), two: best(2) };
  await rm(`${place.out}-floor`, { recursive: true, force: true });
  return found;
}

/** The same content in another folder, on one thread and in another time zone. */
async function repeated(place) {
  const elsewhere = { root: `${place.root}-elsewhere`, out: `${place.root}-elsewhere/site` };
  await rm(elsewhere.root, { recursive: true, force: true });
  await mkdir(elsewhere.root, { recursive: true });
  await cp(join(place.root, "content"), join(elsewhere.root, "content"), { recursive: true });
  const environment = { ...process.env, RAYON_NUM_THREADS: "1", TZ: "America/New_York", LC_ALL: "C" };
  await build(elsewhere, [], { env: environment });
  const found = compare(place.out, elsewhere.out);
  await rm(elsewhere.root, { recursive: true, force: true });
  return found;
}

/** From the moment at which an edited file is on the disk until the page has the new words. */
async function served(place) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/${(await editedMeasure(place)).path}`;
  const args = ["serve", "--root", place.root, "--as-of", DAY, "--port", String(port), "--out", `${place.out}-preview`];
  const times = await serving(gongbao, args, address, async () => {
    const all = [];
    for (let time = 0; time < 3; time++) {
      await pause(1000);
      const mark = await edit(place);
      all.push(await until(address, (text) => text.includes(mark)));
    }
    return all;
  });
  await restore(place);
  await rm(`${place.out}-preview`, { recursive: true, force: true });
  return { wall: times.sort((a, b) => a - b)[1] };
}

/** Starts as somebody does who has just copied the content to this machine. */
async function forget(place) {
  await rm(place.out, { recursive: true, force: true });
  await forgetCache(place);
}

function forgetCache(place) {
  return rm(join(place.root, ".gongbao"), { recursive: true, force: true });
}

function build(place, more = [], options = {}) {
  return measured(gongbao, ["build", "--root", place.root, "--out", place.out, "--as-of", DAY, "--timings", ...more], options);
}

/** `   250.0 ms   25 %  reading the content`: seconds by stage. */
function timings(said) {
  const lines = said.matchAll(/^ *([\d.]+) ms +\d+ % {2}(.+)$/gm);
  return Object.fromEntries([...lines].map(([, milliseconds, stage]) => [stage, Number(milliseconds) / 1000]));
}

/** `(12 new, 3 changed, 116 unchanged)`: how many files were written. */
function written(output) {
  const number = (word) => Number(output.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return number("new") + number("changed");
}

/** The measure that is edited: the first of the last policy, and where its English page stands. */
export async function editedMeasure(place) {
  const policies = join(place.root, "content", "policies");
  const policy = (await readdir(policies)).sort().at(-1);
  const folder = join(policies, policy, "measures");
  const file = join(folder, (await readdir(folder)).sort()[0]);
  // Beside content/, where nobody reads it.
  return { file, kept: join(place.root, "edited-measure.yaml"), policy, path: `en/policies/${policy}/1/` };
}

/** Adds a sentence to the first clause, in both written languages; gives back what only the new page says. */
async function edit(place) {
  const { file, kept } = await editedMeasure(place);
  const original = (await read(kept)) ?? (await readFile(file, "utf8"));
  await writeFile(kept, original);
  edits += 1;
  const mark = `The ${ORDINALS[edits % ORDINALS.length]} notice`;
  let left = 2;
  // Titles end without a full stop, so the first two texts that have one are those of the first clause.
  const text = original.replace(/^( *)(zh-Hans|en): "(.*[。.])"$/gm, (whole, indent, lang, words) =>
    left-- > 0 ? `${indent}${lang}: "${words}${lang === "en" ? ` ${mark} follows.` : "另行通知。"}"` : whole,
  );
  if (left > 0) throw new Error(`${file} has no clause that can be edited`);
  await writeFile(file, text);
  return mark;
}

/** Words, because a figure in one language only would be refused. */
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
let edits = 0;

/** Puts the measure back as it was, also after a run that was broken off. */
export async function restore(place) {
  const { file, kept } = await editedMeasure(place);
  const original = await read(kept);
  if (original === null) return;
  await writeFile(file, original);
  await rm(kept);
}

function read(path) {
  return readFile(path, "utf8").catch(() => null);
}
