"""What sending and editing have in common: finding the chat, reading the text, the reply, the keyboard."""

from __future__ import annotations

from sandbox.errors import Refused, bad_request, forbidden, passing, unsupported
from sandbox.keyboards import check_inline, check_markup
from sandbox.markup import parse
from sandbox.models import BOT_ID, Chat, Json, KeptFile, Message
from sandbox.schema import Upload
from sandbox.text import clean, trim, utf16_length, with_detected
from sandbox.world import World

TEXT_ROOM, CAPTION_ROOM = 4096, 1024
_NOT_HERE = (
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "allow_paid_broadcast",
    "message_effect_id",
    "rich_message",
)


def known_chat(world: World, params: Json, key: str = "chat_id") -> Chat:
    """The chat that a call names. Raises Refused if there is none or it has moved on."""
    given = params[key]
    chat = world.chats.get(given) if isinstance(given, int) else None
    if chat is None or not (chat.is_private or chat.bot_is_in or chat.bot_was_in):
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise Refused(
            "Bad Request: group chat was upgraded to a supergroup chat",
            violation=False,
            migrate_to_chat_id=chat.migrated_to,
        )
    return chat


def open_chat(world: World, params: Json) -> Chat:
    """The chat that a call names, where the bot may do something. Raises Refused."""
    for name in _NOT_HERE:
        if name in params:
            raise unsupported(f'parameter "{name}" is')
    chat = known_chat(world, params)
    if chat.is_private:
        _require_person(world, chat)
    elif not chat.bot_is_in:
        raise forbidden(_absence(chat))
    return chat


def _require_person(world: World, chat: Chat) -> None:
    person = world.people[chat.id]
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _absence(chat: Chat) -> str:
    if chat.kind == "group":
        return "bot was kicked from the group chat"
    if chat.bot == "kicked":
        return "bot was kicked from the supergroup chat"
    return "bot is not a member of the supergroup chat"


def own_message(world: World, params: Json) -> tuple[Chat, Message]:
    """The message to edit. Raises Refused if it is gone or somebody else's."""
    if "inline_message_id" in params:
        place = world.inline_messages.get(params["inline_message_id"])
        message = world.chats[place[0]].messages.get(place[1]) if place else None
        if message is None:
            raise passing("MESSAGE_ID_INVALID")
        return world.chats[message.chat], message
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = open_chat(world, params)
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise passing("message to edit not found")
    if message.sender != BOT_ID or message.reply_markup is not None or message.service is not None:
        raise bad_request("message can't be edited")
    return chat, message


def read_text(params: Json, key: str = "text") -> tuple[str, list[Json]]:
    """Text and entities of a message. Raises Refused if empty, too long or not to be parsed."""
    text, entities = _formatted(params, key, "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_ROOM:
        raise bad_request("message is too long")
    return text, entities


def read_caption(params: Json) -> tuple[str, list[Json]]:
    """Caption and entities. Raises Refused if too long or not to be parsed."""
    text, entities = _formatted(params, "caption", "caption_entities")
    if utf16_length(text) > CAPTION_ROOM:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(params: Json, key: str, entities_key: str) -> tuple[str, list[Json]]:
    raw = params.get(key, "")
    mode = params.get("parse_mode", "").lower()
    if mode in ("markdown", "markdownv2"):
        raise unsupported(f"parse_mode {mode} is")
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    given: list[Json]
    text, given = parse(raw) if mode == "html" else (raw, params.get(entities_key, []))
    size = utf16_length(text)
    if any(e["offset"] < 0 or e["length"] <= 0 or e["offset"] + e["length"] > size for e in given):
        raise bad_request("ENTITY_BOUNDS_INVALID")
    # control characters become spaces one by one; what is dropped altogether would move the entities
    cleaned = clean(text) if not given or len(clean(text)) == len(text) else text
    text, entities = trim(cleaned, given)
    return text, with_detected(text, entities)


def resolve_mentions(world: World, entities: list[Json]) -> list[Json]:
    """Turn links to people by id into text_mention entities; links to strangers become plain text."""
    if not any("user_id" in entity for entity in entities):
        return entities
    resolved = []
    for entity in entities:
        user_id = entity.get("user_id")
        if user_id is None:
            resolved.append(entity)
        elif user_id in world.people:
            person = world.people[user_id]
            about = {"id": person.id, "is_bot": False, "first_name": person.first_name}
            plain = {key: value for key, value in entity.items() if key != "user_id"}
            resolved.append({**plain, "user": about})
    return resolved


def place_of(chat: Chat, params: Json) -> tuple[int | None, int | None]:
    """(topic, message answered) for something about to be sent. Raises Refused."""
    reply_to = _replied_message(chat, params)
    topic = params.get("message_thread_id")
    if topic is None and reply_to is not None and chat.forum:
        topic = chat.messages[reply_to].topic
    if topic is None:
        return None, reply_to
    if not chat.forum or topic not in chat.topics:
        raise passing("message thread not found")
    if chat.topics[topic].closed and chat.bot != "administrator":
        raise passing("TOPIC_CLOSED")
    return topic, reply_to


def _replied_message(chat: Chat, params: Json) -> int | None:
    wanted = params.get("reply_parameters")
    if wanted is None:
        return None
    if wanted.get("chat_id", chat.id) != chat.id:
        raise unsupported("a reply to another chat is")
    target: int = wanted["message_id"]
    if target in chat.messages:
        return target
    if wanted.get("allow_sending_without_reply"):
        return None
    raise passing("message to be replied not found")


def put_markup(world: World, chat: Chat, message: Message, params: Json) -> None:
    """Check the reply markup and give it to the message. Raises Refused."""
    markup = params.get("reply_markup")
    if markup is None:
        return
    check_markup(markup, chat)
    if "inline_keyboard" in markup:
        message.keyboard = [row for row in markup["inline_keyboard"] if row] or None
        return
    message.reply_markup = markup
    if markup.get("force_reply"):
        message.prompted = _prompted(world, chat, message, selective=markup.get("selective", False))


def _prompted(world: World, chat: Chat, message: Message, *, selective: bool) -> list[int]:
    everybody = [person for person in chat.members if chat.holds(person)]
    if not selective or chat.is_private:
        return everybody
    target = chat.messages.get(message.reply_to or 0)
    meant = {target.sender} if target else set()
    said = message.text.encode("utf-16-le")
    for entity in message.entities:
        if "user" in entity:
            meant.add(entity["user"]["id"])
        elif entity["type"] == "mention":
            name = (
                said[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")[1:].lower()
            )
            meant |= {p for p in everybody if (world.people[p].username or "").lower() == name}
    return [person for person in everybody if person in meant]


def read_keyboard(params: Json) -> list[list[Json]] | None:
    """The inline keyboard of an edit; None takes it away. Raises Refused."""
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    check_inline(rows)
    return [row for row in rows if row] or None


def read_file(world: World, kind: str, given: object) -> KeptFile:
    """The file of a call: uploaded, or sent before and named by its id. Raises Refused."""
    if isinstance(given, Upload):
        if kind == "photo":
            return world.files.keep_photo(given.name, given.data)
        return world.files.keep_document(given.name, given.mime, given.data)
    kept = world.files.by_id(str(given))
    if kept is not None:
        return kept
    if str(given).startswith(("http://", "https://")):
        raise unsupported("a file by its URL is")
    raise bad_request("wrong file identifier/HTTP URL specified")
