// The button that prints: the sheet itself is css/print.css.

/** Lets the buttons print the page. */
export function printByButton() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
  }
}
