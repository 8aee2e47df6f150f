"""Which number of 12/03/2026 is the day is told by the file where it can be, and never kept silent where it can't."""

from __future__ import annotations

from datetime import date

import pytest

from domain import date_orders
from domain.date_orders import DateOrder, Unsure

MARCH_12, DECEMBER_3 = Unsure("12/03/2026", date(2000, 3, 12)), Unsure("12/03/2026", date(2000, 12, 3))


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (["12/03/2026", "13/03/2026"], True),
        (["12/03/2026", "03/13/2026 3:05 PM"], False),
        (["12-03-26", "13-03-26"], True),
        (["12/03", "3/13"], False),
        (["1/2/2026", "", "soon", "2026-03-13", "31/1/26 9:00"], True),
    ],
)
def test_a_date_that_can_be_read_in_one_way_only_decides_for_all(dates: list[str], day_first: bool) -> None:
    for default in (True, False):
        for chosen in (None, True, False):
            assert date_orders.told(dates, default=default, chosen=chosen) == DateOrder(day_first)


@pytest.mark.parametrize(
    "dates", [["12/03/2026"], ["12/03/2026", "11/11/2026"], ["13/03/2026", "12/03/2026", "03/13/2026"]]
)
def test_where_the_dates_leave_it_open_or_contradict_each_other_the_country_is_asked_and_then_the_person(
    dates: list[str],
) -> None:
    assert date_orders.told(dates, default=True, chosen=None) == DateOrder(True, MARCH_12)
    assert date_orders.told(dates, default=False, chosen=None) == DateOrder(False, DECEMBER_3)
    assert date_orders.told(dates, default=True, chosen=False) == DateOrder(False, DECEMBER_3)
    assert date_orders.told(dates, default=False, chosen=True) == DateOrder(True, MARCH_12)


@pytest.mark.parametrize(
    "written",
    [
        *("11/11/2026", "12.03.2026", "2026-03-12", "Mar 12, 2026", "00/03/2026", "12/00/2026", "32/03/2026"),
        *("12/32/2026", "13/13/2026", "1/2/3/4", "", "12/03/2026" + " " * 40),
    ],
)
def test_what_can_be_read_in_one_way_alone_or_in_none_leaves_nothing_unsure(written: str) -> None:
    assert date_orders.told([written], default=True, chosen=None) == DateOrder(True)
