// Whether a condition holds: the twin of src/finder/evaluate.rs. tests/finder/cases.json holds both to the same verdicts.
//
// A condition is { all: [...] }, { any: [...] }, { not: … }, or a question `q` with options `in`, numbers `least` and
// `most` (in hundredths), or days `from` and `to`. Answers map a question's id to a list of options, a number or a day.

export const DOES_NOT_FIT = 0;
export const OPEN = 1;
export const FITS = 2;

/** Whether a condition holds. */
export function verdict(condition, answers) {
  if (condition.all) return verdictOfAll(condition.all, answers);
  if (condition.any) return Math.max(DOES_NOT_FIT, ...condition.any.map((each) => verdict(each, answers)));
  if (condition.not) return FITS - verdict(condition.not, answers);
  const answer = answers.get(condition.q);
  if (condition.in) return decided(Array.isArray(answer), () => condition.in.some((one) => answer.includes(one)));
  if (condition.from !== undefined || condition.to !== undefined) {
    return decided(typeof answer === "string", () => within(answer, condition.from, condition.to));
  }
  return decided(typeof answer === "number", () => within(answer, condition.least, condition.most));
}

/** Whether every condition holds; with none there is nothing to fail. */
export function verdictOfAll(conditions, answers) {
  return Math.min(FITS, ...conditions.map((each) => verdict(each, answers)));
}

/** The questions whose answers could still change the verdict. */
export function wanted(condition, answers) {
  if (verdict(condition, answers) !== OPEN) return new Set();
  const inner = condition.all ?? condition.any ?? (condition.not ? [condition.not] : null);
  if (inner === null) return new Set([condition.q]);
  return new Set(inner.flatMap((each) => [...wanted(each, answers)]));
}

function decided(isAnswered, holds) {
  if (!isAnswered) return OPEN;
  return holds() ? FITS : DOES_NOT_FIT;
}

// Days are written so that their order is that of their letters.
function within(value, least, most) {
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}
