"""An asynchronous client of the control API, for tests and benchmarks (PROTOCOL.md)."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox.models import Json

ANN, BOB, CHARLIE, TEAM = 101, 102, 103, -4001
_UNSET: Any = object()


class ControlError(Exception):
    """The sandbox could not do what was asked; `status` is the HTTP status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(f"{status}: {sentence}")
        self.status = status
        self.sentence = sentence


class SandboxClient:
    """Acts as the people of a sandbox, looks at their chats, moves the clock and orders faults.

    Methods raise ControlError where the server says no. `chat` left out: the person's chat with the bot.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    # raw

    async def get(self, path: str, **query: Any) -> Json:
        """GET /sandbox/<path>."""
        return await self._ask("GET", path, query, None)

    async def post(self, path: str, body: Mapping[str, Any] | None = None) -> Json:
        """POST /sandbox/<path>."""
        return await self._ask("POST", path, {}, body or {})

    async def delete(self, path: str, **query: Any) -> Json:
        """DELETE /sandbox/<path>."""
        return await self._ask("DELETE", path, query, None)

    async def _ask(self, method: str, path: str, query: Json, body: Mapping[str, Any] | None) -> Json:
        if self._session is None:
            raise RuntimeError("use it as: async with SandboxClient(url) as telegram")
        wanted = {key: str(value) for key, value in query.items() if value is not None}
        address = f"{self.url}/sandbox/{path}"
        async with self._session.request(method, address, params=wanted, json=body) as response:
            said: Json = await response.json()
            if response.status >= 400:
                raise ControlError(response.status, said.get("error", ""))
            return said

    async def acts(self, person: int, action: str, chat: int | None = None, **body: Any) -> Json:
        """Any action of a person, with the body that PROTOCOL.md gives it."""
        if chat is not None:
            body["chat"] = chat
        return await self.post(f"people/{person}/{action}", body)

    # people act

    async def types(
        self,
        person: int,
        text: str,
        chat: int | None = None,
        *,
        reply_to: Any = _UNSET,
        topic: int | None = None,
        disguise: str | Json | None = None,
    ) -> Json:
        """Type a text, as a group or channel where a `disguise` is given; without reply_to it answers an open
        question. Returns the Message."""
        more: Json = {} if reply_to is _UNSET else {"reply_to": reply_to}
        more |= {} if disguise is None else {"as": disguise}
        return await self._posts(person, "text", chat, text=text, topic=topic, **more)

    async def presses(
        self, person: int, message: int, label: str, chat: int | None = None, *, within: float = 5.0
    ) -> Json:
        """Press the button with that label; returns the press with the bot's answer, if it came in time."""
        return await self.acts(person, "press", chat, message=message, label=label, wait=within)

    async def forges(
        self, person: int, message: int, data: str, chat: int | None = None, *, within: float = 5.0
    ) -> Json:
        """Send callback data that no button has."""
        return await self.acts(person, "press", chat, message=message, data=data, forge=True, wait=within)

    async def shares_contact(
        self, person: int, phone: str, first_name: str, chat: int | None = None, **more: Any
    ) -> Json:
        """Share a contact; more: last_name, vcard, user_id. Returns the Message."""
        return await self._posts(person, "contact", chat, phone_number=phone, first_name=first_name, **more)

    async def forwards(self, person: int, text: str, origin: Json, chat: int | None = None) -> Json:
        """Forward a text from somebody else. Returns the Message."""
        return await self._posts(person, "forward", chat, text=text, origin=origin)

    async def sends_photo(self, person: int, caption: str = "", chat: int | None = None) -> Json:
        """Send a small picture. Returns the Message."""
        return await self._posts(person, "photo", chat, caption=caption)

    async def sends_document(
        self,
        person: int,
        name: str,
        data: bytes,
        chat: int | None = None,
        *,
        caption: str = "",
        mime: str = "",
    ) -> Json:
        """Send a file. Returns the Message."""
        coded = base64.b64encode(data).decode()
        return await self._posts(person, "document", chat, name=name, data=coded, caption=caption, mime=mime)

    async def sends_location(self, person: int, latitude: float, longitude: float, chat: int | None = None) -> Json:
        """Send a place in degrees. Returns the Message."""
        return await self._posts(person, "location", chat, latitude=latitude, longitude=longitude)

    async def edits(self, person: int, message: int, text: str, chat: int | None = None) -> Json:
        """Change one's own message. Returns the Message."""
        return await self._posts(person, "edit", chat, message=message, text=text)

    async def reads(self, person: int, chat: int | None = None) -> None:
        """Have read a chat."""
        await self.acts(person, "read", chat)

    async def blocks(self, person: int) -> None:
        """Block the bot."""
        await self.acts(person, "block")

    async def unblocks(self, person: int) -> None:
        """Unblock the bot."""
        await self.acts(person, "unblock")

    async def leaves(self, person: int, chat: int) -> None:
        """Leave a group."""
        await self.acts(person, "leave", chat)

    async def _posts(self, person: int, action: str, chat: int | None, **body: Any) -> Json:
        message: Json = (await self.acts(person, action, chat, **body))["message"]
        return message

    # looking

    async def state(self) -> Json:
        """The world without the messages."""
        return await self.get("state")

    async def messages(self, person: int, chat: int | None = None, *, limit: int = 200) -> list[Json]:
        """A chat as that person sees it, oldest first."""
        home = person if chat is None else chat
        found: list[Json] = (await self.get(f"chats/{home}", **{"as": person, "limit": limit}))["messages"]
        return found

    async def chat(self, chat: int) -> Json:
        """A Chat, with unread counts and open questions."""
        found: Json = (await self.get(f"chats/{chat}", limit=0))["chat"]
        return found

    async def unread(self, person: int, chat: int | None = None) -> int:
        """How many unread messages made a sound for that person."""
        found = await self.chat(person if chat is None else chat)
        return int(found["unread"].get(str(person), 0))

    async def sees(
        self, person: int, text: str, chat: int | None = None, *, after: int = 0, within: float = 5.0
    ) -> Json:
        """Wait until a message of the bot newer than id `after` contains that text, and return it.

        Raises AssertionError with what is there instead after `within` real seconds.
        """
        home = person if chat is None else chat
        deadline = time.monotonic() + within
        while True:
            seen = await self.get(f"chats/{home}", **{"as": person})
            fresh = [one for one in seen["messages"] if one["from"]["is_bot"] and one["id"] > after]
            for message in reversed(fresh):
                if text in message["text"]:
                    return dict(message)
            left = deadline - time.monotonic()
            if left <= 0:
                there = "\n---\n".join(one["text"] for one in fresh[-5:])
                raise AssertionError(f"{person} does not see {text!r} within {within} s, but:\n{there}")
            await self.wait(seen["revision"], within=left, chat=home)

    async def wait(self, after: int, *, within: float = 10.0, chat: int | None = None) -> list[Json]:
        """Wait for changes newer than a revision; an empty list after so many real seconds."""
        events: list[Json] = (await self.get("wait", after=after, timeout=within, chat=chat))["events"]
        return events

    async def revision(self) -> int:
        """The number of the newest change."""
        return int((await self.get("clock"))["revision"])

    async def calls(self, since: int = 0, *, method: str | None = None, limit: int = 100_000) -> list[Json]:
        """The bot's calls after that number, getUpdates left out."""
        found: list[Json] = (await self.get("calls", since=since, method=method, limit=limit))["calls"]
        return found

    async def violations(self) -> list[Json]:
        """What no correct client does."""
        found: list[Json] = (await self.get("violations"))["violations"]
        return found

    async def refusals(self) -> list[Json]:
        """Errors that can happen to anybody."""
        found: list[Json] = (await self.get("refusals"))["refusals"]
        return found

    async def updates(self, since: int = 0) -> Json:
        """Updates after that id with how often each was delivered, the count pending and the last offset."""
        return await self.get("updates", since=since, limit=100_000)

    async def file(self, message: Json) -> bytes:
        """The bytes of a message's file."""
        if self._session is None:
            raise RuntimeError("use it as: async with SandboxClient(url) as telegram")
        async with self._session.get(self.url + message["file"]["url"]) as response:
            response.raise_for_status()
            return await response.read()

    # the world

    async def move_clock(self, *, advance: float | None = None, to: datetime | str | None = None) -> Json:
        """Move by seconds or to an aware moment; returns when the followers have it."""
        if to is None:
            return await self.post("clock", {"advance": advance or 0.0})
        return await self.post("clock", {"to": to if isinstance(to, str) else to.isoformat()})

    async def now(self) -> datetime:
        """The present moment on the sandbox's clock."""
        return datetime.fromisoformat((await self.get("clock"))["clock"]["now"])

    async def adds_people(self, first_name: str, *, count: int = 1, **more: Any) -> list[Json]:
        """Let people in; more: started, username, language_code, id."""
        body = {"first_name": first_name, "count": count, **more}
        people: list[Json] = (await self.post("people", body))["people"]
        return people

    async def adds_group(self, title: str, creator: int, members: list[int], **more: Any) -> Json:
        """Open a group; more: bot, supergroup, forum, id. Returns the Chat."""
        body = {"title": title, "creator": creator, "members": members, **more}
        chat: Json = (await self.post("groups", body))["chat"]
        return chat

    async def adds_member(self, chat: int, member: int | str, by: int) -> Json:
        """Bring a person or "bot" into a group."""
        return await self.post(f"chats/{chat}/add", {"member": member, "by": by})

    async def removes_member(self, chat: int, member: int | str, by: int) -> Json:
        """Take a person or "bot" out of a group."""
        return await self.post(f"chats/{chat}/remove", {"member": member, "by": by})

    async def promotes(self, chat: int, member: int | str, by: int, *, admin: bool = True) -> Json:
        """Make a person or "bot" an admin, or a plain member again."""
        return await self.post(f"chats/{chat}/promote", {"member": member, "by": by, "admin": admin})

    async def migrates(self, chat: int, by: int) -> Json:
        """Turn a group into a supergroup. Returns the new Chat."""
        new: Json = (await self.post(f"chats/{chat}/migrate", {"by": by}))["chat"]
        return new

    async def fault(self, kind: str, method: str = "*", *, times: int = 1, **more: Any) -> int:
        """Order a fault; more: chat_id, retry_after, seconds, status, description. Returns its id."""
        rule = {"kind": kind, "method": method, "times": times, **more}
        return int((await self.post("faults", rule))["id"])

    async def lifts_faults(self) -> None:
        """Remove all faults."""
        await self.delete("faults")

    async def limits(
        self,
        *,
        per_second: int | None = None,
        per_group_minute: int | None = None,
        per_chat_second: int | None = None,
    ) -> None:
        """Enforce Telegram's pace; what is left out isn't."""
        body = {
            "per_second": per_second,
            "per_group_minute": per_group_minute,
            "per_chat_second": per_chat_second,
        }
        await self.post("limits", body)
