// The head of the open chat: its name, its menu, its topics, and what stands in the way of talking (no bot, blocked).

import { button, element, icon, reconcile } from "./dom.js";
import { ask, menu, notify } from "./dialogs.js";
import { act, post } from "./server.js";
import { chat, on, person, state } from "./state.js";
import { chooseTopic } from "./view.js";

export function showRoom({ head, title, subtitle, notice, topics }) {
  const menuKey = button("⋯", (event) => openChatMenu(event.currentTarget), { class: "round chat-menu", "aria-label": "Chat menu", "aria-haspopup": "menu" });
  head.append(menuKey);
  on("changed", () => {
    const open = chat();
    title.textContent = open?.title ?? "";
    subtitle.textContent = open ? about(open) : "";
    drawNotice(notice, open);
    drawTopics(topics, open);
  });
}

function about(open) {
  if (state.typing.get(open.id) > Date.now()) return "typing…";
  if (open.type === "private") return "bot";
  const bot = { member: ", with the bot", administrator: ", the bot is an admin" }[open.bot] ?? ", without the bot";
  return `${open.members.length} people${bot}`;
}

const botIsIn = (open) => open.bot === "member" || open.bot === "administrator";

function drawNotice(notice, open) {
  const who = person();
  let entry = [];
  if (open?.type === "private" && who?.blocked) entry = [{ words: "You blocked the bot.", key: "Unblock", action: () => attempt(act(who.id, "unblock")) }];
  else if (open && open.type !== "private" && !botIsIn(open)) entry = [{ words: "The bot isn't in this group.", key: "Add the bot", action: () => addBot(open) }];
  notice.hidden = entry.length === 0;
  reconcile(notice, entry, {
    key: (one) => one.key,
    looks: (one) => [one.words, open.id, who.id],
    build: (one) => element("p", {}, element("span", {}, one.words), button(one.key, one.action, { class: "main", dataset: { focus: "do" } })),
  });
}

function drawTopics(nav, open) {
  const all = open?.forum ? [{ id: null, name: "All" }, ...(open.topics ?? [])] : [];
  nav.hidden = all.length === 0;
  reconcile(nav, all, {
    key: (one) => one.id,
    looks: (one) => [one.name, one.closed, one.id === state.view.topic],
    build: (one) => button(one.closed ? `${one.name} (closed)` : one.name, () => chooseTopic(one.id), {
      class: "chip", "aria-pressed": String(one.id === state.view.topic), dataset: { focus: "topic" },
    }),
  });
}

const attempt = (promise) => promise.catch((error) => notify(error.message, "problem"));

const by = () => state.view.person;

export const addBot = (open) => attempt(post(`chats/${open.id}/add`, { member: "bot", by: by() }));

function openChatMenu(anchor) {
  const open = chat();
  const who = person();
  if (!open || !who) return;
  if (open.type === "private") {
    menu("Chat", [
      who.blocked
        ? ["tick", "Unblock the bot", () => attempt(act(who.id, "unblock"))]
        : ["close", "Block the bot", () => attempt(act(who.id, "block")), "danger"],
    ], anchor);
    return;
  }
  const change = (path, body = {}) => attempt(post(`chats/${open.id}/${path}`, { by: by(), ...body }));
  const admin = open.bot === "administrator";
  menu("Chat", [
    !botIsIn(open) && ["person", "Add the bot", () => addBot(open)],
    botIsIn(open) && ["tick", admin ? "Make the bot a plain member" : "Make the bot an admin", () => change("promote", { member: "bot", admin: !admin })],
    open.type === "group" && ["group", "Turn into a supergroup", () => change("migrate")],
    !open.forum && ["commands", "Turn on topics", () => change("forum")],
    open.forum && ["commands", "New topic", () => newTopic(change)],
    botIsIn(open) && ["close", "Remove the bot", () => change("remove", { member: "bot" }), "danger"],
  ], anchor);
}

async function newTopic(change) {
  const answer = await ask("New topic", [{ name: "name", label: "Name", value: "Deals", required: true }], "Create");
  if (answer) await change("topics", answer);
}
