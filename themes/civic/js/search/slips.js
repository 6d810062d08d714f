// Slips of the finger, and what comes nearest: docs/search.md, section 6.7. In Rust: src/index/slips.rs.

import { hasHan } from "./terms.js";

const LEAST_LETTERS = 5;
const LEAST_HAN = 3;
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
  if (text.length < LEAST_LETTERS || !/^[a-z]+$/.test(text)) return null;
  const stems = new Set(slipsOf(text).map((word) => language.stems.of(word)));
  const candidates = [...stems].filter((stem) => stem.length >= LEAST_LETTERS - 1).sort();
  lists.need(candidates.map((stem) => `_${stem}`));
  let [best, most] = [null, 0];
  for (const stem of candidates) {
    const count = lists.count(`_${stem}`);
    if (count > most) [best, most] = [stem, count];
  }
  return best;
}

// Every word that one slip makes of this one, the first letter apart: people get that right.
function slipsOf(word) {
  const words = [];
  for (let at = 1; at <= word.length; at++) {
    const [before, behind] = [word.slice(0, at), word.slice(at)];
    for (const letter of "abcdefghijklmnopqrstuvwxyz") {
      words.push(before + letter + behind, before + letter + behind.slice(1));
    }
    words.push(before + behind.slice(1));
    if (behind.length > 1) words.push(before + behind[1] + behind[0] + behind.slice(2));
  }
  return words;
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
      if (!isOneCharacterOff(typed, start, characters, plan.missed, lists)) continue;
      best = { start, length, word };
      break;
    }
  }
  return best && replaced(plan, [best.start, best.start + best.length], best.word);
}

// Whether one character differs that nothing was begun with, and forms no term with its neighbours in that stretch.
function isOneCharacterOff(typed, start, word, missed, lists) {
  const differing = [];
  for (let at = 0; at < word.length && differing.length < 2; at++) {
    if (typed[start + at] !== word[at]) differing.push(at);
  }
  if (differing.length !== 1) return false;
  const [at] = differing;
  // What is missed beyond the edge too is another word: 保税展示 is no 保税区示.
  if (at === 0 && missed.has(start - 1)) return false;
  if (at + 1 === word.length && missed.has(start + word.length)) return false;
  if (!missed.has(start + at) || !hasHan(typed[start + at])) return false;
  const isTerm = (place) => lists.count(typed[start + place] + typed[start + place + 1]) > 0;
  return !(at > 0 && isTerm(at - 1)) && !(at + 1 < word.length && isTerm(at));
}

/** Words to try: what is known of the query, then words that share a pair of characters or a beginning with it. */
export function nearest(plan, { lexicon, phrases }) {
  const found = [];
  const offer = (word) => {
    if (found.length < MOST_NEAREST && !found.includes(word) && phrases.find(word).size > 0) found.push(word);
  };
  // A word such as work or cars is known because it stands somewhere, and leads nowhere by itself.
  const leadsSomewhere = (unit) => unit.isKnown && (unit.isTerm || hasHan(unit.text));
  for (const unit of plan.units.filter(leadsSomewhere)) [unit.text, ...unit.alternatives].forEach(offer);
  for (const unit of plan.units.filter(({ isKnown }) => !isKnown)) {
    const characters = [...unit.text];
    const length = hasHan(unit.text) ? 2 : 4;
    const parts = characters.slice(0, Math.max(0, characters.length - length + 1));
    const pieces = parts.map((_, at) => characters.slice(at, at + length).join(""));
    for (const [first] of lexicon.concepts) if (first && pieces.some((piece) => first.word.includes(piece))) offer(first.word);
  }
  return found;
}
