// What fits, may fit and does not: marks every condition, says why, and sorts the offers without moving the focus.

import { dayInChina } from "../day.js";
import { DOES_NOT_FIT, FITS, OPEN, verdict, wanted } from "./evaluate.js";
import { verdictOf, wantedBy } from "./offers.js";
import { fill } from "./words.js";

const KEYS = { [FITS]: "fits", [OPEN]: "open", [DOES_NOT_FIT]: "does_not_fit" };
// More open questions than this are counted, not named.
const MOST_NAMES = 3;

/** The offers on the page. */
export class Results {
  constructor(page, rules, form) {
    this.words = rules.words;
    this.join = rules.join;
    this.form = form;
    this.parts = new Map([...page.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    const places = new Map([...page.querySelectorAll("[data-offer]")].map((place) => [place.dataset.offer, place]));
    this.offers = rules.offers
      .filter(({ conditions }) => conditions)
      .map((offer) => ({ ...offer, place: places.get(offer.id) }));
    // Without script all conditions stand open; with it the verdict says what matters.
    for (const more of page.querySelectorAll(".offer-more")) more.open = false;
    for (const round of page.querySelectorAll("[data-round]")) sayToday(round);
  }

  /** Shows what the answers make of the offers; how many there are of each verdict. */
  show(answers) {
    const hasAnswers = answers.size > 0;
    const counts = { fits: 0, open: 0, does_not_fit: 0 };
    for (const offer of this.offers) {
      offer.key = hasAnswers ? KEYS[verdictOf(offer, answers)] : "all";
      if (hasAnswers) counts[offer.key] += 1;
      this.mark(offer, answers, hasAnswers);
    }
    this.sort();
    for (const [key, part] of this.parts) {
      if (key === "everybody") continue;
      part.hidden = (key === "all") === hasAnswers;
      if (key === "all") continue;
      part.querySelector(".finder-part-count").textContent = counts[key];
      part.querySelector(".finder-none").hidden = counts[key] > 0;
    }
    return counts;
  }

  mark(offer, answers, hasAnswers) {
    const { place, conditions, key } = offer;
    const head = place.querySelector(".offer-verdict");
    head.hidden = !hasAnswers;
    if (hasAnswers) place.dataset.verdict = key;
    else delete place.dataset.verdict;
    offer.isForOthers = hasAnswers && verdict(conditions[0] ?? { all: [] }, answers) === DOES_NOT_FIT;
    place.toggleAttribute("data-for-others", offer.isForOthers);
    place.querySelectorAll(".offer-conditions > li").forEach((line, at) => this.markLine(line, conditions[at], answers, hasAnswers));
    if (hasAnswers) head.querySelector(".offer-word").textContent = this.wordOf(offer, answers);
  }

  markLine(line, condition, answers, hasAnswers) {
    const key = KEYS[verdict(condition, answers)];
    if (hasAnswers) line.dataset.state = key;
    else delete line.dataset.state;
    line.querySelector(".condition-state").textContent = hasAnswers ? `${this.words.state[key]}: ` : "";
    const answer = condition.q === undefined ? undefined : answers.get(condition.q);
    line.querySelector(".condition-answer").textContent =
      answer === undefined ? "" : fill(this.words.answered, { answer: this.form.inWords(condition.q, answer) });
  }

  wordOf(offer, answers) {
    const words = this.words.verdict;
    if (offer.key === "fits") return offer.selects ? words.selects : words.fits;
    if (offer.key === "open") return fill(words.open, { names: this.openNames(offer, answers) });
    const failing = offer.conditions.findIndex((condition) => verdict(condition, answers) === DOES_NOT_FIT);
    const line = offer.place.querySelectorAll(".offer-conditions > li")[failing];
    return fill(words.does_not_fit, { because: line.dataset.because });
  }

  openNames(offer, answers) {
    const asked = [...wantedBy(offer, answers)].filter((id) => offer.conditions.some((one) => wanted(one, answers).has(id)));
    const names = asked.slice(0, MOST_NAMES).map((id) => this.form.nameOf(id)).join(this.join.semicolon);
    const more = asked.length - MOST_NAMES;
    return more > 0 ? fill(this.words.verdict.more, { names, n: more }) : names;
  }

  // What is for somebody else comes last, sums come first. An element that is moved would lose the focus, so it is given back.
  sort() {
    const focused = document.activeElement;
    for (const [key, part] of this.parts) {
      const inside = this.offers.filter((offer) => offer.key === key);
      // A sort is stable: of the same rank, the order of the text stays.
      const sorted = key === "all" ? inside : inside.toSorted((a, b) => rank(a) - rank(b));
      const there = [...part.querySelectorAll("[data-offer]")];
      if (key === "everybody" || sorted.every(({ place }, at) => place === there[at])) continue;
      part.append(...sorted.map(({ place }) => place));
    }
    if (focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
}

function rank({ isForOthers, sum }) {
  return (isForOthers ? 2 : 0) + (sum ? 0 : 1);
}

// The round ends with a day in China, wherever its reader is.
function sayToday(round) {
  const { last, open, closed } = round.dataset;
  const state = dayInChina() > last ? "closed" : "open";
  round.classList.replace(`offer-round-${round.dataset.round}`, `offer-round-${state}`);
  round.textContent = state === "open" ? open : closed;
}
