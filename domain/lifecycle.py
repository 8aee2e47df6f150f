"""Which status and stage may follow which, and what event each move leaves in a lead's history.

Every move takes the lead, the deed (who, through which update, having seen which version) and `now` (aware
UTC), and gives the lead after it. A deed whose update has changed the lead already leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from domain import deals, moments, worktime
from domain.capture import Captured
from domain.errors import (
    LeadEnded,
    LeadInPool,
    LeadStillOpen,
    LeadTaken,
    NotClosed,
    NotLost,
    NoTouch,
    NotPostponed,
)
from domain.ladder import LADDER
from domain.models import (
    ENDED,
    Deed,
    Event,
    EventKind,
    Field,
    Lead,
    LeadRef,
    LostReason,
    Note,
    PersonId,
    Rhythm,
    SnoozeReason,
    Stage,
    Status,
    Step,
    Touch,
    TouchKind,
)
from domain.money import Money
from domain.moves import (
    UNDO_FOR,
    answers_a_mark,
    event,
    marked,
    moved,
    owing,
    owing_nothing,
    repeats,
    require_current,
    require_future,
    require_present,
    require_running,
)
from domain.people import Person
from domain.when import Moment

KNOWN_OF_A_LEAD = (
    "name",
    "phones",
    "emails",
    "handles",
    "links",
    "source",
    "source_note",
    "need",
    "value",
    "tags",
    "photos",
)
"""What a sentence tells of a lead and the lead keeps under the same name."""

THE_CLOCK = PersonId(0)
"""Who an event is by when no person did it: time passed."""

TOUCHES_TO_DECIDE = 6
"""After how many touches without an end a decision is asked for."""

SNOOZES_TO_EXPLAIN = 3
"""From how many snoozes of one follow-up on it is asked why."""

ASKS_AGAIN_AFTER = timedelta(days=3)
"""When a lead that was followed up is asked about again, unless somebody says otherwise."""

TELLING_TAKES = timedelta(minutes=1)
"""How long somebody's message about a lead that was just given to them may take."""

A_MONTH, NINETY_DAYS = relativedelta(months=1), timedelta(days=90)
"""How long after a touch the next one is owed, in each rhythm."""

SAY_WHAT_IS_NEXT = frozenset({EventKind.FOLLOWED_UP, EventKind.PLANNED, EventKind.SNOOZED})
"""Moves by which a lead followed up comes to its next follow-up."""

BESIDE_THE_TIME = frozenset({EventKind.EDITED, EventKind.NOTED, EventKind.STAGE_MOVED})
"""Moves that leave the next follow-up as it is."""

ASK_WHAT_IS_NEXT = frozenset({EventKind.FOLLOWED_UP, EventKind.CLOSED, EventKind.LOST})
"""Marks after which a card offers to plan the next follow-up."""


def record(ref: LeadRef, captured: Captured, due: Moment, deed: Deed, now: datetime) -> Lead:
    """A new open lead, owned by whoever records it.

    Raises:
        MomentPassed: `due` is not after `now`.
    """
    require_future(due, now)
    return Lead(
        workspace=ref.workspace,
        number=ref.number,
        created_at=now,
        created_by=deed.by,
        owner=deed.by,
        **{field: getattr(captured, field) for field in KNOWN_OF_A_LEAD},
        notes=(Note(now, deed.by, captured.notes),) if captured.notes else (),
        events=(Event(EventKind.RECORDED, now, deed.by, version=1, cause=deed.cause),),
        undo_until=now + UNDO_FOR,
        **owing(due.at, exact=due.exact),
    )


def fall_due(lead: Lead, now: datetime) -> Lead:
    """The follow-up planned for a lead that wasn't open falls due: the lead is open again."""
    fell_due = event(EventKind.FELL_DUE, lead, Deed(THE_CLOCK), now)
    return replace(lead, status=Status.OPEN, nags=0, next_nag_at=lead.due_at, events=(*lead.events, fell_due))


def follow_up(lead: Lead, deed: Deed, now: datetime, by: Person) -> Lead:
    """Mark a lead followed up: a touch is logged, and the next follow-up plans itself until somebody says otherwise.

    It is in three days, moved into the working hours of `by`; of a lead with a rhythm by that, at the same time of the
    day on their clock.
    """
    if repeats(lead, deed):
        return lead
    require_running(lead, deed)
    touches = (*lead.touches, Touch(now, deed.by))
    # A customer who is kept in touch with stays one.
    status = Status.CLOSED if lead.every is Rhythm.NINETY_DAYS else Status.FOLLOWED_UP
    touched = marked(lead, EventKind.FOLLOWED_UP, deed, now, status=status, touches=touches)
    return replace(touched, **owing(_next_of(lead, now, by), exact=False))


