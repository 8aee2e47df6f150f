// Text with its Telegram entities → DOM nodes. Offsets count UTF-16 units, as JavaScript strings do, so no conversion.

import { button, element } from "./dom.js";
import { followLink, safeUrl } from "./links.js";
import { formatDateTime } from "./times.js";

/**
 * The nodes for `text`. `entities` are Telegram's MessageEntity objects, nested but never half overlapping;
 * `actions.command(text)` is called when somebody presses a /command in the text.
 */
export function renderText(text, entities = [], actions = {}) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return renderRange(text, ordered, 0, text.length, actions);
}

function renderRange(text, entities, start, end, actions) {
  const nodes = [];
  let position = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < position || entity.offset >= end) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = entities.slice(index + 1).filter((other) => other.offset < stop);
    if (entity.offset > position) nodes.push(text.slice(position, entity.offset));
    const content = renderRange(text, inner, entity.offset, stop, actions);
    nodes.push(dress(entity, content, text.slice(entity.offset, stop), actions));
    // A block ends its line by itself; the line break behind it would show as an empty line.
    position = BLOCKS.has(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const COLOURED = new Set(["mention", "hashtag", "cashtag", "bank_card"]);

/** One entity as an element around its content. An entity of a kind we don't know is shown as plain text. */
function dress(entity, content, raw, actions) {
  if (entity.type in PLAIN_TAGS) return element(PLAIN_TAGS[entity.type], {}, content);
  if (COLOURED.has(entity.type)) return element("span", { class: "tag" }, content);
  switch (entity.type) {
    case "pre": return codeBlock(entity, content);
    case "spoiler": return spoiler(content);
    case "expandable_blockquote": return expandableQuote(content);
    case "url": return link(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `http://${raw}`, content);
    case "text_link": return link(entity.url, content);
    case "email": return link(`mailto:${raw}`, content);
    case "phone_number": return link(`tel:${raw.replace(/[^+\d]/g, "")}`, content);
    case "text_mention": return element("span", { class: "tag", title: `user ${entity.user?.id ?? ""}` }, content);
    case "bot_command": return button(raw, () => actions.command?.(raw), { class: "command" });
    case "date_time": return dateTime(entity, content, raw);
    default: return element("span", { dataset: { entity: entity.type } }, content);
  }
}

function link(url, content) {
  const address = safeUrl(url);
  // javascript: and other schemes that could run here stay readable, but lead nowhere.
  if (!address) return element("span", { class: "tag", title: url }, content);
  const open = (event) => { if (followLink(address)) event.preventDefault(); };
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address, on: { click: open } }, content);
}

function codeBlock(entity, content) {
  return element("pre", { dataset: { language: entity.language ?? "" } }, element("code", {}, content));
}

function spoiler(content) {
  const node = element("span", { class: "spoiler", role: "button", tabIndex: 0, "aria-label": "Hidden text, press to show" }, content);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    node.removeEventListener("click", reveal);
    node.removeEventListener("keydown", reveal);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}

function expandableQuote(content) {
  const body = element("div", { class: "quote-body" }, content);
  const toggle = button("Show more", () => {
    const open = quote.classList.toggle("open");
    toggle.textContent = open ? "Show less" : "Show more";
    toggle.setAttribute("aria-expanded", String(open));
  }, { class: "quote-toggle", "aria-expanded": "false" });
  const quote = element("blockquote", { class: "expandable" }, body, toggle);
  return quote;
}

function dateTime(entity, content, raw) {
  const moment = new Date(entity.unix_time * 1000);
  if (Number.isNaN(moment.getTime())) return element("span", {}, content);
  const shown = formatDateTime(moment, entity.date_time_format);
  const full = formatDateTime(moment, "wDT");
  return element("time", { dateTime: moment.toISOString(), title: `${full} (the bot wrote: ${raw})` }, shown || content);
}
