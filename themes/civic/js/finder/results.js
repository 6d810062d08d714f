// What fits, may fit and does not: marks every condition, says why, and sorts the offers without moving the focus.

import { dayInChina } from "../day.js";
import { DOES_NOT_FIT, FITS, OPEN, verdict, wanted } from "./evaluate.js";
import { verdictOf, wantedBy } from "./offers.js";
import { fill } from "./words.js";

const KEYS = { [FITS]: "fits", [OPEN]: "open", [DOES_NOT_FIT]: "does_not_fit" };
// The part of what does not fit because it is for somebody else.
const FOR_OTHERS = "for_others";
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
    this.showParts(counts, hasAnswers);
    return counts;
  }

  showParts(counts, hasAnswers) {
    this.parts.get("all").hidden = hasAnswers;
    for (const key of Object.keys(counts)) {
      const part = this.parts.get(key);
      part.hidden = !hasAnswers;
      part.querySelector(".finder-part-count").textContent = counts[key];
      part.querySelector(".finder-none").hidden = counts[key] > 0;
    }
    const others = this.parts.get(FOR_OTHERS);
    const n = this.offers.filter(({ isForOthers }) => isForOthers).length;
    others.hidden = n === 0;
    others.querySelector("summary").textContent = fill(this.words.headings.for_others, { n });
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

  // Sums come first; what is for somebody else is folded. An element that is moved would lose the focus, so it is given back.
  sort() {
    const focused = document.activeElement;
    for (const [key, part] of this.parts) {
      const inside = this.offers.filter((offer) => partOf(offer) === key);
      // A sort is stable: of those with a sum and of those without, the order of the text stays.
      const sorted = key === "all" ? inside : inside.toSorted((a, b) => (a.sum ? 0 : 1) - (b.sum ? 0 : 1));
      const there = [...part.querySelectorAll("[data-offer]")];
      if (key === "everybody" || sorted.every(({ place }, at) => place === there[at])) continue;
      part.append(...sorted.map(({ place }) => place));
    }
    if (focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
}

function partOf({ key, isForOthers }) {
  return isForOthers ? FOR_OTHERS : key;
}

// The round ends with a day in China, wherever its reader is.
function sayToday(round) {
  const { last, open, closed } = round.dataset;
  const state = dayInChina() > last ? "closed" : "open";
  round.classList.replace(`offer-round-${round.dataset.round}`, `offer-round-${state}`);
  round.textContent = state === "open" ? open : closed;
}
