// Top of the page: as whom you are here, and that person's chats. A badge counts what would have made a sound.

import { element, icon, reconcile } from "./dom.js";
import { chatsOf, now, on, state, unread } from "./state.js";
import { clockTime, sameDay, shortDay } from "./times.js";
import { chooseChat, choosePerson } from "./view.js";

const MOST_PEOPLE = 12; // a benchmark may add a thousand

export function showPeople(peopleList, chatList) {
  on("changed", () => {
    drawPeople(peopleList);
    drawChats(chatList);
    const all = state.people.reduce((sum, one) => sum + unreadOf(one.id), 0);
    document.title = `${all ? `(${all}) ` : ""}Followthrough sandbox`;
  });
  peopleList.addEventListener("keydown", moveBetweenTabs);
}

const unreadOf = (id) => chatsOf(id).reduce((sum, one) => sum + unread(one, id), 0);

function drawPeople(list) {
  const shown = state.people.filter((one, index) => index < MOST_PEOPLE || one.id === state.view.person);
  reconcile(list, shown, {
    key: (one) => one.id,
    looks: (one) => [one.first_name, one.last_name, unreadOf(one.id), one.id === state.view.person],
    build: personTab,
  });
}

function personTab(one) {
  const name = [one.first_name, one.last_name].filter(Boolean).join(" ");
  const count = unreadOf(one.id);
  const selected = one.id === state.view.person;
  const badge = countBadge(count, `unread-${one.id}`);
  return element("button", {
    type: "button", role: "tab", class: "person", id: `person-${one.id}`, tabIndex: selected ? 0 : -1,
    "aria-label": name, "aria-selected": String(selected), "aria-controls": "room", "aria-describedby": badge.id,
    on: { click: () => choosePerson(one.id) },
  }, avatar(name, one.id), element("span", { class: "person-name", dir: "auto" }, name), badge);
}

/** The arrow keys go from tab to tab, as people who use the keyboard expect of tabs. */
function moveBetweenTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")];
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  event.preventDefault();
  next.click();
  next.focus();
}

function drawChats(list) {
  const who = state.view.person;
  reconcile(list, chatsOf(who), {
    key: (one) => one.id,
    looks: (one) => {
      const newest = state.previews.get(one.id);
      return [one.title, unread(one, who), one.id === state.view.chat, newest, newest && sameDay(new Date(newest.at * 1000), now()), one.id === who];
    },
    build: (one) => chatButton(one, who),
  });
}

function chatButton(one, who) {
  const newest = state.previews.get(one.id);
  const group = one.type !== "private";
  const badge = countBadge(unread(one, who), `unread-${who}-${one.id}`);
  return element("button", {
    type: "button", class: "chat", dataset: { chatId: one.id }, "aria-label": one.title, "aria-describedby": badge.id,
    "aria-current": one.id === state.view.chat ? "true" : null,
    on: { click: () => chooseChat(one.id) },
  },
  group ? element("span", { class: "avatar group", "aria-hidden": "true" }, icon("group")) : botAvatar(),
  element("span", { class: "chat-title", dir: "auto" }, one.title),
  element("span", { class: "chat-time" }, newest ? momentOf(newest) : ""),
  element("span", { class: "chat-preview", dir: "auto" }, newest ? previewOf(newest, group) : "No messages yet"),
  badge);
}

function momentOf(newest) {
  const moment = new Date(newest.at * 1000);
  return sameDay(moment, now()) ? clockTime(moment) : shortDay(moment);
}

const KIND_WORDS = { photo: "Photo", document: "Document", contact: "Contact", location: "Location" };

function previewOf(newest, group) {
  const kind = KIND_WORDS[newest.kind];
  const words = kind ? `${kind}${newest.text ? `: ${newest.text}` : ""}` : newest.text;
  const own = newest.from?.id === state.view.person;
  if (newest.kind === "service" || !(group || own)) return words;
  return `${own ? "You" : newest.from?.name}: ${words}`;
}

function countBadge(count, testId) {
  return element("span", { class: "badge", id: testId, dataset: { testid: testId }, title: "unread", hidden: count === 0 }, String(count));
}

/** Which of the six colours of names and avatars. */
export const hueOf = (id) => (Math.abs(id) + 3) % 6;

/** A coloured disc with initials; the colour belongs to the id, so a person keeps it everywhere. */
export function avatar(name, id) {
  const initial = [...name.trim()][0] ?? "?";
  return element("span", { class: "avatar", "aria-hidden": "true", dataset: { hue: hueOf(id) } }, initial);
}

export const botAvatar = () => element("span", { class: "avatar bot", "aria-hidden": "true" }, icon("tick"));
