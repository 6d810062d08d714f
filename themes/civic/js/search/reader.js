// Plan and postings → hits, in whole numbers: docs/search.md, section 6.5. In Rust: src/index/search.rs.

import { Lexicon } from "./lexicon.js";
import { NAME_ZONES, Phrases, SEEN_ZONES, TEXT_ZONES, TITLE_ZONES } from "./phrases.js";
import { planOf, termsOf } from "./plan.js";
import { NoReadings, Readings } from "./readings.js";
import { NotLoaded, Shards } from "./shards.js";
import { mended, nearest } from "./slips.js";
import { Language, keyOf } from "./terms.js";
import { UnitMatches, information } from "./units.js";

const IN_TITLE = 300;
const AT_TITLE = 600;
// Above every sum of impacts.
const REFERENCE = 100_000;
// Level C wants this much of the information, in parts of 100; more where no word says what the query is about.
const LEAST_SHARE = 50;
const LEAST_SHARE_BY_CHANCE = 75;
// Where two words say it, a circumstance that nothing is known of is no reason for silence; and a question in which all is
// known may have more of it than one clause answers.
const LEAST_SHARE_OF_SOME = 30;
const FEW = 3;
const MOST_SLIPS = 3;
// A search that asks for more files than this, one after the other, is going in circles.
const MOST_ROUNDS = 64;

/** The search of one site. */
export class Search {
  constructor(shards) {
    const { root } = shards;
    this.lists = shards;
    this.language = new Language(root);
    this.lexicon = new Lexicon(root, this.language);
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

  /** How characters are read: a file that only slips need. */
  readings() {
    if (!this.known) throw new NoReadings("readings are needed");
    return this.known;
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
        if (error instanceof NoReadings) this.known = new Readings(await this.lists.table(this.lists.root.readings));
        else if (error instanceof NotLoaded) await this.lists.load(error.names);
        else throw error;
      }
    }
    throw new Error("the search does not end");
  }
}

function answer(query, search) {
  const plan = planOf(query, search);
  const working = new Working(plan, search);
  // What is only near is worth less than what was meant, so a slip is looked for before either is shown.
  const instead = working.asTyped().size === 0 ? answerMended(plan, search) : null;
  if (instead) return instead;
  const found = working.answer({ most: true });
  return { plan, showing: null, nearest: found.hits.length > 0 ? [] : nearest(plan, search), ...found };
}

// The answer to the query without its slips, or null.
function answerMended(typed, search) {
  let plan = typed;
  for (let slips = 0; slips < MOST_SLIPS; slips++) {
    const showing = mended(plan, search);
    if (showing === null) return null;
    plan = planOf(showing, search);
    // A mended query in which something is still unknown must make sense as a whole.
    const most = plan.units.every(({ isKnown }) => isKnown);
    const found = new Working(plan, search).answer({ most });
    if (found.hits.length > 0) return { plan, showing, nearest: [], ...found };
  }
  return null;
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
    this.units = plan.units.map((unit) => new UnitMatches(unit, plan.hasFunctions, phrases, this.all));
    this.hasUnknown = this.units.some(({ isKnown }) => !isKnown);
    this.hasTopic = this.units.some(({ isTopic }) => isTopic);
    this.allAreTerms = plan.chunks.every(isTerm) || isTerm(plan.query);
    const key = keyOf(language.tokens(language.normal(plan.query)));
    this.isThing = lexicon.has(key) && !lexicon.isAgency(key);
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
    const namesElsewhere = this.plan.units.some(({ isKnown, isBound }) => !isKnown && isBound);
    const isSentence = (this.plan.hasFunctions || namesElsewhere) && this.chunks.length > 1;
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
    const inText = (document) => this.chunks.every((chunk) => (chunk.get(document)?.zones ?? 0) & TEXT_ZONES);
    return [...exact].filter((document) => this.isClause(document) && inText(document)).length;
  }

  // Level B: every unit and every fact.
  allUnits() {
    if (this.hasUnknown) return new Set();
    const first = this.units.length > 0 ? this.units[0].documents : (this.facts[0] ?? new Map()).keys();
    const isThere = (document) => this.units.every((unit) => unit.documents.has(document)) && this.statesFacts(document);
    return new Set([...first].filter(isThere));
  }

  // Level C: documents with most of the information, and how much of it they have.
  mostUnits() {
    const ofFact = (having) => information(this.all, having.size);
    const sum = (units, facts) =>
      units.reduce((all, unit) => all + this.toldBy(unit), 0) + facts.reduce((all, having) => all + ofFact(having), 0);
    const total = sum(this.units, this.facts);
    const documents = new Map();
    for (const document of new Set(this.units.flatMap((unit) => [...unit.documents]))) {
      const units = this.units.filter((unit) => unit.documents.has(document));
      const topics = units.filter(({ isTopic }) => isTopic).length;
      // Beside a word that nothing has, 补贴 and 企业 are no answer.
      if (this.hasUnknown && topics === 0) continue;
      const covered = sum(units, this.facts.filter((having) => having.has(document)));
      if (covered * 100 >= total * this.leastShare(topics)) documents.set(document, [covered, total]);
    }
    return documents;
  }

  leastShare(topics) {
    if (topics === 0) return LEAST_SHARE_BY_CHANCE;
    const isSome = this.hasUnknown ? topics > 1 : this.plan.hasFunctions;
    return isSome ? LEAST_SHARE_OF_SOME : LEAST_SHARE;
  }

  // What a unit tells. Beside an unknown one, what merely happens to stand somewhere tells half.
  toldBy({ information, isKnown, isTopic }) {
    return this.hasUnknown && isKnown && !isTopic ? Math.floor(information / 2) : information;
  }

  isClause(document) {
    return kindOf(this.lists.root, document) === "clause";
  }

  // Whether the query is nothing but the name of an agency, and the document is that agency.
  isAgency(document) {
    const isName = ({ isAgency, documents }) => isAgency && documents.has(document);
    return !this.isClause(document) && this.units.length > 0 && this.units.every(isName);
  }

  // Whether a document is neither a clause nor what the query names.
  isAside(document) {
    const isNamed = !this.isThing && ((this.whole.get(document)?.zones ?? 0) & NAME_ZONES) !== 0;
    const isAgency = this.units.some(({ isAgency, documents }) => isAgency && documents.has(document));
    return !this.isClause(document) && !isNamed && !isAgency && !this.plan.onlyAsks;
  }

  score(document, share) {
    let sum = 0;
    const isAside = this.isAside(document) ? 1 : 0;
    // 跨境电商 says little beside 保险; what an agency's note says by the way is half as good as a clause.
    for (const unit of this.units) {
      const isGeneral = this.hasTopic && unit.isGeneral ? 2 : 0;
      sum += unit.score(document, isGeneral + isAside);
    }
    if (this.units.length === 0) for (const chunk of this.chunks) sum += chunk.get(document)?.impact ?? 0;
    if (this.isAgency(document)) sum += IN_TITLE;
    for (const having of this.facts) sum += having.get(document) ?? 0;
    const whole = this.whole.get(document);
    if (whole?.beginsTitle) sum += AT_TITLE;
    else if (whole && whole.zones & TITLE_ZONES) sum += IN_TITLE;
    else if (whole && this.chunks.length > 1) sum += Math.floor(whole.impact / 2);
    if (this.meant.has(document)) sum += REFERENCE;
    return share ? Math.floor((sum * share[0]) / share[1]) : sum;
  }
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
