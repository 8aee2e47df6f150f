"""What is typed where it is asked what shall be changed about a lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.answers import Reading
from domain.corrections import chosen
from domain.errors import MomentPassed, NotUnderstood
from domain.models import Field
from domain.money import Money
from domain.sources import Source
from domain.when import DEFAULT_HABITS, Moment

HALIFAX = ZoneInfo("America/Halifax")
WEDNESDAY_10 = datetime(2026, 4, 1, 10, tzinfo=HALIFAX)
BY = Reading(WEDNESDAY_10, HALIFAX, DEFAULT_HABITS, "CA", "CAD", called="Jane Doe")
FRIDAY_9 = Moment(datetime(2026, 4, 3, 9, tzinfo=HALIFAX), exact=True)
FUNNY = {"phones": ("+19025550199",)}


@pytest.mark.parametrize(
    ("typed", "field", "changes"),
    [
        ("phone 902-555-0199", Field.CONTACT, FUNNY),
        ("902 555 0199", Field.CONTACT, FUNNY),
        ("her number is 9025550199", Field.CONTACT, FUNNY),
        ("555-0199", Field.CONTACT, {"phones": ("555-0199",)}),
        ("email: jane@x.ca", Field.CONTACT, {"emails": ("jane@x.ca",)}),
        ("name Janet Roe", Field.NAME, {"name": "Janet Roe"}),
        ("Janet, not Jane", Field.NAME, {"name": "Janet Doe"}),
        ("wants a roof", Field.NEED, {"need": "a roof"}),
        ("worth 66k", Field.VALUE, {"value": Money(Decimal(66_000), "CAD")}),
        ("value to 66000", Field.VALUE, {"value": Money(Decimal(66_000), "CAD")}),
        ("66,000", Field.VALUE, {"value": Money(Decimal(66_000), "CAD")}),
        ("fri 9", Field.DUE, {"due": FRIDAY_9}),
        ("follow-up fri 9", Field.DUE, {"due": FRIDAY_9}),
        ("source: facebook", Field.SOURCE, {"source": Source.FACEBOOK, "source_note": None}),
        ("tags hot vip", Field.TAGS, {"tags": ("hot", "vip")}),
    ],
)
def test_a_field_is_changed_by_its_name_or_by_what_can_be_nothing_else(
    typed: str, field: Field, changes: dict[str, object]
) -> None:
    assert chosen(typed, BY) == (field, changes)


@pytest.mark.parametrize(
    "typed",
    [
        "Bob Roy wants a fence",
        "wants a van, Bob Roy 902 555 0134",
        "phone Bob Roy 902 555 0134",
        "name Bob Roy, 902 555 0134, wants a fence",
        "mail Bob about it",
        "thanks",
        "",
    ],
)
def test_words_that_may_tell_of_somebody_else_change_no_field(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        chosen(typed, BY)


def test_a_time_that_has_passed_is_said_to_have() -> None:
    with pytest.raises(MomentPassed):
        chosen("yesterday 3pm", BY)


def test_a_bare_amount_is_in_the_money_of_the_lead() -> None:
    assert chosen("66000", replace(BY, counted_in="EUR"))[1] == {"value": Money(Decimal(66_000), "EUR")}
