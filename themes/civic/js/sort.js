// Lets a table be sorted by its columns. The words on the buttons come from the page.

/** Puts a button into the head of every column of a sortable table. */
export function sortTables() {
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const body = table.tBodies[0];
    // The order of the page is what rows come back to, and what decides between equals.
    const rows = [...body.rows];
    for (const head of table.tHead.querySelectorAll("[data-sort]")) addButton(table, head, rows);
  }
}

function addButton(table, head, rows) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  const name = head.textContent.trim().replace(/\s+/g, " ");
  button.setAttribute("aria-label", table.dataset.sortable.replace("{column}", name));
  button.title = button.getAttribute("aria-label");
  button.addEventListener("click", () => sort(table, head, rows));
  head.append(button);
}

// Names go up first, numbers down: who leads, and who leads most, is what one looks for. The third click undoes both.
function sort(table, head, rows) {
  const [first, second] = head.dataset.sort === "text" ? ["ascending", "descending"] : ["descending", "ascending"];
  const next = { [first]: second, [second]: null }[head.getAttribute("aria-sort")];
  const order = next === undefined ? first : next;
  for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
  if (order) head.setAttribute("aria-sort", order);
  const compare = comparison(head);
  const sign = order === "descending" ? -1 : 1;
  table.tBodies[0].append(...(order ? rows.toSorted((a, b) => sign * compare(a, b)) : rows));
}

function comparison(head) {
  const at = head.cellIndex;
  if (head.dataset.sort === "text") {
    const { compare } = new Intl.Collator(document.documentElement.lang);
    return (a, b) => compare(a.cells[at].textContent, b.cells[at].textContent);
  }
  const rank = (row) => Number(row.cells[at].dataset.rank ?? 0);
  return (a, b) => rank(a) - rank(b);
}
