"""No word that a person typed is dropped: it is in a field, or the field says it.

A word may vanish from the text of the fields only if it stands in one of the tables below and the field that says it
is filled: “from” when there is a source, “wants” when there is a need, “tel.” when there is a phone. Every other word,
and every number that is no part of a phone, an amount or a time, is found in the name, the need, the notes, the words
about the source, the tags or an address; as often as it was typed.

    HYPOTHESIS_EXAMPLES=10000 python -m pytest tests/property/test_no_word_is_dropped.py
"""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import capture_board, capture_money, when
from domain.capture import Captured, read
from domain.capture_words import FRESH
from domain.clause_words import JOINERS, WHOSE
from domain.contacts import PHONE_LABEL
from domain.cues import CUES
from domain.money import CODES, DOLLAR_WORDS, MIL, SHARED
from domain.money import SIGNS as MONEY_SIGNS
from domain.money import TIMES as MULTIPLIERS
from domain.money import WORDS as CURRENCY_WORDS
from domain.names import ARTICLES as ARTICLES_BEFORE_NAMES
from domain.sources import ARTICLES, EVENTS, INITIALS, KNOWN, NAMES, NICKNAMES, Source
from domain.typed import lowered, tidy

HALIFAX = ZoneInfo("America/Halifax")
NOW = datetime(2026, 4, 1, 13, 0, tzinfo=UTC)
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "120"))
TOKEN = re.compile(r"\d+|[^\W\d_]+")


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, as they look."""
    return TOKEN.findall(lowered(tidy(text)))


def words_of_pattern(pattern: re.Pattern[str]) -> set[str]:
    """The words of a table that is written as a pattern."""
    return set(TOKEN.findall(re.sub(r"\\.|\(\?[<:=!]+", " ", pattern.pattern)))


def cue_words(*kinds: str) -> set[str]:
    """The words of the cues of some kinds."""
    return {word for cues in CUES.values() for cue, kind, _ in cues if kind in kinds for word in tokens(cue)}


def row_of(pieces: str) -> list[str]:
    """Pieces between bars and line ends."""
    return re.split(r"[|\n]", pieces.strip())


MONEY = row_of(
    """
$350k|1.500 €|350 тыс|20 000 руб|2 mil euros|1,5 Mio. €|R$ 2.500,00|£2.3k/month|500 usd
"""
)
TIMES = ("tomorrow 3pm", "fri 9", "25/12", "15:30", "next week")
NEVER_DUE = ("yesterday", "fri 25:99", "asap", "yesterday 3pm")
"""Times that must be found in the notes, as nobody can be reminded then."""
PHONES = ("902-555-0134", "+49 (0)151 23456789", "902.555.0134/902.555.0199", "0044 20 7946 0958")
ADDRESSES = ("jane@acme.io", "@jane_d", "instagram.com/joe", "wa.me/19025550134")
LABELS = row_of(
    """
tel.|Telefon:|tél. :|e-mail:|correo|name:|Nombre:|nom :|имя|source:|Quelle:|fuente|источник|worth
valor|стоимость|budget|wants|quiere|möchte|veut|quer|хочет|needs a|looking for|from|from my|de
von|par|с|от|на|по рекомендации|referred by|empfohlen von|de la part de|recomendado por|indicado por
met|call|llamar a|anrufen|new lead|note:|hi|hola|just met|at|on|via|up to|about|and|every|in
the|звонила|is|called
"""
)
SOURCES = row_of(
    """
