"""The control API's people: POST /sandbox/people/<person>/<action>."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox import actions, groups, view
from sandbox.errors import NotPossible
from sandbox.files import SMALL_PICTURE
from sandbox.models import Chat, Json, KeptFile, Message, Person
from sandbox.requests import body_of, integer, number, optional_integer, text
from sandbox.schema import Upload
from sandbox.world import Query, World

_LONGEST_WAIT = 60.0
_Action = Callable[[Person, Chat, Json], Awaitable[Json]]


class PeopleControl:
    """Acts as people on request."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._actions: dict[str, _Action] = {
            "text": self._text,
            "press": self._press,
            "contact": self._contact,
            "forward": self._forward,
            "photo": self._photo,
            "document": self._document,
            "location": self._location,
            "edit": self._edit,
            "delete": self._delete,
            "read": self._read,
            "block": self._block,
            "unblock": self._unblock,
            "leave": self._leave,
            "inline": self._inline,
            "choose": self._choose,
        }

    async def act(self, request: web.Request) -> Json:
        """Do what the path says, as the person that it names. Raises NotPossible."""
        action = self._actions.get(request.match_info["action"])
        if action is None:
            raise NotPossible(f"people can {', '.join(self._actions)}", 404)
        person = self._world.people.get(int(request.match_info["person"]))
        if person is None:
            raise NotPossible("nobody has that id", 404)
        said = await body_of(request)
        chat = self._world.chat(optional_integer(said, "chat") or person.id)
        return await action(person, chat, said)

    # what posts a message

    async def _text(self, person: Person, chat: Chat, said: Json) -> Json:
        return self._say(person, chat, said, actions.typed(person, text(said, "text")))

    async def _contact(self, person: Person, chat: Chat, said: Json) -> Json:
        contact: Json = {"phone_number": text(said, "phone_number"), "first_name": text(said, "first_name")}
        contact |= {key: text(said, key) for key in ("last_name", "vcard") if said.get(key)}
        if said.get("user_id") is not None:
            contact["user_id"] = integer(said, "user_id")
        return self._say(person, chat, said, Message(person.id, kind="contact", contact=contact))

    async def _location(self, person: Person, chat: Chat, said: Json) -> Json:
        location = {"latitude": number(said, "latitude"), "longitude": number(said, "longitude")}
        if abs(location["latitude"]) > 90 or abs(location["longitude"]) > 180:
            raise NotPossible("there is no such place on Earth")
        return self._say(person, chat, said, Message(person.id, kind="location", location=location))

    async def _forward(self, person: Person, chat: Chat, said: Json) -> Json:
        source = None
        if said.get("message") is not None:
            home = self._world.chat(optional_integer(said, "from_chat") or person.id)
            groups.require_member(home, person.id)
            source = self._world.message(home.id, integer(said, "message"))
        origin = said.get("origin")
        if origin is not None and not isinstance(origin, dict):
            raise NotPossible('"origin" must be an object')
        try:
            message = actions.forwarded(self._world, person, source, text(said, "text", ""), origin)
        except KeyError as missing:
            raise NotPossible(f"the origin lacks {missing}") from None
        return self._say(person, chat, said, message, reply=False)

    async def _photo(self, person: Person, chat: Chat, said: Json) -> Json:
        name, _, data = _uploaded(said, "photo.png", SMALL_PICTURE)
        kept = self._world.files.keep_photo(name, data)
        return self._post_file(person, chat, said, "photo", kept)

    async def _document(self, person: Person, chat: Chat, said: Json) -> Json:
        name, mime, data = _uploaded(said, "file.bin", None)
        kept = self._world.files.keep_document(name, mime, data)
        return self._post_file(person, chat, said, "document", kept)

    def _post_file(self, person: Person, chat: Chat, said: Json, kind: str, kept: KeptFile) -> Json:
        message = actions.with_file(person, kind, kept, text(said, "caption", ""))
        message.album = text(said, "album", "") or None
        return self._say(person, chat, said, message)

    def _say(self, person: Person, chat: Chat, said: Json, message: Message, *, reply: bool = True) -> Json:
        reply_to: Any = actions.AS_PROMPTED if reply else None
        if "reply_to" in said:
            reply_to = optional_integer(said, "reply_to")
        if said.get("as") is not None:
            actions.disguise(self._world, person, chat, message, said["as"])
        update = actions.say(self._world, person, chat, message, reply_to, optional_integer(said, "topic"))
        return {"message": view.message(self._world, message), "update_id": update}

    # what changes something

    async def _edit(self, person: Person, chat: Chat, said: Json) -> Json:
        message = self._world.message(chat.id, integer(said, "message"))
        update = actions.edit(self._world, person, message, text(said, "text"))
        return {"message": view.message(self._world, message), "update_id": update}

    async def _delete(self, person: Person, chat: Chat, said: Json) -> Json:
        actions.delete(self._world, person, chat, self._world.message(chat.id, integer(said, "message")))
        return {}

    async def _read(self, person: Person, chat: Chat, _: Json) -> Json:
        groups.require_member(chat, person.id)
        actions.read(self._world, person, chat)
        return {}

    async def _block(self, person: Person, _: Chat, __: Json) -> Json:
        groups.set_blocked(self._world, person.id, blocked=True)
        return {"person": view.person(person)}

    async def _unblock(self, person: Person, _: Chat, __: Json) -> Json:
        groups.set_blocked(self._world, person.id, blocked=False)
        return {"person": view.person(person)}

    async def _leave(self, person: Person, chat: Chat, _: Json) -> Json:
        groups.remove_member(self._world, chat, person.id, person.id)
        return {"chat": view.chat(chat)}

    # what asks the bot something

    async def _press(self, person: Person, chat: Chat, said: Json) -> Json:
        message_id = integer(said, "message")
        if said.get("forge"):
            data = text(said, "data")
        else:
            button = actions.find_button(self._world.message(chat.id, message_id), said)
            if "callback_data" not in button:
                return _without_bot(button)
            data = button["callback_data"]
        query = actions.press(self._world, person, chat, message_id, data)
        await _answered(query, number(said, "wait", 0.0))
        return {"query_id": query.id, "answered": query.answer is not None, "answer": query.answer}

    async def _inline(self, person: Person, chat: Chat, said: Json) -> Json:
        query = actions.search(self._world, person, text(said, "query"), text(said, "offset", ""), chat)
        await _answered(query, number(said, "wait", 5.0))
        answer = query.answer or {"results": []}
        return {"query_id": query.id, "answered": query.answer is not None, **answer}

    async def _choose(self, person: Person, chat: Chat, said: Json) -> Json:
        query = self._world.queries.get(text(said, "query_id"))
        if query is None:
            raise NotPossible("no such query", 404)
        message = actions.choose(self._world, person, chat, query, text(said, "result"))
        return {"message": view.message(self._world, message), "update_id": None}


