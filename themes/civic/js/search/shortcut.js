// `/` leads to the search from wherever one reads.

/** Focuses the box of this page, or goes to the page that has one. */
export function searchBySlash() {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
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
