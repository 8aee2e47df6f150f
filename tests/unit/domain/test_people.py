"""What is known of a person for longer than a while."""

from __future__ import annotations

from dataclasses import replace

from domain.people import NagCard
from tests.unit.domain.the_cast import ANN_HERSELF, BERLIN, CANADA, MONDAY_9


def test_what_comes_and_goes_is_no_lasting_trait() -> None:
    busy = replace(ANN_HERSELF, card=NagCard(5, MONDAY_9), last_ping_at=MONDAY_9, next_digest_at=MONDAY_9, version=9)
    assert busy.lasting == ANN_HERSELF.lasting
    assert replace(busy, zone=BERLIN).lasting != busy.lasting


def test_who_has_said_neither_clock_nor_country_lives_anywhere() -> None:
    anywhere = replace(ANN_HERSELF, zone_known=False, region=None)
    assert anywhere.lives_anywhere
    assert not replace(anywhere, zone_known=True).lives_anywhere
    assert not replace(anywhere, region=CANADA).lives_anywhere
