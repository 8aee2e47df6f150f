"""What the board may be filtered by, and what a filter leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import filters
from domain.filters import POOL, By, Choice, Filter
from domain.models import Lead, Stage
from domain.sources import Source
from tests.unit.domain.the_cast import ANN, BOB, PRIVATE, TEAM, recorded

LEADS = (
    replace(recorded(1), source=Source.FACEBOOK, tags=("Mortgage", "vip")),
    replace(recorded(2), source=Source.FACEBOOK, tags=("mortgage", "MORTGAGE"), owner=BOB, stage=Stage.TRUST),
    replace(recorded(3), source=Source.WALK_IN, tags=(), owner=None),
    replace(recorded(4), source=None, tags=("façade",)),
)


def numbers(leads: list[Lead]) -> list[int]:
    return [lead.number for lead in leads]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("facebook", [1, 2]),
        ("FB", [1, 2]),
        ("facbook", [1, 2]),
        ("walk in", [3]),
        ("trust", [2]),
        ("Know", [1, 3, 4]),
        ("#mortgage", [1, 2]),
        ("mortgage", [1, 2]),
        ("# VIP", [1]),
        ("#facade", [4]),
        ("linkedin", None),
        ("advocate", None),
        ("#boats", None),
        ("pool", None),
        ("", None),
    ],
)
def test_typed_words_name_a_source_a_stage_or_a_tag_that_occurs(typed: str, left: list[int] | None) -> None:
    chosen = filters.typed(typed, LEADS)
    assert (None if chosen is None else numbers(filters.narrowed(LEADS, chosen))) == left


def test_a_tag_that_is_called_like_a_source_is_found_where_no_lead_has_that_source() -> None:
    tagged = replace(recorded(9), source=None, tags=("linkedin",))
    assert filters.typed("linkedin", [tagged]) == Filter(By.TAG, "linkedin")


def test_without_a_filter_all_leads_are_left() -> None:
    assert numbers(filters.narrowed(LEADS, None)) == [1, 2, 3, 4]


def test_the_choices_are_what_occurs_most_frequent_first_and_a_tag_once_however_it_is_written() -> None:
    assert filters.choices(LEADS, PRIVATE) == {
        By.SOURCE: [Choice(Filter(By.SOURCE, "facebook"), 2), Choice(Filter(By.SOURCE, "walk_in"), 1)],
        By.STAGE: [Choice(Filter(By.STAGE, "know"), 3), Choice(Filter(By.STAGE, "trust"), 1)],
        By.TAG: [
            Choice(Filter(By.TAG, "Mortgage"), 2),
            Choice(Filter(By.TAG, "façade"), 1),
            Choice(Filter(By.TAG, "vip"), 1),
        ],
    }


def test_owners_are_offered_where_there_are_several_members() -> None:
    found = filters.choices(LEADS, TEAM)[By.OWNER]
    assert found == [
        Choice(Filter(By.OWNER, str(ANN)), 2),
        Choice(Filter(By.OWNER, str(BOB)), 1),
        Choice(Filter(By.OWNER, POOL), 1),
    ]
    assert [numbers(filters.narrowed(LEADS, each.filter)) for each in found] == [[1, 4], [2], [3]]


def test_of_many_tags_the_twelve_most_frequent_are_offered() -> None:
    many = [replace(recorded(n), tags=tuple(f"tag{each:02}" for each in range(n, 20))) for n in range(1, 20)]
    found = filters.choices(many, PRIVATE)[By.TAG]
    assert [each.filter.value for each in found] == [f"tag{each:02}" for each in range(19, 7, -1)]


@pytest.mark.parametrize("chosen", [Filter(By.SOURCE, "facebook"), Filter(By.OWNER, POOL), Filter(By.TAG, "MORTGAGE")])
def test_a_filter_comes_back_from_its_button(chosen: Filter) -> None:
    again = filters.decoded(filters.code(chosen), LEADS)
    assert again is not None
    assert filters.narrowed(LEADS, again) == filters.narrowed(LEADS, chosen) != []


def test_a_tag_of_any_length_has_a_short_code_that_never_changes() -> None:
    assert filters.code(Filter(By.TAG, "W" * 5000)) == "td55a590b8cb8"
    assert filters.code(Filter(By.TAG, "vip")) == filters.code(Filter(By.TAG, "VIP"))


@pytest.mark.parametrize("forged", ["", "?", "t", "tffffffffffff", "sxing", "s", "glost", "o3", "o-1", "slinkedin"])
def test_a_forged_or_vanished_filter_is_none(forged: str) -> None:
    assert filters.decoded(forged, LEADS) is None
