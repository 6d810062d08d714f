// Chinese numerals, read as src/zh/numerals.rs reads them. What is not clearly one number is none.

const DIGITS = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, BigInt(value)]));
DIGITS.set("〇", 0n).set("两", 2n).set("兩", 2n);
const LARGEST = (1n << 64n) - 1n;

/** 十七, 二百万, 两, 二〇二四 as a number; null for 百万, 一百一, 十十. */
export function parseNumeral(text) {
  const characters = [...text];
  const value =
    characters.length > 1 && characters.every((one) => DIGITS.has(one))
      ? characters.reduce((sum, one) => sum * 10n + DIGITS.get(one), 0n)
      : parse(characters);
  return value !== null && value <= LARGEST ? value : null;
}

function parse(characters) {
  for (const [factor, names] of [[100_000_000n, "亿億"], [10_000n, "万萬"]]) {
    const at = characters.findLastIndex((one) => names.includes(one));
    if (at < 0) continue;
    const high = parse(characters.slice(0, at));
    const low = afterUnit(characters.slice(at + 1));
    return high === null || low === null ? null : high * factor + low;
  }
  return belowTenThousand(characters);
}

// A bare digit behind 万 is speech: 一万五 means 15,000, and somebody will read 10,005.
function afterUnit(characters) {
  if (characters.length === 0) return 0n;
  return characters.length === 1 ? null : parse(characters);
}

function belowTenThousand(characters) {
  if (characters.length === 0) return null;
  if (characters.length === 1 && DIGITS.get(characters[0]) === 0n) return 0n;
  let rest = characters;
  let sum = 0n;
  let digitMayFollow = true;
  for (const [size, name] of [[1000n, "千"], [100n, "百"], [10n, "十"]]) {
    if (DIGITS.get(rest[0]) === 0n) {
      rest = rest.slice(1);
      digitMayFollow = true;
    }
    if (rest[1] === name) {
      const count = DIGITS.get(rest[0]);
      if (!count) return null;
      sum += size * count;
      rest = rest.slice(2);
      digitMayFollow = size === 10n;
    } else if (size === 10n && rest[0] === "十") {
      sum += 10n;
      rest = rest.slice(1);
      digitMayFollow = true;
    }
  }
  if (rest.length === 0) return sum;
  const last = rest.length === 1 && digitMayFollow ? DIGITS.get(rest[0]) : undefined;
  return last ? sum + last : null;
}

/** Writes a number below ten thousand as headings do: 一, 十七, 一百零一. */
export function numeral(n) {
  return spell(n).replace(/^一十/, "十");
}

function spell(n) {
  for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"]]) {
    if (n < unit) continue;
    const rest = n % unit;
    const gap = rest > 0 && rest < unit / 10 ? "零" : "";
    return `${spell(Math.floor(n / unit))}${name}${gap}${rest > 0 ? spell(rest) : ""}`;
  }
  return "零一二三四五六七八九"[n];
}
