"""When the summary of a workspace is pushed: on its weekday, of the seven days before, and no day is left out.

`Workspace.summarised` decides: the last days that were pushed, or that are owed to nobody any more. A push that falls
due is always for the newest week whose moment has come, so that after downtime one arrives, late, and not each. On
Mondays that week is one of the calendar; on another day it ends with the day before. When people choose another day,
the next push may tell some days again, or a few more than seven: better than none of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import nagging, periods, worktime
from domain.models import Workspace
from domain.people import Person
from domain.periods import Period, PeriodKind

A_WEEK = timedelta(weeks=1)

UNCHOSEN = (0, time(8, 30))
"""When it is pushed to people who haven't said when they want it."""

HOURS = tuple(
    time(hour, minute)
    for hour, minute in ((7, 0), (7, 30), (8, 0), (8, 30), *((hour, 0) for hour in (9, 10, 12, 15, 16, 17, 18, 20)))
)
"""What people choose from: before work, at its beginning, and as the day or the week ends."""

LATE_AFTER = timedelta(hours=1)
"""From then on it isn't the hour that was chosen any more, but one that downtime or leave has brought about."""

WAITS_FOR_THE_NEXT = timedelta(hours=12)
"""A late one that would come so shortly before the next one leaves it to that."""

TOO_FAR = timedelta(weeks=3)
"""No push is planned so far ahead but by a clock that was wrong."""


def moment(workspace: Workspace, week: Period, zone: ZoneInfo) -> datetime:
    """When the summary of a week is to leave (aware UTC), by the clocks of `zone`: on the day after its last."""
    return worktime.instant(week.until, workspace.summary_at, zone)


