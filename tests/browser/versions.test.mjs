// The life of a policy: marks at changed clauses, versions with their differences, a repealed policy, and the reader's own day.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, openPage } from "./chromium.mjs";
import { LANGUAGES, serveCase } from "./site.mjs";

const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const DAY = "2026-01-31";
const SHELTER = "policies/shelter/";
const PAGES = [SHELTER, `${SHELTER}1/`, `${SHELTER}2/`, `${SHELTER}versions/`, `${SHELTER}versions/issued/`, "policies/umbrellas/", "policies/umbrellas/versions/", "updates/"];

let site;
let browser;

before(async () => {
  site = await serveCase("amended", ["--as-of", DAY]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

for (const language of LANGUAGES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${language}, ${colorScheme}: no barrier, no complaint, and no page is wider than a small phone`, async () => {
      const page = await openPage(browser, site.address, { colorScheme });
      const found = [];
      for (const path of PAGES) {
        await page.goto(`${site.address}${language}/${path}`);
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 844 });
          found.push(...(await barriers(page)).map((barrier) => `${path}, ${width}: ${barrier}`));
          const widest = await page.evaluate(() => document.documentElement.scrollWidth);
          if (widest > width) found.push(`${path} is ${widest} pixels wide at ${width}`);
        }
      }
      assert.deepEqual(found, []);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }

  test(`${language}: from the mark at a clause to the difference, to the text of a day, and back to the text in force`, async () => {
    const page = await openPage(browser, site.address, { javaScriptEnabled: false });
    await page.goto(`${site.address}${language}/${SHELTER}`);
    const passage = page.locator(".passage", { has: page.locator("#c1-1") });
    assert.match(await passage.locator("[data-official]").innerText(), /3,?000/);
    assert.equal(await passage.locator(".change").count(), 2, "one change in force, one ahead");
    await passage.locator(".change a").first().click();
    await page.waitForURL("**/versions/#change-wider-awnings-c1-1");
    const difference = page.locator("#change-wider-awnings-c1-1");
    assert.match(await difference.locator("del").innerText(), /2,?000/);
    assert.match(await difference.locator("ins").innerText(), /3,?000/);
    // A change is told by a line, not by colour alone.
    const line = (name) => difference.locator(name).evaluate((element) => getComputedStyle(element).textDecorationLine);
    assert.deepEqual([await line("del"), await line("ins")], ["line-through", "underline"]);
    await page.locator('[id="2025-02-10"] .version-text a').click();
    await page.waitForURL("**/versions/2025-02-10/");
    assert.match(await page.locator("#c1-1").innerText(), /2,?000/);
    assert.equal(await page.locator('meta[name="robots"]').getAttribute("content"), "noindex");
    assert.ok((await page.locator('link[rel="canonical"]').getAttribute("href")).endsWith(`/${language}/${SHELTER}`));
    await page.locator(".version-remark a").first().click();
    await page.waitForURL(`**/${language}/${SHELTER}`);
    await page.context().close();
  });

  test(`${language}: a clause that was taken out keeps its address, and a repealed policy says so first`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(`${site.address}${language}/${SHELTER}2/#c2-2`);
    assert.equal(await page.locator("#c2-2.passage-absent").count(), 1);
    assert.equal(await page.locator('[data-clause="2.2"]').count(), 0);
    await page.goto(`${site.address}${language}/policies/umbrellas/1/`);
    const repeal = page.locator("main > .repeal").first();
    assert.ok((await repeal.boundingBox()).y < (await page.locator("h1").boundingBox()).y);
    await repeal.locator(`a[href$="/${language}/${SHELTER}"]`).click();
    await page.waitForURL(`**/${language}/${SHELTER}`);
    await page.context().close();
  });
}

test("a page that was made before a change says on the reader's day that it shows the earlier text", async () => {
  const page = await openPage(browser, site.address);
  await page.clock.setFixedTime(new Date("2026-03-01T00:30:00+08:00"));
  await page.goto(`${site.address}en/${SHELTER}`);
  const mark = page.locator(".passage", { has: page.locator("#c1-1") }).locator(".change").last();
  assert.match(await mark.innerText(), /^Changed on 1 March 2026/);
  await page.clock.setFixedTime(new Date("2026-02-28T23:30:00+08:00"));
  await page.reload();
  assert.match(await mark.innerText(), /^Will change on 1 March 2026/);
  await page.context().close();
});

async function barriers(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" · ")}`);
}
