"""Methods that put something new into a chat."""

from __future__ import annotations

import secrets

from sandbox import objects
from sandbox.errors import bad_request, passing, unsupported
from sandbox.methods.content import (
    known_chat,
    open_chat,
    place_of,
    put_markup,
    read_caption,
    read_file,
    read_text,
    resolve_mentions,
)
from sandbox.models import BOT_ID, Chat, Json, Message
from sandbox.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, params: Json) -> Json:
    """sendMessage."""
    chat = open_chat(world, params)
    text, entities = read_text(params)
    preview = not params.get("link_preview_options", {}).get("is_disabled", False)
    message = Message(BOT_ID, text, resolve_mentions(world, entities), preview=preview)
    return _send(world, chat, message, params)


def send_photo(world: World, params: Json) -> Json:
    """sendPhoto."""
    return _send_file(world, params, "photo")


def send_document(world: World, params: Json) -> Json:
    """sendDocument."""
    return _send_file(world, params, "document")


def send_media_group(world: World, params: Json) -> list[Json]:
    """sendMediaGroup, of photos and documents: each is a message of its own, and one album joins them."""
    chat, media = open_chat(world, params), params["media"]
    if not 2 <= len(media) <= 10:
        raise bad_request("wrong number of messages in the album specified")
    album = []
    for each in media:
        if each["type"] not in ("photo", "document"):
            raise unsupported(f"an album with a {each['type']} is")
        text, entities = read_caption(each)
        message = Message(BOT_ID, text, resolve_mentions(world, entities), kind=each["type"])
        message.file = read_file(world, each["type"], each["media"])
        album.append(message)
    name = secrets.token_hex(8)
    for message in album:
        message.album = name
    return [_send(world, chat, message, params) for message in album]


def _send_file(world: World, params: Json, kind: str) -> Json:
    chat = open_chat(world, params)
    text, entities = read_caption(params)
    message = Message(BOT_ID, text, resolve_mentions(world, entities), kind=kind)
    message.file = read_file(world, kind, params[kind])
    return _send(world, chat, message, params)


def send_contact(world: World, params: Json) -> Json:
    """sendContact."""
    chat = open_chat(world, params)
    keys = ("phone_number", "first_name", "last_name", "vcard")
    contact = {key: params[key] for key in keys if key in params}
    return _send(world, chat, Message(BOT_ID, kind="contact", contact=contact), params)


def send_location(world: World, params: Json) -> Json:
    """sendLocation."""
    chat = open_chat(world, params)
    if abs(params["latitude"]) > 90 or abs(params["longitude"]) > 180:
        raise bad_request("wrong location")
    location = {"latitude": float(params["latitude"]), "longitude": float(params["longitude"])}
    return _send(world, chat, Message(BOT_ID, kind="location", location=location), params)


def forward_message(world: World, params: Json) -> Json:
    """forwardMessage."""
    chat = open_chat(world, params)
    source = _source(world, params, "forward")
    message = _copy(source)
    sender = objects.user(world.somebody(source.sender))
    message.origin = source.origin or {"type": "user", "date": int(source.at), "sender_user": sender}
    return _send(world, chat, message, params)


def copy_message(world: World, params: Json) -> Json:
    """copyMessage."""
    chat = open_chat(world, params)
    message = _copy(_source(world, params, "copy"))
    if "caption" in params and message.file is not None:
        message.text, message.entities = read_caption(params)
    return {"message_id": _send(world, chat, message, params)["message_id"]}


def _source(world: World, params: Json, verb: str) -> Message:
    source = known_chat(world, params, "from_chat_id").messages.get(params["message_id"])
    if source is None:
        raise passing(f"message to {verb} not found")
    if source.service is not None:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return source


def _copy(source: Message) -> Message:
    return Message(
        BOT_ID,
        source.text,
        source.entities,
        kind=source.kind,
        file=source.file,
        contact=source.contact,
        location=source.location,
        preview=source.preview,
    )


def _send(world: World, chat: Chat, message: Message, params: Json) -> Json:
    message.silent = params.get("disable_notification", False)
    message.topic, message.reply_to = place_of(chat, params)
    put_markup(world, chat, message, params)
    return objects.message(world, world.post(chat, message))


def send_chat_action(world: World, params: Json) -> bool:
    """sendChatAction."""
    chat = open_chat(world, params)
    if params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.note("action", chat=chat.id, action=params["action"])
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendContact": send_contact,
    "sendLocation": send_location,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "sendChatAction": send_chat_action,
}
