// Says on the reader's own day whether a round is open; the page knows only the day that it was made for.

import { dayInChina } from "./day.js";

/** Closes the rounds whose last day has passed, and opens those that the page was too early or too late to call open. */
export function sayRounds() {
  const today = dayInChina();
  // Only a round with a last day can change: nobody knows when the others end.
  for (const round of document.querySelectorAll("[data-closes]")) say(round, today);
}

function say(round, today) {
  const state = today > round.dataset.closes ? "closed" : "open";
  round.classList.remove("round-open", "round-closed");
  round.classList.add(`round-${state}`);
  round.querySelector(".round-state").textContent = round.dataset[state];
  const calendar = round.querySelector(".round-calendar");
  if (calendar) calendar.hidden = state === "closed";
}
