// Sums in yuan: what src/facts/sums.rs reads. Other currencies are seen only so that they are not taken for yuan.

import { firstNumber } from "./numbers.js";
import { hasHan, isAlphanumeric } from "./terms.js";

const MARKS = ["¥", "￥", "CNY", "RMB", "人民币", "人民幣"];
const FOREIGN =
  /(?:\$|＄|€|£|USD|HKD|EUR|JPY|美元|美金|港元|港币|港幣|欧元|歐元|日元)$/;
const MILLION = 1_000_000n;
const SCALES = new Map([
  ["万", 10_000n],
  ["十万", 100_000n],
  ["百万", MILLION],
  ["千万", 10n * MILLION],
  ["亿", 100n * MILLION],
  ["十亿", 1000n * MILLION],
  ["百亿", 10_000n * MILLION],
  ["千亿", 100_000n * MILLION],
  ["万亿", 1_000_000n * MILLION],
]);
const ENGLISH_SCALES = [
  ["thousand", 1000n],
  ["million", MILLION],
  ["mn", MILLION],
  ["m", MILLION],
  ["billion", 1000n * MILLION],
  ["bn", 1000n * MILLION],
];

/** The sum whose number this is, or null: its mark and its place. */
export function readSum(number, isChinese) {
  const found = isChinese ? chinese(number) : english(number);
  if (!found) return null;
  const [sum, rest] = found;
  const before = number.before;
  const mark = markAtEnd(before);
  const start = mark ? before.length - mark.length : number.start;
  return { mark: `#cny:${sum}`, start, end: number.text.length - rest.length };
}

// The sign or name of the yuan with which a text ends.
function markAtEnd(before) {
  for (const name of MARKS) {
    const at = before.length - name.length;
    if (at < 0 || before.slice(at).toUpperCase() !== name) continue;
    const isInsideWord = /^[A-Z]+$/.test(name) && /[A-Za-z0-9]$/.test(before.slice(0, at));
    if (!isInsideWord) return name;
  }
  return null;
}

// 200万元, 200 萬元, 二百万元, 1亿5000万元, ¥2,000,000; and 200万 where nothing else is counted.
function chinese(number) {
  const before = number.before;
  // 数十万元 and 上百万元 say how large a sum is, not which.
  if ((number.spelled && /[数數几幾上]$/.test(before)) || FOREIGN.test(before)) return null;
  const [sum, rest, isScaled] = amount(number);
  if (sum === null) return null;
  const counted = rest.replace(/^[ \u00A0]+/, "");
  if (counted.startsWith("元")) {
    const behind = counted.slice(1);
    // 一元化 and 三元里 are words.
    const isWord = number.spelled && (sum < 10n || behind.startsWith("化"));
    return isWord ? null : [sum, behind];
  }
  return (isScaled && endsSum(counted)) || markAtEnd(before) ? [sum, rest] : null;
}

// The number with its 万 and 亿, what stands behind, and whether there was any.
function amount(number) {
  const rest = number.text.slice(number.end);
  if (number.spelled) return [number.times(1), rest, /[万萬亿億]$/.test(number.text.slice(number.start, number.end))];
  const scaled = scale(number.after);
  if (!scaled) return [number.times(1), rest, false];
  const [factor, behind] = scaled;
  const sum = number.times(factor);
  // 1亿5000万元 is one sum.
  const next = firstNumber(behind, true);
  const smaller = next && !next.spelled ? scale(next.after) : null;
  if (sum === null || !smaller || smaller[0] >= factor) return [sum, behind, true];
  const low = next.times(smaller[0]);
  return [low === null ? null : sum + low, smaller[1], true];
}

function scale(rest) {
  const [written] = rest.match(/^[十百千万萬亿億]*/);
  const factor = SCALES.get(written.replaceAll("萬", "万").replaceAll("億", "亿"));
  return factor ? [factor, rest.slice(written.length)] : null;
}

// 200万 is a sum before a comma or 以上, and none before 人 or 美元.
function endsSum(rest) {
  if (/^[至到\-–—－～~]/.test(rest)) {
    // 200万至500万元, but 200万至500万人.
    const number = firstNumber(rest.slice(1).trimStart(), true);
    return number !== null && chinese(number) !== null;
  }
  if (rest === "" || /^[以的或和及与與]/.test(rest)) return true;
  const first = String.fromCodePoint(rest.codePointAt(0));
  return !hasHan(first) && !isAlphanumeric(first) && first !== "%" && first !== "％";
}

// CNY 2 million, RMB 2,000,000, RMB2m, ¥2,000,000, 2 million yuan.
function english(number) {
  const [factor, scaled] = englishScale(number.after) ?? [1n, number.text.slice(number.end)];
  const sum = number.times(factor);
  if (sum === null) return null;
  // A currency before the number is enough; behind it stands perhaps the currency of the next one.
  if (markAtEnd(number.before)) return [sum, scaled];
  const unit = scaled.replace(/^[ \u00A0]+/, "");
  for (const name of ["yuan", "renminbi", "RMB", "CNY"]) {
    const behind = afterWord(unit, name);
    if (behind !== null) return [sum, behind];
  }
  return null;
}

function englishScale(rest) {
  for (const [name, factor] of ENGLISH_SCALES) {
    const behind = afterWord(rest, name);
    if (behind !== null) return [factor, behind];
  }
  return null;
}

// What stands behind a word with which the text begins, in capitals or not.
function afterWord(text, word) {
  const rest = text.slice(word.length);
  const begins = text.slice(0, word.length).toLowerCase() === word.toLowerCase();
  return begins && !/^[A-Za-z0-9]/.test(rest) ? rest : null;
}
