// The finder in a real browser: the invented companies, by address, by keyboard and by touch; and whatever else gets typed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { figures } from "../../themes/civic/js/finder/words.js";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const companies = JSON.parse(await readFile(new URL("../finder/companies.json", import.meta.url), "utf8"));
const TOO_SMALL = {
  en: "Does not fit, because the 2025 round asked for: Land of the park: 10,000 m² or more",
  "zh-hans": "不适合，因为2025年一轮要求：园区占地面积：10,000平方米以上",
  "zh-hant": "不適合，因為2025年一輪要求：園區佔地面積：10,000平方米以上",
};

const finder = (language, query = "") => `${site.address}${language}/finder/${query && `?${query}`}`;
const offer = (page, id) => page.locator(`[data-offer="${id}"]`);
const verdict = (page, id) => offer(page, id).getAttribute("data-verdict");
const wordOf = (page, id) => offer(page, id).locator(".offer-word").innerText();

/** Opens what is for others, which is folded because it is long and not for the reader. */
async function unfoldOthers(page) {
  const fold = page.locator(".finder-others");
  if (!(await fold.isVisible())) return;
  const offers = fold.locator("[data-offer]");
  assert.ok(!(await offers.first().locator(".offer-word").isVisible()), "closed at first");
  const summary = fold.locator("> summary");
  const said = await summary.innerText();
  assert.equal(Number(said.match(/\d+/)), await offers.count(), "it says how many");
  await summary.click();
}

