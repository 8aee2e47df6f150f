"""Telegram's objects, built from what the sandbox keeps: User, Chat, Message, ChatMember, Update payloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.models import BOT_ID, Chat, Json, KeptFile, Message, Person

if TYPE_CHECKING:
    from sandbox.world import World

_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip

_ANONYMOUS_ADMIN: Json = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_A_CHANNEL: Json = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
_TELEGRAM_ITSELF: Json = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}


def user(person: Person) -> Json:
    """A User."""
    built: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.first_name}
    if person.last_name:
        built["last_name"] = person.last_name
    if person.username:
        built["username"] = person.username
    if person.language_code and not person.is_bot:
        built["language_code"] = person.language_code
    return built


def bot_user(bot: Person) -> Json:
    """The User of getMe, with what only getMe tells."""
    return {
        **user(bot),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(world: World, kept: Chat) -> Json:
    """A Chat."""
    if kept.is_private:
        person = world.people[kept.id]
        built = user(person)
        return {key: built[key] for key in ("id", "first_name", "last_name", "username") if key in built} | {
            "type": "private"
        }
    built = {"id": kept.id, "type": kept.kind, "title": kept.title}
    if kept.forum:
        built["is_forum"] = True
    return built


def message(world: World, kept: Message, *, nested: bool = False) -> Json:
    """A Message; a nested one (what a reply answers) carries no reply of its own."""
    home = world.chats[kept.chat]
    built: Json = {
        "message_id": kept.id,
        "from": user(world.somebody(kept.sender)),
        "chat": chat(world, home),
        "date": int(kept.at),
    }
    if kept.sender_chat is not None:
        built |= {"from": _in_place_of(kept), "sender_chat": kept.sender_chat}
    if kept.passed_on:
        built["is_automatic_forward"] = True
    if kept.topic is not None:
        built |= {"message_thread_id": kept.topic, "is_topic_message": True}
    if kept.edited is not None:
        built["edit_date"] = int(kept.edited)
    if kept.origin is not None:
        built["forward_origin"] = kept.origin
    if kept.album is not None:
        built["media_group_id"] = kept.album
    if kept.via_bot:
        built["via_bot"] = user(world.bot)
    if kept.keyboard is not None:
        built["reply_markup"] = {"inline_keyboard": kept.keyboard}
    built |= _content(world, kept)
    if not nested:
        _add_reply(world, home, kept, built)
    return built


def _in_place_of(kept: Message) -> Json:
    """Whom Telegram names as the sender where a chat stands as one."""
    if kept.passed_on:
        return _TELEGRAM_ITSELF
    return _A_CHANNEL if (kept.sender_chat or {})["type"] == "channel" else _ANONYMOUS_ADMIN


def _content(world: World, kept: Message) -> Json:
    if kept.service is not None:
        return _service(world, kept)
    if kept.kind == "contact":
        return {"contact": kept.contact}
    if kept.kind == "location":
        return {"location": kept.location}
    if kept.file is None:
        return {"text": kept.text, **({"entities": kept.entities} if kept.entities else {})}
    built: Json = {kept.kind: _file(kept.kind, kept.file)}
    if kept.text:
        built["caption"] = kept.text
        if kept.entities:
            built["caption_entities"] = kept.entities
    return built


def _file(kind: str, kept: KeptFile) -> Json | list[Json]:
    built: Json = {"file_id": kept.id, "file_unique_id": kept.unique_id, "file_size": len(kept.data)}
    if kind == "photo":
        return [{**built, "width": kept.width, "height": kept.height}]
    return {**built, "file_name": kept.name, "mime_type": kept.mime}


def _service(world: World, kept: Message) -> Json:
    service = dict(kept.service or {})
    if "new_chat_members" in service:
        service["new_chat_members"] = [user(world.somebody(member)) for member in service["new_chat_members"]]
    if "left_chat_member" in service:
        service["left_chat_member"] = user(world.somebody(service["left_chat_member"]))
    if "pinned_message" in service:
        pinned = world.chats[kept.chat].messages.get(service["pinned_message"])
        if pinned is None:
            gone = {
                "chat": chat(world, world.chats[kept.chat]),
                "message_id": service["pinned_message"],
                "date": 0,
            }
            return {"pinned_message": gone}
        service["pinned_message"] = message(world, pinned, nested=True)
    return service


def _add_reply(world: World, home: Chat, kept: Message, built: Json) -> None:
    # in a topic, whatever answers nothing else answers the message that opened the topic
    target = home.messages.get(kept.reply_to or kept.topic or 0)
    if target is not None and target.id != kept.id:
        built["reply_to_message"] = message(world, target, nested=True)


def member(world: World, home: Chat, person_id: int) -> Json:
    """A ChatMember of any status."""
    person = world.somebody(person_id)
    status = home.bot if person_id == BOT_ID else home.members.get(person_id, "left")
    built: Json = {"status": status, "user": user(person)}
    if status == "creator":
        return built | {"is_anonymous": False}
    if status == "administrator":
        return built | {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
    if status == "kicked":
        return built | {"until_date": 0}
    return built


def with_status(built: Json, status: str) -> Json:
    """A ChatMember as it was or will be, in a simple status."""
    simple: Json = {"status": status, "user": built["user"]}
    if status == "kicked":
        simple["until_date"] = 0
    return simple


def full_chat(world: World, kept: Chat) -> Json:
    """The ChatFullInfo of getChat."""
    built = chat(world, kept) | {
        "accent_color_id": abs(kept.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            True,
        ),
    }
    if kept.is_private and (username := built.get("username")):
        built["active_usernames"] = [username]
    if not kept.is_private:
        built["permissions"] = {"can_send_messages": True, "can_invite_users": True, "can_pin_messages": True}
    if kept.pinned in kept.messages:
        built["pinned_message"] = message(world, kept.messages[kept.pinned], nested=True)
    return built
