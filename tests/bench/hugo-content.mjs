// The same pages for Hugo: Markdown with front matter, made of the records that our own build publishes.

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const LANGUAGES = [["zh-hant", "zh-Hant"], ["zh-hans", "zh-Hans"], ["en", "en"]];
/** Pages that are there once in each language, beside policies, measures and agencies. */
const SINGLE = { glossary: "Glossary", updates: "What changed", search: "Search", data: "Data", finder: "Finder", about: "About" };

/** Writes `content/` below `folder` for the finished site in `site`; gives back the slug of the last policy. */
export async function writeContent(site, folder) {
  await rm(join(folder, "content"), { recursive: true, force: true });
  const records = join(site, "api", "v1", "policies");
  const slugs = (await readdir(records)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5)).sort();
  const agencies = new Map();
  const pages = { programmes: new Map(), history: [] };
  for (const slug of slugs) {
    const policy = JSON.parse(await readFile(join(records, `${slug}.json`), "utf8"));
    for (const [id, agency] of Object.entries(policy.agencies)) agencies.set(id, agency);
    collect(policy, pages);
    for (const language of LANGUAGES) await writePolicy(policy, language, folder);
  }
  for (const language of LANGUAGES) await writeOthers(agencies, pages, language, folder);
  return slugs.at(-1);
}

function collect(policy, pages) {
  const incentives = policy.measures.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.incentives));
  for (const { programme } of incentives) if (programme) pages.programmes.set(programme.en, programme);
  pages.history.push(...policy.history);
}

async function writePolicy(policy, [code, lang], folder) {
  const below = (name) => join(folder, "content", code, "policies", policy.policy, name);
  const name = (id) => ({ id, name: policy.agencies[id].short[lang] });
  const front = {
    title: policy.title[lang],
    layout: "policy",
    params: {
      number: policy.document_number?.[lang],
      issuer: policy.agencies[policy.issuer]?.short[lang] ?? policy.issuer,
      issued: policy.issued,
      notice: {
        addressees: policy.notice?.addressees?.[lang] ?? "",
        body: policy.notice?.body?.[lang] ?? "",
        signature: policy.notice?.signature?.[lang] ?? "",
      },
    },
  };
  await write(below("_index.md"), front, policy.preamble[lang]);
  await write(below("compare.md"), { title: policy.title[lang], layout: "compare", weight: 9998 }, "");
  await write(below("who.md"), { title: policy.title[lang], layout: "who", weight: 9999 }, "");
  for (const measure of policy.measures) await writeMeasure(measure, lang, name, below(`${measure.number}.md`));
}

async function writeMeasure(measure, lang, name, path) {
  const clauses = measure.clauses.map((clause) => ({
    id: clause.id,
    lead: [...clause.lead, ...clause.responsible].map(name),
    support: clause.support.map(name),
    incentives: clause.incentives.map((incentive) => ({
      what: incentive.what?.[lang] ?? incentive.kind,
      programme: incentive.programme?.[lang],
      beneficiary: incentive.beneficiary?.[lang],
      ratio: incentive.ratio_percent,
      cap: incentive.cap_cny,
    })),
  }));
  const bodies = measure.clauses.flatMap(({ lead, support, responsible }) => [...lead, ...support, ...responsible]);
  const front = {
    title: measure.title[lang],
    layout: "measure",
    weight: measure.number,
    description: measure.summary?.[lang],
    agencies: [...new Set(bodies)],
    params: { clauses, related: measure.related },
  };
  const texts = measure.clauses.map((clause) => `### ${clause.id} {#c${clause.id}}\n\n${clause.text[lang]}\n\n${clause.bracket?.[lang] ?? ""}`);
  await write(path, front, texts.join("\n\n"));
}

async function writeOthers(agencies, pages, [code, lang], folder) {
  const below = (name) => join(folder, "content", code, name);
  await write(below("_index.md"), { title: "gongbao" }, "");
  await write(below("policies/_index.md"), { title: lang === "en" ? "Policies" : "政策" }, "");
  for (const [id, agency] of agencies) {
    await write(below(`agencies/${id}/_index.md`), { title: agency.short[lang], params: { id, full: agency.full[lang] } }, "");
  }
  const list = {
    glossary: [...pages.programmes.values()].map((programme) => `- ${programme[lang]}`),
    updates: pages.history.map(({ date, title, text }) => `## ${date} ${title[lang]}\n\n${text?.[lang] ?? ""}\n`),
  };
  for (const [page, title] of Object.entries(SINGLE)) await write(below(`${page}.md`), { title }, (list[page] ?? [title]).join("\n"));
}

async function write(path, front, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(front, null, 1)}\n\n${text}\n`);
}
