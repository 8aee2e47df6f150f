"""The wires to a sandbox in this process: what the bot says to Telegram, and people do there, takes no network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import IO, Any
from urllib.parse import unquote

from aiohttp import HttpVersion11, web
from aiohttp.http_parser import RawRequestMessage
from multidict import CIMultiDict, CIMultiDictProxy
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from sandbox.bot_api import BotApi, Lost
from sandbox.client import SandboxClient, said_by
from sandbox.schema import Upload
from sandbox.server import TOKEN, Sandbox

Json = dict[str, Any]
NO_HEADERS: CIMultiDictProxy[str] = CIMultiDictProxy(CIMultiDict())


class Wire(BaseRequest):
    """Calls the sandbox as its server would; a network costs as much processor time as all that is said over it."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        """An answer is waited for as long as it takes."""
        return None

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Call a method, or fetch a file. Raises NetworkError where a fault leaves it without an answer."""
        if method == "GET":
            content = self._api.file(unquote(url).partition(f"/file/bot{TOKEN}/")[2])
            return (404, b"") if content is None else (200, content)
        try:
            status, body = await self._api.call(url.rpartition("/")[2], _said(request_data))
        except Lost as lost:
            raise (TimedOut() if lost.fault.kind.startswith("timeout") else NetworkError("reset")) from lost
        return status, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


async def _said(data: RequestData | None) -> Json:
    """The parameters, as a form would carry them."""
    if data is None:
        return {}
    files = {name: Upload(part[0], part[2], _content(part[1])) for name, part in (data.multipart_data or {}).items()}
    return {name: str(value) for name, value in data.json_parameters.items()} | files


def _content(given: bytes | IO[bytes]) -> bytes:
    return given if isinstance(given, bytes) else given.read()


class Nearby(SandboxClient):
    """Acts as the people of a sandbox in this process: its paths are called as its server would call them."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__("http://nearby")
        self._paths = sandbox.application().router

    async def file(self, message: Json) -> bytes:
        """The bytes of a message's file."""
        return (await self._called("GET", URL(message["file"]["url"]), b""))[1]

    async def _ask(self, method: str, path: str, query: Json, body: Mapping[str, Any] | None) -> Json:
        wanted = {key: str(value) for key, value in query.items() if value is not None}
        sent = b"" if body is None else json.dumps(body).encode()
        return said_by(*await self._called(method, URL(f"/sandbox/{path}").with_query(wanted), sent))

    async def _called(self, method: str, url: URL, body: bytes) -> tuple[int, bytes]:
        nothing: Any = None
        connection: Any = SimpleNamespace(ssl_context=None, peername=None, sockname=None)
        head = RawRequestMessage(method, str(url), HttpVersion11, NO_HEADERS, (), False, None, False, False, url)
        request = web.Request(head, nothing, connection, nothing, nothing, asyncio.get_running_loop())
        request._read_bytes = body
        matched = await self._paths.resolve(request)
        request._match_info = matched
        response: Any = await matched.handler(request)
        return response.status, response.body
