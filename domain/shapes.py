"""Turns the domain's frozen dataclasses into plain JSON values and back, exactly, along their type hints."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any, NamedTuple, NewType, TypeVar, cast
from zoneinfo import ZoneInfo

from domain.errors import DomainError

T = TypeVar("T")


STORED_AS = "stored as"
"""Names in a field's metadata what it is called in files, where the code has found a better name since."""


class Malformed(ValueError):
    """A stored value isn't what its place asks for; the message names the place, never quoting the value."""


class Shape(NamedTuple):
    """How values of one type are written as plain JSON values, and read again."""

    plain: Callable[[Any], Any]
    model: Callable[[Any], Any]


def plain(model: object) -> dict[str, Any]:
    """A dataclass as a dict of JSON values; fields that equal their default are left out."""
    return cast("dict[str, Any]", _shape_of(cast("Any", type(model))).plain(model))


def model(kind: type[T], value: object) -> T:
    """The `kind` that `plain` made `value` from. Raises Malformed, also for fields that `kind` lacks."""
    return cast("T", _shape_of(cast("Any", kind)).model(value))


def instant(value: object) -> datetime:
    """A moment as stored: ISO 8601 with its offset from UTC; returns aware UTC. Raises Malformed."""
    try:
        moment = datetime.fromisoformat(_text(value))
        if moment.tzinfo is not None:
            return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the first and last hours of the calendar aren't in every zone
        raise Malformed("not a time") from None
    raise Malformed("a time without its offset")


@cache
def _shape_of(kind: Any) -> Shape:
    """The shape of a type as written in a hint. Raises TypeError for one that the domain doesn't use."""
    if isinstance(kind, NewType):
        return _shape_of(kind.__supertype__)
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return _union(*inner)
    if origin is tuple:
        return _sequence(tuple, inner[0], list)
    if origin is frozenset:
        return _sequence(frozenset, inner[0], sorted)
    if origin is Mapping:
        return _mapping(*inner)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Shape(lambda member: member.value, partial(_member, {each.value: each for each in kind}))
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no way to store {kind!r}")


def _of_type(kind: type, value: object) -> Any:
    if type(value) is not kind:
        raise Malformed(f"not a {kind.__name__}")
    return value


_text = cast("Callable[[object], str]", partial(_of_type, str))


def _utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("times are stored with their zone")
    return moment.astimezone(UTC).isoformat()


def _seconds(value: object) -> timedelta:
    if type(value) not in {int, float}:
        raise Malformed("not a number of seconds")
    try:
        return timedelta(seconds=cast("float", value))
    except (OverflowError, ValueError):
        raise Malformed("not a span of time") from None


def _parsed(read: Callable[[str], Any], value: object) -> Any:
    try:
        return read(_text(value))
    except (ArithmeticError, LookupError, ValueError, OSError):  # what the stdlib makes of garbage
        raise Malformed("can't be understood") from None


_SCALARS = {
    str: Shape(lambda text: text, _text),
    int: Shape(lambda number: number, partial(_of_type, int)),
    bool: Shape(lambda flag: flag, partial(_of_type, bool)),
    datetime: Shape(_utc, instant),
    date: Shape(date.isoformat, partial(_parsed, date.fromisoformat)),
    time: Shape(time.isoformat, partial(_parsed, time.fromisoformat)),
    timedelta: Shape(timedelta.total_seconds, _seconds),
    Decimal: Shape(str, partial(_parsed, Decimal)),
    ZoneInfo: Shape(lambda zone: zone.key, partial(_parsed, ZoneInfo)),
}


def _member(members: Mapping[object, Enum], value: object) -> Enum:
    if type(value) is not str or value not in members:
        raise Malformed("not one of the known values")
    return members[value]


def _union(*alternatives: Any) -> Shape:
    """What may be missing, or one of two kinds: a dataclass is known by being a JSON object, as no scalar is."""
    kinds = [each for each in alternatives if each is not types.NoneType]
    shape = _shape_of(kinds[0]) if len(kinds) == 1 else _either(*kinds)
    if len(kinds) == len(alternatives):
        return shape
    return Shape(
        lambda value: None if value is None else shape.plain(value),
        lambda value: None if value is None else shape.model(value),
    )


def _either(one: Any, other: Any) -> Shape:
    (kind, scalar) = (one, other) if is_dataclass(one) else (other, one)
    if not is_dataclass(kind) or scalar not in _SCALARS:
        raise TypeError(f"no way to tell {one!r} from {other!r}")
    whole, single = _shape_of(cast("Any", kind)), _shape_of(scalar)
    return Shape(
        lambda value: (whole if is_dataclass(value) else single).plain(value),
        lambda value: (whole if type(value) is dict else single).model(value),
    )


def _sequence(make: Callable[[Any], Any], kind: Any, order: Callable[[Any], list[Any]]) -> Shape:
    shape = _shape_of(kind)

    def read(values: object) -> Any:
        return make([shape.model(value) for value in _of_type(list, values)])

    return Shape(lambda values: order([shape.plain(value) for value in values]), read)


def _mapping(key_kind: Any, kind: Any) -> Shape:
    keys, values = _shape_of(key_kind), _shape_of(kind)
    numbers = isinstance(key_kind, NewType) and key_kind.__supertype__ is int  # JSON's keys are strings

    def key(text: str) -> Any:
        return _parsed(int, text) if numbers else keys.model(text)

    def read(stored: object) -> Any:
        return types.MappingProxyType({key(k): values.model(v) for k, v in _of_type(dict, stored).items()})

    return Shape(lambda mapping: {str(keys.plain(k)): values.plain(v) for k, v in mapping.items()}, read)


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _dataclass(kind: Any) -> Shape:
    shapes: dict[str, Shape] = {}
    defaults = {field.name: _default(field) for field in fields(kind)}
    stored_as = {field.name: str(field.metadata.get(STORED_AS, field.name)) for field in fields(kind)}
    named = {stored: name for name, stored in stored_as.items()}

    def known() -> dict[str, Shape]:
        if not shapes:  # looked up late, because a lead holds the lead that Undo brings back
            hints = typing.get_type_hints(kind)
            shapes.update({name: _shape_of(hints[name]) for name in defaults})
        return shapes

    def write(value: Any) -> dict[str, Any]:
        stored: dict[str, Any] = {}
        for name, shape in known().items():
            item = getattr(value, name)
            if item is not defaults[name] and item != defaults[name]:
                stored[stored_as[name]] = shape.plain(item)
        return stored

    def read(stored: object) -> Any:
        inner, place, items = known(), "", {}
        try:
            for field, value in _of_type(dict, stored).items():
                place = field if field in named else "a field of another version"
                items[named[field]] = inner[named[field]].model(value)
            place = ""
            return kind(**items)
        except Malformed as error:
            raise Malformed(f"{place}: {error}" if place else str(error)) from None
        except KeyError:
            raise Malformed(place) from None
        except TypeError:
            raise Malformed("a field is missing") from None
        except (ValueError, DomainError) as error:  # what the dataclass itself thinks of its values
            raise Malformed(f"{place} {type(error).__name__}".strip()) from None

    return Shape(write, read)
