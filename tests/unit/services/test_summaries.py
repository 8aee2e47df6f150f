"""The push of the summary: each week once, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Never
from zoneinfo import ZoneInfo

import pytest

from domain import periods
from domain import pushes as pushing
from domain.errors import AdminsOnly, NotAllowed
from domain.models import LeadRef, PersonId, Role, WorkspaceId
from domain.people import NagCard, WorkHours
from domain.periods import PeriodKind
from domain.summary import Summary
from services import summaries
from services.letters import TRUE_FOR, Letters
from services.ports import Fate
from services.reckoning import reckoned
from services.scribe import AHEAD
from services.summaries import AT_ONCE, REFUSED_FOR, THE_NEXT_AFTER
from storage.base import NotSaved
from tests.unit.services.the_office import (
    ANN,
    BOB,
    CHARLIE,
    DAY,
    DORA,
    HALIFAX,
    HOUR,
    MINUTE,
    TEAM,
    Office,
    Sent,
    fills_the_disk,
)

WEEK = 7 * DAY
TO_MONDAY = 6 * DAY + 22 * HOUR + 30 * MINUTE
"""From the beginning of each test, a Monday at ten, to the next at half past eight."""

OWN = WorkspaceId(ANN)


def pushes(office: Office, to: int = ANN) -> list[tuple[str, str]]:
    """Which weeks somebody was sent, and when on Halifax's clocks."""
    return [(each.week, f"{each.at.astimezone(HALIFAX):%a %d %b %H:%M}") for each in sent(office, to) if each.at]


def sent(office: Office, to: int = ANN) -> list[Sent]:
    """The summaries that somebody was sent."""
    return [each for each in office.notifier.sent if each.kind == "summary" and each.to == to]


async def subscribes(office: Office) -> None:
    """Ann wants her summary, and has a lead that doesn't ring meanwhile."""
    await office.summaries.want(OWN, ANN, wanted=True)
    await office.records("Jane", due=400 * DAY)


async def moves_summary(office: Office, day: int, at: time) -> None:
    await office.summaries.choose(OWN, ANN, day, at)


async def test_it_comes_on_monday_with_its_picture_and_sound_and_then_each_week(office: Office) -> None:
    await subscribes(office)
    await office.passes(TO_MONDAY)
    (first,) = sent(office)
    assert (first.week, first.picture, first.silent) == ("2026-W15", True, False)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:30")]
    await office.passes(2 * WEEK)
    assert [when for _, when in pushes(office)] == ["Mon 13 Apr 08:30", "Mon 20 Apr 08:30", "Mon 27 Apr 08:30"]


async def test_a_quiet_week_is_a_line_without_picture_and_sound(office: Office) -> None:
    await subscribes(office)
    await office.passes(TO_MONDAY + WEEK)
    assert [(each.week, each.picture, each.silent) for each in sent(office)] == [
        ("2026-W15", True, False),
        ("2026-W16", False, True),
    ]


async def test_who_never_recorded_a_lead_gets_none(office: Office) -> None:
    await office.summaries.want(OWN, ANN, wanted=True)
    await office.passes(TO_MONDAY + WEEK)
    assert office.notifier.sent == []


async def test_who_wants_none_gets_none(office: Office) -> None:
    await subscribes(office)
    await office.summaries.want(OWN, ANN, wanted=False)
    await office.passes(TO_MONDAY + WEEK)
    assert sent(office) == []


async def test_a_restart_sends_nothing_twice(office: Office) -> None:
    await subscribes(office)
    await office.passes(TO_MONDAY)
    assert len(sent(office)) == 1
    await office.reopens()
    await office.passes(6 * DAY)
    assert sent(office) == []


async def test_after_three_weeks_of_downtime_one_comes_for_the_newest_week(office: Office) -> None:
    await subscribes(office)
    office.clock.moves(TO_MONDAY + 2 * WEEK + 2 * HOUR)
    await office.reopens()
    await office.passes(DAY)
    assert pushes(office) == [("2026-W17", "Mon 27 Apr 10:30")]


