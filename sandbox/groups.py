"""Groups: coming and going, admins, forums with topics, and the move to a supergroup."""

from __future__ import annotations

from sandbox import objects
from sandbox.errors import NotPossible
from sandbox.models import BOT_ID, Chat, Json, Message, Topic
from sandbox.world import World

_FIRST_SUPERGROUP = -1_001_000_000_000


def create_group(world: World, title: str, creator: int, members: list[int], chat_id: int | None) -> Chat:
    """A new group without the bot; its creator runs it. Raises NotPossible."""
    for person in (creator, *members):
        world.somebody(person)
    number = chat_id if chat_id is not None else min((*world.chats, -4_001)) - 1
    roles = dict.fromkeys(members, "member") | {creator: "creator"}
    chat = world.add_chat(Chat(number, "group", title, members=roles))
    service = {"group_chat_created": True}
    world.post(chat, Message(creator, kind="service", service=service))
    return chat


def add_member(world: World, chat: Chat, member: int, by: int) -> Message:
    """Bring a person or the bot into a group. Raises NotPossible if already there."""
    _require_group(chat)
    if member != by:
        require_member(chat, by)
    world.somebody(member)
    if chat.bot_is_in if member == BOT_ID else chat.holds(member):
        raise NotPossible("already a member")
    _change_status(world, chat, member, by, "member")
    message = world.post(chat, Message(by, kind="service", service={"new_chat_members": [member]}))
    world.tell("message", message)
    return message


def remove_member(world: World, chat: Chat, member: int, by: int) -> Message | None:
    """Take a person or the bot out of a group, or let them leave. Raises NotPossible."""
    _require_group(chat)
    if member == BOT_ID:
        if not chat.bot_is_in:
            raise NotPossible("the bot is not in this chat")
        return bot_leaves(world, chat, by)
    require_member(chat, member)
    if by != member:
        require_admin(chat, by)
    message = world.post(chat, Message(by, kind="service", service={"left_chat_member": member}))
    _change_status(world, chat, member, by, "left")
    chat.unread.pop(member, None)
    chat.prompts.pop(member, None)
    world.tell("message", message)
    return message


def bot_leaves(world: World, chat: Chat, by: int) -> Message:
    """The bot leaves by itself, or somebody removes it."""
    message = world.post(chat, Message(by, kind="service", service={"left_chat_member": BOT_ID}))
    world.tell("message", message)
    gone = "left" if by == BOT_ID or chat.kind == "group" else "kicked"
    _change_status(world, chat, BOT_ID, by, gone)
    return message


def promote(world: World, chat: Chat, member: int, by: int, *, admin: bool) -> None:
    """Make a member an admin or a plain member again. Raises NotPossible."""
    _require_group(chat)
    require_admin(chat, by)
    if member != BOT_ID:
        require_member(chat, member)
        if chat.members[member] == "creator":
            raise NotPossible("the creator stays what they are")
    elif not chat.bot_is_in:
        raise NotPossible("the bot is not in this chat")
    _change_status(world, chat, member, by, "administrator" if admin else "member")


def _change_status(world: World, chat: Chat, member: int, by: int, status: str) -> None:
    old = objects.member(world, chat, member)
    if member == BOT_ID:
        chat.bot = status
        chat.bot_was_in = True
    else:
        chat.members[member] = status
    world.note_chat(chat)
    change = {
        "chat": objects.chat(world, chat),
        "from": objects.user(world.somebody(by)),
        "date": int(world.clock.unix()),
        "old_chat_member": old,
        "new_chat_member": objects.member(world, chat, member),
    }
    if member == BOT_ID:
        world.updates.add("my_chat_member", change)
    elif chat.bot == "administrator":
        world.updates.add("chat_member", change)


