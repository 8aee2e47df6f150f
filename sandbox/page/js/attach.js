// What can be sent beside text. Each form starts filled with an example, so that trying something costs two taps.

import { ask, menu, notify } from "./dialogs.js";
import { act } from "./server.js";
import { person, state } from "./state.js";

/** The menu of the paper clip; `extras()` gives chat, topic and reply of what will be sent. */
export function attachMenu(anchor, extras) {
  menu("Attach", [
    ["person", "Contact", () => sendContact(extras)],
    ["forward", "Forward", () => sendForward(extras)],
    ["photo", "Photo", () => sendPhoto(extras)],
    ["file", "File", () => sendFile(extras)],
    ["place", "Location", () => sendLocation(extras)],
  ], anchor);
}

async function send(action, body) {
  try {
    await act(state.view.person, action, body);
  } catch (error) {
    notify(error.message, "problem");
  }
}

async function sendContact(extras) {
  const answer = await ask("Send a contact", [
    { name: "first_name", label: "First name", value: "Jane", required: true },
    { name: "last_name", label: "Last name", value: "Doe" },
    { name: "phone_number", label: "Phone", type: "tel", value: "+1 902 555 0134", required: true },
    { name: "vcard", label: "vCard (may stay empty)", type: "textarea" },
  ], "Send");
  if (answer) await send("contact", { ...extras(), ...filled(answer) });
}

export async function sendOwnContact(extras) {
  const { id, first_name: first, last_name: last } = person();
  const answer = await ask("Share your phone number?", [
    { name: "phone_number", label: "Your phone", type: "tel", value: "+1 902 555 0100", required: true },
  ], "Share");
  if (answer) await send("contact", { ...extras(), ...filled({ first_name: first, last_name: last, ...answer }), user_id: id });
}

async function sendForward(extras) {
  const from = (kind) => (values) => values.type === kind;
  const answer = await ask("Forward a message", [
    { name: "type", label: "Written by", options: [["user", "a person"], ["hidden_user", "a person who hides their account"], ["channel", "a channel"]] },
    { name: "first_name", label: "First name", value: "Jane", required: true, when: from("user") },
    { name: "last_name", label: "Last name", value: "Doe", when: from("user") },
    { name: "name", label: "Name", value: "Jane Doe", required: true, when: from("hidden_user") },
    { name: "title", label: "Title", value: "City news", required: true, when: from("channel") },
    { name: "username", label: "Username (may stay empty)", when: (values) => values.type !== "hidden_user" },
    { name: "text", label: "Text", type: "textarea", value: "Hi, could you call me about the mortgage? 902-555-0134", required: true },
  ], "Send");
  if (!answer) return;
  const { text, ...origin } = answer;
  await send("forward", { ...extras(), reply_to: null, text, origin: filled(origin) }); // a forward answers nothing
}

async function sendPhoto(extras) {
  const answer = await ask("Send a photo", [
    { name: "file", label: "Picture", type: "file", accept: "image/*", hint: "Without one, a small built-in picture is sent." },
    { name: "caption", label: "Caption", type: "textarea" },
  ], "Send");
  if (!answer) return;
  if (answer.file.size > 0) await send("photo", form(answer.file, { ...extras(), caption: answer.caption }));
  else await send("photo", { ...extras(), ...filled({ caption: answer.caption }) });
}

async function sendFile(extras) {
  const answer = await ask("Send a file", [
    { name: "file", label: "File", type: "file", required: true },
    { name: "caption", label: "Caption", type: "textarea" },
  ], "Send");
  if (answer) await send("document", form(answer.file, { ...extras(), caption: answer.caption }));
}

export async function sendLocation(extras) {
  const answer = await ask("Send a location", [
    { name: "latitude", label: "Latitude", type: "number", value: "44.6488", required: true },
    { name: "longitude", label: "Longitude", type: "number", value: "-63.5752", required: true },
  ], "Send");
  if (answer) await send("location", { ...extras(), latitude: Number(answer.latitude), longitude: Number(answer.longitude) });
}

const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined));

function form(file, values) {
  const data = new FormData();
  for (const [name, value] of Object.entries(filled(values))) data.set(name, value);
  data.set("file", file);
  return data;
}
