// Nobody is kept out: small screens, keyboards, both colour schemes, and what axe-core can measure.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./chromium.mjs";
import { LANGUAGES, pageKinds } from "./site.mjs";
import { browser, site } from "./stage.mjs";

const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TABS = 15;
const PHONE = 390;
const DESKTOP = 1280;
// WCAG 2.2, 1.4.12: what a reader may set, and nothing gets lost. The line height is ours or more.
const WIDE = { letterSpacing: "0.12em", wordSpacing: "0.16em" };

for (const language of LANGUAGES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${language}, ${colorScheme}: no barrier on any kind of page`, async () => {
      const page = await openPage(browser, site.address, { colorScheme });
      const found = [];
      for (const [kind, path] of Object.entries(pageKinds(language))) {
        await page.goto(`${site.address}${path}`);
        for (const width of [PHONE, DESKTOP]) {
          await page.setViewportSize({ width, height: 844 });
          for (const { id, help, nodes } of await barriers(page)) {
            found.push(`${kind}, ${width} pixels: ${id} (${help}): ${nodes.join(" · ")}`);
          }
        }
      }
      await page.context().close();
      assert.deepEqual(found, []);
    });
  }

  test(`${language}: nothing is wider than a screen of 320 pixels`, async () => {
    const page = await openPage(browser, site.address, { viewport: { width: 320, height: 640 } });
    const found = [];
    for (const [kind, path] of Object.entries(pageKinds(language))) {
      await page.goto(`${site.address}${path}`);
      const { width, widest } = await widths(page);
      if (width > 320) found.push(`${kind}: ${width} pixels, because of ${widest}`);
    }
    await page.context().close();
    assert.deepEqual(found, []);
  });

  test(`${language}: letters set as wide as a reader may want them push nothing off a phone`, async () => {
    const page = await openPage(browser, site.address, { viewport: { width: PHONE, height: 844 } });
    const found = [];
    for (const [kind, path] of Object.entries(pageKinds(language))) {
      await page.goto(`${site.address}${path}`);
      await page.evaluate((wide) => {
        for (const element of document.querySelectorAll("body *")) Object.assign(element.style, wide);
      }, WIDE);
      const { width, widest } = await widths(page);
      if (width > PHONE) found.push(`${kind}: ${width} pixels, because of ${widest}`);
    }
    await page.context().close();
    assert.deepEqual(found, []);
  });

  test(`${language}: the keyboard reaches the text first and always shows where it is`, async () => {
    const page = await openPage(browser, site.address);
    for (const kind of ["home", "measure", "policy"]) {
      await page.goto(`${site.address}${pageKinds(language)[kind]}`);
      await page.keyboard.press("Tab");
      const skip = page.locator('a[href="#main"]');
      assert.ok(await skip.evaluate((link) => link === document.activeElement), `${kind}: the skip link comes first`);
      assert.ok(await isOnScreen(skip), `${kind}: the skip link shows itself`);
      for (let tab = 1; tab < TABS; tab++) {
        await page.keyboard.press("Tab");
        const hidden = await page.evaluate(focusThatDoesNotShow);
        assert.equal(hidden, null, `${kind}: the focus can't be seen on ${hidden}`);
      }
    }
    await page.context().close();
  });
}

async function barriers(page) {
  // Evaluated, not added as an element: the page may forbid scripts that it does not know.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], rules });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html.slice(0, 120)) }));
  });
}

function widths(page) {
  return page.evaluate(() => {
    const right = (element) => element.getBoundingClientRect().right;
    const widest = [...document.body.querySelectorAll("*")].reduce((a, b) => (right(b) > right(a) ? b : a));
    return { width: document.documentElement.scrollWidth, widest: widest.outerHTML.slice(0, 120) };
  });
}

async function isOnScreen(locator) {
  const box = await locator.boundingBox();
  return box !== null && box.x >= 0 && box.y >= 0 && box.width > 1 && box.height > 1;
}

// Runs in the page.
function focusThatDoesNotShow() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const shows = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  return shows ? null : element.outerHTML.slice(0, 120);
}
