// The reply keyboard that a bot may put below the composer.

import { sendLocation, sendOwnContact } from "./attach.js";
import { replyKeyboard } from "./keyboard.js";
import { chat, on, state } from "./state.js";

/** Show the open chat's reply keyboard in `box`, and `toggle` while there is one; `extras()` gives where things are sent. */
export function showDrawer(box, toggle, { sendText, extras }) {
  let shown = null; // the keyboard drawn now, as text
  const put = (open) => {
    box.hidden = !open;
    toggle.setAttribute("aria-pressed", String(open));
  };

  on("changed", () => {
    const keyboard = chat()?.reply_keyboard;
    const rows = keyboard?.rows ?? null;
    const name = rows ? `${state.view.chat} ${JSON.stringify(keyboard)}` : null;
    if (name === shown) return;
    shown = name;
    toggle.hidden = !rows;
    box.replaceChildren(...(rows ? replyKeyboard(rows, {
      text: (words) => {
        sendText(words);
        if (keyboard.one_time) put(false);
      },
      contact: () => sendOwnContact(extras),
      location: () => sendLocation(extras),
    }) : []));
    put(Boolean(rows));
  });

  return { toggle: () => put(box.hidden) };
}