for (const language of LANGUAGES) {
  test(`${language}: every company gets what is for it, and hears why`, async () => {
    const page = await openPage(browser, site.address);
    for (const { name, answers, expect, because, totals } of companies) {
      await page.goto(finder(language, answers));
      await unfoldOthers(page);
      const rules = JSON.parse(await page.locator("#finder-rules").textContent());
      for (const [id, expected] of Object.entries(expect)) {
        assert.equal(await verdict(page, id), expected, `${name}: ${id}`);
        assert.notEqual(await wordOf(page, id), "", `${name}: ${id} says it in words`);
      }
      for (const [id, question] of Object.entries(because)) {
        const { conditions } = rules.offers.find((one) => one.id === id);
        const at = await offer(page, id).locator(".offer-conditions > li").evaluateAll((lines) =>
          lines.findIndex((line) => line.dataset.state === "does_not_fit"));
        const of = conditions[at].q ?? conditions[at].not?.q ?? null;
        assert.equal(of, question, `${name}: ${id}`);
      }
      const said = await page.locator("#finder-totals").textContent();
      for (const total of totals.filter((fen) => fen !== "0")) {
        assert.ok(said.includes(figures(BigInt(total))), `${name}: ${total} fen in “${said}”`);
      }
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: a park of 8,000 m², by keyboard alone`, async () => {
    const page = await openPage(browser, site.address);
    await page.goto(finder(language));
    await tabTo(page, '[name="applicant"][value="park-operator"]');
    await page.keyboard.press("Space");
    await tabTo(page, '[name="land"]');
    await page.keyboard.type("8000");
    assert.equal(await page.evaluate(() => document.activeElement.name), "land", "the focus stays");
    assert.equal(await verdict(page, "2.1"), "does_not_fit");
    assert.equal(await wordOf(page, "2.1"), TOO_SMALL[language]);
    const origin = offer(page, "2.1").locator('[data-state="does_not_fit"] .condition-origin');
    assert.match(await origin.getAttribute("href"), /\/2\/#round-kunpeng-2025$/, "the guide is cited");
    await page.waitForFunction(() => document.getElementById("finder-announcement").textContent !== "");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`${language}: the sums of a brand, by touch`, async () => {
    const options = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };
    const page = await openPage(browser, site.address, options);
    await page.goto(finder(language));
    await page.locator("label:has([value=seller])").tap();
    await page.locator("label:has([name=own-brand][value=yes])").tap();
    await page.locator("[name=promotion-costs]").tap();
    await page.keyboard.type("300万");
    const line = await page.locator("#finder-lines li").first().innerText();
    for (const figure of ["3,000,000", "50%", "1,500,000", "1,000,000"]) assert.ok(line.includes(figure), line);
    const small = await page.locator("button:visible, label:visible").evaluateAll((targets) =>
      targets.filter((target) => target.getBoundingClientRect().height < 44).map((target) => target.outerHTML.slice(0, 80)));
    assert.deepEqual(small, [], "every target can be hit");
    await page.context().close();
  });

  test(`${language}: without script every condition can be read`, async () => {
    const page = await openPage(browser, site.address, { javaScriptEnabled: false });
    await page.goto(finder(language));
    assert.ok(await page.locator(".finder-notice").isVisible());
    assert.ok(!(await page.locator("#finder-questions").isVisible()));
    const lines = page.locator(".offer-conditions > li");
    const count = await lines.count();
    assert.ok(count > 60, `${count} conditions`);
    assert.ok(await lines.nth(0).isVisible() && (await lines.nth(count - 1).isVisible()));
    await page.goto(`${site.address}${language}/${POLICY}3/`);
    assert.ok(await page.locator(".calculator-examples").isVisible());
    assert.ok(!(await page.locator(".calculator-form").isVisible()));
    await page.context().close();
  });
}

test("Back takes back an answer, and the other languages keep them", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(finder("en"));
  await page.locator("label:has([value=park-operator])").click();
  await page.locator("[name=land]").fill("8,000 m²");
  await page.locator("[name=land]").fill("12,000 m²");
  assert.match(page.url(), /\?applicant=park-operator&land=12000&v=[0-9a-f]{8}$/);
  assert.equal(await verdict(page, "2.1"), "open");
  await page.goBack();
  assert.match(page.url(), /\?applicant=park-operator&v=/);
  assert.equal(await page.locator("[name=land]").inputValue(), "");
  await page.goForward();
  await page.locator('.languages a[href*="/zh-hans/"]').click();
  await page.waitForURL("**/zh-hans/finder/?applicant=park-operator&land=12000&v=*");
  assert.equal(await page.locator("[name=land]").inputValue(), "12,000");
  assert.equal(await page.locator(".finder-problems li").count(), 0, "the same set of questions in every language");
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== "gongbao-language")), []);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("one question at a time, each of which can be skipped", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(finder("en"));
  await page.locator("#finder-mode").click();
  const shown = page.locator(".question:visible");
  assert.equal(await shown.count(), 1);
  await page.locator("label:has([value=park-operator])").click();
  assert.equal(await page.locator("#finder-next").innerText(), "Next");
  await page.locator("#finder-next").click();
  assert.equal(await shown.getAttribute("data-question"), "place");
  assert.equal(await page.locator("#finder-next").innerText(), "Skip");
  assert.equal(await page.evaluate(() => document.activeElement.name), "place", "who asks for a question is taken there");
  await page.locator("#finder-back").click();
  assert.equal(await shown.getAttribute("data-question"), "applicant");
  for (let steps = 0; (await shown.count()) > 0; steps += 1) {
    assert.ok(steps < 40, "it ends");
    await page.locator("#finder-next").click();
  }
  assert.ok(await page.locator("#finder-done").isVisible());
  await page.context().close();
});

test("what is no answer is explained and never a result", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(finder("en", "applicant=seller&own-brand=yes"));
  const field = page.locator("[name=promotion-costs]");
  const said = page.locator("#q-promotion-costs-said");
  for (const [typed, told] of [
    ["-5", /below zero/],
    ["99999999999999", /more than makes sense/],
    ["about 3 million", /more ways than one/],
    ["many", /A number is needed/],
    ["$3m", /Only sums in yuan/],
    ["1.234", /Two decimals/],
    ["<img src=x onerror=alert(1)>", /A number is needed|more ways/],
  ]) {
    await field.fill(typed);
    assert.match(await said.innerText(), told, typed);
    assert.equal(await field.getAttribute("aria-invalid"), "true", typed);
    assert.doesNotMatch(page.url(), /promotion-costs/, typed);
    assert.match(await page.locator("#finder-lines").innerText(), /not answered/, typed);
  }
  for (const typed of ["３,000,000", "300 万元", "3m", "RMB 3 million", "三百万"]) {
    await field.fill(typed);
    assert.match(await said.innerText(), /RMB 3,000,000/, typed);
    assert.match(page.url(), /promotion-costs=3000000&/, typed);
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an address that was not made here is explained, and none of it is mark-up", async () => {
  const page = await openPage(browser, site.address);
  const markUp = encodeURIComponent("<img src=x onerror=\"document.title='taken'\">");
  for (const [query, told] of [
    ["colour=red", [/no question called “colour”/]],
    ["applicant=dragon", [/“dragon” is not an answer to “What you are”/]],
    ["own-brand=yes&own-brand=no", [/answered in two ways/]],
    ["applicant=other,seller", [/contradict each other/]],
    ["place=baiyun,nansha", [/contradict each other/]],
    ["land=-5", [/“Land of the park” can’t be read/]],
    ["land=1e9&park-opened=2023-02-30", [/Land of the park/, /Opening of the park/]],
    ["v=00000000&colour=red", [/another set of questions/, /“colour”/]],
    [`${markUp}=${markUp}&applicant=${markUp}`, [/“<img src=x/, /“<img src=x/]],
    [`applicant=${"seller,".repeat(15_000)}`, [/too long/]],
    ["a=1&b=1&c=1&d=1&e=1&f=1&g=1", [/“a”/, /“b”/, /“c”/, /“d”/, /“e”/, /2 more/]],
  ]) {
    await page.goto(finder("en"));
    await page.evaluate((search) => {
      history.pushState(null, "", search);
      dispatchEvent(new PopStateEvent("popstate"));
    }, `?${query}`);
    const problems = await page.locator("#finder-problems li").allInnerTexts();
    assert.equal(problems.length, told.length, `${query.slice(0, 60)}: ${problems}`);
    told.forEach((words, at) => assert.match(problems[at], words));
    assert.equal(await page.locator("[data-verdict]").count(), 0, "no answer, no result");
    assert.equal(await page.locator("#finder img").count(), 0);
    assert.notEqual(await page.title(), "taken");
  }
  await page.goto(finder("en", "land=8000&applicant=park-operator&colour=red"));
  assert.equal(await verdict(page, "2.1"), "does_not_fit", "what can be read counts");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the calculator of a measure works out a share, and hands it on", async () => {
  const page = await openPage(browser, site.address);
  for (const [measure, typed, expected] of [
    ["3", "3m", /RMB 3,000,000 × 50% = RMB 1,500,000.*at most RMB 1,000,000 a year/s],
    ["4", "２００万", /RMB 2,000,000 × 30% = RMB 600,000.*at most RMB 600,000 a year/s],
  ]) {
    await page.goto(`${site.address}en/${POLICY}${measure}/`);
    await page.locator(".calculator input").fill(typed);
    assert.match(await page.locator(".calculator-answer").innerText(), expected);
    await page.locator(".calculator input").fill("-1");
    assert.match(await page.locator(".calculator .field-said").innerText(), /below zero/);
    assert.ok(!(await page.locator(".calculator-answer").isVisible()));
  }
  await page.locator(".calculator input").fill("2m");
  await page.locator(".calculator-finder").click();
  await page.waitForURL("**/en/finder/?rent=2000000");
  assert.equal(await page.locator("[name=rent]").inputValue(), "2,000,000");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a round is open or closed on the reader's own day", async () => {
  const page = await openPage(browser, site.address);
  for (const [moment, state] of [["2025-08-20T23:30:00+08:00", "open"], ["2025-08-21T00:30:00+08:00", "closed"]]) {
    await page.clock.setFixedTime(new Date(moment));
    await page.goto(finder("en"));
    assert.ok(await offer(page, "2.1").locator(`.offer-round-${state}`).count(), moment);
  }
  await page.context().close();
});

async function tabTo(page, selector) {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}
