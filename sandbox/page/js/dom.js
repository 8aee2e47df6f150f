// The one way in which this page makes elements. Text always becomes a text node, so that nothing which
// somebody typed (a name like "<b>", a stray "&") is ever read as HTML. There is no innerHTML anywhere.

/**
 * An element with properties and children. A string child becomes text; null, undefined and false are left out.
 * Keys: `class`, `dataset`, `on` ({event: listener}); a key with a hyphen or `role` is an attribute, all else a property.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (key === "class") node.className = value;
    else if (key === "dataset") Object.assign(node.dataset, value);
    else if (key === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (key === "role" || key.includes("-")) node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function button(label, onClick, attributes = {}) {
  return element("button", { type: "button", on: { click: onClick }, ...attributes }, label);
}

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing of 24 × 24, in the colour of the text around it; screen readers skip it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

const SHAPES = {
  send: "M12 19V5m0 0-6 6m6-6 6 6",
  attach: "m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.5L14.5 7.5",
  commands: "M14 4 9 20",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9l6 6 6-6",
  link: "M8 16 16 8m0 0H9.5M16 8v6.5",
  copy: "M9 9h10v10H9zM5 15V5h10",
  share: "M4 18v-3a6 6 0 0 1 6-6h9m0 0-4.5-4.5M19 9l-4.5 4.5",
  muted: "M6 10a6 6 0 0 1 9-5.2M18 10c0 4 1.5 5.5 2 6.5H9M6 10c0 4-1.5 5.5-2 6.5h2M10 20h4M4 3l17 18",
  reply: "M9 15 4 10l5-5M4 10h9a7 7 0 0 1 7 7v2",
  forward: "m15 15 5-5-5-5m5 5h-9a7 7 0 0 0-7 7v2",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20a7.5 7.5 0 0 1 15 0",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15 9h.01",
  place: "M12 21c4-4.5 6.5-7.7 6.5-11a6.5 6.5 0 0 0-13 0c0 3.3 2.5 6.5 6.5 11M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 19a6 6 0 0 1 12 0M16 4.5a3.5 3.5 0 0 1 0 6M17.5 13.5A6 6 0 0 1 21 19",
  tick: "M5 13l4.5 4.5L19 7.5",
  keyboard: "M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8",
};

const drawn = new WeakMap();

/**
 * Make `container` hold one node per item, in order, keeping the nodes whose item looks the same as before: focus, text
 * selection and an open menu survive, and a screen reader hears only what is new. `looks(item)` is any value or an array
 * of values, compared with Object.is; `build(item)` makes the node.
 */
export function reconcile(container, items, { key, looks, build }) {
  const before = drawn.get(container) ?? new Map();
  const after = new Map();
  let place = container.firstChild;
  for (const item of items) {
    const name = key(item);
    const look = [looks(item)].flat();
    const old = before.get(name);
    const node = old && same(old.look, look) ? old.node : build(item);
    if (old && old.node !== node) {
      if (old.node === place) place = node;
      const focus = focusIn(old.node);
      old.node.replaceWith(node);
      restoreFocus(node, focus);
    }
    after.set(name, { node, look });
    if (place === node) place = node.nextSibling;
    else container.insertBefore(node, place);
  }
  for (const [name, { node }] of before) if (!after.has(name)) node.remove();
  drawn.set(container, after);
}

const same = (one, other) => one.length === other.length && one.every((value, index) => Object.is(value, other[index]));

function focusIn(node) {
  const active = document.activeElement;
  return active && node.contains(active) ? { name: active.dataset.focus, itself: active === node } : null;
}

/** Back to the element with the same data-focus; a keyboard user isn't thrown to the top of the page by an edit. */
function restoreFocus(node, focus) {
  if (!focus) return;
  const target = focus.itself ? node : node.querySelector(`[data-focus="${CSS.escape(focus.name ?? "")}"]`);
  (target ?? node).focus({ preventScroll: true });
}
