"""Goals as people read them, and what they told of money and hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from telegram import InlineKeyboardButton

from domain import rights
from domain.account_words import Expense, Hours
from domain.accounts import Told
from domain.goals import Progress, in_place_of, replaced_by
from domain.models import Goal, Spent, Worked
from domain.money import Money
from domain.moves import UNDO_FOR
from domain.periods import Period
from domain.rights import Right
from domain.sources import Source
from messages import texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import Row, free, markup, rows
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


def progress(each: Progress, reader: Reader, *, within: Period | None = None, is_past: bool = False) -> str:
    """“7 of 10 leads this week, two ahead of pace”; of one that is over, by how much it was missed.

    One that `is_past` is told as it stood then; where the period `within` is its own, that isn't said again.
    """
    told = {"done": _done(each, reader), "pace": _pace(each, reader)}
    if not (each.is_over or is_past):
        return reader.plain("goal-progress", when=reader.plain(f"goal-this-{each.goal.every}"), **told)
    if each.period == within:
        return reader.plain("goal-was", **told)
    return reader.plain("goal-was-then", when=reader.period(each.period), **told)


def _done(each: Progress, reader: Reader) -> str:
    done = _amount(each.done, each.goal, reader)
    return reader.plain("goal-done", done=done, target=_target(each.goal, reader))


def _pace(each: Progress, reader: Reader) -> str:
    """How it stands; first what of the money isn't certain, as nobody has said yet what those wins came to."""
    stands = _stands(each, reader)
    if not each.unconfirmed:
        return stands
    return reader.plain("goal-unconfirmed", amount=_amount(each.unconfirmed, each.goal, reader), pace=stands)


def _stands(each: Progress, reader: Reader) -> str:
    if each.is_reached:
        return reader.plain("pace-reached")
    if each.is_over:
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
    """Of a pace nobody needs the cents."""
    if isinstance(goal.target, Money):
        return reader.money(Money(amount.quantize(Decimal(1), ROUND_HALF_UP), goal.target.currency))
    return reader.number(int(amount))


def page(
    now: Sequence[Progress],
    before: Sequence[Sequence[Progress]],
    reader: Reader,
    *,
    given_up: Goal | None = None,
    asks_which: bool = False,
) -> View:
    """The goals and how far along they are, how those of the last weeks and months went; one tap gives one up."""
    lines: list[str] = [_given_up(given_up, reader), ""] if given_up else []
    lines.append(reader.text("goals-title" if now else "goals-ended" if before or given_up else "goals-none"))
    lines += [reader.text("goals-line", goal=progress(each, reader)) for each in now]
    if before:
        lines += ["", reader.text("goals-before")]
        lines += [reader.text("goals-line", goal=progress(each, reader)) for some in before for each in some]
    is_back = given_up is not None and _is_undoable(given_up, reader)
    back = [[_about("button-undo", Action.TAKE_UP, given_up, reader)]] if given_up and is_back else []
    may_end = rights.may(reader.workspace, reader.person.id, Right.RUN)
    ending = [_about("button-give-up", Action.GIVE_UP, each.goal, reader) for each in now if may_end]
    hint = reader.text("goals-which" if asks_which and now else "goals-how")
    return View("\n".join([*lines, "", hint]), markup([*back, *rows(ending, 1)]))


def _given_up(goal: Goal, reader: Reader) -> texts.Markup:
    """That it is none any more; by an old button, what became of it meanwhile."""
    if (now := in_place_of(reader.workspace, goal)) is not None:
        return reader.text("goal-changed-since", goal=name(now, reader))
    return reader.text("goal-given-up" if _is_undoable(goal, reader) else "goal-ended-since", goal=name(goal, reader))


def _is_undoable(goal: Goal, reader: Reader) -> bool:
    """Whether giving it up, just now or by the same press before, can be taken back."""
    is_late = goal.until is not None and reader.now - goal.until > UNDO_FOR
    return not is_late and in_place_of(reader.workspace, goal) is None


