"""Is somebody known already? By their contacts, and by their name where no contact speaks against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import duplicates, lifecycle
from domain.capture import Captured
from domain.contacts import Handle
from domain.duplicates import Match, Pair, Reason
from domain.models import Lead, LeadRef
from tests.unit.domain.the_cast import ANN_DOES, MONDAY_10, SHOP, TUESDAY_9, saved, vague


def someone(
    name: str | None = None, phone: str = "", email: str = "", handle: str = "", *, network: str = "instagram"
) -> Captured:
    """Who was captured with these."""
    return Captured(
        name=name,
        phones=tuple(phone.split()),
        emails=tuple(email.split()),
        handles=tuple(Handle(network, each) for each in handle.split()),
        need="a boat",
    )


def lead(number: int, captured: Captured) -> Lead:
    """The same as a lead of Ann's."""
    return lifecycle.record(LeadRef(SHOP, number), captured, vague(TUESDAY_9), ANN_DOES, MONDAY_10)


def reason(one: Captured, other: Captured) -> Reason | None:
    """Why they may be one person, asked in both directions and of the book that holds both."""
    there, back = duplicates.find(one, [lead(1, other)]), duplicates.find(other, [lead(2, one)])
    both = duplicates.pairs([lead(1, other), lead(2, one)])
    reasons = {tuple(each.reason for each in found) for found in (there, back, both)}
    assert len(reasons) == 1, "it depends on who comes first"
    return next(iter(reasons.pop()), None)


# Contacts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (someone("Jane Doe", "+19025550134"), someone("J. D.", "+19025550134"), Reason.PHONE),
        (someone("Jane", "+19025550100 +19025550134"), someone(None, "+19025550134"), Reason.PHONE),
        (someone("Jane", email="Jane@Acme.com"), someone("Bob", email="jane@acme.COM"), Reason.EMAIL),
        (someone("Jane", email="STRASSE@x.de"), someone(None, email="straße@x.de"), Reason.EMAIL),
        (someone(None, handle="Jane.D"), someone("Bob", handle="jane.d"), Reason.HANDLE),
        (someone("A", "+1", "a@b.c"), someone("B", "+2", "a@b.c"), Reason.EMAIL),
        (someone("A", "+1", "a@b.c", "a"), someone("B", "+1", "a@b.c", "a"), Reason.PHONE),
        (someone("Jane", "+19025550134"), someone("Bob", "+19025550135"), None),
        (someone("Jane", email="jane@acme.com"), someone("Bob", email="jane@acme.ca"), None),
        (someone(None, handle="jane"), someone(None, handle="jane", network="telegram"), None),
        (someone(), someone(), None),
    ],
)
def test_a_shared_contact_tells(one: Captured, other: Captured, expected: Reason | None) -> None:
    assert reason(one, other) is expected


# Names -----------------------------------------------------------------------------------------------------

ALIKE = [
    ("Jane Doe", "Jane Doe"),
    ("Jane Doe", "jane  doe"),
    ("Jane Doe", "DOE, Jane"),
    ("José Núñez", "Jose Nunez"),
    ("Zoë Łuczak", "Zoe Luczak"),
    ("Søren Ærø", "Soren Aero"),
    ("Müller Hans", "Hans Mueller"),
    ("Ана Ёлкина", "ана елкина"),
    ("Мария Иванова", "Иванова Мария"),
    ("Sean O'Brien", "Sean OBrien"),
    ("Sean O’Brien", "Sean O'Brien"),
    ("Anne-Marie Roy", "Anne Marie Roy"),
    ("Dr. Jane Doe", "Jane Doe"),
    ("Acme Ltd.", "Acme"),
    ("J.P. Morgan", "JP Morgan"),
    ("王伟", "王伟"),
    ("שרה כהן", "כהן שרה"),
    ("Jon Smith", "John Smith"),
    ("Ann Lee", "Anne Lee"),
    ("Sara Novak", "Sarah Novak"),
    ("Michael Brown", "Micheal Brown"),
    ("Catherine Johnson", "Katherine Johnson"),
    ("Jane Schmidt", "Jane Schmitt"),
    ("Microsoft", "Microsft"),
    ("Mr", "Mr"),
    ("Jane Jane", "Jane Jane"),
    ("Jane", "Jane"),
    ("Unit 12 Bay", "Bay Unit 12"),
]
DIFFERENT = [
    ("Jane Doe", "Jane"),
    ("Jane Doe", "Jane Roe"),
    ("Jane Doe", "Jane Doe Miller"),
    ("Maria Garcia", "Mario Garcia"),
    ("Daniel Smith", "Daniela Smith"),
    ("Иван Петров", "Иван Петрова"),
    ("Anna Lee", "Anne Lee"),
    ("Jane Doe", "June Doe"),
    ("Al Li", "Ali Li"),
    ("Unit 12", "Unit 13"),
    ("Lead 1", "Lead 11"),
    ("Order 12345", "Order 123456"),
    ("Room2b Bay", "Room2c Bay"),
    ("Jane", "Janet"),
    ("Acme", "Acne"),
    ("Stephen King", "Steven Kong"),
    ("Сара Мор", "Capa Mop"),
    ("Jane Jane", "Jane Doe"),
    ("Jane Jane Doe", "Jane Doe Doe"),
    ("🙂", "🙂"),
    ("王伟", "王芳"),
    ("Alexander Smith", "Alexandra Smyth"),
    ("Joan Miller", "Jean Miler"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_may_be_one_persons(one: str, other: str) -> None:
    assert reason(someone(one), someone(other)) is Reason.NAME


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_different_people(one: str, other: str) -> None:
    assert reason(someone(one), someone(other)) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (someone("Jane Doe", "+1"), someone("Jane Doe", "+2"), None),
        (someone("Jane Doe", email="a@b.c"), someone("Jane Doe", email="d@e.f"), None),
        (someone("Jane Doe", handle="jane"), someone("Jane Doe", handle="doe"), None),
        (someone("Jane Doe", "+1", "a@b.c"), someone("Jane Doe", "+1", "d@e.f"), Reason.PHONE),
        (someone("Jane Doe", "+1"), someone("Jane Doe", email="a@b.c"), Reason.NAME),
        (someone("Jane Doe", "+1"), someone("Jane Doe"), Reason.NAME),
        (someone("Jane Doe", handle="jane"), someone("Jane Doe", handle="doe", network="x"), Reason.NAME),
    ],
)
def test_a_contact_may_speak_against_a_name(one: Captured, other: Captured, expected: Reason | None) -> None:
    assert reason(one, other) is expected


