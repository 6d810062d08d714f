// The author's bar: on every page that `gongbao serve` shows, where each text lives, what is wrong with it, and how its
// translations stand. Never part of a built site. What it adds stands in shadow trees, so that no theme can break it and it
// breaks no theme; it is nodes and text only, because the pages allow no string to become mark-up.
(() => {
  "use strict";

  const KEPT = "gongbao-author";
  const { style } = document.currentScript.dataset;
  const sheet = new CSSStyleSheet();
  const host = shell("gongbao-author");
  const marks = [];
  let isOpen = remembered();
  let told = "";

  function shell(id) {
    const element = document.createElement("div");
    element.id = id;
    element.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    return element;
  }

  // Some browsers refuse to remember anything; then each page begins closed.
  function remembered() {
    try {
      return sessionStorage.getItem(KEPT) === "open";
    } catch {
      return false;
    }
  }

  function remember() {
    try {
      sessionStorage.setItem(KEPT, isOpen ? "open" : "closed");
    } catch {
      // As above.
    }
  }

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "click") element.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }

  function reading() {
    const [language, script] = document.documentElement.lang.toLowerCase().split("-");
    return language === "zh" ? `zh-${script}` : language;
  }

  async function ask() {
    const query = new URLSearchParams({ page: location.pathname, reading: reading() });
    if (isOpen) query.set("all", "1");
    const answer = await fetch(`/_author/page.json?${query}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }

  // What is the same as before is left as it is, with whatever was unfolded in it.
  async function update() {
    try {
      const text = await ask();
      if (text === told) return;
      told = text;
      draw(JSON.parse(text));
    } catch {
      host.shadowRoot.querySelector(".bar")?.setAttribute("data-lost", "");
    }
  }

  function draw(page) {
    const was = focused();
    for (const mark of marks.splice(0)) mark.remove();
    host.lang = page.lang;
    host.setAttribute("role", "region");
    host.setAttribute("aria-label", page.words.label);
    host.shadowRoot.replaceChildren(isOpen ? dock(page) : pill(page));
    if (isOpen) page.texts.forEach((text) => place(text, page));
    document.body.style.paddingBlockEnd = isOpen ? "var(--gongbao-author-room, 45vh)" : "";
    document.documentElement.toggleAttribute("data-gongbao-author", isOpen);
    document.dispatchEvent(new CustomEvent("gongbao:author"));
    if (was) focusAgain(was);
  }

  // Who is on the way through the bar by keyboard stays where they are when it is drawn anew.
  function focused() {
    for (const shell of [host, ...marks]) {
      const element = shell.shadowRoot.activeElement;
      if (element) return { id: shell.id, kind: element.className, href: element.getAttribute("href"), words: element.textContent };
    }
    return null;
  }

  function focusAgain({ id, kind, href, words }) {
    const shell = [host, ...marks].find((shell) => shell.id === id) ?? host;
    const alike = [...shell.shadowRoot.querySelectorAll("a, button, summary, [tabindex]")]
      .filter((element) => element.className === kind && element.getAttribute("href") === href);
    const same = alike.find((element) => element.textContent === words) ?? alike[0];
    (same ?? host.shadowRoot.querySelector(".toggle")).focus();
  }

  function toggle(page) {
    isOpen = !isOpen;
    remember();
    told = "";
    // The button itself changes at once; what it shows comes when it is known.
    draw({ ...page, texts: [], findings: [] });
    host.shadowRoot.querySelector(".toggle").focus();
    update();
  }

  function worst({ errors, warnings, advice }) {
    if (errors) return "error";
    if (warnings) return "warning";
    return advice ? "advice" : "none";
  }

  function summary({ words, broken, counts, here }) {
    if (broken) return words.broken;
    const all = (of) => of.errors + of.warnings + of.advice;
    const number = all(here) || all(counts);
    return number ? words.found.replace("{n}", all(here) && all(here) !== all(counts) ? `${all(here)} / ${all(counts)}` : number) : words.none;
  }

  function button(page) {
    const { words } = page;
    const severity = page.broken ? "error" : worst(page.counts);
    return make(
      "button",
      {
        class: "toggle",
        type: "button",
        "aria-expanded": String(isOpen),
        title: isOpen ? words.close : words.open,
        click: () => toggle(page),
      },
      make("span", { class: "seal", "aria-hidden": "true" }, "公"),
      make("span", {}, words.name),
      make("span", { class: `sum sum-${severity}` }, summary(page)),
    );
  }

  function pill(page) {
    return make("div", { class: "bar" }, button(page));
  }

  function dock(page) {
    const { words } = page;
    const listed = page.texts.filter((text) => !find(text.selector));
    const ways = [
      [page.overview, words.overview],
      [page.review, words.review],
      [page.all_findings, words.all_findings],
    ];
    const columns = [];
    if (listed.length > 0) columns.push(column(words.texts, listed.map((text) => listing(text, page))));
    if (page.findings.length > 0) columns.push(column(words.findings, page.findings.map((found) => finding(found, words))));
    return make(
      "div",
      { class: "bar dock" },
      make(
        "div",
        { class: "dock-head" },
        button(page),
        make("ul", { class: "ways" }, ways.map(([href, label]) => make("li", {}, make("a", { href }, label)))),
      ),
      page.broken && make("p", { class: "broken", role: "status" }, page.broken),
      columns.length > 0
        ? make("div", { class: "columns", tabindex: "0", role: "group", "aria-label": words.label }, columns)
        : page.texts.length === 0 && told ? make("p", { class: "nothing" }, words.nothing) : null,
    );
  }

  function column(title, rows) {
    return make("section", { class: "column" }, make("h2", {}, title), rows);
  }

  function find(selector) {
    return selector ? document.querySelector(selector) : null;
  }

  // Beside the text, never in it: after the paragraph or heading that holds the block.
  function place(text, page) {
    const block = find(text.selector);
    if (!block) return;
    let after = block;
    while (getComputedStyle(after).display.startsWith("inline") && after.parentElement) after = after.parentElement;
    // Clauses of one paragraph stand in their order.
    while (marks.includes(after.nextElementSibling)) after = after.nextElementSibling;
    const mark = shell(`author-${text.path.replaceAll("/", "-")}`);
    mark.lang = page.lang;
    mark.setAttribute("role", "group");
    mark.setAttribute("aria-label", text.label);
    // In a grid of the theme it takes a line of its own.
    mark.style.gridColumn = "1 / -1";
    mark.shadowRoot.append(make("div", { class: "mark" }, head(text, page), folds(text, page)));
    after.after(mark);
    marks.push(mark);
  }

  function listing(text, page) {
    return make("div", { class: "listed" }, head(text, page), folds(text, page));
  }

  function head(text, page) {
    return make(
      "p",
      { class: "line" },
      make("span", { class: "label" }, text.label),
      where(text.place, page.words),
      text.states.filter(({ state }) => state !== "original").map((state) => chip(state)),
      make("a", { class: "side", href: text.review }, page.words.review),
    );
  }

  function where({ place, short, href }, words) {
    const copy = make("button", { type: "button", class: "copy", title: `${words.copy}: ${place}`, "aria-label": `${words.copy}: ${place}` }, sheets());
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(place);
      copy.textContent = `✓ ${words.copied}`;
      setTimeout(() => copy.replaceChildren(sheets()), 1500);
    });
    const name = href
      ? make("a", { class: "place", href, title: `${words.edit}: ${place}` }, short)
      : make("span", { class: "place", title: place }, short);
    return make("span", { class: "where" }, name, copy);
  }

  // Two sheets; the sign for them is in few fonts.
  function sheets() {
    const names = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(names, "svg");
    const path = document.createElementNS(names, "path");
    drawing.setAttribute("viewBox", "0 0 16 16");
    drawing.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M5 5h9v9H5zM11 5V2H2v9h3");
    drawing.append(path);
    return drawing;
  }

  function chip({ short, name, state, word, place }) {
    const title = `${name}: ${word} (${place.place})`;
    const inside = [make("span", { class: "chip-language" }, short), " ", word];
    return place.href
      ? make("a", { class: `chip chip-${state}`, href: place.href, title }, inside)
      : make("span", { class: `chip chip-${state}`, title }, inside);
  }

  function folds(text, { words }) {
    const changes = text.states.filter(({ change }) => change.length > 0);
    const parts = changes.map(({ change }) => make("p", { class: "change" }, make("span", { class: "quiet" }, `${words.changed}: `), change.map(piece)));
    if (text.findings.length > 0) {
      parts.push(fold(words.findings_n.replace("{n}", text.findings.length), text.findings.map((found) => finding(found, words)), true));
    }
    if (text.used?.length > 0) {
      const pages = text.used.map(({ title, href }) => make("li", {}, make("a", { href }, title)));
      parts.push(fold(words.used_n.replace("{n}", text.used.length), make("ul", { class: "pages" }, pages), false));
    }
    return parts.length > 0 ? make("div", { class: "folds" }, parts) : null;
  }

  function fold(title, inside, open) {
    return make("details", { open: open ? "" : null }, make("summary", {}, title), inside);
  }

  function piece({ kind, text }) {
    const tag = { code: "code", old: "del", new: "ins" }[kind];
    return tag ? make(tag, {}, text) : text;
  }

  function finding(found, words) {
    const said = (list) => list.map(piece);
    return make(
      "div",
      { class: `finding finding-${found.severity}` },
      make(
        "p",
        {},
        make("span", { class: `severity severity-${found.severity}` }, found.word),
        " ",
        said(found.message),
        " ",
        make("a", { class: "code", href: found.explain, title: words.explain }, found.code),
        " ",
        where(found.place, words),
      ),
      found.help.length > 0 ? make("p", { class: "help" }, said(found.help)) : null,
    );
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen && document.activeElement === host) host.shadowRoot.querySelector(".toggle")?.click();
  });
  let desk;
  document.addEventListener("gongbao:build", ({ detail }) => {
    if (desk !== undefined && desk !== detail.desk) update();
    desk = detail.desk;
  });
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--gongbao-author-room", `${host.shadowRoot.firstElementChild?.offsetHeight ?? 0}px`);
  }).observe(host);

  document.body.append(host);
  fetch(style)
    .then((answer) => answer.text())
    .then((text) => sheet.replace(text))
    .then(update)
    .catch(() => host.remove());
})();
