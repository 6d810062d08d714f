// The author's view: the bar on every page, the marks beside the texts, the pages of findings and reviews. In three languages,
// by keyboard, in light and dark, on a phone; and it follows what the author does.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const MEASURE = "content/policies/gz-cbec-2024/measures/03-brand-going-global.yaml";
const PHONE = 390;
const VIEWS = ["", "findings/", "review/gz-cbec-2024/", "review/", "changes/", "rules/facts-differ/"];

const toggle = (page) => page.locator("#gongbao-author .toggle");

async function opened(path, options = {}) {
  const page = await openPage(browser, site.address, options);
  await page.goto(`${site.address}${path}`);
  await toggle(page).click();
  await page.locator("#gongbao-author .dock").waitFor();
  return page;
}

async function barriers(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target} ${html.slice(0, 100)}`).join(" · ")}`);
  });
}

for (const language of LANGUAGES) {
  test(`${language}: every clause says where it lives, and the official text stays as it is`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(`${site.address}${language}/${POLICY}3/`);
    const official = () => page.locator("[data-official]").allTextContents();
    const before = await official();
    await toggle(page).click();
    const mark = page.locator("[id$='3.1-text']");
    await mark.locator(".place").waitFor();
    assert.match(await mark.locator(".place").getAttribute("href"), /^vscode:\/\/file\/.*03-brand-going-global\.yaml:\d+$/);
    assert.match(await mark.locator(".place").innerText(), /^03-brand-going-global\.yaml:\d+$/);
    assert.equal(await mark.locator(".chip").count(), 2, "how the two other languages stand");
    assert.ok((await mark.locator(".pages li").count()) > 1, "the pages that show it");
    assert.deepEqual(await official(), before);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`${language}, ${colorScheme}: no barrier in the view and its bar, on a desk and on a phone`, async () => {
      const page = await openPage(browser, site.address, { colorScheme });
      const found = [];
      const look = async (name) => {
        for (const width of [PHONE, 1280]) {
          await page.setViewportSize({ width, height: 844 });
          found.push(...(await barriers(page)).map((barrier) => `${name}, ${width}: ${barrier}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) found.push(`${name}: ${wide} pixels wide on ${width}`);
        }
      };
      for (const path of VIEWS) {
        await page.goto(`${site.address}_author/${path}?lang=${language}`);
        await look(path || "overview");
      }
      await page.goto(`${site.address}${language}/${POLICY}3/`);
      await toggle(page).click();
      await page.locator("[id$='3.1-text'] .place").waitFor();
      await look("bar");
      await page.context().close();
      assert.deepEqual(found, []);
    });
  }
}

test("the bar is opened, gone through and closed by keyboard, and stays open on the next page", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/${POLICY}3/`);
  await toggle(page).focus();
  await page.keyboard.press("Enter");
  await page.locator("#gongbao-author .dock .ways").waitFor();
  assert.equal(await toggle(page).getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);
  assert.equal(inside, "Overview");
  await page.goto(`${site.address}en/about/`);
  await page.locator("#gongbao-author .listed").first().waitFor();
  await toggle(page).focus();
  await page.keyboard.press("Escape");
  await page.locator("#gongbao-author .dock").waitFor({ state: "detached" });
  assert.equal(await toggle(page).getAttribute("aria-expanded"), "false");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a stale translation, a mistake, and both mended: the view follows without being asked", async () => {
  const original = await site.read(MEASURE);
  const page = await opened(`en/${POLICY}3/`);
  const mark = page.locator("[id$='3.1-text']");
  await mark.locator(".chip-current").waitFor();

  await site.write(MEASURE, original.replace(/(- text:\s+zh-Hans: \|\s+)/, "$1今后，"));
  await mark.locator(".chip-stale").waitFor();
  assert.match(await mark.locator(".change").innerText(), /今后，/);
  assert.ok((await mark.locator(".finding").count()) > 0, "the finding stands at its clause");
  const review = await openPage(browser, site.address);
  await review.goto(`${site.address}_author/review/gz-cbec-2024/?lang=en`);
  assert.match(await review.locator(".row").first().innerText(), /stale[\s\S]*translate accept/);

  await site.write(MEASURE, `${original}\n  clauses: [`);
  await page.locator("#gongbao-author .broken").waitFor();
  await review.locator(".notice-error").waitFor();
  await review.goto(`${site.address}_author/findings/?lang=zh-hans`);
  assert.match(await review.locator(".finding-error").first().innerText(), /错误/);

  await site.write(MEASURE, original);
  await page.locator("#gongbao-author .broken").waitFor({ state: "detached" });
  await mark.locator(".chip-current").waitFor();
  await review.locator(".finding-error").first().waitFor({ state: "detached" });
  assert.deepEqual([...page.complaints, ...review.complaints], []);
  await page.context().close();
  await review.context().close();
});

test("on paper there is no trace of the bar, and the review keeps its two columns", async () => {
  const page = await opened(`zh-hans/${POLICY}3/`);
  await page.locator("[id$='3.1-text'] .place").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator("#gongbao-author").isVisible()));
  assert.ok(!(await page.locator("[id$='3.1-text']").first().isVisible()));
  await page.goto(`${site.address}_author/review/gz-cbec-2024/`);
  assert.ok(!(await page.locator(".head").isVisible()));
  assert.ok(await page.locator(".text").first().isVisible());
  await page.context().close();
});