async def _answered(query: Query, seconds: float) -> None:
    if seconds > 0:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, _LONGEST_WAIT)):
                await query.answered.wait()


def _without_bot(button: Json) -> Json:
    if "url" in button:
        return {"opens": button["url"]}
    if "copy_text" in button:
        return {"copies": button["copy_text"]["text"]}
    for key in ("switch_inline_query_current_chat", "switch_inline_query"):
        if key in button:
            return {"switches": button[key]}
    raise NotPossible("the sandbox cannot press that kind of button")


def _uploaded(said: Json, name: str, otherwise: bytes | None) -> tuple[str, str, bytes]:
    """Name, MIME type and bytes of a file in a request. Raises NotPossible."""
    part = said.get("file")
    if isinstance(part, Upload):
        return part.name, part.mime, part.data
    mime = text(said, "mime", "") or "application/octet-stream"
    data = otherwise
    if said.get("content") is not None:
        data = text(said, "content").encode("utf-8", "replace")
    elif said.get("data") is not None:
        try:
            data = base64.b64decode(text(said, "data"), validate=True)
        except ValueError:
            raise NotPossible('"data" must be base64') from None
    if data is None:
        raise NotPossible('give "data" (base64), "content" (text) or a part "file"')
    return text(said, "name", name) or name, mime, data