def _next_of(lead: Lead, now: datetime, by: Person) -> datetime:
    """When a lead touched now is owed the next touch, if nobody says so."""
    today = now.astimezone(by.zone).date()
    if lead.every is None:
        morning = worktime.instant(today + ASKS_AGAIN_AFTER, worktime.morning_of(by.hours), by.zone)
        return worktime.working_morning(morning, by)
    clock = (lead.due_at or now).astimezone(by.zone).time()
    day = _a_month_on(lead, today, by.zone) if lead.every is Rhythm.MONTHLY else today + NINETY_DAYS
    return moments.instant(datetime.combine(day, clock), by.zone)


def _a_month_on(lead: Lead, today: date, zone: ZoneInfo) -> date:
    """A month after today; where this month is too short for the day of the touch before, on that day again."""
    touched = (each.at.astimezone(zone).date() for each in reversed(lead.touches))
    before = next((day for day in touched if day < today), today)
    is_in_step = before + A_MONTH == today
    return today + A_MONTH + relativedelta(day=before.day if is_in_step else today.day)


def asks_again(lead: Lead) -> bool:
    """Whether the next follow-up of a lead followed up has planned itself, and nobody has said another yet."""
    if lead.status is not Status.FOLLOWED_UP or lead.due_at is None or lead.every is not None:
        return False
    said = (each.kind for each in reversed(lead.events) if each.kind in SAY_WHAT_IS_NEXT)
    return next(said, None) is EventKind.FOLLOWED_UP


def wants_a_decision(lead: Lead) -> bool:
    """Whether the touch just logged is the sixth (or twelfth …) of a lead that nobody has decided about."""
    return asks_again(lead) and len(lead.touches) % TOUCHES_TO_DECIDE == 0


def describe_touch(
    lead: Lead,
    deed: Deed,
    *,
    kind: TouchKind | None = None,
    minutes: int | None = None,
    note: str | None = None,
) -> Lead:
    """Say more of the touch just logged: how, how long (minutes), what was said; None leaves as it is.

    Raises:
        NoTouch: no touch was logged yet.
        LeadChanged: the lead was marked anew since the question was asked.
    """
    require_current(lead, deed)
    if not lead.touches:
        raise NoTouch(lead)
    last = lead.touches[-1]
    told = replace(
        last,
        kind=kind or last.kind,
        minutes=last.minutes if minutes is None else minutes,
        note=note or last.note,
    )
    return replace(lead, touches=(*lead.touches[:-1], told))


def plan(lead: Lead, due: Moment, deed: Deed, now: datetime) -> Lead:
    """Set the next follow-up of a lead that isn't open or was just recorded; of another open one it is a snooze.

    While the mark before it can be undone, what is planned belongs to that mark, and Undo takes back both.

    Raises:
        LeadChanged: the lead was marked since the button was drawn.
        MomentPassed: `due` is not after `now`.
    """
    if repeats(lead, deed):
        return lead
    if lead.status is Status.OPEN and not was_just_named(lead, now):
        return snooze(lead, due, deed, now)
    require_current(lead, deed)
    require_future(due, now)
    details = {"until": due.at.isoformat()}
    planned = moved(lead, EventKind.PLANNED, deed, now, details, **owing(due.at, exact=due.exact))
    return replace(planned, before=lead.before) if answers_a_mark(lead, ASK_WHAT_IS_NEXT, now) else planned


def keep_in_touch(lead: Lead, every: Rhythm, due: Moment, deed: Deed, now: datetime) -> Lead:
    """Plan the next follow-up of a lead that isn't open, and after each touch the one after it.

    Raises what plan does, and NotClosed where a customer's rhythm is meant for a lead that isn't one.
    """
    if every is Rhythm.NINETY_DAYS and lead.status is not Status.CLOSED and not repeats(lead, deed):
        raise NotClosed(lead)
    planned = plan(lead, due, deed, now)
    return planned if planned is lead else replace(planned, every=every)


