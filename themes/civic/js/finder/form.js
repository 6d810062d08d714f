// The questions: takes answers out of the fields, puts them in, and shows only what can still matter.

import { readDay } from "./address.js";
import { read } from "./typed.js";
import { figures, fill, sum } from "./words.js";

const by = (name) => document.getElementById(`finder-${name}`);

/** The form; `changed(answers, isTyping)` is called with every new set of answers. */
export class Form {
  constructor(rules, changed) {
    this.form = by("questions");
    this.rules = rules;
    this.words = rules.words;
    this.changed = changed;
    this.questions = rules.questions.map((question) => ({
      ...question,
      place: document.getElementById(`q-${question.id}`),
    }));
    this.answers = new Map();
    this.listen();
    this.form.hidden = false;
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target, isComposing }) => {
      if (target.type === "text" && !isComposing) this.take(this.questionOf(target), true);
    });
    this.form.addEventListener("compositionend", ({ target }) => this.take(this.questionOf(target), true));
    this.form.addEventListener("change", ({ target }) => {
      const question = this.questionOf(target);
      if (target.type === "checkbox") keepAlone(question, target);
      this.take(question, target.type === "text" || target.type === "date");
    });
    this.form.addEventListener("click", ({ target }) => {
      if (target.dataset.clear) this.clear(this.questions.find(({ id }) => id === target.dataset.clear));
    });
    by("mode").addEventListener("click", () => this.setMode(!this.isOneByOne));
    by("back").addEventListener("click", () => this.step(-1));
    by("next").addEventListener("click", () => this.step(1));
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.type !== "text" || !this.isOneByOne) return;
      this.step(1);
    });
  }

  questionOf(field) {
    return this.questions.find(({ id }) => id === field.name);
  }

  // Takes the answer of one question out of its fields.
  take(question, isTyping) {
    const answer = this.answerOf(question);
    if (answer === undefined) this.answers.delete(question.id);
    else this.answers.set(question.id, answer);
    this.changed(this.answers, isTyping);
  }

  answerOf(question) {
    if (question.options) {
      const chosen = [...fieldsOf(question)].filter((field) => field.checked).map((field) => field.value);
      return chosen.length > 0 ? chosen : undefined;
    }
    return question.kind === "date" ? this.dayOf(question) : this.numberOf(question);
  }

  dayOf(question) {
    const [field] = fieldsOf(question);
    const day = field.value === "" ? undefined : readDay(field.value);
    const isWrong = field.validity.badInput || (field.value !== "" && day === undefined);
    this.say(question, isWrong ? this.words.refused.not_a_date : "", isWrong);
    return day;
  }

  numberOf(question) {
    const [field] = fieldsOf(question);
    const { number, refusal } = read(field.value, question.units, question.most);
    const isWrong = refusal !== undefined && refusal !== "empty";
    const value = number === undefined ? "" : this.written(question, number);
    const said = isWrong ? this.words.refused[refusal] : value && fill(this.words.read_as, { value });
    this.say(question, said, isWrong);
    return number;
  }

  /** A number or an amount as the page writes it. */
  written(question, number) {
    if (question.kind === "amount") return sum(number, this.words);
    const unit = question.place.querySelector(".question-unit").textContent;
    return fill(this.words.number, { n: figures(number), unit });
  }

  say(question, text, isWrong) {
    const said = question.place.querySelector(".field-said");
    said.textContent = text;
    said.classList.toggle("field-refused", isWrong);
    for (const field of fieldsOf(question)) {
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    this.refused = isWrong ? text : "";
  }

  clear(question) {
    this.put(question, undefined);
    this.answers.delete(question.id);
    fieldsOf(question)[0].focus();
    this.changed(this.answers, false);
  }

  /** Puts a whole set of answers in. */
  putAll(answers) {
    this.answers = new Map(answers);
    for (const question of this.questions) this.put(question, answers.get(question.id));
  }

  put(question, answer) {
    for (const field of fieldsOf(question)) {
      if (question.options) field.checked = answer?.includes(field.value) ?? false;
      else if (typeof answer === "number") field.value = figures(answer);
      else field.value = answer ?? "";
    }
    if (!question.options) this.answerOf(question);
  }

  /** Shows the questions that can still matter, and those that are answered. */
  show(wanted) {
    for (const question of this.questions) {
      const { id, place } = question;
      const hasText = !question.options && fieldsOf(question)[0].value !== "";
      question.isAsked = wanted.has(id) || this.answers.has(id) || hasText;
      place.querySelector("[data-clear]").hidden = !this.answers.has(id) && !hasText;
    }
    this.showStep();
  }

  setMode(isOneByOne) {
    this.isOneByOne = isOneByOne;
    by("mode").textContent = isOneByOne ? this.words.all_at_once : this.words.one_by_one;
    this.current = this.asked()[0]?.id;
    this.showStep();
  }

  asked() {
    return this.questions.filter(({ isAsked }) => isAsked);
  }

  // In one mode every question that is asked, in the other only the current one; when all are through, what comes next.
  showStep() {
    const asked = this.asked();
    const at = asked.findIndex(({ id }) => id === this.current);
    for (const { id, isAsked, place } of this.questions) {
      place.hidden = !isAsked || (this.isOneByOne && id !== this.current);
    }
    by("steps").hidden = !this.isOneByOne;
    by("step").hidden = !this.isOneByOne || at < 0;
    by("done").hidden = !this.isOneByOne || at >= 0;
    if (!this.isOneByOne) return;
    by("step").textContent = fill(this.words.step, { n: at + 1, all: asked.length });
    by("back").hidden = at === 0;
    by("next").hidden = at < 0;
    by("next").textContent = this.answers.has(this.current) ? this.words.next : this.words.skip;
  }

  // Whoever asks for another question is taken there.
  step(way) {
    const asked = this.asked();
    const at = asked.findIndex(({ id }) => id === this.current);
    const next = at < 0 ? asked.length - 1 : at + way;
    this.current = asked[next]?.id;
    this.showStep();
    if (asked[next]) fieldsOf(asked[next])[0].focus();
    else by("done").focus();
  }

  /** The words of an answer, as a list of the options' labels or a figure. */
  inWords(id, answer) {
    const question = this.questions.find((one) => one.id === id);
    if (typeof answer === "number") return this.written(question, answer);
    if (typeof answer === "string") return answer;
    const labels = answer.map((value) => {
      const field = [...fieldsOf(question)].find((one) => one.value === value);
      return field.parentElement.textContent.trim();
    });
    return labels.join(this.rules.join.list);
  }

  /** What a question asks, in a few words. */
  nameOf(id) {
    return this.rules.questions.find((one) => one.id === id).name;
  }
}

function fieldsOf({ place }) {
  return place.querySelectorAll("input");
}

// "None of these" and the others exclude each other; what was chosen last stays.
function keepAlone({ alone = [], place }, chosen) {
  if (!chosen.checked) return;
  const isAlone = alone.includes(chosen.value);
  for (const field of fieldsOf({ place })) {
    if (field !== chosen && (isAlone || alone.includes(field.value))) field.checked = false;
  }
}
