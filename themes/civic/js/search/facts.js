// Facts that a query states, as terms of the index: docs/search.md, section 6.4.2. In Rust: src/facts/ and
// src/index/marks.rs.

import { firstNumber, numbers } from "./numbers.js";
import { readSum } from "./sums.js";
import { hasHan } from "./terms.js";

const MONTHS =
  "January February March April May June July August September October November December".split(" ");
// Numerals that can't be altered by a stroke, and the everyday ones in the same order.
const [FORMAL, PLAIN] = ["壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千"];
// Numbers of tenths, and what makes another word of the character behind them.
const [TENTHS, NOT_BEHIND_TENTHS] = ["一二三四五六七八九123456789", "立为為本果功员員长長熟就分交"];
const LONGEST_PERIOD = 99n;
const [FIRST_YEAR, LAST_YEAR] = [1949, 2999];

/** Every fact of a query: its mark (`#cny:2000000`) and its place, in units of the string. */
export function readFacts(typed) {
  const query = plainNumerals(typed);
  const scripts = hasHan(query) ? [true, false] : [false, true];
  const found = scripts.flatMap((isChinese) => read(query, isChinese));
  found.push(...[typedSum(query), typedDocument(query)].filter((fact) => fact !== null), ...typedShares(query));
  return longestFirst(found);
}

// Of two readings of the same words the one that explains more of them is right: 2024年3月6日 is no 3月.
function longestFirst(found) {
  let end = 0;
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((fact) => {
    const isFree = fact.start >= end;
    end = Math.max(end, fact.end);
    return isFree;
  });
}

function read(text, isChinese) {
  const found = documents(text);
  for (const number of numbers(text, isChinese)) {
    for (const reader of [readDate, readSum, readRatio, readPeriod]) {
      const fact = reader(number, isChinese);
      if (fact) found.push(fact);
    }
  }
  return longestFirst(found);
}

// 〔2023〕10号, [2023]10號, (2023) No. 10
function documents(text) {
  const pattern = /[〔[［(（【](\d{4,10})[〕\]］)）】]\p{White_Space}*(?:第*(\d{1,10})\p{White_Space}*[号號]|[Nn]o\.?\p{White_Space}*(\d{1,10}))/gu;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [year, number] = [Number(match[1]), Number(match[2] ?? match[3])];
    if (year < FIRST_YEAR || year > LAST_YEAR || number > 0xffffffff) return [];
    return [{ mark: `#doc:${year}-${number}`, start: match.index, end: match.index + match[0].length }];
  });
}

function readDate(number, isChinese) {
  const first = number.times(1);
  if (first === null) return null;
  const found = isChinese
    ? (chineseDate(first, number) ?? isoDate(first, number))
    : (isoDate(first, number) ?? englishDate(first, number));
  if (!found) return null;
  const [date, start, rest] = found;
  return date && { mark: `#date:${date}`, start, end: number.text.length - rest.length };
}

// 2024年3月6日, in figures or numerals, with or without spaces
function chineseDate(year, number) {
  const month = after(number.after, /^年/, true);
  const day = month && after(month.after, /^月/, true);
  if (!day || !/^[日号號]/.test(day.after)) return null;
  return [calendarDay(year, month.times(1), day.times(1)), number.start, day.after.slice(1)];
}

// 2024-03-06
function isoDate(year, number) {
  const found = number.after.match(/^-(\d\d)-(\d\d)(?!\d)/);
  if (!found) return null;
  return [calendarDay(year, BigInt(found[1]), BigInt(found[2])), number.start, number.after.slice(found[0].length)];
}

// 6 March 2024, 6th March 2024, March 6, 2024
function englishDate(first, number) {
  const behind = number.after.replace(/^(?:st|nd|rd|th)/, "").trimStart();
  const at = MONTHS.findIndex((name) => behind.startsWith(name));
  if (at >= 0) {
    const year = firstNumber(behind.slice(MONTHS[at].length).replace(/^[, ]+/, "").replace(/^[ \u00A0]+/, ""), false);
    return year && [calendarDay(year.times(1), BigInt(at + 1), first), number.start, year.after];
  }
  const before = MONTHS.findIndex((name) => number.before.endsWith(name));
  const year = before >= 0 ? after(behind, /^,/, false) : null;
  const start = number.before.length - (MONTHS[before]?.length ?? 0);
  return year && [calendarDay(year.times(1), BigInt(before + 1), first), start, year.after];
}

