"""The morning list: once a working day, without a sound, and never when it is too late to be one."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.people import WorkHours
from domain.when import Moment
from services.ports import Fate
from tests.unit.services.the_office import ANN, DAY, HOUR, MINUTE, Office, fills_the_disk

TO_EIGHT = 22 * HOUR
"""From the beginning of each test to the next morning."""


def mornings(office: Office) -> list[datetime]:
    """When Ann got her lists, on her clock."""
    zone = ZoneInfo("America/Halifax")
    return [each.at.astimezone(zone) for each in office.notifier.sent if each.kind == "digest" and each.at is not None]


async def test_the_list_comes_at_the_start_of_the_day_without_a_sound(office: Office) -> None:
    await office.records("Jane", due=TO_EIGHT + HOUR)
    await office.records("John", due=3 * DAY)
    await office.passes(TO_EIGHT)
    (sent,) = office.notifier.sent
    assert (sent.kind, sent.names, sent.silent) == ("digest", ("Jane",), True)
    ann = await office.person()
    assert (ann.digest_card, ann.last_ping_at, ann.pings) == (501, None, None), "no ping"


async def test_it_comes_once_each_working_morning_in_the_place_of_the_one_before(office: Office) -> None:
    lead = await office.records(due=6 * HOUR)
    await office.leads.follow_up(lead.ref, office.deed())
    await office.leads.rest(lead.ref, office.deed())
    await office.passes(14 * DAY + TO_EIGHT)
    office.notifier.sent.clear()
    await office.passes(7 * DAY)
    lists = [each for each in office.notifier.sent if each.kind == "digest"]
    assert [at.strftime("%a %H:%M") for at in mornings(office)] == [
        f"{day} 08:00" for day in ("Wed", "Thu", "Fri", "Mon", "Tue")
    ]
    assert [each.instead_of for each in lists] == [each.message - 1 for each in lists if each.message is not None]


async def test_a_morning_without_anything_costs_one_look_and_no_message(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[datetime] = []
    looks_at = office.digests._ledger.all_of

    async def noted(person: int) -> object:
        looks.append(office.clock.now())
        return await looks_at(person)  # type: ignore[arg-type]

    monkeypatch.setattr(office.digests._ledger, "all_of", noted)
    for _ in range(12):
        await office.passes(DAY)
    assert office.notifier.sent == []
    assert len(looks) == len(set(looks)) * 2, "Ann and Bob, once each working day"
    assert len(set(looks)) == 9


async def test_after_downtime_a_list_that_is_late_is_not_sent_and_the_next_one_is(office: Office) -> None:
    await office.records(due=5 * DAY)
    office.clock.moves(4 * DAY + TO_EIGHT + 3 * HOUR)
    await office.reopens()
    await office.rings()
    assert office.notifier.sent == []
    await office.passes(21 * HOUR)
    assert office.notifier.kinds() == []


async def test_a_list_that_is_a_little_late_is_sent(office: Office) -> None:
    await office.records(due=TO_EIGHT + 6 * HOUR)
    office.clock.moves(TO_EIGHT + 3 * HOUR - MINUTE)
    await office.reopens()
    await office.passes(DAY)
    assert [at.strftime("%a %H:%M") for at in mornings(office)] == ["Tue 10:59"], "on Wednesday the nag names all"


async def test_trouble_on_the_way_is_tried_again_a_minute_later(office: Office) -> None:
    await office.records(due=TO_EIGHT + HOUR)
    office.notifier.outcomes = [Fate.LATER, Fate.LATER]
    await office.passes(TO_EIGHT + 10 * MINUTE)
    assert office.notifier.kinds() == ["digest: later", "digest: later", "digest"]
    assert [at.strftime("%H:%M") for at in mornings(office)] == ["08:02"]


async def test_who_blocked_the_bot_costs_one_call_and_no_list_until_they_are_back(office: Office) -> None:
    lead = await office.records(due=10 * DAY)
    await office.leads.snooze(lead.ref, Moment(office.clock.now() + TO_EIGHT + HOUR, exact=False), office.deed())
    office.blocking.add(ANN)
    await office.passes(7 * DAY)
    assert office.notifier.kinds() == ["digest: unreachable"]
    ann = await office.person()
    assert (ann.reachable, ann.next_digest_at) == (False, None)
    office.blocking.clear()
    await office.people.meet(ANN, "Ann", back=True)
    await office.passes(DAY)
    assert office.notifier.kinds() == ["digest: unreachable", "nag", "nag", "nag"]


async def test_words_that_telegram_refuses_are_not_repeated_that_day(office: Office) -> None:
    await office.records(due=TO_EIGHT + 8 * HOUR)
    office.notifier.outcomes = [Fate.REFUSED]
    await office.passes(TO_EIGHT + 7 * HOUR)
    assert office.notifier.kinds() == ["digest: refused"]


async def test_a_crash_between_sending_and_recording_repeats_one_list(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.records(due=TO_EIGHT + HOUR)
    await office.waits_until(office.clock.now() + TO_EIGHT - MINUTE)

    async def dies() -> None:
        fills_the_disk(monkeypatch)

    office.notifier.on_send = dies
    office.clock.moves(MINUTE)
    await office.rings()
    monkeypatch.undo()
    assert office.notifier.kinds() == ["digest"]
    await office.reopens()
    await office.rings()
    assert office.notifier.kinds() == [], "a claim is kept for a minute"
    await office.passes(45 * MINUTE)
    assert office.notifier.kinds() == ["digest"]


async def test_a_crash_before_sending_loses_nothing(office: Office) -> None:
    await office.records(due=TO_EIGHT + HOUR)
    office.notifier.outcomes = [RuntimeError("killed")]
    await office.waits_until(office.clock.now() + TO_EIGHT)
    await office.reopens()
    await office.passes(MINUTE)
    assert office.notifier.kinds() == ["digest"]


async def test_a_list_that_breaks_on_our_side_does_not_keep_the_others_from_theirs(office: Office) -> None:
    await office.records(due=TO_EIGHT + HOUR)
    await office.records(by=102, due=TO_EIGHT + HOUR)  # type: ignore[arg-type]
    office.notifier.outcomes = [RuntimeError("a fault of ours")]
    await office.passes(TO_EIGHT)
    assert office.notifier.kinds() == ["digest"]


async def test_who_does_not_want_it_gets_none_and_who_wants_it_again_gets_the_next(office: Office) -> None:
    await office.records(due=3 * DAY)
    await office.habits.want_digest(ANN, wanted=False)
    assert (await office.person()).next_digest_at is None
    await office.passes(2 * DAY)
    await office.habits.want_digest(ANN, wanted=True)
    await office.passes(TO_EIGHT)
    assert [at.strftime("%a %H:%M") for at in mornings(office)] == ["Thu 08:00"]


async def test_who_has_not_pressed_start_gets_none(office: Office) -> None:
    met = await office.people.meet(ANN, "Ann", back=False)
    assert met.next_digest_at is not None
    stranger = await office.people.meet(104, "Dora", back=False)  # type: ignore[arg-type]
    assert stranger.next_digest_at is None


async def test_the_list_names_what_is_due_today_and_who_goes_cold_and_the_nag_what_is_late(office: Office) -> None:
    cold = await office.records("Cold", due=HOUR)
    await office.leads.follow_up(cold.ref, office.deed())
    await office.leads.rest(cold.ref, office.deed())
    office.clock.moves(14 * DAY)
    await office.records("Today", due=TO_EIGHT + 5 * HOUR)
    await office.records("Sooner", due=TO_EIGHT + 4 * HOUR)
    await office.records("Tomorrow", due=2 * DAY)
    await office.records("Late", due=12 * HOUR)
    await office.passes(TO_EIGHT)
    digest = [each.digest for each in office.notifier.sent if each.kind == "digest"][-1]
    assert digest is not None
    named = [[lead.name for lead in part] for part in (digest.owed, digest.today, digest.cold)]
    assert named == [[], ["Sooner", "Today"], ["Cold"]]
    assert [each.names for each in office.notifier.sent if each.kind == "nag"][-1] == ("Late",), "it names the rest"


async def test_work_that_begins_at_night_has_its_list_then(office: Office) -> None:
    await office.habits.set_hours(ANN, WorkHours(time(22), time(6)))
    await office.records(due=13 * HOUR)
    await office.passes(DAY)
    assert [at.strftime("%a %H:%M") for at in mornings(office)] == ["Mon 22:00"]


async def test_nobody_gets_a_list_while_they_are_away(office: Office) -> None:
    await office.records(due=9 * DAY)
    await office.records("John", due=timedelta(days=2))
    await office.records("Tue", due=7 * DAY + TO_EIGHT + HOUR)
    await office.habits.go_away(ANN, office.clock.now() + 7 * DAY)
    await office.passes(7 * DAY - MINUTE)
    assert office.notifier.sent == []
    await office.passes(DAY)
    assert [at.strftime("%a %H:%M") for at in mornings(office)] == ["Tue 08:00"]
