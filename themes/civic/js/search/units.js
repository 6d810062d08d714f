// Where the units of a query stand, and what they tell: docs/search.md, sections 6.5 and 6.6. In Rust: src/index/units.rs
// and src/index/information.rs.

import { hasHan } from "./terms.js";

// What a unit tells, in quarters of the information of its documents. What stands nowhere and touches a known word makes
// another thing of it: 新能源汽车补贴 is not about 补贴. Further off it is a circumstance. What every policy has tells half.
const BOUND_QUARTERS = 6;
const FREE_QUARTERS = 3;
// In a question there are more words than matter.
const ASKED_QUARTERS = 1;
const GENERAL_QUARTERS = 2;
// What each alternative but the one with the largest impact counts, in parts of one.
const FURTHER_PARTS = 8;
// What an alternative counts, of 8 parts.
const ALTERNATIVE_PARTS = 3;

/** Where a unit stands, by itself and by its alternatives. */
export class UnitMatches {
  // `isQuestion` says whether some words of the query only ask or join.
  constructor(unit, isQuestion, phrases, all) {
    this.itself = unit.isOnlyAsked ? new Map() : phrases.find(unit.text);
    // A word of the lexicon knows where its other words stand; words that only begin like this one must be looked for.
    this.others = unit.isTerm ? phrases.others(unit.text) : othersOf(unit.alternatives, phrases);
    this.documents = new Set([...this.itself.keys(), ...this.others.keys()].sort((a, b) => a - b));
    this.isKnown = this.documents.size > 0;
    this.isGeneral = unit.isGeneral;
    this.isAgency = unit.isAgency;
    // Whether it can be what a query is about.
    this.isTopic = (unit.isTerm || isLong(unit.text)) && !unit.isGeneral;
    this.information = Math.floor((information(all, this.documents.size) * this.quarters(unit, isQuestion)) / 4);
  }

  quarters({ isBound, isGeneral }, isQuestion) {
    if (!this.isKnown && isBound) return BOUND_QUARTERS;
    if (!this.isKnown) return isQuestion ? ASKED_QUARTERS : FREE_QUARTERS;
    return isGeneral ? GENERAL_QUARTERS : 4;
  }

  /** What it adds to the score of a document, halved so many times. */
  score(document, halves) {
    const other = Math.floor(((this.others.get(document) ?? 0) * ALTERNATIVE_PARTS) / 8);
    return ((this.itself.get(document)?.impact ?? 0) >> halves) + (other >> halves);
  }
}

// Whether a word is too long to stand somewhere by chance.
function isLong(text) {
  return [...text].length >= (hasHan(text) ? 3 : 6);
}

function othersOf(words, phrases) {
  const found = new Map();
  for (const word of words) {
    for (const [document, { impact }] of phrases.find(word)) {
      const { best, rest } = found.get(document) ?? { best: 0, rest: 0 };
      found.set(document, { best: Math.max(best, impact), rest: rest + Math.min(best, impact) });
    }
  }
  return new Map([...found].map(([document, { best, rest }]) => [document, best + Math.floor(rest / FURTHER_PARTS)]));
}

/** What it tells that a word stands in `having` of `all` documents, in bits of 1/256. */
export function information(all, having) {
  return Math.max(0, log2(2 * all + 2) - log2(2 * having + 1));
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
