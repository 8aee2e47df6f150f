// Where the person writes: text, replies, edits of own messages, and the answers to the bot's questions (ForceReply).

import { button, element, icon } from "./dom.js";
import { showDrawer } from "./drawer.js";
import { notify } from "./dialogs.js";
import { act } from "./server.js";
import { chat, message, on, state } from "./state.js";
import { showSuggestions } from "./suggestions.js";

const TALLEST = 160; // pixels the box grows to before it scrolls

/** Fill the form; returns {sendText, write, replyTo, edit}. `attach(anchor, send)` opens the menu of other things to send. */
export function showComposer(form, { attach }) {
  const drafts = new Map(); // "person/chat" → {text, mode, dismissed}: what was begun in each chat is still there
  let place = null;
  let sending = Promise.resolve(); // one after the other, so that two quick messages keep their order

  const input = element("textarea", { rows: 1, "aria-label": "Message", placeholder: "Message", disabled: true, dir: "auto", autocomplete: "off", enterKeyHint: "send" });
  const context = element("div", { class: "context", hidden: true });
  const list = element("div", { class: "suggestions", id: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: true });
  const drawer = element("div", { class: "drawer", role: "group", "aria-label": "Reply keyboard", hidden: true });
  const drawerKey = button(icon("keyboard"), () => keys.toggle(), { class: "round", "aria-label": "Reply keyboard", hidden: true });
  const send = element("button", { type: "submit", class: "round send", "aria-label": "Send" }, icon("send"));
  const attachKey = button(icon("attach"), (event) => attach(event.currentTarget, extras), { class: "round", "aria-label": "Attach", "aria-haspopup": "menu" });
  const commandKey = button(icon("commands"), () => suggestions.openAll(), { class: "round", "aria-label": "Commands" });
  form.append(list, context, element("div", { class: "writing" }, attachKey, commandKey, input, drawerKey, send), drawer);

  const draft = () => drafts.get(place) ?? drafts.set(place, { text: "", mode: null, dismissed: null }).get(place);
  const suggestions = showSuggestions(input, list, { sendText, write });
  const keys = showDrawer(drawer, drawerKey, { sendText, extras });

  /** What the text will be: {kind: "reply" | "edit", id, placeholder} or null. */
  function mode() {
    const { mode: chosen, dismissed } = draft();
    if (chosen) return chosen;
    const question = chat()?.prompts?.[state.view.person];
    if (!question || question === dismissed) return null;
    return { kind: "reply", id: question, placeholder: message(question)?.reply_prompt?.placeholder, asked: true };
  }

  /** Where things go: the chat, the topic, and the message they answer. */
  function extras() {
    const answered = mode()?.kind === "reply" ? mode().id : null;
    const topic = state.view.topic === null ? {} : { topic: state.view.topic };
    return { chat: state.view.chat, ...topic, reply_to: answered };
  }

  function sendText(text) {
    const [who, where, editing] = [state.view.person, extras(), mode()?.kind === "edit" ? mode().id : null];
    draft().mode = null;
    sending = sending.then(() => (editing
      ? act(who, "edit", { chat: where.chat, message: editing, text })
      : act(who, "text", { ...where, text })))
      .catch((error) => {
        notify(error.message, "problem");
        if (!input.value) write(text);
      });
    draw();
  }

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    write("");
    sendText(text);
  }

  function write(text) {
    input.value = text;
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  function setMode(chosen) {
    const question = chat()?.prompts?.[state.view.person];
    if (!chosen) draft().dismissed = question ?? null;
    if (!chosen && draft().mode?.kind === "edit") write("");
    draft().mode = chosen;
    if (chosen?.kind === "edit") write(message(chosen.id)?.text ?? "");
    draw();
    input.focus();
  }

  let drawnMode = null;

  function draw() {
    const current = mode();
    const name = current ? `${place}/${current.kind}/${current.id}/${Boolean(message(current.id))}` : null;
    if (name === drawnMode) return;
    const began = current?.asked && document.activeElement?.closest("dialog, input, textarea") === null;
    drawnMode = name;
    input.placeholder = current?.placeholder ?? "Message";
    context.hidden = !current;
    form.dataset.mode = current?.kind ?? "";
    context.replaceChildren(...(current ? contextBar(current, () => setMode(null)) : []));
    if (began) input.focus();
  }

  form.addEventListener("submit", submit);
  input.addEventListener("keydown", (event) => {
    if (suggestions.handleKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape" && mode()) setMode(null);
    if (event.key === "ArrowUp" && !input.value) editLast(event);
  });
  input.addEventListener("input", () => {
    draft().text = input.value;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, TALLEST)}px`;
  });

  function editLast(event) {
    const own = state.messages.findLast((one) => one.from?.id === state.view.person && one.kind === "text" && !one.forwarded_from);
    if (!own) return;
    event.preventDefault();
    setMode({ kind: "edit", id: own.id });
  }

  on("changed", () => {
    input.disabled = state.view.chat === null; // what is typed before there is a chat would be nobody's
    const here = `${state.view.person}/${state.view.chat}`;
    if (here !== place) {
      place = here;
      input.value = draft().text;
      input.dispatchEvent(new Event("input"));
    }
    const chosen = draft().mode;
    if (chosen && state.loaded && !message(chosen.id)) draft().mode = null; // it was deleted meanwhile
    draw();
  });

  return { sendText, write, replyTo: (id) => setMode({ kind: "reply", id }), edit: (id) => setMode({ kind: "edit", id }) };
}

function contextBar(current, cancel) {
  const original = message(current.id);
  const title = current.kind === "edit" ? "Edit message" : `Reply to ${original?.from?.name ?? "a message"}`;
  return [
    icon(current.kind === "edit" ? "edit" : "reply"),
    element("p", {}, element("strong", { dir: "auto" }, title), element("span", { dir: "auto" }, original?.text || original?.kind || "")),
    button(icon("close"), cancel, { class: "round", "aria-label": current.kind === "edit" ? "Cancel editing" : "Cancel reply" }),
  ];
}
