// The answers in the address, so that they can be kept, sent, and gone back to. An address may hold anything.

const LONGEST = 2000;
const VERSION = "v";
const NUMBER = /^(0|[1-9]\d{0,14})(\.\d{1,2})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What the address answers: `answers`, by question, and `problems`: what was left out and why, as [kind, question or key,
 * value].
 */
export function readAddress(search, rules) {
  const answers = new Map();
  if (search.length > LONGEST) return { answers, problems: [["long"]] };
  const problems = [];
  const parameters = new URLSearchParams(search);
  for (const key of new Set(parameters.keys())) {
    if (key === VERSION) continue;
    const question = rules.questions.find(({ id }) => id === key);
    const [answer, problem] = question ? readAnswer(question, parameters.getAll(key)) : [undefined, ["unknown", key]];
    if (answer !== undefined) answers.set(key, answer);
    if (problem) problems.push(problem);
  }
  const isOlder = parameters.has(VERSION) && parameters.get(VERSION) !== rules.version;
  if (isOlder && problems.length > 0) problems.unshift(["older"]);
  return { answers: inOrder(answers, rules), problems };
}

/** The other way round, in the order of the questions: `?applicant=seller&own-brand=yes&v=0123abcd`, or nothing. */
export function writeAddress(answers, rules) {
  const parts = rules.questions
    .filter(({ id }) => answers.has(id))
    .map(({ id }) => `${id}=${written(answers.get(id))}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}&${VERSION}=${rules.version}`;
}

function inOrder(answers, { questions }) {
  return new Map(questions.filter(({ id }) => answers.has(id)).map(({ id }) => [id, answers.get(id)]));
}

function written(answer) {
  if (Array.isArray(answer)) return answer.join(",");
  if (typeof answer === "string") return answer;
  const part = answer % 100;
  return `${Math.floor(answer / 100)}${part === 0 ? "" : `.${String(part).padStart(2, "0")}`}`;
}

function readAnswer(question, values) {
  const { id, kind } = question;
  if (new Set(values).size > 1) return [undefined, ["twice", id]];
  const [value] = values;
  // The link of a calculator without an amount asks nothing.
  if (value === "") return [undefined, undefined];
  if (question.options) return readChoice(question, value);
  const answer = kind === "date" ? readDay(value) : readNumber(value, question.most);
  return answer === undefined ? [undefined, ["value", id]] : [answer, undefined];
}

function readChoice({ id, kind, options, alone = [] }, value) {
  const chosen = [...new Set(value.split(","))];
  const stranger = chosen.find((one) => !options.includes(one));
  if (stranger !== undefined) return [undefined, ["option", id, stranger]];
  const isContradiction = chosen.length > 1 && (kind !== "several-of" || chosen.some((one) => alone.includes(one)));
  return isContradiction ? [undefined, ["contradiction", id]] : [chosen, undefined];
}

function readNumber(value, most) {
  if (!NUMBER.test(value)) return undefined;
  const [whole, part = ""] = value.split(".");
  const hundredths = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return hundredths <= most * 100 ? hundredths : undefined;
}

/** A day that exists, as `2024-03-06`. */
export function readDay(value) {
  if (!DAY.test(value)) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : undefined;
}
