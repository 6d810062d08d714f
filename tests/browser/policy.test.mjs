// No page does what the content security policy forbids: heard in the page, and by a collector of reports.
//
// The pages come through a small proxy, which says the policy a second time as report-only with an address for reports: so
// that what a page does before a listener stands is noticed too.

import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";
import { launch, openPage } from "./chromium.mjs";
import { LANGUAGES, POLICY, pageKinds, serveSite } from "./site.mjs";

const REPORTS = "/__reports";
const FORBIDDEN = "/__forbidden";

let site;
let browser;
let proxy;

before(async () => {
  site = await serveSite();
  browser = await launch();
  proxy = await collect(new URL(site.address));
});

after(async () => {
  await browser?.close();
  proxy?.close();
  await site?.stop();
});

/** Passes requests on, asks for reports, and keeps them. */
async function collect(target) {
  const reports = [];
  const policies = new Set();
  const server = http.createServer((request, response) => {
    if (request.url === REPORTS) return keep(request, response, reports);
    const options = { host: target.hostname, port: target.port, path: request.url, method: request.method, headers: { ...request.headers, host: target.host } };
    const passed = http.request(options, (answer) => {
      const policy = answer.headers["content-security-policy"] ?? "";
      policies.add(policy);
      const headers = { ...answer.headers, "content-security-policy-report-only": `${policy}; report-uri ${REPORTS}` };
      if (request.url !== FORBIDDEN) {
        response.writeHead(answer.statusCode, headers);
        return answer.pipe(response);
      }
      answer.resume();
      response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy, "content-security-policy-report-only": headers["content-security-policy-report-only"] });
      response.end("<!doctype html><title>x</title><body style='color:red'><script>window.ran = true</script><img src='http://127.0.0.2/x.png'>");
    });
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}/`;
  return { address, reports, policies, close: () => server.closeAllConnections?.() ?? server.close() };
}

function keep(request, response, reports) {
  let text = "";
  request.on("data", (chunk) => (text += chunk));
  request.on("end", () => {
    reports.push(text);
    response.writeHead(204).end();
  });
}

/** A page that remembers what the policy forbade. */
async function listening() {
  const page = await openPage(browser, proxy.address);
  page.violations = [];
  await page.exposeFunction("gongbaoViolation", (words) => page.violations.push(words));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.gongbaoViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile ?? ""} ${event.sample ?? ""}`);
    });
  });
  return page;
}

test("the collector hears what is forbidden, and it does not happen", async () => {
  const page = await listening();
  await page.goto(`${proxy.address}${FORBIDDEN.slice(1)}`);
  await page.waitForFunction(() => document.readyState === "complete");
  for (let wait = 0; wait < 50 && proxy.reports.length < 3; wait++) await page.waitForTimeout(100);

  assert.equal(await page.evaluate(() => window.ran), undefined, "script in a page does not run");
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(255, 0, 0)", "nor is style applied");
  for (const directive of ["script-src", "style-src", "img-src"]) {
    assert.ok(page.violations.some((words) => words.startsWith(directive)), `${directive}: ${page.violations}`);
    assert.ok(proxy.reports.some((report) => report.includes(directive)), `${directive}: ${proxy.reports}`);
  }
  await page.context().close();
  proxy.reports.length = 0;
});

for (const language of LANGUAGES) {
  test(`${language}: no kind of page does what is forbidden`, async () => {
    const page = await listening();
    for (const [kind, path] of Object.entries(pageKinds(language))) {
      await page.goto(`${proxy.address}${path}`, { waitUntil: "networkidle" }).catch(() => page.waitForLoadState("load"));
      assert.deepEqual(page.violations, [], kind);
    }
    await page.context().close();
  });

  test(`${language}: nor does searching, copying an address or printing`, async () => {
    const page = await listening();
    await page.goto(`${proxy.address}${language}/search/?q=200`);
    await page.waitForSelector("main a[href*='#c']");
    await page.keyboard.press("Tab");
    await page.goto(`${proxy.address}${language}/${POLICY}3/#c3-1`);
    for (const button of await page.locator("button:visible").all()) await button.click({ timeout: 2000 }).catch(() => {});
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(page.violations, []);
    await page.context().close();
  });
}

test("nothing was reported, and the policy allows nothing unsafe", () => {
  assert.deepEqual(proxy.reports, []);
  for (const policy of proxy.policies) {
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe-|https?:|data:|blob:|\*/);
  }
  assert.ok(proxy.policies.size > 0);
});
