// Programs that are run and measured, and folders that are counted: what all benchmarks have in common.

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
export const release = join(target, "release");
export const gongbao = join(release, "gongbao");
/** Where results stay, and what has to be there only while something is measured. */
export const results = join(target, "bench");
export const corpora = join(target, "corpus");
export const tools = join(target, "tools");
/** The day for which every site speaks; any day does, as long as it is always the same. */
export const DAY = "2026-11-24";

/** Runs a program to its end. `seconds` is wall time. */
export function run(program, args, options = {}) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${error ?? `${stderr}${stdout}`.slice(-4000)}`);
  return { output: stdout, said: stderr, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

/** The same with what the system counted: `{ wall, cpu, memory }` in seconds and bytes. */
export async function measured(program, args, options = {}) {
  const folder = await mkdtemp(join(tmpdir(), "gongbao-bench-"));
  try {
    const result = join(folder, "took.json");
    const script = fileURLToPath(new URL("measure.py", import.meta.url));
    const { output, said } = run("python3", [script, result, program, ...args], options);
    return { ...JSON.parse(await readFile(result, "utf8")), output, said };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one of several measurements that lies in the middle by wall time. */
export async function middle(times, measure) {
  const all = [];
  for (let time = 0; time < times; time++) all.push(await measure());
  return all.sort((a, b) => a.wall - b.wall)[Math.floor((times - 1) / 2)];
}

/** Numbers of files, pages and bytes below a folder, links not followed. */
export async function sizeOf(folder) {
  const size = { files: 0, pages: 0, bytes: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    size.files += 1;
    if (entry.name.endsWith(".html")) size.pages += 1;
    size.bytes += (await lstat(join(entry.parentPath ?? entry.path, entry.name))).size;
  }
  return size;
}

/** Whether two folders have the same files with the same bytes; if not, one that differs. */
export function compare(one, other) {
  const { status, stdout } = spawnSync("diff", ["-rq", one, other], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status > 1) throw new Error(`can't compare ${one} and ${other}`);
  const lines = stdout.split("\n").filter(Boolean);
  return { same: status === 0, differing: lines.length, example: lines[0] ?? null };
}

/** Pagefind over what stands in <main>, as on our side. */
export async function indexWithPagefind(site, output) {
  await rm(output, { recursive: true, force: true });
  const program = fileURLToPath(new URL("node_modules/.bin/pagefind", import.meta.url));
  if (!existsSync(program)) throw new Error("Pagefind is not installed: npm ci --prefix tests/bench");
  return measured(program, ["--site", site, "--output-path", output, "--root-selector", "main", "--quiet"]);
}

/** Starts a server, waits until `address` answers, hands it to `use`, and ends it. */
export async function serving(program, args, address, use) {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await until(address, () => true, 900_000, () => child.exitCode === null).catch((error) => {
      throw new Error(`${program} does not answer: ${error.message}\n${said}`);
    });
    return await use();
  } finally {
    child.kill("SIGTERM");
    await Promise.race([ended, pause(5000).then(() => child.kill("SIGKILL"))]);
  }
}

/** Asks for a page until it is as wanted; seconds that passed. */
export async function until(address, isWanted, longest = 300_000, goesOn = () => true) {
  const start = performance.now();
  while (goesOn() && performance.now() - start < longest) {
    const text = await fetch(address).then((answer) => (answer.ok ? answer.text() : null)).catch(() => null);
    if (text !== null && isWanted(text)) return (performance.now() - start) / 1000;
    await pause(10);
  }
  throw new Error(`${address} was not as wanted within ${Math.round((performance.now() - start) / 1000)} s`);
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
