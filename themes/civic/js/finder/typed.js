// Numbers and amounts as people type them: 300万, ３,000,000, 3m, RMB 3 million, 1.5亿, 三百万. The twin of
// src/finder/typed.rs; tests/finder/typed.json holds both to the same readings.

import { parseNumeral } from "../search/numerals.js";

const LONGEST = 64;
const MARKS = ["¥", "cny", "rmb", "人民币", "人民幣", "renminbi"];
const YUAN = ["元人民币", "元人民幣", "人民币", "人民幣", "元整", "元", "renminbi", "yuan", "rmb", "cny", "圆"];
const FOREIGN =
  "$ € £ usd hkd eur jpy gbp dollar euro 美元 美金 港元 港币 港幣 欧元 歐元 日元 英镑".split(" ");
const MINUS = ["-", "负", "負", "minus"];
const K = 1_000n;
const W = 10_000n;
const M = 1_000_000n;
const Y = 100_000_000n;
const B = 1_000_000_000n;
// Longest first, so that 百万 is not taken for 百.
const SCALES = [
  ["thousand", K], ["billion", B], ["million", M], ["mn", M], ["bn", B], ["k", K], ["m", M], ["b", B], ["w", W],
  ["十万", 10n * W], ["十萬", 10n * W], ["百万", M], ["百萬", M], ["千万", 10n * M], ["千萬", 10n * M],
  ["十亿", B], ["十億", B], ["百亿", 10n * B], ["百億", 10n * B],
  ["万", W], ["萬", W], ["亿", Y], ["億", Y], ["千", K], ["百", 100n],
];

/**
 * Reads a number in hundredths: { number }, or { refusal }: "empty", "negative", "foreign", "huge", "precise", "unclear"
 * or "text". `units` may stand behind it; without any it is an amount in yuan. `most` counts whole ones.
 */
export function read(typed, units, most) {
  const text = folded(typed);
  if (text === "") return { refusal: "empty" };
  if (MINUS.some((minus) => text.startsWith(minus))) return { refusal: "negative" };
  if (FOREIGN.some((name) => text.includes(name))) return { refusal: "foreign" };
  const number = withoutUnit(text, units);
  const unreadable = { refusal: /[0-9]/.test(text) ? "unclear" : "text" };
  if ([...number].length > LONGEST) return unreadable;
  const hundredths = whole(number);
  if (hundredths === null) return unreadable;
  if (hundredths === "precise") return { refusal: "precise" };
  return hundredths > BigInt(most) * 100n ? { refusal: "huge" } : { number: Number(hundredths) };
}

// Full-width forms as half-width ones, every space as one kind, small letters.
function folded(typed) {
  return typed
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2007\u2009\u202F\t]/g, " ")
    .replaceAll("￥", "¥")
    .replace(/[−–—]/g, "-")
    .replaceAll("㎡", "m²")
    .replace(/[A-Z]/g, (c) => c.toLowerCase())
    .trim();
}

function withoutUnit(text, units) {
  const names = units.map(folded);
  let number = text;
  if (units.length === 0) {
    names.push(...YUAN);
    const mark = MARKS.find((one) => text.startsWith(one));
    if (mark) number = text.slice(mark.length).trimStart();
  }
  names.sort((a, b) => b.length - a.length);
  const name = names.find((one) => number.endsWith(one));
  return (name ? number.slice(0, -name.length) : number).trimEnd();
}

// Hundredths, "precise", or null where it can't be read at all.
function whole(number) {
  const spelled = parseNumeral(number.replaceAll(" ", ""));
  if (spelled !== null) return spelled * 100n;
  const first = figures(number);
  if (first === null) return null;
  const afterFirst = first.rest.trimStart();
  if (afterFirst === "") return hundredths(first, 1n);
  const [factor, rest] = scale(afterFirst) ?? [];
  if (factor === undefined) return null;
  const sum = hundredths(first, factor);
  if (rest === "") return sum;
  const smaller = second(rest, factor);
  if (smaller === null || sum === "precise" || smaller === "precise") return smaller === null ? null : "precise";
  return sum + smaller;
}

// 1亿5000万, 3万5千, 3万5000: the second number fills the places of the first one's scale.
function second(text, factor) {
  const number = figures(text);
  if (number === null) return null;
  const [small, rest] = scale(number.rest.trimStart()) ?? [];
  if (small !== undefined) return rest === "" && small < factor ? hundredths(number, small) : null;
  const fills = number.decimals === 0 && 10n ** BigInt(number.digits) === factor;
  return number.rest === "" && fills ? hundredths(number, 1n) : null;
}

function scale(text) {
  const found = SCALES.find(([name]) => text.startsWith(name));
  if (!found) return null;
  const rest = text.slice(found[0].length);
  // `3 metres` has no scale.
  return /^[a-z]/.test(rest) ? null : [found[1], rest];
}

function hundredths({ mantissa, decimals }, factor) {
  const raised = mantissa * factor * 100n;
  const divisor = 10n ** BigInt(decimals);
  return raised % divisor === 0n ? raised / divisor : "precise";
}

// 3000000, 3,000,000, 3 000 000, 1.5. Groups that are not of three are no number: 3,5 may mean anything.
function figures(text) {
  const run = (at) => text.slice(at).match(/^[0-9]*/)[0].length;
  const first = run(0);
  let digits = text.slice(0, first);
  let end = first;
  const separator = text[end];
  if (separator !== undefined && ",' ".includes(separator)) {
    while (text[end] === separator && run(end + 1) > 0) {
      if (run(end + 1) !== 3 || first > 3) return null;
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  }
  let decimals = 0;
  if (text[end] === "." && run(end + 1) > 0) {
    decimals = run(end + 1);
    digits += text.slice(end + 1, end + 1 + decimals);
    end += 1 + decimals;
  }
  if (first === 0 || digits.length > 20) return null;
  return { mantissa: BigInt(digits), decimals, digits: digits.length, rest: text.slice(end) };
}
