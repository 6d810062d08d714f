// Keeps the pages of the author's view in step, and does the few things that need a script. Never part of a built site.
(() => {
  "use strict";

  const own = document.currentScript.dataset.desk;

  // Said by reload.js, which holds the one connection of the page.
  document.addEventListener("gongbao:build", ({ detail }) => {
    if (detail.desk !== own) location.reload();
  });

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("button[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const words = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 1500);
  });

  // What belongs together is found by looking, and by pointing at one of the two.
  for (const type of ["pointerover", "pointerout"]) {
    document.addEventListener(type, ({ target }) => {
      const mark = target.closest?.("mark.pair");
      const row = mark?.closest(".row");
      if (!row) return;
      for (const other of row.querySelectorAll(`mark.pair[data-pair="${mark.dataset.pair}"]`)) {
        other.classList.toggle("pointed", type === "pointerover");
      }
    });
  }

  // Comparing makes the whole site once, so the page does not wait for it.
  const summary = document.querySelector("[data-summary]");
  if (summary) {
    summary.textContent = summary.dataset.wait;
    fetch(summary.dataset.summary)
      .then((answer) => answer.json())
      .then((found) => { summary.textContent = found.summary; })
      .catch(() => { summary.textContent = ""; });
  }

  for (const element of document.querySelectorAll(".scripted")) element.classList.add("is-there");
})();
