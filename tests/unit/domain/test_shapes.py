"""Every model of the domain comes back from storage exactly as it went in."""

import json
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.contacts import Handle
from domain.models import (
    Aim,
    Escalation,
    Event,
    Every,
    Goal,
    Lead,
    LeadRef,
    Mention,
    Note,
    PersonId,
    Rhythm,
    Spent,
    Step,
    Touch,
    Worked,
    Workspace,
    WorkspaceId,
)
from domain.money import Money
from domain.people import Away, Conversation, NagCard, Person, Pings, Profile, Region, WorkHours
from domain.shapes import Malformed, instant, model, plain
from domain.source_links import DaySource
from domain.sources import Source
from storage.documents import encode

texts = st.text() | st.text(st.characters(categories=["Cs", "Cc"]), max_size=1)
moments = st.integers(0, 4_000_000_000_000_000).map(lambda now: datetime.fromtimestamp(now / 1e6, UTC))
spans = st.timedeltas(timedelta(days=-40_000), timedelta(days=40_000))
amounts = st.decimals(allow_nan=False, allow_infinity=False)
zones = st.sampled_from(["UTC", "America/Halifax", "Asia/Kathmandu"]).map(ZoneInfo)

st.register_type_strategy(str, texts)
st.register_type_strategy(datetime, moments)
st.register_type_strategy(timedelta, spans)
st.register_type_strategy(Decimal, amounts)
st.register_type_strategy(ZoneInfo, zones)
st.register_type_strategy(time, st.times().map(lambda at: at.replace(fold=0)))


def mappings(keys: st.SearchStrategy[Any], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Mapping[Any, Any]]:
    return st.dictionaries(keys, values, max_size=3).map(MappingProxyType)


