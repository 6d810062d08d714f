// What a query asks for, before any document is looked at: docs/search.md, section 6.4. In Rust: src/index/plan.rs.

import { readFacts } from "./facts.js";
import { UnitReader, unitsOf } from "./reading.js";
import { readReference } from "./references.js";
import { keyOf } from "./terms.js";

const LONGEST_QUERY = 256;

/** Only so much of a query counts, and control characters part words. */
export function bounded(query) {
  return [...query].slice(0, LONGEST_QUERY).join("").replace(/\p{Cc}/gu, " ");
}

/** The plan of a query: `{ query, reference, facts, chunks, otherChunks, units, hasFunctions, onlyAsks, missed }`. */
export function planOf(typed, search) {
  const { language, lists } = search;
  const query = bounded(typed);
  const facts = readFacts(query).filter(({ mark }) => lists.count(mark) > 0);
  const reference = referenceOf(query, language);
  return {
    query: language.string(query),
    reference: reference && lists.count(reference) > 0 ? reference : null,
    facts: facts.map(({ mark }) => mark),
    chunks: chunksOf(query, language),
    otherChunks: chunksOf(blank(query, facts), language),
    ...unitsOf(query, facts, search),
  };
}

// The measure or clause that the whole query names, or that it begins with: 第十三条第二款 标准.
function referenceOf(query, language) {
  const [first = ""] = query.match(/\P{White_Space}+/u) ?? [];
  // 3.1 million is no clause, so only the form that is nothing else may have words behind it.
  return readReference(query, language) ?? (first.startsWith("第") ? readReference(first, language) : null);
}

/** The terms that the plan and its search will look up, as far as the query alone tells. */
export function termsOf(typed, { language, lexicon, phrases }) {
  const query = bounded(typed);
  const reader = new UnitReader(query, { language, lexicon, phrases });
  const texts = [language.string(query), ...chunksOf(query, language)];
  const terms = readFacts(query).map(({ mark }) => mark);
  const reference = referenceOf(query, language);
  if (reference) terms.push(reference);
  reader.tokens.forEach((token, at) => {
    const length = reader.longestKey(at);
    if (length > 0) {
      const key = keyOf(reader.tokens.slice(at, at + length));
      texts.push(lexicon.word(key));
    }
    if (!token.isHan) terms.push(`_${token.key}`);
  });
  return [...new Set([...terms, ...texts.flatMap((text) => phrases.terms(text))])];
}

// The query with spaces instead of its facts.
function blank(query, facts) {
  let kept = query;
  for (const { start, end } of facts) kept = kept.slice(0, start) + " ".repeat(end - start) + kept.slice(end);
  return kept;
}

// What white space parts; quotation marks hold together what stands between them.
export function chunksOf(query, language) {
  const chunks = [""];
  let isQuoted = false;
  for (const character of query) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === "“") isQuoted = true;
    else if (character === "”") isQuoted = false;
    if (/\p{White_Space}/u.test(character) && !isQuoted) chunks.push("");
    else chunks[chunks.length - 1] += character;
  }
  return [...new Set(chunks.map((chunk) => language.string(chunk)).filter((chunk) => chunk !== ""))];
}
