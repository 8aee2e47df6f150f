"""A book of many leads is gone through beside the loop, so that nobody else waits for it."""

from __future__ import annotations

import threading

import pytest

from domain.models import WorkspaceId
from storage import units
from storage.base import Leads
from storage.records import ONLY, WORKSPACE
from storage.units import StagedFile, TinyLeads
from tests.contract.keepsakes import a_lead

HERE = WorkspaceId(101)


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """In which threads leads are listed from now on."""
    listed: list[threading.Thread] = []
    listing = StagedFile.all

    def noted(file: StagedFile, table: str) -> object:
        listed.append(threading.current_thread())
        return listing(file, table)

    monkeypatch.setattr(StagedFile, "all", noted)
    return listed


async def _has(count: int) -> Leads:
    file = StagedFile({})
    file.put(WORKSPACE, ONLY, {})
    leads = TinyLeads(HERE, file, lambda why: pytest.fail(why))
    await leads.add_all([a_lead(number, workspace=HERE) for number in range(1, count + 1)])
    return leads


@pytest.mark.parametrize("extra", [0, 1])
async def test_many_leads_are_listed_beside_the_loop_and_few_on_it(
    extra: int, threads: list[threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "LISTED_AT_ONCE", 5)
    leads = await _has(5 + extra)
    assert [lead.number for lead in await leads.all()] == list(range(1, 6 + extra))
    assert (threads == [threading.main_thread()]) == (extra == 0)