def set_blocked(world: World, person_id: int, *, blocked: bool) -> None:
    """A person blocks the bot, or takes that back. Raises NotPossible if nothing changes."""
    person = world.somebody(person_id)
    if person.is_bot or person.blocked == blocked:
        raise NotPossible("nothing changes")
    person.blocked = blocked
    world.note_person(person)
    bot = objects.member(world, world.chats[person_id], BOT_ID)
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    change = {
        "chat": objects.chat(world, world.chats[person_id]),
        "from": objects.user(person),
        "date": int(world.clock.unix()),
        "old_chat_member": objects.with_status(bot, before),
        "new_chat_member": objects.with_status(bot, after),
    }
    world.updates.add("my_chat_member", change)


def migrate(world: World, chat: Chat, by: int) -> Chat:
    """Turn a group into a supergroup with a new id. Raises NotPossible."""
    _require_group(chat)
    require_admin(chat, by)
    if chat.kind != "group" or chat.migrated_to is not None:
        raise NotPossible("only a group can become a supergroup")
    number = min((*world.chats, _FIRST_SUPERGROUP)) - 1
    new = Chat(number, "supergroup", chat.title, bot=chat.bot, bot_was_in=chat.bot_was_in, migrated_from=chat.id)
    new.members = dict(chat.members)
    world.add_chat(new)
    there = world.post(chat, Message(by, kind="service", service={"migrate_to_chat_id": new.id}))
    here = world.post(new, Message(by, kind="service", service={"migrate_from_chat_id": chat.id}))
    world.tell("message", there)
    world.tell("message", here)
    chat.migrated_to = new.id
    world.note_chat(chat)
    return new


def make_forum(world: World, chat: Chat, by: int) -> Chat:
    """Turn topics on; a group becomes a supergroup first. Raises NotPossible."""
    home = migrate(world, chat, by) if chat.kind == "group" else chat
    require_admin(home, by)
    home.forum = True
    world.note_chat(home)
    return home


def open_topic(world: World, chat: Chat, name: str, by: int) -> Topic:
    """A new topic of a forum. Raises NotPossible."""
    if not chat.forum:
        raise NotPossible("this chat has no topics")
    require_member(chat, by)
    created = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
    message = Message(by, kind="service", service=created)
    world.post(chat, message)
    message.topic = message.id
    topic = chat.topics[message.id] = Topic(message.id, name)
    world.note_chat(chat)
    world.tell("message", message)
    return topic


def close_topic(world: World, chat: Chat, topic_id: int, by: int, *, closed: bool) -> None:
    """Close a topic or open it again. Raises NotPossible."""
    topic = _topic(chat, topic_id)
    require_admin(chat, by)
    if topic.closed == closed:
        raise NotPossible("nothing changes")
    topic.closed = closed
    service: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    world.note_chat(chat)
    world.tell("message", world.post(chat, Message(by, kind="service", service=service, topic=topic_id)))


def delete_topic(world: World, chat: Chat, topic_id: int, by: int) -> None:
    """Delete a topic with its messages; bots aren't told. Raises NotPossible."""
    _topic(chat, topic_id)
    require_admin(chat, by)
    del chat.topics[topic_id]
    for message in [kept for kept in chat.messages.values() if kept.topic == topic_id]:
        world.delete(chat, message)
    world.note_chat(chat)


def require_member(chat: Chat, person: int) -> None:
    """Raises NotPossible (403) unless that person is in the chat."""
    if not chat.holds(person):
        raise NotPossible(f"person {person} is not in chat {chat.id}", 403)


def require_admin(chat: Chat, person: int) -> None:
    """Raises NotPossible (403) unless that person runs the chat."""
    if not chat.is_admin(person):
        raise NotPossible(f"person {person} is no admin of chat {chat.id}", 403)


def _require_group(chat: Chat) -> None:
    if chat.is_private:
        raise NotPossible("a private chat stays as it is")
    if chat.migrated_to is not None:
        raise NotPossible(f"this group is now the supergroup {chat.migrated_to}")


def _topic(chat: Chat, topic_id: int) -> Topic:
    topic = chat.topics.get(topic_id)
    if topic is None:
        raise NotPossible(f"no topic {topic_id} in chat {chat.id}", 404)
    return topic