async def test_a_late_one_waits_for_work(office: Office) -> None:
    await subscribes(office)
    office.clock.moves(TO_MONDAY + 13 * HOUR)
    await office.reopens()
    await office.passes(DAY)
    assert pushes(office) == [("2026-W15", "Tue 14 Apr 08:00")]


async def test_a_chosen_hour_is_kept_at_night_and_moves_the_next_one(office: Office) -> None:
    await subscribes(office)
    await moves_summary(office, 6, time(21))
    await office.passes(WEEK)
    assert pushes(office) == [("2026-04-05..2026-04-11", "Sun 12 Apr 21:00")]
    assert not sent(office)[0].silent


async def test_before_work_at_an_hour_that_nobody_chose_it_makes_no_sound(office: Office) -> None:
    await subscribes(office)
    await office.habits.set_hours(ANN, WorkHours(start=time(10)))
    await office.passes(TO_MONDAY)
    assert sent(office)[0].silent


async def test_what_rang_counts_among_the_pings_of_the_day_and_a_nag_waits_its_ten_minutes(office: Office) -> None:
    await subscribes(office)
    await office.records("Joe", due=office.clock.now() + TO_MONDAY + MINUTE)
    await office.passes(TO_MONDAY + 30 * MINUTE)
    rang = [
        (each.kind, f"{each.at.astimezone(HALIFAX):%H:%M}")
        for each in office.notifier.sent
        if each.at and not each.silent
    ]
    assert rang == [("summary", "08:30"), ("nag", "08:40")]
    ann = await office.person()
    assert ann.pinged_on(office.clock.now().astimezone(HALIFAX).date()) == 2


async def test_a_quiet_week_is_no_ping(office: Office) -> None:
    await subscribes(office)
    await office.passes(TO_MONDAY)
    before = (await office.person()).last_ping_at
    await office.passes(WEEK)
    assert (await office.person()).last_ping_at == before


async def test_who_is_away_gets_it_when_they_are_back(office: Office) -> None:
    await subscribes(office)
    await office.habits.go_away(ANN, office.clock.now() + 8 * DAY)
    await office.passes(2 * WEEK - DAY)
    assert pushes(office) == [("2026-W15", "Tue 14 Apr 10:00")]


async def test_who_moves_gets_it_by_their_new_clock_and_no_week_twice(office: Office) -> None:
    await subscribes(office)
    await office.passes(TO_MONDAY)
    await office.habits.set_zone(ANN, ZoneInfo("Asia/Tokyo"))
    await office.passes(WEEK)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:30"), ("2026-W16", "Sun 19 Apr 20:30")]


async def test_who_follows_the_clock_of_their_team_gets_it_by_that_from_the_first_time_on(office: Office) -> None:
    await subscribes(office)
    await office.has_team(ANN, admins=[BOB])
    await office.settles(zone=ZoneInfo("Asia/Tokyo"))
    await office.habits.follow_all(await office.teams.get(TEAM))
    assert (await office.person()).zone == ZoneInfo("Asia/Tokyo")
    await office.passes(WEEK)
    assert pushes(office) == [("2026-W15", "Sun 12 Apr 20:30")]


async def test_who_follows_a_team_without_a_book_of_their_own_gets_none(office: Office) -> None:
    await office.people.meet(DORA, "Dora", back=False)
    await office.has_team(DORA, admins=[BOB])
    await office.settles(zone=ZoneInfo("Asia/Tokyo"))
    await office.habits.follow(await office.person(DORA), await office.teams.get(TEAM))
    assert (await office.person(DORA)).zone == ZoneInfo("Asia/Tokyo")
    assert await office.teams.known(WorkspaceId(DORA)) is None


async def dies() -> None:
    """The process ends at this point."""
    raise asyncio.CancelledError


async def test_it_comes_once_where_the_process_dies_before_it_is_sent(office: Office) -> None:
    await subscribes(office)
    office.notifier.on_send = dies
    office.clock.moves(TO_MONDAY)
    with pytest.raises(asyncio.CancelledError):
        await office.rings()
    await office.reopens()
    await office.passes(DAY)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:31")]


