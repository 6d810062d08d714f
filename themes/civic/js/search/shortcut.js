// `/` or Ctrl+K (⌘K) leads to the search from wherever one reads. A key alone is pressed by accident by whoever speaks to
// the computer, so `/` can be turned off on the page of the search (WCAG 2.2, 2.1.4).

const KEY = "gongbao-slash";
const OFF = "off";

/** Focuses the box of this page, or goes to the page that has one. */
export function searchByKeys() {
  addEventListener("keydown", (event) => {
    if (!isSlash(event) && !isControlK(event)) return;
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
  offerSlash(document.getElementById("search-slash"));
}

function isSlash({ key, ctrlKey, metaKey, altKey, isComposing, target }) {
  if (key !== "/" || ctrlKey || metaKey || altKey || isComposing) return false;
  return !target.closest?.("input, textarea, select, [contenteditable]") && remembered() !== OFF;
}

function isControlK({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }) {
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing;
}

function offerSlash(choice) {
  if (!choice) return;
  choice.checked = remembered() !== OFF;
  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, OFF);
    } catch {
      // Where nothing may be kept, the choice holds for this page only.
    }
  });
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    const choice = document.getElementById("search-slash");
    return choice && !choice.checked ? OFF : null;
  }
}
