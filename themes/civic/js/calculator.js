// A share of costs up to a limit, worked out while somebody types; the examples beside it stand without script.

import { share } from "./finder/sums.js";
import { read } from "./finder/typed.js";
import { fill, sum } from "./finder/words.js";

const MOST = 1_000_000_000_000;

for (const calculator of document.querySelectorAll(".calculator")) start(calculator);

function start(calculator) {
  const form = calculator.querySelector("form");
  const field = form.querySelector("input");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => workOut(calculator, field));
  // What the browser kept from an earlier visit counts too.
  workOut(calculator, field);
}

function workOut(calculator, field) {
  const words = calculator.dataset;
  const { number, refusal } = read(field.value, [], MOST);
  const isWrong = refusal !== undefined && refusal !== "empty";
  const said = calculator.querySelector(".field-said");
  said.textContent = isWrong ? words[refusal] : "";
  said.classList.toggle("field-refused", isWrong);
  field.toggleAttribute("aria-invalid", isWrong);
  const answer = calculator.querySelector(".calculator-answer");
  answer.hidden = number === undefined;
  if (number === undefined) return;
  const found = share(number, Number(words.ratio), Number(words.cap));
  const money = (fen) => sum(fen, words);
  const working = { costs: money(number), ratio: words.ratioText, share: money(found.uncapped) };
  answer.querySelector(".calculator-working").textContent = fill(words.share, working);
  answer.querySelector(".calculator-cut").hidden = found.atMost === found.uncapped;
  answer.querySelector(".calculator-sum").textContent = fill(words.most, { sum: money(found.atMost) });
  const finder = answer.querySelector(".calculator-finder");
  if (finder) finder.href = words.finder + (number % 100 === 0 ? number / 100 : (number / 100).toFixed(2));
}
