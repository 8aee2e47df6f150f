// The list above the composer: the bot's commands while a "/" is typed, inline results after "@bot ".

import { element } from "./dom.js";
import { notify } from "./dialogs.js";
import { openLink } from "./links.js";
import { act, get } from "./server.js";
import { chat, on, state } from "./state.js";

const PAUSE = 300; // milliseconds without typing before the bot is asked for inline results

/** Returns {handleKey(event) → whether the key was used, openAll()}. */
export function showSuggestions(input, list, { sendText, write }) {
  let entries = []; // {title, hint, choose(), complete?}
  let current = -1;
  let turn = 0; // answers that come after the next key stroke are for nobody
  let timer = null;
  const commands = new Map(); // "person/chat" → its menu
  for (const kind of ["commands", "state"]) on(kind, () => commands.clear());

  function show(found) {
    entries = found;
    current = -1;
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map((entry, index) => element("button", {
      type: "button", role: "option", id: `suggestion-${index}`, tabIndex: -1, "aria-selected": "false", on: { click: () => choose(entry) },
    }, element("span", { class: "suggestion-title", dir: "auto" }, entry.title), element("span", { class: "suggestion-hint", dir: "auto" }, entry.hint))));
    mark();
  }

  function mark() {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === current)));
    if (current < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `suggestion-${current}`);
    list.children[current]?.scrollIntoView({ block: "nearest" });
  }

  function choose(entry) {
    show([]);
    write("");
    void entry.choose();
  }

  async function menu() {
    const { person, chat: where } = state.view;
    const name = `${person}/${where}`;
    if (!commands.has(name)) commands.set(name, (await get(`commands?as=${person}&chat=${where}`)).commands);
    return commands.get(name);
  }

  /** In a group a bare /command may be meant for any bot, so Telegram's apps add the bot's name; so does this menu. */
  const addressed = (command) => (chat()?.type === "private" ? `/${command}` : `/${command}@${state.bot.username}`);

  async function showCommands(beginning) {
    const mine = turn;
    const all = await menu().catch(() => state.commands);
    if (mine !== turn) return;
    show(all.filter(({ command }) => command.startsWith(beginning)).map(({ command, description }) => ({
      title: `/${command}`, hint: description, choose: () => sendText(addressed(command)), complete: () => write(`${addressed(command)} `),
    })));
  }

  async function showResults(query) {
    const mine = turn;
    const { person, chat: where } = state.view;
    const answer = await act(person, "inline", { chat: where, query, wait: 5 }).catch(() => ({ results: [] }));
    if (mine !== turn) return;
    const results = (answer.results ?? []).map((result) => ({
      title: result.title ?? result.first_name ?? result.id, hint: result.description ?? result.phone_number ?? "",
      choose: () => act(person, "choose", { query_id: answer.query_id, result: result.id, chat: where }).catch((error) => notify(error.message, "problem")),
    }));
    const above = answer.button?.start_parameter;
    show(above ? [{ title: answer.button.text, hint: "", choose: () => openLink(`https://t.me/${state.bot.username}?start=${above}`) }, ...results] : results);
  }

  function look() {
    turn += 1;
    clearTimeout(timer);
    const text = input.value;
    const command = /^\/([a-z0-9_]*)$/i.exec(text);
    const inline = text.startsWith(`@${state.bot?.username} `);
    if (command) void showCommands(command[1].toLowerCase());
    else if (inline) timer = setTimeout(() => void showResults(text.slice(state.bot.username.length + 2)), PAUSE);
    else if (entries.length > 0) show([]);
  }

  function handleKey(event) {
    if (entries.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) current = current < 0 && step < 0 ? entries.length - 1 : (current + step + entries.length) % entries.length;
    else if (event.key === "Escape") show([]);
    else if (event.key === "Tab" && !event.shiftKey && (entries[Math.max(current, 0)].complete)) entries[Math.max(current, 0)].complete();
    else if (event.key === "Enter" && !event.shiftKey && current >= 0) choose(entries[current]);
    else return false;
    event.preventDefault();
    mark();
    return true;
  }

  input.addEventListener("input", look);
  input.setAttribute("aria-controls", list.id);
  return { handleKey, openAll: () => (list.hidden ? write("/") : write("")) };
}
