// What can be done with a message: the menu that a tap on its bubble opens.

import { menu, notify } from "./dialogs.js";
import { copy } from "./keyboard.js";
import { act } from "./server.js";
import { chat, state } from "./state.js";

export function openMessageMenu(message, anchor, composer) {
  const who = state.view.person;
  const own = message.from?.id === who;
  const editable = own && !message.forwarded_from && !message.via_bot && ["text", "photo", "document"].includes(message.kind);
  const attempt = (action, body) => act(who, action, body).catch((error) => notify(error.message, "problem"));
  menu("Message", [
    ["reply", "Reply", () => composer.replyTo(message.id)],
    message.text && ["copy", "Copy text", () => void copy(message.text)],
    chat()?.type !== "private" && ["forward", "Forward to the bot", () => void attempt("forward", { chat: who, from_chat: message.chat, message: message.id })],
    editable && ["edit", "Edit", () => composer.edit(message.id)],
    (own || chat()?.type === "private") && ["close", "Delete", () => void attempt("delete", { chat: message.chat, message: message.id }), "danger"],
  ], anchor);
}
