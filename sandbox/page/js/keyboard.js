// The inline keyboard below a message, and the reply keyboard above the composer.

import { button, element, icon } from "./dom.js";
import { notify } from "./dialogs.js";
import { openLink } from "./links.js";
import { isWaiting, press } from "./press.js";

const STYLES = new Set(["primary", "success", "danger"]);

/** The keyboard of a message, or null. `prefill(text)` puts text into the composer (switch_inline buttons). */
export function inlineKeyboard(message, prefill) {
  if (!message.keyboard?.length) return null;
  const rows = message.keyboard.map((row, y) => element("div", { class: "key-row" }, row.map((key, x) => keyButton(message, key, y, x, prefill))));
  return element("div", { class: "keys", role: "group", "aria-label": "Buttons of this message" }, rows);
}

function keyButton(message, key, row, column, prefill) {
  const busy = isWaiting(message, key.callback_data);
  const [picture, action] = actionOf(message, key, prefill);
  return element("button", {
    type: "button", class: `key ${STYLES.has(key.style) ? key.style : ""}`, "aria-busy": busy ? "true" : null,
    dataset: { focus: `${row}/${column}` }, title: key.url ?? key.copy_text?.text ?? "", on: { click: action },
  }, element("span", { class: "key-text", dir: "auto" }, key.text), picture ? icon(picture) : null);
}

/** [picture in the corner, what a press does]. */
function actionOf(message, key, prefill) {
  if (key.callback_data !== undefined) return [null, () => void press(message, key.callback_data)];
  const address = key.url ?? key.login_url?.url ?? key.web_app?.url;
  if (address) return ["link", () => openLink(address)];
  if (key.copy_text) return ["copy", () => void copy(key.copy_text.text)];
  const query = key.switch_inline_query ?? key.switch_inline_query_current_chat ?? key.switch_inline_query_chosen_chat?.query;
  if (query !== undefined) return ["share", () => prefill(query)];
  return [null, () => notify("The sandbox can't do what this button does.", "problem")];
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notify("Copied");
  } catch {
    notify("This browser doesn't let the page copy.", "problem");
  }
}

/** The reply keyboard's rows of buttons. `actions`: text(words), contact(), location(). */
export function replyKeyboard(rows, actions) {
  const act = (key) => {
    if (key.request_contact) return actions.contact();
    if (key.request_location) return actions.location();
    return actions.text(key.text);
  };
  return rows.map((row) => element("div", { class: "key-row" },
    row.map((key) => button(key.text, () => act(key), { class: `key ${STYLES.has(key.style) ? key.style : ""}` }))));
}
