// Presses of inline buttons: each one waits, with a spinner on its button, until the bot answered it.

import { alertBox, notify } from "./dialogs.js";
import { openLink } from "./links.js";
import { act } from "./server.js";
import { changed, on, state } from "./state.js";

const PATIENCE = 30_000;

const waiting = new Map(); // "chat/message/data" → {query, timer}
const answered = new Set(); // query ids whose answer overtook the reply to our own request

const nameOf = (message, data) => `${message.chat}/${message.id}/${data}`;

/** The buttons of this message that wait for the bot, as one string: a part of how its bubble looks. */
export const waitingIn = (message) => [...waiting.keys()].filter((name) => name.startsWith(`${message.chat}/${message.id}/`)).join(" ");

export const isWaiting = (message, data) => waiting.has(nameOf(message, data));

/** Press the button with this data: the one that was read, wherever an edit has moved it meanwhile. */
export async function press(message, data) {
  const name = nameOf(message, data);
  if (waiting.has(name)) return;
  const entry = { query: null, timer: setTimeout(() => stop(name), PATIENCE) };
  waiting.set(name, entry);
  changed();
  try {
    const { query_id: query } = await act(state.view.person, "press", { chat: message.chat, message: message.id, data });
    entry.query = query;
    if (answered.delete(query)) stop(name);
  } catch (error) {
    stop(name);
    notify(error.message, "problem");
  }
}

function stop(name) {
  clearTimeout(waiting.get(name)?.timer);
  waiting.delete(name);
  changed();
}

/** Show what the bot answers to presses of the person that the reader is, and end the spinner. */
export function watchAnswers() {
  on("state", () => [...waiting.keys()].forEach(stop));
  on("answer", (frame) => {
    const name = [...waiting].find(([, entry]) => entry.query === frame.query_id)?.[0];
    if (name) stop(name);
    else if (waiting.size > 0) answered.add(frame.query_id);
    if (frame.person !== state.view.person) return;
    if (frame.url) openLink(frame.url);
    if (!frame.text) return;
    if (frame.show_alert) void alertBox(state.bot.name, frame.text);
    else notify(frame.text);
  });
}
