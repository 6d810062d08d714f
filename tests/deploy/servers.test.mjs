// The shipped configurations in the real servers, over a site that was published as an operator would.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { askHttp2, caddy, nginx, program, repository } from "./servers.mjs";

const LANGUAGES = { "zh-hant": "zh-Hant", "zh-hans": "zh-Hans", en: "en" };
const PERMANENT = new Set([301, 308]);
/** Names that things are given in these tests, as if they had had them before. */
const FORMER = [
  ["content/policies/gz-cbec-2024/policy.yaml", /^issuer:/m, "formerly: [cbec-2024]\nissuer:"],
  ["content/agencies.yaml", /- id: commerce$/m, "- id: commerce\n    formerly: [trade]"],
  ["content/site.yaml", /^theme:/m, "renamed_pages: [{page: about, formerly: [about-us]}]\ntheme:"],
];
let around;
let home;
let site;

before(async () => {
  around = await mkdtemp(join(tmpdir(), "gongbao-published-"));
  home = join(around, "srv");
  for (const folder of ["content", "themes"]) await cp(join(repository, folder), join(around, "source", folder), { recursive: true });
  for (const [path, place, text] of FORMER) {
    const file = join(around, "source", path);
    const before = await readFile(file, "utf8");
    assert.match(before, place, path);
    await writeFile(file, before.replace(place, text));
  }
  publish("https://policy.example/");
});

after(() => rm(around, { recursive: true, force: true }));

function publish(address) {
  execFileSync(program, ["publish", "--root", join(around, "source"), "--to", home, "--precompress", "--as-of", "2026-11-24", "--base-url", address]);
}

const onDisk = (path) => readFile(join(home, "current", path));

for (const [name, serve] of Object.entries({ nginx, caddy })) {
  describe(name, () => {
    before(async () => (site = await serve(home)));
    after(() => site?.stop());
    tests();
  });
}

for (const [name, serve] of Object.entries({ nginx, caddy })) {
  test(`${name} serves a site in which nothing was renamed`, async () => {
    const small = join(around, `small-${name}`);
    execFileSync(program, ["publish", "--root", join(repository, "tests/base"), "--to", small]);
    const server = await serve(small);
    try {
      assert.equal((await server.ask("/en/")).status, 200);
      assert.equal((await server.ask("/en/policies/nowhere/")).status, 404);
    } finally {
      await server.stop();
    }
  });
}

