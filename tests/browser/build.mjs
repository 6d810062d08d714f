// A built copy of a site, in a temporary folder, with what a test has to change in its content.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { program } from "./site.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Builds the site of a folder of the repository; `change` may rewrite its content first. */
export async function buildSite({ from = ".", change = () => {} } = {}) {
  const root = mkdtempSync(join(tmpdir(), "gongbao-formats-"));
  cpSync(join(repository, from, "content"), join(root, "content"), { recursive: true });
  change({
    read: (path) => readFileSync(join(root, path), "utf8"),
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
  });
  const out = join(root, "public");
  execFileSync(program, ["build", "--root", root, "--out", out, "--as-of", "2026-11-25"], { stdio: "pipe" });
  const all = readdirSync(out, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  const bytes = (path) => readFileSync(join(out, path));
  return {
    bytes,
    text: (path) => bytes(path).toString(),
    json: (path) => JSON.parse(bytes(path)),
    files: (ending) => all.filter((path) => path.endsWith(ending)).sort(),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