def rest(lead: Lead, deed: Deed) -> Lead:
    """Nothing now: a lead that isn't open keeps no next follow-up. Raises LeadChanged, LeadStillOpen."""
    require_current(lead, deed)
    if lead.status is Status.OPEN:
        raise LeadStillOpen(lead)
    return replace(lead, **owing_nothing(), every=None)


def snooze(lead: Lead, until: Moment, deed: Deed, now: datetime) -> Lead:
    """Move the owed follow-up to `until` without a touch; of a lead that owes none that anybody named, plan one.

    Only what is moved to a later time counts as postponed.

    Raises:
        LeadEnded: the lead is closed or lost, so nothing is owed.
        LeadChanged: the lead was marked since the button was drawn.
        MomentPassed: `until` is not after `now`.
    """
    if repeats(lead, deed):
        return lead
    require_running(lead, deed)
    require_future(until, now)
    if lead.due_at is None or asks_again(lead):
        return plan(lead, until, deed, now)
    return moved(
        lead,
        EventKind.SNOOZED,
        deed,
        now,
        {"until": until.at.isoformat()},
        snoozes=lead.snoozes + (until.at > lead.due_at),
        snoozed_for=max(lead.snoozed_for + (until.at - lead.due_at), timedelta()),
        **owing(until.at, exact=until.exact),
    )


def was_just_named(lead: Lead, now: datetime) -> bool:
    """Whether what a lead owes next was named minutes ago and hasn't rung, so that another time only corrects it."""
    if lead.status in ENDED or lead.due_at is None or lead.due_at <= now or lead.nags:
        return False
    names = next(each for each in reversed(lead.events) if each.kind not in BESIDE_THE_TIME)
    return names.kind in {EventKind.RECORDED, EventKind.PLANNED} and now <= names.at + UNDO_FOR


def wants_a_reason(lead: Lead) -> bool:
    """Whether a follow-up was postponed so often that it is asked why."""
    return lead.snoozes >= SNOOZES_TO_EXPLAIN


def explain_snooze(lead: Lead, why: SnoozeReason, deed: Deed, note: str | None = None) -> Lead:
    """Say why the follow-up was postponed, in the event of its last snooze.

    Raises:
        LeadChanged: the lead was marked anew since the question was asked.
        NotPostponed: its follow-up wasn't postponed.
    """
    require_current(lead, deed)
    last = next((each for each in reversed(lead.events) if each.kind is EventKind.SNOOZED), None)
    if last is None or not lead.snoozes:
        raise NotPostponed(lead)
    told = {**last.details, "why": why.value} | ({"note": note} if note else {})
    events = tuple(replace(each, details=told) if each is last else each for each in lead.events)
    return replace(lead, events=events)


