// Queries that are nothing but a reference to a measure or clause: docs/search.md, section 6.4.1.

import { parseNumeral } from "./numerals.js";

/** The mark (`#ref:3`, `#ref:3.1`) of such a query, or null. */
export function readReference(query, language) {
  const trimmed = query.trim();
  const heading = trimmed.endsWith("、") ? number(trimmed.slice(0, -1)) : null;
  if (heading) return `#ref:${heading}`;
  const normal = language.string(trimmed);
  return dotted(trimmed) ?? chinese(normal) ?? english(normal);
}

// 3.1, clause 3.1, m3.1
function dotted(text) {
  const found = text.toLowerCase().match(/^(?:clause|measure|article|条款|條款|m|c)?\s*(\d{1,4})\.(\d{1,4})$/);
  return mark(found && Number(found[1]), found && Number(found[2]));
}

// 第三条, 第3条措施, 措施三, 第三条第二款
function chinese(normal) {
  if (normal.startsWith("措施")) return mark(number(normal.slice(2).trim()));
  const found = normal.match(/^第([^条]*)条([^]*)$/);
  if (!found) return null;
  const measure = number(found[1].trim());
  const rest = found[2].trim().replace(/^措施/, "").trim();
  if (rest === "") return mark(measure);
  const clause = rest.match(/^第([^]*)款$/);
  return clause && mark(measure, number(clause[1].trim()));
}

// measure 3, m 3, m3, article 3, measure 3 clause 1
function english(normal) {
  const found = normal.match(/^(?:measure|article|m) *(\d{1,4})(?: clause (\d{1,4}))?$/);
  if (!found) return null;
  return found[2] === undefined ? mark(Number(found[1])) : mark(Number(found[1]), Number(found[2]));
}

function mark(measure, clause) {
  if (!measure || clause === null || clause === 0) return null;
  return clause === undefined ? `#ref:${measure}` : `#ref:${measure}.${clause}`;
}

function number(text) {
  if (/^\d{1,4}$/.test(text)) return Number(text) || null;
  const value = parseNumeral(text);
  return value !== null && value >= 1n && value < 10_000n ? Number(value) : null;
}
