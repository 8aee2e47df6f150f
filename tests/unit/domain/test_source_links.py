"""Links that say where leads are found, and the leads recorded meanwhile."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import source_links
from domain.capture import Captured
from domain.source_links import DaySource
from domain.sources import Source

HALIFAX = ZoneInfo("America/Halifax")
NOON = datetime(2026, 4, 1, 12, tzinfo=HALIFAX)


@pytest.mark.parametrize(
    ("payload", "found"),
    [
        ("event_expo-halifax", (Source.EVENT, "expo halifax")),
        ("facebook", (Source.FACEBOOK, None)),
        ("x_spring-ads", (Source.X, "spring ads")),
        ("walk_in", (Source.WALK_IN, None)),
        ("walk_in_main-street", (Source.WALK_IN, "main street")),
        ("src_expo-2026", (Source.EVENT, "expo 2026")),
        ("src_facebook", (Source.FACEBOOK, None)),
        ("other_2026", (Source.OTHER, "2026")),
        ("src", None),
        ("", None),
        ("event_", None),
        ("event_-", None),
        ("event_two_parts", None),
        ("event expo", None),
        ("somewhere_else", None),
        ("event_" + "a" * 58, (Source.EVENT, "a" * 58)),
        ("event_" + "a" * 59, None),
    ],
)
def test_a_payload_names_a_source(payload: str, found: tuple[Source, str | None] | None) -> None:
    assert source_links.read(payload) == found


@pytest.mark.parametrize(
    ("words", "payload"),
    [
        ("expo halifax", "event_expo-halifax"),
        ("event spring fair", "event_spring-fair"),
        ("facebook", "facebook"),
        ("Facebook spring ads", "facebook_spring-ads"),
        ("fb  spring", "facebook_spring"),
        ("walk-in Main Street", "walk_in_Main-Street"),
        ("my dentist", "referral_my-dentist"),
        ("Café Zoë & Söhne", "other_Cafe-Zoe-Sohne"),
        ("expo " + "very " * 30, "event_expo" + "-very" * 10),
        ("expo" * 30, "other_" + "expo" * 14 + "ex"),
        ("Выставка", None),
        ("🎪", None),
    ],
)
def test_words_become_a_payload(words: str, payload: str | None) -> None:
    assert source_links.payload(*source_links.source_in(words)) == payload


def test_a_payload_behind_a_command_leaves_room_for_it() -> None:
    assert source_links.named_in_a_group("") is None
    assert source_links.named_in_a_group("expo halifax") == "event_expo-halifax"
    assert len(f"do_link-{source_links.named_in_a_group('expo' * 30)}") <= source_links.LONGEST


@given(st.text(min_size=1, max_size=100))
def test_every_payload_is_one_that_telegram_takes_and_we_read(words: str) -> None:
    source, note = source_links.source_in(words)
    payload = source_links.payload(source, note)
    if payload is not None:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
        read = source_links.read(payload)
        assert read is not None
        assert read[0] is source


def test_it_ends_at_midnight_where_the_person_is() -> None:
    found = source_links.until_midnight(Source.EVENT, "expo", NOON, HALIFAX)
    assert found == DaySource(Source.EVENT, "expo", datetime(2026, 4, 2, 3, tzinfo=UTC))


def test_only_what_names_no_source_gets_it_and_only_in_time() -> None:
    found = source_links.until_midnight(Source.EVENT, "expo", NOON, HALIFAX)
    jane, bob = Captured(name="Jane"), Captured(name="Bob", source=Source.FACEBOOK)
    assert source_links.applied(jane, found, NOON) == Captured(name="Jane", source=Source.EVENT, source_note="expo")
    assert source_links.applied(bob, found, NOON) == bob
    assert source_links.applied(jane, found, NOON + timedelta(hours=12)) == jane
    assert source_links.applied(jane, None, NOON) == jane
