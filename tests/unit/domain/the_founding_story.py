"""The founding story: four workshops a week for thirteen weeks, and what became of everybody met there.

Workshops are on Monday to Thursday at six in the evening, from 5 January 2026 in Halifax, numbered from 1. Each gives
a lead from Facebook, X, LinkedIn and a referral; the last four no referral. Ann works Facebook and X, Bob the rest.

Facebook  a call of 10 minutes after an hour; those of each Thursday are won ten days later for $1,000.00
X         a message of 5 minutes after two days; those of each Monday and Wednesday are lost a day after that; the one
          of workshop 2 is won five days after the workshop for US$250.50
LinkedIn  a meeting of 30 minutes after a day, after which they like us; those of each Wednesday meet again for 45
          minutes two days later, trust us, and are won a day after that for $2,500.75; those of each Tuesday are lost
          after six days, but that of workshop 2 is taken up again twenty days later, and that of workshop 6 after two
Referral  a call of 15 minutes after a quarter of an hour; those of each Monday are won after two days for $500.00; the
          win of workshop 2 is a slip, and undone
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from domain import lifecycle, merging, undo, winning
from domain.capture import Captured
from domain.models import (
    Aim,
    Assist,
    AssistKind,
    Deed,
    Every,
    Goal,
    Lead,
    LeadRef,
    LostReason,
    PersonId,
    Spent,
    Stage,
    TouchKind,
    Worked,
    Workspace,
)
from domain.money import Money
from domain.sources import Source
from tests.unit.domain.the_cast import ANN, ANN_HERSELF, BOB, DAY, HALIFAX, HOUR, MINUTE, SHOP, TEAM, saved, vague

WORKSHOPS, WITHOUT_REFERRAL = range(1, 53), range(49, 53)
FACEBOOK, X, LINKEDIN, REFERRAL = range(1, 5)
SOURCES = {
    FACEBOOK: (Source.FACEBOOK, ANN),
    X: (Source.X, ANN),
    LINKEDIN: (Source.LINKEDIN, BOB),
    REFERRAL: (Source.REFERRAL, BOB),
}
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = 1, 2, 3, 0
"""Workshop numbers, by what is left of them after division by four."""

CUSTOMER_WHO_SENDS = 13
"""The lead of workshop 4 from Facebook, who sent the referrals of workshops 5 to 28."""


def cad(amount: str) -> Money:
    """Canadian dollars."""
    return Money(Decimal(amount), "CAD")


def usd(amount: str) -> Money:
    """American dollars."""
    return Money(Decimal(amount), "USD")


def evening(workshop: int) -> datetime:
    """When a workshop was, in UTC."""
    week, day = divmod(workshop - 1, 4)
    return (datetime(2026, 1, 5, 18, tzinfo=HALIFAX) + timedelta(weeks=week, days=day)).astimezone(UTC)


def number(workshop: int, source: int) -> int:
    """The number of a lead."""
    return (workshop - 1) * 4 + source


class Story:
    """One lead's life, told from the evening of its workshop on."""

    def __init__(self, workshop: int, source: int) -> None:
        self.start = evening(workshop)
        where, who = SOURCES[source]
        self.by = Deed(who)
        said = Captured(name=f"Lead {number(workshop, source)}", source=where)
        ref = LeadRef(SHOP, number(workshop, source))
        self.lead = lifecycle.record(ref, said, vague(self.start + HOUR), self.by, self.start)

    def touch(self, after: timedelta, how: TouchKind, minutes: int) -> Story:
        """A touch, with nothing planned after it."""
        touched = lifecycle.follow_up(self.lead, self.by, self.start + after, ANN_HERSELF)
        told = lifecycle.describe_touch(touched, self.by, kind=how, minutes=minutes)
        self.lead = saved(lifecycle.rest(told, self.by))
        return self

    def stage(self, after: timedelta, stage: Stage) -> Story:
        """Another rung."""
        self.lead = saved(lifecycle.move_stage(self.lead, stage, self.by, self.start + after))
        return self

    def win(self, after: timedelta, worth: Money, *helpers: Assist) -> Story:
        """A win."""
        self.lead = lifecycle.set_won(lifecycle.close(self.lead, self.by, self.start + after), worth, self.by)
        for each in helpers:
            self.lead = winning.add_assist(self.lead, each, self.by)
        self.lead = saved(self.lead)
        return self

    def lose(self, after: timedelta) -> Story:
        """A loss."""
        lost = lifecycle.lose(self.lead, self.by, self.start + after)
        self.lead = saved(lifecycle.set_reason(lost, LostReason.PRICE, self.by))
        return self

    def reopen(self, after: timedelta) -> Story:
        """Taken up again."""
        due = vague(self.start + after + DAY)
        self.lead = saved(lifecycle.reopen(self.lead, due, self.by, self.start + after))
        return self

    def hand_over(self, after: timedelta, to: PersonId) -> Story:
        """Given to somebody else."""
        self.lead = saved(lifecycle.hand_over(self.lead, to, self.by, self.start + after))
        return self

    def undo(self, after: timedelta) -> Story:
        """The last move taken back."""
        self.lead = saved(undo.undo(self.lead, self.by, self.start + after))
        return self


