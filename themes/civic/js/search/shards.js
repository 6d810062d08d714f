// The files that a search is read from: docs/search.md, section 5.

import { NO_LIST, TermFile, WordFile } from "./columns.js";
import { BrokenFile } from "./broken.js";
import { compare } from "./terms.js";

const VERSION = 3;

/** Thrown when a term is looked up whose shard has not been loaded; the reader loads it and begins again. */
export class NotLoaded extends Error {
  constructor(names) {
    super("a file is needed");
    this.names = names;
  }
}

/** Terms and records of one site, loaded as they are needed. `read(name)` gives the bytes of a file in `search/`. */
export class Shards {
  constructor(root, read) {
    if (root?.version !== VERSION) throw new BrokenFile(`root.json has version ${root?.version}`);
    this.root = root;
    this.read = read;
    // Words of the lexicon are numbered: each once, in the order of the concepts.
    this.words = new Map([...new Set(root.lexicon.flat())].map((word, number) => [word, number]));
    this.files = new Map();
    this.records = new Map();
    this.lists = new Map();
  }

  /** Reads `root.json`. */
  static async open(read) {
    return new Shards(parseJson(await read("root.json")), read);
  }

  /** The postings of a term, or of a word of the lexicon (`~word`); none is an empty list. */
  list(term) {
    if (!this.lists.has(term)) this.lists.set(term, this.file(term).list(this.key(term)));
    return this.lists.get(term);
  }

  /** In how many documents a term stands. */
  count(term) {
    return this.file(term).count(this.key(term));
  }

  // What a term is found by in its file.
  key(term) {
    return isWord(term) ? this.words.get(term.slice(1)) : term;
  }

  /** Makes sure that all these terms can be looked up, so that their files come at once. */
  need(terms) {
    const missing = this.filesOf(terms).filter((name) => !this.files.has(name));
    if (missing.length > 0) throw new NotLoaded(missing);
  }

  /** The files in which terms stand, if they do anywhere. */
  filesOf(terms) {
    return [...new Set(terms.map((term) => this.fileOf(term)))].filter((name) => name !== undefined);
  }

  fileOf(term) {
    const { words, terms } = this.root;
    const number = this.key(term);
    if (isWord(term)) return words.file[lastNotGreater(words.first, (first) => first - number)];
    return terms.file[this.placeOf(term)];
  }

  placeOf(term) {
    return lastNotGreater(this.root.terms.first, (first) => compare(first, term));
  }

  file(term) {
    const name = this.fileOf(term);
    // Nothing can be found where there is nothing.
    if (name === undefined) return NOTHING;
    if (!this.files.has(name)) throw new NotLoaded([name]);
    return this.files.get(name);
  }

  /** The terms that begin with a text, in their order. */
  startingWith(beginning) {
    const { first, file } = this.root.terms;
    let place = this.placeOf(beginning);
    const names = file.slice(place, place + 1);
    while (first[place + 1]?.startsWith(beginning)) names.push(file[++place]);
    const missing = names.filter((name) => !this.files.has(name));
    if (missing.length > 0) throw new NotLoaded(missing);
    return names.flatMap((name) => this.files.get(name).startingWith(beginning));
  }

  /** Loads files of terms and words, all at once. */
  async load(names) {
    const missing = [...new Set(names)].filter((name) => !this.files.has(name));
    const { words } = this.root;
    await Promise.all(
      missing.map(async (name) => {
        const bytes = await this.read(name);
        const at = words.file.indexOf(name);
        this.files.set(name, at < 0 ? new TermFile(bytes) : new WordFile(bytes, words.first[at]));
      }),
    );
  }

  /** A table that only some queries need. */
  async table(name) {
    return parseJson(await this.read(name));
  }

  /** The facets, with their names in a language: on a small site the root has them. */
  async facets(language) {
    const { facets } = this.root;
    if (Array.isArray(facets)) return facets;
    // The promise is kept, as those of records are.
    this.namedFacets ??= this.read(facets[language]).then(parseJson);
    try {
      return await this.namedFacets;
    } catch (error) {
      this.namedFacets = undefined;
      throw error;
    }
  }

  /** Asks for the records of a language beforehand where they are in one file, which any answer needs. */
  expectRecords(language) {
    const [name, ...others] = this.root.records[language] ?? [];
    // What goes wrong is said when a record is wanted.
    if (name && others.length === 0) this.recordsOf(name).catch(() => {});
  }

  /** What a document shows in a language. */
  async record(document, language) {
    const { first } = this.root.records;
    const at = lastNotGreater(first, (number) => number - document);
    const name = this.root.records[language]?.[at];
    if (!name) throw new BrokenFile(`no file holds document ${document}`);
    const records = await this.recordsOf(name);
    const record = records[document - first[at]];
    if (!record) throw new BrokenFile(`${name} has no document ${document}`);
    return record;
  }

  // The promise is kept, not its value: several hits ask for one file at the same time.
  async recordsOf(name) {
    if (!this.records.has(name)) this.records.set(name, this.read(name).then(parseJson));
    try {
      return await this.records.get(name);
    } catch (error) {
      this.records.delete(name);
      throw error;
    }
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

const NOTHING = { list: () => NO_LIST, count: () => 0 };

function isWord(term) {
  return term.startsWith("~");
}