// The number that follows a sign, spaces aside.
function after(text, sign, isChinese) {
  if (!sign.test(text)) return null;
  const number = firstNumber(text.slice(1).replace(/^[ \u00A0]+/, ""), isChinese);
  return number && number.times(1) !== null ? number : null;
}

// A day of the calendar: 30 February is a slip.
function calendarDay(year, month, day) {
  if (year === null || month === null || day === null || year < 1000n || year > 9999n) return null;
  if (month < 1n || month > 12n || day < 1n || day > 31n) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : null;
}

function readRatio(number, isChinese) {
  const text = number.text;
  let [start, end] = [number.start, number.end];
  if (isChinese && text.slice(0, start).endsWith("百分之")) {
    start -= 3;
  } else {
    const sign = number.after.match(isChinese ? /^[%％]/ : /^(?:[%％]|per ?cent(?![A-Za-z]))/);
    if (!sign) return null;
    end = text.length - number.after.length + sign[0].length;
  }
  const hundredths = number.times(100);
  if (hundredths === null || hundredths > 0xffffffffn) return null;
  return { mark: `#pct:${inPercent(hundredths)}`, start, end };
}

function inPercent(hundredths) {
  const part = String(hundredths % 100n).padStart(2, "0").replace(/0+$/, "");
  return part ? `${hundredths / 100n}.${part}` : String(hundredths / 100n);
}

// 3年, 3 years, three-year; 第三年, 三年级 and 2024年 are none.
function readPeriod(number, isChinese) {
  const years = number.times(1);
  if (years === null || years < 1n || years > LONGEST_PERIOD) return null;
  const found = isChinese
    ? !number.before.endsWith("第") && number.after.match(/^年(?![级級代度底初末份])(?!\p{White_Space}*\d)/u)
    : number.after.match(/^[-\u2011]?years?(?![A-Za-z0-9])/);
  if (!found) return null;
  const end = number.text.length - number.after.length + found[0].length;
  return { mark: `#years:${years}`, start: number.start, end };
}

// 贰佰万 as 二百万: each as long as the plain one that takes its place.
function plainNumerals(query) {
  return query.replace(new RegExp(`[${FORMAL}]`, "g"), (formal) => PLAIN[FORMAL.indexOf(formal)]);
}

// 2m, 1.5 million, 200w, 2,000,000: a sum without its currency, where nothing else is in the query
function typedSum(query) {
  const trimmed = query.trim();
  const found = trimmed.match(/^(\d[\d.,]*?)\s*(million|mn|m|billion|bn|w)?$/i);
  if (!found) return null;
  const [, number, unit] = found;
  if (!unit && number.replace(/\D/g, "").length < 5) return null;
  const isChinese = unit?.toLowerCase() === "w";
  const [fact] = read(`RMB ${number}${isChinese ? "万元" : ` ${unit ?? ""}`}`, isChinese);
  if (!fact?.mark.startsWith("#cny:")) return null;
  const start = query.length - query.trimStart().length;
  return { mark: fact.mark, start, end: start + trimmed.length };
}

// 国办发2023 10: a document number without its brackets; 2024年3月6日 is a day.
function typedDocument(query) {
  const at = query.search(/\d/);
  if (at < 0 || !hasHan([...query.slice(0, at).trimEnd()].at(-1) ?? "")) return null;
  const found = query.slice(at).match(/^(\d{4})[ \-第年]+(\d+)(?!\d)(\p{White_Space}*[号號])?(?!\p{White_Space}*月)/u);
  if (!found) return null;
  const [year, number] = [Number(found[1]), Number(found[2])];
  if (year < FIRST_YEAR || year > LAST_YEAR || number >= 10_000) return null;
  return { mark: `#doc:${year}-${number}`, start: at, end: at + found[0].length };
}

// 三成, 一半, half: shares as people say them.
function typedShares(query) {
  const halves = [...query.matchAll(/一半|half/gi)].filter(({ 0: word, index }) => {
    const isLetter = (character) => /[a-z0-9]/i.test(character ?? "");
    return !isLetter(query[index - 1]) && !isLetter(query[index + word.length]);
  });
  const tenths = [...query.matchAll(new RegExp(`([${TENTHS}])成(?![${NOT_BEHIND_TENTHS}])`, "g"))];
  const share = (percent, { 0: text, index }) => ({ mark: `#pct:${percent}`, start: index, end: index + text.length });
  return [
    ...halves.map((match) => share(50, match)),
    ...tenths.map((match) => share(10 * (1 + (TENTHS.indexOf(match[1]) % 9)), match)),
  ];
}
