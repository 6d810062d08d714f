// What is asked: from the graded queries of the tests, and from the words of the corpus itself.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** About `number` queries of one language: half as people ask, half names that stand in this corpus. */
export async function queriesOf(language, number, site) {
  const asked = spread(await graded(language), Math.ceil(number / 2));
  const coined = spread(await titles(language, site), number - asked.length);
  const mixed = [];
  for (let at = 0; at < Math.max(asked.length, coined.length); at++) mixed.push(asked[at], coined[at]);
  return [...new Set(mixed.filter(Boolean))];
}

async function graded(language) {
  const text = await readFile(new URL("../search/queries.tsv", import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
  return rows.filter(([, kind, of]) => of === language && kind !== "none").map(([query]) => query);
}

// Short titles of measures as the built pages have them: authors write one Chinese script, readers ask in both.
async function titles(language, site) {
  const folder = join(site, "public", language, "policies");
  const policies = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const found = [];
  for (const [at, { name }] of spread(policies, 40).entries()) {
    const page = await readFile(join(folder, name, String(1 + ((7 * at) % 16)), "index.html"), "utf8").catch(() => "");
    const title = page.match(/<title>[\d.、一二三四五六七八九十]*\s*([^<｜|·–]+)/)?.[1].trim();
    if (title) found.push(title);
  }
  return found;
}

/** So many of a list, at equal distances. */
function spread(list, number) {
  if (list.length <= number) return list;
  return Array.from({ length: number }, (_, at) => list[Math.floor((at * list.length) / number)]);
}
