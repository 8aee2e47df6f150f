"""The Bot API over HTTP: reads a call, applies faults and pace, does it, answers as Telegram does."""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections.abc import Awaitable
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox.errors import Refused, bad_request, unsupported
from sandbox.faults import Fault, Faults
from sandbox.journal import Call, Journal, showable
from sandbox.methods import METHODS
from sandbox.models import Json
from sandbox.pace import Pace
from sandbox.requests import parts_of
from sandbox.schema import Method, Schema, Upload
from sandbox.world import World

_AFTER = frozenset({"timeout_after", "reset_after"})
_LOST = frozenset({"timeout", "timeout_after", "reset", "reset_after"})


class Lost(Exception):
    """A fault leaves a call without an answer."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


class BotApi:
    """What stands behind /bot<token>/<method> and /file/bot<token>/<path>."""

    def __init__(self, world: World, schema: Schema, token: str) -> None:
        self.faults = Faults()
        self.journal = Journal()
        self.pace = Pace(time.monotonic)
        self._world = world
        self._schema = schema
        self._token = token

    def add_routes(self, app: web.Application) -> None:
        """Register the two paths."""
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._called)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)

    async def call(self, name: str, reading: Awaitable[Json]) -> tuple[int, Json]:
        """The status and the body with which a method is answered; `reading` gives its raw parameters.

        Raises:
            Lost: by a fault it isn't.
        """
        method = self._schema.methods.get(name.lower())
        call = self.journal.begin(method.name if method else name, {}, self._world.clock.unix())
        try:
            raw = await reading
            call.params = showable(raw)
            call.chat_id = _chat_id(raw)
            if method is None:
                raise Refused("Not Found", 404)  # noqa: TRY301 - one place answers every refusal
            return 200, {"ok": True, "result": await self._answer(method, raw, call)}
        except Refused as refused:
            return refused.code, self._refuse(call, refused)

    def file(self, path: str) -> bytes | None:
        """The content of a file, if there is one."""
        kept = self._world.files.by_path(path)
        return None if kept is None else kept.data

    async def _called(self, request: web.Request) -> web.StreamResponse:
        if not self._knows(request.match_info["token"]):
            return _json(*_failure(Refused("Unauthorized", 401)))
        try:
            return _json(*await self.call(request.match_info["method"], _read(request)))
        except Lost as lost:
            return await _lose(request, lost.fault)

    async def _answer(self, method: Method, raw: Json, call: Call) -> Any:
        fault = self.faults.take(method.name, call.chat_id)
        if fault is None:
            return await self._do(method, raw, call)
        call.fault = fault.kind
        if (refusal := fault.refusal()) is not None:
            raise refusal
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        result = await self._do(method, raw, call) if fault.kind in _AFTER or fault.kind == "slow" else None
        if fault.kind in _LOST:
            raise Lost(fault)
        return result

    async def _do(self, method: Method, raw: Json, call: Call) -> Any:
        params = method.read(_without_attachments(raw, method))
        self.pace.pass_or_refuse(method.name, params.get("chat_id"))
        if method.name == "getUpdates":
            result: Any = await self._world.updates.poll(params)
        else:
            doing = METHODS.get(method.name)
            if doing is None:
                raise unsupported(f"method {method.name} is")
            attached = {f"attach://{k}": v for k, v in raw.items() if isinstance(v, Upload)}
            result = doing(self._world, _with_files(params, attached))
        self.journal.finish(call, result)
        return result

    def _refuse(self, call: Call, refused: Refused) -> Json:
        self.journal.refuse(call, refused)
        self._world.note(
            "refused",
            chat=call.chat_id,
            violation=refused.violation,
            method=call.method,
            description=refused.description,
        )
        return _failure(refused)[1]

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if not self._knows(request.match_info["token"]):
            return _json(*_failure(Refused("Unauthorized", 401)))
        data = self.file(request.match_info["path"])
        if data is None:
            return _json(*_failure(Refused("Not Found", 404)))
        return web.Response(body=data, content_type="application/octet-stream")

    def _knows(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self._token.encode())


async def _read(request: web.Request) -> Json:
    """The raw parameters: strings from a query or form, values from JSON, uploads from multipart."""
    raw: Json = dict(request.query)
    kind = request.content_type
    if not request.can_read_body:
        return raw
    try:
        if kind == "multipart/form-data":
            return raw | await parts_of(request)
        body = await request.read()
        if kind == "application/json":
            said = json.loads(body)
            if isinstance(said, dict):
                return raw | said
            raise bad_request("the body must be a JSON object")
        return raw | dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad_request("the body can't be parsed") from None


def _without_attachments(raw: Json, method: Method) -> Json:
    """The parameters proper: parts that another parameter refers to as attach://name aren't parameters."""
    return {k: v for k, v in raw.items() if not isinstance(v, Upload) or k in method.parameters}


def _with_files(params: Json, attached: Json) -> Json:
    if not attached:
        return params
    swapped = {k: attached.get(v, v) if isinstance(v, str) else v for k, v in params.items()}
    return {**swapped, "attached": attached}


def _chat_id(raw: Json) -> int | None:
    try:
        return int(raw.get("chat_id", ""))
    except (TypeError, ValueError):
        return None


async def _lose(request: web.Request, fault: Fault) -> web.StreamResponse:
    """Close the connection without an answer, after a silence for the time-outs."""
    if fault.kind.startswith("timeout"):
        await asyncio.sleep(fault.seconds)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _failure(refused: Refused) -> tuple[int, Json]:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return refused.code, body


def _json(status: int, body: Json) -> web.Response:
    wait = body.get("parameters", {}).get("retry_after")
    headers = None if wait is None else {"Retry-After": str(wait)}
    data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return web.Response(status=status, body=data, content_type="application/json", headers=headers)
