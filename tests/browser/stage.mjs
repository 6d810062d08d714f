// What a test of pages stands on: the site as `gongbao serve` shows it, and a browser. Each is there before the first test of the
// file that imports it, and gone after the last.

import { after, before } from "node:test";
import { launch } from "./chromium.mjs";
import { serveSite } from "./site.mjs";

export let site;
export let browser;

before(async () => {
  site = await serveSite();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});
