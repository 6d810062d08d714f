// What every reader must make of texts and queries before it looks at any document: the cases of plan.json, by the script.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { readFacts } from "../../themes/civic/js/search/facts.js";
import { numeral, parseNumeral } from "../../themes/civic/js/search/numerals.js";
import { chunksOf } from "../../themes/civic/js/search/plan.js";
import { Readings } from "../../themes/civic/js/search/readings.js";
import { readReference } from "../../themes/civic/js/search/references.js";
import { Language, compare, keyOf } from "../../themes/civic/js/search/terms.js";
import { log2 } from "../../themes/civic/js/search/units.js";

const cases = JSON.parse(await read("tests/search/plan.json"));
const language = new Language({ fold: await completeFold(), stems: await stems() });

const readings = new Readings(Object.fromEntries((await rows("src/zh/data/readings.txt")).map((row) => row.split("\t"))));

const readers = {
  normal: (text) => language.string(text),
  stem: (word) => language.stems.of(word),
  key: (text) => keyOf(language.tokens(language.normal(text))),
  reference: (query) => readReference(query, language),
  facts: (query) => readFacts(query).map(({ mark }) => mark),
  chunks: (query) => chunksOf(query, language),
  log2,
  read_as: (text) => readings.areRead([...text.split(" ")[0]], text.split(" ")[1]),
  begins_as: (text) => readings.beginWith([...text.split(" ")[0]], text.split(" ")[1]),
  sounds_as: (text) => readings.soundAlike(...text.split(" ")),
};

for (const [what, reader] of Object.entries(readers)) {
  test(`${what}: as plan.json has it`, () => {
    assert.ok(cases[what].length > 0);
    for (const [text, expected] of cases[what]) assert.deepEqual(reader(text), expected, JSON.stringify(text));
  });
}

test("terms are compared by code point, as the files are sorted", () => {
  const sorted = ["#a", "_a", "a", "ab", "海外", "\uFA0E", "\uFFFD", "𠮷"];
  for (let at = 1; at < sorted.length; at++) assert.ok(compare(sorted[at - 1], sorted[at]) < 0, sorted[at]);
  assert.equal(compare("𠮷野", "𠮷野"), 0);
});

test("numerals are read as they are written", () => {
  for (let n = 0; n < 10_000; n++) assert.equal(parseNumeral(numeral(n)), BigInt(n));
});

function read(path) {
  return readFile(new URL(`../../${path}`, import.meta.url), "utf8");
}

// A site hands out the pairs that it needs; here are all of them, Hong Kong's forms too, folded twice as in Rust.
async function completeFold() {
  const pairs = new Map(await table("src/zh/data/TSCharacters.txt"));
  for (const [local, standard] of await table("src/zh/data/HKVariantsRev.txt")) {
    if (!pairs.has(local)) pairs.set(local, pairs.get(standard) ?? standard);
  }
  return [...pairs].map(([from, to]) => from + (pairs.get(to) ?? to)).join("");
}

// Of several forms the first is the usual one.
async function table(path) {
  const cells = (await rows(path)).map((row) => row.split("\t"));
  return cells.map(([from, to]) => [from, to.split(" ")[0]]);
}

async function rows(path) {
  return (await read(path)).split("\n").filter((row) => row !== "" && !row.startsWith("#"));
}

async function stems() {
  const cells = (await rows("src/index/data/stems.tsv")).map((row) => row.split("\t"));
  const suffixes = cells.filter(([first]) => first !== "=").map(([suffix, instead, left]) => [suffix, instead, Number(left)]);
  suffixes.sort(([a], [b]) => b.length - a.length || compare(a, b));
  return { spellings: Object.fromEntries(cells.filter(([first]) => first === "=").map(([, from, to]) => [from, to])), suffixes };
}
