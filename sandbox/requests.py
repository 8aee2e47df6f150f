"""Reading what a control request says, with a clear sentence where it is wrong."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.errors import NotPossible
from sandbox.models import Json
from sandbox.schema import Upload

_NONE: Any = object()


async def body_of(request: web.Request) -> Json:
    """The JSON object of a request; of multipart parts `file` becomes an Upload. Raises NotPossible."""
    try:
        if request.content_type == "multipart/form-data":
            return await parts_of(request)
        raw = await request.read()
        said = json.loads(raw) if raw else {}
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise NotPossible("the body must be a JSON object")
    return said


async def parts_of(request: web.Request) -> Json:
    """The parts of a multipart body: texts, and an Upload for each file. Raises ValueError."""
    said: Json = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ValueError("nested multipart is not understood")
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            said[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream").split(";")[0]
            said[part.name] = Upload(part.filename, mime, data)
    return said


def text(said: Mapping[str, Any], key: str, otherwise: Any = _NONE) -> str:
    """A string. Raises NotPossible."""
    value = said.get(key, otherwise)
    if value is None and otherwise is not _NONE:
        value = otherwise
    if not isinstance(value, str):
        raise NotPossible(f'"{key}" must be a string')
    return value


def integer(said: Mapping[str, Any], key: str, otherwise: Any = _NONE) -> int:
    """A whole number; a string of digits will do. Raises NotPossible."""
    value = said.get(key, otherwise)
    if isinstance(value, str):
        try:
            value = int(value)
        except ValueError:
            value = None
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotPossible(f'"{key}" must be a whole number')
    return value


def optional_integer(said: Mapping[str, Any], key: str) -> int | None:
    """A whole number or None where it is absent or null. Raises NotPossible."""
    return None if said.get(key) in (None, "") else integer(said, key)


def number(said: Mapping[str, Any], key: str, otherwise: Any = _NONE) -> float:
    """A finite number. Raises NotPossible."""
    value = said.get(key, otherwise)
    try:
        found = float(value) if not isinstance(value, bool) else math.nan
    except (TypeError, ValueError):
        found = math.nan
    if not math.isfinite(found):
        raise NotPossible(f'"{key}" must be a number')
    return found


def integers(said: Mapping[str, Any], key: str) -> list[int]:
    """A list of whole numbers, empty where it is absent. Raises NotPossible."""
    value = said.get(key) or []
    if not isinstance(value, list) or not all(type(item) is int for item in value):
        raise NotPossible(f'"{key}" must be a list of whole numbers')
    return value
