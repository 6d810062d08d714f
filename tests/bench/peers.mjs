// The two searches, each asked through its own library and showing as many results as its own page does.

/** Ours, in the page that it has: `window.ask` answers as the page does, with the facets and the first ten records. */
export const gongbao = {
  name: "gongbao",
  isSearch: (path) => path.startsWith("/search/") || /\/js\/search\//.test(path),
  isScript: (path) => path.endsWith(".js"),
  async first(page, address, language, query) {
    await page.goto(`${address}${language}/search/?q=${encodeURIComponent(query)}`);
    // While it searches the page already says so in the place of the answer.
    await page.locator("#search-hits .search-hit-link, #search-none:not([hidden])").first().waitFor({ timeout: 120_000 });
  },
  async start(page, address, language) {
    await page.goto(`${address}${language}/search/`);
    await page.evaluate(async (folder) => {
      // The page's own script is one file; the host has its modules too, as the theme writes them.
      const [{ Search }, { filesOf }] = await Promise.all([import("/js/search/reader.js"), import("/js/search/files.js")]);
      const search = await Search.open(filesOf(document.getElementById("search").dataset.files));
      window.ask = async (query) => {
        search.lists.expectRecords(folder);
        const [{ hits }] = await Promise.all([search.answer(query), search.lists.facets(folder)]);
        const shown = hits.slice(0, 10).map(({ document }) => search.lists.record(document, folder));
        return (await Promise.all(shown)).length && hits.length;
      };
    }, language);
  },
};

/** Pagefind, in a page with nothing else: `window.ask` loads the five results that its default page shows. */
export const pagefind = {
  name: "Pagefind",
  isSearch: (path) => path.startsWith("/pagefind/"),
  isScript: (path) => path.endsWith(".js") || path.includes("/wasm."),
  pages: Object.fromEntries(
    [["zh-hant", "zh-Hant-HK"], ["zh-hans", "zh-Hans-CN"], ["en", "en-GB"]].map(([folder, lang]) => [
      `/bare-${folder}.html`,
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>bare</title></head><body></body></html>`,
    ]),
  ),
  async first(page, address, language, query) {
    await this.start(page, address, language);
    await page.evaluate((typed) => window.ask(typed), query);
  },
  async start(page, address, language) {
    await page.goto(`${address}bare-${language}.html`);
    await page.evaluate(async () => {
      const pagefind = await import("/pagefind/pagefind.js");
      await pagefind.init();
      window.ask = async (query) => {
        const { results } = await pagefind.search(query);
        await Promise.all(results.slice(0, 5).map((result) => result.data()));
        return results.length;
      };
    });
  },
};
