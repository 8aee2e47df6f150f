"""Words that are typed under a form are read alike, however long they are."""

from __future__ import annotations

from domain import answers
from domain.people import Asking
from services.open_forms import fits
from services.sharing import QUICKLY_READ
from tests.unit.services.the_office import ANN, Office


async def test_a_short_reason_answers_a_form_and_a_long_story_or_a_lead_does_not(office: Office) -> None:
    person = await office.people.meet(ANN, "Ann", back=True)
    by = answers.reading(person, await office.people.own_workspace(person), office.clock.now())
    assert await fits(Asking.REASON, "too expensive", by)
    assert not await fits(Asking.REASON, "so " * QUICKLY_READ, by)
    assert not await fits(Asking.REASON, "Bob Roy, fri 9", by)
