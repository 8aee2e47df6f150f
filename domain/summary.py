"""The summary: what a week, a month or any other period came to, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import digest, figures, funnel, gap, goals, nagging, periods, returns
from domain.figures import Case, Figures, OfPerson, OfSource
from domain.funnel import Rung
from domain.gap import Call
from domain.goals import EACH_WEEK, Progress, Workdays
from domain.models import Every, Lead, Workspace
from domain.money import own_first
from domain.periods import Period, Span
from domain.returns import Credit, Help, Return

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Assists:
    """Wins that somebody or something helped with beside the direct ones, and who or what that was."""

    direct: int
    helped: int
    by: tuple[Help, ...]


@dataclass(frozen=True)
class Ahead:
    """What is to be done, as things stand now: follow-ups that are overdue, leads going cold, and the coming week."""

    overdue: tuple[Lead, ...]
    going_cold: tuple[Lead, ...]
    next_week: tuple[Lead, ...]


@dataclass(frozen=True)
class Summary:
    """All figures of one period in a workspace, reckoned at `now` (aware UTC) by the clocks of `zone`.

    `before` are the same figures of the whole period before, `goals` those that held at its end, or now while it runs:
    monthly ones, and weekly ones where it is seven days long. What was won stands in one's own currency first.
    `people` is empty where a team hasn't said that its members want to be named; nor is then told who helped.
    """

    period: Period
    zone: ZoneInfo
    now: datetime
    is_running: bool
    figures: Figures
    before: Figures
    funnel: tuple[Rung, ...]
    funnel_before: tuple[Rung, ...]
    sources: tuple[OfSource, ...]
    people: tuple[OfPerson, ...]
    returns: tuple[Return, ...]
    returns_of_all: tuple[Return, ...]
    assists: Assists
    credits: tuple[Credit, ...]
    goals: tuple[Progress, ...]
    ahead: Ahead
    gap: tuple[Call, ...]

    @property
    def is_to_come(self) -> bool:
        """Whether it has not begun."""
        return self.now < periods.span(self.period, self.zone).start

    @property
    def is_recent(self) -> bool:
        """Whether it runs or was the last to end: how things stand now belongs to it, but to none before."""
        return self.now < periods.span(periods.after(self.period), self.zone).end and not self.is_to_come

    @property
    def is_quiet(self) -> bool:
        """Whether nothing came to pass in the period, no money was spent, and nothing is owed now."""
        spent = any(each.spent.amount for each in self.returns)
        return self.figures.is_quiet and not spent and not self.ahead.overdue


def summary(
    leads: Iterable[Lead],
    workspace: Workspace,
    period: Period,
    zone: ZoneInfo,
    now: datetime,
    workdays: Workdays = EACH_WEEK,
) -> Summary:
    """The summary of a period; goals have their pace by `workdays`. The order of the leads says nothing."""
    some = figures.cases(leads)
    span, span_before = periods.span(period, zone), periods.span(periods.before(period), zone)
    parts, worked = figures.parts(some, span), [each for each in workspace.worked if each.at in span]
    whole, sources = figures.of(parts, worked), figures.by_source(parts, worked)
    spent = [each for each in workspace.spent if each.at in span]
    brought = returns.by_source(sources, spent, worked, workspace.currency)
    wins = figures.wins(parts)
    helped = returns.helped(wins)
    are_named = workspace.names_in_summary or not workspace.is_team
    there = [each.lead for each in some]
    return Summary(
        period=period,
        zone=zone,
        now=now,
        is_running=now in span,
        figures=replace(whole, won=tuple(own_first(whole.won, workspace.currency))),
        before=_before(some, workspace, span_before),
        funnel=funnel.of(some, span),
        funnel_before=funnel.of(some, span_before),
        sources=sources,
        people=figures.by_person(parts, worked) if are_named else (),
        returns=brought,
        returns_of_all=returns.overall(brought, whole.minutes, workspace.currency),
        assists=Assists(len(wins) - helped, helped, returns.helps(wins, are_named=are_named)),
        credits=returns.credits_of(parts, there),
        goals=_goals(workspace, some, period, zone, now, workdays),
        ahead=ahead(there, zone, now),
        gap=gap.close(some, workspace.currency, now),
    )


def _goals(
    workspace: Workspace, some: Sequence[Case], period: Period, zone: ZoneInfo, now: datetime, workdays: Workdays
) -> tuple[Progress, ...]:
    """Those of a period at its end, or now while it runs; what is still to come has none yet.

    Seven days that are over are the week of weekly goals, whatever day they begin on.
    """
    span, is_week = periods.span(period, zone), period.until - period.first == A_WEEK
    if now < span.start:
        return ()
    week = period if is_week and span.end <= now else None
    found = goals.progress(workspace, some, min(now, span.last), zone, workdays, week=week)
    return tuple(each for each in found if is_week or each.goal.every is Every.MONTH)


def _before(some: Sequence[Case], workspace: Workspace, span: Span) -> Figures:
    return figures.of(figures.parts(some, span), [each for each in workspace.worked if each.at in span])


def ahead(leads: Sequence[Lead], zone: ZoneInfo, now: datetime) -> Ahead:
    """What the leads ask for at `now` (aware), whatever the period.

    Overdue is an open follow-up that is due, most pressing first. Going cold is a lead that rests with nothing
    planned, and to which nothing has happened for two weeks, the coldest first. The coming week are the follow-ups
    from now on to the end of the sixth day after today in `zone`, as on the board, those with customers too; the
    earliest first.
    """
    until = periods.span(periods.holding(periods.PeriodKind.DAYS, (now.astimezone(zone) + A_WEEK).date()), zone).start
    cold = [lead for lead in leads if digest.is_going_cold(lead, now)]
    overdue = nagging.owed(leads, now)
    owed = {lead.number for lead in overdue}
    coming = [(lead.due_at, lead.number, lead) for lead in leads if lead.due_at is not None and lead.number not in owed]
    return Ahead(
        overdue=overdue,
        going_cold=tuple(sorted(cold, key=lambda lead: (lead.events[-1].at, lead.number))),
        next_week=tuple(lead for due, _, lead in sorted(coming, key=lambda each: each[:2]) if now < due < until),
    )
