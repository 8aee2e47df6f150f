// The open chat: its messages in order, with day lines, and the scrolling.

import { bubble, sentAt } from "./bubbles.js";
import { element, icon, reconcile } from "./dom.js";
import { notify } from "./dialogs.js";
import { waitingIn } from "./press.js";
import { changed, chat, on, person, state } from "./state.js";
import { dayText, sameDay } from "./times.js";

const RUN_SECONDS = 600; // messages of one sender this close together are drawn as one run
const NEAR_END = 80; // pixels from the end within which the reader still counts as reading the newest

/** `actions` as in bubbles.js without jump; `start()` is what the button in an empty private chat does. */
export function showMessages(list, toNewest, actions) {
  const known = { ...actions, jump: (id) => jumpTo(list, id) };
  let following = true; // the reader is at the end and wants to see what comes
  let mustFollow = false; // the next drawing goes to the end wherever the reader was
  let shownView = null;
  let unseen = 0;
  let lastTop = 0;

  const toEnd = (behavior = "instant") => {
    list.scrollTo({ top: list.scrollHeight, behavior });
    lastTop = list.scrollTop;
  };
  // The browser tells of a scroll a frame late, and something may be drawn before: so look, don't wait to be told.
  const noticeScroll = () => {
    if (list.scrollTop === lastTop) return;
    lastTop = list.scrollTop;
    following = list.scrollHeight - lastTop - list.clientHeight < NEAR_END;
  };
  toNewest.append(icon("down"), element("span", { class: "badge", hidden: true }));
  toNewest.addEventListener("click", () => toEnd("smooth"));

  const showJump = () => {
    if (following) unseen = 0;
    toNewest.hidden = following;
    toNewest.lastChild.hidden = unseen === 0;
    toNewest.lastChild.textContent = String(unseen);
  };
  list.addEventListener("scroll", () => {
    noticeScroll();
    showJump();
  }, { passive: true });

  on("message", ({ message }) => {
    if (message.chat !== state.view.chat) return;
    noticeScroll();
    if (message.from?.id === state.view.person) mustFollow = true; // who writes wants to see it
    else if (!following) unseen += 1;
  });
  // What a finger is on stays until it is lifted: a button that is drawn anew under it would never get its click.
  let held = false;
  list.addEventListener("pointerdown", () => {
    held = true;
  });
  const release = () => {
    if (!held) return;
    held = false;
    changed();
  };
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(release)); // the click comes first
  on("changed", () => {
    if (held) return;
    noticeScroll();
    const view = `${state.view.person}/${state.view.chat}/${state.view.topic}`;
    const fresh = view !== shownView;
    if (fresh || mustFollow) following = true;
    mustFollow = false;
    // A whole chat at once is no news: a screen reader shall not read all of it aloud.
    list.setAttribute("aria-live", fresh || !state.loaded ? "off" : "polite");
    if (state.loaded) shownView = view;
    draw(list, known);
    if (following) toEnd();
    showJump();
  });
  // The keyboard of a phone, a taller composer, a picture that arrives: all change the height without a scroll.
  const stay = () => {
    noticeScroll();
    if (following) toEnd();
  };
  new ResizeObserver(stay).observe(list);
  list.addEventListener("load", stay, true);
}

function draw(list, actions) {
  const open = chat();
  const shown = state.view.topic === null ? state.messages : state.messages.filter((one) => one.topic === state.view.topic);
  const items = [];
  shown.forEach((message, index) => {
    const before = shown[index - 1];
    const newDay = !before || !sameDay(sentAt(before), sentAt(message));
    if (newDay) items.push({ day: dayText(sentAt(message)), key: `day ${message.id}` });
    items.push({ message, key: `${message.chat}/${message.id}`, place: placeOf(message, newDay ? null : before, open) });
  });
  if (items.length === 0 && state.loaded) items.push({ welcome: true, key: `welcome ${state.view.person}/${state.view.chat}` });
  if (state.typing.get(state.view.chat) > Date.now()) items.push({ typing: true, key: "typing" });
  reconcile(list, items, { key: (item) => item.key, looks, build: (item) => build(item, open, actions) });
}

function placeOf(message, before, open) {
  const run = before && before.kind !== "service" && before.from?.id === message.from?.id && message.at - before.at < RUN_SECONDS;
  return { own: message.from?.id === state.view.person, group: open?.type !== "private", first: !run };
}

function looks(item) {
  if (!item.message) return [item.day];
  const { own, group, first } = item.place;
  return [item.message, own, group, first, waitingIn(item.message)];
}

function build(item, open, actions) {
  if (item.day) return element("div", { class: "day" }, element("span", {}, item.day));
  if (item.typing) return element("p", { class: "typing", "aria-label": `${state.bot.name} is typing` }, element("i"), element("i"), element("i"));
  if (item.welcome) return welcome(open, actions);
  return bubble(item.message, item.place, actions);
}

function welcome(open, actions) {
  const own = open?.type === "private";
  const words = own
    ? `You are ${person()?.first_name}. This is your private chat with ${state.bot.name}; nothing leaves this computer.`
    : `The group of all ${open?.members.length ?? 0} test people. Say something, or add the bot.`;
  return element("div", { class: "welcome" }, element("p", {}, words),
    own ? element("button", { type: "button", class: "main", on: { click: actions.start } }, "Start") : null);
}

function jumpTo(list, id) {
  const target = list.querySelector(`[data-message-id="${id}"]`);
  if (!target) return notify("That message isn't here any more.", "problem");
  target.scrollIntoView({ block: "center", behavior: "smooth" });
  target.classList.remove("flash");
  void target.offsetWidth; // restarts the animation when it is jumped to twice
  target.classList.add("flash");
  return undefined;
}
