// A page that announces a change says from its day on that the text above is the old one: it was made before that day.

import { dayInChina } from "./day.js";

/** Looks at every change that lay ahead when the page was made. */
export function sayChanges() {
  const today = dayInChina();
  for (const mark of document.querySelectorAll("[data-effective]")) {
    if (today < mark.dataset.effective) continue;
    mark.classList.remove("change-ahead");
    mark.querySelector(".change-text").textContent = mark.dataset.then;
  }
}