def _about(key: str, action: Action, goal: Goal, reader: Reader) -> InlineKeyboardButton:
    which = f"{goal.what}/{goal.every}/{int(goal.since.timestamp())}"
    return free(reader, key, action, which, goal=name(goal, reader))


def agreed(each: Progress, cause: int, reader: Reader) -> View:
    """A goal was set: how far along it is already."""
    done, pace = _amount(each.done, each.goal, reader), _pace(each, reader)
    whose = "team" if reader.workspace.is_team else "own"
    told = {"whose": whose, "goal": name(each.goal, reader), "done": done, "pace": pace}
    before = replaced_by(reader.workspace, each.goal)
    if before is None or before.target == each.goal.target:
        return View(reader.text("goal-set", **told), markup([_undo(cause, reader)]))
    text = reader.text("goal-set-instead", before=_target(before, reader), **told)
    return View(text, markup([_undo(cause, reader)]))


def spent(expense: Expense, cause: int, reader: Reader) -> View:
    """Money was noted."""
    return _noted(reader.money(expense.amount), expense, expense.words, cause, reader)


def worked(hours: Hours, cause: int, reader: Reader) -> View:
    """Hours were noted."""
    return _noted(reader.hours(hours.minutes), hours, hours.note or "", cause, reader)


def _noted(what: str, told: Expense | Hours, words: str, cause: int, reader: Reader) -> View:
    """What was noted, for which source and when; a name that may be a slip is asked about."""
    said = _said(_dated(what, told.at, reader), told.source, words, reader)
    if told.likely is None:
        return View(said, markup([_undo(cause, reader)]))
    name = reader.plain(f"source-{told.likely}")
    likely = free(reader, "button-source-meant", Action.TOLD_SOURCE, f"{cause}/{told.likely}", source=name)
    return View(f"{said} {reader.text('told-meant', source=name)}", markup([[likely], _undo(cause, reader)]))


def _dated(what: str, at: datetime | None, reader: Reader) -> str:
    return what if at is None else reader.plain("told-on", what=what, day=reader.day(at))


def _said(what: str, of: Source | None, words: str, reader: Reader) -> str:
    said = texts.cut(words, WORDS_UNITS)
    if of is None:
        return (
            reader.text("told-noted-work", what=what, words=said) if said else reader.text("told-noted-all", what=what)
        )
    if of is Source.OTHER and said:
        return reader.text("told-noted-new", what=what, words=said)
    key = "told-noted-words" if said else "told-noted"
    beside = {"words": said} if said else {}
    return reader.text(key, what=what, source=reader.plain(f"source-{of}"), **beside)


def sourced(told: Told | None, cause: int, reader: Reader) -> View:
    """What was noted is put down to another source; what isn't there any more was undone."""
    if told is None or isinstance(told, Goal):
        return View(reader.text("undone"))
    what = _dated(_what(told, reader), told.at if told.told_at else None, reader)
    return View(_said(what, told.source, "", reader), markup([_undo(cause, reader)]))


def _undo(cause: int, reader: Reader) -> Row:
    return [free(reader, "button-undo", Action.UNDO_TOLD, str(cause))]


def undone(told: Told | None, reader: Reader) -> View:
    """What was told is taken back; of what isn't there any more nothing is claimed."""
    if told is None:
        return View(reader.text("told-undone-nothing"))
    if isinstance(told, Goal):
        again = in_place_of(reader.workspace, told)
        key = "told-undone-goal" if again is None else "told-undone-goal-back"
        return View(reader.text(key, goal=name(again or told, reader)))
    return View(reader.text("told-undone", what=_what(told, reader)))


def _what(told: Spent | Worked, reader: Reader) -> str:
    return reader.money(told.amount) if isinstance(told, Spent) else reader.hours(told.minutes)
