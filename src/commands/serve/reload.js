// Keeps a page in step with its sources while `gongbao serve` runs. Never part of a built site.
(() => {
  "use strict";

  const { version: ownVersion, quiet, broken, dismiss, open, findings: page, lang } = document.currentScript.dataset;
  let events = null;
  let overlay = null;
  let dismissed = null;
  let latest = null;

  // A browser grants six connections to a host, and a background tab would hold one of them for nothing.
  // Whoever comes back is told the latest state at once, so nothing is missed.
  function follow() {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource("/__gongbao/events");
      events.addEventListener("message", (event) => {
        latest = JSON.parse(event.data);
        take(latest);
      });
    }
  }

  function take({ version, findings, desk }) {
    // Others on the page that want to know need no connection of their own.
    document.dispatchEvent(new CustomEvent("gongbao:build", { detail: { version, desk } }));
    if (version !== ownVersion) {
      location.reload();
    } else if (findings === null) {
      hide();
      dismissed = null;
    } else if (quiet !== undefined || "gongbaoAuthor" in document.documentElement.dataset) {
      // The page itself, or the author's open bar, says it better.
      hide();
    } else if (findings !== dismissed) {
      show(findings);
    }
  }

  function show(findings) {
    const place = document.getElementById("gongbao-findings") ?? buildOverlay();
    if (place.textContent !== findings) {
      place.textContent = findings;
    }
  }

  function hide() {
    overlay?.remove();
    overlay = null;
  }

  // Classes of a served style sheet and text nodes only: both are allowed by the strictest policy of a page.
  function buildOverlay() {
    loadStyles();
    const title = element("h1", broken);
    const close = element("button", dismiss);
    const text = element("pre", "");
    text.id = "gongbao-findings";
    text.tabIndex = 0;
    close.type = "button";
    close.addEventListener("click", () => {
      dismissed = text.textContent;
      hide();
    });
    overlay = element("section", "");
    overlay.className = "gongbao-findings gongbao-findings-overlay";
    overlay.lang = lang;
    overlay.setAttribute("role", "alert");
    overlay.append(title, close, text);
    if (page) {
      const way = element("a", open);
      way.href = page;
      overlay.append(way);
    }
    document.body.append(overlay);
    return text;
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function loadStyles() {
    const address = "/__gongbao/overlay.css";
    if (!document.querySelector(`link[href="${address}"]`)) {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      document.head.append(link);
    }
  }

  document.addEventListener("gongbao:author", () => latest && take(latest));
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pageshow", follow);
  follow();
})();
