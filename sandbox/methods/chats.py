"""Methods about chats and their members."""

from __future__ import annotations

from sandbox import objects
from sandbox.errors import bad_request, forbidden, passing
from sandbox.groups import bot_leaves
from sandbox.methods.content import known_chat, open_chat
from sandbox.models import BOT_ID, Chat, Json, Message
from sandbox.world import World


def get_chat(world: World, params: Json) -> Json:
    """getChat."""
    return objects.full_chat(world, _visible(world, params))


def get_member(world: World, params: Json) -> Json:
    """getChatMember."""
    chat = _visible(world, params)
    person: int = params["user_id"]
    if person != BOT_ID and person not in world.people:
        raise passing("user not found")
    return objects.member(world, chat, person)


def get_administrators(world: World, params: Json) -> list[Json]:
    """getChatAdministrators."""
    chat = _visible(world, params)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    admins = [person for person in chat.members if chat.is_admin(person)]
    if chat.bot == "administrator":
        admins.append(BOT_ID)
    return [objects.member(world, chat, person) for person in admins]


def get_member_count(world: World, params: Json) -> int:
    """getChatMemberCount."""
    chat = _visible(world, params)
    return sum(map(chat.holds, chat.members)) + chat.bot_is_in


def _visible(world: World, params: Json) -> Chat:
    chat = known_chat(world, params)
    if chat.is_private or chat.bot_is_in:
        return chat
    return open_chat(world, params)


def leave(world: World, params: Json) -> bool:
    """leaveChat."""
    chat = open_chat(world, params)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    bot_leaves(world, chat, BOT_ID)
    return True


def pin(world: World, params: Json) -> bool:
    """pinChatMessage."""
    chat = _pinnable(world, params)
    if params["message_id"] not in chat.messages:
        raise passing("message to pin not found")
    chat.pinned = params["message_id"]
    world.note_chat(chat)
    service = {"pinned_message": chat.pinned}
    world.tell("message", world.post(chat, Message(BOT_ID, kind="service", service=service)))
    return True


def unpin(world: World, params: Json) -> bool:
    """unpinChatMessage."""
    chat = _pinnable(world, params)
    if params.get("message_id", chat.pinned) != chat.pinned:
        raise passing("message to unpin not found")
    chat.pinned = None
    world.note_chat(chat)
    return True


def unpin_all(world: World, params: Json) -> bool:
    """unpinAllChatMessages."""
    return unpin(world, {"chat_id": params["chat_id"]})


def _pinnable(world: World, params: Json) -> Chat:
    chat = open_chat(world, params)
    if not chat.is_private and chat.bot != "administrator":
        raise forbidden("not enough rights to manage pinned messages in the chat")
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": get_member_count,
    "leaveChat": leave,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
}
