// Words as people write them: the index knows only normal forms (补贴, warehous), a reader wants 補貼 and warehouses.

import { marksIn } from "./snippet.js";

/** A word as a record writes it; null where it does not. */
export function writtenIn(record, word, language) {
  for (const text of [record.title, record.text, record.bracket]) {
    const [mark] = marksIn(text, [word], language);
    if (mark) return [...text].slice(...mark).join("");
  }
  return null;
}

/** A mended query as the hits write it, as a whole or unit by unit. */
export function mendedAsWritten({ query, units }, records, language) {
  const written = (word) => {
    for (const record of records) {
      const found = writtenIn(record, word, language);
      if (found !== null) return found;
    }
    return null;
  };
  return written(query) ?? units.reduce((text, { text: word }) => text.replace(word, (same) => written(word) ?? same), query);
}

/** Words in the language of the page; those of another language are left out. */
export async function wordsAsWritten(words, search, folder) {
  const written = await Promise.all(
    words.map(async (word) => {
      const [document] = search.phrases.find(word).keys();
      return writtenIn(await search.lists.record(document, folder), word, search.language);
    }),
  );
  return [...new Set(written.filter((word) => word !== null))];
}
