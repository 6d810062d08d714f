// Results as Markdown, to be put into docs/benchmarks.md as they are.

const GOAL = 10_000;

/** What was measured, and where: a line above the tables. */
export function machine({ gongbao, hugo, pagefind, cores, processor, memory }) {
  const host = `${cores} cores (${processor.trim()}), ${Math.round(memory / 2 ** 30)} GiB`;
  return `${gongbao.version}, Hugo ${hugo.version}, Pagefind ${pagefind}; ${host}; node ${process.version}`;
}

/** One size beside its peers. Goals are those for 10,000 measures, and stand only there. */
export function table(result, state, site) {
  const { size, cold, hugo, pagefind } = result;
  const rows = [...builds(result), ...changes(result), ...sameness(result), ...programs(state, site)];
  const lines = rows.map(([what, peer, goal, own]) => `| ${what} | ${peer} | ${size === GOAL ? goal : "–"} | ${own} |`);
  const busiest = Math.max(...Object.values(result).map((step) => step?.load ?? 0));
  return [
    `### ${number(size)} measures: ${number(cold.pages)} pages, ${number(cold.files)} files, ${megabytes(cold.bytes)}`,
    "",
    `Hugo: ${number(hugo.pages)} pages, ${number(hugo.files)} files, ${megabytes(hugo.bytes)}; Pagefind: ${number(pagefind.files)} files, ${megabytes(pagefind.bytes)}. ` +
      `Load of the machine before a step: ${busiest} at most.`,
    "",
    "| | peers | goal | gongbao |",
    "| --- | --- | --- | --- |",
    ...lines,
    "",
    stages("cold", cold.stages),
    stages("one clause edited", result.edited.stages),
  ].join("\n");
}

function builds({ cold, precompressed, floor, hugo, pagefind }) {
  const both = { wall: hugo.wall + pagefind.wall, cpu: hugo.cpu + pagefind.cpu };
  const ratio = (own, floor) => `${(own / floor).toFixed(1)} ×`;
  return [
    ["full build with search, wall", `Hugo ${seconds(hugo.wall)} + Pagefind ${seconds(pagefind.wall)}`, "≥ 15 × faster", `${seconds(cold.wall)} (${times(both.wall, cold.wall)} faster)`],
    ["CPU", `${seconds(hugo.cpu)} + ${seconds(pagefind.cpu)}`, "≥ 12 × less", `${seconds(cold.cpu)} (${times(both.cpu, cold.cpu)} less)`],
    ["against the floor: writing alone, one thread / two", `${seconds(floor.one)} / ${seconds(floor.two)}`, "≤ 6 × the floor", `${ratio(cold.wall, floor.one)} / ${ratio(cold.wall, floor.two)}`],
    ["with gzip and brotli beside every file", "–", "≤ 3 × the plain build", `${seconds(precompressed.wall)} (${ratio(precompressed.wall, cold.wall)})`],
    ["peak memory", `${mebibytes(hugo.memory)} / ${mebibytes(pagefind.memory)}`, "≤ 300 MiB", mebibytes(cold.memory)],
  ];
}

function changes({ warm, edited, served, hugoServer }) {
  return [
    ["one clause edited: `build`", "as a full build", "≤ 0.5 s", `${seconds(edited.wall)} (${number(edited.written)} files written)`],
    ["one clause edited: `serve` until the page is new", `Hugo server ${seconds(hugoServer.wall)}`, "≤ 0.3 s", seconds(served.wall)],
    ["nothing changed: files written", "all", "0", `${number(warm.written)} (${seconds(warm.wall)})`],
  ];
}

function sameness({ repeated, pagefindRepeated }) {
  const answer = ({ same, differing }) => (same ? "yes" : `no (${number(differing)} differ)`);
  return [["same bytes twice; ours elsewhere, on one thread, in another time zone", `Pagefind: ${answer(pagefindRepeated)}`, "yes", answer(repeated)]];
}

function programs({ gongbao, hugo }, site) {
  return [
    ["this site (17 measures), full build", "–", "≤ 0.25 s", seconds(site.wall)],
    ["program", `Hugo ${megabytes(hugo.bytes)}`, "≤ 25 MB", megabytes(gongbao.bytes)],
  ];
}

/** From each size to the next: how much more there is, and how much longer it takes. */
export function growth(all) {
  const lines = all.slice(1).map((larger, at) => {
    const smaller = all[at];
    const ratio = (of) => `${(of(larger) / of(smaller)).toFixed(1)} ×`;
    const goal = smaller.size === GOAL && larger.size === 10 * GOAL ? "≤ 11 ×" : "–";
    return (
      `| ${number(smaller.size)} → ${number(larger.size)} | ${ratio((result) => result.cold.bytes)} | ${goal} | ` +
      `${ratio((result) => result.cold.wall)} / ${ratio((result) => result.cold.cpu)} | ${ratio((result) => result.cold.memory)} | ` +
      `${ratio((result) => result.hugo.wall)} / ${ratio((result) => result.pagefind.wall)} |`
    );
  });
  return [
    "| growth, measures | bytes | goal for time | gongbao: wall / CPU | memory | Hugo / Pagefind: wall |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

function stages(name, took) {
  const parts = Object.entries(took).map(([stage, time]) => `${stage} ${seconds(time)}`);
  return `Stages, ${name}: ${parts.join(" · ")}.`;
}

function times(peers, own) {
  return `${(peers / own).toFixed(1)} ×`;
}

function seconds(time) {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(1)} s`;
}

function number(value) {
  return value.toLocaleString("en");
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function mebibytes(bytes) {
  return `${number(Math.round(bytes / 2 ** 20))} MiB`;
}
