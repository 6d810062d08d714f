// What one can fit, as the page's rules list it: the twin of src/finder/offers.rs.

import { DOES_NOT_FIT, OPEN, verdict, verdictOfAll, wanted } from "./evaluate.js";
import { estimate } from "./sums.js";

/** Whether an offer fits. */
export function verdictOf(offer, answers) {
  return verdictOfAll(offer.conditions, answers);
}

/** What to ask next for an offer. Until it is known who somebody is, only that: the first condition says whom it is for. */
export function wantedBy(offer, answers) {
  if (!offer.conditions || verdictOf(offer, answers) === DOES_NOT_FIT) return new Set();
  const [first] = offer.conditions;
  const asked = first ? wanted(first, answers) : new Set();
  if (asked.size > 0) return asked;
  for (const condition of offer.conditions) for (const question of wanted(condition, answers)) asked.add(question);
  const figures = [offer.sum?.costs, offer.sum?.instead];
  for (const question of figures) if (question && !answers.has(question)) asked.add(question);
  return asked;
}

/** What may come to a sum: offers that are for the reader and do not fail, and the estimate of them. */
export function estimateOf(offers, answers) {
  const paying = offers.filter((offer) => {
    if (!offer.sum || verdictOf(offer, answers) === DOES_NOT_FIT) return false;
    return offer.conditions.length === 0 || verdict(offer.conditions[0], answers) !== OPEN;
  });
  const grants = paying.map((offer) => ({
    ...offer.sum,
    costs: numberOf(offer.sum.costs, answers),
    instead: numberOf(offer.sum.instead, answers),
    isOpen: verdictOf(offer, answers) === OPEN,
  }));
  return { paying, grants, estimate: estimate(grants) };
}

function numberOf(question, answers) {
  const answer = question === undefined ? undefined : answers.get(question);
  return typeof answer === "number" ? answer : undefined;
}
