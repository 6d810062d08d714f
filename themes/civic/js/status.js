// Says on the reader's own day whether a policy is in force; the page knows only the day that it was made for.

const DAY = 24 * 60 * 60 * 1000;
const EXPIRING = 90;

/** Counts the days of every status again. */
export function sayToday() {
  const today = dayInChina();
  for (const status of document.querySelectorAll("[data-status]")) say(status, today);
}

/** The day in China, wherever the reader is: that is where policies and rounds end. */
export function dayInChina() {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(new Date());
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function say(status, today) {
  const { from, last } = status.dataset;
  if (today < from) return;
  const left = last ? Math.round((Date.parse(last) - Date.parse(today)) / DAY) : Infinity;
  const state = stateFor(left);
  if (state !== status.dataset.status) change(status, state);
  const days = status.querySelector(".status-days");
  days.hidden = left < 0 || left === Infinity;
  if (!days.hidden) days.textContent = daysInWords(status, left);
}

function stateFor(left) {
  if (left < 0) return "expired";
  return left <= EXPIRING ? "expiring" : "in-force";
}

function change(status, state) {
  const words = { "in-force": "inForce", expiring: "expiring", expired: "expired" };
  status.classList.replace(`status-${status.dataset.status}`, `status-${state}`);
  status.dataset.status = state;
  status.querySelector(".status-word").textContent = status.dataset[words[state]];
}

function daysInWords(status, left) {
  const { daysZero, daysOne, daysOther } = status.dataset;
  if (left === 0) return daysZero;
  return (left === 1 ? daysOne : daysOther).replace("{n}", left);
}
