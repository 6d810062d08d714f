// Beside a term or an agency in the text: what its own page says of it, on hover, focus or a first tap. Without this the
// link leads there.

const WAIT = 150;
const GAP = 6;
const LINKS = ".term, .bracket a, .agencies-card a";

const pages = new Map();
let box;
let current;
let timer;
let returning = false;

/** Lets terms and agencies show what they are. */
export function previewTerms() {
  if (!document.querySelector(LINKS) || !HTMLElement.prototype.showPopover) return;
  box = document.createElement("div");
  box.className = "preview";
  box.id = "preview";
  box.popover = "manual";
  document.body.append(box);
  listen();
}

function listen() {
  const part = (target) => target?.closest?.(`${LINKS}, .preview`);
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const over = part(target);
    if (over === box || over === current) clearTimeout(timer);
    else if (over) later(() => show(over));
    else if (current && !holdsFocus()) later(hide);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", ({ target }) => {
    const on = part(target);
    if (on === box || returning) return;
    if (on?.matches(":focus-visible")) show(on);
    else if (current) hide();
  });
  document.addEventListener("click", (event) => {
    const on = part(event.target);
    // The first tap shows, the second follows the link.
    if (event.pointerType === "touch" && on && on !== box && on !== current) {
      event.preventDefault();
      show(on);
    } else if (!on) hide();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !current) return;
    const link = current;
    const inside = box.contains(document.activeElement);
    hide();
    if (inside) returnTo(link);
  });
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
}

function holdsFocus() {
  return current === document.activeElement || box.contains(document.activeElement);
}

// What was just closed must not open again because the focus comes back.
function returnTo(link) {
  returning = true;
  link.focus();
  returning = false;
}

function later(act) {
  clearTimeout(timer);
  timer = setTimeout(act, WAIT);
}

async function show(link) {
  clearTimeout(timer);
  hide();
  current = link;
  const parts = await partsOf(link).catch(() => []);
  // Meanwhile the reader may have gone on.
  if (current !== link || parts.length === 0) return;
  box.replaceChildren(title(link), ...parts, more(link));
  link.setAttribute("aria-describedby", box.id);
  box.showPopover({ source: link });
  place();
}

function hide() {
  clearTimeout(timer);
  current?.removeAttribute("aria-describedby");
  current = undefined;
  if (box.matches(":popover-open")) box.hidePopover();
}

/** What the page behind a link marks as its preview; of the glossary, only the entry that the link names. */
async function partsOf(link) {
  const { origin, pathname, hash } = new URL(link.href);
  const page = await pageAt(`${origin}${pathname}`);
  const scope = hash ? page.getElementById(decodeURIComponent(hash.slice(1))) : page;
  return [...scope.querySelectorAll("[data-preview]")].map((part) => {
    const copy = part.localName === "dd" ? document.createElement("div") : document.importNode(part);
    copy.className = part.className;
    copy.append(...[...part.childNodes].map((child) => document.importNode(child, true)));
    return copy;
  });
}

function pageAt(address) {
  if (!pages.has(address)) {
    const page = documentAt(address);
    page.catch(() => pages.delete(address));
    pages.set(address, page);
  }
  return pages.get(address);
}

// Read by the browser itself: under Trusted Types no script may make a document of a text.
function documentAt(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("load", () => (request.response ? resolve(request.response) : reject()));
    request.addEventListener("error", () => reject());
    request.open("GET", address);
    request.send();
  });
}

function title(link) {
  const words = document.createElement("p");
  words.className = "preview-title";
  words.textContent = link.textContent;
  return words;
}

function more(link) {
  const words = document.createElement("a");
  words.className = "preview-more";
  words.href = link.href;
  words.textContent = document.getElementById("announcement").dataset.open;
  return words;
}

// Below the first line of the link, or above it where there is no room.
function place() {
  if (!current || !box.matches(":popover-open")) return;
  const link = current.getClientRects()[0];
  const { width, height } = box.getBoundingClientRect();
  const fitsBelow = link.bottom + GAP + height < innerHeight;
  const left = Math.min(link.left, document.documentElement.clientWidth - width - GAP);
  box.style.left = `${Math.max(left, GAP)}px`;
  box.style.top = `${fitsBelow ? link.bottom + GAP : Math.max(link.top - height - GAP, GAP)}px`;
}
