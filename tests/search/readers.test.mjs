// Two readers, one answer: for every query of the set the script finds in the exported files what `gongbao search` finds
// in tantivy: the same hits in the same order with the same scores, snippets and marks. The program is asked through
// `/search.json` of `gongbao serve`, which is `gongbao search --format json` without a process for each query.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Search } from "../../themes/civic/js/search/reader.js";
import { marksIn, snippetOf, wantedBy } from "../../themes/civic/js/search/snippet.js";
import { serveSite } from "../browser/site.mjs";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
const program = process.env.GONGBAO ?? join(target, "debug", "gongbao");
const AT_ONCE = 4;
const MOST_HITS = 100;

let site;
let search;

before(async () => {
  site = await serveSite();
  search = await Search.open(async (name) => {
    const answer = await fetch(`${site.address}search/${name}`);
    assert.equal(answer.status, 200, name);
    return Buffer.from(await answer.arrayBuffer());
  });
});

after(() => site?.stop());

test("both readers give every graded query the same hits in the same order", async () => {
  const files = ["queries.tsv", "queries-second.tsv", "queries-held-out.tsv", "queries-third.tsv"];
  const queries = (await Promise.all(files.map(rows))).flat();
  await inTurns(queries.map(([query, , language]) => () => same(query, language)));
});

test("both readers take hostile queries calmly, and alike", async () => {
  const queries = JSON.parse(await readFile(new URL("hostile.json", import.meta.url), "utf8"));
  assert.ok(queries.length >= 60);
  await inTurns(queries.map((query) => () => same(query, "zh-hans")));
});

test("the terminal and the server give the same JSON", async () => {
  const options = ["--lang", "en", "--limit", "3", "--agency", "commerce", "--kind", "subsidy", "--format", "json"];
  const { stdout } = await run(program, ["search", "--root", repository, ...options, "补贴"]);
  const asked = await ask({ q: "补贴", lang: "en", limit: 3, agency: "commerce", kind: "subsidy" });
  assert.equal(await asked.text(), stdout);
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

test("every piece of a clause finds that clause, in either script", async () => {
  const { types } = search.lists.root;
  const first = types.slice(0, types.findIndex(([kind]) => kind === "clause")).reduce((sum, [, count]) => sum + count, 0);
  const [, clauses] = types.find(([kind]) => kind === "clause");
  const missed = [];
  for (let document = first; document < first + clauses; document++) {
    for (const language of ["zh-hans", "zh-hant"]) {
      const { text } = await search.lists.record(document, language);
      for (const piece of piecesOf([...text])) {
        const { hits } = await search.answer(piece);
        if (!hits.some((hit) => hit.document === document && hit.isExact)) missed.push(`${document}: ${piece}`);
      }
    }
  }
  assert.deepEqual(missed, []);
});

// All of two to eight characters that hold a letter, a figure or a Chinese character.
function piecesOf(characters) {
  const pieces = new Set();
  for (let start = 0; start < characters.length; start++) {
    for (let length = 2; length <= 8 && start + length <= characters.length; length++) {
      pieces.add(characters.slice(start, start + length).join(""));
    }
  }
  return [...pieces].filter((piece) => /[\p{Alphabetic}\p{N}]/u.test(piece) && !piece.includes("\n"));
}

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
  const asked = await ask({ q: query, lang: language, limit: MOST_HITS });
  const answer = await asked.json();
  assert.equal(asked.status, 200, answer.error);
  assert.ok(answer.total <= MOST_HITS, "an answer shows all its hits");
  const hits = answer.hits.map(({ url, score, exact, snippet, marks }) => ({ url, score, exact, snippet, marks }));
  const showing = answer.showing ?? null;
  return { total: answer.total, exact: answer.exact, inText: answer.in_text, showing, nearest: answer.nearest, hits };
}

function ask(parameters) {
  return fetch(`${site.address}search.json?${new URLSearchParams(parameters)}`);
}

async function rows(name) {
  const text = await readFile(new URL(name, import.meta.url), "utf8");
  return text.split("\n").filter((row) => row !== "" && !row.startsWith("#")).map((row) => row.split("\t"));
}

// All at once would be two hundred connections.
async function inTurns(tasks) {
  const wrong = [];
  const work = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) await task().catch((error) => wrong.push(error.message));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  assert.deepEqual(wrong, []);
}
