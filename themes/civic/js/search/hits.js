// Hits as the reader sees them: title, the piece that shows why, facts, address; and the clause beside them.

import { hitAddress } from "./address.js";
import { numeral } from "./numerals.js";
import { marksIn, snippetOf } from "./snippet.js";

// So many different words are handed on to the page of a hit.
const MOST_WORDS = 5;
const MOST_NAMES = 2;

/** Shows hits in the list of a page. */
export class Hits {
  constructor(page, search, facets) {
    Object.assign(this, { search, facets });
    this.root = page.dataset.root;
    this.isChinese = page.dataset.folder !== "en";
    this.list = document.getElementById("search-hits");
    this.template = document.getElementById("search-hit");
    this.preview = document.getElementById("search-preview");
  }

  /** Puts records into the list; `from` is the place of the first one, where more are added. */
  show(records, wanted, from) {
    const items = records.map((record) => this.item(record, wanted));
    if (from === 0) this.list.replaceChildren(...items);
    else this.list.append(...items);
  }

  item(record, wanted) {
    const item = this.template.content.firstElementChild.cloneNode(true);
    const link = item.querySelector(".search-hit-link");
    const { language } = this.search;
    const snippet = this.snippet(record, wanted);
    link.href = hitAddress(this.root, record.url, this.words(record, wanted));
    this.ordinal(item.querySelector(".ordinal"), record);
    fillMarked(item.querySelector(".search-hit-words"), record.title, marksIn(record.title, wanted, language));
    fillMarked(item.querySelector(".search-hit-text"), snippet.text, snippet.marks);
    item.querySelector(".search-hit-facts").replaceChildren(...this.facts(record).map(listItem));
    item.querySelector(".search-hit-address").textContent = `${this.root}${record.url}`;
    this.records ??= new WeakMap();
    this.records.set(link, { record, wanted });
    return item;
  }

  snippet(record, wanted) {
    const { language } = this.search;
    const ofText = snippetOf(record.text, wanted, language, this.isChinese);
    if (ofText.marks.length > 0 || record.bracket === "") return ofText;
    // Who leads stands in the bracket.
    const ofBracket = snippetOf(record.bracket, wanted, language, this.isChinese);
    return ofBracket.marks.length > 0 ? ofBracket : ofText;
  }

  // The words as they are written there: the page of the hit needs no index to mark them.
  words(record, wanted) {
    const { language } = this.search;
    const found = [record.text, record.bracket, record.title].flatMap((text) => {
      const characters = [...text];
      return marksIn(text, wanted, language).map(([start, end]) => characters.slice(start, end).join(""));
    });
    return [...new Set(found)].slice(0, MOST_WORDS);
  }

  ordinal(place, { kind, measure }) {
    if (kind !== "clause") place.remove();
    else place.textContent = this.isChinese ? `${numeral(measure)}、` : `${measure}. `;
  }

  facts({ kind, measure, clause, facts, lead }) {
    const { dataset } = this.list;
    if (kind !== "clause") return [this.facets.name("type", kind) ?? kind];
    return [dataset.clause.replace("{id}", `${measure}.${clause}`), facts, this.led(lead)].filter((fact) => fact !== "");
  }

  led(lead) {
    const { lead: few, leadMany: many, list } = this.list.dataset;
    const names = lead.map((id) => this.facets.name("lead", id) ?? id);
    if (names.length === 0) return "";
    if (names.length <= MOST_NAMES) return few.replace("{agencies}", () => names.join(list));
    return many.replace("{agency}", () => names[0]).replace("{others}", names.length - 1).replace("{all}", names.length);
  }

  /** Shows the text of a hit beside the list. */
  showPreview(link) {
    const known = link && this.records?.get(link);
    this.preview.hidden = !known;
    if (!known || this.shown === link) return;
    this.shown = link;
    const { record, wanted } = known;
    const title = document.createElement("h2");
    const ordinal = Object.assign(document.createElement("span"), { className: "ordinal" });
    title.append(ordinal, record.title);
    this.ordinal(ordinal, record);
    const texts = [...record.text.split("\n"), record.bracket].filter((text) => text.trim() !== "");
    const paragraphs = texts.map((text) => {
      const paragraph = document.createElement("p");
      fillMarked(paragraph, text, marksIn(text, wanted, this.search.language));
      return paragraph;
    });
    const open = Object.assign(document.createElement("a"), { href: link.href, textContent: this.preview.dataset.open });
    const action = Object.assign(document.createElement("p"), { className: "search-preview-open" });
    action.append(open);
    this.preview.replaceChildren(title, ...paragraphs, action);
    this.preview.scrollTop = 0;
  }
}

function listItem(text) {
  return Object.assign(document.createElement("li"), { textContent: text });
}

// Text stays text: what a query holds never becomes an element.
function fillMarked(element, text, marks) {
  const characters = [...text];
  const nodes = [];
  let at = 0;
  for (const [start, end] of marks) {
    nodes.push(characters.slice(at, start).join(""));
    nodes.push(Object.assign(document.createElement("mark"), { textContent: characters.slice(start, end).join("") }));
    at = end;
  }
  element.replaceChildren(...nodes, characters.slice(at).join(""));
}
