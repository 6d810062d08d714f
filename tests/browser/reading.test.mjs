// Reading: languages side by side, terms explained beside the text, citations, the size of the text, the overview, paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const TABS = 80;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const language of LANGUAGES) {
  test(`${language}: any two or three languages stand side by side, without script`, async () => {
    const page = await openPage(browser, site.address, { javaScriptEnabled: false });
    await page.goto(`${site.address}${language}/${POLICY}3/`);
    await page.locator('main a[href*="/compare/"]').click();
    await page.waitForURL(`**/${language}/${POLICY}compare/#m3`);
    assert.deepEqual(await columns(page), ["zh-Hant-HK", "zh-Hans-CN", "en-GB"]);
    await page.locator('.compare-choice label:has([value="zh-hans,en"])').click();
    assert.deepEqual(await columns(page), ["zh-Hans-CN", "en-GB"]);
    await page.locator('.compare-choice label:has([value="zh-hant,zh-hans"])').click();
    assert.deepEqual(await columns(page), ["zh-Hant-HK", "zh-Hans-CN"]);
    await page.context().close();
  });

  test(`${language}: every clause stands in every column and leads to its page; nothing says that it is official`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(`${site.address}${language}/${POLICY}`);
    const clauses = await page.locator("[data-clause]").evaluateAll((all) => all.map(({ id }) => id));
    await page.goto(`${site.address}${language}/${POLICY}compare/`);
    assert.equal(await page.locator("[data-official]").count(), 0);
    assert.deepEqual(await page.locator(".compare-row-clause").evaluateAll((all) => all.map(({ id }) => id)), clauses);
    const links = await page.locator("#c3-1 .compare-link a").evaluateAll((all) => all.map((link) => link.pathname + link.hash));
    assert.deepEqual(links, LANGUAGES.map((one) => `/${one}/${POLICY}3/#c3-1`));
    const heads = page.locator(".compare-column").last();
    await page.locator("#c11-1").scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 200));
    assert.ok((await heads.boundingBox()).y <= 1, "the heads stay in the window");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: a term is explained on focus, Escape closes, the keyboard reaches what is in it`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(`${site.address}${language}/${POLICY}3/`);
    const term = page.locator("a.term").first();
    await tabTo(page, term);
    const preview = page.locator(".preview:popover-open");
    await preview.waitFor();
    const entry = decodeURIComponent(new URL(await term.evaluate(({ href }) => href)).hash.slice(1));
    const shown = await preview.innerText();
    await page.keyboard.press("Tab");
    assert.ok(await page.locator(".preview-more").evaluate((link) => link === document.activeElement));
    await page.keyboard.press("Escape");
    assert.equal(await preview.count(), 0);
    assert.ok(await term.evaluate((link) => link === document.activeElement), "the focus goes back to the term");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${language}/glossary/#*`);
    const note = await page.locator(`[id="${entry}"] .glossary-note`).innerText();
    assert.ok(shown.includes(note), `${note} in ${shown}`);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: a term is explained on hover, and the words of the text stay as issued`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(`${site.address}${language}/${POLICY}3/`);
    const clause = page.locator('[data-clause="3.1"]');
    const before = await clause.evaluate(({ textContent }) => textContent);
    await page.locator("a.term").first().hover();
    const preview = page.locator(".preview:popover-open");
    await preview.waitFor();
    await preview.hover();
    await page.waitForTimeout(400);
    assert.equal(await preview.count(), 1, "it stays while one reads it");
    assert.equal(await clause.evaluate(({ textContent }) => textContent), before);
    await page.mouse.move(5, 5);
    await preview.waitFor({ state: "detached" });
    await page.locator(".bracket a").first().hover();
    await preview.waitFor();
    assert.ok((await preview.innerText()).includes(await page.locator(".bracket a").first().innerText()));
    await page.context().close();
  });

  test(`${language}: the first tap explains, the second leads on`, async () => {
    const page = await openPage(browser, site.address, PHONE);
    await page.goto(`${site.address}${language}/${POLICY}3/`);
    const term = page.locator("a.term").first();
    await term.tap();
    const preview = page.locator(".preview:popover-open");
    await preview.waitFor();
    const { x, width } = await preview.boundingBox();
    assert.ok(x >= 0 && x + width <= 390, "it fits the window");
    await page.locator("h1").tap();
    await preview.waitFor({ state: "detached" });
    await term.tap();
    await preview.waitFor();
    await term.tap();
    await page.waitForURL(`**/${language}/glossary/#*`);
    await page.context().close();
  });

  test(`${language}: the overview answers what there is for a park operator, and every mark leads to its clause`, async () => {
    for (const viewport of [{ width: 1280, height: 900 }, PHONE.viewport]) {
      const page = await openPage(browser, site.address, { viewport, javaScriptEnabled: false });
      await page.goto(`${site.address}${language}/`);
      const sum = page.locator(".overview-sum").first();
      assert.match(await sum.innerText(), /500|CNY 5/);
      await sum.click();
      await page.waitForURL(`**/${language}/${POLICY}2/#c2-1`);
      assert.ok(await page.locator("#c2-1").isVisible());
      await page.context().close();
    }
  });

  test(`${language}: a citation names title, document number, measure and address`, async () => {
    const page = await openPage(browser, site.address, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(`${site.address}${language}/${POLICY}17/`);
    await page.locator(".cite-title").click();
    const forms = await page.locator(".cite-form").allInnerTexts();
    assert.equal(forms.length, 6, "the measure and two clauses, in two languages each");
    const own = forms[4];
    const place = { "zh-hant": "》（穗商務函〔2024〕24號）第十七條第二款，", "zh-hans": "》（穗商务函〔2024〕24号）第十七条第二款，", en: "measure 17, paragraph 2" };
    assert.ok(own.includes(place[language]), own);
    assert.match(own, new RegExp(`/${language}/${POLICY}17/#c17-2$`));
    await page.locator("[data-copy-form]").nth(4).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), own);
    assert.notEqual(await page.locator("#announcement").innerText(), "");
    await page.locator("[data-copy-address]").nth(2).click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /17\/#c17-2$/);
    await page.context().close();
  });
}

