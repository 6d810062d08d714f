// What each site is made of: added to the smallest complete one, tests/base/.

import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MEASURES = "content/policies/demo/measures";

/** `sizes`: by command, how large; `make` writes a site of a size; `code` is the exit code that is right, 0 where nothing is said. */
export const CASES = {
  strays: {
    what: (size) => `${size} files of another kind in one folder`,
    sizes: { check: 100_000 },
    async make(root, size) {
      for (let at = 0; at < size; at++) await writeFile(join(root, "content/pages", `scan-${at}.txt`), "");
    },
  },
  pages: {
    what: (size) => `${2 * size} files of free pages in one folder`,
    sizes: { check: 50_000, build: 4000 },
    async make(root, size) {
      for (let at = 0; at < size; at++) {
        const page = join(root, "content/pages", `page-${name(at).toLowerCase()}`);
        await writeFile(`${page}.zh-hans.md`, `# 关于${coined(at)}\n\n本页介绍${coined(at)}的仓库。\n`);
        await writeFile(`${page}.en.md`, `# About ${name(at)}\n\nThis page is about the warehouses of ${name(at)}.\n`);
      }
    },
  },
  measures: {
    what: (size) => `one policy of ${size} measures`,
    sizes: { check: 5000, build: 5000 },
    async make(root, size) {
      for (let at = 2; at < size; at++) await writeFile(join(root, measure(at)), written(at, ["commerce"], ["customs"]));
    },
  },
  clause: {
    what: (size) => `a clause of ${size} kB`,
    sizes: { check: 1000, build: 1000 },
    async make(root, size) {
      const sentence = "对租赁仓库的企业给予扶持，先由各区审核，再由市里公布。";
      const english = "Enterprises that rent warehouses are supported after the districts have looked at it.";
      const times = (text) => Math.floor((size * 1000) / Buffer.byteLength(text));
      const paragraphs = (text, between) => Array.from({ length: Math.ceil(times(text) / 20) }, () => Array(20).fill(text).join(between)).join("\n\n        ");
      const text = `  - text:\n      zh-Hans: |\n        ${paragraphs(sentence, "")}\n      en: |\n        ${paragraphs(english, " ")}\n    lead: [commerce]\n`;
      await appendFile(join(root, MEASURES, "01-rent.yaml"), text);
    },
  },
  line: {
    what: (size) => `a clause of ${size} kB in one line, with sums`,
    sizes: { check: 500, build: 500 },
    async make(root, size) {
      const times = Math.floor((size * 1000) / Buffer.byteLength("对企业给予不超过50万元的扶持。"));
      const zh = "对企业给予不超过50万元的扶持。".repeat(times);
      const en = Array(times).fill("Enterprises get up to CNY 500,000.").join(" ");
      const file = join(root, MEASURES, "01-rent.yaml");
      await appendFile(file, `  - text: {zh-Hans: ${zh}, en: '${en}'}\n    lead: [commerce]\n    incentives:\n      - {kind: award, beneficiary: enterprise, cap: 500000, per: once}\n`);
    },
  },
  agencies: {
    what: (size) => `${size} agencies, each of which leads something`,
    sizes: { check: 10_000, build: 10_000 },
    async make(root, size) {
      let registry = "";
      for (let at = 0; at < size; at++) {
        registry += `  - id: body-${at}\n    short: {zh-Hans: ${coined(at)}局, en: ${name(at)} Bureau}\n    level: municipal\n`;
      }
      await appendFile(join(root, "content/agencies.yaml"), registry);
      for (let at = 2; at < Math.min(size / 10, 900); at++) {
        const bodies = Array.from({ length: 10 }, (_, body) => `body-${at * 10 + body}`);
        await writeFile(join(root, measure(at)), written(at, bodies.slice(0, 5), bodies.slice(5)));
      }
    },
  },
  mistakes: {
    what: (size) => `${size} mistakes in one file`,
    sizes: { check: 10_000 },
    code: 1,
    async make(root, size) {
      const entry = (at) => `  - id: x${at}\n    short: {zh-Hans: ${coined(at)}局, en: ${name(at)} Bureau}\n    levle: municipal\n    level: muncipal\n`;
      await appendFile(join(root, "content/agencies.yaml"), Array.from({ length: size / 2 }, (_, at) => entry(at)).join(""));
    },
  },
  names: {
    what: (size) => `${size} files with names of 255 bytes`,
    sizes: { check: 1000 },
    code: 1,
    async make(root, size) {
      await mkdir(join(root, "content/policies", "p".repeat(255), "m".repeat(255)), { recursive: true });
      for (let at = 0; at < size; at++) {
        const number = String(at).padStart(4, "0");
        await writeFile(join(root, "content/pages", `${"仓".repeat(80)}${number}.en.md`.padStart(255 - 160, "p")), "# A\n\nB\n");
      }
    },
  },
};

function measure(at) {
  return join(MEASURES, `${String(at + 1).padStart(2, "0")}-store-${at + 1}.yaml`);
}

/** A measure with one clause; what it is called tells it from all others. */
function written(at, lead, support) {
  return `number: ${at + 1}
slug: store-${at + 1}
title: {zh-Hans: 支持${coined(at)}的仓库, en: Support for warehouses in ${name(at)}}
short_title: {zh-Hans: ${coined(at)}仓库, en: Warehouses in ${name(at)}}
topics: [warehousing]
clauses:
  - text:
      zh-Hans: 对在${coined(at)}租赁仓库的企业，由有关单位提供服务。
      en: Enterprises that rent warehouses in ${name(at)} are served by the bodies in charge.
    lead: [${lead.join(", ")}]
    support: [${support.join(", ")}]
    incentives:
      - {kind: service, beneficiary: enterprise, what: {zh-Hans: 服务, en: Services}}
`;
}

/** A name in Chinese and in letters for every number; no figure, because a figure is a fact. */
function coined(at) {
  return digits(at).map((digit) => "山云石松竹梅溪桥林田"[digit]).join("") + "镇";
}

function name(at) {
  const syllables = ["ba", "ko", "ri", "mu", "te", "sa", "no", "li", "fe", "du"];
  const word = digits(at).map((digit) => syllables[digit]).join("");
  return word[0].toUpperCase() + word.slice(1);
}

function digits(at) {
  return [...String(at).padStart(5, "0")].map(Number);
}
