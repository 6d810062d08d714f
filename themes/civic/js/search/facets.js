// Filters of a search: boxes with true counts, and tags that take them away.

import { FACETS } from "./address.js";

const SHOWN = 6;

/** What the filters leave, and how many hits each value would give. */
export class Facets {
  constructor(facets, language, form, tags) {
    this.form = form;
    this.tags = tags;
    this.values = new Map();
    this.documents = new Map();
    for (const { facet, values } of facets) {
      this.values.set(facet, values.map((value) => ({ id: value.value, name: value[language] ?? value.value })));
      for (const { value, gaps } of values) this.documents.set(`#${facet}:${value}`, documentsOf(gaps));
    }
  }

  /** The name of a value; an address may hold values that this site does not have. */
  name(facet, id) {
    return this.values.get(facet)?.find((value) => value.id === id)?.name;
  }

  /** Only the values that there are. */
  known(filters) {
    const known = (facet) => [...filters[facet]].filter((id) => this.name(facet, id) !== undefined);
    return Object.fromEntries(FACETS.map((facet) => [facet, new Set(known(facet))]));
  }

  /** The hits that fit: within a facet any of its values, between facets all of them. */
  fitting(hits, filters, except = null) {
    const wanted = FACETS.filter((facet) => facet !== except && filters[facet].size > 0);
    return hits.filter(({ document }) => wanted.every((facet) => this.fits(document, facet, filters[facet])));
  }

  fits(document, facet, ids) {
    return [...ids].some((id) => this.documents.get(`#${facet}:${id}`)?.has(document));
  }

  /** Shows the boxes. A count says how many hits there would be with that value, the other facets staying as they are. */
  show(hits, filters) {
    const focused = this.form.contains(document.activeElement) ? document.activeElement.id : "";
    const open = new Set([...this.form.querySelectorAll("details[open]")].map(({ dataset }) => dataset.rest));
    for (const field of this.form.querySelectorAll("[data-facet]")) {
      const { facet } = field.dataset;
      const rest = this.fitting(hits, filters, facet);
      const rows = (this.values.get(facet) ?? [])
        .map((value) => ({ ...value, checked: filters[facet].has(value.id), count: this.count(rest, facet, value.id) }))
        .filter(({ count, checked }) => count > 0 || checked)
        .sort((a, b) => b.checked - a.checked || b.count - a.count);
      // One value that every hit has narrows nothing, nor does the only policy of a site.
      const isChoice = rows.length > 1 || (this.values.get(facet)?.length > 1 && rows[0]?.count < rest.length);
      const isUseful = isChoice || rows.some(({ checked }) => checked);
      field.hidden = !isUseful;
      this.fill(field, facet, isUseful ? rows : [], open.has(facet));
    }
    if (focused) document.getElementById(focused)?.focus();
  }

  count(hits, facet, id) {
    const having = this.documents.get(`#${facet}:${id}`);
    return hits.reduce((sum, { document }) => sum + (having.has(document) ? 1 : 0), 0);
  }

  fill(field, facet, rows, isOpen) {
    field.querySelector("details")?.remove();
    const list = field.querySelector("ul");
    list.replaceChildren(...rows.slice(0, SHOWN).map((row) => box(facet, row)));
    const rest = rows.slice(SHOWN);
    if (rest.length === 0) return;
    const fold = document.createElement("details");
    fold.dataset.rest = facet;
    fold.open = isOpen;
    const summary = document.createElement("summary");
    summary.textContent = this.form.parentElement.dataset.more.replace("{n}", rest.length);
    const more = document.createElement("ul");
    more.append(...rest.map((row) => box(facet, row)));
    fold.append(summary, more);
    field.append(fold);
  }

  /** Shows a tag for each filter. */
  showTags(filters) {
    const chosen = FACETS.flatMap((facet) => [...filters[facet]].map((id) => ({ facet, id, name: this.name(facet, id) })));
    this.tags.hidden = chosen.length === 0;
    const tags = chosen.map(({ facet, id, name }) => this.tag(name, { facet, value: id }));
    if (chosen.length > 1) tags.push(this.tag(null, { all: "" }));
    this.tags.replaceChildren(...tags);
  }

  tag(name, data) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name === null ? "search-clear" : "search-tag";
    Object.assign(button.dataset, data);
    button.textContent = name ?? this.tags.dataset.clear;
    if (name !== null) button.setAttribute("aria-label", this.tags.dataset.remove.replace("{name}", () => name));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }
}

// Documents are given by how far each is from the one before.
function documentsOf(gaps) {
  let document = 0;
  return new Set(gaps.map((gap) => (document += gap)));
}

function box(facet, { id, name, count, checked }) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "checkbox", id: `facet-${facet}-${id}`, checked });
  input.name = facet;
  input.value = id;
  const words = document.createElement("span");
  words.textContent = name;
  const number = Object.assign(document.createElement("span"), { className: "search-facet-count", textContent: count });
  label.className = "search-facet-value";
  label.append(input, words, number);
  item.append(label);
  return item;
}
