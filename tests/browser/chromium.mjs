// The browser, and pages that note everything a reader should never meet.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

// Quiet and alone: no sandbox inside a container, and nothing that the browser would ask of its maker's servers.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium that CHROMIUM names or that the path holds. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || find(), args: FLAGS });
}

function find() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  if (!found) throw new Error("no Chromium found: set CHROMIUM to its path, or run `make tools`");
  return found;
}

/** A page in a context of its own. `page.complaints` fills with errors and with requests that leave the site. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (["http:", "https:"].includes(url.protocol) && url.origin !== new URL(address).origin) {
      complaints.push(`request to ${url.href}`);
    }
  });
  page.complaints = complaints;
  return page;
}
