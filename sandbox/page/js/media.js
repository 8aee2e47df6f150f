// What a message carries beside its text: photo, document, contact, location.

import { avatar } from "./people.js";
import { element, icon } from "./dom.js";
import { enlarge } from "./dialogs.js";

export function attachment(message) {
  if (message.kind === "photo" && message.file) return photo(message);
  if (message.kind === "document" && message.file) return documentRow(message.file);
  if (message.kind === "contact" && message.contact) return contactCard(message.contact);
  if (message.kind === "location" && message.location) return locationCard(message.location);
  return null;
}

function photo(message) {
  const { url, width, height } = message.file;
  // Width and height are given beforehand so that the chat doesn't jump when the picture arrives.
  const image = element("img", { src: url, width: width || 320, height: height || 240, alt: message.text ? `Photo: ${message.text}` : "Photo", loading: "lazy" });
  return element("button", { type: "button", class: "photo", "aria-label": "Enlarge the photo", on: { click: () => void enlarge(image) } }, image);
}

function documentRow(file) {
  return element("a", { class: "attachment", href: file.url, download: file.name ?? "file", "aria-label": `Download ${file.name}` },
    element("span", { class: "avatar file", "aria-hidden": "true" }, icon("file")),
    element("span", { class: "attachment-name", dir: "auto" }, file.name ?? "file"),
    element("span", { class: "attachment-hint" }, sizeOf(file.size)));
}

function contactCard(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return element("div", { class: "attachment" }, avatar(name, name.length),
    element("span", { class: "attachment-name", dir: "auto" }, name),
    element("span", { class: "attachment-hint" }, contact.phone_number, contact.vcard ? " · vCard" : ""));
}

function locationCard({ latitude, longitude }) {
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`;
  return element("a", { class: "attachment", href: map, target: "_blank", rel: "noopener noreferrer" },
    element("span", { class: "avatar place", "aria-hidden": "true" }, icon("place")),
    element("span", { class: "attachment-name" }, "Location"), element("span", { class: "attachment-hint" }, place));
}

const UNITS = ["B", "KB", "MB", "GB"];

export function sizeOf(bytes = 0) {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  return `${(bytes / 1024 ** power).toLocaleString(undefined, { maximumFractionDigits: power ? 1 : 0 })} ${UNITS[power]}`;
}
