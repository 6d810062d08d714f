// `make large`: sites that nobody should have, and that must not bring the program down. Each is made in one size and in the double.
// What takes more than LIMIT times as long grows faster than the site. `node large.mjs measures agencies` tries only these; SHARE=0.1 tries
// a tenth of each size.

import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measured, release, repository } from "../bench/run.mjs";
import { CASES } from "./cases.mjs";

/** Of twice the site, in processor time: 2, and what caches and sorting cost. */
const LIMIT = 2.7;
/** Below this many seconds a ratio says nothing. */
const SHORT = 0.5;
const program = process.env.GONGBAO ?? join(release, "gongbao");
const share = Number(process.env.SHARE ?? 1);
const wanted = process.argv.slice(2);

let failed = 0;
for (const [name, trial] of Object.entries(CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const [command, whole] of Object.entries(trial.sizes)) {
    const size = 2 * Math.round((whole * share) / 2);
    const small = await take(trial, command, size / 2);
    const large = await take(trial, command, size);
    const ratio = large.cpu / small.cpu;
    const grows = large.cpu > SHORT && ratio > LIMIT;
    const problem = small.problem ?? large.problem ?? (grows ? "grows faster than the site" : null);
    if (problem) failed += 1;
    const figures = `${large.wall.toFixed(1)} s, CPU ${large.cpu.toFixed(1)} s (${ratio.toFixed(1)} × that of half), ${Math.round(large.memory / 2 ** 20)} MiB`;
    console.log(`${problem ? "FAIL " : "ok   "} ${command}, ${trial.what(size)}: ${figures}${problem ? `: ${problem}` : ""}`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;

/** Makes a site of this size, runs the command, and holds what came of it to what should. */
async function take(trial, command, size) {
  const root = await mkdtemp(join(process.env.TMPDIR ?? tmpdir(), "gongbao-large-"));
  try {
    await cp(join(repository, "tests/base/content"), join(root, "content"), { recursive: true });
    await rm(join(root, "content/translations.yaml"));
    await trial.make(root, size);
    const words = command === "build" ? ["build", "--out", join(root, "public")] : [command];
    const shell = `"$0" "$@" > '${root}/said' 2>&1; echo $? >> '${root}/said'`;
    const took = await measured("bash", ["-c", shell, program, ...words, "--root", root, "--as-of", "2026-01-31"]);
    const said = spawnSync("tail", ["-n", "3", join(root, "said")], { encoding: "utf8" }).stdout.trim().split("\n");
    const code = Number(said.pop());
    const asExpected = code === (trial.code ?? 0) && !/panicked/.test(said.join("\n"));
    return { ...took, problem: asExpected ? null : `exit code ${code}: ${said.join(" / ")}` };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
