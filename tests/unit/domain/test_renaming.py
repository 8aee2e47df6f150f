"""What words say a lead is called from now on, and what only looks as if it did."""

from __future__ import annotations

import pytest

from domain.renaming import LONGEST_SAID, read


@pytest.mark.parametrize(
    ("called", "typed", "name"),
    [
        ("Walt", "it's Walter, not Walt", "Walter"),
        ("Walt", "it’s Walter, not Walt!", "Walter"),
        ("Walt", "its Walter not Walt", "Walter"),
        ("Walt", "Walter, not Walt", "Walter"),
        ("Walt", "walter, not walt", "Walter"),
        ("walt", "walter, not walt", "walter"),
        ("Walt Smith", "Walter, not Walt.", "Walter Smith"),
        ("Walt Smith", "Walter Smith not Walt", "Walter Smith"),
        ("Walt", "not Walt, Walter", "Walter"),
        ("Walt", "No, it's not Walt, it's Walter", "Walter"),
        ("Walt", "his name is Walter, not Walt", "Walter"),
        ("Bob", "it's Ann not Bob", "Ann"),
        ("Jane Doe", "Roe, not Doe", "Jane Roe"),
        ("Jane Doe", "her name is Janet", "Janet Doe"),
        ("Jane Doe", "her name is Sue", "Sue"),
        ("Jane Doe", "name: Janet Roe", "Janet Roe"),
        ("Sarah Oland", "Her name is Sara.", "Sara Oland"),
        (None, "name is Walter White", "Walter White"),
        ("Jane Doe", "spelled Jayne", "Jayne Doe"),
        ("Jane Doe", "it's spelled Jayne Doe", "Jayne Doe"),
    ],
)
def test_a_name_that_is_corrected_takes_the_place_of_the_old_one(called: str | None, typed: str, name: str) -> None:
    assert read(typed, called) == name


@pytest.mark.parametrize(
    ("called", "typed"),
    [
        ("Bob", "it's Bob's cousin, not Bob"),
        ("Bob", "it's Bobs cousin, not Bob"),
        ("Bob", "Bobs, not Bob"),
        ("Bob", "Bob, not Bob"),
        ("Bob", "Call Ann, not Bob"),
        ("Bob", "sell to Ann, not Bob"),
        ("Bob Roy", "wants a bus not a van"),
        ("Jane", "Friday, not Monday"),
        ("Jane", "it's Walter, not Walt"),
        ("Ann", "Sister, not Ann"),
        ("Ann", "Her sister, not Ann"),
        ("Ann", "sister, not Ann"),
        (None, "Walter, not Walt"),
        (None, "spelled Jayne"),
        ("Jane Doe", "spelled with a y"),
        ("Jane Doe", "spelled Otto"),
        ("Jane Doe", "spelled Otto Hahn"),
        ("Bob", "name is Bob, the brother of Ann"),
        ("Bob", "the name is unknown to me"),
        ("Bob", "name is A Man Of Many Names"),
        ("Walt", "Walter, not Walt" + " " + "x" * LONGEST_SAID),
        ("Walt", ""),
    ],
)
def test_words_that_may_tell_of_somebody_else_rename_nobody(called: str | None, typed: str) -> None:
    assert read(typed, called) is None