def newest(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Period:
    """The newest week whose moment has come at `now` (aware)."""
    today = now.astimezone(zone).date()
    week = _week(today - timedelta(days=(today.weekday() - workspace.summary_day) % 7))
    return week if moment(workspace, week, zone) <= now else _week(week.first)


def due(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Period | None:
    """The week to be pushed at `now` (aware), if one is."""
    week, done = newest(workspace, zone, now), _done(workspace, zone, now)
    return _since(done, week) if week.until > done else None


def told_next(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Period | None:
    """The week of the next push, as things are planned at `now` (aware); None where none is."""
    at = workspace.next_summary_at
    return None if at is None else due(workspace, zone, max(at, now))


def coming(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Period | None:
    """The week of which the next push will tell, if it is over at `now` (aware): its figures hardly change any more."""
    week = told_next(workspace, zone, now)
    return week if week is not None and periods.span(week, zone).end <= now else None


def planned(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Workspace:
    """The workspace with its next push planned by its settings.

    The first one is that of the first week whose moment comes after `now`. Where other settings would have had it
    pushed by now, the moment planned before stays, so that no change leaves a day out or rings at once.
    """
    if not workspace.summary_wanted:
        return replace(workspace, next_summary_at=None)
    done = _done(workspace, zone, now)
    at = moment(workspace, _week(done + timedelta(days=(workspace.summary_day - done.weekday() - 1) % 7 + 1)), zone)
    if at <= now:
        at = _kept(workspace, zone, now)
    kept = workspace.summarised if _told_until(workspace) == done else periods.key(_week(done))
    return replace(workspace, summarised=kept, next_summary_at=at)


def _kept(workspace: Workspace, zone: ZoneInfo, now: datetime) -> datetime:
    """The moment planned before, or that of the week after where that comes earlier; now where it has passed."""
    before = workspace.next_summary_at
    return min(before, _following(workspace, zone, now)) if before is not None and now < before else now


def _following(workspace: Workspace, zone: ZoneInfo, now: datetime) -> datetime:
    """The first moment after `now`."""
    return moment(workspace, _week(newest(workspace, zone, now).until + A_WEEK), zone)


def look(
    workspace: Workspace, person: Person | None, zone: ZoneInfo, now: datetime, *, is_owed: bool, is_there: bool = True
) -> tuple[Workspace, Period | None]:
    """The workspace after a look at its push at `now` (aware), and the week to be pushed, claimed, if one is.

    `person` is None for a team; `is_owed` says that it is wanted and there is something to tell, `is_there` that
    somebody can read it.
    """
    week = due(workspace, zone, now)
    if week is None:
        return planned(workspace, zone, now), None
    if not is_owed:
        return pushed(workspace, week, zone, now), None
    if not is_there:
        return unheard(workspace, zone, now), None
    start = held_until(workspace, person, week, zone, now)
    if start > now:
        return replace(workspace, next_summary_at=start), None
    return leased(workspace, now), week


def pushed(workspace: Workspace, week: Period, zone: ZoneInfo, now: datetime) -> Workspace:
    """The workspace once a week needs no push any more, and those before it."""
    told = workspace if _done(workspace, zone, now) >= week.until else replace(workspace, summarised=periods.key(week))
    return planned(told, zone, now)


def unheard(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Workspace:
    """The workspace while nobody is there to read: its week stays due until they are back, or the next week's is."""
    return replace(workspace, next_summary_at=_following(workspace, zone, now))


def leased(workspace: Workspace, now: datetime) -> Workspace:
    """The workspace while its push is under way: if that dies, it is due again."""
    return replace(workspace, next_summary_at=now + nagging.LEASE)


def back(workspace: Workspace, zone: ZoneInfo, now: datetime) -> Workspace:
    """The workspace of somebody who is back, from leave or out of reach: what waits for them is looked at at once."""
    waits = workspace.summary_wanted and due(workspace, zone, now) is not None
    return replace(workspace, next_summary_at=now) if waits else workspace


def chosen(workspace: Workspace, day: int, at: time, zone: ZoneInfo, now: datetime) -> Workspace:
    """The workspace with its summary on another weekday (0 is Monday) or at another time.

    The next one comes at the first such moment, unless that leaves a week out or one is held already, which then comes
    as it would have.
    """
    changed = replace(workspace, summary_day=day, summary_at=at)
    leaves_out = newest(changed, zone, now).first >= _done(workspace, zone, now)
    if due(workspace, zone, now) is None and not leaves_out:
        changed = replace(changed, next_summary_at=_following(changed, zone, now))
    return planned(changed, zone, now)


def switched(workspace: Workspace, zone: ZoneInfo, now: datetime, *, wanted: bool) -> Workspace:
    """The workspace with its summary pushed or not; what fell due meanwhile isn't made up for."""
    if wanted == workspace.summary_wanted:
        return workspace
    return pushed(replace(workspace, summary_wanted=wanted), newest(workspace, zone, now), zone, now)


def held_until(workspace: Workspace, person: Person | None, week: Period, zone: ZoneInfo, now: datetime) -> datetime:
    """When the push of a week that is due may leave (aware UTC): `now`, or later; `person` is None for a team.

    The hour that was chosen is kept, also outside working hours. A late one comes in working hours, and after leave.
    """
    start = now
    if person is not None and person.away is not None and now < person.away.until:
        start = person.away.until
    is_late = start - moment(workspace, week, zone) > LATE_AFTER
    if not is_late:
        return start
    if person is not None:
        start = worktime.next_working(start, person)
    following = moment(workspace, _week(week.until + A_WEEK), zone)
    return following if start < following <= start + WAITS_FOR_THE_NEXT else start


def is_silent(workspace: Workspace, person: Person | None, week: Period, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the push makes no sound: where nobody chose an hour that is one to rest in, or enough has rung."""
    if person is None:
        return now - moment(workspace, week, zone) > LATE_AFTER
    just_rang = person.last_ping_at is not None and abs(now - person.last_ping_at) < nagging.BETWEEN_PINGS
    is_chosen = (workspace.summary_day, workspace.summary_at) != UNCHOSEN
    has_heard_enough = just_rang or nagging.pings_left(person, now) <= 0
    return has_heard_enough or (not is_chosen and worktime.off(now, person) is not None)


def is_heard(workspace: Workspace, person: Person | None) -> bool:
    """Whether anybody can be reached there who wants it."""
    return workspace.summary_wanted and is_there(workspace, person)


def is_there(workspace: Workspace, person: Person | None) -> bool:
    """Whether anybody can be reached there: its person, or a group that the bot is in."""
    return workspace.left_at is None if workspace.is_team else person is not None and person.reachable


def _done(workspace: Workspace, zone: ZoneInfo, now: datetime) -> date:
    """The first day that was in no push yet: after the newest week where there was none, or by a wrong clock."""
    until = _told_until(workspace)
    if until is not None and until <= now.astimezone(zone).date() + 2 * A_WEEK:
        return until
    return newest(workspace, zone, now).until


def _told_until(workspace: Workspace) -> date | None:
    """The first day after those that were pushed."""
    if workspace.summarised is None:
        return None
    first, _, last = workspace.summarised.partition("..")
    if last:
        return date.fromisoformat(last) + periods.DAY
    return datetime.strptime(f"{first}-1", "%G-W%V-%u").date() + A_WEEK  # noqa: DTZ007 - a day of the calendar


def _week(until: date) -> Period:
    """The seven days that end before a day; before a Monday they are a week of the calendar."""
    return Period(PeriodKind.DAYS if until.weekday() else PeriodKind.WEEK, until - A_WEEK, until)


def _since(done: date, week: Period) -> Period:
    """The week, with the days before it that a change of the weekday would leave out; never as many as a week."""
    if not week.first - A_WEEK < done < week.first:
        return week
    return Period(PeriodKind.DAYS, done, week.until)
