// The clock bar: the bot's time, and buttons that move it for everybody in the sandbox.

import { button, element } from "./dom.js";
import { ask, notify } from "./dialogs.js";
import { post } from "./server.js";
import { now, on, state } from "./state.js";
import { clockText } from "./times.js";

const MINUTE = 60;
const HOUR = 3600;

/** The bot's tomorrow at this hour, in this browser's zone. */
export function tomorrowAt(moment, hour) {
  const next = new Date(moment);
  next.setDate(next.getDate() + 1);
  next.setHours(hour, 0, 0, 0);
  return next;
}

/** The first Monday 8:30 after this moment (later today, if it is an early Monday), in this browser's zone. */
export function nextMonday(moment) {
  const next = new Date(moment);
  next.setHours(8, 30, 0, 0);
  while (next.getDay() !== 1 || next <= moment) {
    next.setDate(next.getDate() + 1);
    next.setHours(8, 30, 0, 0); // again each day: the night of a clock change shifts it
  }
  return next;
}

export function showClock(bar) {
  const face = element("time", { class: "clock-face", dataset: { testid: "clock" }, title: `Time zone: ${zone()}` });
  const ahead = element("span", { class: "clock-ahead" });
  const moves = [
    ["Now", () => ({ reset: true }), "Back to the real time"],
    ["+10 min", () => ({ advance: 10 * MINUTE })],
    ["+1 h", () => ({ advance: HOUR })],
    ["Tomorrow 9:00", () => ({ to: tomorrowAt(now(), 9).toISOString() })],
    ["Next Monday 8:30", () => ({ to: nextMonday(now()).toISOString() })],
  ];
  const keys = moves.map(([label, body, hint]) => button(label, (event) => move(event.currentTarget, body()), { class: "chip", title: hint }));
  keys.push(button("Other…", (event) => pick(event.currentTarget), { class: "chip" }));
  bar.append(element("div", { class: "clock-line" }, face, ahead, keys[0]), element("div", { class: "chips" }, keys.slice(1)));

  const show = () => {
    const moment = now();
    face.dateTime = moment.toISOString();
    face.textContent = clockText(moment);
    ahead.textContent = difference(state.clockAhead);
    keys[0].setAttribute("aria-pressed", String(Math.abs(state.clockAhead) < 1));
  };
  const tick = () => {
    show();
    // Wake at the turn of the second, so that the face never skips one.
    setTimeout(tick, 1005 - (now().getTime() % 1000));
  };
  for (const kind of ["clock", "state"]) on(kind, show);
  tick();
}

async function move(key, body) {
  key.setAttribute("aria-busy", "true");
  try {
    await post("clock", body);
  } catch (error) {
    notify(error.message, "problem");
  }
  key.removeAttribute("aria-busy");
}

async function pick(key) {
  const local = new Date(now().getTime() - now().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  const answer = await ask("Move the clock", [
    { name: "moment", label: `Date and time (${zone()})`, type: "datetime-local", value: local, required: true },
  ], "Move");
  if (answer) await move(key, { to: new Date(answer.moment).toISOString() });
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function difference(seconds) {
  const minutes = Math.round(Math.abs(seconds) / MINUTE);
  if (minutes === 0) return "";
  const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor(minutes / 60) % 24, "h"], [minutes % 60, "min"]];
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
  return `${words} ${seconds > 0 ? "ahead" : "behind"}`;
}
