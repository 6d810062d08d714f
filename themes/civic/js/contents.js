// The contents beside the text: open where there is room, and marking the section that is being read.

/** Opens the contents beside the text; on a phone they stay a disclosure. */
export function unfoldContents() {
  const wide = matchMedia("(min-width: 60rem)");
  const fit = () => {
    for (const fold of document.querySelectorAll(".contents-fold")) {
      fold.open = wide.matches;
      // Beside the text there is nothing to unfold, so there is nothing to stop at either.
      fold.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
    }
  };
  wide.addEventListener("change", fit);
  fit();
  const current = document.querySelector(".contents-list [aria-current]");
  if (current) reveal(current);
  closeAfterChoice(wide);
}

function closeAfterChoice(wide) {
  for (const link of document.querySelectorAll('.contents-list a[href*="#"]')) {
    link.addEventListener("click", () => {
      if (!wide.matches) link.closest("details").open = false;
    });
  }
}

/** Marks the section that stands at the top of the window; only where the contents lead into this page. */
export function followContents() {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents-list a")) {
    const section = link.hash && link.pathname === location.pathname && document.getElementById(link.hash.slice(1));
    if (section) links.set(section, link);
  }
  const reading = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) reading.add(target);
        else reading.delete(target);
      }
      mark(links, [...links.keys()].find((section) => reading.has(section)));
    },
    { rootMargin: "-15% 0px -80% 0px" },
  );
  for (const section of links.keys()) observer.observe(section);
}

function mark(links, current) {
  for (const [section, link] of links) {
    if (section === current) {
      link.setAttribute("aria-current", "location");
      reveal(link);
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

// In a low window the contents scroll on their own; the page itself must stay where it is.
function reveal(link) {
  const fold = link.closest(".contents-fold");
  const offset = link.getBoundingClientRect().top - fold.getBoundingClientRect().top;
  fold.scrollTop += offset - fold.clientHeight / 2;
}
