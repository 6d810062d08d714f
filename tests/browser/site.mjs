// A copy of the repository's site in a temporary folder, served by the program itself.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
export const program = process.env.GONGBAO ?? join(target, "debug", "gongbao");
const FIRST_BUILD = 120_000;

export const LANGUAGES = ["zh-hant", "zh-hans", "en"];
export const POLICY = "policies/gz-cbec-2024/";

/** One address of every kind of page, in one language. */
export function pageKinds(language) {
  return {
    "language-choice": "",
    home: `${language}/`,
    policies: `${language}/policies/`,
    policy: `${language}/${POLICY}`,
    measure: `${language}/${POLICY}3/`,
    "measure-run-on": `${language}/${POLICY}1/`,
    "measure-long": `${language}/${POLICY}4/`,
    "measure-without-sum": `${language}/${POLICY}7/`,
    "measure-last": `${language}/${POLICY}17/`,
    compare: `${language}/${POLICY}compare/`,
    glossary: `${language}/glossary/`,
    agencies: `${language}/agencies/`,
    agency: `${language}/agencies/commerce/`,
    "who-does-what": `${language}/${POLICY}agencies/`,
    updates: `${language}/updates/`,
    data: `${language}/data/`,
    search: `${language}/search/`,
    "search-found": `${language}/search/?q=5.1`,
    "search-nothing": `${language}/search/?q=xyzzy`,
    finder: `${language}/finder/`,
    "finder-answered": `${language}/finder/?applicant=seller&own-brand=yes&promotion-costs=3000000`,
    page: `${language}/about/`,
    "not-found": `${language}/404.html`,
  };
}

/** Copies the site, starts `gongbao serve`, and waits until it is there. `options` is for `serve`. */
export async function serveSite(options = []) {
  const root = await copy({ content: "content", themes: "themes" });
  return serve(root, options);
}

/** The same with the content of a case of tests/sites/, in the built-in theme. */
export async function serveCase(name, options = []) {
  const root = await copy({ [`tests/sites/${name}/content`]: "content" });
  const settings = join(root, "content", "site.yaml");
  const text = await readFile(settings, "utf8");
  await writeFile(settings, text.replace(/^theme: .*$/m, "theme: civic"));
  return serve(root, options);
}

async function copy(folders) {
  const root = await mkdtemp(join(tmpdir(), "gongbao-browser-"));
  for (const [from, to] of Object.entries(folders)) {
    await cp(join(repository, from), join(root, to), { recursive: true });
  }
  return root;
}

async function serve(root, options) {
  const server = spawn(program, ["serve", "--root", root, "--port", "0", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const address = await addressOf(server);
  return {
    address,
    read: (path) => readFile(join(root, path), "utf8"),
    write: (path, text) => writeFile(join(root, path), text),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      const patience = setTimeout(() => server.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(patience);
      await rm(root, { recursive: true, force: true });
    },
  };
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk) => {
      said += chunk;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/);
      if (address) resolve(address[0]);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`gongbao serve ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`gongbao serve named no address:\n${said}`)), FIRST_BUILD).unref();
  });
}
