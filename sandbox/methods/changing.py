"""Methods that change or take away what was sent."""

from __future__ import annotations

from sandbox import objects
from sandbox.errors import bad_request, passing, unsupported
from sandbox.methods.content import (
    open_chat,
    own_message,
    read_caption,
    read_file,
    read_keyboard,
    read_text,
    resolve_mentions,
)
from sandbox.models import BOT_ID, Chat, Json, KeptFile, Message
from sandbox.world import World

_DELETABLE_SECONDS = 48 * 3600
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def edit_text(world: World, params: Json) -> Json | bool:
    """editMessageText."""
    _, message = own_message(world, params)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    text, entities = read_text(params)
    return _edit(world, message, params, text, resolve_mentions(world, entities))


def edit_caption(world: World, params: Json) -> Json | bool:
    """editMessageCaption."""
    _, message = own_message(world, params)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    text, entities = read_caption(params)
    return _edit(world, message, params, text, resolve_mentions(world, entities))


def edit_media(world: World, params: Json) -> Json | bool:
    """editMessageMedia, for photos and documents."""
    _, message = own_message(world, params)
    media = params["media"]
    if media["type"] not in ("photo", "document"):
        raise unsupported(f"media of type {media['type']} is")
    text, entities = read_caption(media)
    kept = read_file(world, media["type"], params.get("attached", {}).get(media["media"], media["media"]))
    return _edit(world, message, params, text, resolve_mentions(world, entities), (media["type"], kept))


def edit_markup(world: World, params: Json) -> Json | bool:
    """editMessageReplyMarkup."""
    _, message = own_message(world, params)
    return _edit(world, message, params, message.text, message.entities)


def _edit(
    world: World,
    message: Message,
    params: Json,
    text: str,
    entities: list[Json],
    media: tuple[str, KeptFile] | None = None,
) -> Json | bool:
    keyboard = read_keyboard(params)
    kind, kept = media or (message.kind, message.file)
    new = (text, entities, keyboard, kind, kept)
    if new == (message.text, message.entities, message.keyboard, message.kind, message.file):
        raise passing(_NOT_MODIFIED)
    message.text, message.entities, message.keyboard, message.kind, message.file = new
    if "link_preview_options" in params:
        message.preview = not params["link_preview_options"].get("is_disabled", False)
    world.edited(message)
    return True if "inline_message_id" in params else objects.message(world, message)


def delete_message(world: World, params: Json) -> bool:
    """deleteMessage."""
    chat = open_chat(world, params)
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise passing("message to delete not found")
    _require_deletable(world, chat, message)
    world.delete(chat, message)
    return True


def delete_messages(world: World, params: Json) -> bool:
    """deleteMessages: those that aren't there are passed over."""
    chat = open_chat(world, params)
    ids = params["message_ids"]
    if not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified or too many")
    found = [chat.messages[number] for number in dict.fromkeys(ids) if number in chat.messages]
    for message in found:
        _require_deletable(world, chat, message)
    for message in found:
        world.delete(chat, message)
    return True


def _require_deletable(world: World, chat: Chat, message: Message) -> None:
    if chat.bot == "administrator":
        return
    if message.sender != BOT_ID and not chat.is_private:
        raise bad_request("message can't be deleted")
    if world.clock.unix() - message.at > _DELETABLE_SECONDS:
        raise passing("message can't be deleted for everyone")


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
