// Readers who ask nginx for pages and everything that they load, while the site is published again and again.

import https from "node:https";
import { brotliDecompressSync } from "node:zlib";
import { nginx } from "../deploy/servers.mjs";
import { begin } from "./site.mjs";

const PAGES = ["", "en/", "zh-hans/", "zh-hant/policies/demo/", "en/policies/demo/1/", "en/search/", "zh-hans/agencies/"];

/** Gives a line about what readers met; a failed request or a mix of two sites stops everything. */
export async function readers(site, publications, atOnce, random) {
  const server = await nginx(site.home);
  const count = { pages: 0, files: 0, versions: new Set(), again: 0 };
  const state = { isOver: false };
  try {
    const all = Array.from({ length: atOnce }, () => read(server.port, count, state, random));
    // A reader who fails must not go unnoticed until the end.
    const failed = Promise.race(all.map((reader) => reader.then(() => new Promise(() => {}))));
    for (let number = 0; number < publications; number++) {
      const child = begin(site, `v${number}`, "publish", ["--to", site.home, "--keep", "3", "--precompress"]);
      const code = await Promise.race([failed, new Promise((resolve) => child.once("exit", resolve))]);
      if (code !== 0) throw new Error(`publication ${number} ended with ${code}`);
    }
    state.isOver = true;
    await Promise.all(all);
  } finally {
    state.isOver = true;
    await server.stop();
  }
  return `${publications} publications under ${atOnce} readers through nginx: ${count.pages} pages of ${count.versions.size} versions with ${count.files} files that they load, ${count.again} of them asked for a second time a while later; 0 failed requests, 0 pages with files of another version`;
}

/** One reader: a page, what it loads, and what it loads once more after a while, as a search field does. */
async function read(port, count, state, random) {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    while (!state.isOver) {
      const page = await ask(agent, port, `/${PAGES[Math.floor(random() * PAGES.length)]}`);
      // The choice of language names no address of its own.
      const version = page.match(/https:\/\/(\w+)\.example\//)?.[1];
      const loaded = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
      if (loaded.length === 0) throw new Error("a page that loads nothing");
      for (const path of loaded) await load(agent, port, path, version, count);
      count.pages++;
      if (version) count.versions.add(version);
      if (random() < 0.3) {
        await new Promise((resolve) => setTimeout(resolve, random() * 3000));
        for (const path of loaded) await load(agent, port, path, version, count);
        count.again += loaded.length;
      }
    }
  } finally {
    agent.destroy();
  }
}

async function load(agent, port, path, version, count) {
  const text = await ask(agent, port, path);
  count.files++;
  if (!path.endsWith("/site.css") || !version) return;
  const styled = text.match(/\.version-(\w+) /)?.[1];
  if (styled !== version) throw new Error(`a page of ${version} with the style of ${styled}`);
}

function ask(agent, port, path) {
  return new Promise((resolve, reject) => {
    const options = { agent, port, path, host: "127.0.0.1", servername: "policy.example", rejectUnauthorized: false, headers: { host: "policy.example", "accept-encoding": "br" } };
    const request = https.get(options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        resolve((response.headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body).toString());
      });
    });
    request.on("error", (error) => reject(new Error(`${path}: ${error.message}`)));
  });
}
