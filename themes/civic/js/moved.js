// A page that has another address now: leads there, and keeps the clause and the question that were asked for.

/** The page leads on without script too, but then to the top: a refresh knows no anchor. */
export function followMove() {
  const link = document.querySelector("[data-moved]");
  if (!link) return;
  const target = new URL(link.href);
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
}