BOB_HELPED = Assist(AssistKind.PERSON, "Bob")
SPRING_AD = Assist(AssistKind.POST, "Spring ad")
EXPO = Assist(AssistKind.EVENT, "Expo")


def from_facebook(workshop: int) -> Lead:
    """A lead from Facebook."""
    story = Story(workshop, FACEBOOK).touch(HOUR, TouchKind.CALL, 10)
    if workshop % 4 == THURSDAY:
        ad = {4: [SPRING_AD], 8: [Assist(AssistKind.POST, "spring AD")]}.get(workshop, [])
        story.win(10 * DAY, cad("1000.00"), *ad)
    if workshop == 4:
        story.stage(80 * DAY, Stage.LOYAL)
    return story.lead


def from_x(workshop: int) -> Lead:
    """A lead from X."""
    story = Story(workshop, X).touch(2 * DAY, TouchKind.MESSAGE, 5)
    if workshop % 4 in (MONDAY, WEDNESDAY):
        story.lose(3 * DAY)
    if workshop == 2:
        story.win(5 * DAY, usd("250.50"))
    return story.lead


def from_linkedin(workshop: int) -> Lead:
    """A lead from LinkedIn."""
    story = Story(workshop, LINKEDIN).touch(DAY, TouchKind.MEETING, 30).stage(DAY, Stage.LIKE)
    if workshop % 4 == WEDNESDAY:
        story.touch(3 * DAY, TouchKind.MEETING, 45).stage(3 * DAY, Stage.TRUST)
        story.win(4 * DAY, cad("2500.75"), *([BOB_HELPED, EXPO] if workshop == 3 else []))
    if workshop == 3:
        story.hand_over(8 * DAY, ANN)
    if workshop % 4 == TUESDAY:
        story.lose(6 * DAY)
    if workshop in (2, 6):
        story.reopen({2: 26 * DAY, 6: 8 * DAY}[workshop])
    return story.lead


def by_referral(workshop: int) -> Lead:
    """A lead that somebody has sent."""
    story = Story(workshop, REFERRAL).touch(15 * MINUTE, TouchKind.CALL, 15)
    if workshop == 1:
        story.hand_over(DAY, ANN)
    if workshop == 2:
        story.win(2 * DAY, cad("500.00")).undo(2 * DAY + 5 * MINUTE)
    if workshop % 4 == MONDAY:
        story.win(2 * DAY, cad("500.00"), *([BOB_HELPED] if workshop in (1, 5, 9) else []))
    return replace(story.lead, referred_by=CUSTOMER_WHO_SENDS if workshop in range(5, 29) else None)


def leads() -> list[Lead]:
    """Everybody who was met: 204 leads, one that was deleted, and one that turned out to be lead 1."""
    found = [tell(each) for each in WORKSHOPS for tell in (from_facebook, from_x, from_linkedin)]
    found += [by_referral(each) for each in WORKSHOPS if each not in WITHOUT_REFERRAL]
    deleted = Story(5, FACEBOOK).win(DAY, cad("9999.99")).lead
    gone = replace(lifecycle.delete(deleted, Deed(ANN), evening(6)), number=301)
    twin = replace(Story(1, FACEBOOK).lead, number=302)
    first, merged = merging.merge(found[0], twin, Deed(ANN), evening(9))
    return [first, *found[1:], gone, merged]


MONDAYS_AT_NOON = [evening(workshop) - 6 * HOUR for workshop in WORKSHOPS if workshop % 4 == MONDAY]

THE_SHOP: Workspace = replace(
    TEAM,
    spent=(
        *(Spent(at, ANN, cad("200"), Source.FACEBOOK) for at in MONDAYS_AT_NOON),
        *(Spent(at, BOB, usd("99.99"), Source.LINKEDIN) for at in MONDAYS_AT_NOON[:3]),
        Spent(MONDAYS_AT_NOON[4], ANN, cad("50"), Source.X),
        Spent(MONDAYS_AT_NOON[5], ANN, cad("120.25")),
        Spent(MONDAYS_AT_NOON[0] - DAY, ANN, cad("77"), Source.X),
    ),
    worked=(
        *(Worked(at, ANN, 90, Source.FACEBOOK, "posting") for at in MONDAYS_AT_NOON),
        Worked(MONDAYS_AT_NOON[6], ANN, 45),
        Worked(MONDAYS_AT_NOON[0] - DAY, ANN, 600, Source.FACEBOOK),
    ),
    goals=(
        Goal(Aim.LEADS, 10, Every.WEEK, MONDAYS_AT_NOON[0], MONDAYS_AT_NOON[5]),
        Goal(Aim.LEADS, 20, Every.WEEK, MONDAYS_AT_NOON[5]),
        Goal(Aim.CLOSED, 10, Every.MONTH, MONDAYS_AT_NOON[0]),
        Goal(Aim.MONEY, cad("20000"), Every.MONTH, MONDAYS_AT_NOON[0]),
    ),
    names_in_summary=True,
)
