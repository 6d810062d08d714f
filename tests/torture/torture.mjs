// `make torture`: everything that can happen to a machine while a site is built or published. The seed is printed; SEED=… repeats it.

import { readers } from "./readers.mjs";
import { scratch } from "./site.mjs";
import { chance, clock, elsewhere, fullDisk, killed, limits, readOnly, tampered, together } from "./trials.mjs";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const times = Number(process.env.KILLS ?? 125);
const publications = Number(process.env.PUBLICATIONS ?? 50);
console.log(`seed ${seed}`);

const site = scratch();
const random = chance(seed);
site.plain = site.trees;
const trials = [
  () => killed(site, "publish", times, random),
  () => killed(site, "build", times, random),
  () => fullDisk(site, site.plain),
  () => readOnly(site, site.plain),
  () => elsewhere(site),
  async () => {
    site.home = `${site.home}-plain`;
    return together(site, site.plain, 10);
  },
  () => limits(site, site.plain),
  () => clock(site, site.plain),
  () => tampered(site),
  () => readers(site, publications, 6, random),
];

let failed = 0;
for (const trial of trials) {
  const start = Date.now();
  try {
    const line = await trial();
    console.log(`ok    ${line} (${Math.round((Date.now() - start) / 1000)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${error.stack}`);
  }
}
console.log(`${trials.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
