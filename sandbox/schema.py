"""The Bot API as data, compiled once into checks: what a call may carry and what an answer must be.

`bot_api.json` holds methods with their parameters and types with their fields. Every check is a function that
returns nothing or raises `Broken`; the caller turns that into Telegram's 400.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.errors import Refused, bad_request
from sandbox.models import Json
from sandbox.text import utf16_length

Check = Callable[[Any], None]

_INTEGER = re.compile(r"-?\d{1,19}\Z")
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}
_PARSED_TEXTS = frozenset({"text", "caption", "message_text", "quote"})
_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "user_id": "invalid user_id specified",
}
_TOO_LONG = {
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("InlineKeyboardButton", "text"): "Text buttons are unallowed in the inline keyboard",
    ("CopyTextButton", "text"): "BUTTON_COPY_TEXT_INVALID",
    ("BotCommand", "command"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description"): "BOT_COMMAND_DESCRIPTION_INVALID",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    mime: str
    data: bytes


class Broken(Exception):
    """A value is not what the schema says; `sentence` is Telegram's own wording where it has one."""

    def __init__(self, why: str, sentence: str | None = None, path: str = "") -> None:
        super().__init__(why)
        self.why, self.sentence, self.path = why, sentence, path

    def inside(self, name: str) -> Broken:
        """The same, seen from the object around it."""
        return Broken(self.why, self.sentence, f"{name}.{self.path}" if self.path else name)

    def refusal(self) -> Refused:
        """The 400 to answer."""
        return bad_request(self.sentence or f'parameter "{self.path}" {self.why}')


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a method."""

    kinds: tuple[str, ...]
    check: Check

    def read(self, raw: Any) -> Any:
        """What a form string or a JSON value says, checked. Raises Broken."""
        value = self._decode(raw) if isinstance(raw, str) else raw
        self.check(value)
        return value

    def _decode(self, raw: str) -> Any:
        for kind in self.kinds:
            if kind == "Integer" and _INTEGER.match(raw):
                return int(raw)
            if kind == "Boolean" and raw.lower() in _BOOLEANS:
                return _BOOLEANS[raw.lower()]
            if kind == "Float" and re.match(r"-?\d+(\.\d+)?([eE]-?\d+)?\Z", raw):
                return float(raw)
        if "String" in self.kinds or self.kinds[0] in ("Integer", "Boolean", "Float"):
            return raw
        try:
            return json.loads(raw)
        except ValueError:
            raise Broken("is not JSON") from None


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API."""

    name: str
    parameters: dict[str, Parameter]
    required: tuple[str, ...]
    check_result: Check

    def read(self, raw: Json) -> Json:
        """The parameters of a call, decoded and checked. Raises Refused."""
        params: Json = {}
        name = ""
        try:
            for name, value in raw.items():
                parameter = self.parameters.get(name)
                if parameter is None:
                    raise bad_request(f'unknown parameter "{name}" of {self.name}')
                params[name] = parameter.read(value)
        except Broken as broken:
            raise broken.inside(name).refusal() from None
        for name in self.required:
            if name not in params:
                raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
        return params


