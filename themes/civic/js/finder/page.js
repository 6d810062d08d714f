// The finder: asks, answers while somebody fills it in, keeps the address true, and never takes the focus away.

import { readAddress, writeAddress } from "./address.js";
import { EstimateView } from "./estimate.js";
import { Form } from "./form.js";
import { wantedBy } from "./offers.js";
import { Results } from "./results.js";
import { fill } from "./words.js";

// A count that changes with every letter is noise to those who listen.
const PAUSE_OF_VOICE = 700;
const MOST_PROBLEMS = 5;

const by = (name) => document.getElementById(`finder-${name}`);

class Finder {
  constructor(rules) {
    this.rules = rules;
    this.words = rules.words;
    this.form = new Form(rules, (answers, isTyping) => this.answer(answers, isTyping));
    this.results = new Results(document.getElementById("finder"), rules, this.form);
    this.estimate = new EstimateView(rules, this.results.offers, this.form);
    by("summary").hidden = false;
    by("count").hidden = false;
    by("restart").addEventListener("click", () => this.restart());
    by("copy").addEventListener("click", () => this.copy());
    by("print").addEventListener("click", () => print());
    addEventListener("popstate", () => this.readAddress());
    this.readAddress();
    document.getElementById("finder").dataset.ready = "";
  }

  readAddress() {
    const { answers, problems } = readAddress(location.search, this.rules);
    this.form.putAll(answers);
    this.isTyping = false;
    this.showProblems(problems);
    this.show(answers);
  }

  answer(answers, isTyping) {
    const address = location.pathname + writeAddress(answers, this.rules);
    // What is typed into one field is one step back; every choice is one, too.
    if (isTyping && this.isTyping) history.replaceState(null, "", address);
    else if (address !== location.pathname + location.search) history.pushState(null, "", address);
    this.isTyping = isTyping;
    this.show(answers);
  }

  restart() {
    history.pushState(null, "", location.pathname);
    this.readAddress();
  }

  show(answers) {
    const counts = this.results.show(answers);
    this.form.show(new Set(this.results.offers.flatMap((offer) => [...wantedBy(offer, answers)])));
    this.estimate.show(answers);
    this.showCounts(counts, answers.size > 0);
    this.showAnswers(answers);
    this.keepInOtherLanguages(answers);
  }

  showCounts(counts, hasAnswers) {
    const { count, announce, no_answers: none } = this.words;
    if (!hasAnswers) {
      by("count").textContent = none;
      return;
    }
    const parts = Object.entries(counts).map(([key, n]) => {
      const part = document.createElement("a");
      part.href = `#finder-${key}`;
      part.className = `finder-count-${key}`;
      part.append(Object.assign(document.createElement("span"), { className: "sign" }), fill(count[key], { n }));
      return part;
    });
    by("count").replaceChildren(...parts);
    const said = fill(announce, { fits: counts.fits, open: counts.open, not: counts.does_not_fit });
    this.announce(this.form.refused || said);
  }

  showAnswers(answers) {
    by("answers").parentElement.hidden = answers.size === 0;
    const rows = [...answers].map(([id, answer]) => {
      const row = document.createElement("div");
      const name = Object.assign(document.createElement("dt"), { textContent: this.form.nameOf(id) });
      const value = Object.assign(document.createElement("dd"), { textContent: this.form.inWords(id, answer) });
      row.append(name, value);
      return row;
    });
    by("answers").replaceChildren(...rows);
  }

  // Text only: whatever an address holds, none of it becomes mark-up.
  showProblems(problems) {
    const { problems: words } = this.words;
    const shown = problems.slice(0, MOST_PROBLEMS).map(([kind, key, value]) => {
      const isQuestion = key !== undefined && kind !== "unknown";
      const name = isQuestion ? this.form.nameOf(key) : "";
      return fill(words[kind], { key: shortened(key), name, value: shortened(value) });
    });
    if (problems.length > MOST_PROBLEMS) shown.push(fill(words.more, { n: problems.length - MOST_PROBLEMS }));
    const list = by("problems").querySelector("ul");
    list.replaceChildren(...shown.map((textContent) => Object.assign(document.createElement("li"), { textContent })));
    by("problems").hidden = shown.length === 0;
  }

  // The answers are the same in every language.
  keepInOtherLanguages(answers) {
    const search = writeAddress(answers, this.rules);
    for (const link of document.querySelectorAll(".languages a")) {
      link.href = link.href.replace(/[?#].*$/, "") + search;
    }
  }

  async copy() {
    const isCopied = await navigator.clipboard.writeText(location.href).then(() => true, () => false);
    if (isCopied) document.getElementById("announcement").textContent = this.words.copied;
    else prompt(this.words.copy, location.href);
    setTimeout(() => (document.getElementById("announcement").textContent = ""), 3000);
  }

  announce(text) {
    clearTimeout(this.voice);
    this.voice = setTimeout(() => (by("announcement").textContent = text), PAUSE_OF_VOICE);
  }
}

function shortened(text = "") {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : text;
}

new Finder(JSON.parse(by("rules").textContent));
