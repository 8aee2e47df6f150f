// One message as a bubble.

import { avatar, botAvatar, hueOf } from "./people.js";
import { button, element, icon } from "./dom.js";
import { attachment } from "./media.js";
import { inlineKeyboard } from "./keyboard.js";
import { renderText } from "./entities.js";
import { clockText, clockTime } from "./times.js";

const PRESSABLE = "a, button, summary, input, [role=button]";

/**
 * The element of a message. `place`: {own, group, first} — first = the first of a run by one sender, which shows
 * the name. `actions`: open(message, anchor), command(text), prefill(text), jump(id).
 */
export function bubble(message, place, actions) {
  const frame = { dataset: { messageId: message.id, kind: message.kind }, tabIndex: -1 };
  if (message.kind === "service") return element("div", { class: "service", ...frame }, element("span", { dir: "auto" }, message.text || message.service));
  const { own, group, first } = place;
  const body = element("div", { class: "bubble", on: { click: (event) => openUnlessBusy(event, message, actions) } },
    group && !own && first ? element("p", { class: "sender", dir: "auto", dataset: { hue: message.from.is_bot ? "bot" : hueOf(message.from.id) } }, message.from.name) : null,
    forwardedFrom(message), repliedTo(message, actions), attachment(message), words(message, actions),
    button("⋯", (event) => actions.open(message, event.currentTarget), { class: "more", "aria-label": "Message menu", "aria-haspopup": "menu", dataset: { focus: "more" } }));
  const sender = message.from?.is_bot ? botAvatar() : avatar(message.from?.name ?? "?", message.from?.id ?? 0);
  return element("article", {
    class: `message ${own ? "own" : "theirs"} ${first ? "first" : ""}`, "aria-label": `${own ? "You" : message.from?.name}, ${clockTime(sentAt(message))}`, ...frame,
  }, group && !own ? sender : null, element("div", { class: "column" }, body, inlineKeyboard(message, actions.prefill)));
}

export const sentAt = (message) => new Date(message.at * 1000);

/** A press on the bubble opens its menu; not one on a link in it, nor the end of selecting text. */
function openUnlessBusy(event, message, actions) {
  if (event.target.closest(PRESSABLE) || String(getSelection())) return;
  actions.open(message, { getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY, 0, 0) });
}

function forwardedFrom(message) {
  if (!message.forwarded_from) return null;
  return element("p", { class: "forwarded" }, icon("forward"), "Forwarded from ", element("bdi", {}, message.forwarded_from));
}

function repliedTo(message, actions) {
  const original = message.reply_to;
  if (!original) return null;
  return button([element("span", { class: "reply-name", dir: "auto" }, original.name), element("span", { class: "reply-text", dir: "auto" }, original.text || "…")],
    () => actions.jump(original.id), { class: "reply-quote", title: "Go to this message" });
}

/** The text with the time at its end; the time floats, so that it shares the last line where there is room. */
function words(message, actions) {
  const text = element("span", { class: "text" }, renderText(message.text, message.entities ?? [], actions));
  return element("div", { class: "words", dir: "auto" }, message.text ? text : null, marks(message));
}

function marks(message) {
  const sent = sentAt(message);
  return element("span", { class: "marks" },
    message.via_bot ? element("span", {}, "via bot") : null,
    message.silent ? element("span", { class: "silent", title: "Sent without sound", role: "img", "aria-label": "Sent without sound" }, icon("muted")) : null,
    message.edited ? element("span", { class: "edited" }, "edited") : null,
    element("time", { dateTime: sent.toISOString(), title: clockText(sent) }, clockTime(sent)));
}
