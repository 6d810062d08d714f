// Slips of the finger, and what comes nearest: docs/search.md, section 6.7. In Rust: src/index/slips.rs.

import { compare, hasHan } from "./terms.js";

// Words of fewer letters, without the s of a plural, are too near to one another: meals are no mean.
const LEAST_LETTERS = 5;
// A wrong character among fewer that does not sound like the right one is no slip but another word.
const LEAST_HAN = 3;
// What is typed as it is read has so many characters at least; as first letters, so many.
const LEAST_READ = 2;
const LEAST_INITIALS = 3;
const MOST_NEAREST = 5;

/** The query with its first slip mended, or null. */
export function mended(plan, search) {
  return readAloud(plan, search) ?? misspelt(plan, search) ?? wrongCharacters(plan, search);
}

// Units in Latin letters of which nothing is known, not even that other policies are about them.
function unknownWords({ units }, { language, lexicon }) {
  const isElsewhere = (text) => lexicon.isElsewhere(language.stems.of(text));
  return units.filter(({ isKnown, text }) => !isKnown && /^[a-z]+$/.test(text) && !isElsewhere(text));
}

// haiwaicang and bao xian are how words of the lexicon are read, hwc is how one begins.
function readAloud(plan, search) {
  const words = unknownWords(plan, search);
  if (words.length === 0) return null;
  const readings = search.readings();
  for (let first = 0; first < words.length; first++) {
    let last = first;
    while (last + 1 < words.length && words[last].range[1] + 1 === words[last + 1].range[0]) last += 1;
    for (; last >= first; last--) {
      const text = words.slice(first, last + 1).map((word) => word.text).join("");
      const found = hanWord(search, (characters) => characters.length >= LEAST_READ && readings.areRead(characters, text));
      if (found) return replaced(plan, [words[first].range[0], words[last].range[1]], found);
    }
  }
  const [word] = words;
  if (words.length > 1 || word.text !== plan.query || word.text.length < LEAST_INITIALS) return null;
  const found = hanWord(search, (characters) => readings.beginWith(characters, word.text));
  return found ? replaced(plan, word.range, found) : null;
}

// The first Chinese word of the lexicon that fits and stands somewhere itself, else the first that fits.
function hanWord({ lexicon, phrases }, fits) {
  const fitting = lexicon.concepts.flat().map(({ word }) => word).filter((word) => fits([...word]));
  return fitting.find((word) => phrases.find(word).size > 0) ?? fitting[0];
}

function replaced({ query }, [start, end], word) {
  const characters = [...query];
  return [...characters.slice(0, start), word, ...characters.slice(end)].join("");
}

function misspelt(plan, search) {
  const isAlone = plan.units.every(({ isKnown }) => !isKnown);
  for (const unit of unknownWords(plan, search)) {
    const word = nearestWord(unit, isAlone, search);
    if (word !== null) return replaced(plan, unit.range, word);
  }
  return null;
}

// The word that is one slip away: of those with the most documents the first.
function nearestWord({ text }, isAlone, { language, lexicon, lists, functions }) {
  const isShort = text.replace(/s+$/, "").length < LEAST_LETTERS;
  // Of four letters only a word that lacks one is a slip, and only beside words that are right: cros-border.
  if (isShort && (isAlone || text.length + 1 < LEAST_LETTERS)) return null;
  const fits = (word) => {
    const isLonger = word.length === text.length + 1;
    const isSwap = word.length === text.length && sorted(word) === sorted(text);
    // stuck is no slip for stack.
    return word.length >= LEAST_LETTERS && ((text.length > LEAST_LETTERS && !isShort) || isLonger || (!isShort && isSwap));
  };
  const candidates = [...new Set(slipsOf(text))]
    .filter((word) => fits(word) && !functions.latin.has(word))
    .map((word) => ({ word, stem: language.stems.of(word) }))
    .filter(({ stem }) => stem.length >= LEAST_LETTERS - 1)
    .sort((a, b) => compare(a.word, b.word));
  lists.need(candidates.map(({ stem }) => `_${stem}`));
  let [best, most] = [null, 0];
  for (const { word, stem } of candidates) {
    const count = Math.max(lists.count(`_${stem}`), lexicon.has(stem) ? 1 : 0);
    if (count > most) [best, most] = [word, count];
  }
  return best;
}

function sorted(word) {
  return [...word].sort().join("");
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

// A word of the lexicon that stands in the query with a wrong character, or with others that sound like its own.
function wrongCharacters(plan, search) {
  if (plan.missed.size === 0) return null;
  const typed = [...plan.query];
  let best = null;
  for (const { word } of search.lexicon.concepts.flat()) {
    const characters = [...word];
    const { length } = characters;
    if (length < LEAST_READ || length <= (best?.length ?? 0) || !characters.every((one) => hasHan(one))) continue;
    for (let start = 0; start + length <= typed.length; start++) {
      if (!isSlip(typed, start, characters, plan.missed, search)) continue;
      best = { start, length, word };
      break;
    }
  }
  return best && replaced(plan, [best.start, best.start + best.length], best.word);
}

// Whether one character differs, or some that sound alike, with which nothing was begun, and which stand next to none that
// they ever stand next to. Of a word of two characters one is right.
function isSlip(typed, start, word, missed, search) {
  const differing = word.map((_, at) => at).filter((at) => typed[start + at] !== word[at]);
  if (differing.length === 0 || differing.length === word.length) return false;
  if (!differing.every((at) => isMissed(typed, start, word, at, missed))) return false;
  const isTerm = (place) => search.lists.count(typed[start + place] + typed[start + place + 1]) > 0;
  const standsThere = (at) => (at > 0 && isTerm(at - 1)) || (at + 1 < word.length && isTerm(at));
  if (differing.some(standsThere)) return false;
  // Where the wrong character does not even sound like the right one only a word that texts use is meant: 小公司 is no slip
  // for 大公司.
  if (differing.length === 1 && word.length >= LEAST_HAN && !search.lexicon.isOnlyAsked(word.join(""))) return true;
  return differing.every((at) => search.readings().soundAlike(typed[start + at], word[at]));
}

// Whether a character is missed, and not the beginning of more that is missed beyond the edge: 保税展示 is no 保税区示.
function isMissed(typed, start, word, at, missed) {
  if (at === 0 && missed.has(start - 1)) return false;
  if (at + 1 === word.length && missed.has(start + word.length)) return false;
  return missed.has(start + at) && hasHan(typed[start + at]);
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
