// Files for other programs, read by other people's parsers: iCalendar by ical.js, CSV by csv-parse, Atom and JSON Feed by
// feedsmith, JSON by ajv against the published schemas, JSON-LD by jsonld. Nothing here needs a browser.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { parse as parseCsv } from "csv-parse/sync";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { buildSite } from "./build.mjs";
import { LANGUAGES } from "./site.mjs";

const JSON_FEED = JSON.parse(readFileSync(new URL("json-feed-1.1.schema.json", import.meta.url)));
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const DAY = 24 * 60 * 60 * 1000;

let site;

before(async () => {
  site = await buildSite();
});

after(() => site?.remove());

test("every calendar is read by ical.js, and its events are whole days with names of their own", () => {
  const files = site.files(".ics");
  assert.ok(files.length > LANGUAGES.length);
  for (const file of files) {
    const bytes = site.bytes(file);
    assert.doesNotThrow(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes), file);
    const text = bytes.toString();
    assert.ok(!/(?<!\r)\n|\r(?!\n)/.test(text), `${file}: a line ends with CR LF`);
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, `${file}: ${line}`);
    const events = eventsOf(text);
    assert.ok(events.length > 0, `${file} has an event`);
    const names = events.map((event) => event.uid);
    assert.equal(new Set(names).size, names.length, `${file}: ${names}`);
    for (const event of events) {
      assert.ok(event.startDate.isDate && event.endDate.isDate, `${file}: ${event.uid}`);
      assert.equal(event.endDate.toJSDate() - event.startDate.toJSDate(), DAY, `${file}: ${event.uid}`);
      assert.ok(event.summary && event.component.getFirstPropertyValue("dtstamp"), `${file}: ${event.uid}`);
    }
  }
});

test("an event has one name in every language and in every calendar", () => {
  const names = LANGUAGES.map((language) => eventsOf(site.text(`${language}/calendar.ics`)).map(({ uid }) => uid));
  for (const other of names.slice(1)) assert.deepEqual(other, names[0]);
  for (const file of site.files(".ics")) {
    for (const { uid } of eventsOf(site.text(file))) assert.ok(names[0].includes(uid), `${file}: ${uid}`);
  }
});

test("every table is read by csv-parse, begins with a byte order mark, and holds no formula", () => {
  const files = site.files(".csv");
  assert.ok(files.length > LANGUAGES.length);
  for (const file of files) {
    assert.deepEqual(site.bytes(file).subarray(0, 3), BYTE_ORDER_MARK, file);
    const [head, ...rows] = parseCsv(site.text(file), { bom: true, record_delimiter: "\r\n" });
    assert.ok(head.every(Boolean) && new Set(head).size === head.length, `${file}: ${head}`);
    for (const cell of rows.flat()) assert.ok(!/^[=+\-@\t\r\n＝＋－＠]/.test(cell), `${file}: ${cell}`);
  }
  for (const table of ["measures", "clauses", "incentives", "agencies", "rounds"]) {
    const sizes = LANGUAGES.map((language) => parseCsv(site.text(`${language}/data/${table}.csv`), { bom: true }).length);
    assert.equal(new Set(sizes).size, 1, `${table} has a row for each record in every language: ${sizes}`);
  }
});

test("every feed is read by feedsmith, and Atom and JSON Feed tell the same", () => {
  const validate = new Ajv2020({ allErrors: true }).compile(JSON_FEED);
  const files = site.files("feed.json");
  assert.ok(files.length > LANGUAGES.length);
  for (const file of files) {
    const json = site.json(file);
    assert.ok(validate(json), `${file}: ${JSON.stringify(validate.errors)}`);
    const atom = parseAtomFeed(site.text(file.replace(".json", ".xml")));
    const items = parseJsonFeed(json).items ?? [];
    const page = ({ links }) => links.find(({ rel }) => rel === "alternate").href;
    assert.deepEqual(
      (atom.entries ?? []).map((entry) => [entry.id, entry.title.value, page(entry), entry.summary.value]),
      items.map((item) => [item.id, item.title, item.url, item.content_text]),
      file,
    );
    for (const date of [atom.updated, ...(atom.entries ?? []).flatMap(({ published, updated }) => [published, updated])]) {
      assert.ok(!Number.isNaN(Date.parse(date)), `${file}: ${date}`);
    }
    assert.ok(atom.id && atom.title && atom.authors.length, file);
  }
});

test("every record keeps to its published schema", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, formats: numberFormats() });
  const schemas = { policy: "api/v1/policy.schema.json", clause: "api/v1/clause.schema.json" };
  const validate = Object.fromEntries(Object.entries(schemas).map(([kind, file]) => [kind, ajv.compile(site.json(file))]));
  const files = site.files(".json").filter((file) => file.startsWith("api/v1/policies/"));
  assert.ok(files.length > 1);
  for (const file of files) {
    const check = validate[file.split("/").length === 4 ? "policy" : "clause"];
    assert.ok(check(site.json(file)), `${file}: ${JSON.stringify(check.errors)}`);
  }
});

test("the sum of each clause is that of its published words", () => {
  const policy = "api/v1/policies/gz-cbec-2024";
  const lines = site.text(`${policy}/sha256sums.txt`).trimEnd().split("\n").map((line) => line.split("  "));
  const listed = new Map(lines.map(([sum, name]) => [name, sum]));
  assert.ok(listed.size > 0);
  for (const measure of site.json(`${policy}.json`).measures) {
    for (const { id, quotation, sha256 } of measure.clauses) {
      for (const [language, words] of Object.entries(quotation)) {
        assert.equal(createHash("sha256").update(words).digest("hex"), sha256[language], `${id} ${language}`);
        assert.equal(listed.get(`${id}.${language.toLowerCase()}.txt`), sha256[language], `${id} ${language}`);
        assert.equal(words, words.normalize("NFC"));
        listed.delete(`${id}.${language.toLowerCase()}.txt`);
      }
    }
  }
  assert.equal(listed.size, 0);
});

test("jsonld expands what pages say of themselves, and nothing gets lost", async () => {
  // The vocabulary stands in for schema.org's own context, so that no test asks another host.
  const document = { "@context": { "@vocab": "https://schema.org/" } };
  const documentLoader = async (documentUrl) => {
    assert.match(documentUrl, /^https?:\/\/schema\.org\/?$/);
    return { documentUrl, document };
  };
  let found = 0;
  for (const file of site.files(".html")) {
    for (const [, data] of site.text(file).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      const expanded = await jsonld.expand(JSON.parse(data), { documentLoader, safe: true });
      assert.equal(expanded.length, 1, file);
      assert.ok(expanded[0]["@type"][0].startsWith("https://schema.org/"), file);
      found++;
    }
  }
  assert.ok(found > LANGUAGES.length);
});

function eventsOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  assert.ok(calendar.getFirstPropertyValue("prodid"));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

/** Formats of numbers, which schemas name and ajv leaves to others. */
function numberFormats() {
  const whole = { type: "number", validate: (number) => Number.isInteger(number) && number >= 0 };
  return { uint32: whole, uint64: whole };
}
