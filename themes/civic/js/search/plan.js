// What a query asks for, before any document is looked at: docs/search.md, section 6.4. In Rust: src/index/plan.rs.

import { readFacts } from "./facts.js";
import { readReference } from "./references.js";
import { keyOf } from "./terms.js";

const LONGEST_QUERY = 256;
// The longest stretch of Chinese that is taken for one unit without being in the lexicon.
const LONGEST_UNIT = 8;
const LONGEST_FUNCTION = 6;
// From so many letters on, a last word may still be being typed.
const LEAST_BEGINNING = 4;
const MOST_COMPLETIONS = 8;

/** Only so much of a query counts, and control characters part words. */
export function bounded(query) {
  return [...query].slice(0, LONGEST_QUERY).join("").replace(/\p{Cc}/gu, " ");
}

/** The plan of a query: `{ query, reference, facts, chunks, otherChunks, units, hasFunctions, missed }`. */
export function planOf(typed, search) {
  const { language, lists } = search;
  const query = bounded(typed);
  const facts = readFacts(query).filter(({ mark }) => lists.count(mark) > 0);
  const reference = referenceOf(query, language);
  return {
    query: language.string(query),
    reference: reference && lists.count(reference) > 0 ? reference : null,
    facts: facts.map(({ mark }) => mark),
    chunks: chunksOf(query, language),
    otherChunks: chunksOf(blank(query, facts), language),
    ...unitsOf(query, facts, search),
  };
}

// The measure or clause that the whole query names, or that it begins with: 第十三条第二款 标准.
function referenceOf(query, language) {
  const [first = ""] = query.match(/\P{White_Space}+/u) ?? [];
  // 3.1 million is no clause, so only the form that is nothing else may have words behind it.
  return readReference(query, language) ?? (first.startsWith("第") ? readReference(first, language) : null);
}

/** The terms that the plan and its search will look up, as far as the query alone tells. */
export function termsOf(typed, { language, lexicon, phrases }) {
  const query = bounded(typed);
  const reader = new UnitReader(query, { language, lexicon, phrases });
  const texts = [language.string(query), ...chunksOf(query, language)];
  const terms = readFacts(query).map(({ mark }) => mark);
  const reference = referenceOf(query, language);
  if (reference) terms.push(reference);
  reader.tokens.forEach((token, at) => {
    const length = reader.longestKey(at);
    if (length > 0) {
      const key = keyOf(reader.tokens.slice(at, at + length));
      texts.push(lexicon.word(key));
    }
    if (!token.isHan) terms.push(`_${token.key}`);
  });
  return [...new Set([...terms, ...texts.flatMap((text) => phrases.terms(text))])];
}

// The query with spaces instead of its facts.
function blank(query, facts) {
  let kept = query;
  for (const { start, end } of facts) kept = kept.slice(0, start) + " ".repeat(end - start) + kept.slice(end);
  return kept;
}

// What white space parts; quotation marks hold together what stands between them.
export function chunksOf(query, language) {
  const chunks = [""];
  let isQuoted = false;
  for (const character of query) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === "“") isQuoted = true;
    else if (character === "”") isQuoted = false;
    if (/\p{White_Space}/u.test(character) && !isQuoted) chunks.push("");
    else chunks[chunks.length - 1] += character;
  }
  return [...new Set(chunks.map((chunk) => language.string(chunk)).filter((chunk) => chunk !== ""))];
}

// The units of a query, from left to right; whether some words only ask or join; the characters of no known unit.
function unitsOf(query, facts, search) {
  const reader = new UnitReader(query, search);
  const read = { units: [], hasFunctions: false, missed: new Set() };
  let unknown = null;
  const endUnknown = (end) => {
    if (unknown !== null) addUnknown(read, reader, unknown, end);
    unknown = null;
  };
  for (let at = 0; at < reader.tokens.length; ) {
    const { length, unit, isUnknown, isFunction } = reader.isIn(facts, at) ? { length: 1 } : reader.step(at);
    // Behind a character that nothing begins with a mere pair is more likely the rest of its word: 宅基地 is no 基地.
    const isRest = unknown !== null && length === 2 && unit && !unit.isTerm && reader.tokens[at].isHan;
    if (isUnknown) {
      unknown ??= at;
    } else if (!isRest) {
      endUnknown(at);
      if (unit) addUnit(read, unit);
      if (isFunction) read.hasFunctions = true;
    }
    at += length;
  }
  endUnknown(reader.tokens.length);
  return read;
}

