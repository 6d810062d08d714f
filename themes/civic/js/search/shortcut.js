// Ctrl+K (⌘K) leads to the search from wherever one reads. A key alone would not do: whoever speaks to the computer
// would press it by accident (WCAG 2.2, 2.1.4).

/** Focuses the box of this page, or goes to the page that has one. */
export function searchByKeys() {
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const box = document.getElementById("search-query");
    const link = document.getElementById("search-link");
    if (!box && !link) return;
    event.preventDefault();
    if (box) {
      box.focus();
      box.select();
    } else {
      link.click();
    }
  });
}
