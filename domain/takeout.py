"""A workspace as one JSON file, complete, that can be brought back: {"followthrough": 1, …}.

Version 1:

    followthrough   the version of this format
    exported_at     when the file was made (ISO 8601, UTC)
    workspace       kind, country (ISO 3166), currency (ISO 4217); spent, worked, goals where there are any
    leads           by number; each as in docs/exports.md, fields that equal their default left out

What is left out: a deleted lead that is kept for Undo alone, the state that Undo would go back to, the workspace's
id, so that a file can never reach into another workspace than that of whoever brings it back, and the causes of
events, of what was told of money, hours and goals, and what Undo knows a lead by: they name updates and messages of
one bot, and mean something else, or harm, with another. By which clock an hour was typed is left out too: the file
tells instants.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from domain import soundness
from domain.arrivals import AS_IT_CAME_BACK
from domain.assumed_clock import BY_CLOCK
from domain.errors import BrokenTakeout, NotATakeout, OtherTakeout, TakeoutTooBig
from domain.models import Event, Goal, Lead, Spent, Worked, Workspace, WorkspaceKind
from domain.moves import CAUSES
from domain.shapes import Malformed, instant, model, plain
from domain.soundness import CURRENCY, OURS, require

VERSION = 1
KEY = "followthrough"
BIGGEST = 20 * 1024 * 1024
"""In bytes: what Telegram lets a bot download."""

MOST_PARTS = 1_000_000
"""Lists and objects in a file; millions of empty ones would take more memory than they are worth."""

FIRST_KEY = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"followthrough"\s*:\s*(-?\d{1,9})(?=[\s,}])')
LEADS_FOLLOW = '"leads": ['
NOT_TAKEN_ALONG = ("workspace", "before", "undo_until", "deleted_at")

OURS_ALONE = frozenset({CAUSES, AS_IT_CAME_BACK, BY_CLOCK})
"""The details of events that are left out."""

ACCOUNTS: Mapping[str, type[Spent | Worked | Goal]] = {"spent": Spent, "worked": Worked, "goals": Goal}
"""What a workspace keeps for its summary."""

COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True)
class Takeout:
    """What a file holds; its leads are those of nobody's workspace yet."""

    exported_at: datetime
    country: str
    currency: str
    leads: tuple[Lead, ...]
    spent: tuple[Spent, ...] = ()
    worked: tuple[Worked, ...] = ()
    goals: tuple[Goal, ...] = ()


def write(workspace: Workspace, leads: Iterable[Lead], now: datetime) -> bytes:
    """The file, made at `now` (aware UTC): one lead a line, in ASCII, so that even lone surrogates come back."""
    head = {
        KEY: VERSION,
        "exported_at": now.isoformat(),
        "workspace": {
            "kind": workspace.kind.value,
            "country": workspace.country,
            "currency": workspace.currency,
            **{name: told for name in ACCOUNTS if (told := _told(getattr(workspace, name)))},
        },
    }
    lines = (json.dumps(taken_along(lead), allow_nan=False) for lead in leads if lead.deleted_at is None)
    body = ",\n".join(lines)
    return f"{json.dumps(head, allow_nan=False)[:-1]}, {LEADS_FOLLOW}\n{body}\n]}}\n".encode()


def _told(accounts: Iterable[Spent | Worked | Goal]) -> list[dict[str, Any]]:
    return [plain(replace(each, cause=None)) for each in accounts]


def taken_along(lead: Lead) -> dict[str, Any]:
    """A lead as plain values, without what is left out."""
    return {name: value for name, value in plain(without_causes(lead)).items() if name not in NOT_TAKEN_ALONG}


def without_causes(lead: Lead) -> Lead:
    """A lead whose events don't say which updates caused them."""
    return replace(lead, events=tuple(_without_cause(event) for event in lead.events))


