"""Goals as people read them, and what they told of money and hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from telegram import InlineKeyboardButton

from domain import periods
from domain.account_words import Expense, Hours
from domain.accounts import Told
from domain.goals import Progress
from domain.models import Goal, Spent
from domain.money import Money
from domain.periods import Period
from domain.sources import Source
from messages import texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import Row, free, markup
from messages.reader import Reader

WORDS_UNITS = 60


def name(goal: Goal, reader: Reader) -> str:
    """“10 leads a week”."""
    key = f"goal-every-{goal.every}"
    return reader.plain(key, target=_target(goal, reader))


def _target(goal: Goal, reader: Reader) -> str:
    if isinstance(goal.target, Money):
        return reader.plain("goal-money", amount=reader.money(goal.target))
    return reader.plain("goal-leads" if goal.what == "leads" else "goal-closed", count=goal.target)


def progress(each: Progress, reader: Reader, *, at: datetime | None = None, within: Period | None = None) -> str:
    """“7 of 10 leads this week, two ahead of pace”; of one that is over, by how much it was missed.

    It was reckoned `at` (aware; None: now); where the period `within` is its own, that isn't said again.
    """
    is_over = (at or reader.now) >= periods.span(each.period, reader.person.zone).end
    told = {"done": _done(each, reader), "pace": _pace(each, reader, is_over=is_over)}
    if not is_over and at is None:
        return reader.plain("goal-progress", when=reader.plain(f"goal-this-{each.goal.every}"), **told)
    if each.period == within:
        return reader.plain("goal-was", **told)
    return reader.plain("goal-was-then", when=reader.period(each.period), **told)


def _done(each: Progress, reader: Reader) -> str:
    done = _amount(each.done, each.goal, reader)
    return reader.plain("goal-done", done=done, target=_target(each.goal, reader))


def _pace(each: Progress, reader: Reader, *, is_over: bool = False) -> str:
    if each.is_reached:
        return reader.plain("pace-reached")
    if is_over:
        return reader.plain("pace-short", amount=_small(each.left, each.goal, reader))
    if not each.ahead:
        return reader.plain("pace-on")
    key = "pace-ahead" if each.ahead > 0 else "pace-behind"
    return reader.plain(key, amount=_small(abs(each.ahead), each.goal, reader))


def to_go(each: Progress, reader: Reader) -> str:
    """What is still missing: “three leads”, “$1,200”."""
    if isinstance(each.goal.target, Money):
        return _amount(each.left, each.goal, reader)
    return reader.plain("goal-leads" if each.goal.what == "leads" else "goal-closed", count=int(each.left))


def _amount(amount: Decimal, goal: Goal, reader: Reader) -> str:
    if isinstance(goal.target, Money):
        return reader.money(Money(amount, goal.target.currency))
    return str(int(amount))


def _small(amount: Decimal, goal: Goal, reader: Reader) -> str:
    """A few leads are counted in words; of a pace nobody needs the cents."""
    if isinstance(goal.target, Money):
        return reader.money(Money(amount.quantize(Decimal(1), ROUND_HALF_UP), goal.target.currency))
    return reader.plain("small-number", count=int(amount))


def page(
    now: Sequence[Progress],
    before: Sequence[Sequence[Progress]],
    reader: Reader,
    *,
    given_up: Goal | None = None,
) -> View:
    """The goals and how far along they are, how those of the last weeks and months went; one tap gives one up."""
    lines: list[str] = [reader.text("goal-given-up", goal=name(given_up, reader)), ""] if given_up else []
    lines.append(reader.text("goals-title" if now else "goals-ended" if before or given_up else "goals-none"))
    lines += [reader.text("goals-line", goal=progress(each, reader)) for each in now]
    if before:
        lines += ["", reader.text("goals-before")]
        lines += [reader.text("goals-line", goal=progress(each, reader)) for some in before for each in some]
    back = [[_about("button-undo", Action.TAKE_UP, given_up, reader)]] if given_up else []
    ending = [[_about("button-give-up", Action.GIVE_UP, each.goal, reader)] for each in now]
    return View("\n".join([*lines, "", reader.text("goals-how")]), markup([*back, *ending]))


def _about(key: str, action: Action, goal: Goal, reader: Reader) -> InlineKeyboardButton:
    which = f"{goal.what}/{goal.every}/{int(goal.since.timestamp())}"
    return free(reader, key, action, which, goal=name(goal, reader))


def agreed(each: Progress, cause: int, reader: Reader) -> View:
    """A goal was set: how far along it is already."""
    done, pace = _amount(each.done, each.goal, reader), _pace(each, reader)
    text = reader.text("goal-set", goal=name(each.goal, reader), done=done, pace=pace)
    return View(text, markup([_undo(cause, reader)]))


def spent(expense: Expense, cause: int, reader: Reader) -> View:
    """Money was noted."""
    return _noted(reader.money(expense.amount), expense.source, expense.words, cause, reader)


def worked(hours: Hours, cause: int, reader: Reader) -> View:
    """Hours were noted."""
    return _noted(reader.hours(hours.minutes), hours.source, hours.note or "", cause, reader, unknown="told-noted-work")


def _noted(
    what: str, of: Source | None, words: str, cause: int, reader: Reader, unknown: str = "told-noted-unknown"
) -> View:
    said = texts.cut(words, WORDS_UNITS)
    if of is not None:
        key = "told-noted-words" if said else "told-noted"
        beside = {"words": said} if said else {}
        text = reader.text(key, what=what, source=reader.plain(f"source-{of}"), **beside)
    else:
        text = reader.text(unknown, what=what, words=said) if said else reader.text("told-noted-all", what=what)
    return View(text, markup([_undo(cause, reader)]))


def _undo(cause: int, reader: Reader) -> Row:
    return [free(reader, "button-undo", Action.UNDO_TOLD, str(cause))]


def undone(told: Told | None, reader: Reader) -> View:
    """What was told is taken back; of what isn't there any more nothing is claimed."""
    if told is None:
        return View(reader.text("told-undone-nothing"))
    if isinstance(told, Goal):
        return View(reader.text("told-undone-goal", goal=name(told, reader)))
    what = reader.money(told.amount) if isinstance(told, Spent) else reader.hours(told.minutes)
    return View(reader.text("told-undone", what=what))