def close(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Mark a lead closed: a win, and the lead is a customer at least. Raises LeadEnded, LeadChanged."""
    if repeats(lead, deed):
        return lead
    require_running(lead, deed)
    stage = max(lead.stage, Stage.CUSTOMER, key=LADDER.index)
    changes = {"status": Status.CLOSED, "stage": stage, "won": lead.value, "every": None}
    return marked(lead, EventKind.CLOSED, deed, now, details=deals.won(lead, deed), **changes)


def set_won(lead: Lead, won: Money | None, deed: Deed) -> Lead:
    """Say what a win was worth. Raises NotClosed, LeadChanged."""
    require_current(lead, deed)
    if lead.status is not Status.CLOSED:
        raise NotClosed(lead)
    return deals.worth(lead, won)


def lose(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Mark a lead lost. Raises LeadEnded, LeadChanged."""
    if repeats(lead, deed):
        return lead
    require_running(lead, deed)
    changes = {"status": Status.LOST, "lost_reason": None, "lost_note": None, "every": None}
    return marked(lead, EventKind.LOST, deed, now, details=deals.marked(lead, deed), **changes)


def set_reason(lead: Lead, reason: LostReason, deed: Deed, note: str | None = None) -> Lead:
    """Say why a lead was lost. Raises NotLost, LeadChanged."""
    require_current(lead, deed)
    if lead.status is not Status.LOST:
        raise NotLost(lead)
    return replace(lead, lost_reason=reason, lost_note=note)


def reopen(lead: Lead, due: Moment, deed: Deed, now: datetime) -> Lead:
    """Take up a closed or lost lead again, with its next follow-up. Raises LeadChanged, LeadStillOpen, MomentPassed."""
    if repeats(lead, deed):
        return lead
    require_current(lead, deed)
    if lead.status not in ENDED:
        raise LeadStillOpen(lead)
    require_future(due, now)
    return moved(
        lead,
        EventKind.REOPENED,
        deed,
        now,
        deals.kept(lead),
        status=Status.OPEN,
        won=None,
        assists=(),
        lost_reason=None,
        lost_note=None,
        every=None,
        **owing(due.at, exact=due.exact),
    )


def edit(lead: Lead, field: Field, changes: Mapping[str, Any], deed: Deed, now: datetime) -> Lead:
    """Correct what is known about a lead: `changes` are attributes of Lead that `field` stands for."""
    if repeats(lead, deed):
        return lead
    require_present(lead)
    return moved(lead, EventKind.EDITED, deed, now, {"field": field.value}, **changes)


def note(lead: Lead, text: str, deed: Deed, now: datetime) -> Lead:
    """Add a note in a person's own words."""
    if repeats(lead, deed):
        return lead
    require_present(lead)
    return moved(lead, EventKind.NOTED, deed, now, notes=(*lead.notes, Note(now, deed.by, text)))


def move_stage(lead: Lead, stage: Stage, deed: Deed, now: datetime) -> Lead:
    """Move a lead along the ladder."""
    if repeats(lead, deed):
        return lead
    require_present(lead)
    if lead.stage is stage:
        return lead
    details = {"from": lead.stage.value, "to": stage.value}
    return moved(lead, EventKind.STAGE_MOVED, deed, now, details, stage=stage)


def hand_over(lead: Lead, to: PersonId, deed: Deed, now: datetime) -> Lead:
    """Give a lead to another member, who is nagged about what is owed from now on; the history stays.

    Whoever gets it hears of it at once: of what is late they are reminded only if that doesn't reach them. A time to
    the hour is one that they typed themselves.
    """
    if repeats(lead, deed):
        return lead
    require_current(lead, deed)
    details = {"to": str(to)} | ({} if lead.owner is None else {"from": str(lead.owner)})
    owing_anew = {"next_nag_at": _heard_by(lead, now)} if lead.status is Status.OPEN else {}
    is_their_time = lead.due_exact and lead.owner is None and lead.created_by == to
    heard_anew = {"nags": 0, "escalated": Step.OWNER, "offered_to": None, "due_exact": is_their_time}
    return moved(lead, EventKind.HANDED_OVER, deed, now, details, owner=to, **heard_anew, **owing_anew)


def _heard_by(lead: Lead, now: datetime) -> datetime | None:
    return None if lead.due_at is None else max(lead.due_at, now + TELLING_TAKES)


def claim(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Take a lead that nobody has; whoever has it already keeps it, however old the button was that they pressed.

    Raises:
        LeadTaken: somebody else was first.
        LeadVanished, LeadEnded: there is nothing to take any more.
    """
    if repeats(lead, deed):
        return lead
    require_present(lead)
    if lead.owner == deed.by:
        return lead
    if lead.owner is not None:
        raise LeadTaken(lead)
    if lead.status in ENDED:
        raise LeadEnded(lead)
    return hand_over(lead, deed.by, replace(deed, seen=None), now)


def assign(lead: Lead, to: PersonId, deed: Deed, now: datetime) -> Lead:
    """Give a lead to a member, or leave it with them. Raises LeadChanged."""
    return lead if lead.owner == to else hand_over(lead, to, deed, now)


def release(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Give a lead to the pool, which is offered it at once; one at rest is owed again by whoever claims it.

    Raises:
        LeadInPool: it lies there already.
        LeadEnded, LeadChanged: it isn't theirs to work on any more, or was marked since.
    """
    if repeats(lead, deed):
        return lead
    if lead.owner is None:
        raise LeadInPool(lead)
    require_running(lead, deed)
    owed_anew = owing(lead.due_at or now, exact=lead.due_exact) | {"next_nag_at": now}
    details = {"from": str(lead.owner)}
    return moved(lead, EventKind.HANDED_OVER, deed, now, details, owner=None, status=Status.OPEN, **owed_anew)


def delete(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Take a lead away; it is kept for Undo alone and erased after that. Raises LeadChanged."""
    if repeats(lead, deed):
        return lead
    require_current(lead, deed)
    return moved(lead, EventKind.DELETED, deed, now, deleted_at=now, next_nag_at=now + UNDO_FOR)
