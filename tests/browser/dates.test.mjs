// What depends on the reader's day, and the table that can be sorted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const ROUNDS = `content/${POLICY}rounds.yaml`;

test("a round is open until its last day in China is over, wherever its reader is", async () => {
  const page = await openPage(browser, site.address, { timezoneId: "America/Los_Angeles" });
  const round = page.locator("#round-brand-2024");
  for (const [moment, state, words] of [
    ["2024-08-20T12:00:00+08:00", "open", "Open"],
    ["2024-09-02T23:59:00+08:00", "open", "Open"],
    ["2024-09-03T00:01:00+08:00", "closed", "Closed"],
  ]) {
    await page.clock.setFixedTime(new Date(moment));
    await page.goto(`${site.address}en/${POLICY}3/`);
    assert.equal(await round.locator(".round-state").innerText(), words, moment);
    assert.match(await round.getAttribute("class"), new RegExp(`round-${state}`), moment);
  }
  // Of a round without a known last day nobody can say that it is over.
  const other = page.locator("#round-brand-2025");
  assert.match(await other.getAttribute("class"), /round-unknown/);
  await page.context().close();
});

test("the last day of the policy can be put into a calendar", async () => {
  const page = await openPage(browser, site.address);
  for (const language of LANGUAGES) {
    for (const path of ["", POLICY, `${POLICY}3/`, "updates/"]) {
      await page.goto(`${site.address}${language}/${path}`);
      const link = page.locator(".status-calendar").first();
      const response = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
      assert.equal(response.status(), 200, `${language}/${path}`);
    }
  }
  await page.context().close();
});

test("who does what is sorted by keyboard, says how, and comes back to the order of the page", async () => {
  const page = await openPage(browser, site.address);
  await page.goto(`${site.address}en/${POLICY}agencies/`);
  const names = () => page.locator(".matrix-table tbody .matrix-agency").allInnerTexts();
  const issued = await names();
  const head = page.locator(".matrix-measure").nth(7);
  const button = head.locator("button");
  assert.equal(await button.getAttribute("aria-label"), "Sort by 8 Customs supervision");

  await button.focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual((await names()).slice(0, 2), ["Guangzhou Customs District", "Huangpu Customs District"]);
  assert.ok(await button.evaluate((element) => element === document.activeElement), "the focus stays");

  const first = page.locator("thead .matrix-agency");
  await first.locator("button").click();
  assert.equal(await head.getAttribute("aria-sort"), null, "one column at a time");
  assert.equal(await first.getAttribute("aria-sort"), "ascending");
  assert.deepEqual(await names(), [...issued].sort(new Intl.Collator("en").compare));

  for (const order of ["descending", null]) {
    await first.locator("button").click();
    assert.equal(await first.getAttribute("aria-sort"), order);
  }
  assert.deepEqual(await names(), issued);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("without script the table is there, and nothing in it pretends to sort", async () => {
  const page = await openPage(browser, site.address, { javaScriptEnabled: false });
  await page.goto(`${site.address}zh-hant/${POLICY}agencies/`);
  assert.ok((await page.locator(".matrix-table tbody tr").count()) > 20);
  assert.equal(await page.locator(".matrix-table button").count(), 0);
  await page.context().close();
});

test("on a phone the agencies stay beside the table while it scrolls", async () => {
  const page = await openPage(browser, site.address, { viewport: { width: 360, height: 740 } });
  await page.goto(`${site.address}zh-hans/${POLICY}agencies/`);
  const box = page.locator(".matrix-box");
  await box.focus();
  await box.evaluate((element) => element.scrollTo(element.scrollWidth, 0));
  const name = await page.locator("tbody .matrix-agency").first().boundingBox();
  const frame = await box.boundingBox();
  assert.ok(Math.abs(name.x - frame.x) < 1, `${name.x} beside ${frame.x}`);
  assert.ok(name.width < frame.width / 2, "the table keeps more than half of the screen");
  await page.context().close();
});

// Last, because it changes the content. Its pages are opened when the change is there: nothing reloads under them.
test("a round that is open can be put into a calendar, and one that has closed can't", async () => {
  const rounds = await site.read(ROUNDS);
  const address = `${site.address}en/${POLICY}3/`;
  const open = (page) => page.locator("#round-brand-2024 .round-calendar a");
  try {
    await site.write(ROUNDS, rounds.replace("districts_report_by: 2024-09-02", "districts_report_by: 2099-09-02"));
    await until(async () => (await (await fetch(address)).text()).includes("2099-09-02"));
    const page = await openPage(browser, site.address);
    await page.goto(address);
    const response = await page.request.get(new URL(await open(page).getAttribute("href"), address).href);
    assert.match(response.headers()["content-type"], /^text\/calendar/);
    assert.match(await response.text(), /DTSTART;VALUE=DATE:20990902/);
    await page.context().close();
    const later = await openPage(browser, site.address);
    await later.clock.setFixedTime(new Date("2099-09-03T12:00:00+08:00"));
    await later.goto(address);
    assert.ok(!(await open(later).isVisible()), "the day has passed");
    await later.context().close();
  } finally {
    await site.write(ROUNDS, rounds);
  }
});

async function until(holds) {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, "it never came");
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
