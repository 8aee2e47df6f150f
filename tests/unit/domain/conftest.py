"""Leads in each status, as Ann left them on Monday at ten."""

from __future__ import annotations

import pytest

from domain import lifecycle
from domain.models import Lead
from domain.people import Person
from tests.unit.domain.the_cast import ANN_DOES, ANN_HERSELF, MONDAY_10, WEDNESDAY_9, at_rest, recorded, saved, vague


@pytest.fixture
def lead() -> Lead:
    """Open, due on Tuesday at nine."""
    return recorded()


@pytest.fixture
def resting(lead: Lead) -> Lead:
    """Followed up, with nothing planned."""
    return saved(at_rest(lead, ANN_DOES, MONDAY_10))


@pytest.fixture
def planned(resting: Lead) -> Lead:
    """Followed up, and to be followed up again on Wednesday at nine."""
    return saved(lifecycle.plan(resting, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))


@pytest.fixture
def closed(lead: Lead) -> Lead:
    """Won."""
    return saved(lifecycle.close(lead, ANN_DOES, MONDAY_10))


@pytest.fixture
def lost(lead: Lead) -> Lead:
    """Lost."""
    return saved(lifecycle.lose(lead, ANN_DOES, MONDAY_10))


@pytest.fixture
def deleted(lead: Lead) -> Lead:
    """Taken away, for Undo alone."""
    return saved(lifecycle.delete(lead, ANN_DOES, MONDAY_10))


@pytest.fixture
def ann() -> Person:
    """Ann, who works from Monday to Friday, eight to eight, in Halifax."""
    return ANN_HERSELF
