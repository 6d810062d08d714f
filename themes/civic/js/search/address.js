// The query and its filters in the address, so that they can be kept, sent, and gone back to.

export const FACETS = ["kind", "lead", "topic", "policy", "type"];
const LONGEST_QUERY = 256;
// Nobody ticks more boxes than this; an address may hold anything.
const MOST_VALUES = 20;

/** What the address asks for: `{ query, filters }`; `filters` has a set of values for each facet. */
export function readAddress(search) {
  const parameters = new URLSearchParams(search);
  const filters = {};
  for (const facet of FACETS) {
    const values = parameters.getAll(facet).filter((value) => /^[a-z0-9][a-z0-9-]{0,99}$/.test(value));
    filters[facet] = new Set(values.slice(0, MOST_VALUES));
  }
  return { query: [...(parameters.get("q") ?? "")].slice(0, LONGEST_QUERY).join(""), filters };
}

/** The other way round: `?q=…&kind=award`, or nothing. */
export function writeAddress({ query, filters }) {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  for (const facet of FACETS) for (const value of filters[facet]) parameters.append(facet, value);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** The address of a hit, with the words that are to be marked there. */
export function hitAddress(root, url, words) {
  const [page, anchor] = url.split("#");
  const parameters = new URLSearchParams(words.map((word) => ["q", word])).toString();
  return `${root}${page}${parameters && `?${parameters}`}${anchor ? `#${anchor}` : ""}`;
}
