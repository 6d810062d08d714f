// Plan and postings → hits, in whole numbers: docs/search.md, section 6.5. In Rust: src/index/search.rs.

import { Lexicon } from "./lexicon.js";
import { Phrases, SEEN_ZONES, TEXT_ZONES, TITLE_ZONES } from "./phrases.js";
import { planOf, termsOf } from "./plan.js";
import { NotLoaded, Shards } from "./shards.js";
import { mended, nearest } from "./slips.js";
import { Language, keyOf } from "./terms.js";

const IN_TITLE = 300;
const AT_TITLE = 600;
// Above every sum of impacts.
const REFERENCE = 100_000;
const LEAST_SHARE = 50;
const FEW = 3;
// A search that asks for more files than this, one after the other, is going in circles.
const MOST_ROUNDS = 64;

/** The search of one site. */
export class Search {
  constructor(shards) {
    const { root } = shards;
    this.lists = shards;
    this.language = new Language(root);
    this.lexicon = new Lexicon(root.lexicon, this.language);
    this.phrases = new Phrases(this.language, shards);
    this.functions = { han: new Set(root.functions.han), latin: new Set(root.functions.latin) };
  }

  /** Opens the search whose files `read(name)` gives. */
  static async open(read) {
    return new Search(await Shards.open(read));
  }

  /** Answers a query: `{ plan, showing, exact, inText, hits, nearest }`, best hits first. */
  async answer(query) {
    await this.load(termsOf(query, this));
    return this.whenLoaded(() => answer(query, this));
  }

  load(terms) {
    return this.lists.load(this.lists.filesOf(terms));
  }

  // The search itself waits for nothing: when it meets a file that is not there yet, it is fetched and all begins again.
  async whenLoaded(work) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        await this.lists.load(error.names);
      }
    }
    throw new Error("the search does not end");
  }
}

function answer(query, search) {
  const plan = planOf(query, search);
  const working = new Working(plan, search);
  // What is only near is worth less than what was meant, so a slip is looked for before either is shown.
  const showing = working.asTyped().size === 0 ? mended(plan, search) : null;
  if (showing !== null) {
    const mendedPlan = planOf(showing, search);
    // A mended query must make sense as a whole.
    const found = new Working(mendedPlan, search).answer({ most: false });
    if (found.hits.length > 0) return { plan: mendedPlan, showing, nearest: [], ...found };
  }
  const found = working.answer({ most: true });
  return { plan, showing: null, nearest: found.hits.length > 0 ? [] : nearest(plan, search), ...found };
}

// A query at work.
class Working {
  constructor(plan, search) {
    const { language, lexicon, lists, phrases } = search;
    const isTerm = (text) => lexicon.has(keyOf(language.tokens(language.normal(text))));
    Object.assign(this, { plan, phrases, lists });
    this.all = lists.root.documents;
    this.whole = phrases.find(plan.query);
    this.chunks = plan.chunks.map((chunk) => phrases.find(chunk));
    this.facts = plan.facts.map((mark) => impactsOf(lists.list(mark)));
    this.units = plan.units.map((unit) => new UnitMatches(unit, phrases, this.all));
    this.allAreTerms = plan.chunks.every(isTerm) || isTerm(plan.query);
    this.meant = new Set(plan.reference ? lists.list(plan.reference).documents : []);
  }

  answer({ most }) {
    const exact = this.asTyped();
    const documents = new Set(exact);
    let partly = new Map();
    if (exact.size === 0 || this.allAreTerms) {
      const full = this.allUnits();
      full.forEach((document) => documents.add(document));
      if (most && exact.size === 0 && full.size < FEW) {
        partly = this.mostUnits();
        for (const document of documents) partly.delete(document);
        for (const document of partly.keys()) documents.add(document);
      }
    }
    const hits = [...documents].map((document) => ({
      document,
      score: this.score(document, partly.get(document)),
      isExact: exact.has(document),
    }));
    hits.sort((a, b) => b.score - a.score || a.document - b.document);
    return { exact: exact.size, inText: this.inText(exact), hits };
  }

  // Level A: the query as typed, with or without its facts read.
  asTyped() {
    // A long page has every word of every question somewhere.
    const isSentence = this.plan.hasFunctions && this.chunks.length > 1;
    let documents = allHave(isSentence ? [this.whole] : this.chunks);
    if (this.facts.length > 0) {
      const others = this.plan.otherChunks.map((chunk) => this.phrases.find(chunk));
      const candidates = others.length > 0 ? allHave(others) : this.facts[0].keys();
      for (const document of candidates) if (this.statesFacts(document)) documents.add(document);
    }
    if (documents.size === 0 && !isSentence && this.plan.query.includes(" ")) {
      documents = allHave(this.plan.query.split(" ").map((run) => this.phrases.find(run)));
    }
    for (const document of this.meant) documents.add(document);
    return documents;
  }

  statesFacts(document) {
    return this.facts.every((having) => having.has(document));
  }

