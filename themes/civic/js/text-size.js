// The size of the text: three steps, remembered in this browser; early.js sets it before the page is painted.

const KEY = "gongbao-text-size";
const NORMAL = "normal";

/** Lets the buttons change the size. */
export function chooseTextSize() {
  const buttons = document.querySelectorAll("[data-text-size]:not(html)");
  const root = document.documentElement;
  const show = () => {
    const size = root.dataset.textSize ?? NORMAL;
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.textSize === size);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const { textSize } = button.dataset;
      if (textSize === NORMAL) delete root.dataset.textSize;
      else root.dataset.textSize = textSize;
      remember(textSize);
      show();
    });
  }
  show();
}

function remember(size) {
  try {
    if (size === NORMAL) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, size);
  } catch {
    // Storage may be refused; then the size lasts as long as the page.
  }
}
