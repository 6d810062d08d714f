// The reader's day, as China counts it: policies and rounds begin and end there, wherever their reader is.

/** Today in China: `2026-11-25`. */
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
