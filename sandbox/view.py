"""People, chats and messages as the page and the tests see them (PROTOCOL.md, "Shapes")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.clock import MovableClock
from sandbox.models import Chat, Json, Message, Person

if TYPE_CHECKING:
    from sandbox.world import World


def person(kept: Person) -> Json:
    """A Person."""
    return {
        "id": kept.id,
        "first_name": kept.first_name,
        "last_name": kept.last_name,
        "username": kept.username,
        "language_code": kept.language_code,
        "started": kept.started,
        "blocked": kept.blocked,
    }


def chat(kept: Chat) -> Json:
    """A Chat."""
    return {
        "id": kept.id,
        "type": kept.kind,
        "title": kept.title,
        "forum": kept.forum,
        "bot": kept.bot,
        "members": [{"id": member, "status": status} for member, status in kept.members.items() if kept.holds(member)],
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in kept.topics.values()],
        "migrated_to": kept.migrated_to,
        "unread": {str(reader): count for reader, count in kept.unread.items() if count},
        "prompts": {str(reader): prompt for reader, prompt in kept.prompts.items()},
        "reply_keyboard": _reply_keyboard(kept.reply_keyboard),
        "pinned": kept.pinned,
        "last_message": next(reversed(kept.messages), None),
    }


def message(world: World, kept: Message) -> Json:
    """A Message."""
    sender = world.somebody(kept.sender)
    return {
        "id": kept.id,
        "chat": kept.chat,
        "topic": kept.topic,
        "from": {"id": sender.id, "name": (kept.sender_chat or {}).get("title", sender.name), "is_bot": sender.is_bot},
        "date": int(kept.at),
        "at": kept.at,
        "edited": kept.edited,
        "kind": kept.kind,
        "text": _service_sentence(world, kept) if kept.service is not None else kept.text,
        "entities": kept.entities,
        "file": _file(kept),
        "contact": _contact(kept.contact),
        "location": kept.location,
        "service": next(iter(kept.service), None) if kept.service is not None else None,
        "forwarded_from": _origin_name(kept.origin),
        "via_bot": kept.via_bot,
        "reply_to": _reply(world, kept),
        "keyboard": kept.keyboard,
        "reply_keyboard": _reply_keyboard(kept.reply_markup),
        "reply_prompt": _prompt(kept),
        "silent": kept.silent,
        "link_preview": kept.preview,
    }


def clock(kept: MovableClock) -> Json:
    """A Clock."""
    now = kept.now()
    return {"now": now.isoformat().replace("+00:00", "Z"), "unix": now.timestamp(), "ahead": kept.ahead}


def state(world: World) -> Json:
    """The whole world without the messages."""
    return {
        "revision": world.changes.revision,
        "bot": {"id": world.bot.id, "name": world.bot.name, "username": world.bot.username},
        "people": [person(kept) for kept in world.people.values()],
        "chats": [chat(kept) for kept in world.chats.values()],
        "clock": clock(world.clock),
        "commands": world.profile.commands(None, ""),
    }


def _file(kept: Message) -> Json | None:
    if kept.file is None:
        return None
    return {
        "id": kept.file.id,
        "url": f"/sandbox/files/{kept.file.id}",
        "name": kept.file.name,
        "mime": kept.file.mime,
        "size": len(kept.file.data),
        "width": kept.file.width,
        "height": kept.file.height,
    }


def _contact(kept: Json | None) -> Json | None:
    if kept is None:
        return None
    return {key: kept.get(key) for key in ("phone_number", "first_name", "last_name", "vcard", "user_id")}


def _reply(world: World, kept: Message) -> Json | None:
    if kept.reply_to is None:
        return None
    target = world.chats[kept.chat].messages.get(kept.reply_to)
    if target is None:
        return {"id": kept.reply_to, "name": "", "text": "Deleted message"}
    return {
        "id": target.id,
        "name": world.somebody(target.sender).name,
        "text": (target.text or target.kind)[:60],
    }


def _prompt(kept: Message) -> Json | None:
    if kept.reply_markup is None or "force_reply" not in kept.reply_markup:
        return None
    return {"placeholder": kept.reply_markup.get("input_field_placeholder"), "for": kept.prompted}


def _reply_keyboard(markup: Json | None) -> Json | None:
    if markup is None or "force_reply" in markup:
        return None
    if "remove_keyboard" in markup:
        return {"remove": True}
    rows = [[{"text": key} if isinstance(key, str) else key for key in row] for row in markup["keyboard"]]
    return {
        "rows": rows,
        "one_time": markup.get("one_time_keyboard", False),
        "placeholder": markup.get("input_field_placeholder"),
    }


def _origin_name(origin: Json | None) -> str | None:
    if origin is None:
        return None
    if "sender_user" in origin:
        user = origin["sender_user"]
        return f"{user['first_name']} {user.get('last_name', '')}".strip()
    if "sender_user_name" in origin:
        return str(origin["sender_user_name"])
    return str((origin.get("chat") or origin["sender_chat"]).get("title", ""))


def _service_sentence(world: World, kept: Message) -> str:
    who = world.somebody(kept.sender).name
    kind, what = next(iter((kept.service or {"": None}).items()))
    match kind:
        case "new_chat_members":
            names = ", ".join(world.somebody(member).name for member in what if member != kept.sender)
            return f"{who} added {names}" if names else f"{who} joined the group"
        case "left_chat_member":
            return f"{who} left the group" if what == kept.sender else f"{who} removed {world.somebody(what).name}"
        case "forum_topic_created":
            return f"{who} opened the topic “{what['name']}”"
        case "forum_topic_closed":
            return f"{who} closed the topic"
        case "forum_topic_reopened":
            return f"{who} reopened the topic"
        case "pinned_message":
            return f"{who} pinned a message"
        case "migrate_to_chat_id":
            return "The group became a supergroup"
        case "migrate_from_chat_id":
            return "This supergroup was a group before"
    return f"{who} created the group"
