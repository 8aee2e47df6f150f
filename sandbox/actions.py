"""What people do: type, press, share, forward, edit. Each posts a message or asks the bot something."""

from __future__ import annotations

from typing import Any

from sandbox import objects
from sandbox.errors import NotPossible
from sandbox.groups import require_member
from sandbox.markup import parse
from sandbox.models import Chat, Json, KeptFile, Message, Person
from sandbox.requests import integer
from sandbox.text import clean, detect, trim, utf16_length
from sandbox.world import Query, World

_TEXT_ROOM, _CAPTION_ROOM, _LONGEST_QUERY = 4096, 1024, 256
_PROMPT = object()
AS_PROMPTED: Any = _PROMPT


def say(world: World, person: Person, chat: Chat, message: Message, reply_to: Any, topic: int | None) -> int | None:
    """Post what a person sends; gives the id of the update the bot gets, or None. Raises NotPossible."""
    _require_seat(chat, person)
    message.topic = _topic(chat, topic, reply_to)
    message.reply_to = _answered(chat, person, reply_to)
    if chat.is_private:
        _arrive(world, person)
    world.post(chat, message)
    if message.reply_to is not None and chat.prompts.get(person.id) == message.reply_to:
        del chat.prompts[person.id]
        world.note_chat(chat)
    if chat.unread.pop(person.id, 0):
        world.note_chat(chat)
    return world.tell("message", message)


def _require_seat(chat: Chat, person: Person) -> None:
    require_member(chat, person.id)
    if chat.migrated_to is not None:
        raise NotPossible(f"this group is now the supergroup {chat.migrated_to}")
    if chat.is_private and person.blocked:
        raise NotPossible("they blocked the bot; unblock first")


def _arrive(world: World, person: Person) -> None:
    if not person.started:
        person.started = True
        world.note_person(person)


def _topic(chat: Chat, topic: int | None, reply_to: Any) -> int | None:
    if topic is None and isinstance(reply_to, int) and (target := chat.messages.get(reply_to)):
        topic = target.topic
    if topic is not None and topic not in chat.topics:
        raise NotPossible(f"no topic {topic} in chat {chat.id}", 404)
    if topic is not None and chat.topics[topic].closed:
        raise NotPossible("that topic is closed")
    return topic


def _answered(chat: Chat, person: Person, reply_to: Any) -> int | None:
    if reply_to is AS_PROMPTED:
        prompt = chat.prompts.get(person.id)
        return prompt if prompt in chat.messages else None
    if reply_to is None:
        return None
    if not isinstance(reply_to, int) or reply_to not in chat.messages:
        raise NotPossible(f"no message {reply_to} in chat {chat.id}", 404)
    return reply_to


def disguise(world: World, person: Person, chat: Chat, message: Message, mask: Any) -> None:
    """Let a message stand under another sender: “group” for an anonymous admin, or a channel. Raises NotPossible."""
    if chat.is_private:
        raise NotPossible("in a private chat everybody writes as themselves")
    if mask == "group":
        if not chat.is_admin(person.id):
            raise NotPossible("only admins can be anonymous", 403)
        message.sender_chat = objects.chat(world, chat)
    elif isinstance(mask, dict) and mask.get("title"):
        message.sender_chat = {"id": -1_009_000_000_002, "type": "channel", "title": str(mask["title"])}
        message.passed_on = mask.get("linked") is True
    else:
        raise NotPossible('"as" must be "group" or a channel: {"title"}')


def typed(person: Person, text: str) -> Message:
    """A text message as a person types it. Raises NotPossible if it is empty or too long."""
    said, _ = trim(clean(text), [])
    if not said:
        raise NotPossible("the text is empty")
    if utf16_length(said) > _TEXT_ROOM:
        raise NotPossible("the text is too long for one message")
    return Message(person.id, said, detect(said))


def with_file(person: Person, kind: str, kept: KeptFile, caption: str) -> Message:
    """A photo or document with a caption. Raises NotPossible if the caption is too long."""
    said, _ = trim(clean(caption), [])
    if utf16_length(said) > _CAPTION_ROOM:
        raise NotPossible("the caption is too long")
    return Message(person.id, said, detect(said), kind=kind, file=kept)


def forwarded(world: World, person: Person, source: Message | None, text: str, origin: Json | None) -> Message:
    """A forwarded message: one of the sandbox or a text from elsewhere. Raises NotPossible."""
    if source is None:
        message = typed(person, text)
    else:
        message = Message(person.id, source.text, source.entities, kind=source.kind)
        message.file, message.contact, message.location = source.file, source.contact, source.location
    if source is not None and origin is None:
        sender = objects.user(world.somebody(source.sender))
        message.origin = source.origin or {"type": "user", "date": int(source.at), "sender_user": sender}
    else:
        message.origin = _origin(origin or {}, int(world.clock.unix()))
    return message