def some(kind: type[Any], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any `kind`, each field by its type hint unless it is `fixed`."""
    fields = {name: few(hint) for name, hint in typing.get_type_hints(kind).items() if name not in fixed}
    return st.builds(kind, **fields, **fixed)


def few(hint: Any) -> st.SearchStrategy[Any]:
    """What a type hint of the domain allows; a mapping as the models hold it, a tuple short."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is Mapping:
        return mappings(few(inner[0]), few(inner[1]))
    if origin is tuple:
        return st.lists(few(inner[0]), max_size=2).map(tuple)
    return BUILT[hint] if hint in BUILT else st.from_type(hint)


BUILT: dict[Any, st.SearchStrategy[Any]] = {}
for built in (
    LeadRef,
    Handle,
    Money,
    Event,
    Touch,
    Note,
    NagCard,
    Conversation,
    WorkHours,
    Region,
    Away,
    Pings,
    Escalation,
    Spent,
    Worked,
    Goal,
    Workspace,
):
    BUILT[built] = some(built)
    if built is Money:
        BUILT[int | Money] = st.integers() | BUILT[Money]
    BUILT[built | None] = st.none() | BUILT[built]
_told = some(Lead, before=st.none(), due_at=moments, next_nag_at=moments)
BUILT[Lead] = some(Lead, before=st.none() | _told, due_at=moments, next_nag_at=moments)
BUILT[Person] = some(Person)

anything = st.one_of(*(BUILT[kind] for kind in BUILT if isinstance(kind, type)))


@given(anything)
@settings(max_examples=60)
def test_every_model_comes_back_exactly(thing: Any) -> None:
    stored = json.loads(encode(plain(thing)))
    again = model(type(thing), stored)
    assert again == thing
    assert plain(again) == plain(thing)  # 1.10 equals 1.1, but is not what the person typed


NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
LEAD = Lead(WorkspaceId(-1), 1, NOW, PersonId(5), PersonId(5), name="Jane", due_at=NOW, next_nag_at=NOW)
PERSON = Person(PersonId(5), "Alice", "en", ZoneInfo("UTC"), hours=WorkHours(days=frozenset({0})))


def test_a_lead_is_stored_in_these_words() -> None:
    """Stored files outlive this program: when this test has to change, so has the schema."""
    before = replace(LEAD, snoozed_for=timedelta(hours=1.5), value=Money(Decimal("1.10"), "CAD"))
    assert plain(replace(LEAD, before=before)) == {
        "workspace": -1,
        "number": 1,
        "created_at": "2026-05-04T09:30:00+00:00",
        "created_by": 5,
        "owner": 5,
        "name": "Jane",
        "due_at": "2026-05-04T09:30:00+00:00",
        "next_nag_at": "2026-05-04T09:30:00+00:00",
        "before": {
            "workspace": -1,
            "number": 1,
            "created_at": "2026-05-04T09:30:00+00:00",
            "created_by": 5,
            "owner": 5,
            "name": "Jane",
            "value": {"amount": "1.10", "currency": "CAD"},
            "due_at": "2026-05-04T09:30:00+00:00",
            "snoozed_for": 5400.0,
            "next_nag_at": "2026-05-04T09:30:00+00:00",
        },
    }


def test_habits_are_stored_in_these_words() -> None:
    """The same for what people have set."""
    person = replace(
        PERSON,
        region=Region("CA", "NS"),
        takes_holidays=False,
        away=Away(NOW, PersonId(6)),
        profile=Profile.CUSTOM,
        steps=(timedelta(minutes=90), timedelta(days=1)),
        digest=False,
        next_digest_at=NOW,
        digest_card=7,
        pings=Pings(date(2026, 5, 4), 3),
        card=NagCard(8, NOW, one_by_one=True),
    )
    assert plain(person) == {
        "id": 5,
        "name": "Alice",
        "language": "en",
        "zone": "UTC",
        "hours": {"days": [0]},
        "region": {"country": "CA", "part": "NS"},
        "takes_holidays": False,
        "away": {"until": "2026-05-04T09:30:00+00:00", "stand_in": 6},
        "profile": "custom",
        "steps": [5400.0, 86400.0],
        "digest": False,
        "next_digest_at": "2026-05-04T09:30:00+00:00",
        "digest_card": 7,
        "pings": {"day": "2026-05-04", "count": 3},
        "card": {"message": 8, "sent_at": "2026-05-04T09:30:00+00:00", "one_by_one": True},
    }
    assert model(Person, json.loads(json.dumps(plain(person)))) == person


def test_escalation_is_stored_in_these_words() -> None:
    lead = replace(LEAD, escalated=Step.GROUP, offered_to=PersonId(6), every=Rhythm.NINETY_DAYS)
    extra = {"escalated": "group", "offered_to": 6, "every": "ninety-days"}
    assert plain(lead) == {**plain(LEAD), **extra}
    stored = {"id": -1, "chat": -1, "kind": "team", "country": "CA", "currency": "CAD"}
    team = replace(model(Workspace, stored), escalation=Escalation(5, 3), heard_at=NOW)
    told = {"escalation": {"after_nags": 5, "after_days": 3}, "heard_at": "2026-05-04T09:30:00+00:00"}
    assert plain(team) == {**stored, **told}


def test_what_rang_in_a_group_and_who_is_mentioned_there_is_stored_in_these_words() -> None:
    stored = {"id": -1, "chat": -1, "kind": "team", "country": "CA", "currency": "CAD"}
    team = replace(model(Workspace, stored), rang_at=NOW, mentions=(Mention(PersonId(5), 8),))
    told = {"rang_at": "2026-05-04T09:30:00+00:00", "mentions": [{"person": 5, "message": 8}]}
    assert plain(team) == {**stored, **told}
    assert model(Workspace, {**stored, **told}) == team


def test_files_from_before_habits_and_escalation_still_read() -> None:
    lead = {**plain(LEAD), "snoozes": 1, "nags": 2}
    person = {"id": 5, "name": "Alice", "language": "en", "zone": "UTC", "hours": {"days": [0]}}
    card = {"message": 8, "sent_at": "2026-05-04T09:30:00+00:00"}
    team = {"id": -1, "chat": -1, "kind": "team", "country": "CA", "currency": "CAD", "members": {"5": "admin"}}
    old = model(Lead, lead)
    assert (old.escalated, old.offered_to, old.every) == (Step.OWNER, None, None)
    alice = model(Person, {**person, "card": card, "last_ping_at": "2026-05-04T09:30:00+00:00"})
    assert (alice.region, alice.takes_holidays, alice.away, alice.steps) == (None, True, None, ())
    assert (alice.profile, alice.digest, alice.next_digest_at, alice.pings) == (Profile.STEADY, True, None, None)
    assert alice.card == NagCard(8, NOW)
    assert (model(Workspace, team).escalation, model(Workspace, team).heard_at) == (Escalation(3, 2), None)


def test_a_time_in_another_zone_is_stored_as_utc() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-3)))
    assert plain(replace(LEAD, due_at=there)) == plain(LEAD)


def test_a_time_without_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        plain(replace(LEAD, due_at=NOW.replace(tzinfo=None)))


def test_an_instant_is_read_from_any_offset() -> None:
    assert instant("2026-05-04T06:30:00-03:00") == NOW
    assert instant("2026-05-04T06:30:00-03:00").tzinfo is UTC


