// What it may come to: each line shows its working, its words in the clause, and what of it counts.

import { estimateOf } from "./offers.js";
import { fill, percent, sum } from "./words.js";

/** Shows the estimate of the offers, or nothing where none pays. */
export class EstimateView {
  constructor(rules, offers, form) {
    this.words = rules.words;
    this.join = rules.join;
    this.offers = offers;
    this.form = form;
    this.place = document.getElementById("finder-estimate");
  }

  show(answers) {
    const { paying, grants, estimate } = estimateOf(this.offers, answers);
    this.place.hidden = paying.length === 0;
    const lines = paying.map((offer, at) => this.line(offer, grants[at], estimate.lines[at]));
    document.getElementById("finder-lines").replaceChildren(...lines);
    document.getElementById("finder-totals").textContent = this.totals(estimate);
  }

  totals(estimate) {
    const { totals } = this.words;
    const fitting = estimate.once + estimate.yearly;
    const parts = [
      [totals.fits, estimate.once, estimate.yearly],
      [fitting > 0n ? totals.open : totals.open_only, estimate.onceOpen, estimate.yearlyOpen],
    ];
    const said = parts
      .map(([sentence, once, yearly]) => {
        const sums = [];
        if (once > 0n) sums.push(fill(totals.once, { sum: sum(once, this.words) }));
        if (yearly > 0n) sums.push(fill(totals.yearly, { sum: sum(yearly, this.words) }));
        return sums.length > 0 && fill(sentence, { sums: sums.join(totals.and) });
      })
      .filter(Boolean);
    return said.length > 0 ? said.join(this.join.sentences) : totals.none;
  }

  line(offer, grant, line) {
    const item = document.createElement("li");
    const title = offer.place.querySelector(".offer-title > a").cloneNode(true);
    const working = element("span", "finder-working", this.working(offer, grant, line).join(this.join.semicolon));
    item.append(title, " ", working, ...this.notes(grant, line));
    for (const quote of offer.place.querySelectorAll("summary > q")) item.append(" ", quote.cloneNode(true));
    const clause = offer.place.querySelector(".offer-clause > p > a").cloneNode(true);
    item.append(" ", clause);
    return item;
  }

  // Why it does not count, in sentences of their own.
  notes(grant, { outcome }) {
    const { working } = this.words;
    const notes = [];
    if (outcome === "instead-is-higher") notes.push(fill(working.instead, { other: sum(grant.instead, this.words) }));
    if (outcome === "same-matter") notes.push(working.same);
    return notes.map((note) => element("span", "finder-note", note));
  }

  working(offer, grant, { outcome, sum: paid, share }) {
    const { working } = this.words;
    const money = (fen) => sum(fen, this.words);
    const period = grant.per === "year" ? "year" : "once";
    if (outcome === "costs-open") {
      const cap = grant.cap === undefined ? [] : [fill(working[`cap_${period}`], { cap: money(BigInt(grant.cap) * 100n) })];
      return [fill(working.costs_open, { name: this.form.nameOf(offer.sum.costs) }), ...cap];
    }
    const parts = [];
    if (share) {
      parts.push(fill(working.share, { costs: money(grant.costs), ratio: percent(grant.ratio), share: money(share.uncapped) }));
      if (grant.cap !== undefined) parts.push(fill(working[`cap_${period}`], { cap: money(BigInt(grant.cap) * 100n) }));
      parts.push(fill(working[`at_most_${period}`], { sum: money(paid) }));
    } else {
      parts.push(fill(period === "year" ? working.at_most_year : working.award_once, { sum: money(paid) }));
    }
    if (grant.isOpen) parts.push(working.open);
    return parts;
  }
}

function element(name, className, text) {
  return Object.assign(document.createElement(name), { className, textContent: text });
}