def _origin(said: Json, date: int) -> Json:
    match said.get("type"):
        case "user":
            user: Json = {"id": said.get("id", 900_001), "is_bot": False, "first_name": said["first_name"]}
            user |= {key: said[key] for key in ("last_name", "username") if said.get(key)}
            return {"type": "user", "date": date, "sender_user": user}
        case "hidden_user":
            return {"type": "hidden_user", "date": date, "sender_user_name": said["name"]}
        case "channel":
            chat = {"id": -1_009_000_000_001, "type": "channel", "title": said["title"]}
            if said.get("username"):
                chat["username"] = said["username"]
            return {"type": "channel", "date": date, "chat": chat, "message_id": said.get("message_id", 1)}
    raise NotPossible('origin must have the type "user", "hidden_user" or "channel"')


def edit(world: World, person: Person, message: Message, text: str) -> int | None:
    """Change one's own text or caption; gives the update's id, or None. Raises NotPossible."""
    if message.sender != person.id or message.kind not in ("text", "photo", "document"):
        raise NotPossible("only one's own texts and captions can be edited", 403)
    new = typed(person, text)
    message.text, message.entities = new.text, new.entities
    world.edited(message)
    return world.tell("edited_message", message)


def delete(world: World, person: Person, chat: Chat, message: Message) -> None:
    """Delete a message for everybody. Raises NotPossible if it isn't theirs to delete."""
    require_member(chat, person.id)
    if message.sender != person.id and not chat.is_private and not chat.is_admin(person.id):
        raise NotPossible("not theirs to delete", 403)
    world.delete(chat, message)


def read(world: World, person: Person, chat: Chat) -> None:
    """Have read a chat."""
    if chat.unread.pop(person.id, 0):
        world.note_chat(chat)


def find_button(message: Message, said: Json) -> Json:
    """The button that a press names by label, data, or row and column. Raises NotPossible (404)."""
    buttons = [button for row in message.keyboard or [] for button in row]
    found: list[Json] = []
    if "label" in said:
        label = str(said["label"])
        found = [button for button in buttons if button["text"] == label]
        found = found or [button for button in buttons if label.lower() in button["text"].lower()]
    elif "data" in said:
        found = [button for button in buttons if button.get("callback_data") == said["data"]]
    elif "row" in said:
        row, column = integer(said, "row"), integer(said, "col", 0)
        rows = message.keyboard or []
        found = rows[row][column : column + 1] if 0 <= row < len(rows) and column >= 0 else []
    if not found:
        labels = [button["text"] for button in buttons]
        raise NotPossible(f"no such button on message {message.id}; there are {labels}", 404)
    return found[0]


def press(world: World, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    """Press a callback button, or pretend to. Raises NotPossible if they aren't in the chat."""
    require_member(chat, person.id)
    payload: Json = {"chat_instance": str(abs(chat.id) * 7919), "data": data}
    message = chat.messages.get(message_id)
    if message is None:
        payload["message"] = {"chat": objects.chat(world, chat), "message_id": message_id, "date": 0}
    elif message.inline_id is not None:
        payload["inline_message_id"] = message.inline_id
    else:
        payload["message"] = objects.message(world, message)
    if chat.is_private:
        _arrive(world, person)
    return world.ask(person.id, "callback_query", payload, chat.id, message_id)


def search(world: World, person: Person, query: str, offset: str = "", chat: Chat | None = None) -> Query:
    """Type an inline query of at most 256 characters in a chat, or scroll on from an offset that the bot gave."""
    kind = "sender"
    if chat is not None and not chat.is_private:
        require_member(chat, person.id)
        kind = chat.kind
    asked = {"query": query[:_LONGEST_QUERY], "offset": offset, "chat_type": kind}
    return world.ask(person.id, "inline_query", asked, None, None)


def choose(world: World, person: Person, chat: Chat, query: Query, result_id: str) -> Message:
    """Post one of the results of an inline query. Raises NotPossible."""
    _require_seat(chat, person)
    results = (query.answer or {}).get("results", [])
    result = next((one for one in results if one["id"] == result_id), None)
    content = (result or {}).get("input_message_content", {})
    if result is None or query.person != person.id or "message_text" not in content:
        raise NotPossible("no such result with a text", 404)
    parsed = parse(content["message_text"]) if content.get("parse_mode", "").lower() == "html" else None
    text, entities = parsed or (content["message_text"], content.get("entities", []))
    message = Message(person.id, text, entities, via_bot=True)
    message.keyboard = result.get("reply_markup", {}).get("inline_keyboard")
    world.post(chat, message)
    if message.keyboard:
        message.inline_id = f"inline-{chat.id}-{message.id}"
        world.inline_messages[message.inline_id] = (chat.id, message.id)
    chosen = {"result_id": result_id, "from": objects.user(person), "query": "", **_inline_id(message)}
    world.updates.add("chosen_inline_result", chosen)
    world.tell("message", message)
    return message


def _inline_id(message: Message) -> Json:
    return {"inline_message_id": message.inline_id} if message.inline_id else {}
