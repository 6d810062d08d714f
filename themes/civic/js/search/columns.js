// Lists as columns of bytes: docs/search.md, section 5. A file is read once, a list when it is asked for.

import { BrokenFile } from "./broken.js";
import { compare } from "./terms.js";

const TERMS = "gbt2";
const WORDS = "gbw3";
const HEADER = 8;
const UTF8 = new TextDecoder();

/** The list of a term that stands nowhere. */
export const NO_LIST = {
  documents: new Uint32Array(0),
  impacts: new Uint32Array(0),
  zones: new Uint8Array(0),
  others: new Uint32Array(0),
  starts: new Uint32Array(1),
  positions: new Uint32Array(0),
};

/** Terms of one file, sorted, and their postings. */
export class TermFile {
  constructor(bytes) {
    const [names, counts, gaps, impacts, numbers, positions] = columnsOf(bytes, TERMS, 6);
    this.terms = termsOf(names);
    this.rows = [];
    for (const term of this.terms) {
      const df = counts.number();
      const row = { df, gaps: gaps.at, impacts: impacts.at, numbers: numbers.at, positions: positions.at };
      this.rows.push(row);
      gaps.skip(df);
      impacts.skip(df);
      // Marks have no positions.
      row.hasPositions = !term.startsWith("#");
      if (row.hasPositions) positions.skip(numbers.sum(df));
    }
    Object.assign(this, { gaps, impacts, numbers, positions });
  }

  /** `documents` and `impacts`; `positions[starts[i]]` and on belong to `documents[i]`. */
  list(term) {
    const row = this.row(term);
    if (!row) return NO_LIST;
    const documents = sums(this.gaps.from(row.gaps), row.df);
    const impacts = numbers(this.impacts.from(row.impacts), row.df);
    if (!row.hasPositions) return { ...NO_LIST, documents, impacts, starts: new Uint32Array(row.df + 1) };
    return { ...NO_LIST, documents, impacts, ...positionsOf(this.numbers.from(row.numbers), this.positions.from(row.positions), row.df) };
  }

  count(term) {
    return this.row(term)?.df ?? 0;
  }

  startingWith(beginning) {
    let at = this.place(beginning);
    const found = [];
    while (this.terms[at]?.startsWith(beginning)) found.push(this.terms[at++]);
    return found;
  }

  row(term) {
    const at = this.place(term);
    return this.terms[at] === term ? this.rows[at] : undefined;
  }

  // The first entry that is not before the term.
  place(term) {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.terms[middle], term) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Words of the lexicon by number, and where they and their other words stand. */
export class WordFile {
  constructor(bytes, first) {
    const [counts, gaps, impacts, zones, others] = columnsOf(bytes, WORDS, 5);
    this.first = first;
    this.rows = [];
    while (!counts.isAtEnd()) {
      const next = counts.number();
      // A row like the one before it is not written again.
      if (next === 0) {
        this.rows.push(this.rows.at(-1));
        continue;
      }
      const df = next - 1;
      this.rows.push({ df, gaps: gaps.at, impacts: impacts.at, zones: zones.at, others: others.at });
      gaps.skip(df);
      impacts.skip(df);
      zones.take(df);
      others.skip(df);
    }
    Object.assign(this, { gaps, impacts, zones, others });
  }

  /** `documents`, `impacts` with a bit for the beginnings of titles, `zones`, and impacts of `others`. */
  list(number) {
    const row = this.rows[number - this.first];
    if (!row) return NO_LIST;
    return {
      ...NO_LIST,
      documents: sums(this.gaps.from(row.gaps), row.df),
      impacts: numbers(this.impacts.from(row.impacts), row.df),
      zones: this.zones.from(row.zones).take(row.df),
      others: numbers(this.others.from(row.others), row.df),
    };
  }

  count(number) {
    return this.rows[number - this.first]?.df ?? 0;
  }
}

// Magic, the file's own length, and each column with its length before it.
function columnsOf(bytes, magic, number) {
  const isWhole = bytes.length >= HEADER && new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) === bytes.length;
  if (!isWhole || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) throw new BrokenFile("a file is cut off or is none");
  const reader = new Column(bytes, HEADER);
  return Array.from({ length: number }, () => new Column(reader.take(reader.number())));
}

function termsOf(names) {
  const terms = [];
  let before = new Uint8Array(0);
  while (!names.isAtEnd()) {
    const shared = names.number();
    const rest = names.take(names.number());
    const term = new Uint8Array(shared + rest.length);
    term.set(before.subarray(0, shared));
    term.set(rest, shared);
    before = term;
    terms.push(UTF8.decode(term));
  }
  return terms;
}

function numbers(column, count) {
  return new Uint32Array(count).map(() => column.number());
}

function sums(gaps, count) {
  let sum = 0;
  return new Uint32Array(count).map(() => (sum += gaps.number()));
}

function positionsOf(numberOf, gaps, count) {
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < count; at++) starts[at + 1] = starts[at] + numberOf.number();
  const positions = new Uint32Array(starts[count]);
  for (let at = 0; at < count; at++) {
    let position = 0;
    for (let place = starts[at]; place < starts[at + 1]; place++) positions[place] = position += gaps.number();
  }
  return { starts, positions };
}

/** Numbers out of bytes, seven bits a byte. */
class Column {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  from(at) {
    return new Column(this.bytes, at);
  }

  isAtEnd() {
    return this.at >= this.bytes.length;
  }

  number() {
    let value = 0;
    let factor = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new BrokenFile("a file ends too early");
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  // The last byte of a number has no high bit.
  skip(count) {
    let left = count;
    while (left > 0 && this.at < this.bytes.length) if (this.bytes[this.at++] < 0x80) left -= 1;
    if (left > 0) throw new BrokenFile("a file ends too early");
  }

  sum(count) {
    let sum = 0;
    for (let step = 0; step < count; step++) sum += this.number();
    return sum;
  }

  take(size) {
    if (this.at + size > this.bytes.length) throw new BrokenFile("a file ends too early");
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}
