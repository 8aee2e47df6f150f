// What the reader looks at: as whom, which chat, which topic. Kept in the address (#101/-4001), so that a reload stays
// where it was and two windows can be two people.

import { act, get } from "./server.js";
import { apply, changed, chat, chatsOf, on, person, state, unread } from "./state.js";

let loading = null; // the load under way: frames that overtake it are kept in `late`

export function choosePerson(id) {
  const shared = chatsOf(id).some((one) => one.id === state.view.chat);
  look({ person: id, chat: shared ? state.view.chat : id, topic: null });
}

export const chooseChat = (id) => look({ ...state.view, chat: id, topic: null });

export function chooseTopic(id) {
  state.view = { ...state.view, topic: id };
  changed();
}

function look(view) {
  if (view.person === state.view.person && view.chat === state.view.chat) return;
  state.view = view;
  state.messages = [];
  state.loaded = false;
  history.replaceState(null, "", `#${view.person}/${view.chat}`);
  changed();
  void load();
}

/** Fetch the open chat. What happens meanwhile is applied again afterwards, unless the answer knew it already. */
async function load() {
  const { person: who, chat: where } = state.view;
  const mine = { late: [] };
  loading = mine;
  try {
    const answer = await get(`chats/${where}?as=${who}&limit=500`);
    if (loading !== mine) return;
    state.messages = answer.messages;
    state.loaded = true;
    loading = null;
    if (answer.messages.length > 0) state.previews.set(where, answer.messages.at(-1));
    mine.late.filter((frame) => frame.revision > answer.revision).forEach(apply);
    changed();
  } catch {
    // The connection is down or the chat is gone: the next state frame loads again.
    if (loading === mine) loading = null;
  }
}

const asked = new Set(); // previews that were fetched or are being fetched, as "chat/newest message"

async function loadPreview(one, who) {
  const name = `${one.id}/${one.last_message}`;
  if (!one.last_message || state.previews.has(one.id) || asked.has(name)) return;
  asked.add(name);
  const answer = await get(`chats/${one.id}?as=${who}&limit=1`).catch(() => null);
  if (!answer?.messages.length || state.previews.has(one.id)) return;
  state.previews.set(one.id, answer.messages.at(-1));
  changed();
}

function fromAddress() {
  const [who, where] = location.hash.slice(1).split("/").map(Number);
  return { person: who, chat: where };
}

/** After each full state: keep looking at the same place if it still exists, and fetch it anew. */
function settle() {
  const wanted = state.view.person === null ? fromAddress() : state.view;
  const who = person(wanted.person) ?? state.people[0];
  if (!who) return;
  const known = chat(wanted.chat)?.migrated_to ?? wanted.chat;
  const where = chatsOf(who.id).some((one) => one.id === known) ? known : who.id;
  const topic = where === state.view.chat ? state.view.topic : null;
  state.view = { person: who.id, chat: where, topic };
  void load();
}

let reading = false;

/** Whoever looks at a chat has read it: Telegram knows no other way to make a badge go. */
async function markRead() {
  const { person: who, chat: where } = state.view;
  const open = chat();
  if (reading || !open || !state.loaded || !state.connected || document.visibilityState === "hidden") return;
  if (unread(open, who) === 0) return;
  reading = true;
  await act(who, "read", { chat: where }).catch(() => null);
  reading = false;
}

export function watchView() {
  on("state", settle);
  for (const kind of ["state", "deleted"]) on(kind, () => asked.clear());
  for (const kind of ["message", "edited", "deleted"]) on(kind, (frame) => loading?.late.push(frame));
  on("changed", () => {
    const moved = chat()?.migrated_to;
    if (moved && chat(moved)) look({ ...state.view, chat: moved, topic: null });
    for (const one of chatsOf(state.view.person)) void loadPreview(one, state.view.person);
    void markRead();
  });
  document.addEventListener("visibilitychange", changed);
  addEventListener("hashchange", () => {
    const { person: who, chat: where } = fromAddress();
    if (person(who) && chatsOf(who).some((one) => one.id === where)) look({ person: who, chat: where, topic: null });
  });
}
