// Two readers, one answer: for every query of the set the script finds in the exported files what `gongbao search` finds
// in tantivy: the same hits in the same order with the same scores, snippets and marks.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Search } from "../../themes/civic/js/search/reader.js";
import { marksIn, snippetOf, wantedBy } from "../../themes/civic/js/search/snippet.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
const program = process.env.GONGBAO ?? join(target, "debug", "gongbao");
const AT_ONCE = 2;
const LARGEST_ANSWER = 64 * 1024 * 1024;

let folder;
let search;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongbao-readers-"));
  await run(program, ["build", "--root", repository, "--out", join(folder, "public")]);
  search = await Search.open((name) => readFile(join(folder, "public/search", name)));
});

after(() => rm(folder, { recursive: true, force: true }));

test("both readers give every graded query the same hits in the same order", async () => {
  const queries = await rows("queries.tsv");
  await inTurns(queries.map(([query, , language]) => () => same(query, language)));
});

test("both readers take hostile queries calmly, and alike", async () => {
  const queries = JSON.parse(await readFile(new URL("hostile.json", import.meta.url), "utf8"));
  assert.ok(queries.length >= 60);
  await inTurns(queries.map((query) => () => same(query, "zh-hans")));
});

test("both scripts of a query give the same hits", async () => {
  for (const [hans, hant] of [
    ["海外仓", "海外倉"],
    ["税务局", "稅務局"],
    ["国办发〔2023〕10号", "國辦發〔2023〕10號"],
    ["品牌出海有什么补贴", "品牌出海有什麼補貼"],
    ["200万元", "200萬元"],
  ]) {
    const [one, other] = [await search.answer(hans), await search.answer(hant)];
    assert.deepEqual(one.hits, other.hits, `${hans} and ${hant}`);
    assert.ok(one.hits.length > 0, hans);
  }
});

async function same(query, language) {
  const [mine, theirs] = await Promise.all([byScript(query, language), byProgram(query, language)]);
  assert.deepEqual(mine, theirs, JSON.stringify(query));
}

async function byScript(query, language) {
  const answer = await search.answer(query);
  const wanted = wantedBy(answer.plan);
  const hits = [];
  for (const { document, score, isExact } of answer.hits) {
    const record = await search.lists.record(document, language);
    const snippet = snippetOf(record.text, wanted, search.language, language !== "en");
    hits.push({ url: record.url, score, exact: isExact, snippet: snippet.text, marks: snippet.marks });
    assert.ok(marksIn(record.title, wanted, search.language).every(([start, end]) => start < end));
  }
  const nearest = hits.length === 0 ? answer.nearest : undefined;
  return { total: hits.length, exact: answer.exact, inText: answer.inText, showing: answer.showing, nearest, hits };
}

async function byProgram(query, language) {
  const options = ["--root", repository, "--lang", language, "--limit", "1000", "--format", "json"];
  const { stdout } = await run(program, ["search", ...options, "--", query], { maxBuffer: LARGEST_ANSWER });
  const answer = JSON.parse(stdout);
  const hits = answer.hits.map(({ url, score, exact, snippet, marks }) => ({ url, score, exact, snippet, marks }));
  const showing = answer.showing ?? null;
  return { total: answer.total, exact: answer.exact, inText: answer.in_text, showing, nearest: answer.nearest, hits };
}

async function rows(name) {
  const text = await readFile(new URL(name, import.meta.url), "utf8");
  return text.split("\n").filter((row) => row !== "" && !row.startsWith("#")).map((row) => row.split("\t"));
}

// Each answer of the program is a process of its own; all at once would be two hundred of them.
async function inTurns(tasks) {
  const wrong = [];
  const work = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) await task().catch((error) => wrong.push(error.message));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  assert.deepEqual(wrong, []);
}