  // How many clauses have the query in their own text: what a plain search through the texts counts.
  inText(exact) {
    const isClause = (document) => kindOf(this.lists.root, document) === "clause";
    const inText = (document) => this.chunks.every((chunk) => (chunk.get(document)?.zones ?? 0) & TEXT_ZONES);
    return [...exact].filter((document) => isClause(document) && inText(document)).length;
  }

  // Level B: every unit and every fact.
  allUnits() {
    if (this.units.some(({ isKnown }) => !isKnown)) return new Set();
    const first = this.units.length > 0 ? this.units[0].documents : (this.facts[0] ?? new Map()).keys();
    const isThere = (document) => this.units.every((unit) => unit.documents.has(document)) && this.statesFacts(document);
    return new Set([...first].filter(isThere));
  }

  // Level C: documents with most of the information, and how much of it they have.
  mostUnits() {
    const ofFact = (having) => information(this.all, having.size);
    const sum = (units, facts) =>
      units.reduce((all, unit) => all + unit.information, 0) + facts.reduce((all, having) => all + ofFact(having), 0);
    const total = sum(this.units, this.facts);
    const documents = new Map();
    for (const document of new Set(this.units.flatMap((unit) => [...unit.documents]))) {
      const covered = sum(
        this.units.filter((unit) => unit.documents.has(document)),
        this.facts.filter((having) => having.has(document)),
      );
      if (covered * 100 >= total * LEAST_SHARE) documents.set(document, [covered, total]);
    }
    return documents;
  }

  score(document, share) {
    let sum = 0;
    for (const unit of this.units) sum += unit.score(document);
    if (this.units.length === 0) for (const chunk of this.chunks) sum += chunk.get(document)?.impact ?? 0;
    for (const having of this.facts) sum += having.get(document) ?? 0;
    const whole = this.whole.get(document);
    if (whole?.beginsTitle) sum += AT_TITLE;
    else if (whole && whole.zones & TITLE_ZONES) sum += IN_TITLE;
    else if (whole && this.chunks.length > 1) sum += Math.floor(whole.impact / 2);
    if (this.meant.has(document)) sum += REFERENCE;
    return share ? Math.floor((sum * share[0]) / share[1]) : sum;
  }
}

// Where a unit stands, by itself and by its alternatives.
class UnitMatches {
  constructor(unit, phrases, all) {
    this.itself = phrases.find(unit.text);
    // A word of the lexicon knows where its other words stand; words that only begin like this one must be looked for.
    this.others = unit.isTerm ? phrases.others(unit.text) : largestImpacts(unit.alternatives, phrases);
    this.documents = new Set([...this.itself.keys(), ...this.others.keys()].sort((a, b) => a - b));
    this.isKnown = this.documents.size > 0;
    this.information = information(all, this.documents.size);
  }

  // An alternative counts half.
  score(document) {
    const other = Math.floor((this.others.get(document) ?? 0) / 2);
    return (this.itself.get(document)?.impact ?? 0) + other;
  }
}

function largestImpacts(words, phrases) {
  const found = new Map();
  for (const word of words) {
    for (const [document, { impact }] of phrases.find(word)) {
      found.set(document, Math.max(found.get(document) ?? 0, impact));
    }
  }
  return found;
}

// The documents in which every phrase stands where a reader sees it.
function allHave([first, ...rest]) {
  const has = (phrase, document) => ((phrase.get(document)?.zones ?? 0) & SEEN_ZONES) !== 0;
  const documents = new Set();
  for (const document of first?.keys() ?? []) {
    if (has(first, document) && rest.every((phrase) => has(phrase, document))) documents.add(document);
  }
  return documents;
}

function impactsOf({ documents, impacts }) {
  return new Map([...documents].map((document, at) => [document, impacts[at]]));
}

/** The kind of a document, by the ranges of the root. */
export function kindOf(root, document) {
  let end = 0;
  for (const [kind, count] of root.types) {
    end += count;
    if (document < end) return kind;
  }
  return null;
}

/** What it tells that a word stands in `having` of `all` documents, in bits of 1/256. */
export function information(all, having) {
  const bits = Math.max(0, log2(2 * all + 2) - log2(2 * having + 1));
  // What stands nowhere weighs more than what is rare: 新能源汽车补贴 is not about 补贴.
  return having === 0 ? Math.floor((bits * 3) / 2) : bits;
}

/** The binary logarithm of a whole number from 1, in 1/256, rounded down: section 6.6. */
export function log2(n) {
  const whole = 31 - Math.clz32(n);
  let mantissa = Math.floor((n * 65536) / 2 ** whole);
  let bits = whole;
  for (let step = 0; step < 8; step++) {
    mantissa = Math.floor((mantissa * mantissa) / 65536);
    bits *= 2;
    if (mantissa >= 131072) {
      bits += 1;
      mantissa = Math.floor(mantissa / 2);
    }
  }
  return bits;
}
