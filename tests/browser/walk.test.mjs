// The way that most readers take, in every language, with and without script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY, pageKinds } from "./site.mjs";
import { browser, site } from "./stage.mjs";

for (const language of LANGUAGES) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with script" : "without script";
    test(`${language}: home, measure, another language, agency, back; ${how}`, async () => {
      const other = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
      const page = await openPage(browser, site.address, { javaScriptEnabled });
      await page.goto(`${site.address}${language}/`);

      await page.locator(`main a[href$="/${language}/${POLICY}3/"]`).first().click();
      await page.waitForURL(`**/${language}/${POLICY}3/`);
      const clause = page.locator('[data-clause="3.1"]');
      const before = await clause.innerText();

      await page.locator('a[href="#c3-1"]').first().click();
      await page.locator(`.languages a[href*="/${other}/"]`).click();
      await page.waitForURL(`**/${other}/${POLICY}3/${javaScriptEnabled ? "#c3-1" : "*"}`);
      assert.notEqual(await clause.innerText(), before, "the same clause, in other words");
      if (javaScriptEnabled) assert.ok(await isInView(clause), "the clause is where the reader looks");

      const measure = page.url();
      const link = clause.locator('a[href*="/agencies/"]').first();
      const name = await link.innerText();
      await link.click();
      await page.waitForURL(`**/${other}/agencies/*/`);
      assert.equal(await page.locator("h1").innerText(), name);
      await page.goBack();
      assert.equal(page.url(), measure);

      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }

  test(`${language}: every kind of page is quiet`, async () => {
    const page = await openPage(browser, site.address);
    for (const path of Object.values(pageKinds(language))) {
      const response = await page.goto(`${site.address}${path}`, { waitUntil: "load" });
      assert.equal(response.status(), 200, path);
      assert.deepEqual(page.complaints, [], path);
    }
    await page.context().close();
  });
}

test("the choice of language is remembered", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(site.address);
  await page.locator('main a[href$="/en/"]').click();
  await page.waitForURL("**/en/");

  const later = await page.context().newPage();
  await later.goto(site.address);
  await later.waitForURL("**/en/");
  await page.context().close();
});

test("whether the policy is in force is said for the reader's day", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/${POLICY}`);
  const last = await page.locator("[data-status]").first().getAttribute("data-last");
  const days = [
    [`${last}T23:30:00+08:00`, "expiring"],
    [nextDay(last) + "T00:30:00+08:00", "expired"],
  ];
  for (const [moment, state] of days) {
    await page.clock.setFixedTime(new Date(moment));
    await page.reload();
    assert.equal(await page.locator("[data-status]").first().getAttribute("data-status"), state, moment);
  }
  await page.context().close();
});

function nextDay(date) {
  return new Date(Date.parse(date) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function isInView(locator) {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}
