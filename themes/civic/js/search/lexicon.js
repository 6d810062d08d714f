// Which words mean the same: docs/search.md, section 6.3. In Rust: src/index/lexicon.rs.

import { keyOf } from "./terms.js";

/** Concepts and their words, as the site hands them out. */
export class Lexicon {
  constructor({ lexicon: concepts, written, agencies, general, elsewhere }, language) {
    // How many of the first words of a concept texts use; the others only lead to it.
    this.written = written;
    this.firstAgency = agencies;
    const keys = (words) => new Set(words.map((word) => keyOf(language.tokens(language.normal(word)))));
    this.general = keys(general);
    this.elsewhere = keys(elsewhere);
    this.concepts = concepts.map((words) => words.map((word) => ({ word, key: "" })));
    this.places = new Map();
    // Keys of the words that texts use.
    this.inTexts = new Set();
    this.longest = 0;
    this.concepts.forEach((concept, place) => {
      for (const [at, entry] of concept.entries()) {
        const tokens = language.tokens(language.normal(entry.word));
        entry.key = keyOf(tokens);
        if (at < written[place]) this.inTexts.add(entry.key);
        this.longest = Math.max(this.longest, tokens.length);
        const places = this.places.get(entry.key) ?? [];
        if (!places.includes(place)) places.push(place);
        this.places.set(entry.key, places);
      }
    });
  }

  /** Whether there is a word with this key. */
  has(key) {
    return this.places.has(key);
  }

  /** The word with this key, as it is written. */
  word(key) {
    const [place] = this.places.get(key) ?? [];
    return this.concepts[place]?.find((entry) => entry.key === key)?.word;
  }

  /** Whether the word with this key only leads to its concepts. */
  isOnlyAsked(key) {
    return this.has(key) && !this.inTexts.has(key);
  }

  /** Whether the word with this key is one that every policy has. */
  isGeneral(key) {
    return this.general.has(key);
  }

  /** Whether other policies are about what this key says. */
  isElsewhere(key) {
    return this.elsewhere.has(key);
  }

  /** Whether there is an agency of this name. */
  isAgency(key) {
    return (this.places.get(key) ?? []).some((place) => place >= this.firstAgency);
  }

  writtenIn(place) {
    return this.concepts[place].slice(0, this.written[place]);
  }

  /** Other words for the one with this key. */
  alternatives(key) {
    const found = new Set();
    for (const place of this.places.get(key) ?? []) {
      for (const entry of this.writtenIn(place)) if (entry.key !== key) found.add(entry.word);
    }
    return [...found];
  }
}
