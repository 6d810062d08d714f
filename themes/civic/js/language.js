// The reader's language: the switcher keeps the clause, and the choice is remembered.

const KEY = "gongbao-language";

/** Carries the current anchor (`#c3-1`) to the same page in the other languages. */
export function keepClause() {
  const links = document.querySelectorAll(".languages [data-language]");
  const update = () => {
    for (const link of links) link.hash = location.hash;
  };
  // The addresses are right before anybody clicks, so opening in a new tab keeps the clause too.
  addEventListener("hashchange", update);
  update();
}

/** Remembers what was chosen, and on the page of choice opens that door. */
export function rememberLanguage() {
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => store(link.hreflang));
  }
  if (document.body.hasAttribute("data-choose-language")) openDoor();
}

function openDoor() {
  const remembered = stored();
  const door = [...document.querySelectorAll("[data-language]")].find((link) => link.hreflang === remembered);
  if (!door) return;
  door.setAttribute("aria-current", "true");
  // Who comes from a page of this site, or goes back to the doors, wants to choose again.
  const wantsToChoose = location.hash || cameFromHere() || wentBack();
  if (!wantsToChoose) location.replace(door.href);
}

function cameFromHere() {
  return document.referrer.startsWith(`${location.origin}/`);
}

function wentBack() {
  return performance.getEntriesByType("navigation")[0]?.type === "back_forward";
}

// Storage may be refused, in private windows for one; then nothing is remembered.
function store(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {}
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
