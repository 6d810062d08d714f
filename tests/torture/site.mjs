// A small site in versions that can be told apart, and what must be true of it at every moment.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
export const program = process.env.GONGBAO ?? join(target, "debug", "gongbao");
const DAY = "2026-01-31";

/** A folder with the smallest complete site in it, gone at the end of the process. */
export function scratch() {
  const around = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), "gongbao-torture-"));
  process.on("exit", () => rmSync(around, { recursive: true, force: true }));
  const root = join(around, "site");
  cpSync(join(repository, "tests/base"), root, { recursive: true });
  const site = { around, root, home: join(around, "srv"), public: join(around, "public"), trees: new Map() };
  for (const version of ["a", "b"]) {
    const folder = join(around, `reference-${version}`);
    must(run(site, version, "build", ["--out", folder]));
    site.trees.set(version, tree(folder));
  }
  return site;
}

/** Writes what makes a version: its address stands in every page, its name in the style sheet. */
function prepare(site, version) {
  const folder = join(site.root, "themes/civic/css/parts");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "version.css"), `.version-${version} { color: inherit; }\n`);
}

function words(site, version, command, options) {
  return [command, "--root", site.root, "--as-of", DAY, "--base-url", `https://${version}.example/`, ...options];
}

/** Runs a command to its end. `before`: words before the program, such as a limit. */
export function run(site, version, command, options, before = []) {
  prepare(site, version);
  const [first, ...rest] = [...before, program, ...words(site, version, command, options)];
  const { status, signal, stderr, stdout } = spawnSync(first, rest, { encoding: "utf8" });
  return { status, signal, said: `${stdout}${stderr}` };
}

/** Starts a command. */
export function begin(site, version, command, options) {
  prepare(site, version);
  return spawn(program, words(site, version, command, options), { stdio: "ignore" });
}

/** Runs a command that needs no site. */
export function plainly(options, before = []) {
  const [first, ...rest] = [...before, program, ...options];
  const { status, stderr, stdout } = spawnSync(first, rest, { encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

/** Stops everything unless a command did what it was asked. */
export function must(result) {
  if (result.status !== 0) throw new Error(`exit ${result.status ?? result.signal}: ${result.said}`);
  return result;
}

/** Every file of a folder → hash of its bytes. */
export function tree(folder) {
  const files = new Map();
  const walk = (inside) => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if (entry.isDirectory()) walk(path);
      else files.set(relative(folder, path), createHash("sha256").update(readFileSync(path)).digest("hex"));
    }
  };
  walk(folder);
  return files;
}

/** Files that a generation only keeps for readers of earlier pages. */
function kept(home) {
  const number = readlinkSync(join(home, "current")).split("/").pop();
  for (const name of [`${number}.json`, `${number}.pending.json`]) {
    const file = join(home, "generations", name);
    if (existsSync(file)) return Object.keys(JSON.parse(readFileSync(file, "utf8")).kept ?? {});
  }
  return [];
}

/** Which version readers see: all of it and nothing else, or this stops everything. */
export function seen(site, where) {
  const isHome = where === site.home || existsSync(join(where, "generations"));
  const folder = isHome ? join(where, "current") : where;
  const found = tree(folder);
  const extra = new Set(isHome ? kept(where) : []);
  // The list of files names those that are kept, so it differs; `gongbao verify` holds it to the files.
  const differs = (files) =>
    [...files].filter(([path, hash]) => path !== "gongbao-manifest.json" && found.get(path) !== hash).length +
    [...found.keys()].filter((path) => !files.has(path) && !extra.has(path)).length;
  for (const [version, files] of site.trees) if (differs(files) === 0) return version;
  const counts = [...site.trees].map(([version, files]) => `${differs(files)} files differ from ${version}`);
  throw new Error(`${folder} is neither version: ${counts.join(", ")}`);
}

/** What stands in a folder that is published to, or beside a folder that is built, and should not. */
export function leftOvers(site, where) {
  if (where === site.public) {
    return readdirSync(site.around).filter((name) => name.startsWith(".public."));
  }
  const outside = readdirSync(where).filter((name) => !["current", "generations", "gongbao-published.json"].includes(name));
  const inside = readdirSync(join(where, "generations"));
  const strange = inside.filter((name) => !/^\d{6}(\.json)?$/.test(name));
  const alone = inside.filter((name) => /^\d{6}$/.test(name) && !inside.includes(`${name}.json`));
  return [...outside, ...strange, ...alone];
}

/** Whether a path is there, also as a link that leads nowhere. */
export function isThere(path) {
  try {
    return Boolean(lstatSync(path));
  } catch {
    return false;
  }
}
