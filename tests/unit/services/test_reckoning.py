"""Figures that are asked for again soon are reckoned once."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from domain import periods, summary
from domain.models import PersonId, WorkspaceId
from domain.periods import PeriodKind
from domain.summary import Summary
from services.letters import TRUE_FOR
from services.reckoning import MOST
from tests.unit.services.the_office import ANN, DAY, HALIFAX, HOUR, Office

OWN = WorkspaceId(ANN)


async def figures(office: Office, kind: PeriodKind = PeriodKind.WEEK, by: PersonId = ANN) -> Summary:
    """What the running week, or another period, has come to."""
    period = periods.current(kind, office.clock.now(), HALIFAX)
    return await office.summaries.figures(WorkspaceId(by), by, period)


async def nothing(office: Office) -> None:
    """Nothing changes but the clock, by a moment."""
    office.clock.moves(timedelta(seconds=20))


async def a_lead(office: Office) -> None:
    await office.records("John", due=300 * DAY)


async def a_currency(office: Office) -> None:
    await office.habits.set_currency(await office.person(), "EUR")


async def ten_minutes(office: Office) -> None:
    office.clock.moves(TRUE_FOR + timedelta(seconds=1))


async def a_clock_that_is_set_back(office: Office) -> None:
    office.clock.moves(-HOUR)


async def midnight(office: Office) -> None:
    office.clock.moves(timedelta(minutes=2))


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        (nothing, True),
        (a_lead, False),
        (a_currency, False),
        (ten_minutes, False),
        (a_clock_that_is_set_back, False),
        (midnight, False),
    ],
)
async def test_what_is_asked_for_again_is_reckoned_anew_once_anything_is_different(
    office: Office, change: Callable[[Office], Awaitable[None]], *, is_same: bool
) -> None:
    await office.records("Jane", due=300 * DAY)
    office.clock.moment = datetime(2026, 4, 6, 23, 59, tzinfo=HALIFAX).astimezone(UTC)
    before = await figures(office)
    await change(office)
    assert (await figures(office) is before) is is_same
    assert (await figures(office)).figures.recorded == (2 if change is a_lead else 1)


async def test_another_period_takes_the_place_of_the_one_before(office: Office) -> None:
    week = await figures(office)
    month = await figures(office, PeriodKind.MONTH)
    assert (week.period.kind, month.period.kind) == (PeriodKind.WEEK, PeriodKind.MONTH)
    assert await figures(office, PeriodKind.MONTH) is month
    assert await figures(office) is not week


async def test_few_are_kept_and_none_of_whom_is_forgotten(office: Office) -> None:
    crowd = [PersonId(each) for each in range(1000, 1000 + MOST + 3)]
    for each in crowd:
        await office.people.own_workspace(await office.people.meet(each, "Ann", back=True))
        await figures(office, by=each)
    assert len(office.summaries._lately) == MOST
    await office.forgetting.forget(crowd[-1], office.deed().cause or 0)
    assert len(office.summaries._lately) == MOST - 1


async def test_nobody_looks_for_garbage_while_it_is_reckoned_and_everybody_after_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def fails(*_: object) -> Summary:
        seen.append(gc.isenabled())
        raise RuntimeError("a bug")

    monkeypatch.setattr(summary, "summary", fails)
    with pytest.raises(RuntimeError):
        await figures(office)
    assert (seen, gc.isenabled()) == ([False], True)
