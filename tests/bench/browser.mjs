// One query after the other in a real browser: what was fetched, how long the answer took, how many round trips in a row.

import { launch } from "../browser/chromium.mjs";

// Long against everything that happens between two round trips, so that what waits for what is plain to see.
const DELAY = 150;
/** So many queries are also asked as the first one. */
const FIRST = 5;
const ATTEMPTS = 3;

/**
 * Measures a search on a host. `peer` says how: `first(page, address, language, query)` answers a query as a reader who comes
 * with it would see; `start(page, address, language)` loads a page and its search, and leaves a function `ask(query)` on
 * `window` that resolves to the number of results once everything that is shown is there.
 */
export async function measure(peer, host, language, queries) {
  // Once for nothing: the host compresses what is asked for the first time, which nobody should wait for here.
  await inBrowser(async (browser) => {
    for (const query of queries.slice(0, FIRST)) await firstQuery(peer, host, language, query, browser);
    await nextQueries(peer, host, language, queries, browser);
  });
  const first = [];
  for (const query of queries.slice(0, FIRST)) {
    const asked = await inBrowser((browser) => firstQuery(peer, host, language, query, browser));
    const rounds = await inBrowser((browser) => roundTrips(peer, host, language, query, browser));
    first.push({ ...asked, rounds });
  }
  return { first, next: await inBrowser((browser) => nextQueries(peer, host, language, queries, browser)) };
}

// On a busy machine a browser may be lost: each part has one of its own, and is begun again with another.
async function inBrowser(part) {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    const browser = await launch();
    try {
      return await part(browser);
    } catch (error) {
      if (left === 0) throw error;
      console.error(`once more: ${error.message}`);
    } finally {
      await browser.close().catch(() => {});
    }
  }
}

async function firstQuery(peer, host, language, query, browser) {
  const page = await (await browser.newContext()).newPage();
  host.sent.length = 0;
  await peer.first(page, host.address, language, query);
  const needed = host.sent.filter(({ path }) => peer.isSearch(path));
  const scripts = needed.filter(({ path }) => peer.isScript(path));
  const data = needed.filter(({ path }) => !peer.isScript(path));
  await page.context().close();
  return { query, scripts: total(scripts), data: total(data), all: total(needed), paths: needed };
}

async function nextQueries(peer, host, language, queries, browser) {
  const page = await (await browser.newContext()).newPage();
  await peer.start(page, host.address, language);
  await page.evaluate((typed) => window.ask(typed), queries[0]);
  const asked = [];
  for (const query of queries.slice(1)) {
    host.sent.length = 0;
    const { results, time } = await page.evaluate(async (typed) => {
      const start = performance.now();
      const found = await window.ask(typed);
      return { results: found, time: performance.now() - start };
    }, query);
    asked.push({ query, results, time, ...total(host.sent) });
  }
  await page.context().close();
  return asked;
}

/** The longest chain of requests that waited for each other, the script's own included; the page is not counted. */
async function roundTrips(peer, host, language, query, browser) {
  const page = await (await browser.newContext()).newPage();
  const requests = new Map();
  const done = [];
  const seen = new Set();
  page.on("request", (request) => {
    if (peer.isSearch(new URL(request.url()).pathname)) requests.set(request, [...done]);
  });
  page.on("response", (response) => {
    const request = response.request();
    // What the browser had kept carries the number of the answer that it was: no round trip.
    if (seen.has(response.headers().answer)) requests.delete(request);
    seen.add(response.headers().answer);
  });
  page.on("requestfinished", (request) => {
    if (requests.has(request)) done.push(request);
  });
  host.delay = DELAY;
  try {
    await peer.first(page, host.address, language, query);
  } finally {
    host.delay = 0;
  }
  const depths = new Map();
  const depth = (request) => 1 + Math.max(0, ...requests.get(request).map((before) => depths.get(before)));
  for (const request of requests.keys()) depths.set(request, depth(request));
  await page.context().close();
  return Math.max(0, ...depths.values());
}

function total(sent) {
  return { requests: sent.length, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The value below which so much of a list lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
