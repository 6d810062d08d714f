// A click on a clause's number also copies its permanent address; the words come from the page.

const SHOWN = 2500;

/** Lets clause numbers copy the address of their clause. */
export function copyLinks() {
  const announcement = document.getElementById("announcement");
  if (!announcement || !navigator.clipboard) return;
  for (const link of document.querySelectorAll("[data-copy-link]")) {
    link.title = announcement.dataset.copy;
    link.addEventListener("click", () => copy(link, announcement));
  }
}

async function copy(link, announcement) {
  const address = new URL(link.dataset.copyLink, location.href).href;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    // Refused: the link has gone to the clause all the same, and its address stands in the address bar.
    return;
  }
  announcement.textContent = announcement.dataset.copied;
  setTimeout(() => announcement.replaceChildren(), SHOWN);
}
