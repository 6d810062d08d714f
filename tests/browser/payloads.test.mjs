// Whatever an author types comes out as the same text in every format, and as nothing else: each payload is the name of
// a policy, of its measure and of what happened to it, and is read back with other people's parsers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { buildSite } from "./build.mjs";

const PAYLOADS = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "<!-- <script> -->",
  "\"><img src=x onerror=alert(1)>",
  "]]> & &lt;b&gt;",
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2-3",
  "@SUM(1+1)",
  "'=already",
  "semi;colon, comma \\n back\\slash \\;",
  "END:VEVENT",
  "ATTENDEE;CN=x:mailto:x@example.org",
  "\"quoted\", 'single', “curly”",
  "{{ 7 * 7 }} {% raw %}",
  "𠮷é😀".repeat(40),
  "a".repeat(300),
];
// Markdown, so that a text may have lines of its own.
const LINES = "First line; a, b\n\nEND:VCALENDAR\n\n=1+1\n";

let site;

before(async () => {
  site = await buildSite({ from: "tests/base", change: nameEverything });
});

after(() => site?.remove());

test("calendars", () => {
  const calendar = new ICAL.Component(ICAL.parse(site.text("en/calendar.ics")));
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  assert.equal(events.length, PAYLOADS.length + 1, "an event for each policy, and none that a text smuggled in");
  for (const [at, payload] of PAYLOADS.entries()) {
    const event = events.find(({ uid }) => uid.startsWith(`${policy(at)}.last-day@`));
    assert.equal(event.summary, `Last day in force: ${payload}`);
  }
});

test("tables", () => {
  const rows = parseCsv(site.text("en/data/measures.csv"), { bom: true, columns: true });
  for (const [at, payload] of PAYLOADS.entries()) {
    const row = rows.find((row) => row.Policy === policy(at));
    // The one rule that a program has to know: docs/data.md.
    const apostrophe = /^[=+\-@]/.test(payload) ? "'" : "";
    assert.equal(row["Short title"], apostrophe + payload);
    assert.equal(row["In short (not official)"], apostrophe + payload);
  }
});

test("feeds", () => {
  const entries = parseAtomFeed(site.text("en/feed.xml")).entries;
  const items = parseJsonFeed(site.json("en/feed.json")).items;
  for (const [at, payload] of PAYLOADS.entries()) {
    const isOurs = ({ id }) => id.endsWith(`#${policy(at)}-issued`);
    const [entry, item] = [entries.find(isOurs), items.find(isOurs)];
    assert.equal(entry.title.value, payload);
    assert.equal(item.title, payload);
    for (const text of [entry.summary.value, item.content_text]) {
      assert.ok(text.startsWith("First line; a, b\nEND:VCALENDAR\n=1+1\n"), text);
    }
    assert.equal(entry.categories.find(({ term }) => term === policy(at)).label, payload);
  }
});

test("records and linked data", async () => {
  const documentLoader = async (documentUrl) => ({ documentUrl, document: { "@context": { "@vocab": "https://schema.org/" } } });
  for (const [at, payload] of PAYLOADS.entries()) {
    const record = site.json(`api/v1/policies/${policy(at)}.json`);
    assert.equal(record.measures[0].summary.en, payload);
    const page = site.text(`en/policies/${policy(at)}/index.html`);
    const [, data] = page.match(/<script type="application\/ld\+json">(.*?)<\/script>/s);
    const [expanded] = await jsonld.expand(JSON.parse(data), { documentLoader, safe: true });
    assert.equal(expanded["https://schema.org/description"][0]["@value"], payload);
  }
});

test("pages", () => {
  for (const file of site.files(".html")) {
    const text = site.text(file);
    for (const live of ["<script>", "<img", "<!-- <"]) assert.ok(!text.includes(live), `${file}: ${live}`);
    assert.ok(!text.includes("49 {"), `${file}: a template was run`);
  }
});

function policy(at) {
  return `p${at}`;
}

/** A copy of the policy for each payload. In English only: there no rule of Chinese typography is broken. */
function nameEverything({ read, write }) {
  const demo = "content/policies/demo";
  for (const [at, payload] of PAYLOADS.entries()) {
    const english = `, en: ${JSON.stringify(payload)}}`;
    const named = (text, fields) =>
      text.replace(new RegExp(`^( *(?:${fields}): \\{zh-Hans: [^,]*), en: .*\\}$`, "gm"), (_, chinese) => chinese + english);
    const folder = `content/policies/${policy(at)}`;
    const history = `    title: {zh-Hans: 印发${english}\n    text: {zh-Hans: "一", en: ${JSON.stringify(LINES)}}`;
    write(`${folder}/policy.yaml`, named(read(`${demo}/policy.yaml`), "short_title|description").replace(/^ {4}title: \{zh-Hans: 印发.*$/m, () => history));
    const measure = named(read(`${demo}/measures/01-rent.yaml`), "short_title");
    write(`${folder}/measures/01-rent.yaml`, measure.replace(/^topics/m, () => `summary: {zh-Hans: 概括${english}\ntopics`));
  }
}
