// Former addresses, on a host that can't be told of them: the page there leads on, with script and without.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { buildSite } from "./build.mjs";
import { launch, openPage } from "./chromium.mjs";
import { LANGUAGES } from "./site.mjs";

let site;
let browser;
let host;
let address;

before(async () => {
  site = await buildSite({
    from: "tests/base",
    change: ({ read, write }) => write("content/policies/demo/policy.yaml", `formerly: [old-demo]\n${read("content/policies/demo/policy.yaml")}`),
  });
  host = createServer(answer);
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${host.address().port}/`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close().closeAllConnections();
  site?.remove();
});

/** A host that knows files, the headers of `_headers`, and nothing else. */
function answer(request, response) {
  const path = new URL(request.url, "http://host").pathname.slice(1).replace(/(^|\/)$/, "$1index.html");
  const headers = Object.fromEntries([...site.text("_headers").matchAll(/^ {2}(\S+): (.*)$/gm)].slice(0, 6).map(([, name, value]) => [name, value]));
  const types = { html: "text/html", css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
  try {
    response.writeHead(200, { ...headers, "content-type": types[path.split(".").at(-1)] ?? "text/plain" }).end(site.bytes(path));
  } catch {
    response.writeHead(404).end();
  }
}

for (const language of LANGUAGES) {
  test(`${language}: an old address leads to the same clause at the new one`, async () => {
    const page = await openPage(browser, address);
    await page.goto(`${address}${language}/policies/old-demo/1/?from=letter#c1-1`);
    await page.waitForURL(`${address}${language}/policies/demo/1/?from=letter#c1-1`);
    await page.goto(`${address}${language}/policies/`);
    await page.goBack();
    assert.match(page.url(), /\/policies\/demo\/1\//, "the old address is not in the way when somebody goes back");
    await page.context().close();
  });

  test(`${language}: without script it leads to the same page`, async () => {
    const page = await openPage(browser, address, { javaScriptEnabled: false });
    await page.goto(`${address}${language}/policies/old-demo/compare/`, { waitUntil: "commit" });
    await page.waitForURL(`${address}${language}/policies/demo/compare/`);
    await page.context().close();
  });
}
