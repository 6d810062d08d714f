// Figures and sentences as the page's language writes them. The words themselves come with the page.

/** Fills `{name}` in a sentence. A function as the replacement, because an answer may hold `$&`. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** 1,234,567 or 1,234,567.80, of hundredths: a number, or a BigInt for sums. */
export function figures(hundredths) {
  const all = BigInt(hundredths);
  const whole = String(all / 100n).replace(/\B(?=(\d{3})+$)/g, ",");
  const part = all % 100n;
  return part === 0n ? whole : `${whole}.${String(part).padStart(2, "0")}`;
}

/** A sum to the fen: RMB 1,000,000, 1,000,000元. */
export function sum(fen, words) {
  return fill(words.sum, { n: figures(fen) });
}

/** "50%", of hundredths of a per cent. */
export function percent(ratio) {
  return `${figures(ratio)}%`.replace(/(\.\d)0%$/, "$1%");
}
