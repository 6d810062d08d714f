// The finder's arithmetic by the script: the same tables as tests/finder.rs, to which the program is held.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { DOES_NOT_FIT, FITS, OPEN, verdict, wanted } from "../../themes/civic/js/finder/evaluate.js";
import { estimate, share } from "../../themes/civic/js/finder/sums.js";
import { read } from "../../themes/civic/js/finder/typed.js";

const WORDS = { [DOES_NOT_FIT]: "does-not-fit", [OPEN]: "open", [FITS]: "fits" };
const table = async (name) => JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));

test("verdicts, and what is still to be asked", async () => {
  const { cases } = await table("cases.json");
  assert.ok(cases.length >= 60);
  for (const [condition, given, expected, open] of cases) {
    const answers = new Map(Object.entries(given));
    const what = JSON.stringify([condition, given]);
    assert.equal(WORDS[verdict(condition, answers)], expected, what);
    assert.deepEqual([...wanted(condition, answers)].sort(), open, what);
  }
});

test("what people type", async () => {
  for (const [typed, units, most, expected] of (await table("typed.json")).cases) {
    const { number, refusal } = read(typed, units, most);
    assert.deepEqual(number ?? refusal, expected, JSON.stringify(typed));
  }
});

test("sums, to the fen", async () => {
  const { shares, estimates } = await table("sums.json");
  for (const [costs, ratio, cap, uncapped, atMost] of shares) {
    const found = share(costs, ratio, cap ?? undefined);
    assert.deepEqual([`${found.uncapped}`, `${found.atMost}`], [uncapped, atMost], `${costs} × ${ratio}`);
  }
  for (const [grants, lines, totals] of estimates) {
    const found = estimate(grants);
    const told = found.lines.map(({ outcome, sum }) => (sum === undefined ? outcome : `${outcome} ${sum}`));
    assert.deepEqual(told, lines, JSON.stringify(grants));
    const { once, yearly, onceOpen, yearlyOpen } = found;
    assert.deepEqual([once, yearly, onceOpen, yearlyOpen].map(String), totals, JSON.stringify(grants));
  }
});

// Whatever is answered next, a verdict that was reached stays, and a question that was not wanted changes nothing.
test("more answers never turn a verdict around", async () => {
  const { cases, questions } = await table("cases.json");
  const conditions = cases.map(([condition]) => condition);
  const random = randomNumbers(20261125);
  const pick = (list) => list[random() % list.length];
  for (let round = 0; round < 20_000; round += 1) {
    const condition = pick(conditions);
    const answers = new Map();
    for (const question of questions.filter(() => random() % 2 === 0)) answers.set(question, anyAnswer(question, random, pick));
    const before = verdict(condition, answers);
    const asked = wanted(condition, answers);
    assert.equal(asked.size > 0, before === OPEN && mentions(condition), JSON.stringify([condition, [...answers]]));
    const next = pick(questions.filter((question) => !answers.has(question)).concat("none"));
    answers.set(next, anyAnswer(next, random, pick));
    const after = verdict(condition, answers);
    if (before !== OPEN || !asked.has(next)) assert.equal(after, before, JSON.stringify([condition, [...answers]]));
  }
});

function mentions(condition) {
  return JSON.stringify(condition).includes('"q"');
}

function anyAnswer(question, random, pick) {
  if (["land", "sales", "followers", "years"].includes(question)) return pick([0, 100, 200, 299, 300, 999999, 1000000, 500000000]);
  if (["opened", "lease"].includes(question)) return pick(["2019-12-31", "2023-12-31", "2024-01-01", "2026-06-30"]);
  return [pick(["yes", "no", "seller", "platform", "park", "school"])];
}

// Numerical Recipes' generator: the same numbers on every machine.
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
