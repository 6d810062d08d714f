// Slips of the finger, and what comes nearest: docs/search.md, section 6.7. In Rust: src/index/slips.rs.

import { hasHan } from "./terms.js";

const LEAST_LETTERS = 5;
const LEAST_HAN = 3;
const MOST_COMPARED = 20_000;
const MOST_NEAREST = 5;

/** The query with its first slip mended, or null. */
export function mended(plan, search) {
  for (const unit of plan.units) {
    if (unit.isKnown || hasHan(unit.text)) continue;
    const word = nearestWord(unit, search);
    if (word !== null) return replaced(plan, unit.range, word);
  }
  return mendedHan(plan, search);
}

function replaced({ query }, [start, end], word) {
  const characters = [...query];
  return [...characters.slice(0, start), word, ...characters.slice(end)].join("");
}

// The word of the index that is one slip away: of the most frequent ones the first.
function nearestWord({ text }, { language, lists }) {
  if (!/^[A-Za-z]/.test(text) || size(text) < LEAST_LETTERS) return null;
  const typed = language.stems.of(text);
  let [best, most] = [null, 0];
  for (const term of lists.startingWith(`_${text[0]}`).slice(0, MOST_COMPARED)) {
    const other = term.slice(1);
    if (size(other) < LEAST_LETTERS - 1 || !(isOneSlip(typed, other) || isOneSlip(text, other))) continue;
    const count = lists.count(term);
    if (count > most) [best, most] = [other, count];
  }
  return best;
}

function size(text) {
  return new TextEncoder().encode(text).length;
}

// One letter more, less or other, or two neighbours in the wrong order.
function isOneSlip(one, other) {
  const [a, b] = one.length <= other.length ? [one, other] : [other, one];
  if (a === b || b.length - a.length > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

// A word of the lexicon, one character of which is written otherwise in the query.
function mendedHan(plan, { lexicon, lists }) {
  const typed = [...plan.query];
  let best = null;
  for (const { word } of lexicon.concepts.flat()) {
    const characters = [...word];
    const { length } = characters;
    if (length < LEAST_HAN || length <= (best?.length ?? 0) || !characters.every((one) => hasHan(one))) continue;
    for (let start = 0; start + length <= typed.length; start++) {
      if (!isOneCharacterOff(typed.slice(start, start + length), characters, lists)) continue;
      best = { start, length, word };
      break;
    }
  }
  return best && replaced(plan, [best.start, best.start + best.length], best.word);
}

// Whether one character differs, and stands next to none that it ever stands next to.
function isOneCharacterOff(typed, word, lists) {
  const differing = [];
  for (let at = 0; at < word.length && differing.length < 2; at++) if (typed[at] !== word[at]) differing.push(at);
  if (differing.length !== 1) return false;
  const [at] = differing;
  if (!hasHan(typed[at])) return false;
  const isTerm = (start) => start >= 0 && start + 1 < typed.length && lists.count(typed[start] + typed[start + 1]) > 0;
  return !isTerm(at - 1) && !isTerm(at);
}

/** Words to try: what is known of the query, then words that share a pair of characters or a beginning with it. */
export function nearest(plan, { lexicon, phrases }) {
  const found = [];
  const offer = (word) => {
    if (found.length < MOST_NEAREST && !found.includes(word) && phrases.find(word).size > 0) found.push(word);
  };
  for (const unit of plan.units.filter(({ isKnown }) => isKnown)) [unit.text, ...unit.alternatives].forEach(offer);
  for (const unit of plan.units.filter(({ isKnown }) => !isKnown)) {
    const characters = [...unit.text];
    const length = hasHan(unit.text) ? 2 : 4;
    const parts = characters.slice(0, Math.max(0, characters.length - length + 1));
    const pieces = parts.map((_, at) => characters.slice(at, at + length).join(""));
    for (const [first] of lexicon.concepts) if (first && pieces.some((piece) => first.word.includes(piece))) offer(first.word);
  }
  return found;
}
