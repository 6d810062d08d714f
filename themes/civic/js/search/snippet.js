// The piece of a text that shows why it was found, and what to mark in it: docs/search.md, section 7.
// In Rust: src/index/snippet.rs. All places are counted in characters, not in units of a string.

import { hasHan, keyOf } from "./terms.js";

const CHINESE = { width: 90, lead: 20 };
const ENGLISH = { width: 220, lead: 60 };

/** Everything that a hit may be found by: the query, its units and their other words. */
export function wantedBy(plan) {
  const wanted = [plan.query, ...plan.chunks, ...plan.units.flatMap((unit) => [unit.text, ...unit.alternatives])];
  return wanted.filter((text) => [...text].length > 1 || [...plan.query].length === 1);
}

/** Where any of the wanted stands in a text: `[start, end]`, ascending, none touching another. */
export function marksIn(text, wanted, language) {
  const normal = language.normal(text);
  const words = language.tokens(normal);
  const found = wanted.flatMap((one) => (hasHan(one) ? pieces(normal.letters, [...one]) : stems(words, keyFor(one, language))));
  const origins = found.map(([start, end]) => [normal.origins[start], normal.origins[end - 1] + 1]);
  return merged(origins.sort(([a, c], [b, d]) => a - b || c - d));
}

function keyFor(text, language) {
  return keyOf(language.tokens(language.normal(text))).split(" ");
}

function pieces(letters, wanted) {
  const found = [];
  for (let at = 0; at + wanted.length <= letters.length; at++) {
    if (wanted.every((letter, place) => letters[at + place] === letter)) found.push([at, at + wanted.length]);
  }
  return found;
}

function stems(words, keys) {
  const found = [];
  for (let at = 0; at + keys.length <= words.length; at++) {
    if (keys.every((key, place) => words[at + place].key === key)) {
      found.push([words[at].start, words[at + keys.length - 1].end]);
    }
  }
  return found;
}

function merged(sorted) {
  const marks = [];
  for (const [start, end] of sorted) {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/** The piece of a text with the most that was wanted: `{ text, marks }`. */
export function snippetOf(text, wanted, language, isChinese) {
  const { width, lead } = isChinese ? CHINESE : ENGLISH;
  const characters = [...text].map((character) => (character === "\n" ? " " : character));
  const all = marksIn(text, wanted, language);
  const start = beginning(characters, bestPlace(all, width - lead), lead, isChinese);
  const end = Math.min(start + width, characters.length);
  const before = start > 0 ? "…" : "";
  const shift = before.length - start;
  return {
    text: `${before}${characters.slice(start, end).join("")}${end < characters.length ? "…" : ""}`,
    marks: all
      .filter(([from, to]) => to > start && from < end)
      .map(([from, to]) => [Math.max(from, start) + shift, Math.min(to, end) + shift]),
  };
}

// The first of the places that show most.
function bestPlace(all, reach) {
  let [best, most] = [0, -1];
  for (const [start] of all) {
    const inside = all.filter((mark) => mark[0] >= start && mark[1] <= start + reach);
    const shown = inside.reduce((sum, mark) => sum + mark[1] - mark[0], 0);
    if (shown > most) [best, most] = [start, shown];
  }
  return best;
}

// Where the piece begins: with the sentence, if that is near; else a little before the mark, not inside a word.
function beginning(characters, mark, lead, isChinese) {
  const earliest = Math.max(0, mark - lead);
  const ends = isChinese ? "。；\n" : "。；\n.;";
  let sentence = mark - 1;
  while (sentence >= earliest && !ends.includes(characters[sentence])) sentence -= 1;
  const hasSentence = sentence >= earliest;
  if (earliest === 0 && !hasSentence) return 0;
  let start = hasSentence ? sentence + 1 : earliest;
  if (!hasSentence) {
    while (start < mark && !isChinese && characters[start] !== " ") start += 1;
    start = start < mark ? start + 1 : earliest;
  }
  while (start < mark && characters[start] === " ") start += 1;
  return start;
}
