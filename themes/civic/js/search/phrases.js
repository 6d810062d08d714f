// Where a stretch of text stands: docs/search.md, section 6.2. In Rust: src/index/phrases.rs.

import { hasHan } from "./terms.js";

const CHINESE_ZONES = 0b01010101;
const ENGLISH_ZONES = 0b10101010;
const ALL_ZONES = 0xff;
export const TITLE_ZONES = 0b00001100;
/** Zones of titles and of names of ours. */
export const NAME_ZONES = 0b00111100;
export const TEXT_ZONES = 0b00000011;
/** Zones that a reader sees: all but names of ours. */
export const SEEN_ZONES = 0b11001111;

// The longest text without Chinese characters that is also looked for inside words of Chinese texts.
const LONGEST_INSIDE = 8;
const MOST_BEGINNINGS = 4096;
// Texts in a title begin at multiples of this.
const TITLE_STEP = 256;

/** Finds stretches of text in the postings of a site; each answer is kept. */
export class Phrases {
  constructor(language, lists) {
    this.language = language;
    this.lists = lists;
    // Words of the lexicon have a list of their own, under `~`.
    this.words = lists.words;
    this.known = new Map();
  }

  /** The documents in which a text stands, by number: `{ impact, zones, beginsTitle }`. */
  find(text) {
    if (!this.known.has(text)) this.known.set(text, this.look(text));
    return this.known.get(text);
  }

  /** The largest impact among other words for a word of the lexicon, by document. */
  others(word) {
    const { documents, others } = this.lists.list(`~${word}`);
    const found = new Map();
    documents.forEach((document, at) => {
      if (others[at] > 0) found.set(document, others[at]);
    });
    return found;
  }

  /** The terms that `find` looks up, so that their files can be loaded at once. */
  terms(text) {
    const normal = this.language.normal(text);
    if (normal.letters.length === 0) return [];
    const whole = normal.letters.join("");
    if (this.words.has(whole)) return [`~${whole}`];
    const isHan = hasHan(text);
    const words = isHan ? [] : this.wordElements(normal).map(({ term }) => term);
    const grams = isHan || normal.letters.length <= LONGEST_INSIDE ? gramElements(normal) : [];
    return [...words, ...grams.map(({ term, beginning }) => term ?? beginning)];
  }

  look(text) {
    const normal = this.language.normal(text);
    if (normal.letters.length === 0) return new Map();
    const whole = normal.letters.join("");
    if (this.words.has(whole)) return wordMatches(this.lists.list(`~${whole}`));
    if (hasHan(whole)) return this.grams(normal, ALL_ZONES);
    const elements = this.wordElements(normal);
    const found = this.together(elements, elements.length === 1 ? ALL_ZONES : ENGLISH_ZONES);
    return normal.letters.length > LONGEST_INSIDE ? found : either(found, this.grams(normal, CHINESE_ZONES));
  }

  wordElements(normal) {
    return this.language.tokens(normal).map(({ key }, offset) => ({ term: `_${key}`, offset }));
  }

  grams(normal, zones) {
    return this.together(gramElements(normal), zones);
  }

  // The documents that have all terms at their offsets.
  together(elements, zones) {
    const parts = [];
    for (const { term, beginning, offset } of elements) {
      const list = term === undefined ? this.beginning(beginning) : this.lists.list(term);
      if (list.documents.length === 0) return new Map();
      parts.push({ list, offset, at: 0 });
    }
    const found = new Map();
    if (parts.length === 0) return found;
    const shortest = parts.reduce((a, b) => (b.list.documents.length < a.list.documents.length ? b : a));
    for (const document of shortest.list.documents) {
      const match = parts.every((part) => advance(part, document)) && inDocument(parts, zones);
      if (match) found.set(document, match);
    }
    return found;
  }

