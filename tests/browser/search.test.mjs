// Search as people use it: with the keyboard alone, in three languages, with filters, with slips, on a bad line, without script.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
// What people of each language type for one clause, and for what no policy has.
const TYPED = {
  "zh-hant": { query: "海外倉", silence: "駕駛執照", slip: "海外艙", mended: "海外倉", agency: "市商務局" },
  "zh-hans": { query: "海外仓", silence: "驾驶执照", slip: "海外舱", mended: "海外仓", agency: "市商务局" },
  en: { query: "overseas warehouse", silence: "driving licence", slip: "warehose", mended: "warehouse", agency: "Commerce Bureau" },
};

const box = (page) => page.locator("#search-query");
const hits = (page) => page.locator(".search-hit-link");
const found = (page) => page.locator('#search[data-state="found"]');
// The list is shown when the records are there, a moment after the answer.
const showsHits = (page, number) =>
  page.waitForFunction((n) => document.querySelectorAll(".search-hit-link").length === n, number);
const focused = (page) => page.evaluate(() => document.activeElement.className || document.activeElement.id);

async function open(language, query = "", options = {}) {
  const page = await openPage(browser, site.address, options);
  await page.goto(`${site.address}${language}/search/${query}`);
  return page;
}

test("who is disturbed by the key / turns it off, and Ctrl+K stays", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/search/`);
  await page.locator("#search-slash").uncheck();
  await page.goto(`${site.address}en/`);
  await page.keyboard.press("/");
  assert.notEqual(await focused(page), "search-query");
  await page.keyboard.press("Control+k");
  assert.equal(await focused(page), "search-query");
  await page.context().close();
});

for (const language of LANGUAGES) {
  const { query, silence, slip, mended, agency } = TYPED[language];

  test(`${language}: from home to the clause and back, with the keyboard alone`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(`${site.address}${language}/`);
    await page.keyboard.press("/");
    assert.equal(await focused(page), "search-query", "the box at home");
    await page.keyboard.type(query);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${language}/search/?q=*`);
    await hits(page).first().waitFor();

    await page.keyboard.press("Control+k");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "search-hit-link");
    assert.match(await hits(page).first().getAttribute("href"), new RegExp(`/${language}/${POLICY}6/\\?q=.*#c6-1$`));
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${language}/${POLICY}6/#c6-1`);
    const mark = page.locator('[data-clause="6.1"] mark').first();
    assert.equal((await mark.innerText()).toLowerCase().replace(/s$/, ""), query);
    assert.ok(await isInView(mark), "the first mark is where the reader looks");
    assert.doesNotMatch(await page.locator('link[rel="canonical"]').getAttribute("href"), /\?/);

    await page.goBack();
    await hits(page).first().waitFor();
    assert.equal(await box(page).inputValue(), query);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: results while typing; Escape clears; Back goes to what was looked for before`, async () => {
    const page = await open(language);
    await box(page).pressSequentially(query, { delay: 20 });
    await found(page).waitFor();
    await page.waitForFunction((typed) => new URLSearchParams(location.search).get("q") === typed, query);
    await page.locator("#search-announcement").filter({ hasText: /\d/ }).waitFor({ state: "attached" });
    await page.keyboard.press("Enter");

    await box(page).fill(agency);
    await page.locator(`.search-hit-link[href*="/agencies/commerce/"]`).waitFor();
    await page.goBack();
    assert.equal(await box(page).inputValue(), query);
    await page.locator(`.search-hit-link[href*="${POLICY}6/"]`).first().waitFor();

    await box(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), "search-query", "above the first hit is the box");
    await page.keyboard.press("Escape");
    assert.equal(await box(page).inputValue(), "");
    assert.ok(await page.locator("#index").isVisible());
    assert.equal(new URL(page.url()).search, "");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: filters count truly, stand in the address, and can be taken away`, async () => {
    const page = await open(language, `?q=${encodeURIComponent(agency)}`);
    await found(page).waitFor();
    await hits(page).first().waitFor();
    const all = await hits(page).count();
    const value = page.locator('[data-facet="kind"] label').first();
    const count = Number(await value.locator(".search-facet-count").innerText());
    await value.click();
    await page.locator(".search-tag").waitFor();
    await showsHits(page, count);
    assert.match(page.url(), /&kind=/);
    const others = await page.locator('[data-facet="topic"] .search-facet-count').allInnerTexts();
    assert.ok(others.every((number) => Number(number) <= count));

    await page.reload();
    await page.locator(".search-tag").waitFor();
    await showsHits(page, count);
    await page.locator(".search-tag").press("Enter");
    await page.locator(".search-tag").waitFor({ state: "detached" });
    await showsHits(page, all);
    assert.equal(await focused(page), "search-query", "the focus is not lost");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: a filter that there is not is left out, and that is said`, async () => {
    const page = await open(language, `?q=${encodeURIComponent(agency)}&lead=nobody`);
    await found(page).waitFor();
    await hits(page).first().waitFor();
    assert.ok(await page.locator("#search-unknown").isVisible());
    assert.equal(await page.locator(".search-tag").count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: silence where the policy is silent, and help; a slip is mended and said`, async () => {
    const page = await open(language, `?q=${encodeURIComponent(silence)}`);
    await page.locator("#search-none").waitFor();
    assert.match(await page.locator(".search-none-title").innerText(), new RegExp(silence));
    assert.match(await page.locator(".search-none-scope").innerText(), /\d/);
    assert.ok(await page.locator(`#index a[href$="/${POLICY}6/"]`).first().isVisible(), "the measures are offered");
    assert.equal(await hits(page).count(), 0);

    await box(page).fill(slip);
    await page.locator("#search-showing").waitFor();
    const said = await page.locator("#search-showing").innerText();
    assert.ok(said.includes(slip) && said.includes(mended), said);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: without script the page explains itself and leads to every measure`, async () => {
    const page = await open(language, `?q=${encodeURIComponent(query)}`, { javaScriptEnabled: false });
    assert.ok(await page.locator("noscript .search-notice").isVisible());
    const links = await page.locator("#index .search-index-topics a").evaluateAll((all) => all.map(({ pathname }) => pathname));
    for (let number = 1; number <= 17; number++) {
      assert.ok(links.includes(`/${language}/${POLICY}${number}/`), `measure ${number}`);
    }
    await page.locator(`#index a[href$="/${POLICY}6/"]`).first().click();
    await page.waitForURL(`**/${POLICY}6/`);
    await page.context().close();
  });

  test(`${language}: no barrier and nothing too wide, with hits, without, and out of order`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(language, `?q=${encodeURIComponent(query)}&kind=service`, { colorScheme });
      await page.locator(".search-tag").waitFor();
      await noBarrier(page, `${colorScheme}, hits`);
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page, "hits");
      await box(page).fill(silence);
      await page.locator("#search-none").waitFor();
      await noBarrier(page, `${colorScheme}, none`);
      await fits(page, "none");
      await page.context().close();
    }
  });
}

