// How much it may come to, exactly, in fen: the twin of src/finder/sums.rs. tests/finder/sums.json holds both to the same sums.

const FEN = 100n;
const WHOLE = 10_000n;

/** The share of costs (a number in fen) at a ratio (hundredths of a per cent), up to a cap in yuan. */
export function share(costs, ratio, cap) {
  // A part of a fen is dropped: 不超过 is a limit, so nothing is rounded up.
  const uncapped = (BigInt(costs) * BigInt(ratio)) / WHOLE;
  const limit = cap === undefined ? uncapped : BigInt(cap) * FEN;
  return { uncapped, atMost: uncapped < limit ? uncapped : limit };
}

/**
 * Adds up what counts of grants { cap, ratio, costs, per, matter, instead, isOpen }. A line has `outcome`: "costs-open",
 * "counts", "instead-is-higher" or "same-matter".
 */
export function estimate(grants) {
  const lines = grants.map(line);
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at].outcome === "counts" && isBeaten(at, grants, lines)) lines[at].outcome = "same-matter";
  }
  const totals = { once: 0n, yearly: 0n, onceOpen: 0n, yearlyOpen: 0n };
  grants.forEach((grant, at) => {
    const total = (grant.per === "year" ? "yearly" : "once") + (grant.isOpen ? "Open" : "");
    if (lines[at].outcome === "counts") totals[total] += lines[at].sum;
  });
  return { lines, ...totals };
}

function line({ cap, ratio, costs, instead }) {
  if (ratio !== undefined && costs === undefined) return { outcome: "costs-open" };
  const paid = ratio === undefined ? undefined : share(costs, ratio, cap);
  const sum = paid === undefined ? BigInt(cap) * FEN : paid.atMost;
  const isLower = instead !== undefined && BigInt(instead) > sum;
  return { outcome: isLower ? "instead-is-higher" : "counts", sum, share: paid };
}

// Another grant for the same matter is higher, or as high and stands before this one.
function isBeaten(at, grants, lines) {
  const { matter } = grants[at];
  if (matter === undefined) return false;
  const { sum } = lines[at];
  return lines.some(
    (other, place) =>
      place !== at &&
      other.outcome === "counts" &&
      grants[place].matter === matter &&
      (other.sum > sum || (other.sum === sum && place < at)),
  );
}