facebook|Instagram|insta|linkedin|фейсбука|сайта|página web|Webseite|site web|the expo|Messe|feria
salon|выставке|my dentist|mi hermano|meinem Nachbarn|LI|walk-in|телефон|zap
"""
)
SIGNS = (
    ",",
    ";",
    ".",
    ":",
    "-",
    "(",
    ")",
    "!",
    "\n",
    "/",
    "|",
    "🔥",
    "#",
    "'",
    "&",
    "…",
    "?",
    '"',
    "~",
    "@",
    "+",
    "1)",
)
CURRENCIES = (*CURRENCY_WORDS, *DOLLAR_WORDS, *SHARED, *CODES, *MONEY_SIGNS)
TIMES_OF_MONEY = {*MULTIPLIERS, MIL}
UNDERSTOOD = {
    "value": {word for each in (*MONEY, *CURRENCIES) for word in tokens(each)}
    | {*TIMES_OF_MONEY, *words_of_pattern(capture_board.LABELS["value"]), *words_of_pattern(capture_money.RATE)},
    "due": {word for each in TIMES for word in tokens(each)},
    "call": words_of_pattern(capture_board.DUE_LABEL),
    "phones": words_of_pattern(PHONE_LABEL),
    "emails": words_of_pattern(capture_board.LABELS["email"]) | {"mailto"},
    "handles": words_of_pattern(capture_board.LABELS["handle"]) | {word for each in KNOWN for word in tokens(each)},
    "links": words_of_pattern(capture_board.LABELS["link"]),
    "need": cue_words("need", "about"),
    "name": cue_words("name") | ARTICLES_BEFORE_NAMES,
    "notes": cue_words("note"),
    "source": cue_words("source", "referral")
    | {word for each in (*KNOWN, *NICKNAMES, *ARTICLES, *INITIALS, *EVENTS, *WHOSE) for word in tokens(each)},
}
"""What may vanish, by the field that must then be filled."""
BARE = {cue for cues in CUES.values() for cue, kind, _ in cues if kind == "need" and cue.isalpha()}
ALWAYS = JOINERS | BARE | FRESH | {"lead", "client", "customer", "contact", "prospect"}
"""What says nothing by itself: “and”, “new lead”, “wants” without what."""


def says(captured: Captured, field: str) -> bool:
    """Whether a field is filled."""
    if field == "call":  # “call him yesterday”: the notes tell of the time
        at_once = "asap" in lowered(captured.notes or "")
        return bool(captured.due or captured.passed or captured.unclear or at_once)
    return bool(getattr(captured, field))


def kept(captured: Captured) -> Counter[str]:
    """The words of all fields, as often as they are in them."""
    texts = [captured.name, captured.need, captured.notes, captured.source_note, captured.source, *captured.links]
    texts += [*captured.emails, *captured.tags, *(f"{each.network} {each.name}" for each in captured.handles)]
    return Counter(word for text in texts if text for word in tokens(str(text)))


def may_vanish(word: str, captured: Captured) -> bool:
    """Whether a word that is in no field is said by one that is filled."""
    if word in ALWAYS or any(word in words and says(captured, field) for field, words in UNDERSTOOD.items()):
        return True
    if not word.isdigit():
        return False
    digits = word.lstrip("0")
    trunk = word == "8" and any(phone.startswith("+7") for phone in captured.phones)  # “8 902 …” is dialled in Russia
    dialled = trunk or any(digits in phone for phone in captured.phones)
    timed = captured.due is not None and len(word) <= 4
    return dialled or timed or (captured.value is not None and digits in str(captured.value.amount))


TABLED = set().union(*UNDERSTOOD.values(), *map(tokens, ADDRESSES)) | ALWAYS
"""Words that may be said once for all the times that they were typed."""
letters = st.text(alphabet="abcdefghijklmnoprstuvwyzäöüßéñçãìжшюябгд", min_size=3, max_size=9)
ordinary = letters.filter(
    lambda word: word not in TABLED and when.find(f"call {word}", NOW, HALIFAX) is None and lowered(word) == word
)
TOGETHER = (
    "from Facebook",
    "von Instagram",
    "с сайта",
    "found on google",
    "call Bob",
    "met Anna",
    "from Acme Ltd",
    "referred by",
)
typed = st.one_of(
    ordinary,
    ordinary.map(str.title),
    ordinary.map(str.upper).filter(lambda word: lowered(word).isalpha()),
    ordinary.map(lambda word: f"#{word}"),
    st.integers(1, 99_999).map(str),
    *(
        st.sampled_from(row)
        for row in (MONEY, TIMES, NEVER_DUE, TOGETHER, PHONES, ADDRESSES, LABELS, LABELS, SOURCES, SIGNS)
    ),
)
joints = st.sampled_from([" "] * 8 + [", ", "\n", ". ", " - ", "; ", "  ", ""])
sentences = st.lists(st.tuples(typed, joints), max_size=24).map(lambda pairs: "".join(map("".join, pairs)))


@settings(max_examples=EXAMPLES)
@given(sentences, st.sampled_from([("CA", "CAD"), ("DE", "EUR"), ("BR", "BRL"), ("RU", "RUB")]))
def test_every_word_is_in_a_field_or_said_by_one(sentence: str, where: tuple[str, str]) -> None:
    captured = read(sentence, NOW, HALIFAX, country=where[0], currency=where[1])
    there = kept(captured)
    addresses = tokens(" ".join((*captured.emails, *captured.links, *captured.tags, *map(str, captured.handles))))
    time = when.find(sentence, NOW, HALIFAX)
    timely = tokens(sentence[time.start : time.end]) if time and captured.due else []
    for word, times in Counter(tokens(sentence)).items():
        once = word.isdigit() or word in TABLED or word in addresses
        if there[word] < (1 if once else times):
            assert word in timely or may_vanish(word, captured), (word, sentence, captured)


def test_every_source_has_a_name_that_may_stand_for_it() -> None:
    assert set(NAMES) <= set(Source)
    assert not capture_money.WORTH.search("kitchen ")
