// What is done to it. Each trial gives a line about what happened, or stops everything.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { begin, isThere, leftOvers, must, plainly, run, seen, tree } from "./site.mjs";

/** Numbers by chance that are the same for the same seed. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const other = (version) => (version === "a" ? "b" : "a");

/** A command is killed at a moment by chance; after each kill readers must see one version, whole. */
export async function killed(site, command, times, random) {
  const where = command === "publish" ? site.home : site.public;
  const options = command === "publish" ? ["--to", where, "--keep", "3", "--precompress"] : ["--out", where];
  if (command === "publish") await references(site);
  else site.trees = site.plain;
  must(run(site, "a", command, options));
  const start = Date.now();
  must(run(site, "b", command, options));
  let usual = Date.now() - start;
  const count = { killed: 0, ended: 0, old: 0, new: 0, halfway: 0 };
  for (let time = 0; time < times; time++) {
    const before = seen(site, where);
    const child = begin(site, other(before), command, options);
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal)));
    // Every third time just when the new generation is about to become current: the moments that matter are short.
    const moment = command === "publish" && time % 3 === 0 ? announced(where, random() * 12) : pause(random() * usual);
    await Promise.race([moment, ended]);
    child.kill("SIGKILL");
    const wasKilled = (await ended) === "SIGKILL";
    count[wasKilled ? "killed" : "ended"]++;
    // The machine is faster and slower by the minute; the last steps are to be hit as often as the first.
    usual *= wasKilled ? 1.03 : 0.85;
    if (leftOvers(site, where).length > 0) count.halfway++;
    count[seen(site, where) === before ? "old" : "new"]++;
  }
  must(run(site, "a", command, options));
  must(run(site, "b", command, options));
  clean(site, where);
  return `${times} × ${command}: killed ${count.killed} times, ended before it ${count.ended} times, left something half-made ${count.halfway} times; readers saw the old site ${count.old} and the new one ${count.new} times, a mix never; the next run cleared all of it away`;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** So long after the record of the new generation is there. */
async function announced(home, milliseconds) {
  const folder = join(home, "generations");
  await new Promise((resolve) => {
    const watcher = watch(folder, (event, name) => {
      if (!name?.endsWith(".pending.json")) return;
      watcher.close();
      resolve();
    });
    // A run that fails before it announces anything ends the wait by its own end.
    watcher.unref();
  });
  await pause(milliseconds);
}

/** A published site has compressed copies. */
async function references(site) {
  site.plain ??= site.trees;
  site.packed ??= new Map(["a", "b"].map((version) => {
    const folder = join(site.around, `packed-${version}`);
    must(run(site, version, "build", ["--out", folder, "--precompress"]));
    return [version, tree(folder)];
  }));
  site.trees = site.packed;
}

function clean(site, where) {
  const left = leftOvers(site, where);
  if (left.length > 0) throw new Error(`left behind in ${where}: ${left.join(", ")}`);
  must(plainly(["verify", where]));
}

/** The run must have failed with words, and the old site must stand, whole and clean. */
function refused(site, where, result, version) {
  if (result.status === 0) throw new Error(`it should have failed: ${result.said}`);
  if (/panicked/.test(result.said)) throw new Error(`it broke down: ${result.said}`);
  if (result.signal === null && !/^error: /m.test(result.said)) throw new Error(`it said nothing: ${result.said}`);
  if (seen(site, where) !== version) throw new Error("the old site is gone");
}