test("a file that is missing, cut off or another is said, and the index still leads on", async () => {
  const ways = {
    missing: (route) => route.fulfill({ status: 404, body: "" }),
    "cut off": async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
    },
    "another page": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Sorry" }),
    "no answer": (route) => route.abort(),
  };
  // A word of the lexicon is read from a file of words, any other from files of terms.
  const files = { "**/search/root.json": "海外仓", "**/search/w-*.bin": "海外仓", "**/search/t-*.bin": "展销会场地", "**/search/r-*.json": "海外仓" };
  for (const [pattern, query] of Object.entries(files)) {
    for (const [name, answer] of Object.entries(ways)) {
      const page = await openPage(browser, site.address);
      await page.route(pattern, answer);
      await page.goto(`${site.address}zh-hans/search/?q=${query}`);
      await page.locator("#search-broken").waitFor();
      assert.ok(await page.locator("#index").isVisible(), `${pattern} ${name}`);
      assert.ok(await page.locator("#search-answer").isHidden(), `${pattern} ${name}`);
      await page.unroute(pattern);
      await page.locator("#search-again").click();
      await found(page).waitFor();
      await page.context().close();
    }
  }
});

test("files of a newer build are found by asking for the root again", async () => {
  const page = await openPage(browser, site.address);
  let asked = 0;
  await page.route("**/search/root.json", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    asked += 1;
    // The first root is one of yesterday, whose files are gone.
    await route.fulfill({ response, body: asked === 1 ? body.replaceAll(/w-[0-9a-f]{12}/g, "w-000000000000") : body });
  });
  await page.goto(`${site.address}zh-hans/search/?q=海外仓`);
  await found(page).waitFor();
  assert.ok(asked > 1);
  await page.context().close();
});

test("what is typed stays text, and no query is too much", async () => {
  const page = await open("en");
  const hostile = JSON.parse(await readFile(new URL("../search/hostile.json", import.meta.url), "utf8"));
  for (const query of ["<script>document.title='x'</script>", "<img src=x onerror=document.title='x'>", ...hostile]) {
    await page.evaluate((text) => {
      const input = document.getElementById("search-query");
      input.value = text;
      input.form.requestSubmit();
    }, query);
    await page.waitForFunction(() => document.getElementById("search").dataset.state !== "broken");
  }
  for (const search of ["?q=%00", "?q=%E6%B5%B7%E5", "?q=%ED%A0%80", "?kind=nothing&lead=../..&type=<b>&q=tax", "?q=" + "a".repeat(5000)]) {
    await page.goto(`${site.address}en/search/${search}`);
    await page.waitForFunction(() => document.getElementById("search").dataset.state !== undefined);
  }
  assert.notEqual(await page.title(), "x");
  assert.equal(await page.locator("#search img, #search script").count(), 0);
  assert.deepEqual(page.complaints.filter((complaint) => !complaint.includes("404")), []);
  await page.context().close();
});

test("a page that is opened with words marks them without changing a letter", async () => {
  const page = await openPage(browser, site.address);
  const address = `${site.address}zh-hans/${POLICY}`;
  const texts = () => page.locator("[data-official]").evaluateAll((all) => all.map(({ textContent }) => textContent));
  await page.goto(address);
  const before = await texts();
  await page.goto(`${address}?q=${encodeURIComponent("海外仓")}&q=${encodeURIComponent("<b>")}&q=${"x".repeat(3000)}`);
  assert.deepEqual(await texts(), before);
  assert.ok((await page.locator("[data-official] mark").count()) > 5);
  assert.equal(page.url(), address, "the permanent address stays behind");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a wide window shows the clause beside the hits", async () => {
  const page = await open("zh-hans", "?q=海外仓", { viewport: { width: 1280, height: 800 } });
  await page.locator("#search-preview").waitFor();
  assert.match(await page.locator("#search-preview h2").innerText(), /^六、/);
  await box(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.match(await page.locator("#search-preview h2").innerText(), /^九、/);
  await page.setViewportSize({ width: 1000, height: 800 });
  assert.ok(await page.locator("#search-preview").isHidden());
  await page.context().close();
});

async function noBarrier(page, where) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" · ")}`);
  });
  assert.deepEqual(violations, [], where);
}

async function fits(page, where) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 320, `${where}: ${width} pixels`);
}

function isInView(locator) {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}