  // Every gram and tail that begins with a character, as one list.
  beginning(character) {
    const documents = new Map();
    for (const term of this.lists.startingWith(character).slice(0, MOST_BEGINNINGS)) {
      const list = this.lists.list(term);
      list.documents.forEach((document, at) => {
        const sum = documents.get(document) ?? { impact: 0, positions: [] };
        sum.impact += list.impacts[at];
        sum.positions.push(...list.positions.subarray(list.starts[at], list.starts[at + 1]));
        documents.set(document, sum);
      });
    }
    return asList([...documents].sort(([a], [b]) => a - b));
  }
}

// The lowest bit of the impact says that a title begins with it; without zones only other words stand there.
function wordMatches({ documents, impacts, zones }) {
  const found = new Map();
  documents.forEach((document, at) => {
    const match = { impact: impacts[at] >>> 1, zones: zones[at], beginsTitle: (impacts[at] & 1) === 1 };
    if (match.zones !== 0) found.set(document, match);
  });
  return found;
}

function asList(sorted) {
  const starts = new Uint32Array(sorted.length + 1);
  sorted.forEach(([, { positions }], at) => (starts[at + 1] = starts[at] + positions.length));
  return {
    documents: Uint32Array.from(sorted, ([document]) => document),
    impacts: Uint32Array.from(sorted, ([, { impact }]) => impact),
    starts,
    positions: Uint32Array.from(sorted.flatMap(([, { positions }]) => positions.sort((a, b) => a - b))),
  };
}

// The grams of each run at their places; a run's last character where another run follows, or where it is alone.
function gramElements({ letters }) {
  const elements = [];
  letters.forEach((letter, at) => {
    if (letter === " ") return;
    const isTail = at + 1 === letters.length || letters[at + 1] === " ";
    const isAlone = at === 0 || letters[at - 1] === " ";
    if (!isTail) elements.push({ term: letter + letters[at + 1], offset: at });
    else if (at + 1 < letters.length) elements.push({ term: letter, offset: at });
    else if (isAlone) elements.push({ beginning: letter, offset: at });
  });
  return elements;
}

// Documents come in ascending order, so each list is walked through once.
function advance(part, document) {
  const { documents } = part.list;
  let step = 1;
  while (part.at + step < documents.length && documents[part.at + step] <= document) step *= 2;
  let high = Math.min(part.at + step, documents.length);
  let low = part.at;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (documents[middle] < document) low = middle + 1;
    else high = middle;
  }
  part.at = low;
  return documents[low] === document;
}

function inDocument(parts, zones) {
  const [{ list, at, offset }] = parts;
  const match = { impact: 0, zones: 0, beginsTitle: false };
  for (let place = list.starts[at]; place < list.starts[at + 1]; place++) {
    const start = list.positions[place];
    const zone = (1 << (start & 7)) & zones;
    if (zone === 0 || !parts.every((part) => hasPosition(part, start + 8 * (part.offset - offset)))) continue;
    match.zones |= zone;
    if (zone & TITLE_ZONES && (start >>> 3) % TITLE_STEP === 0) match.beginsTitle = true;
  }
  // Its other terms may stand elsewhere too: 海关 in a title says nothing for 海关特殊监管区域.
  match.impact = parts.length * Math.min(...parts.map((part) => part.list.impacts[part.at]));
  return match.zones === 0 ? null : match;
}

function hasPosition({ list, at }, position) {
  let low = list.starts[at];
  let high = list.starts[at + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.positions[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low < list.starts[at + 1] && list.positions[low] === position;
}

// The documents of both, each once and by number.
function either(one, other) {
  const sum = new Map(one);
  for (const [document, match] of other) {
    const known = sum.get(document);
    sum.set(document, {
      impact: Math.max(known?.impact ?? 0, match.impact),
      zones: (known?.zones ?? 0) | match.zones,
      beginsTitle: (known?.beginsTitle ?? false) || match.beginsTitle,
    });
  }
  return new Map([...sum].sort(([a], [b]) => a - b));
}