/** A disk that has no room, and then has. */
export function fullDisk(site, trees) {
  site.trees = trees;
  const disk = join(site.around, "disk");
  mkdirSync(disk, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", disk]).status === 0;
  if (!mounted) return "a full disk: NOT TRIED, this machine lets nobody mount a small one";
  try {
    const done = [];
    for (const [command, option, name] of [["publish", "--to", "srv"], ["build", "--out", "public"]]) {
      const where = join(disk, name);
      let failures = 0;
      must(run(site, "a", command, [option, where]));
      // Less and less room, so that it runs out at another file each time.
      for (let room = 0; room < 24; room++) {
        const ballast = join(disk, "ballast");
        fill(ballast, room * 24 * 1024);
        const result = run(site, "b", command, [option, where]);
        rmSync(ballast, { force: true });
        if (result.status === 0) {
          must(run(site, "a", command, [option, where]));
          continue;
        }
        failures++;
        refused(site, where, result, "a");
      }
      must(run(site, "b", command, [option, where]));
      done.push(`${command} ${failures} times`);
      if (failures === 0) throw new Error("the disk was never full");
      rmSync(where, { recursive: true, force: true });
    }
    return `a full disk (tmpfs of 6 MB): refused ${done.join(", ")}, each with words and the old site whole; with room again it went through`;
  } finally {
    spawnSync("umount", [disk]);
  }
}

/** Fills a disk but for `room` bytes. */
function fill(path, room) {
  const block = Buffer.alloc(64 * 1024, 1);
  try {
    writeFileSync(path, "");
    for (;;) writeFileSync(path, block, { flag: "a" });
  } catch {
    const size = statSync(path).size;
    rmSync(path);
    if (size > room) writeFileSync(path, Buffer.alloc(size - room, 1));
  }
}

/** Files may not grow, and a disk may not be written to. */
export function readOnly(site, trees) {
  site.trees = trees;
  const disk = join(site.around, "disk");
  mkdirSync(disk, { recursive: true });
  if (spawnSync("mount", ["-t", "tmpfs", "tmpfs", disk]).status !== 0) return "a read-only disk: NOT TRIED, this machine lets nobody mount one";
  try {
    const where = join(disk, "srv");
    const built = join(disk, "public");
    must(run(site, "a", "publish", ["--to", where]));
    must(run(site, "a", "build", ["--out", built]));
    spawnSync("mount", ["-o", "remount,ro", disk]);
    refused(site, where, run(site, "b", "publish", ["--to", where]), "a");
    refused(site, built, run(site, "b", "build", ["--out", built]), "a");
    must(plainly(["verify", where]));
    must(plainly(["generations", "--to", where]));
    return "a read-only disk: publish and build refused with words; verify and generations work on it";
  } finally {
    spawnSync("umount", [disk]);
  }
}

/** Few open files, and files that may not grow. */
export function limits(site, trees) {
  site.trees = trees;
  const told = [];
  for (const [limit, values] of [["-n", [6, 8, 10, 12, 16, 24, 32, 64]], ["-f", [1, 4, 8, 16, 32, 64]]]) {
    let failures = 0;
    for (const value of values) {
      const before = seen(site, site.home);
      const limited = ["bash", "-c", `ulimit ${limit} ${value}; exec "$@"`, "bash"];
      const result = run(site, other(before), "publish", ["--to", site.home], limited);
      if (result.status !== 0) {
        failures++;
        if (/panicked/.test(result.said) && seen(site, site.home) === before) throw new Error(`broke down under ulimit ${limit} ${value}: ${result.said}`);
      }
      if (seen(site, site.home) !== (result.status === 0 ? other(before) : before)) throw new Error("another site than was said");
    }
    told.push(`${limit === "-n" ? "open files" : "size of files"} (${values.join(", ")}): ${failures} of ${values.length} refused`);
  }
  must(run(site, other(seen(site, site.home)), "publish", ["--to", site.home]));
  clean(site, site.home);
  return `limits on ${told.join("; ")}; readers saw a whole site after each`;
}

/** Two publishers at once. */
export async function together(site, trees, times) {
  site.trees = trees;
  const count = { both: 0, refused: 0 };
  for (let time = 0; time < times; time++) {
    const children = ["a", "b"].map((version) => begin(site, version, "publish", ["--to", site.home]));
    const codes = await Promise.all(children.map((child) => new Promise((resolve) => child.once("exit", resolve))));
    if (!codes.includes(0)) throw new Error(`nobody could publish: ${codes}`);
    count[codes.every((code) => code === 0) ? "both" : "refused"]++;
    must(plainly(["verify", site.home]));
  }
  clean(site, site.home);
  return `${times} × two publishers at once: one was refused ${count.refused} times, one came after the other ${count.both} times`;
}

/** A clock that jumps forwards and back. */
export function clock(site, trees) {
  site.trees = trees;
  if (spawnSync("faketime", ["--version"]).error) return "a clock that jumps: NOT TRIED, there is no faketime here";
  const page = join(site.home, "current/en/index.html");
  let last = 0;
  const days = ["2026-06-01 12:00:00", "2036-06-01 12:00:00", "2001-01-01 00:00:00", "2026-06-01 12:00:01", "1990-01-01 00:00:00"];
  for (const day of days) {
    const version = other(seen(site, site.home));
    must(run(site, version, "publish", ["--to", site.home], ["faketime", day]));
    if (seen(site, site.home) !== version) throw new Error(`${day}: not published`);
    const modified = Math.floor(statSync(page).mtimeMs / 1000);
    if (modified <= last) throw new Error(`${day}: the page is dated ${modified}, before it was ${last}: browsers would keep the old one`);
    last = modified;
  }
  must(run(site, other(seen(site, site.home)), "publish", ["--to", site.home]));
  clean(site, site.home);
  return `a clock that jumps (${days.map((day) => day.slice(0, 4)).join(" → ")} → now): published each time, generations in order, each changed page dated after the one before`;
}

/** Output on another file system, where no file can be linked to the built one. */
export function elsewhere(site) {
  const disk = "/dev/shm";
  if (!existsSync(disk) || statSync(disk).dev === statSync(site.around).dev) return "another file system: NOT TRIED, /dev/shm is none here";
  const where = join(disk, `gongbao-torture-${process.pid}`);
  site.trees = site.plain;
  try {
    for (const version of ["a", "b"]) {
      must(run(site, version, "build", ["--out", site.public]));
      must(plainly(["publish", "--from", site.public, "--to", where]));
      if (seen(site, where) !== version) throw new Error("not published");
    }
    clean(site, where);
    must(plainly(["rollback", "--to", where]));
    if (seen(site, where) !== "a") throw new Error("not gone back");
    return "another file system: built on one, published to the other, and back";
  } finally {
    rmSync(where, { recursive: true, force: true });
  }
}

/** What was published can be seen to be right, and what was not can be seen too. */
export function tampered(site) {
  const number = readdirSync(join(site.home, "generations")).filter((name) => /^\d{6}$/.test(name)).pop();
  const page = join(site.home, "generations", number, "en/index.html");
  const right = readFileSync(page);
  let found = 0;
  for (const at of [0, Math.floor(right.length / 2), right.length - 1]) {
    const wrong = Buffer.from(right);
    wrong[at] ^= 1;
    writeFileSync(page, wrong);
    if (plainly(["verify", site.home]).status === 1) found++;
  }
  writeFileSync(page, right);
  must(plainly(["verify", site.home]));
  if (found !== 3 || isThere(join(site.home, ".gongbao-lock"))) throw new Error("a changed bit was not found");
  return "one bit changed in a page, three times: verify found it each time";
}
