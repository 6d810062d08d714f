// The files that a search is read from: docs/search.md, section 5.

import { compare } from "./terms.js";

const MAGIC = "gbs1";
const POSITIONS = 1;
const WORD = 2;
const VERSION = 1;

/** A file that is missing, cut off or from another build. */
export class BrokenFile extends Error {}

/** Thrown when a term is looked up whose shard has not been loaded; the reader loads it and begins again. */
export class NotLoaded extends Error {
  constructor(shards) {
    super("a shard is needed");
    this.shards = shards;
  }
}

/** Terms and records of one site, loaded as they are needed. `read(name)` gives the bytes of a file in `search/`. */
export class Shards {
  constructor(root, read) {
    if (root?.version !== VERSION) throw new BrokenFile(`root.json has version ${root?.version}`);
    this.root = root;
    this.read = read;
    this.terms = new Map();
    this.records = new Map();
    this.lists = new Map();
  }

  /** Reads `root.json`. */
  static async open(read) {
    return new Shards(parseJson(await read("root.json")), read);
  }

  /** The postings of a term; none is an empty list. */
  list(term) {
    if (!this.lists.has(term)) this.lists.set(term, decode(this.entry(term)));
    return this.lists.get(term);
  }

  /** In how many documents a term stands. */
  count(term) {
    return this.entry(term)?.df ?? 0;
  }

  /** Makes sure that all these terms can be looked up, so that their files come at once. */
  need(terms) {
    const shards = new Set(terms.map((term) => this.shardOf(term)));
    const missing = [...shards].filter((shard) => !this.terms.has(shard));
    if (missing.length > 0 && this.root.shards.file.length > 0) throw new NotLoaded(missing);
  }

  entry(term) {
    return this.shard(this.shardOf(term)).find(term);
  }

  /** The terms that begin with a text, in their order. */
  startingWith(beginning) {
    const shards = this.shardsStartingWith(beginning);
    const missing = shards.filter((shard) => !this.terms.has(shard));
    if (missing.length > 0) throw new NotLoaded(missing);
    return shards.flatMap((shard) => this.shard(shard).startingWith(beginning));
  }

  shardsStartingWith(beginning) {
    const { first } = this.root.shards;
    const shards = [this.shardOf(beginning)];
    while (first[shards.at(-1) + 1]?.startsWith(beginning)) shards.push(shards.at(-1) + 1);
    return shards;
  }

  shardOf(term) {
    return lastNotGreater(this.root.shards.first, (first) => compare(first, term));
  }

  shard(number) {
    // Nothing can be found where there is nothing.
    if (this.root.shards.file.length === 0) return EMPTY;
    if (!this.terms.has(number)) throw new NotLoaded([number]);
    return this.terms.get(number);
  }

  /** Loads shards of terms, all at once. */
  async load(numbers) {
    const missing = [...new Set(numbers)].filter((number) => !this.terms.has(number));
    await Promise.all(
      missing.map(async (number) => {
        const file = this.root.shards.file[number];
        if (file) this.terms.set(number, new TermShard(await this.read(file)));
      }),
    );
  }

  /** A table that only some queries need. */
  async table(name) {
    return parseJson(await this.read(name));
  }

  /** What a document shows in a language. */
  async record(document, language) {
    const { first } = this.root.records;
    const at = lastNotGreater(first, (number) => number - document);
    const name = this.root.records[language]?.[at];
    if (!name) throw new BrokenFile(`no file holds document ${document}`);
    // The promise is kept, not its value: several hits ask for one file at the same time.
    if (!this.records.has(name)) this.records.set(name, this.read(name).then(parseJson));
    let records;
    try {
      records = await this.records.get(name);
    } catch (error) {
      this.records.delete(name);
      throw error;
    }
    const record = records[document - first[at]];
    if (!record) throw new BrokenFile(`${name} has no document ${document}`);
    return record;
  }
}

function lastNotGreater(values, compared) {
  let low = 0;
  let high = values.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compared(values[middle]) <= 0) low = middle;
    else high = middle;
  }
  return low;
}

function parseJson(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BrokenFile("a file is no JSON");
  }
}

const EMPTY = { find: () => undefined, startingWith: () => [] };

/** The terms of one file, sorted. */
class TermShard {
  constructor(bytes) {
    const reader = new Reader(bytes);
    const magic = String.fromCharCode(...reader.bytes.subarray(0, 4));
    const isWhole = bytes.length >= 8 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) === bytes.length;
    if (magic !== MAGIC || !isWhole) throw new BrokenFile("a shard is cut off or is none");
    reader.at = 8;
    this.entries = [];
    let before = new Uint8Array(0);
    while (reader.at < bytes.length) {
      const shared = reader.number();
      const rest = reader.take(reader.number());
      const term = new Uint8Array(shared + rest.length);
      term.set(before.subarray(0, shared));
      term.set(rest, shared);
      before = term;
      const df = reader.number();
      const flags = reader.byte();
      const documents = reader.take(reader.number());
      const positions = flags & POSITIONS ? reader.take(reader.number()) : null;
      this.entries.push({ term: UTF8.decode(term), df, flags, documents, positions });
    }
  }

  find(term) {
    const at = this.place(term);
    return this.entries[at]?.term === term ? this.entries[at] : undefined;
  }

  startingWith(beginning) {
    let at = this.place(beginning);
    const found = [];
    while (this.entries[at]?.term.startsWith(beginning)) found.push(this.entries[at++].term);
    return found;
  }

  // The first entry that is not before the term.
  place(term) {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.entries[middle].term, term) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const UTF8 = new TextDecoder();

/** Numbers out of bytes. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new BrokenFile("a shard ends too early");
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  take(size) {
    if (this.at + size > this.bytes.length) throw new BrokenFile("a shard ends too early");
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}

const NOTHING = {
  documents: new Uint32Array(0),
  impacts: new Uint32Array(0),
  zones: new Uint8Array(0),
  others: new Uint32Array(0),
  starts: new Uint32Array(1),
  positions: new Uint32Array(0),
};

// Documents and their impacts; of a word of the lexicon also zones and the impacts of other words, of other terms
// positions: `positions[starts[i]]` and on belong to `documents[i]`.
function decode(entry) {
  if (!entry) return NOTHING;
  const { df, flags } = entry;
  const documents = new Uint32Array(df);
  const impacts = new Uint32Array(df);
  const isWord = (flags & WORD) !== 0;
  const zones = new Uint8Array(isWord ? df : 0);
  const others = new Uint32Array(zones.length);
  const reader = new Reader(entry.documents);
  for (let at = 0, document = 0; at < df; at++) {
    document += reader.number();
    documents[at] = document;
    impacts[at] = reader.number();
    if (!isWord) continue;
    zones[at] = reader.byte();
    others[at] = reader.number();
  }
  return { documents, impacts, zones, others, ...decodePositions(entry.positions, df) };
}

function decodePositions(bytes, df) {
  const starts = new Uint32Array(df + 1);
  if (!bytes) return { starts, positions: NOTHING.positions };
  const reader = new Reader(bytes);
  const positions = new Uint32Array(bytes.length);
  let end = 0;
  for (let at = 0; at < df; at++) {
    const count = reader.number();
    for (let step = 0, position = 0; step < count; step++) {
      position += reader.number();
      positions[end++] = position;
    }
    starts[at + 1] = end;
  }
  return { starts, positions: positions.subarray(0, end) };
}