function tests() {
  test("every answer carries the security headers, errors too", async () => {
    const shipped = await readFile(join(repository, "deploy/nginx/snippets/gongbao-headers.conf"), "utf8");
    const expected = [...shipped.matchAll(/^add_header (\S+) "(.*)" always;$/gm)];
    assert.ok(expected.length >= 6);
    for (const path of ["/", "/en/", "/nowhere", "/en/nowhere", "/en", "/api/v1/policies/gz-cbec-2024.json"]) {
      const { headers } = await site.ask(path);
      for (const [, name, value] of expected) assert.equal(headers[name.toLowerCase()], value, `${path}: ${name}`);
      assert.doesNotMatch(headers.server ?? "", /\d/, "no version");
    }
  });

  for (const [encoding, ending, unpack] of [["br", ".br", brotliDecompressSync], ["gzip", ".gz", gunzipSync]]) {
    test(`pages, style, script and data are sent as packed by ${encoding}`, async () => {
      const asset = `assets/${(await readdir(join(home, "current/assets")))[0]}/site.css`;
      for (const path of ["en/index.html", asset, "search/root.json", "en/feed.xml", "api/v1/policies/gz-cbec-2024.json"]) {
        const answer = await site.ask(`/${path}`, { "accept-encoding": encoding });
        assert.equal(answer.status, 200, path);
        assert.equal(answer.headers["content-encoding"], encoding, path);
        assert.match(answer.headers.vary ?? "", /Accept-Encoding/i, path);
        assert.deepEqual(answer.body, await onDisk(path + ending), path);
        assert.deepEqual(unpack(answer.body), await onDisk(path), path);
      }
    });
  }

  test("who can unpack nothing gets the file itself", async () => {
    const answer = await site.ask("/en/");
    assert.equal(answer.headers["content-encoding"], undefined);
    assert.deepEqual(answer.body, await onDisk("en/index.html"));
  });

  test("what is named by its content is kept for ever, the rest for a minute", async () => {
    const folder = (await readdir(join(home, "current/assets")))[0];
    const search = await readdir(join(home, "current/search"));
    const shard = search.find((name) => name.endsWith(".bin"));
    for (const path of [`/assets/${folder}/site.css`, `/search/${shard}`]) {
      assert.equal((await site.ask(path)).headers["cache-control"], "public, max-age=31536000, immutable", path);
    }
    for (const path of ["/", "/en/", "/search/root.json", "/sitemap.xml", "/en/feed.xml"]) {
      assert.equal((await site.ask(path)).headers["cache-control"], "public, max-age=60", path);
    }
    for (const path of ["/nowhere", `/assets/${folder}/nowhere.css`, "/search/t-0123456789ab.bin"]) {
      const { status, headers } = await site.ask(path);
      assert.deepEqual([status, headers["cache-control"]], [404, undefined], `${path}: what comes tomorrow is not gone for a year`);
    }
  });

  test("an unchanged page is not sent twice, also after a publication", async () => {
    const first = await site.ask("/robots.txt");
    const style = `/assets/${(await readdir(join(home, "current/assets")))[0]}/site.css`;
    const packed = { "accept-encoding": "gzip" };
    const known = await site.ask(style, packed);
    publish("https://elsewhere.example/");
    try {
      const again = await site.ask(style, { ...packed, "if-none-match": known.headers.etag });
      assert.deepEqual([again.status, again.body.length], [304, 0]);
      const since = { "if-modified-since": known.headers["last-modified"] };
      assert.equal((await site.ask(style, { ...packed, ...since })).status, 304);
      const changed = await site.ask("/robots.txt", { "if-none-match": first.headers.etag });
      assert.equal(changed.status, 200, "it names another address");
      assert.match(changed.body.toString(), /elsewhere/);
    } finally {
      execFileSync(program, ["rollback", "--to", home]);
    }
    assert.deepEqual((await site.ask("/robots.txt")).body, first.body);
  });

  test("a part of a file is sent to who asks for it", async () => {
    const whole = await onDisk("en/index.html");
    const part = await site.ask("/en/index.html", { range: "bytes=10-19" });
    assert.equal(part.status, 206);
    assert.equal(part.headers["content-range"], `bytes 10-19/${whole.length}`);
    assert.deepEqual(part.body, whole.subarray(10, 20));
    assert.equal((await site.ask("/en/index.html", { range: `bytes=${whole.length}-` })).status, 416);
  });

  for (const [language, tag] of Object.entries(LANGUAGES)) {
    test(`${language}: pages in their language, and a page for what is not there`, async () => {
      const page = await site.ask(`/${language}/`);
      assert.equal(page.status, 200);
      assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
      assert.match(page.body.toString(), new RegExp(`<html lang="${tag}`));
      for (const path of ["nowhere", "policies/nowhere/3/", "agencies/nowhere.html", "api/"]) {
        const answer = await site.ask(`/${language}/${path}`);
        assert.equal(answer.status, 404, path);
        assert.deepEqual(answer.body, await onDisk(`${language}/404.html`), path);
      }
      const slash = await site.ask(`/${language}`);
      assert.deepEqual([PERMANENT.has(slash.status), slash.headers.location], [true, `/${language}/`]);
    });
  }

  test("what was renamed is found at its former address, for good", async () => {
    for (const [from, to] of [
      ["/en/policies/cbec-2024/", "/en/policies/gz-cbec-2024/"],
      ["/zh-hant/policies/cbec-2024/3/", "/zh-hant/policies/gz-cbec-2024/3/"],
      ["/en/policies/cbec-2024/calendar.ics", "/en/policies/gz-cbec-2024/calendar.ics"],
      ["/en/policies/cbec-2024/3/?from=letter&x=1", "/en/policies/gz-cbec-2024/3/?from=letter&x=1"],
      ["/api/v1/policies/cbec-2024.json", "/api/v1/policies/gz-cbec-2024.json"],
      ["/api/v1/policies/cbec-2024/3.1.json", "/api/v1/policies/gz-cbec-2024/3.1.json"],
      ["/zh-hans/agencies/trade/feed.xml", "/zh-hans/agencies/commerce/feed.xml"],
      ["/en/about-us/", "/en/about/"],
    ]) {
      const { status, headers } = await site.ask(from);
      assert.deepEqual([status, headers.location], [301, to], from);
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal((await site.ask(to)).status, 200, to);
    }
    const slash = await site.ask("/en/agencies/trade");
    assert.deepEqual([PERMANENT.has(slash.status), slash.headers.location], [true, "/en/agencies/trade/"]);
    for (const path of ["/en/policies/cbec-2024/%0d%0ax-evil:%201", "/en/policies/cbec-2024/nowhere%20", "/en/agencies/trader/"]) {
      const { status, headers } = await site.ask(path);
      assert.deepEqual([status, headers.location, headers["x-evil"]], [404, undefined, undefined], path);
    }
  });

  test("nothing is listed, hidden files are not there, nothing beside the site is", async () => {
    for (const path of ["/assets/", "/search/", "/api/", "/_headers", "/_redirects", "/_redirects.nginx", "/_redirects.caddy", "/.git/config", "/../gongbao-published.json", "/..%2f..%2fgongbao-published.json", "/en/%2e%2e/%2e%2e/generations/"]) {
      const { status, body } = await site.ask(path);
      assert.ok([400, 404].includes(status), `${path}: ${status}`);
      assert.doesNotMatch(body.toString(), /Index of|"generator"/, path);
    }
  });

  test("kinds of files are named, and never guessed", async () => {
    for (const [path, type] of [
      ["/en/feed.xml", /^(text|application)\/(\w+\+)?xml; charset=utf-8$/],
      ["/sitemap.xml", /^text\/xml; charset=utf-8$/],
      ["/robots.txt", /^text\/plain; charset=utf-8$/],
      ["/search/root.json", /^application\/json/],
    ]) {
      assert.match((await site.ask(path)).headers["content-type"], type, path);
    }
    assert.equal((await site.ask("/api/v1/policies/gz-cbec-2024.json")).headers["access-control-allow-origin"], "*");
    assert.equal((await site.ask("/en/")).headers["access-control-allow-origin"], undefined);
  });

  test("HTTP/2 is spoken, and plain HTTP leads to TLS", async () => {
    assert.equal(await askHttp2(site.port, "/en/"), 200);
    const answer = await new Promise((resolve, reject) => {
      http.get({ host: "127.0.0.1", port: site.plain, path: "/en/?q=a", headers: { host: "policy.example" } }, resolve).on("error", reject);
    });
    answer.resume();
    assert.deepEqual([PERMANENT.has(answer.statusCode), answer.headers.location], [true, "https://policy.example/en/?q=a"]);
  });

  test("the server has nothing to complain of", async () => {
    const errors = (await site.errors()).split("\n").filter((line) => /\[(warn|alert|crit|emerg)\]|"level":"error"/.test(line));
    assert.deepEqual(errors, []);
  });
}
