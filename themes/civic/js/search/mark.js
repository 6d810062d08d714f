// Marks in the text what was searched for; the search hands the words over as they are written (`?q=海外仓#c6-1`).

const MOST_WORDS = 5;
const LONGEST_WORD = 100;
const PLACES = "[data-official], .prose, .agency";

/** Marks the words of the address, goes to the first, and leaves the permanent address behind. */
export function markFound() {
  const parameters = new URLSearchParams(location.search);
  if (!parameters.has("q") || document.getElementById("search")) return;
  const words = parameters.getAll("q").slice(0, MOST_WORDS);
  const found = words.filter((word) => word.trim() !== "" && word.length <= LONGEST_WORD);
  // Nested places would be marked twice.
  const places = [...document.querySelectorAll(PLACES)].filter((place) => !place.parentElement.closest(PLACES));
  for (const place of places) markIn(place, found);
  const first = document.querySelector(":target mark") ?? document.querySelector("main mark");
  history.replaceState(history.state, "", `${location.pathname}${location.hash}`);
  first?.scrollIntoView({ block: "center" });
}

// A word may reach over links and places where a line may break, so the text is read as one.
function markIn(place, words) {
  const nodes = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const text = nodes.map(({ data }) => data).join("");
  let end = text.length;
  // From the end, so that what has been marked does not move what is still to come.
  const ranges = rangesOf(text, words);
  for (const node of nodes.reverse()) {
    const start = end - node.length;
    for (const [from, to] of ranges) {
      if (from >= end || to <= start) continue;
      wrap(node, Math.max(from, start) - start, Math.min(to, end) - start);
    }
    end = start;
  }
}

// Last first, none touching another.
function rangesOf(text, words) {
  const found = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  }
  const merged = [];
  for (const [start, end] of found.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged.reverse();
}

function wrap(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  range.surroundContents(document.createElement("mark"));
}
