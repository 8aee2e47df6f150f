"""The wire to a sandbox in this process: what is said to Telegram takes no network."""

from __future__ import annotations

import json
from typing import IO, Any
from urllib.parse import unquote

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from sandbox.bot_api import BotApi, Lost
from sandbox.schema import Upload
from sandbox.server import TOKEN

Json = dict[str, Any]


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