WRONG: list[tuple[type[Any], Any, str, Any, str]] = [
    (Lead, LEAD, "name", 7, "name: not a str"),
    (Lead, LEAD, "number", True, "number: not a int"),
    (Lead, LEAD, "number", 1.0, "number: not a int"),
    (Lead, LEAD, "due_at", "tomorrow", "due_at: not a time"),
    (Lead, LEAD, "due_at", "2026-05-04T09:30:00", "due_at: a time without its offset"),
    (Lead, LEAD, "due_at", 7, "due_at: not a time"),
    (Lead, LEAD, "due_at", "0001-01-01T00:00:00+14:00", "due_at: not a time"),
    (Lead, LEAD, "due_exact", 1, "due_exact: not a bool"),
    (Lead, LEAD, "status", "wanted", "status: not one of the known values"),
    (Lead, LEAD, "status", ["open"], "status: not one of the known values"),
    (Lead, LEAD, "snoozed_for", "1", "snoozed_for: not a number of seconds"),
    (Lead, LEAD, "snoozed_for", 1e300, "snoozed_for: not a span of time"),
    (Lead, LEAD, "phones", "902", "phones: not a list"),
    (Lead, LEAD, "phones", [902], "phones: not a str"),
    (Lead, LEAD, "value", {"amount": "much", "currency": "CAD"}, "value: amount: can't be understood"),
    (Lead, LEAD, "value", {"amount": "1"}, "value: a field is missing"),
    (Lead, LEAD, "value", 350_000, "value: not a dict"),
    (Lead, LEAD, "before", {"number": 1}, "before: a field is missing"),
    (Lead, LEAD, "next_nag_at", None, "SilentLead"),
    (Lead, LEAD, "nickname", "JD", "a field of another version"),
    (Person, PERSON, "zone", "Atlantis/Capital", "zone: can't be understood"),
    (Person, PERSON, "zone", "/etc/passwd", "zone: can't be understood"),
    (Person, PERSON, "hours", {"start": "25:00"}, "hours: start: can't be understood"),
    (Person, PERSON, "pings", {"day": "2026-13-01", "count": 1}, "pings: day: can't be understood"),
    (Person, PERSON, "pings", {"day": 20260504, "count": 1}, "pings: day: can't be understood"),
    (Person, PERSON, "pings", {"day": "2026-05-04"}, "pings: a field is missing"),
    (Person, PERSON, "steps", ["3600"], "steps: not a number of seconds"),
    (Person, PERSON, "profile", "merciless", "profile: not one of the known values"),
    (Person, PERSON, "away", {"until": "2026-05-04"}, "away: until: a time without its offset"),
    (Person, PERSON, "region", "CA", "region: not a dict"),
    (Lead, LEAD, "escalated", "police", "escalated: not one of the known values"),
    (Lead, LEAD, "every", "daily", "every: not one of the known values"),
]


@pytest.mark.parametrize(("kind", "whole", "name", "value", "why"), WRONG)
def test_what_does_not_fit_its_place_is_named_and_never_quoted(
    kind: type[Any], whole: Any, name: str, value: Any, why: str
) -> None:
    with pytest.raises(Malformed) as refused:
        model(kind, {**plain(whole), name: value})
    assert str(refused.value) == why
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("missing", ["workspace", "number", "created_at", "owner"])
def test_a_missing_field_without_default_is_refused(missing: str) -> None:
    stored = plain(LEAD)
    del stored[missing]
    with pytest.raises(Malformed, match="a field is missing"):
        model(Lead, stored)


def test_members_are_keyed_by_number() -> None:
    stored = {"id": -1, "chat": -1, "kind": "team", "country": "CA", "currency": "CAD", "members": {"5": "admin"}}
    assert list(model(Workspace, stored).members) == [5]
    with pytest.raises(Malformed, match="members: can't be understood"):
        model(Workspace, {**stored, "members": {"Alice": "admin"}})


def test_a_type_that_the_domain_does_not_use_has_no_shape() -> None:
    @dataclass
    class Odd:
        tool: Callable[[], None] = field(default=print)

    with pytest.raises(TypeError, match="no way to store"):
        plain(Odd())


def test_two_kinds_that_look_alike_in_a_file_have_no_shape() -> None:
    @dataclass
    class Odd:
        either: int | str = 5

    with pytest.raises(TypeError, match="no way to tell"):
        plain(Odd())


@pytest.mark.parametrize("target", [10, Money(Decimal("1.10"), "CAD")])
def test_a_goal_aims_for_a_number_or_for_money(target: int | Money) -> None:
    goal = Goal(Aim.LEADS, target, Every.WEEK, NOW)
    assert model(Goal, json.loads(encode(plain(goal)))) == goal


def test_a_field_that_was_renamed_in_the_code_keeps_its_name_in_files() -> None:
    expo = DaySource(Source.EVENT, "expo", datetime(2026, 4, 1, 12, tzinfo=UTC))
    bob = Person(PersonId(7), "Bob", "en", ZoneInfo("UTC"), day_source=expo)
    stored = plain(bob)
    assert stored["finding"] == {"source": "event", "note": "expo", "until": "2026-04-01T12:00:00+00:00"}
    assert "day_source" not in stored
    assert model(Person, stored) == bob
    with pytest.raises(Malformed, match="another version"):
        model(Person, {**plain(replace(bob, day_source=None)), "day_source": stored["finding"]})
