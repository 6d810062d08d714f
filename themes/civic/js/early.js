// What must be known before the page is painted, lest it change under the reader's eyes. No module: modules come later.

{
  const root = document.documentElement;
  // Tools that need the script show themselves, in the place that is theirs from the start.
  root.dataset.script = "";
  try {
    const size = localStorage.getItem("gongbao-text-size");
    if (size) root.dataset.textSize = size;
  } catch {
    // Storage may be refused; then the text has its normal size.
  }
}
