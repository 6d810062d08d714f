// The search page: answers while somebody types, keeps the address true, and never loses the focus.

import { FACETS, readAddress, writeAddress } from "./address.js";
import { Facets } from "./facets.js";
import { filesOf } from "./files.js";
import { Hits } from "./hits.js";
import { Search } from "./reader.js";
import { wantedBy } from "./snippet.js";
import { mendedAsWritten, wordsAsWritten } from "./written.js";

const PAUSE = 120;
// A count that changes with every letter is noise to those who listen.
const PAUSE_OF_VOICE = 700;
// What is there sooner needs no "searching".
const SOON = 300;
const AT_ONCE = 10;

const page = document.getElementById("search");
const by = (name) => document.getElementById(`search-${name}`);

class SearchPage {
  constructor() {
    this.query = by("query");
    this.state = readAddress(location.search);
    this.isDraft = false;
    this.round = 0;
    this.shown = 0;
    this.query.value = this.state.query;
    this.listen();
    this.answer();
  }

  listen() {
    this.query.addEventListener("input", (event) => {
      // Letters that are still becoming characters are no query.
      if (!event.isComposing) this.typed();
    });
    this.query.addEventListener("compositionend", () => this.typed());
    this.query.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.commit({ ...this.state, query: this.query.value });
    });
    by("facets-form").addEventListener("change", ({ target }) => this.toggle(target.name, target.value));
    by("tags").addEventListener("click", ({ target }) => this.removeTag(target));
    page.addEventListener("click", (event) => this.tryExample(event));
    by("more").addEventListener("click", () => this.showMore());
    by("again").addEventListener("click", () => this.answer());
    page.addEventListener("keydown", (event) => this.key(event));
    by("hits").addEventListener("focusin", ({ target }) => this.hits.showPreview(target));
    by("hits").addEventListener("pointerover", ({ target }) => this.point(target));
    addEventListener("popstate", () => this.goBack());
    this.unfold();
  }

  // Beside the hits there is nothing to unfold; on a phone the filters wait until they are wanted.
  unfold() {
    const wide = matchMedia("(min-width: 60rem)");
    const fit = () => {
      by("facets").open = wide.matches;
      by("facets").querySelector("summary").tabIndex = wide.matches ? -1 : 0;
    };
    wide.addEventListener("change", fit);
    fit();
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.query.value === this.state.query) return;
      this.state = { ...this.state, query: this.query.value };
      // The first letter opens a place to go back from, the others change it.
      if (this.isDraft) history.replaceState(null, "", this.address());
      else history.pushState(null, "", this.address());
      this.isDraft = true;
      this.answer();
    }, PAUSE);
  }

  commit(state) {
    clearTimeout(this.timer);
    const isSame = writeAddress(state) === location.search;
    this.state = state;
    this.query.value = state.query;
    if (!isSame) history.pushState(null, "", this.address());
    this.isDraft = false;
    return this.answer();
  }

  address() {
    return `${location.pathname}${writeAddress(this.state)}`;
  }

  goBack() {
    clearTimeout(this.timer);
    this.state = readAddress(location.search);
    this.query.value = this.state.query;
    this.isDraft = false;
    this.answer();
  }

  toggle(facet, value) {
    const values = new Set(this.state.filters[facet]);
    if (!values.delete(value)) values.add(value);
    return this.commit({ ...this.state, filters: { ...this.state.filters, [facet]: values } });
  }

  async removeTag(target) {
    const { facet, value, all } = target.dataset;
    if (facet) await this.toggle(facet, value);
    else if (all !== undefined) await this.removeFilters();
    // The button is gone; without this the focus would be too.
    if (!document.activeElement?.matches("input, a, button")) {
      (by("tags").querySelector("button") ?? this.query).focus();
    }
  }

  removeFilters() {
    return this.commit({ ...this.state, filters: noFilters() });
  }

  tryExample(event) {
    const link = event.target.closest("[data-query]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.commit({ query: link.dataset.query, filters: noFilters() });
    this.query.focus();
  }

  key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...by("hits").querySelectorAll(".search-hit-link")];
    const at = links.indexOf(document.activeElement);
    const isHere = at >= 0 || document.activeElement === this.query;
    if (event.key === "Escape" && isHere) {
      event.preventDefault();
      this.query.focus();
      this.commit({ query: "", filters: noFilters() });
    } else if (isHere && (event.key === "ArrowDown" || event.key === "ArrowUp") && links.length > 0) {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0) this.query.focus();
      else links[Math.min(next, links.length - 1)].focus();
    }
  }

  point(target) {
    const link = target.closest(".search-hit")?.querySelector(".search-hit-link");
    // Who moves by keyboard keeps what the keyboard chose.
    if (link && !by("hits").contains(document.activeElement)) this.hits.showPreview(link);
  }

  /** Answers what the state asks for. A later question makes an earlier one pointless. */
  async answer() {
    const round = ++this.round;
    const isCurrent = () => round === this.round;
    if (isBlank(this.state.query)) return this.showEmpty();
    const patience = setTimeout(() => isCurrent() && this.say(by("count").dataset.searching), SOON);
    try {
      await this.withSearch((search) => this.find(search, isCurrent));
    } catch (error) {
      console.info(error.message);
      if (isCurrent()) this.showBroken();
    } finally {
      clearTimeout(patience);
    }
  }

  // A file that is not there may be of another build: then the newest root knows better, once.
  async withSearch(work) {
    try {
      this.search ??= await Search.open(filesOf(page.dataset.files));
      await work(this.search);
    } catch {
      this.search = undefined;
      const search = await Search.open(filesOf(page.dataset.files, "reload"));
      await work(search);
      this.search = search;
    }
  }

  async find(search, isCurrent) {
    const { query } = this.state;
    const folder = page.dataset.folder;
    search.lists.expectRecords(folder);
    const [answer, named] = await Promise.all([search.answer(query), search.lists.facets(folder)]);
    if (!isCurrent()) return;
    const facets = new Facets(named, folder, by("facets-form"), by("tags"));
    const given = this.state.filters;
    this.state.filters = facets.known(given);
    const isUnknown = FACETS.some((facet) => given[facet].size > this.state.filters[facet].size);
    const hits = facets.fitting(answer.hits, this.state.filters);
    const found = { search, facets, answer, hits, isUnknown, wanted: wantedBy(answer.plan) };
    const records = await this.records(found, 0);
    found.nearest = await wordsAsWritten(answer.nearest, search, folder);
    if (!isCurrent()) return;
    this.found = found;
    this.hits = new Hits(page, search, facets);
    this.showFound(records);
  }

  records({ search, hits }, from) {
    const shown = hits.slice(from, from + AT_ONCE);
    return Promise.all(shown.map(({ document }) => search.lists.record(document, page.dataset.folder)));
  }

  showFound(records) {
    const { answer, facets, hits, wanted } = this.found;
    const { filters, query } = this.state;
    facets.show(answer.hits, filters);
    facets.showTags(filters);
    this.hits.show(records, wanted, 0);
    this.shown = records.length;
    by("more").hidden = hits.length <= this.shown;
    by("unknown").hidden = !this.found.isUnknown;
    const showing = by("showing");
    showing.hidden = answer.showing === null;
    const mended = showing.hidden ? "" : mendedAsWritten(answer.plan, records, this.found.search.language);
    showing.textContent = fill(showing.dataset.showing, { typed: query.trim(), query: mended });
    this.show({ answer: answer.hits.length > 0, none: hits.length === 0, index: hits.length === 0 });
    this.hits.showPreview(by("hits").querySelector(".search-hit-link"));
    if (hits.length === 0) this.showNone();
    else this.showCount(hits.length, answer.hits.length);
  }

  showCount(count, all) {
    const { one, other, narrowed, scope } = by("count").dataset;
    const counted = fill(count === 1 ? one : other, { n: count });
    const line = count < all ? [counted, fill(narrowed, { n: all })] : [counted];
    by("count").textContent = [line.join(page.dataset.folder === "en" ? " " : "，"), scope].join(" · ");
    const showing = this.found.answer.showing ? `${by("showing").textContent} ` : "";
    const unknown = this.found.isUnknown ? `${by("unknown").textContent} ` : "";
    this.announce(unknown + showing + line.join(" "));
  }

  showNone() {
    const { answer } = this.found;
    const none = by("none");
    const isNarrowed = answer.hits.length > 0;
    const words = none.dataset;
    const title = fill(isNarrowed ? words.narrowed : words.none, { query: this.state.query.trim() });
    none.querySelector(".search-none-title").textContent = title;
    const scope = none.querySelector(".search-none-scope");
    scope.hidden = isNarrowed;
    scope.textContent = fill(words.scope, { n: this.found.search.lists.root.documents });
    const nearest = none.querySelector(".search-nearest");
    nearest.hidden = this.found.nearest.length === 0;
    nearest.querySelector("ul").replaceChildren(...this.found.nearest.map((word) => this.offer(word)));
    this.offerClear(none.querySelector(".search-none-action"), isNarrowed, words.clear);
    by("count").textContent = "";
    this.announce(title);
  }

  offer(word) {
    const link = document.createElement("a");
    link.href = `${location.pathname}${writeAddress({ query: word, filters: noFilters() })}`;
    link.dataset.query = word;
    link.textContent = word;
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  offerClear(place, isNarrowed, word) {
    place.replaceChildren();
    if (!isNarrowed) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word });
    button.addEventListener("click", () => {
      this.query.focus();
      this.removeFilters();
    });
    place.append(button);
  }

  async showMore() {
    const from = this.shown;
    const round = this.round;
    const records = await this.records(this.found, from).catch(() => null);
    if (round !== this.round) return;
    if (!records) return this.showBroken();
    this.hits.show(records, this.found.wanted, from);
    this.shown += records.length;
    by("more").hidden = this.found.hits.length <= this.shown;
    by("hits").querySelectorAll(".search-hit-link")[from]?.focus();
  }

  showEmpty() {
    this.show({ index: true });
    this.announce("");
    // The root is there when the first letter comes; if it can't be had, that will be said then.
    this.withSearch(() => {}).catch(() => {});
  }

  showBroken() {
    this.show({ broken: true, index: true });
  }

  show({ answer = false, none = false, broken = false, index = false }) {
    by("answer").hidden = !answer;
    by("none").hidden = !none;
    by("broken").hidden = !broken;
    document.getElementById("index").hidden = !index;
    page.dataset.state = answer ? "found" : none ? "none" : broken ? "broken" : "empty";
  }

  say(text) {
    this.show({ answer: true });
    page.dataset.state = "searching";
    by("count").textContent = text;
  }

  announce(text) {
    clearTimeout(this.voice);
    this.voice = setTimeout(() => (by("announcement").textContent = text), PAUSE_OF_VOICE);
  }
}

function isBlank(query) {
  return !/[\p{Alphabetic}\p{N}]/u.test(query);
}

function noFilters() {
  return Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
}

// A function as the replacement, because a query may hold `$&`.
function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

new SearchPage();