async def test_it_is_repeated_once_where_the_process_dies_before_that_it_was_sent_is_recorded(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribes(office)
    monkeypatch.setattr(office.summaries, "_keep", lambda *_: dies())
    office.clock.moves(TO_MONDAY)
    with pytest.raises(asyncio.CancelledError):
        await office.rings()
    before = pushes(office)
    await office.reopens()
    await office.passes(2 * WEEK)
    assert before == [("2026-W15", "Mon 13 Apr 08:30")]
    assert pushes(office)[:2] == [("2026-W15", "Mon 13 Apr 08:31"), ("2026-W16", "Mon 20 Apr 08:30")]


async def test_trouble_on_the_way_has_it_tried_again_later_each_time_with_the_same_picture(office: Office) -> None:
    """What times out may have arrived: whoever is sent it each minute reads it sixty times."""
    await subscribes(office)
    await writes_ahead(office)
    office.notifier.outcomes = [Fate.LATER] * 6
    await office.passes(HOUR + 2 * HOUR)
    tries = [f"{each.at.astimezone(HALIFAX):%H:%M}" for each in office.notifier.sent if each.to == ANN and each.at]
    assert tries == ["08:30", "08:31", "08:33", "08:37", "08:45", "09:01", "09:33"]
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 09:33")]
    ahead, *anew = office.notifier.written
    assert [each.report.summary.now.minute for each in anew] == [45, 1, 33], "up to ten minutes the first letter holds"
    assert anew[0].earlier is ahead
    assert len(office.summaries._rests) == len(office.summaries._scribe.letters) == 0


def will_be_silent(office: Office, monkeypatch: pytest.MonkeyPatch, *chats: int) -> asyncio.Event:
    """Telegram wants silence in these chats until the event."""
    over, turn = asyncio.Event(), office.notifier.turn

    @asynccontextmanager
    async def waits(chat: int) -> AsyncIterator[None]:
        if chat in chats:
            await over.wait()
        async with turn(chat):
            yield

    monkeypatch.setattr(office.notifier, "turn", waits)
    return over


async def a_crowd(office: Office, size: int) -> list[int]:
    """So many people with a lead each."""
    crowd = [*range(1000, 1000 + size)]
    for each in crowd:
        await office.people.meet(PersonId(each), "Ann", back=True)
        own = await office.people.own_workspace(await office.people.get(PersonId(each)))
        await office.records(by=PersonId(own.id), due=400 * DAY)
    return crowd


async def pushes_until(office: Office, happened: Callable[[], bool]) -> None:
    """The alarm rings as it was armed, and whatever can go on goes on."""
    async with asyncio.timeout(30):
        while not happened():
            await office.summaries.push_due()
            await asyncio.sleep(0.01)
            office.clock.moves(THE_NEXT_AFTER)


async def test_chats_that_have_to_wait_stand_in_nobodys_way(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = await a_crowd(office, AT_ONCE + 4)
    over = will_be_silent(office, monkeypatch, *crowd[:AT_ONCE])
    office.clock.moves(TO_MONDAY)
    await pushes_until(office, lambda: len(office.notifier.sent) == 4)
    assert sorted(each.to for each in office.notifier.sent) == crowd[AT_ONCE:]
    over.set()
    await office.ends_what_is_under_way()
    assert sorted(each.to for each in office.notifier.sent) == crowd


async def test_so_many_may_wait_as_memory_has_room_for_and_none_for_ever(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = await a_crowd(office, 6)
    monkeypatch.setattr(summaries, "IN_LINE", 4)
    over = will_be_silent(office, monkeypatch, *crowd[:4])
    office.clock.moves(TO_MONDAY)
    await pushes_until(office, lambda: len(office.summaries._in_line) == 4)
    await office.summaries.push_due()
    assert len(office.summaries._under_way) == 4
    assert office.notifier.sent == []
    monkeypatch.setattr(summaries, "PATIENCE", timedelta(milliseconds=1))
    for task in office.summaries._under_way.values():
        task.cancel()
    await asyncio.gather(*office.summaries._under_way.values(), return_exceptions=True)
    office.clock.moves(MINUTE)
    await pushes_until(office, lambda: len(office.notifier.sent) == 2 and len(office.summaries._rests) == 4)
    assert sorted(each.to for each in office.notifier.sent) == crowd[4:]
    written = len(office.notifier.written)
    over.set()
    await office.passes(2 * MINUTE)
    assert sorted(each.to for each in office.notifier.sent) == crowd
    assert len(office.notifier.written) == written, "what waited is sent as it was written"


async def test_what_telegram_does_not_take_is_tried_again_in_an_hour(office: Office) -> None:
    await subscribes(office)
    office.notifier.outcomes = [Fate.REFUSED]
    await office.passes(TO_MONDAY + 2 * HOUR)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 09:30")]


async def test_a_failure_on_our_side_is_tried_again_and_nobody_else_notices(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribes(office)
    await office.summaries.want(WorkspaceId(BOB), BOB, wanted=True)
    await office.records(by=BOB, due=400 * DAY)
    office.notifier.outcomes = [RuntimeError("a bug")]
    await office.passes(TO_MONDAY + REFUSED_FOR + MINUTE)
    assert len(sent(office, ANN)) + len(sent(office, BOB)) == 2
    assert "failed" in caplog.text


async def test_a_full_disk_pushes_nothing_and_loses_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await subscribes(office)
    office.clock.moves(TO_MONDAY)
    makes_room = fills_the_disk(monkeypatch)
    await office.rings()
    assert sent(office) == []
    makes_room()
    await office.passes(REFUSED_FOR)
    assert len(sent(office)) == 1


async def test_what_was_sent_and_could_not_be_recorded_is_recorded_later_and_not_sent_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribes(office)
    office.clock.moves(TO_MONDAY)
    with monkeypatch.context() as patched:

        def no_room(*_: object) -> Never:
            raise NotSaved("full")

        patched.setattr(pushing, "pushed", no_room)
        await office.rings()
        await office.passes(2 * HOUR)
    await office.passes(HOUR + WEEK)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:30"), ("2026-W16", "Mon 20 Apr 08:30")]


async def test_a_book_is_open_while_the_summary_of_another_is_reckoned(office: Office) -> None:
    await subscribes(office)
    office.clock.moves(TO_MONDAY)
    async with office.summaries._scribe._one_at_a_time, asyncio.timeout(30):
        await pushes_until(office, lambda: bool(office.summaries._scribe._one_at_a_time._waiters))
        assert await office.leads.all(OWN, ANN)
    await office.ends_what_is_under_way()
    assert len(sent(office)) == 1


async def test_figures_of_who_is_forgotten_while_they_are_reckoned_are_not_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribes(office)

    async def slowly(reckon: Callable[[], Summary]) -> Summary:
        made = await reckoned(reckon)
        await office.forgetting.forget(ANN, 7)
        return made

    monkeypatch.setattr(summaries, "reckoned", slowly)
    week = periods.current(PeriodKind.WEEK, office.clock.now(), HALIFAX)
    await office.summaries.figures(OWN, ANN, week)
    assert len(office.summaries._lately) == 0


async def test_who_is_out_of_reach_for_minutes_loses_no_week(office: Office) -> None:
    await subscribes(office)
    await office.people.unreachable(ANN)
    await office.passes(TO_MONDAY + 5 * MINUTE)
    await office.people.meet(ANN, "Ann", back=True)
    await office.passes(WEEK)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:35"), ("2026-W16", "Mon 20 Apr 08:30")]


async def test_who_blocked_the_bot_costs_one_call_and_gets_the_newest_week_when_back(office: Office) -> None:
    await subscribes(office)
    office.blocking.add(ANN)
    await office.passes(TO_MONDAY + WEEK)
    assert office.notifier.kinds(ANN) == ["summary: unreachable"]
    assert not (await office.person()).reachable
    office.blocking.clear()
    office.clock.moves(3 * HOUR)
    await office.people.meet(ANN, "Ann", back=True)
    await office.passes(WEEK)
    assert pushes(office) == [("2026-W16", "Mon 20 Apr 11:30"), ("2026-W17", "Mon 27 Apr 08:30")]


async def test_what_is_switched_off_while_the_picture_is_made_is_not_sent(office: Office) -> None:
    await subscribes(office)
    office.notifier.on_turn = lambda: office.summaries.want(OWN, ANN, wanted=False)
    await office.passes(TO_MONDAY)
    assert sent(office) == []


@pytest.mark.parametrize("moment", ["on_letter", "on_turn", "on_send"])
async def test_of_who_is_forgotten_meanwhile_nothing_is_remembered_and_nothing_failed(
    office: Office, caplog: pytest.LogCaptureFixture, moment: str
) -> None:
    await subscribes(office)
    setattr(office.notifier, moment, lambda: office.forgetting.forget(ANN, office.deed().cause or 0))
    office.clock.moves(TO_MONDAY)
    await office.rings()
    assert len(sent(office)) == (moment == "on_send")
    assert "failed" not in caplog.text
    assert len(office.summaries._rests) == len(office.summaries._scribe.letters) == 0


async def test_who_is_forgotten_before_it_is_claimed_gets_none(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribes(office)
    office.clock.moves(TO_MONDAY)
    await office.summaries.push_due()
    await office.forgetting.forget(ANN, office.deed().cause or 0)
    await office.ends_what_is_under_way()
    assert sent(office) == []
    assert "failed" not in caplog.text


async def test_who_is_forgotten_while_it_waits_to_be_tried_again_is_not_remembered_for_ever(office: Office) -> None:
    await subscribes(office)
    office.notifier.outcomes = [Fate.LATER]
    office.clock.moves(TO_MONDAY)
    await office.rings()
    assert len(office.summaries._rests) == len(office.summaries._scribe.letters) == 1
    await office.forgetting.forget(ANN, office.deed().cause or 0)
    assert len(office.summaries._scribe.letters) == 0
    await office.passes(2 * HOUR)
    assert len(office.summaries._rests) == 0


async def test_without_a_picture_it_comes_in_words(office: Office) -> None:
    await subscribes(office)
    office.notifier.no_pictures = True
    await office.passes(TO_MONDAY)
    assert [(each.week, each.picture) for each in sent(office)] == [("2026-W15", False)]


async def test_fifty_due_at_once_all_get_theirs(office: Office) -> None:
    crowd = await a_crowd(office, 50)
    await office.passes(TO_MONDAY)
    assert sorted(each.to for each in office.notifier.sent if each.kind == "summary") == crowd


async def test_files_from_before_are_planned_by_the_housekeeping(office: Office) -> None:
    await subscribes(office)
    async with office.store.workspace(OWN) as work:
        await work.save_workspace(replace(await work.workspace(), next_summary_at=None, summarised=None))
        await work.commit()
    await office.reopens()
    await office.upkeep.each_hour()
    await office.passes(TO_MONDAY)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:30")]


async def test_one_that_cannot_be_planned_leaves_the_others_their_plan(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await office.has_team(BOB, admins=[ANN])
    makes_room = fills_the_disk(monkeypatch)
    await office.summaries.plan()
    assert "tried again" in caplog.text
    makes_room()
    await office.summaries.plan()
    assert await office.store.summaries_after(office.clock.now() + 3 * WEEK) == []


# Written ahead


async def writes_ahead(office: Office, before: timedelta = HOUR) -> None:
    """The bot is at leisure so long before Monday's summaries."""
    office.clock.moves(TO_MONDAY - before)
    await office.rings()


async def test_what_was_written_ahead_is_sent_as_it_is_where_nothing_has_changed(office: Office) -> None:
    await subscribes(office)
    await writes_ahead(office)
    assert sent(office) == []
    (ahead,) = office.notifier.written
    await office.passes(HOUR)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:30")]
    assert office.notifier.written == [ahead]
    assert ahead.report.summary.now == office.clock.now()


async def test_it_is_begun_once_and_not_before_its_week_is_over_or_long_before_its_moment(office: Office) -> None:
    await subscribes(office)
    await writes_ahead(office, before=AHEAD + MINUTE)
    assert office.notifier.written == []
    await office.passes(2 * MINUTE)
    await office.rings()
    assert len(office.notifier.written) == 1
    await office.summaries.choose(OWN, ANN, 4, time(16))
    await office.passes(3 * WEEK)
    assert len(office.notifier.written) == len(sent(office)) + 1 == 4


async def changes_a_lead(office: Office) -> None:
    await office.leads.follow_up(LeadRef(OWN, 1), office.deed())


async def records_a_lead(office: Office) -> None:
    await office.records("John", due=300 * DAY)


async def sells_in_euros(office: Office) -> None:
    await office.habits.set_currency(await office.person(), "EUR")


async def is_called_otherwise(office: Office) -> None:
    await office.people.meet(ANN, "Anne", back=True)


@pytest.mark.parametrize("change", [changes_a_lead, records_a_lead, sells_in_euros, is_called_otherwise])
async def test_what_has_changed_since_is_written_anew_and_knows_the_picture_before(
    office: Office, change: Callable[[Office], Awaitable[None]]
) -> None:
    await subscribes(office)
    await writes_ahead(office)
    await change(office)
    await office.passes(HOUR)
    ahead, now = office.notifier.written
    assert (ahead.earlier, now.earlier) == (None, ahead)
    assert len(sent(office)) == 1


async def test_what_comes_and_goes_in_a_day_changes_nothing_that_is_written(office: Office) -> None:
    await subscribes(office)
    await writes_ahead(office)
    now = office.clock.now()
    await office.people.change(ANN, lambda ann: replace(ann.pinged(now), card=NagCard(7, now), digest_card=8))
    await office.passes(HOUR)
    assert (len(office.notifier.written), len(sent(office))) == (1, 1)


async def test_a_late_one_is_written_anew(office: Office) -> None:
    await subscribes(office)
    await writes_ahead(office)
    office.clock.moves(HOUR + TRUE_FOR + MINUTE)
    await office.rings()
    assert [letter.report.summary.now for letter in office.notifier.written][1:] == [office.clock.now()]


async def test_whose_is_forgotten_nothing_written_ahead_is_kept(office: Office) -> None:
    await subscribes(office)
    await office.has_team(BOB, ANN, admins=[BOB])
    await office.records("Jack", due=400 * DAY, workspace=TEAM)
    await office.summaries.plan()
    await writes_ahead(office)
    assert len(office.summaries._scribe.letters) == 2
    await office.forgetting.forget(ANN, office.deed().cause or 0)
    assert len(office.summaries._scribe.letters) == 0
    assert office.summaries._scribe.letters.weight == 0
    await office.passes(HOUR)
    assert (sent(office), len(sent(office, TEAM))) == ([], 1)


async def test_who_is_forgotten_while_it_is_written_leaves_nothing_behind(office: Office) -> None:
    await subscribes(office)
    office.notifier.on_letter = lambda: office.forgetting.forget(ANN, office.deed().cause or 0)
    await writes_ahead(office)
    assert len(office.notifier.written) == 1
    assert len(office.summaries._scribe.letters) == 0


async def test_of_who_is_forgotten_just_before_nothing_is_written(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribes(office)
    monkeypatch.setattr(office.notifier, "leisure", lambda: office.forgetting.forget(ANN, office.deed().cause or 0))
    await writes_ahead(office)
    assert office.notifier.written == []
    assert caplog.text == ""


async def test_what_is_not_wanted_any_more_is_not_kept_either(office: Office) -> None:
    await subscribes(office)
    await writes_ahead(office)
    await office.summaries.want(OWN, ANN, wanted=False)
    await office.rings()
    assert len(office.summaries._scribe.letters) == 0


async def test_after_a_restart_it_is_written_when_it_is_sent(office: Office) -> None:
    await subscribes(office)
    await writes_ahead(office)
    await office.reopens()
    await office.passes(HOUR)
    assert (len(office.notifier.written), len(sent(office))) == (1, 1)


async def test_no_more_is_written_ahead_than_there_is_room_for(office: Office) -> None:
    office.summaries._scribe.letters = Letters(most=100_000)
    for each in range(1000, 1004):
        await office.people.meet(PersonId(each), "Ann", back=True)
        await office.people.own_workspace(await office.people.get(PersonId(each)))
        await office.records(by=PersonId(each), due=400 * DAY)
    await writes_ahead(office)
    assert len(office.notifier.written) == len(office.summaries._scribe.letters) == 2
    await office.passes(HOUR)
    assert (len(office.notifier.written), office.summaries._scribe.letters.weight) == (4, 0)
    assert sorted(each.to for each in office.notifier.sent if each.kind == "summary") == [*range(1000, 1004)]


async def test_what_can_not_be_written_ahead_is_written_in_time(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise RuntimeError("a bug")

    await subscribes(office)
    office.notifier.on_letter = fails
    await writes_ahead(office)
    assert "could not be written ahead" in caplog.text
    await office.passes(HOUR)
    assert len(sent(office)) == 1


async def test_whoever_ends_waits_for_nothing_that_has_time(office: Office) -> None:
    """A bot that is asked to end in the middle of it ends at once."""

    async def never_ends() -> None:
        begun.set()
        await asyncio.Event().wait()

    begun = asyncio.Event()
    await subscribes(office)
    office.notifier.on_letter = never_ends
    office.clock.moves(TO_MONDAY - HOUR)
    await office.summaries.push_due()
    await begun.wait()
    await office.summaries.stop()
    assert not office.summaries._at_leisure


# In a team


async def a_team_with_a_lead(office: Office) -> None:
    await office.has_team(BOB, admins=[ANN])
    await office.records("Jane", due=400 * DAY, workspace=TEAM)
    await office.summaries.plan()


async def test_a_team_hears_in_its_group_by_its_own_clock(office: Office) -> None:
    await a_team_with_a_lead(office)
    await office.teams.set_zone(TEAM, ANN, ZoneInfo("Europe/Berlin"))
    await office.passes(WEEK)
    assert pushes(office, TEAM) == [("2026-W15", "Mon 13 Apr 03:30")]
    assert sent(office, ANN) == sent(office, BOB) == []


async def test_who_has_left_the_team_is_still_called_by_their_name(office: Office) -> None:
    await office.has_team(BOB, admins=[ANN])
    lead = await office.records("Jane", by=BOB, due=400 * DAY, workspace=TEAM)
    await office.leads.close(lead.ref, office.deed(BOB))
    await office.settles(members={ANN: Role.ADMIN}, names_in_summary=True)
    await office.summaries.plan()
    await writes_ahead(office)
    await office.passes(HOUR)
    (letter,) = office.notifier.written
    assert BOB in [each.person for each in letter.report.summary.people]
    assert letter.report.names[BOB] == "Bob"
    assert len(sent(office, TEAM)) == 1


async def test_only_admins_choose_for_a_team_and_strangers_for_nobody(office: Office) -> None:
    await a_team_with_a_lead(office)
    with pytest.raises(AdminsOnly):
        await office.summaries.choose(TEAM, BOB, 4, time(16))
    with pytest.raises(AdminsOnly):
        await office.summaries.want(TEAM, BOB, wanted=False)
    with pytest.raises(NotAllowed):
        await office.summaries.want(TEAM, CHARLIE, wanted=False)
    await office.summaries.choose(TEAM, ANN, 4, time(16))
    await office.passes(5 * DAY)
    assert pushes(office, TEAM) == [("2026-04-03..2026-04-09", "Fri 10 Apr 16:00")]


async def test_a_group_that_has_moved_gets_it_where_it_is_now(office: Office) -> None:
    await a_team_with_a_lead(office)
    office.notifier.outcomes, office.notifier.moves_to = [Fate.MOVED], -1009
    await office.passes(TO_MONDAY + 5 * MINUTE)
    assert [each.kind for each in office.notifier.sent] == ["summary: moved", "summary"]
    assert pushes(office, -1009) == [("2026-W15", "Mon 13 Apr 08:31")]


async def test_a_group_that_the_bot_was_out_of_for_minutes_loses_no_week(office: Office) -> None:
    await a_team_with_a_lead(office)
    office.clock.moves(TO_MONDAY - 10 * MINUTE)
    await office.groups.closed(TEAM)
    await office.passes(16 * MINUTE)
    assert office.notifier.sent == []
    office.roster.roles[TEAM, ANN] = Role.ADMIN
    await office.teams.enter(TEAM, "Sales", await office.person(), is_heard=True)
    await office.passes(DAY)
    assert pushes(office, TEAM) == [("2026-W15", "Mon 13 Apr 08:36")]


async def test_a_group_without_the_bot_is_not_called_and_goes_on_once_it_is_back(office: Office) -> None:
    await a_team_with_a_lead(office)
    office.notifier.outcomes = [Fate.UNREACHABLE]
    await office.passes(TO_MONDAY + WEEK)
    assert [each.kind for each in office.notifier.sent] == ["summary: unreachable"]
    await office.teams.open(TEAM, "Sales", await office.person())
    await office.passes(WEEK)
    assert pushes(office, TEAM) == [("2026-W16", "Mon 20 Apr 08:30"), ("2026-W17", "Mon 27 Apr 08:30")]


async def test_the_figures_of_a_team_without_a_clock_are_the_same_for_everybody_and_for_its_push(
    office: Office,
) -> None:
    await office.meets(ANN, BOB)
    await office.has_team(ANN, BOB, admins=[ANN])
    await office.habits.set_zone(BOB, ZoneInfo("Pacific/Auckland"))
    office.clock.moves(6 * DAY + 12 * HOUR)  # Sunday night in Halifax, Monday in Auckland
    await office.records("Jane", workspace=TEAM, due=400 * DAY)
    week = periods.holding(PeriodKind.WEEK, date(2026, 4, 6))
    for person in (ANN, BOB):
        found = await office.summaries.figures(TEAM, person, week)
        assert (found.zone, found.figures.recorded) == (HALIFAX, 1)


async def test_of_a_topic_that_is_gone_an_admin_hears_once(office: Office) -> None:
    await a_team_with_a_lead(office)
    await office.teams.change(TEAM, ANN, lambda team: replace(team, topic=7))
    office.notifier.topic_gone = True
    await office.passes(TO_MONDAY)
    assert [each.kind for each in office.notifier.sent] == ["summary", "topic"]


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(days=1)])
async def test_a_clock_set_back_repeats_none_and_one_set_forward_leaves_none_out(
    office: Office, back: timedelta
) -> None:
    await subscribes(office)
    await office.passes(TO_MONDAY)
    office.clock.moves(-back)
    await office.passes(back + DAY)
    assert pushes(office) == [("2026-W15", "Mon 13 Apr 08:30")]
    office.clock.moves(DAY)
    await office.passes(WEEK)
    assert [week for week, _ in pushes(office)] == ["2026-W15", "2026-W16"]


async def test_the_moment_is_named_in_the_log_and_nobodys_words(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await subscribes(office)
    await office.passes(TO_MONDAY)
    assert "week of 2026-04-06 sent" in caplog.text
    assert "Jane" not in caplog.text


def test_the_beginning_is_a_monday_at_ten() -> None:
    assert datetime(2026, 4, 6, 10) + TO_MONDAY == datetime(2026, 4, 13, 8, 30)  # noqa: DTZ001 - on the wall
