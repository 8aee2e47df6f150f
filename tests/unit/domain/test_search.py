"""What is found for which words, in which order, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain import lifecycle, search
from domain.capture import Captured
from domain.contacts import Handle
from domain.models import Assist, AssistKind, Lead, LeadRef, Note, Stage, Touch
from domain.sources import Source
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    DAY,
    MONDAY_10,
    SHOP,
    at_rest,
    recorded,
    saved,
    vague,
)


def known(number: int, name: str | None, need: str | None = None, **more: object) -> Lead:
    """A lead with a number, a name and what else there is to find."""
    at = MONDAY_10 + number * DAY
    lead = lifecycle.record(LeadRef(SHOP, number), Captured(name=name, need=need), vague(at + DAY), ANN_DOES, at)
    return replace(lead, **more)  # type: ignore[arg-type]


BOOK = (
    known(
        1,
        "Jane Doe",
        "a mortgage",
        phones=("+19025550134",),
        emails=("jane.doe@acme.io",),
        source=Source.FACEBOOK,
        tags=("Mortgage", "vip"),
    ),
    known(2, "Janet Roe", "a condo by the sea", phones=("+4915112345678",), source=Source.WALK_IN, tags=("mortgages",)),
    known(3, "José Núñez", "life insurance", handles=(Handle("instagram", "pepe_nunez"),), source=Source.INSTAGRAM),
    known(4, "Алёна Королёва", "квартиру", source=Source.TELEGRAM),
    known(5, "O'Neil & Sons Ltd", "twelve laptops", links=("https://www.oneil-sons.com/contact",), source=Source.X),
    known(6, "山田太郎", "住宅ローン", source=Source.REFERRAL, source_note="from Jane Doe"),
    known(7, None, "a red bicycle", phones=("+19025550902",), source=Source.PHONE, tags=("jane",)),
    known(8, "Bob Trust", "a van", stage=Stage.READY, notes=(Note(MONDAY_10, ANN, "Met at the jazz night in 2024"),)),
    known(9, "Ben Stone", "a boat", stage=Stage.TRUST, assists=(Assist(AssistKind.POST, "the spring newsletter"),)),
    saved(lifecycle.lose(known(10, "Marta Weiß", "a loan"), ANN_DOES, MONDAY_10 + 20 * DAY)),
    saved(lifecycle.close(known(11, "Søren Åkesson", "a barn"), ANN_DOES, MONDAY_10 + 21 * DAY)),
    at_rest(known(12, "Maria van der Berg", "a greenhouse"), ANN_DOES, MONDAY_10 + 22 * DAY),
)


def numbers(leads: Sequence[Lead]) -> list[int]:
    return [lead.number for lead in leads]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # numbers
        ("12", [12]),
        ("#12", [12]),
        ("#1", [1]),
        ("0", []),
        ("99", []),
        ("#012", []),
        ("012", []),
        # names: all of it, a word of it, its beginning, its middle
        ("jane doe", [1, 6]),
        ("Jane Doe", [1, 6]),
        ("doe jane", [1, 6]),
        ("JANE", [1, 2, 7, 6]),
        ("jan", [2, 1, 7, 6]),
        ("roe", [2]),
        ("ja", [2, 1, 8, 6]),
        ("janedoe", [1]),
        ("ane roe", [2]),
        ("stone,ben", [9]),
        ("van der berg", [12]),
        # slips of the finger
        ("jnae deo", [1]),
        ("jnaet", [2]),
        ("jene doe", [1]),
        ("marai berg", [12]),
        ("soern akeson", [11]),
        ("stoen", [9]),
        ("mortage", [2, 1]),
        ("bycicle", [7]),
        ("insurence jose", [3]),
        ("bne", [9]),
        ("be", [12, 9]),
        ("bx", []),
        ("xane", [1]),
        ("xxne", []),
        # accents, case, apostrophes, scripts
        ("jose nunez", [3]),
        ("JOSÉ", [3]),
        ("José", [3]),
        ("алена", [4]),
        ("АЛЁНА КОРОЛЕВА", [4]),
        ("квартира", [4]),
        ("oneil", [5]),
        ("O’Neil", [5]),
        ("weiss", [10]),
        ("weiß", [10]),
        ("soren", [11]),
        ("Åkesson", [11]),
        ("太郎", [6]),
        ("ローン", [6]),
        # phones, in any part and as they are dialled
        ("0134", [1]),
        ("902 555", [7, 1]),
        ("902-555-0134", [1]),
        ("(902) 555 0134", [1]),
        ("+1 902 555 0134", [1]),
        ("1-902-555", [7, 1]),
        ("0151 123", [2]),
        ("0049151", [2]),
        ("+49 (0)151 1234", [2]),
        ("٠١٣٤", [1]),
        ("0999", []),
        ("13", []),
        ("jane 0134", [1]),
        ("jane 12345678", [2]),
        # e-mails, handles, links
        ("jane.doe@acme.io", [1]),
        ("acme", [1]),
        ("io", [1]),
        ("@pepe_nunez", [3]),
        ("pepe", [3]),
        ("https://oneil-sons.com", [5]),
        ("www.oneil-sons.com/contact", [5]),
        # tags
        ("#mortgage", [1, 2]),
        ("#MORT", [2, 1]),
        ("#vip", [1]),
        ("#jane", [7]),
        ("#mortage", [2, 1]),
        ("#condo", []),
        ("vip", [1]),
        # sources, also misspelt and in two words
        ("facebook", [1]),
        ("fb", [1]),
        ("facbook", [1]),
        ("facebookk", [1]),
        ("insta", [3]),
        ("walk-in", [2]),
        ("walk in", [2]),
        ("twitter", [5]),
        ("cold call", [7]),
        ("jane facebook", [1]),
        ("facebook insurance", []),
        # stages and statuses
        ("trust", [8, 9]),
        ("ready", [8]),
        ("tru", [8]),
        ("customer", [11]),
        ("lost", [10]),
        ("won", [11]),
        ("closed", [11]),
        ("resting", [12]),
        ("followed up", [12]),
        ("facebook open", [1]),
        # needs, notes, what helped
        ("mortgage", [1, 2]),
        ("condo sea", [2]),
        ("jazz 2024", [8]),
        ("newsletter", [9]),
        ("laptop", [5]),
        ("top", []),
        # nothing to look for
        ("", []),
        ("  ", []),
        ("?!", []),
        ("#", []),
        ("@", []),
    ],
)
def test_every_word_has_to_stand_somewhere_and_the_best_fit_comes_first(typed: str, found: list[int]) -> None:
    assert numbers(search.find(BOOK, typed)) == found


def test_what_is_typed_rightly_isnt_taken_for_a_slip() -> None:
    june = known(20, "June Doe")
    assert numbers(search.find((*BOOK, june), "jane doe")) == [1, 6]
    assert numbers(search.find((*BOOK, june), "june")) == [20]
    assert numbers(search.find((june,), "jane")) == [20]


def test_what_is_said_of_others_stands_behind_a_name_that_is_nearly_right() -> None:
    noted = known(20, "Carl", "met through Stoen")
    assert numbers(search.find((*BOOK, noted), "stoen")) == [9, 20]


def test_of_equal_ones_the_latest_news_come_first_and_ended_ones_last() -> None:
    old, new = known(21, "Ann Lee"), known(22, "Ann Poe")
    lost = saved(lifecycle.lose(known(23, "Ann Roe"), ANN_DOES, MONDAY_10 + 30 * DAY))
    assert numbers(search.find((lost, old, new), "ann")) == [22, 21, 23]
    noted = saved(lifecycle.note(old, "called back", ANN_DOES, MONDAY_10 + 29 * DAY))
    assert numbers(search.find((lost, noted, new), "ann")) == [21, 22, 23]


def test_a_lead_without_a_history_is_found_as_well() -> None:
    assert search.find([replace(recorded(), events=())], "jane")


def test_a_note_on_a_touch_and_why_it_was_lost_are_found() -> None:
    touched = known(30, "Ada", touches=(Touch(MONDAY_10, ANN), Touch(MONDAY_10, ANN, note="wants a veranda")))
    lost = known(31, "Eve", lost_note="went with Initech")
    assert numbers(search.find((touched, lost), "veranda")) == [30]
    assert numbers(search.find((touched, lost), "initech")) == [31]


def test_only_the_beginning_of_a_very_long_text_is_looked_for() -> None:
    assert numbers(search.find(BOOK, "jane " * 12 + "zzz")) == numbers(search.find(BOOK, "jane"))
    assert numbers(search.find(BOOK, "jane" + " " * 300 + "zzz")) == numbers(search.find(BOOK, "jane"))


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("jahne dough", ["Jane Doe"]),
        ("Jan Doh", ["Jane Doe", "Janet Roe"]),
        ("bob truss", ["Bob Trust"]),
        ("mary van den burg", ["Maria van der Berg"]),
        ("qqqqq", []),
        ("", []),
        ("😀", []),
    ],
)
def test_the_nearest_names_are_the_likest_ones(typed: str, nearest: list[str]) -> None:
    found = [lead.name for lead in search.nearest(BOOK, typed)]
    assert found[: len(nearest)] == nearest
    assert len(found) <= 3
    assert bool(found) == bool(nearest)


def test_of_leads_with_one_name_the_nearest_is_named_once() -> None:
    twins = (known(1, "Jane Doe"), known(2, "jane doe"), known(3, "?"))
    assert numbers(search.nearest(twins, "jane dough")) == [1]
