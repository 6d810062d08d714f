// `make bench-search`: gongbao's search and Pagefind's on the same pages, in the same browser, in one run; a table in Markdown.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { measure, quantile } from "./browser.mjs";
import { gongbao, pagefind } from "./peers.mjs";
import { queriesOf } from "./queries.mjs";
import { DAY, corpora, gongbao as program, indexWithPagefind, release, repository, results, run } from "./run.mjs";
import { brotli, serve } from "./server.mjs";

const LANGUAGES = ["zh-hant", "zh-hans", "en"];
const QUERIES = 42;
const sizes = process.argv.slice(2).map(Number);

if (sizes.length === 0 || sizes.some(Number.isNaN)) throw new Error("say how many measures: node search.mjs 17 1000 10000");
await mkdir(results, { recursive: true });
for (const size of sizes) {
  const result = await bench(size);
  await writeFile(join(results, `search-${size}.json`), JSON.stringify(result, null, 1));
  console.log(table(result));
}

async function bench(size) {
  const site = join(corpora, String(size));
  const bundle = join(site, "pagefind");
  run(program, ["build", "--root", site, "--as-of", DAY]);
  const stages = run(join(release, "examples", "stages"), [site]).output;
  const indexTime = Number(stages.match(/([\d.]+) s {2}index and shards/)[1]);
  const { wall: peerTime } = await indexWithPagefind(join(site, "public"), join(bundle, "pagefind"));
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
