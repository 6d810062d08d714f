// An author edits, and the open page follows by itself; a mistake covers it without taking it away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { POLICY } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const FILE = "content/policies/gz-cbec-2024/measures/03-brand-going-global.yaml";
const NEWS = "These words were typed a moment ago.";

test("the open page follows an edit, survives a mistake, and shows it mended", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/${POLICY}3/`);
  const clause = page.locator('[data-clause="3.1"]');
  const findings = page.locator("#gongbao-findings");
  const original = await site.read(FILE);

  const edited = original.replace(/(- text:[\s\S]*?\n\s+en: \|\n\s+)/, `$1${NEWS} `);
  assert.notEqual(edited, original, "the test found a place for its words");
  await site.write(FILE, edited);
  await clause.filter({ hasText: NEWS }).waitFor();

  await site.write(FILE, `${edited}\n  clauses: [`);
  await findings.waitFor();
  assert.match(await findings.innerText(), /03-brand-going-global\.yaml/, "the finding names the file");
  assert.match(await clause.innerText(), new RegExp(NEWS), "the last good page is still there");

  await site.write(FILE, original);
  await findings.waitFor({ state: "detached" });
  await clause.filter({ hasNotText: NEWS }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
