// What opens over the page: short notes (toasts), alerts, question forms, and menus beside the thing they belong to.

import { button, element, icon } from "./dom.js";

const SHOWN_FOR = 4000;
let hiding = null;

/** A short note at the top of the chat. `kind`: "note" or "problem". */
export function notify(text, kind = "note") {
  const toast = document.getElementById("toast");
  toast.className = `toast shown ${kind}`;
  toast.textContent = text;
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.classList.remove("shown"), SHOWN_FOR + text.length * 30);
}

/** Open a dialog that removes itself when closed; resolves with its return value. */
function open(content, { label, className = "" }) {
  const dialog = element("dialog", { class: className, "aria-label": label }, content);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // the backdrop
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

export function alertBox(title, text) {
  const form = element("form", { method: "dialog", class: "sheet" },
    element("h2", { dir: "auto" }, title), element("p", { class: "alert-text", dir: "auto" }, text),
    element("div", { class: "sheet-buttons" }, element("button", { class: "main", value: "ok", autofocus: true }, "OK")));
  return open(form, { label: title });
}

export function enlarge(image) {
  const close = button(icon("close"), (event) => event.currentTarget.closest("dialog").close(), { class: "round", "aria-label": "Close" });
  return open([element("img", { src: image.src, alt: image.alt }), close], { label: "Photo", className: "picture" });
}

/**
 * A form. Fields: {name, label, type, value, required, hint, accept, options: [[value, label]], when: (values) => bool}.
 * Resolves with {name: value} (a File for type "file"), or null when cancelled.
 */
export async function ask(title, fields, submitLabel) {
  let answer = null;
  const rows = fields.map((field) => [field, fieldRow(field)]);
  const form = element("form", { method: "dialog", class: "sheet" },
    element("h2", {}, title), rows.map(([, row]) => row),
    element("div", { class: "sheet-buttons" },
      button("Cancel", () => form.closest("dialog").close()), element("button", { class: "main", type: "submit" }, submitLabel)));
  const fit = () => {
    const values = Object.fromEntries(new FormData(form));
    for (const [field, row] of rows) {
      row.hidden = field.when ? !field.when(values) : false;
      row.querySelector("input, textarea, select").disabled = row.hidden;
    }
  };
  form.addEventListener("change", fit);
  form.addEventListener("submit", () => { answer = Object.fromEntries(new FormData(form)); });
  fit();
  await open(form, { label: title });
  return answer;
}

function fieldRow(field) {
  const { name, label, options, hint, type = "text", value = "", required = false, accept } = field;
  let input;
  if (options) input = element("select", { name }, options.map(([each, words]) => element("option", { value: each }, words)));
  else if (type === "textarea") input = element("textarea", { name, value, required, rows: 3, dir: "auto" });
  else if (type === "file") input = element("input", { name, type, required, accept: accept ?? "" });
  else input = element("input", { name, type, value, required, step: type === "number" ? "any" : "", dir: "auto", autocomplete: "off" });
  return element("label", { class: "field" }, element("span", {}, label), input, hint ? element("small", {}, hint) : null);
}

/** A menu of [icon, label, action] beside `anchor`; closes on Escape, on a choice and on a press elsewhere. */
export function menu(label, entries, anchor) {
  const list = element("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label });
  for (const [picture, words, action, kind] of entries.filter(Boolean)) {
    list.append(element("button", { type: "button", role: "menuitem", class: kind ?? "", on: { click: () => { list.hidePopover(); action(); } } }, icon(picture), words));
  }
  list.addEventListener("toggle", (event) => { if (event.newState === "closed") list.remove(); });
  list.addEventListener("keydown", walk);
  document.body.append(list);
  list.showPopover();
  place(list, anchor.getBoundingClientRect());
  list.querySelector("button")?.focus({ preventScroll: true });
}

/** Below the anchor if there is room, else above it; never outside the window. */
function place(list, anchor) {
  const { width, height } = list.getBoundingClientRect();
  const below = anchor.bottom + 6;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, anchor.top - height - 6);
  list.style.top = `${top}px`;
  list.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll("button")];
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}
