"""The morning list: what stands on it, in which order, and when it comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import digest, lifecycle
from domain.digest import Digest
from domain.models import Lead, Rhythm
from domain.people import Away, NagCard, Person, Profile, WorkHours
from tests.unit.domain.the_cast import (
    ANN_DOES,
    BERLIN,
    CANADA,
    DAY,
    FRIDAY_19,
    FRIDAY_BEFORE_9,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_19,
    MONDAY_23,
    SATURDAY_9,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    at_rest,
    owed_since,
    recorded,
    saved,
    shown,
    typed,
    vague,
)

MONDAY_8, TUESDAY_8, WEDNESDAY_8, THURSDAY_BEFORE_9 = april(6, 8), april(7, 8), april(8, 8), april(2, 9)


@pytest.fixture
def reader(ann: Person) -> Person:
    """Ann, who has pressed Start and gets the list."""
    return replace(ann, started_at=FRIDAY_BEFORE_9)


def rested_since(since: datetime, number: int = 12) -> Lead:
    """A lead followed up then, with nothing planned."""
    return saved(at_rest(recorded(number, since + DAY, since - HOUR), ANN_DOES, since))


# What stands on it -----------------------------------------------------------------------------------------


def rung(lead: Lead, at: datetime) -> Lead:
    """The lead after a reminder, with the next one then."""
    return replace(lead, nags=2, next_nag_at=at)


def test_the_list_tells_what_is_to_come_today_and_what_is_owed_that_rings_later(reader: Person) -> None:
    old = rung(owed_since(FRIDAY_BEFORE_9, 1), MONDAY_10)
    today, tomorrow = owed_since(MONDAY_15, 2), owed_since(TUESDAY_9, 3)
    assert digest.of([tomorrow, today, old], reader, MONDAY_8) == Digest(owed=(old,), today=(today,))


@pytest.mark.parametrize("rings", [MONDAY_8 - 2 * DAY, MONDAY_8, MONDAY_8 + 9 * MINUTE])
def test_what_is_owed_is_left_to_the_nag_that_comes_with_the_list(reader: Person, rings: datetime) -> None:
    old, other = rung(owed_since(FRIDAY_BEFORE_9, 1), rings), rung(owed_since(FRIDAY_BEFORE_9, 2), MONDAY_15)
    today = owed_since(MONDAY_15, 3)
    assert digest.of([old, other, today], reader, MONDAY_8) == Digest(today=(today,)), "the nag names all that is owed"


def test_a_typed_time_just_after_the_list_names_what_is_owed_as_well(reader: Person) -> None:
    old, soon = rung(owed_since(FRIDAY_BEFORE_9, 1), MONDAY_15), owed_since(MONDAY_8 + 5 * MINUTE, 2, exact=True)
    assert digest.of([old, soon], reader, MONDAY_8) == Digest(today=(soon,))


def test_what_a_nag_has_just_named_is_not_listed_again(reader: Person) -> None:
    old = rung(owed_since(FRIDAY_BEFORE_9, 1), MONDAY_10)
    for before, owed in ((5 * MINUTE, ()), (15 * MINUTE, (old,))):
        nagged = replace(reader, card=NagCard(7, MONDAY_8 - before, (old.ref,)))
        assert digest.of([old], nagged, MONDAY_8).owed == owed


def test_a_card_that_names_nothing_owed_or_asks_about_one_lead_leaves_the_list_whole(reader: Person) -> None:
    old = rung(owed_since(FRIDAY_BEFORE_9, 1), MONDAY_15)
    for card in (NagCard(7, MONDAY_8), NagCard(7, MONDAY_8, (old.ref,), busy_with=old.ref)):
        assert digest.of([old], replace(reader, card=card), MONDAY_8).owed == (old,)


def test_what_is_to_come_today_stands_in_its_order(reader: Person) -> None:
    late, early, twin = owed_since(MONDAY_15, 1), owed_since(MONDAY_9, 3), owed_since(MONDAY_9, 2)
    assert digest.of([late, early, twin], reader, MONDAY_8).today == (twin, early, late)


def test_what_is_owed_stands_as_in_a_nag(reader: Person) -> None:
    reminded = rung(owed_since(FRIDAY_BEFORE_9, 1), MONDAY_10)
    fresh = replace(owed_since(FRIDAY_BEFORE_9 + HOUR, 2), next_nag_at=MONDAY_10)
    assert digest.of([reminded, fresh], reader, MONDAY_8).owed == (fresh, reminded)


def test_what_falls_due_as_the_list_is_made_is_left_to_its_nag(reader: Person) -> None:
    assert digest.of([owed_since(MONDAY_8)], reader, MONDAY_8) == Digest()


def test_what_was_planned_for_today_stands_on_it_whatever_its_status(reader: Person) -> None:
    resting, won = rested_since(FRIDAY_BEFORE_9, 1), lifecycle.close(recorded(2), ANN_DOES, MONDAY_10)
    again = saved(lifecycle.plan(resting, vague(MONDAY_15), ANN_DOES, FRIDAY_BEFORE_9))
    customer = saved(lifecycle.keep_in_touch(won, Rhythm.NINETY_DAYS, vague(MONDAY_19), ANN_DOES, MONDAY_10))
    assert digest.of([customer, again], reader, MONDAY_10 + MINUTE).today == (again, customer)


def test_today_is_a_day_of_the_persons_own_calendar(reader: Person) -> None:
    at_night = owed_since(MONDAY_23)  # Tuesday at four in the morning in Berlin
    assert digest.of([at_night], reader, MONDAY_8).today == (at_night,)
    assert digest.of([at_night], replace(reader, zone=BERLIN), MONDAY_8).today == ()


def test_a_deleted_lead_stands_on_no_list(reader: Person) -> None:
    gone = [
        lifecycle.delete(each, ANN_DOES, MONDAY_10)
        for each in (owed_since(MONDAY_9, 1), owed_since(MONDAY_15, 2), rested_since(MONDAY_10 - 30 * DAY, 3))
    ]
    assert digest.of(gone, reader, MONDAY_10) == Digest()


def test_who_rests_for_long_goes_cold_oldest_first(reader: Person) -> None:
    young, old = rested_since(MONDAY_8 - 15 * DAY, 1), rested_since(MONDAY_8 - 20 * DAY, 2)
    assert digest.of([young, old], reader, MONDAY_8) == Digest(cold=(old, young))


@pytest.mark.parametrize(("idle", "cold"), [(14 * DAY, True), (14 * DAY - MINUTE, False)])
def test_a_resting_lead_goes_cold_after_two_weeks(idle: timedelta, cold: bool) -> None:
    assert digest.is_going_cold(rested_since(MONDAY_8 - idle), MONDAY_8) is cold


def test_a_lead_spoken_of_since_is_not_cold() -> None:
    noted = lifecycle.note(rested_since(MONDAY_8 - 20 * DAY), "likes boats", ANN_DOES, MONDAY_8 - DAY)
    assert not digest.is_going_cold(noted, MONDAY_8)


def test_a_lead_with_something_planned_is_not_cold(reader: Person) -> None:
    planned = lifecycle.plan(rested_since(MONDAY_8 - 20 * DAY), vague(TUESDAY_9), ANN_DOES, MONDAY_8 - 20 * DAY)
    assert not digest.is_going_cold(planned, MONDAY_8)


@pytest.mark.parametrize("ended", ["lead", "closed", "lost"])
def test_only_a_resting_lead_goes_cold(request: pytest.FixtureRequest, ended: str) -> None:
    assert not digest.is_going_cold(request.getfixturevalue(ended), MONDAY_10 + 30 * DAY)


def test_a_deleted_lead_is_not_cold() -> None:
    gone = lifecycle.delete(rested_since(MONDAY_8 - 20 * DAY), ANN_DOES, MONDAY_8 - 20 * DAY)
    assert not digest.is_going_cold(gone, MONDAY_8)


def test_an_empty_list_tells_nothing(reader: Person) -> None:
    assert not digest.of([owed_since(TUESDAY_9)], reader, MONDAY_8)


@pytest.mark.parametrize("part", ["owed", "today", "cold"])
def test_one_lead_is_enough_to_tell(lead: Lead, part: str) -> None:
    assert Digest(**{part: (lead,)})


# When it comes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        (MONDAY_8 - MINUTE, "Mon 06 08:00"),
        (MONDAY_8, "Tue 07 08:00"),
        (MONDAY_15, "Tue 07 08:00"),
        (FRIDAY_19, "Mon 13 08:00"),
        (SATURDAY_9, "Mon 13 08:00"),
        (THURSDAY_BEFORE_9, "Mon 06 08:00"),  # over Good Friday and the weekend
    ],
)
def test_the_next_list_comes_on_the_next_working_morning(reader: Person, now: datetime, comes: str) -> None:
    assert shown(digest.next_at(replace(reader, region=CANADA), now)) == comes


@pytest.mark.parametrize(
    ("until", "comes"),
    [(FRIDAY_BEFORE_9, "Tue 07 08:00"), (WEDNESDAY_9, "Thu 09 08:00"), (WEDNESDAY_8, "Wed 08 08:00")],
    ids=["back already", "back in the day", "back in the morning"],
)
def test_the_next_list_comes_when_its_reader_is_back(reader: Person, until: datetime, comes: str) -> None:
    assert shown(digest.next_at(replace(reader, away=Away(until)), MONDAY_15)) == comes


def test_a_night_worker_gets_the_list_in_the_evening(reader: Person) -> None:
    night_owl = replace(reader, hours=WorkHours(MONDAY_8.time().replace(hour=20), MONDAY_8.time().replace(hour=4)))
    assert shown(digest.next_at(night_owl, MONDAY_15)) == "Mon 06 20:00"


@pytest.mark.parametrize(
    "change", [{"digest": False}, {"reachable": False}, {"started_at": None}], ids=lambda change: next(iter(change))
)
def test_who_gets_no_list_waits_for_none(reader: Person, change: dict[str, object]) -> None:
    assert digest.next_at(replace(reader, **change), MONDAY_15) is None  # type: ignore[arg-type]


def test_at_the_end_of_the_calendar_no_list_comes(reader: Person) -> None:
    assert digest.next_at(reader, datetime.max.replace(tzinfo=MONDAY_8.tzinfo) - HOUR) is None


# Whether it is still wanted --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("late", "wanted"),
    [(-MINUTE, False), (timedelta(), True), (3 * HOUR - MINUTE, True), (3 * HOUR, False), (DAY, True)],
)
def test_a_list_is_wanted_in_the_morning(reader: Person, late: timedelta, wanted: bool) -> None:
    waiting = replace(reader, next_digest_at=MONDAY_8)
    assert digest.is_wanted(waiting, MONDAY_8 + late) is wanted


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"away": Away(TUESDAY_8)}, False),
        ({"away": Away(MONDAY_8)}, True),
        ({"reachable": False}, False),
        ({"hours": WorkHours(days=frozenset({1}))}, False),
        ({"region": CANADA}, True),
    ],
)
def test_a_list_is_wanted_by_who_is_there(reader: Person, change: dict[str, object], wanted: bool) -> None:
    waiting = replace(replace(reader, next_digest_at=MONDAY_8), **change)  # type: ignore[arg-type]
    assert digest.is_wanted(waiting, MONDAY_8) is wanted


def test_no_list_is_wanted_on_a_holiday(reader: Person) -> None:
    good_friday_8 = FRIDAY_BEFORE_9 - HOUR
    waiting = replace(reader, region=CANADA, next_digest_at=good_friday_8)
    assert not digest.is_wanted(waiting, good_friday_8)


# Planned anew ----------------------------------------------------------------------------------------------


def test_who_is_new_gets_a_list_planned(reader: Person) -> None:
    assert digest.replanned(None, reader, MONDAY_15).next_digest_at == TUESDAY_8


def test_what_the_list_does_not_depend_on_leaves_it_as_it_was_planned(reader: Person) -> None:
    waiting = replace(reader, next_digest_at=WEDNESDAY_9)
    changed = replace(waiting, profile=Profile.GENTLE, last_ping_at=MONDAY_10)
    assert digest.replanned(waiting, changed, MONDAY_15) is changed


@pytest.mark.parametrize(
    ("change", "comes"),
    [
        ({"hours": WorkHours(MONDAY_9.time().replace(hour=10))}, "Tue 07 10:00"),
        ({"zone": ZoneInfo("America/Toronto")}, "Tue 07 09:00"),
        ({"region": CANADA}, "Tue 07 08:00"),
        ({"away": Away(WEDNESDAY_9)}, "Thu 09 08:00"),
        ({"digest": False}, "never"),
        ({"reachable": False}, "never"),
        ({"started_at": None}, "never"),
    ],
    ids=lambda change: next(iter(change)) if isinstance(change, dict) else "",
)
def test_new_habits_plan_the_list_anew(reader: Person, change: dict[str, object], comes: str) -> None:
    waiting = replace(reader, next_digest_at=WEDNESDAY_9)
    changed = replace(waiting, **change)  # type: ignore[arg-type]
    assert shown(digest.replanned(waiting, changed, MONDAY_15).next_digest_at) == comes


def test_who_takes_no_holidays_any_more_gets_the_list_on_them(reader: Person) -> None:
    resting = replace(reader, region=CANADA, next_digest_at=MONDAY_8)
    at_work = replace(resting, takes_holidays=False)
    assert shown(digest.replanned(resting, at_work, THURSDAY_BEFORE_9).next_digest_at) == "Fri 03 08:00"


def test_another_start_does_not_plan_the_list_anew(reader: Person) -> None:
    waiting = replace(reader, next_digest_at=WEDNESDAY_9)
    again = replace(waiting, started_at=MONDAY_15)
    assert digest.replanned(waiting, again, MONDAY_15) is again


def test_a_typed_time_tonight_stands_on_the_list(reader: Person) -> None:
    planned = saved(lifecycle.plan(rested_since(FRIDAY_BEFORE_9), typed(MONDAY_23), ANN_DOES, FRIDAY_BEFORE_9))
    assert digest.of([planned], reader, MONDAY_8).today == (planned,)
