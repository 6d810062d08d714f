// Photographs every kind of page, for people to look at: tests/browser/results/<kind>-<language>-<size>-<scheme>.png

import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, openPage } from "./chromium.mjs";
import { LANGUAGES, pageKinds, serveSite } from "./site.mjs";

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};
const results = fileURLToPath(new URL("results/", import.meta.url));
// The policy in full is longer than anybody scrolls through in a picture.
const LONGEST = 6000;

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
const site = await serveSite();
const browser = await launch();
let taken = 0;
try {
  for (const language of LANGUAGES) {
    for (const [size, options] of Object.entries(SIZES)) {
      for (const colorScheme of ["light", "dark"]) {
        const page = await openPage(browser, site.address, { ...options, colorScheme });
        for (const [kind, path] of Object.entries(pageKinds(language))) {
          await page.goto(`${site.address}${path}`);
          await photograph(page, `${results}${kind}-${language}-${size}-${colorScheme}.png`);
          taken += 1;
        }
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
console.log(`${taken} pictures in tests/browser/results/`);

async function photograph(page, path) {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST) } });
}