function addUnit(read, unit) {
  if (!unit.isKnown) for (let place = unit.range[0]; place < unit.range[1]; place++) read.missed.add(place);
  if (read.units.every(({ text }) => text !== unit.text)) read.units.push(unit);
}

// Chinese characters that no document has together; one alone is no loss.
function addUnknown(read, reader, start, end) {
  if (end - start > 1) addUnit(read, reader.plain(start, end, reader.text(start, end), false));
  else read.missed.add(reader.tokens[start].start);
}

class UnitReader {
  constructor(query, { language, lexicon, phrases, lists, functions }) {
    Object.assign(this, { language, lexicon, phrases, lists, functions });
    this.normal = language.normal(query);
    this.tokens = language.tokens(this.normal);
    this.places = [];
    let place = 0;
    for (const character of query) {
      this.places.push(place);
      place += character.length;
    }
  }

  isIn(facts, at) {
    const place = this.places[this.normal.origins[this.tokens[at].start]];
    return facts.some(({ start, end }) => place >= start && place < end);
  }

  step(at) {
    const length = this.longestKey(at);
    const dropped = this.function(at);
    // 负责 is a term of the glossary as well; only where nothing else is asked is it looked for.
    const isTerm = length > 0 && (dropped === 0 || length > dropped || length === this.tokens.length);
    if (isTerm) return { length, unit: this.lexiconUnit(at, at + length) };
    if (dropped > 0) return { length: dropped, isFunction: true };
    return this.tokens[at].isHan ? this.han(at) : this.word(at);
  }

  // The length of the longest word of the lexicon from here; 0 where none begins.
  longestKey(at) {
    for (let length = Math.min(this.lexicon.longest, this.tokens.length - at); length > 0; length--) {
      const tokens = this.tokens.slice(at, at + length);
      const isShort = length === 1 && tokens[0].isHan && this.tokens.length > 1;
      if (!isShort && this.lexicon.has(keyOf(tokens))) return length;
    }
    return 0;
  }

  lexiconUnit(start, end) {
    const key = keyOf(this.tokens.slice(start, end));
    // As the lexicon writes it: its own text may have marks inside that the query lacks.
    const unit = this.plain(start, end, this.lexicon.word(key), true);
    return { ...unit, alternatives: this.lexicon.alternatives(key), isTerm: true };
  }

  // The length of the longest function word from here.
  function(at) {
    const { han, latin } = this.functions;
    if (!this.tokens[at].isHan) return latin.has(this.tokens[at].written) ? 1 : 0;
    for (let length = this.hanAhead(at, LONGEST_FUNCTION); length > 0; length--) {
      if (han.has(this.text(at, at + length))) return length;
    }
    return 0;
  }

  // The longest stretch of Chinese from here that stands in any document.
  han(at) {
    const ahead = this.hanAhead(at, LONGEST_UNIT);
    let length = 1;
    while (length < ahead && this.phrases.find(this.text(at, at + length + 1)).size > 0) length += 1;
    if (length === 1) return { length, isUnknown: true };
    return { length, unit: this.plain(at, at + length, this.text(at, at + length), true) };
  }

  word(at) {
    const { written, key } = this.tokens[at];
    if (this.lists.count(`_${key}`) > 0) return { length: 1, unit: this.plain(at, at + 1, written, true) };
    const next = this.tokens[at + 1];
    if (next && !next.isHan) {
      const joined = written + next.written;
      if (this.lists.count(`_${this.language.stems.of(joined)}`) > 0) {
        return { length: 2, unit: this.plain(at, at + 2, joined, true) };
      }
    }
    const unit = this.plain(at, at + 1, written, false);
    if (!next && [...written].length >= LEAST_BEGINNING) {
      const begun = this.lists.startingWith(`_${written}`).slice(0, MOST_COMPLETIONS);
      unit.alternatives = begun.map((term) => term.slice(1));
      unit.isKnown = begun.length > 0;
    }
    return { length: 1, unit };
  }

  plain(start, end, text, isKnown) {
    const range = [this.tokens[start].start, this.tokens[end - 1].end];
    return { text, range, alternatives: [], isTerm: false, isKnown };
  }

  // How many Chinese characters follow one another from here, up to a limit.
  hanAhead(at, most) {
    let length = 0;
    while (length < most) {
      const token = this.tokens[at + length];
      if (!token?.isHan || (length > 0 && token.start !== this.tokens[at + length - 1].end)) break;
      length += 1;
    }
    return length;
  }

  text(start, end) {
    return this.normal.letters.slice(this.tokens[start].start, this.tokens[end - 1].end).join("");
  }
}