# Looking through the book ----------------------------------------------------------------------------------


def test_the_strongest_reason_comes_first_and_then_the_newest() -> None:
    jane = someone("Jane Doe", "+1", "jane@acme.com", "jane")
    book = [
        lead(1, someone("Jane Doe")),
        lead(2, someone("Bob", handle="jane")),
        lead(3, someone("Bob", "+1")),
        lead(4, someone("Bob", "+1")),
        lead(5, someone("Bob", "+2")),
        lead(6, someone("Bob", email="jane@acme.com")),
    ]
    found = duplicates.find(jane, book)
    assert [(match.lead.number, match.reason.value) for match in found] == [
        (4, "phone"),
        (3, "phone"),
        (6, "email"),
        (2, "handle"),
        (1, "name"),
    ]


def test_a_deleted_lead_never_matches(lead: Lead) -> None:
    gone = saved(lifecycle.delete(lead, ANN_DOES, MONDAY_10))
    twin = replace(lead, number=13)
    assert duplicates.find(lead, [gone]) == []
    assert duplicates.find(lead, [gone, twin]) == [Match(twin, Reason.PHONE)]
    assert duplicates.pairs([gone, twin]) == []
    assert duplicates.pairs([twin, lead]) == [Pair(lead, twin, Reason.PHONE)]


def test_pairs_come_by_the_strength_of_their_reason() -> None:
    book = [
        lead(1, someone("Jane Doe")),
        lead(2, someone("Bob", "+1")),
        lead(3, someone("Doe Jane")),
        lead(4, someone("Robert", "+1")),
        lead(5, someone("Zoe", email="z@z.z")),
    ]
    found = [(pair.first.number, pair.second.number, pair.reason) for pair in duplicates.pairs(book)]
    assert found == [(2, 4, Reason.PHONE), (1, 3, Reason.NAME)]


def test_those_told_apart_are_no_pair_any_more() -> None:
    one, other = lead(1, someone("Jane Doe", "+1")), lead(2, someone("Jane Doe", "+1"))
    assert duplicates.pairs([replace(one, distinct_from=(2,)), other]) == []
    assert duplicates.pairs([one, replace(other, distinct_from=(1,))]) == []
    assert duplicates.pairs([replace(one, distinct_from=(3,)), other]) == [Pair(*_both(one, other), Reason.PHONE)]


def _both(one: Lead, other: Lead) -> tuple[Lead, Lead]:
    return replace(one, distinct_from=(3,)), other


def test_those_told_apart_stay_so_when_one_is_merged_into_a_third() -> None:
    one, third = lead(1, someone("Jane Doe")), lead(3, someone("Jane Doe"))
    assert duplicates.pairs([replace(one, distinct_from=(2,)), replace(third, merged=(2,))]) == []


def test_a_third_of_the_same_name_is_paired_with_the_one_it_is_not_told_apart_from() -> None:
    book = [
        lead(1, someone("Jane Doe")),
        replace(lead(2, someone("Jane Doe")), distinct_from=(1,)),
        replace(lead(3, someone("Jane Doe")), distinct_from=(1,)),
    ]
    assert [(pair.first.number, pair.second.number) for pair in duplicates.pairs(book)] == [(2, 3)]


def test_of_many_that_share_a_contact_each_is_paired_once() -> None:
    book = [lead(number, someone(None, "+1")) for number in range(1, 101)]
    assert len(duplicates.pairs(book)) == 99


def test_a_book_of_one_name_and_many_telephones_is_looked_through() -> None:
    book = [lead(number, someone("Jane Doe", f"+{number}")) for number in range(1, 501)]
    assert duplicates.pairs(book) == []


def test_namesakes_are_compared_once_however_much_of_their_names_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(duplicates, "alike", lambda one, other: compared.append((one, other)))
    duplicates.pairs([lead(number, someone("Jane Doe")) for number in range(1, 5)])
    assert len(compared) == 3 + 2 + 1
