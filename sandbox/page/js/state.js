// What this page knows of the sandbox: the world as the server tells it, and what the reader looks at (`view`).
// Frames come in through `apply`; whoever shows something listens with `on("changed", …)`.

export const state = {
  connected: false,
  bot: null,
  people: [],
  chats: [],
  commands: [],
  clockSkew: 0, // milliseconds from this browser's clock to the sandbox's
  clockAhead: 0, // seconds from the real time to the sandbox's
  messages: [], // of the open chat, oldest first
  loaded: false, // whether `messages` are those of the open chat
  previews: new Map(), // chat id → its newest message, for the list of chats
  typing: new Map(), // chat id → until when (browser's milliseconds)
  view: { person: null, chat: null, topic: null },
};

const MOST_MESSAGES = 1000; // kept of the open chat; older ones are given up

const listeners = new Map();

/** Kinds: "changed" (at most once a frame), and the server's "state", "message", "answer", "refused", "commands" frames. */
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

function tell(kind, detail) {
  for (const listener of listeners.get(kind) ?? []) listener(detail);
}

let told = false;

/** The reader did something: everything is drawn before their next key stroke, once for all changes made together. */
export function changed() {
  if (told) return;
  told = true;
  queueMicrotask(() => {
    told = false;
    tell("changed");
  });
}

let soon = false;

/** The server told something: drawn with the browser's next frame, so that a flood of news costs no more than 60 drawings a second. */
function changedSoon() {
  if (soon) return;
  soon = true;
  const draw = () => {
    soon = false;
    changed();
  };
  if (document.visibilityState === "hidden") setTimeout(draw, 250); // a hidden page has no frames
  else requestAnimationFrame(draw);
}

export const now = () => new Date(Date.now() + state.clockSkew);
export const person = (id = state.view.person) => state.people.find((one) => one.id === id);
export const chat = (id = state.view.chat) => state.chats.find((one) => one.id === id);
export const message = (id) => state.messages.find((one) => one.id === id);
export const unread = (chatShown, personId) => chatShown.unread?.[personId] ?? 0;

/** The chats a person is in: the private one first, then groups; a group that migrated gives way to its supergroup. */
export function chatsOf(personId) {
  const mine = state.chats.filter((one) => one.migrated_to === null || one.migrated_to === undefined)
    .filter((one) => one.id === personId || one.members?.some((member) => member.id === personId && one.type !== "private"));
  return mine.sort((a, b) => (b.id === personId) - (a.id === personId));
}

/** Take one frame of the server into the state. */
export function apply(frame) {
  HANDLERS[frame.type]?.(frame);
  tell(frame.type, frame);
  changedSoon();
}

const HANDLERS = {
  state(frame) {
    Object.assign(state, { bot: frame.bot, people: frame.people, chats: frame.chats, commands: frame.commands ?? [] });
    setClock(frame.clock);
    state.previews.clear();
    state.typing.clear();
  },
  message({ message: newest }) {
    state.previews.set(newest.chat, newest);
    if (newest.from?.is_bot) state.typing.delete(newest.chat);
    if (newest.chat === state.view.chat) state.messages = replaced(state.messages, newest).slice(-MOST_MESSAGES);
  },
  edited({ message: edited }) {
    if (state.previews.get(edited.chat)?.id === edited.id) state.previews.set(edited.chat, edited);
    if (edited.chat === state.view.chat && message(edited.id)) state.messages = replaced(state.messages, edited);
  },
  deleted(frame) {
    if (state.previews.get(frame.chat)?.id === frame.message_id) state.previews.delete(frame.chat);
    if (frame.chat === state.view.chat) state.messages = state.messages.filter((one) => one.id !== frame.message_id);
  },
  chat: (frame) => { state.chats = replaced(state.chats, frame.chat); },
  person: (frame) => { state.people = replaced(state.people, frame.person); },
  clock: (frame) => setClock(frame.clock),
  commands: (frame) => { state.commands = frame.commands; },
  action(frame) {
    state.typing.set(frame.chat, Date.now() + 5000);
    setTimeout(changed, 5050);
  },
};

function setClock(clock) {
  state.clockSkew = clock.unix * 1000 - Date.now();
  state.clockAhead = clock.ahead;
}

/** The list with this item in place of the one with its id, or at the end. */
function replaced(list, item) {
  const index = list.findIndex((one) => one.id === item.id);
  return index < 0 ? [...list, item] : list.with(index, item);
}
