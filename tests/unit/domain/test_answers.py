"""What a typed answer to one question says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal

import pytest

from domain import answers
from domain.answers import Reading
from domain.capture import Captured
from domain.contacts import Handle
from domain.errors import MomentPassed, NameTooLong, NotUnderstood
from domain.models import Field
from domain.money import Money
from domain.people import Asking, Conversation, Person, WorkHours
from domain.sources import Source
from domain.when import Habits, Moment
from tests.unit.domain.the_cast import (
    FRIDAY_19,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_19,
    NEXT_MONDAY_8,
    TEAM,
    TUESDAY_9,
    april,
    typed,
    vague,
)


@pytest.fixture
def by(ann: Person) -> Reading:
    """As Ann means it on Monday at ten."""
    return answers.reading(ann, TEAM, MONDAY_10)


def answered(said: dict[Field, str], text: str | None = None) -> Conversation:
    """A conversation in which this was typed."""
    return Conversation(1, None, Asking.NEW_LEAD, MONDAY_9, MONDAY_9, answers=said, text=text)


# By whose clock --------------------------------------------------------------------------------------------


def test_what_is_typed_is_read_by_the_clock_and_habits_of_the_person(ann: Person) -> None:
    assert answers.reading(ann, TEAM, MONDAY_10) == Reading(
        MONDAY_10, HALIFAX, Habits(morning=time(9), evening=time(18)), "CA", "CAD", at_home=ann.zone_known
    )


@pytest.mark.parametrize(
    ("currency", "at_home", "said", "meant"),
    [
        ("USD", False, "Иван хочет квартиру, 1,2 млн", "RUB"),
        ("USD", False, "1,2 млн", "RUB"),
        ("USD", False, "Іван хоче квартиру, 1,2 млн", "USD"),
        ("USD", False, "Ivan wants a flat, 1.2m", "USD"),
        ("EUR", False, "Иван хочет квартиру, 1,2 млн", "EUR"),
        ("USD", True, "Иван хочет квартиру, 1,2 млн", "USD"),
        ("USD", False, "Иван хочет квартиру, $1,2 млн", "USD"),
    ],
)
def test_a_bare_amount_in_russian_is_in_roubles_where_dollars_are_only_assumed(
    by: Reading, currency: str, at_home: bool, said: str, meant: str
) -> None:
    value = answers.sentence(said, replace(by, currency=currency, at_home=at_home)).value
    assert value == Money(Decimal(1_200_000), meant)


@pytest.mark.parametrize(("said", "meant"), [("won 14k", "EUR"), ("won $14k", "CAD"), ("won 14k pounds", "GBP")])
def test_a_bare_amount_about_a_lead_is_in_the_currency_of_its_worth(by: Reading, said: str, meant: str) -> None:
    value = answers.sentence(said, replace(by, counted_in="EUR")).value
    assert value == Money(Decimal(14_000), meant)


@pytest.mark.parametrize(("country", "day_first"), [("CA", True), ("DE", True), ("US", False)])
def test_the_month_comes_first_in_the_united_states_alone(country: str, day_first: bool) -> None:
    assert Reading(MONDAY_10, HALIFAX, Habits(), country, "USD").day_first is day_first


def test_a_sentence_is_read_by_that_clock_and_money(by: Reading) -> None:
    said = answers.sentence("Jane Doe, 350k, tomorrow", by)
    assert (said.name, said.value, said.due) == ("Jane Doe", Money(Decimal(350_000), "CAD"), vague(TUESDAY_9))


def test_a_moment_is_read_by_that_clock(by: Reading) -> None:
    assert answers.moment("3pm", by) == typed(MONDAY_15)


@pytest.mark.parametrize(
    ("now", "phrase", "due"),
    [
        (MONDAY_10, "in 1 hour", typed(MONDAY_10 + HOUR)),
        (MONDAY_10, "this evening", vague(april(6, 18))),
        (MONDAY_10, "tomorrow", vague(TUESDAY_9)),
        (FRIDAY_19, "in 1 hour", typed(FRIDAY_19 + HOUR)),
        (FRIDAY_19, "tomorrow", vague(april(13, 9))),
    ],
)
def test_a_span_on_a_button_gives_way_to_the_next_working_morning(
    ann: Person, now: datetime, phrase: str, due: Moment
) -> None:
    assert answers.span(phrase, answers.reading(ann, TEAM, now), ann) == due


def test_a_span_on_a_button_of_a_night_worker_does_not_ring_before_work(ann: Person) -> None:
    until_noon = replace(ann, hours=WorkHours(time(22), time(12)))
    by = answers.reading(until_noon, TEAM, april(11, 13))
    assert answers.span("tomorrow", by, until_noon) == vague(april(13, 22))


# When a new lead is due ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "due"),
    [(MONDAY_9, MONDAY_10), (MONDAY_19 - MINUTE, MONDAY_19 + 59 * MINUTE), (FRIDAY_19 + HOUR, NEXT_MONDAY_8)],
)
def test_a_new_lead_is_due_within_the_hour_or_when_work_begins(ann: Person, now: datetime, due: datetime) -> None:
    assert answers.first_follow_up(Captured(), ann, now) == vague(due)


def test_a_time_that_was_said_is_kept_in_quiet_hours(ann: Person) -> None:
    at_night = typed(april(6, 23))
    assert answers.first_follow_up(Captured(due=at_night), ann, MONDAY_10) == at_night


# One answer ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said", "settled"),
    [
        (Field.NAME, "Jane Doe", {"name": "Jane Doe"}),
        (Field.NEED, "a boat, soon", {"need": "a boat, soon"}),
        (Field.VALUE, "350k", {"value": Money(Decimal(350_000), "CAD")}),
        (Field.DUE, "tomorrow", {"due": vague(TUESDAY_9)}),
        (Field.SOURCE, "facebook", {"source": Source.FACEBOOK, "source_note": None}),
        (Field.SOURCE, " Facebook ", {"source": Source.FACEBOOK, "source_note": None}),
        (Field.SOURCE, "walk_in", {"source": Source.WALK_IN, "source_note": None}),
        (Field.SOURCE, "Cold  call", {"source": Source.PHONE, "source_note": "Cold call"}),
        (Field.SOURCE, "my dentist", {"source": Source.REFERRAL, "source_note": "my dentist"}),
        (
            Field.SOURCE,
            "facebook, our spring ad",
            {"source": Source.FACEBOOK, "source_note": "facebook, our spring ad"},
        ),
        (Field.SOURCE, "the moon", {"source": Source.OTHER, "source_note": "the moon"}),
    ],
)
def test_an_answer_settles_what_was_asked(by: Reading, asked: Field, said: str, settled: dict[str, object]) -> None:
    assert answers.field(asked, said, by) == settled


def test_more_than_a_name_in_one_answer_settles_all_of_it(by: Reading) -> None:
    settled = answers.field(Field.NAME, "Maria Lopez, 902-555-0190, 350k", by)
    assert settled == {
        "name": "Maria Lopez",
        "phones": ("+19025550190",),
        "value": Money(Decimal(350_000), "CAD"),
    }


def test_words_that_have_no_field_become_a_note_beside_the_name(by: Reading) -> None:
    settled = answers.field(Field.NAME, "Maria Lopez, 902-555-0190, met her at lunch", by)
    assert settled == {"name": "Maria Lopez", "phones": ("+19025550190",), "notes": "met her at lunch"}


@pytest.mark.parametrize(
    ("said", "name", "more"),
    [
        ("Bob Ray wants a tent", "Bob Ray", {"need": "a tent"}),
        ("call Bob Ray tomorrow 3pm", "Bob Ray", {"due": typed(april(7, 15))}),
        ("Bob Ray, 5k", "Bob Ray", {"value": Money(Decimal(5_000), "CAD")}),
        ("wants a roof, 902-555-0134", None, {"need": "a roof", "phones": ("+19025550134",)}),
    ],
)
def test_a_sentence_is_nobodys_name(by: Reading, said: str, name: str | None, more: dict[str, object]) -> None:
    settled = answers.field(Field.NAME, said, by)
    assert settled.get("name") == name
    assert {key: settled[key] for key in more} == more


@pytest.mark.parametrize("said", ["Maria the florist", "Casa do Pão", "Jane from work", "Old Joe", "the man next door"])
def test_a_few_words_are_all_name(by: Reading, said: str) -> None:
    assert answers.field(Field.NAME, said, by) == {"name": said}


def test_what_a_sentence_told_is_kept_beside_what_is_answered_later(by: Reading) -> None:
    said = {Field.NAME: "Maria Lopez, 902-555-0190, met her at lunch, wants a roof", Field.NEED: "a fence"}
    drafted = answers.draft(answered(said), by)
    assert (drafted.name, drafted.need, drafted.notes) == ("Maria Lopez", "a fence", "met her at lunch\na roof")


def test_a_sentence_tells_of_a_lead_once_it_names_or_reaches_one(by: Reading) -> None:
    assert answers.sentence("Jane Doe", by).tells_of_a_lead
    assert not answers.sentence("tomorrow", by).tells_of_a_lead


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("902-555-0134", "phones", ("+19025550134",)),
        ("Frank at ocean.com", "emails", ("frank@ocean.com",)),
        ("jane@example.com", "emails", ("jane@example.com",)),
        ("@janedoe", "handles", (Handle("telegram", "janedoe"),)),
        ("https://example.com/jane", "links", ("https://example.com/jane",)),
        ("555-0134", "phones", ("555-0134",)),
        ("5550134", "phones", ("5550134",)),
    ],
)
def test_each_way_to_reach_a_lead_is_a_contact(by: Reading, said: str, kind: str, value: tuple[object, ...]) -> None:
    settled = answers.field(Field.CONTACT, said, by)
    assert settled == {kind: value}


def test_a_time_that_leaves_a_choice_gives_both(by: Reading) -> None:
    assert [each.at for each in answers.choices("fri 7pm or mon 8am", by)] == [FRIDAY_19, NEXT_MONDAY_8]
    assert answers.choices("fri 7pm", by) == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Field.NAME, "902-555-0190"),
        (Field.CONTACT, "ask her brother"),
        (Field.VALUE, "a lot"),
        (Field.DUE, "when the cows come home"),
    ],
)
def test_an_answer_that_says_nothing_of_what_was_asked_is_asked_for_again(by: Reading, asked: Field, said: str) -> None:
    with pytest.raises(NotUnderstood):
        answers.field(asked, said, by)


def test_a_time_that_has_passed_is_asked_for_again(by: Reading) -> None:
    with pytest.raises(MomentPassed):
        answers.field(Field.DUE, "today 8am", by)


# Minutes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("15", 15),
        (" 15 ", 15),
        ("90 min", 90),
        ("15 min.", 15),
        ("3 Minutes", 3),
        ("1h", 60),
        ("2 hrs", 120),
        ("1 hour", 60),
        ("1:30", 90),
        ("1h30", 90),
        ("1h 30m", 90),
        ("24h", 1440),
        ("１５", 15),
    ],
)
def test_a_length_is_read_in_minutes(said: str, minutes: int) -> None:
    assert answers.minutes(said) == minutes


@pytest.mark.parametrize("said", ["", "0", "0h", "abc", "h", "-5", "24h 1m", "99999", "15 miles", "half"])
def test_what_is_no_length_of_a_touch_is_asked_for_again(said: str) -> None:
    with pytest.raises(NotUnderstood):
        answers.minutes(said)


# Working hours ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("9-17", time(9), time(17)),
        ("8 to 20", time(8), time(20)),
        ("8 till 20", time(8), time(20)),
        ("9:30 – 18:00", time(9, 30), time(18)),
        ("9.30-18.15", time(9, 30), time(18, 15)),
        ("9h-17h30", time(9), time(17, 30)),
        ("20-8", time(20), time(8)),
        ("22:00-06:00", time(22), time(6)),
        ("09:00-05:00", time(9), time(5)),
        ("8-24", time(8), time(0)),
        ("8-0", time(8), time(0)),
        ("from 9 to 5", time(9), time(17)),
        ("9-5", time(9), time(17)),
        ("12-8", time(12), time(20)),
        ("9am-5pm", time(9), time(17)),
        ("9am-5", time(9), time(17)),
        ("9 a.m. to 5:30 P.M.", time(9), time(17, 30)),
        ("9pm-5am", time(21), time(5)),
        ("12pm-12am", time(12), time(0)),
    ],
)
def test_working_hours_are_read_as_people_write_them(said: str, start: time, end: time) -> None:
    assert answers.hours(said, WorkHours()) == WorkHours(start, end)


def test_working_days_stay_as_they_were() -> None:
    weekends = WorkHours(days=frozenset({5, 6}))
    assert answers.hours("9-17", weekends).days == weekends.days


@pytest.mark.parametrize(
    "said", ["", "9", "abc", "8-8", "25-3", "8-44", "8-24:30", "8-9:60", "13pm-4", "0am-9", "9-17-20"]
)
def test_what_is_no_working_day_is_asked_for_again(said: str) -> None:
    with pytest.raises(NotUnderstood):
        answers.hours(said, WorkHours())


# A draft ---------------------------------------------------------------------------------------------------


def test_a_draft_holds_everything_answered(by: Reading) -> None:
    said = {Field.NAME: "Jane", Field.CONTACT: "902-555-0134", Field.VALUE: "350k", Field.DUE: "tomorrow"}
    assert answers.draft(answered(said), by) == Captured(
        name="Jane", phones=("+19025550134",), value=Money(Decimal(350_000), "CAD"), due=vague(TUESDAY_9)
    )


def test_an_answer_that_can_no_longer_be_read_is_kept_in_the_notes(by: Reading) -> None:
    draft = answers.draft(answered({Field.DUE: "today 8am", Field.VALUE: "a lot"}, text="???"), by)
    assert (draft.due, draft.value, draft.notes) == (None, None, "???\ntoday 8am\na lot")


def test_words_beside_a_contact_are_kept_in_the_notes(by: Reading) -> None:
    draft = answers.draft(answered({Field.CONTACT: "902-555-0134, after 5pm only"}), by)
    assert (draft.phones, draft.notes) == (("+19025550134",), "902-555-0134, after 5pm only")


def test_a_link_says_no_more_than_where_it_leads(by: Reading) -> None:
    assert answers.draft(answered({Field.CONTACT: "https://facebook.com/jane.doe"}), by).notes is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        *((each, time(8, 30)) for each in ("8:30", "08:30", "8.30", "8h30", "8:30 am", "half past 8", "halb neun")),
        *((each, time(8, 30)) for each in ("um halb neun", "8 Uhr 30", "8:30 Uhr")),
        *(
            (each, time(9))
            for each in ("9", "9am", "at 9", "9 o'clock", "09:00", "9 Uhr", "a las 9", "9 heures", "9h", "в 9 утра")
        ),
        *((each, time(9)) for each in ("às 9h", "à 9h", "9 часов", "a las 9 de la mañana", "nine")),
        *((each, time(17)) for each in ("17", "17h", "5pm", "5", "17:00", "5 de la tarde", "17 Uhr")),
        ("6", time(6)),
        ("7", time(7)),
        ("noon", time(12)),
        ("7 du soir", time(19)),
    ],
)
def test_a_time_of_the_day_is_typed_as_people_write_it(typed: str, at: time) -> None:
    assert answers.time_of_day(typed) == at


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25:00", "8:75", "tomorrow 3pm", "in 2 hours", "fri 9", "monday", "24:00", "99", "9" * 80, "evening"],
)
def test_what_is_no_time_of_the_day_is_asked_again(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        answers.time_of_day(typed)


def test_what_is_too_long_for_a_name_is_kept_beside_it(by: Reading) -> None:
    long = "Jane " * 30
    draft = answers.draft(answered({Field.NAME: long.strip(), Field.CONTACT: "902-555-0134"}), by)
    assert draft.name == ("Jane " * 20).strip()
    assert draft.notes == ("Jane " * 10).strip()
    with pytest.raises(NameTooLong):
        answers.new_name(long)
    assert answers.new_name("Jane") == "Jane"
