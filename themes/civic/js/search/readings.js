// How characters are read, without tones: for slips of the ear, and for those who type Latin letters. In Rust:
// src/zh/readings.rs.

/** Thrown when readings are needed; the reader fetches them and begins again. */
export class NoReadings extends Error {}

/** The readings of a site's file: `{ "hai": "海害…", … }`. */
export class Readings {
  constructor(syllables) {
    this.of = new Map();
    for (const [syllable, characters] of Object.entries(syllables)) {
      for (const character of characters) this.of.set(character, [...(this.of.get(character) ?? []), syllable]);
    }
  }

  /** Whether two characters can be read alike. */
  soundAlike(one, other) {
    const readings = this.of.get(other) ?? [];
    return (this.of.get(one) ?? []).some((syllable) => readings.includes(syllable));
  }

  /** Whether a text is how these characters are read, one after the other: haiwaicang is 海外仓. */
  areRead([first, ...rest], text) {
    if (first === undefined) return text === "";
    const readings = this.of.get(first) ?? [];
    return readings.some((syllable) => text.startsWith(syllable) && this.areRead(rest, text.slice(syllable.length)));
  }

  /** Whether a text is the first letters of how these characters are read: hwc is 海外仓. */
  beginWith(characters, letters) {
    const begins = (character, at) => (this.of.get(character) ?? []).some((syllable) => syllable[0] === letters[at]);
    return characters.length === letters.length && characters.every(begins);
  }
}
