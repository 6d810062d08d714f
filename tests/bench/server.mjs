// A plain static host on loopback: compressed once, kept, and every byte that leaves is counted.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * Serves folders, the first that has a file wins; `pages` are made up: `{"/bare.html": "<!doctype html>…"}`.
 * `sent` lists what left: `{ path, bytes }`, the bytes of the body as compressed.
 */
export async function serve(folders, pages = {}) {
  const kept = new Map();
  const sent = [];
  let count = 0;
  const host = { sent, delay: 0 };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (!kept.has(pathname)) kept.set(pathname, pack(pathname, folders, pages));
    const packed = await kept.get(pathname);
    if (host.delay > 0) await new Promise((resolve) => setTimeout(resolve, host.delay));
    sent.push({ path: pathname, bytes: packed.body.length });
    // With a number, an answer that a browser had kept can be told from a new one.
    response.writeHead(packed.status, { ...packed.headers, answer: String((count += 1)) }).end(packed.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  host.address = `http://127.0.0.1:${server.address().port}/`;
  host.stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return host;
}

async function pack(pathname, folders, pages) {
  const type = TYPES[extname(pathname) || ".html"] ?? "application/octet-stream";
  const file = pages[pathname] ? Buffer.from(pages[pathname]) : await find(pathname, folders);
  if (!file) return { status: 404, headers: { "content-type": "text/plain" }, body: Buffer.from("not found") };
  const small = await brotli(file);
  // Names carry the hash of their content on both sides, but for two or three entries; within one measurement none changes.
  const headers = { "content-type": type, "cache-control": "max-age=3600" };
  // What is compressed already (Pagefind's own files are) goes out as it is.
  if (small.length >= file.length) return { status: 200, headers, body: file };
  return { status: 200, headers: { ...headers, "content-encoding": "br" }, body: small };
}

/** The bytes as a host with precompressed files would send them. */
export function brotli(bytes) {
  return compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

async function find(pathname, folders) {
  const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, "/index.html");
  for (const folder of folders) {
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes) return bytes;
  }
  return null;
}
