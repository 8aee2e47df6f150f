// Times as this browser's reader sees them. All of them tell the sandbox's time, never the computer's own.

const LOCALE = navigator.language || "en";
const formatter = (options) => new Intl.DateTimeFormat(LOCALE, options);

const hourAndMinute = formatter({ hour: "2-digit", minute: "2-digit" });
const longDay = formatter({ weekday: "long", day: "numeric", month: "long" });
const clockFace = formatter({ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayKey = formatter({ year: "numeric", month: "2-digit", day: "2-digit" });

const dayAndMonth = formatter({ day: "numeric", month: "short" });

export const shortDay = (moment) => dayAndMonth.format(moment);
export const clockTime = (moment) => hourAndMinute.format(moment);
export const clockText = (moment) => clockFace.format(moment);
export const sameDay = (one, other) => dayKey.format(one) === dayKey.format(other);

let botNow = () => new Date();

/** Relative times ("in 2 hours") are reckoned from the bot's clock. */
export function useClock(now) {
  botNow = now;
}

export function dayText(moment) {
  if (sameDay(moment, botNow())) return "Today";
  return longDay.format(moment);
}

/**
 * Telegram's date_time_format: "r" is relative; else any of w (weekday), d or D (short or long date), t or T (short or
 * long time). An empty format gives an empty string: the bot's own words stand.
 */
export function formatDateTime(moment, format = "") {
  if (!format) return "";
  if (format === "r") return relative(moment);
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) options.dateStyle = "short";
  if (format.includes("D")) options.dateStyle = "long";
  if (format.includes("t")) options.timeStyle = "short";
  if (format.includes("T")) options.timeStyle = "medium";
  // Intl refuses a weekday beside dateStyle or timeStyle, so the weekday goes in front by hand.
  const { weekday, ...styles } = options;
  const parts = [];
  if (weekday) parts.push(formatter({ weekday }).format(moment));
  if (Object.keys(styles).length > 0) parts.push(formatter(styles).format(moment));
  return parts.join(", ");
}

const STEPS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function relative(moment) {
  const seconds = Math.round((moment - botNow()) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS[3];
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
