// Query → units: its words and stretches from left to right, and what of them nothing is known about: docs/search.md,
// section 6.4, step 4. In Rust: src/index/reading.rs.

import { hasHan, keyOf } from "./terms.js";

// The longest stretch of Chinese that is taken for one unit without being in the lexicon.
const LONGEST_UNIT = 8;
const LONGEST_FUNCTION = 6;
// From so many letters on, a last word may still be being typed.
const LEAST_BEGINNING = 4;
const MOST_COMPLETIONS = 8;
// The most tokens of a subject of other policies.
const LONGEST_ELSEWHERE = 6;
// Function words of one character that begin other words too: 上 of 上学 says nothing, 学 alone would be no unit.
const OPENERS = "中上下里开办用做会到管家个过来去向给为";

// The units of a query, from left to right; whether some words only ask or join; the characters of no known unit.
export function unitsOf(query, facts, search) {
  const reader = new UnitReader(query, search);
  const first = unitsIn(reader, facts);
  if (first.units.length > 0 || !first.hasFunctions || facts.length > 0) return first;
  // In 海外仓怎么申请 the subject is 海外仓; where nothing else is asked, it is 申请.
  reader.wordsFirst = true;
  return { ...unitsIn(reader, facts), onlyAsks: true };
}

function unitsIn(reader, facts) {
  const read = { units: [], hasFunctions: false, onlyAsks: false, missed: new Set() };
  let unknown = null;
  const endUnknown = (end) => {
    if (unknown !== null) addUnknown(read, reader, unknown, end);
    unknown = null;
  };
  let opener = null;
  for (let at = 0; at < reader.tokens.length; ) {
    const { length, unit, isUnknown, isFunction } = reader.isIn(facts, at) ? { length: 1 } : reader.step(at);
    // Behind a character that nothing begins with a mere pair is more likely the rest of its word: 宅基地 is no 基地.
    const isRest = unknown !== null && length === 2 && unit && !unit.isTerm && reader.tokens[at].isHan;
    if (isUnknown) {
      unknown ??= opener !== null && reader.touch(opener, at) ? opener : at;
    } else if (!isRest) {
      endUnknown(at);
      if (unit) addUnit(read, unit);
      if (isFunction) {
        read.hasFunctions = true;
        opener = length === 1 && OPENERS.includes(reader.tokens[at].key) ? at : null;
      }
    }
    at += length;
  }
  endUnknown(reader.tokens.length);
  bind(read.units, reader.normal.letters);
  return read;
}

// Marks the unknown units that touch a known one.
function bind(units, letters) {
  // 保险 behind a space is another word; English words always have one between them.
  const touch = ([, end], [start]) =>
    end === start || (end + 1 === start && !hasHan(letters[end - 1]) && !hasHan(letters[start]));
  // Beside words that every policy has alone, an unknown one leaves no answer anyway.
  const known = units.filter(({ isKnown, isGeneral }) => isKnown && !isGeneral).map(({ range }) => range);
  for (const unit of units) {
    if (unit.isKnown) continue;
    unit.isBound ||= known.some((range) => touch(range, unit.range) || touch(unit.range, range));
  }
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

export class UnitReader {
  constructor(query, { language, lexicon, phrases, lists, functions }) {
    Object.assign(this, { language, lexicon, phrases, lists, functions });
    this.normal = language.normal(query);
    this.tokens = language.tokens(this.normal);
    // Whether a word that only asks is what is looked for, if the lexicon has it.
    this.wordsFirst = false;
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
    const elsewhere = this.elsewhere(at, length);
    if (elsewhere) return elsewhere;
    const dropped = this.function(at);
    // 负责 is a term of the glossary as well; only where nothing else is asked is it looked for.
    const isTerm = length > 0 && (this.wordsFirst || length > dropped || length === this.tokens.length);
    if (isTerm) return { length, unit: this.lexiconUnit(at, at + length) };
    if (dropped > 0) return { length: dropped, isFunction: true };
    return this.tokens[at].isHan ? this.han(at) : this.word(at);
  }

  // The longest subject of other policies from here, if no document has it and no word of the lexicon is longer.
  elsewhere(at, known) {
    let length = Math.min(LONGEST_ELSEWHERE, this.tokens.length - at);
    while (length > 0 && !this.lexicon.isElsewhere(keyOf(this.tokens.slice(at, at + length)))) length -= 1;
    if (length === 0 || known > length) return null;
    const text = this.text(at, at + length);
    if (this.phrases.find(text).size > 0) return null;
    return { length, unit: { ...this.plain(at, at + length, text, false), isBound: true } };
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
    return {
      ...unit,
      alternatives: this.lexicon.alternatives(key),
      isTerm: true,
      isOnlyAsked: this.lexicon.isOnlyAsked(key),
      isAgency: this.lexicon.isAgency(key),
    };
  }

  // The length of the longest function word from here.
  function(at) {
    const { han, latin } = this.functions;
    if (!this.tokens[at].isHan) return latin.has(this.tokens[at].written) ? 1 : 0;
    let most = this.hanAhead(at, LONGEST_FUNCTION);
    if (this.wordsFirst) most = this.beforeWord(at, most);
    for (let length = most; length > 0; length--) {
      if (han.has(this.text(at, at + length))) return length;
    }
    return 0;
  }

  // How many tokens from here, up to a limit, stand before the next word of the lexicon: 怎么申请 is 怎么, and 申请.
  beforeWord(at, most) {
    let length = 1;
    while (length < most && this.longestKey(at + length) === 0) length += 1;
    return Math.min(length, most);
  }

  // The longest stretch of Chinese from here that stands in any document.
  han(at) {
    const ahead = this.hanAhead(at, LONGEST_UNIT);
    let length = 1;
    // 新企业 is 企业, and 新.
    const goesOn = (end) => this.longestKey(end) === 0 && this.phrases.find(this.text(at, end + 1)).size > 0;
    while (length < ahead && goesOn(at + length)) length += 1;
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
    const isGeneral = this.lexicon.isGeneral(keyOf(this.language.tokens(this.language.normal(text))));
    const kinds = { isTerm: false, isOnlyAsked: false, isGeneral, isAgency: false, isBound: false };
    return { text, range, alternatives: [], isKnown, ...kinds };
  }

  // Whether a token stands directly before another one.
  touch(before, at) {
    return before + 1 === at && this.tokens[before].end === this.tokens[at].start;
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
