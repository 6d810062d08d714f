// Numbers in prose, in figures and in words, exact: what src/facts/numbers.rs reads.

import { parseNumeral } from "./numerals.js";

const NAMES =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const WORDS = new Map(NAMES.split(" ").map((name, at) => [name, BigInt(at + 1)]));
for (const [name, value] of [["twenty", 20n], ["thirty", 30n], ["forty", 40n], ["fifty", 50n], ["eighty", 80n], ["ninety", 90n]]) {
  WORDS.set(name, value);
}
const NUMERALS = "〇零一二三四五六七八九十百千万萬亿億两兩";
const LARGEST = (1n << 64n) - 1n;

/** A number in a text: `mantissa` shifted by `decimals` places, from `start` to `end`. */
export class Numeral {
  constructor(text, [mantissa, decimals], start, end) {
    Object.assign(this, { text, mantissa, decimals, start, end });
    this.spelled = !isFigure(text[start]);
  }

  /** The number times a factor, or null where that is not whole or too large. */
  times(factor) {
    const product = this.mantissa * BigInt(factor);
    const shift = 10n ** BigInt(this.decimals);
    const value = product / shift;
    return product % shift === 0n && value <= LARGEST ? value : null;
  }

  /** What stands behind the number, without spaces in front. */
  get after() {
    return this.text.slice(this.end).replace(/^[ \u00A0]+/, "");
  }

  /** What stands before the number, without spaces at its end. */
  get before() {
    return this.text.slice(0, this.start).replace(/[ \u00A0]+$/, "");
  }
}

/** Every number of a text, in its order. A number too large or written in pieces (`100 0`) is none. */
export function numbers(text, isChinese) {
  const found = [];
  for (let at = 0; at < text.length; ) {
    const [length, value] = token(text.slice(at), isChinese);
    if (value) found.push(new Numeral(text, value, at, at + length));
    at += length;
  }
  return found;
}

/** The number with which a text begins, or null. */
export function firstNumber(text, isChinese) {
  if (text === "") return null;
  const [length, value] = token(text, isChinese);
  return value && new Numeral(text, value, 0, length);
}

// How long the number, word or character is that stands here, and its value if it has one.
function token(rest, isChinese) {
  if (isFigure(rest[0])) return figures(rest);
  if (!isChinese && /[A-Za-z]/.test(rest[0])) {
    const [word] = rest.match(/^[A-Za-z]+/);
    const value = WORDS.get(word.toLowerCase());
    return [word.length, value === undefined ? null : [value, 0]];
  }
  if (isChinese && NUMERALS.includes(rest[0])) return spelled(rest);
  return [String.fromCodePoint(rest.codePointAt(0)).length, null];
}

function isFigure(character) {
  return /[0-9０-９]/.test(character);
}

function run(rest) {
  return rest.match(/^[0-9０-９]*/)[0].length;
}

// A numeral, perhaps with a decimal part: 二百万, 十二点五.
function spelled(rest) {
  const end = numeralLength(rest);
  const whole = parseNumeral(rest.slice(0, end));
  const value = whole === null ? null : [whole, 0];
  if (!/^[点點]/.test(rest.slice(end))) return [end, value];
  const length = numeralLength(rest.slice(end + 1));
  const part = rest.slice(end + 1, end + 1 + length);
  // A single digit is read as itself, several are read one by one; 五十 is neither, as in 三点五十分.
  const digits = /[十百千]/.test(part) ? null : parseNumeral(part);
  if (whole === null || digits === null || length > 19) return [end, value];
  const joined = whole * 10n ** BigInt(length) + digits;
  return joined <= LARGEST ? [end + 1 + length, [joined, length]] : [end, value];
}

function numeralLength(rest) {
  let length = 0;
  while (length < rest.length && NUMERALS.includes(rest[length])) length += 1;
  return length;
}

// A number in figures: 2,000,000, 12.5, ５０.
function figures(rest) {
  let end = run(rest);
  let written = rest.slice(0, end);
  let decimals = 0;
  // Only groups of three belong to the number: in 3,10 the comma separates two.
  while (rest[end] === "," && run(rest.slice(end + 1)) === 3) {
    written += rest.slice(end + 1, end + 4);
    end += 4;
  }
  if (/^[.．]$/.test(rest[end] ?? "")) {
    const length = run(rest.slice(end + 1));
    if (length > 0) {
      written += rest.slice(end + 1, end + 1 + length);
      decimals = length;
      end += 1 + length;
    }
  }
  const torn = pieces(rest.slice(end));
  const mantissa = BigInt(written.normalize("NFKC"));
  const isExact = torn === 0 && decimals <= 18 && mantissa <= LARGEST;
  return [end + torn, isExact ? [mantissa, decimals] : null];
}

// The length of what looks like the rest of a number that was torn apart: `100 0元`, `1.2.3`.
function pieces(rest) {
  return rest.match(/^(?:[ \u00A0.]+[0-9０-９]+)*/)[0].length;
}
