// Texts and queries as search compares them: docs/search.md, sections 1 and 2. The Rust half is src/index/.

const HAN = /[\u3005-\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}]/u;
const ALPHANUMERIC = /[\p{Alphabetic}\p{N}]/u;
const LETTER = /[A-Za-z]/;
// They part nothing: “麒麟”企业 is looked for as 麒麟企业.
const QUOTATION_MARK = /["“”‘’「」『』《》〈〉]/;

/** Whether a text has a Chinese character. */
export function hasHan(text) {
  return HAN.test(text);
}

/** Whether a character is a letter, a figure or a Chinese character. */
export function isAlphanumeric(character) {
  return character !== undefined && ALPHANUMERIC.test(character);
}

/** The words of English without their endings, by the table that the site hands out. */
export class Stems {
  constructor({ spellings, suffixes }) {
    this.spellings = new Map(Object.entries(spellings));
    this.suffixes = suffixes;
    this.known = new Map();
  }

  /** The stem of a word in small letters. */
  of(word) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    if (!this.known.has(word)) this.known.set(word, this.cut(word));
    return this.known.get(word);
  }

  cut(word) {
    let stem = singular(this.spelling(word));
    for (let round = 0; round < 2; round++) {
      const row = this.suffixes.find(([suffix, , left]) => stem.endsWith(suffix) && stem.length - suffix.length >= left);
      if (!row) break;
      stem = stem.slice(0, stem.length - row[0].length) + row[1];
    }
    if (stem.length > 3 && /[eyi]$/.test(stem)) stem = stem.slice(0, -1);
    // Not of carry, which would be car.
    if (stem.length > 4 && stem.at(-1) === stem.at(-2)) stem = stem.slice(0, -1);
    return stem;
  }

  spelling(word) {
    if (this.spellings.has(word)) return this.spellings.get(word);
    const single = word.endsWith("s") && this.spellings.get(word.slice(0, -1));
    return single ? `${single}s` : word;
  }
}

function singular(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies") && word.length >= 5) return `${word.slice(0, -3)}y`;
  const keeps = word.length <= 3 || /(?:ss|us|is)$/.test(word);
  return word.endsWith("s") && !keeps ? word.slice(0, -1) : word;
}

/** What this site's search is made with: its fold table and its stems. */
export class Language {
  constructor({ fold, stems }) {
    const pairs = [...fold];
    this.fold = new Map();
    for (let at = 0; at + 1 < pairs.length; at += 2) this.fold.set(pairs[at], pairs[at + 1]);
    this.stems = new Stems(stems);
  }

  /** The normal form: characters, and the place of each in the text, counted in characters. */
  normal(text) {
    const characters = [...text];
    const letters = [];
    const origins = [];
    let separated = false;
    for (let at = 0; at < characters.length; at++) {
      if (isGenitive(characters, at)) {
        at += 1;
        continue;
      }
      const letter = this.letter(characters[at]);
      if (QUOTATION_MARK.test(letter)) continue;
      if (!isAlphanumeric(letter)) {
        separated = true;
        continue;
      }
      if (separated && letters.length > 0) {
        letters.push(" ");
        origins.push(at);
      }
      separated = false;
      letters.push(letter);
      origins.push(at);
    }
    return { letters, origins };
  }

  /** The normal string of a text. */
  string(text) {
    return this.normal(text).letters.join("");
  }

  letter(character) {
    const code = character.codePointAt(0);
    let narrow = character;
    if (code >= 0xff01 && code <= 0xff5e) narrow = String.fromCodePoint(code - 0xfee0);
    else if (code === 0x3000) narrow = " ";
    const lower = narrow.toLowerCase();
    // İ becomes two characters; it stays, so that one character is one position.
    const small = [...lower].length === 1 ? lower : narrow;
    return this.fold.get(small) ?? small;
  }

  /** Chinese characters and words, each with its key and its place in the normal form. */
  tokens({ letters }) {
    const tokens = [];
    let at = 0;
    while (at < letters.length) {
      if (letters[at] === " ") {
        at += 1;
        continue;
      }
      const start = at;
      const isHan = hasHan(letters[at]);
      at += 1;
      if (!isHan) while (at < letters.length && letters[at] !== " " && !hasHan(letters[at])) at += 1;
      const written = letters.slice(start, at).join("");
      tokens.push({ key: isHan ? written : this.stems.of(written), written, isHan, start, end: at });
    }
    return tokens;
  }
}

/** The key of tokens: what stands in a lexicon. */
export function keyOf(tokens) {
  let key = "";
  tokens.forEach((token, at) => {
    if (at > 0 && !token.isHan && !tokens[at - 1].isHan) key += " ";
    key += token.key;
  });
  return key;
}

// Guangzhou’s is Guangzhou.
function isGenitive(characters, at) {
  return (
    (characters[at] === "'" || characters[at] === "’") &&
    at > 0 &&
    LETTER.test(characters[at - 1]) &&
    /^[sS]$/.test(characters[at + 1] ?? "") &&
    !isAlphanumeric(characters[at + 2])
  );
}

/** Compares by code point, which is the order of UTF-8 and of the files; `<` goes by UTF-16. */
export function compare(a, b) {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return order(left) - order(right);
  }
  return a.length - b.length;
}

// Surrogates stand for characters behind U+FFFF.
function order(unit) {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
