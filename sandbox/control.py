"""The control API over HTTP: looking at the world and changing it (PROTOCOL.md)."""

from __future__ import annotations

import json
import math
from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import web

from sandbox import faults, groups, view
from sandbox.bot_api import BotApi
from sandbox.errors import NotPossible, Refused
from sandbox.live import Live
from sandbox.models import BOT_ID, Chat, Json, Person
from sandbox.people_control import PeopleControl
from sandbox.requests import body_of, integer, integers, number, optional_integer, text
from sandbox.world import World

_Handler = Callable[[web.Request], Awaitable[Json]]
_LONGEST_WAIT = 60.0


class Control:
    """What stands behind /sandbox/..., but for the WebSockets."""

    def __init__(self, world: World, api: BotApi, live: Live) -> None:
        self._world, self._api, self._live = world, api, live
        self._acting = PeopleControl(world)

    def add_routes(self, app: web.Application) -> None:
        """Register every path."""
        chat = "/sandbox/chats/{chat:-?[0-9]+}"
        routes: list[tuple[str, str, _Handler]] = [
            ("GET", "/sandbox/state", self._state),
            ("GET", chat, self._chat),
            ("GET", "/sandbox/commands", self._commands),
            ("GET", "/sandbox/calls", self._calls),
            ("*", "/sandbox/violations", self._violations),
            ("*", "/sandbox/refusals", self._refusals),
            ("GET", "/sandbox/updates", self._updates),
            ("GET", "/sandbox/wait", self._wait),
            ("POST", "/sandbox/people/{person:[0-9]+}/{action}", self._acting.act),
            ("POST", "/sandbox/people", self._add_people),
            ("POST", "/sandbox/groups", self._add_group),
            ("POST", chat + "/add", self._add_member),
            ("POST", chat + "/remove", self._remove_member),
            ("POST", chat + "/promote", self._promote),
            ("POST", chat + "/migrate", self._migrate),
            ("POST", chat + "/forum", self._forum),
            ("POST", chat + "/topics", self._open_topic),
            ("POST", chat + "/topics/{topic:[0-9]+}", self._change_topic),
            ("GET", "/sandbox/clock", self._clock),
            ("POST", "/sandbox/clock", self._move_clock),
            ("GET", "/sandbox/faults", self._list_faults),
            ("POST", "/sandbox/faults", self._add_fault),
            ("DELETE", "/sandbox/faults", self._remove_faults),
            ("GET", "/sandbox/limits", self._limits),
            ("POST", "/sandbox/limits", self._set_limits),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, path, self._answering(handler))
        app.router.add_get("/sandbox/files/{file}", self._file)

    def _answering(self, handler: _Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                said = await handler(request)
            except NotPossible as no:
                return _json({"error": str(no)}, no.status)
            except Refused as refused:  # a rule of Telegram that holds for people too, such as a broken picture
                return _json({"error": refused.description}, 400)
            return _json({"revision": self._world.changes.revision, **said})

        return answer

    # looking

    async def _state(self, _: web.Request) -> Json:
        return view.state(self._world)

    async def _chat(self, request: web.Request) -> Json:
        chat = self._world.chat(int(request.match_info["chat"]))
        if "as" in request.query:
            groups.require_member(chat, integer(request.query, "as"))
        limit = integer(request.query, "limit", 200)
        messages = list(chat.messages.values())[-limit:] if limit > 0 else []
        return {"chat": view.chat(chat), "messages": [view.message(self._world, kept) for kept in messages]}

    async def _commands(self, request: web.Request) -> Json:
        person = self._world.somebody(integer(request.query, "as"))
        chat = self._world.chat(integer(request.query, "chat", person.id))
        shown = self._world.profile.shown_commands(
            chat.id,
            person.id,
            private=chat.is_private,
            admin=chat.is_admin(person.id),
            language=person.language_code or "",
        )
        return {"commands": shown}

    async def _calls(self, request: web.Request) -> Json:
        since, limit = integer(request.query, "since", 0), integer(request.query, "limit", 1000)
        calls, last = self._api.journal.since(since, request.query.get("method") or None, limit)
        return {"calls": calls, "next": last}

    async def _violations(self, request: web.Request) -> Json:
        if request.method == "DELETE":
            self._api.journal.violations.clear()
        return {"violations": list(self._api.journal.violations)}

    async def _refusals(self, request: web.Request) -> Json:
        if request.method == "DELETE":
            self._api.journal.refusals.clear()
        return {"refusals": list(self._api.journal.refusals)}

    async def _updates(self, request: web.Request) -> Json:
        since, limit = integer(request.query, "since", 0), integer(request.query, "limit", 1000)
        queue = self._world.updates
        wanted = [item for item in queue.history if item.id > since][:limit]
        shown = [
            {
                "update": item.update,
                "delivered": item.delivered,
                "confirmed": item.confirmed,
                "expired": item.expired,
            }
            for item in wanted
        ]
        return {"updates": shown, "pending": queue.pending_count(), "offset": queue.last_offset}

    async def _wait(self, request: web.Request) -> Json:
        after = integer(request.query, "after", self._world.changes.revision)
        seconds = min(number(request.query, "timeout", 10.0), _LONGEST_WAIT)
        chat = integer(request.query, "chat") if "chat" in request.query else None
        changes = await self._world.changes.wait(after, seconds, chat)
        return {"events": [change.shown() for change in changes]}

    async def _file(self, request: web.Request) -> web.StreamResponse:
        kept = self._world.files.by_id(request.match_info["file"])
        if kept is None:
            return _json({"error": "no such file"}, 404)
        # a file that a stranger made must never run as a page of this origin
        headers = {
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=kept.data, content_type=_shown_type(kept.mime), headers=headers)

    # people and groups

    async def _add_people(self, request: web.Request) -> Json:
        said = await body_of(request)
        count = integer(said, "count", 1)
        first_id = integer(said, "id", max(self._world.people) + 1)
        if not 1 <= count <= 100_000 or any(first_id + n in self._world.people for n in range(count)):
            raise NotPossible("count must be 1 to 100000, and the ids free")
        return {"people": [self._person(said, first_id, number, count) for number in range(count)]}

    def _person(self, said: Json, first_id: int, number: int, count: int) -> Json:
        suffix = str(number + 1) if count > 1 else ""
        username = text(said, "username", "")
        person = Person(
            first_id + number,
            f"{text(said, 'first_name')} {suffix}".strip(),
            text(said, "last_name", "") or None,
            f"{username}{suffix}" if username else None,
            text(said, "language_code", "en") or None,
            started=bool(said.get("started", False)),
        )
        self._world.add_person(person)
        return view.person(person)

    async def _add_group(self, request: web.Request) -> Json:
        said = await body_of(request)
        creator = integer(said, "creator")
        chat = groups.create_group(
            self._world, text(said, "title"), creator, integers(said, "members"), optional_integer(said, "id")
        )
        if said.get("bot", "left") != "left":
            groups.add_member(self._world, chat, BOT_ID, creator)
        if said.get("supergroup") or said.get("forum"):
            chat = groups.migrate(self._world, chat, creator)
        if said.get("forum"):
            groups.make_forum(self._world, chat, creator)
        if said.get("bot") == "administrator":
            groups.promote(self._world, chat, BOT_ID, creator, admin=True)
        return {"chat": view.chat(chat)}

    async def _add_member(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        message = groups.add_member(self._world, chat, _member(said), integer(said, "by"))
        return {"chat": view.chat(chat), "message": view.message(self._world, message)}

    async def _remove_member(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        message = groups.remove_member(self._world, chat, _member(said), integer(said, "by"))
        return {"chat": view.chat(chat), "message": view.message(self._world, message) if message else None}

    async def _promote(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        groups.promote(self._world, chat, _member(said), integer(said, "by"), admin=bool(said.get("admin", True)))
        return {"chat": view.chat(chat)}

    async def _migrate(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        return {"chat": view.chat(groups.migrate(self._world, chat, integer(said, "by")))}

    async def _forum(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        return {"chat": view.chat(groups.make_forum(self._world, chat, integer(said, "by")))}

    async def _open_topic(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        topic = groups.open_topic(self._world, chat, text(said, "name"), integer(said, "by"))
        return {
            "topic": {"id": topic.id, "name": topic.name, "closed": topic.closed},
            "chat": view.chat(chat),
        }

    async def _change_topic(self, request: web.Request) -> Json:
        chat, said = await self._group(request)
        topic, by = int(request.match_info["topic"]), integer(said, "by")
        if said.get("deleted"):
            groups.delete_topic(self._world, chat, topic, by)
        else:
            groups.close_topic(self._world, chat, topic, by, closed=bool(said.get("closed", True)))
        return {"chat": view.chat(chat)}

    async def _group(self, request: web.Request) -> tuple[Chat, Json]:
        return self._world.chat(int(request.match_info["chat"])), await body_of(request)

    # the clock, faults and limits

    async def _clock(self, _: web.Request) -> Json:
        return {"clock": view.clock(self._world.clock)}

    async def _move_clock(self, request: web.Request) -> Json:
        said = await body_of(request)
        clock = self._world.clock
        try:
            if said.get("reset"):
                clock.set_ahead(0.0)
            elif "to" in said:
                clock.move_to(_moment(text(said, "to")))
            else:
                clock.advance(number(said, "advance"))
        except (OverflowError, ValueError) as wrong:
            raise NotPossible(f"the clock can't go there: {wrong}") from None
        return await self._live.announce_clock()

    async def _list_faults(self, _: web.Request) -> Json:
        return {"faults": faults.shown(self._api.faults.rules)}

    async def _add_fault(self, request: web.Request) -> Json:
        said = await body_of(request)
        if said.get("kind") == "repeat_updates":
            self._world.updates.repeats += integer(said, "times", 1)
            return {"id": 0}
        return {"id": self._api.faults.add(said).id}

    async def _remove_faults(self, request: web.Request) -> Json:
        self._api.faults.remove(optional_integer(request.query, "id"))
        if "id" not in request.query:
            self._world.updates.repeats = 0
        return {"faults": faults.shown(self._api.faults.rules)}

    async def _limits(self, _: web.Request) -> Json:
        return {"limits": self._api.pace.limits}

    async def _set_limits(self, request: web.Request) -> Json:
        self._api.pace.set_limits(await body_of(request))
        return {"limits": self._api.pace.limits}


def _member(said: Json) -> int:
    return BOT_ID if said.get("member") == "bot" else integer(said, "member")


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise NotPossible("the moment needs a zone, such as Z")
    return moment


def _shown_type(mime: str) -> str:
    return mime if mime in ("image/png", "image/jpeg", "text/plain", "text/csv") else "application/octet-stream"


def _json(body: Json, status: int = 200) -> web.Response:
    if not all(math.isfinite(value) for value in body.values() if isinstance(value, float)):
        status, body = 500, {"error": "a number is not finite"}
    data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return web.Response(body=data, status=status, content_type="application/json")