test("the choice of languages stands in the address; what it does not know is ignored", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/${POLICY}compare/#c3-1`);
  await page.locator('.compare-choice label:has([value="zh-hans,en"])').click();
  assert.match(page.url(), /\/en\/.*\?languages=zh-hans,en#c3-1$/);
  await page.locator('.languages a[href*="/zh-hant/"]').click();
  await page.waitForURL(/\/zh-hant\/.*\?languages=zh-hans,en#c3-1$/);
  assert.deepEqual(await columns(page), ["zh-Hans-CN", "en-GB"]);
  for (const wrong of ["fr", "<b>", "", "en,zh-hans"]) {
    await page.goto(`${site.address}en/${POLICY}compare/?languages=${encodeURIComponent(wrong)}`);
    assert.equal((await columns(page)).length, 3, wrong);
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the languages are chosen by keyboard, too, and the choice shows where it is", async () => {
  const page = await openPage(browser, site.address, { javaScriptEnabled: false });
  await page.goto(`${site.address}zh-hant/${POLICY}compare/`);
  await tabTo(page, page.locator(".compare-choice input").first());
  const outline = await page.locator(".compare-choice input:checked + span").evaluate((one) => getComputedStyle(one).outlineStyle);
  assert.equal(outline, "solid");
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await columns(page), ["zh-Hant-HK", "zh-Hans-CN"]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await columns(page), ["zh-Hant-HK", "en-GB"]);
  await page.context().close();
});

test("on a phone each block names its language", async () => {
  const page = await openPage(browser, site.address, PHONE);
  await page.goto(`${site.address}en/${POLICY}compare/#c3-1`);
  const names = await page.locator("#c3-1 .compare-language").evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect()).map(({ left, top, height }) => ({ left, top, height })),
  );
  assert.ok(names.every(({ height }) => height > 0));
  assert.ok(names[0].top < names[1].top && names[1].top < names[2].top, "one below the other");
  await page.context().close();
});

test("the size of the text is remembered, is there from the start, and widens no page", async () => {
  const page = await openPage(browser, site.address, { viewport: { width: 320, height: 640 } });
  await page.goto(`${site.address}en/${POLICY}3/`);
  const size = () => page.locator(".passage-text").first().evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
  const normal = await size();
  await page.locator('[data-text-size="larger"]').first().click();
  const larger = await size();
  assert.ok(larger > normal * 1.3, `${normal} → ${larger}`);
  // Before any module has run.
  await page.route("**/js/main.js", (route) => route.abort());
  for (const path of ["3/", "", "compare/"]) {
    await page.goto(`${site.address}en/${POLICY}${path}`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.textSize), "larger");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, path);
  }
  assert.equal(await size().catch(() => larger), larger);
  await page.unroute("**/js/main.js");
  await page.goto(`${site.address}en/${POLICY}3/`);
  await page.locator('[data-text-size="normal"]').first().click();
  assert.equal(await size(), normal);
  await page.context().close();
});

test("without script there is no tool that does nothing", async () => {
  const page = await openPage(browser, site.address, { javaScriptEnabled: false });
  for (const path of ["", "3/", "compare/"]) {
    await page.goto(`${site.address}en/${POLICY}${path}`);
    assert.equal(await page.locator("button:visible:not(.search-button)").count(), 0, path);
  }
  await page.goto(`${site.address}en/${POLICY}3/`);
  await page.locator(".cite-title").click();
  assert.ok(await page.locator(".cite-form").first().isVisible(), "a citation can be selected");
  await page.locator("a.term").first().click();
  await page.waitForURL("**/en/glossary/#*");
  await page.context().close();
});

test("the contents say where the reader is", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/${POLICY}#m7`);
  const current = page.locator('.contents-list [aria-current="location"]');
  await current.waitFor();
  assert.equal(await current.getAttribute("href"), "#m7");
  await page.locator("#m12").evaluate((section) => section.scrollIntoView());
  await page.waitForFunction(() => document.querySelector('.contents-list [aria-current="location"]')?.hash === "#m12");
  await page.context().close();
});

test("a printed sheet has 28 characters to a line, 22 lines to a page, and no tools", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}zh-hans/${POLICY}`);
  await page.emulateMedia({ media: "print" });
  const sheet = await page.locator("#c3-1").evaluate((text) => {
    const style = getComputedStyle(text);
    const millimetre = 96 / 25.4;
    return {
      perLine: (156 * millimetre) / (parseFloat(style.fontSize) + parseFloat(style.letterSpacing)),
      perPage: (225 * millimetre) / parseFloat(style.lineHeight),
      color: style.color,
    };
  });
  assert.equal(Math.floor(sheet.perLine), 28);
  assert.equal(Math.floor(sheet.perPage), 22);
  assert.equal(sheet.color, "rgb(0, 0, 0)");
  for (const tool of [".masthead", ".contents", ".reading-tools", ".text-size", ".breadcrumbs"]) {
    assert.equal(await page.locator(tool).first().isVisible(), false, tool);
  }
  await page.context().close();
});

async function columns(page) {
  return page.locator("#c3-1 .compare-cell:visible").evaluateAll((all) => all.map(({ lang }) => lang));
}

async function tabTo(page, locator) {
  for (let tab = 0; tab < TABS; tab++) {
    await page.keyboard.press("Tab");
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail("the keyboard does not reach it");
}
