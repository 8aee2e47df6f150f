// Puts the page together: which part shows what, and what happens between them.

import { attachMenu } from "./attach.js";
import { showClock } from "./clock.js";
import { showComposer } from "./composer.js";
import { connect } from "./connection.js";
import { alertBox, notify } from "./dialogs.js";
import { handleBotLinks } from "./links.js";
import { openMessageMenu } from "./messagemenu.js";
import { showMessages } from "./messages.js";
import { showPeople } from "./people.js";
import { watchAnswers } from "./press.js";
import { addBot, showRoom } from "./room.js";
import { act } from "./server.js";
import { apply, changed, now, on, state } from "./state.js";
import { useClock } from "./times.js";
import { chooseChat, watchView } from "./view.js";

const part = (id) => document.getElementById(id);

useClock(now);
watchView();
watchAnswers();

const composer = showComposer(part("composer"), { attach: attachMenu });
showPeople(part("people"), part("chats"));
showClock(part("clock"));
showRoom({ head: part("room-head"), title: part("chat-title"), subtitle: part("chat-about"), notice: part("notice"), topics: part("topics") });

/** Write in the private chat with the bot, wherever the reader is. */
async function writeToBot(text) {
  chooseChat(state.view.person);
  await act(state.view.person, "text", { text, reply_to: null }).catch((error) => notify(error.message, "problem"));
}

showMessages(part("messages"), part("to-newest"), {
  open: (message, anchor) => openMessageMenu(message, anchor, composer),
  command: (text) => composer.sendText(text),
  prefill: (query) => composer.write(`@${state.bot.username} ${query}`),
  start: () => writeToBot("/start"),
});

handleBotLinks({
  botUsername: () => state.bot?.username ?? "",
  start: (payload) => void writeToBot(`/start ${payload}`.trim()),
  startGroup: () => {
    const group = state.chats.find((one) => one.type !== "private" && !one.migrated_to);
    if (group) void addBot(group);
  },
});

on("refused", (frame) => {
  // Refusals happen to anybody; a violation is a mistake in the bot, and its author is probably looking at this page.
  if (frame.violation) notify(`The bot's ${frame.method} broke the Bot API's rules: ${frame.description}`, "problem");
});

const banner = part("banner");
connect({
  onFrame: apply,
  onStatus: (connected) => {
    state.connected = connected;
    banner.hidden = connected;
    if (!connected) banner.textContent = "Connection lost. Trying again…";
    changed();
  },
});

addEventListener("unhandledrejection", (event) => void alertBox("This page stumbled", String(event.reason)));