class Schema:
    """Methods by lower-case name (Telegram takes any case), and checks of objects by type name."""

    def __init__(self, data: Json) -> None:
        self._types: Json = data["types"]
        self._compiled: dict[str, Check] = {}
        self.methods = {name.lower(): self._method(name, about) for name, about in data["methods"].items()}

    def check(self, type_name: str, value: Any) -> None:
        """Check any value against a type expression such as "Array of Update". Raises Broken."""
        self._expression(type_name)(value)

    def _method(self, name: str, about: Json) -> Method:
        given = about.get("params") or {}
        parameters = {}
        for key, field in given.items():
            check = self._field(name, key, field, "parse_mode" in given)
            parameters[key] = Parameter(tuple(field["types"]), check)
        required = tuple(key for key, field in given.items() if field.get("required"))
        return Method(name, parameters, required, self._one_of(tuple(about["returns"])))

    def _field(self, owner: str, key: str, about: Json, has_parse_mode: bool) -> Check:
        check = self._one_of(tuple(about["types"]))
        length = about.get("length")
        # a text with a parse mode is measured after parsing, by the method
        if length is None or length.get("after_entities") or (has_parse_mode and key in _PARSED_TEXTS):
            return check
        return _measured(check, length, _TOO_LONG.get((owner, key)))

    def _one_of(self, kinds: tuple[str, ...]) -> Check:
        checks = [self._expression(kind) for kind in kinds]
        return checks[0] if len(checks) == 1 else _first_that_fits(checks)

    def _expression(self, kind: str) -> Check:
        if kind.startswith("Array of "):
            return _array(self._expression(kind.removeprefix("Array of ")))
        if kind in _PLAIN:
            return _PLAIN[kind]
        # types refer to each other in circles, so a type is looked up when it is first met
        return lambda value: self._type(kind)(value)

    def _type(self, name: str) -> Check:
        check = self._compiled.get(name)
        if check is None:
            about = self._types[name]
            check = self._any_of(name, about["any_of"]) if "any_of" in about else self._object(name, about["fields"])
            self._compiled[name] = check
        return check

    def _object(self, name: str, fields: Json) -> Check:
        checks = {key: self._field(name, key, about, "parse_mode" in fields) for key, about in fields.items()}
        required = tuple(key for key, about in fields.items() if about.get("required"))

        def check(value: Any) -> None:
            if not isinstance(value, dict):
                raise Broken(f"must be a {name}")
            key = ""
            try:
                for key, inner in value.items():
                    if key not in checks:
                        raise Broken(f"is not a field of {name}")  # noqa: TRY301 - it gets its path below
                    checks[key](inner)
            except Broken as broken:
                raise broken.inside(str(key)) from None
            for key in required:
                if key not in value:
                    raise Broken(f'lacks "{key}" of {name}')

        return check

    def _any_of(self, name: str, members: list[str]) -> Check:
        by_type: dict[str, Check] = {
            member.removeprefix(name).removeprefix("Cached").lower(): self._one_of(
                tuple(other for other in members if other in (member, member.replace("Cached", "")))
            )
            for member in members
        }
        anything = self._one_of(tuple(members))

        def check(value: Any) -> None:
            word = value.get("type") if isinstance(value, dict) else None
            chosen = by_type.get(word.replace("_", "")) if isinstance(word, str) else None
            (chosen or anything)(value)

        return check


def _first_that_fits(checks: list[Check]) -> Check:
    def check(value: Any) -> None:
        complaints: list[Broken] = []
        for one in checks:
            try:
                one(value)
            except Broken as broken:
                complaints.append(broken)
            else:
                return
        # the deepest complaint comes from the alternative that was meant
        raise max(
            complaints,
            key=lambda broken: (broken.sentence is not None, broken.path.count("."), bool(broken.path)),
        )

    return check


def _array(item: Check) -> Check:
    def check(value: Any) -> None:
        if not isinstance(value, list):
            raise Broken("must be an array")
        index = -1
        try:
            for index, inner in enumerate(value):  # noqa: B007 - the complaint names it
                item(inner)
        except Broken as broken:
            raise broken.inside(str(index)) from None

    return check


def _measured(check: Check, length: Json, sentence: str | None) -> Check:
    least, most, in_bytes = length["min"], length["max"], length["unit"] == "bytes"

    def measured(value: Any) -> None:
        check(value)
        size = len(value.encode("utf-8", "surrogatepass")) if in_bytes else utf16_length(value)
        if not least <= size <= most:
            raise Broken(f"must be {least}–{most} {length['unit']} long, not {size}", sentence)

    return measured


def _plain(name: str, *kinds: type) -> Check:
    def check(value: Any) -> None:
        if type(value) not in kinds:
            raise Broken(f"must be a {name}")

    return check


_PLAIN: dict[str, Check] = {
    "String": _plain("String", str),
    "Integer": _plain("Integer", int),
    "Float": _plain("Float", float, int),
    "Boolean": _plain("Boolean", bool),
    "InputFile": _plain("file", Upload),
}


@cache
def load_schema() -> Schema:
    """The Bot API that stands beside this file."""
    return Schema(json.loads((Path(__file__).parent / "bot_api.json").read_text("utf-8")))
