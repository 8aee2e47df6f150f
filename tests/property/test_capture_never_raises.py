"""Whatever is typed: capture answers, keeps every word, and never speaks of a time that has passed."""

from __future__ import annotations

import re
import time as stopwatch
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import capture, when
from domain.cues import WORDS
from domain.errors import DomainError, NotUnderstood
from domain.money import read_money
from domain.typed import lowered, tidy, words_of

ZONES = [
    ZoneInfo(name) for name in ("America/Halifax", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
]
NOW = datetime(2026, 4, 1, 13, 0, tzinfo=UTC)

SCRAPS = """
Jane Doe|O'Neil|山田太郎|Мария|wants|needs|a mortgage|from|Facebook|linkedin|my dentist|met|call|him|worth|$|€|350k|1.2m
902-555-0134|+49 151 23456789|0134|jane@acme.io|@jane|https://x.com/jane|wa.me/19025550134|tomorrow|3pm|fri|9|at
yesterday|25:99|mon-fri|25/12|31/02|in|2|hours|w|next|week|end of|month|,|;|.|:|-|(|)|🔥|👩‍💻|مرحبا|feb|30|'s|ig:|note:
name:|budget|/|noon|on|the|1st|%|x|ext 12|12|of|may|sun|usd|-5|http://[|Ltd|Mr|hot|referred by|at the expo|website
or|asap|every|christmas|mañana|(|)|dot|com|/yr|per month|LI|instagrm|either|soon|30/2
"""
scraps = st.sampled_from(
    [*re.split(r"[|\n]", SCRAPS.strip()), "\n", "\u200b", "\u00a0", "\ud800", "\x00", "\u202e", "\ue000"]
)
sentences = st.one_of(
    st.text(max_size=200),
    st.lists(scraps, max_size=24).map(" ".join),
    st.lists(scraps, max_size=24).map("".join),
    st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Nd", "Zs", "Po"]), max_size=80),
)
instants = st.datetimes(timezones=st.sampled_from(ZONES))


@settings(max_examples=160)
@given(sentences, instants, st.sampled_from(ZONES), st.booleans())
def test_a_phrase_gives_a_moment_to_come_or_a_named_error(
    phrase: str, now: datetime, zone: ZoneInfo, day_first: bool
) -> None:
    try:
        moment = when.read(phrase, now, zone, day_first=day_first)
    except DomainError:
        return
    assert moment.at > now
    assert moment.at.tzinfo is UTC


@settings(max_examples=160)
@given(sentences, instants, st.sampled_from(ZONES), st.booleans())
def test_what_is_found_lies_in_the_sentence_and_ahead(
    sentence: str, now: datetime, zone: ZoneInfo, day_first: bool
) -> None:
    found = when.find(sentence, now, zone, day_first=day_first)
    if found is not None:
        assert 0 <= found.start < found.end <= len(sentence)
        assert sentence[found.start : found.end].strip() != ""
        assert found.moment.at > now


@settings(max_examples=160)
@given(sentences, instants, st.sampled_from(ZONES), st.sampled_from(["CA", "DE", "", "zz", "XX"]), st.booleans())
def test_capture_never_raises(sentence: str, now: datetime, zone: ZoneInfo, country: str, day_first: bool) -> None:
    captured = capture.read(sentence, now, zone, country=country, currency="CAD", day_first=day_first)
    assert captured.due is None or captured.due.at > now
    for text in (captured.name, captured.need, captured.notes, captured.source_note, captured.passed, captured.unclear):
        assert text is None or (text == text.strip() and text.encode())


@settings(max_examples=80)
@given(sentences)
def test_money_is_read_or_not_understood(text: str) -> None:
    try:
        money = read_money(text, "CAD")
    except NotUnderstood:
        return
    assert money.amount >= Decimal(0)
    assert len(money.currency) == 3


def kept_in(captured: capture.Captured) -> str:
    """All that capture gives back, in one text for searching."""
    fields = [captured.name, captured.need, captured.notes, captured.source_note, captured.source, *captured.links]
    fields += [*captured.phones, *captured.emails, *(f"{each.network} {each.name}" for each in captured.handles)]
    return lowered(" ".join(str(each) for each in fields if each))


LABELS = (
    words_of(
        "name full is lead leads new client customer contact prospect call met with spoke talked to this add phone tel"
        " mobile cell number email mail wants want need needs needed wanted looking for interested in from via on at by"
        " source worth budget value note notes found came referred referral of through him her them me back again up"
        " due follow please pls the our my a about"
    )
    | WORDS
)
"""Words that only say what is beside them; the fields say it for them."""
ordinary = st.text(alphabet="abcdefghijklmnoprstuvwyzäöüßéñçжшюя", min_size=4, max_size=9).filter(
    lambda word: word not in LABELS and when.find(f"call {word}", NOW, ZONES[0]) is None
)
KNOWN = """
wants|from|met|call|worth|tomorrow 3pm|$350k|902-555-0134|jane@acme.io|@jane|fri 25:99|yesterday|facebook|,|;|my dentist
at the expo|Jane Doe|looking for|note:|new lead
"""
known = st.sampled_from([*re.split(r"[|\n]", KNOWN.strip()), "\n"])


@settings(max_examples=240)
@given(st.lists(st.one_of(ordinary, ordinary.map(str.title), known), max_size=16))
def test_no_word_is_ever_dropped(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    kept = kept_in(capture.read(sentence, NOW, ZONES[0], country="CA", currency="CAD"))
    timely = {"tomorrow", "pm", "k"}
    for word in re.findall(r"[^\W\d_]+", lowered(tidy(sentence))):
        assert word in kept or word in LABELS | timely, word


PIECES = re.split(
    r"[|]",
    "tomorrow |fri |1 |1/1 |a@|902-555-0134 |a.|+1|((|from |$1 |call him |,|x|1| |а |٣ |1: |@|in 5 "
    "|fri or |1 week or |every |a at b dot c |$1/yr |902 555 0134 |at |(a |) ",
)
LEAD = "Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm\n"


@pytest.mark.parametrize("piece", [LEAD, *PIECES])
def test_a_long_message_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * 4096)[:length]
        spent = []
        for _ in range(3):
            start = stopwatch.process_time()
            capture.read(text, NOW, ZONES[0], country="CA", currency="CAD")
            spent.append(stopwatch.process_time() - start)
        return min(spent)

    assert seconds(4096) < 0.25 + 3 * seconds(1024)
