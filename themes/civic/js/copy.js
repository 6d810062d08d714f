// Copies addresses of clauses and citations; the words come from the page.

const SHOWN = 2500;

/** Lets clause numbers copy the address of their clause, and buttons what they name. */
export function copyLinks() {
  const announcement = document.getElementById("announcement");
  if (!announcement || !navigator.clipboard) return;
  const { copy: title, copied, cited } = announcement.dataset;
  const on = (selector, make) => {
    for (const element of document.querySelectorAll(selector)) {
      element.addEventListener("click", () => copy(...make(element), announcement));
    }
  };
  for (const link of document.querySelectorAll("[data-copy-link]")) link.title = title;
  on("[data-copy-link]", ({ dataset }) => [absolute(dataset.copyLink), copied]);
  on("[data-copy-address]", ({ dataset }) => [absolute(dataset.copyAddress), copied]);
  // The citation stands above its button, and need not stand in the page twice.
  on("[data-copy-form]", (button) => [button.parentElement.previousElementSibling.textContent, cited]);
}

function absolute(path) {
  return new URL(path, location.href).href;
}

async function copy(text, words, announcement) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused: the words stand in the page all the same, and a clause's address in the address bar.
    return;
  }
  announcement.textContent = words;
  setTimeout(() => announcement.replaceChildren(), SHOWN);
}