def _without_cause(event: Event) -> Event:
    told = {name: each for name, each in event.details.items() if name not in OURS_ALONE}
    return replace(event, cause=None, details=told)


def require_readable(content: bytes) -> None:
    """The file isn't too much to be read. Raises TakeoutTooBig."""
    if len(content) > BIGGEST or content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise TakeoutTooBig


def read(content: bytes) -> Takeout:
    """What a file holds. Nothing that stands in it is trusted.

    Raises:
        TakeoutTooBig: it is bigger than 20 MB, or holds too much.
        NotATakeout: it isn't one of ours.
        OtherTakeout: another version of the bot made it.
        BrokenTakeout: it was cut or altered.
    """
    require_readable(content)
    first = FIRST_KEY.match(content)
    if first is None:
        raise NotATakeout
    if int(first[1]) != VERSION:
        raise OtherTakeout
    try:
        return _takeout(_parsed(content))
    except Malformed as error:
        raise BrokenTakeout(str(error)) from None


def _parsed(content: bytes) -> dict[str, Any]:
    def refuse(_: str) -> None:
        raise Malformed("no number")

    try:
        head, *lines = content.decode("utf-8-sig").split("\n")
        if not head.endswith(LEADS_FOLLOW) or lines[-2:] != ["]}", ""]:
            return _dict(json.loads("\n".join((head, *lines)), parse_constant=refuse))
        # As we wrote it: lead by lead, for nobody is answered while a text is parsed.
        found = _dict(json.loads(f"{head}]}}", parse_constant=refuse))
        found["leads"] = [json.loads(line.removesuffix(","), parse_constant=refuse) for line in lines[:-2] if line]
    except (ValueError, RecursionError):
        raise Malformed("no JSON") from None
    return found


def _takeout(found: Mapping[str, Any]) -> Takeout:
    _only(found, (KEY, "exported_at", "workspace", "leads"))
    workspace = _dict(found.get("workspace"))
    _only(workspace, ("kind", "country", "currency", *ACCOUNTS))
    require(workspace.get("kind") in {each.value for each in WorkspaceKind}, "workspace: kind")
    country, currency = (str(workspace.get(name)) for name in ("country", "currency"))
    require(COUNTRY.fullmatch(country) is not None, "workspace: country")
    require(CURRENCY.fullmatch(currency) is not None, "workspace: currency")
    exported_at = instant(found.get("exported_at"))
    require(exported_at.year in OURS, "exported_at")
    require(type(found.get("leads")) is list, "leads")
    leads = tuple(_lead(place, stored) for place, stored in enumerate(found["leads"], 1))
    require(len({lead.number for lead in leads}) == len(leads), "leads: a number stands there twice")
    return Takeout(exported_at, country, currency, leads, **_accounts(workspace))


def _accounts(workspace: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: _account(name, kind, workspace.get(name, [])) for name, kind in ACCOUNTS.items()}
    try:
        soundness.require_accounts(**found)
    except Malformed as error:
        raise Malformed(f"workspace: {error}") from None
    return found


def _account(name: str, kind: type[Spent | Worked | Goal], stored: object) -> tuple[Any, ...]:
    require(type(stored) is list, f"workspace: {name}")
    try:
        found = tuple(replace(model(kind, each), cause=None) for each in cast("list[object]", stored))
        soundness.require_bounds(found)
    except Malformed as error:
        raise Malformed(f"workspace: {name}: {error}") from None
    return found


def _lead(place: int, stored: object) -> Lead:
    try:
        found = _dict(stored)
        _only(found, found.keys() - NOT_TAKEN_ALONG)
        lead = model(Lead, {**found, "workspace": 0})
        soundness.require_lead(lead)
    except Malformed as error:
        raise Malformed(f"lead {place}: {error}") from None
    return lead


def _dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed("no object")
    return value


def _only(found: Mapping[str, Any], known: Iterable[str]) -> None:
    require(found.keys() <= set(known), "a field of another version")
