"""Everything goes into a file, and comes back from it as it was, all or nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain import takeout
from domain.account_words import Expense, Hours
from domain.arrivals import AS_IT_CAME_BACK
from domain.errors import BrokenTakeout, ImportStays, NotAllowed, NothingPlanned, NothingToTakeAlong
from domain.exports import Format
from domain.homecoming import Preview
from domain.models import Aim, Deed, Every, Goal, Lead, LeadRef, PersonId, Role, Spent, Worked, Workspace, WorkspaceId
from domain.money import Money
from domain.people import Person
from domain.sources import Source
from domain.uploads import Place, Upload
from storage.base import NotSaved
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, HOUR, MINUTE, Office, fills_the_disk

OWN = WorkspaceId(ANN)
DEED = Deed(ANN, cause=-7)


async def exported(office: Office, kind: Format = Format.JSON) -> bytes:
    return (await office.exporting.export(kind, OWN, await office.person())).content


async def book(office: Office, workspace: WorkspaceId = OWN) -> list[Lead]:
    async with office.store.workspace(workspace) as work:
        return list(await work.leads.all())


async def _is_forgotten(office: Office) -> None:
    await office.forgetting.forget(ANN, 1)
    await office.meets(ANN)


async def _has_a_history(office: Office) -> None:
    """Three leads, one marked, one closed, one deleted; each with an exotic name."""
    jane = await office.records("Jane Doe", due=DAY)
    await office.leads.follow_up(jane.ref, office.deed())
    await office.leads.plan(jane.ref, office.moment(2 * DAY), office.deed())
    omar = await office.records('Omar "O" <b>', due=2 * DAY)
    await office.leads.note(omar.ref, "likes\nboats", office.deed())
    await office.leads.close((await office.records("Lea")).ref, office.deed())
    await office.leads.delete((await office.records("Gone")).ref, office.deed())


def _taken_along(lead: Lead) -> Lead:
    """Without what belongs to this bot alone, and what Undo of bringing it back knows it by."""
    events = tuple(
        replace(event, cause=None, details={k: v for k, v in event.details.items() if k != AS_IT_CAME_BACK})
        for event in lead.events
    )
    return replace(lead, before=None, undo_until=None, events=events)


async def test_export_forget_import_export_is_the_same_file(office: Office) -> None:
    await _has_a_history(office)
    await office.habits.set_currency(await office.person(), "EUR")
    content, before = await exported(office), await book(office)
    await _is_forgotten(office)
    assert await book(office) == []
    done = await office.exporting.bring_back(content, OWN, DEED)
    assert done == Preview(office.clock.now(), 3, 0, as_it_was=True)
    assert await exported(office) == content
    kept = [_taken_along(lead) for lead in before if lead.deleted_at is None]
    assert list(map(_taken_along, await book(office))) == kept
    assert (await office.people.own_workspace(await office.person())).currency == "EUR"
    assert (await office.records("New")).number == 4


async def _comes_back(office: Office, content: bytes) -> Person:
    """The file comes in at the press on message 7."""
    place = await office.people.own_workspace(await office.person())
    was = Place(place.country, place.currency)
    person = await office.importing.begin_return(await office.person(), Upload(7, "file", "backup.json", 1), was)
    await office.exporting.bring_back(content, OWN, DEED)
    return person


async def _undoes(office: Office, person: Person) -> tuple[int, int]:
    return await office.importing.undo(OWN, person, office.importing.find(person, 7))


async def test_what_came_back_can_be_taken_out_again_country_and_all(office: Office) -> None:
    await _has_a_history(office)
    await office.habits.set_currency(await office.person(), "EUR")
    content = await exported(office)
    await _is_forgotten(office)
    before = await office.people.own_workspace(await office.person())
    person = await _comes_back(office, content)
    await office.reopens()
    assert await _undoes(office, person) == (3, 0)
    assert await book(office) == []
    after = await office.people.own_workspace(await office.person())
    assert replace(after, version=before.version) == before
    assert before.currency != "EUR"


@pytest.mark.parametrize(
    "touch",
    [
        lambda office, ref: office.leads.note(ref, "likes boats", office.deed()),
        lambda office, ref: office.leads.follow_up(ref, office.deed()),
        lambda office, ref: office.merging.tell_apart(ref, 2, ANN),
    ],
    ids=["noted", "followed up", "told apart"],
)
async def test_what_was_touched_since_stays_when_the_rest_is_taken_out(
    office: Office, touch: Callable[[Office, LeadRef], Awaitable[Lead]]
) -> None:
    await _has_a_history(office)
    await office.habits.set_currency(await office.person(), "EUR")
    content = await exported(office)
    await _is_forgotten(office)
    person = await _comes_back(office, content)
    await touch(office, LeadRef(OWN, 1))
    assert await _undoes(office, person) == (2, 1)
    assert [lead.number for lead in await book(office)] == [1]
    assert (await office.people.own_workspace(await office.person())).currency == "EUR"


async def test_money_hours_and_goals_that_came_back_are_taken_out_too_and_no_others(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    await office.accounts.spend(OWN, Expense(Money(Decimal(500), "CAD"), None, ""), office.deed())
    await office.accounts.work(OWN, Hours(90, None, None), office.deed())
    await office.accounts.aim(OWN, Aim.LEADS, 10, Every.WEEK, office.deed())
    content = await exported(office)
    await _is_forgotten(office)
    await office.accounts.spend(OWN, Expense(Money(Decimal(20), "CAD"), None, ""), office.deed())
    person = await _comes_back(office, content)
    own = await office.people.own_workspace(person)
    assert (len(own.spent), len(own.worked), len(own.goals)) == (2, 1, 1)
    assert await _undoes(office, person) == (1, 0)
    own = await office.people.own_workspace(person)
    assert [each.amount.amount for each in own.spent] == [20]
    assert (own.worked, own.goals) == ((), ())


async def test_what_was_in_the_book_before_stays_when_a_file_is_taken_out(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content = await exported(office)
    await office.records("Omar", due=DAY)
    everything = await exported(office)
    await _is_forgotten(office)
    await office.exporting.bring_back(content, OWN, Deed(ANN, -6))
    person = await _comes_back(office, everything)
    assert await _undoes(office, person) == (1, 0)
    assert [lead.name for lead in await book(office)] == ["Jane Doe"]


async def test_a_nag_in_between_keeps_nothing(office: Office) -> None:
    await office.records("Jane Doe", due=5 * MINUTE)
    content = await exported(office)
    await _is_forgotten(office)
    person = await _comes_back(office, content)
    await office.passes(6 * MINUTE)
    assert office.notifier.nags() == [(1,)]
    assert await _undoes(office, person) == (1, 0)


async def test_after_ten_minutes_what_came_back_stays(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content = await exported(office)
    await _is_forgotten(office)
    person = await _comes_back(office, content)
    office.clock.moves(11 * MINUTE)
    with pytest.raises(ImportStays):
        await _undoes(office, person)
    assert len(await book(office)) == 1


async def test_a_press_that_comes_twice_brings_once_counts_the_same_and_is_undone_as_the_first(office: Office) -> None:
    await _has_a_history(office)
    content = await exported(office)
    await _is_forgotten(office)
    await office.habits.set_currency(await office.person(), "JPY")
    await _comes_back(office, content)
    office.clock.moves(MINUTE)
    person = await _comes_back(office, content)
    assert (await office.exporting.bring_back(content, OWN, DEED)).new == 3
    assert await _undoes(office, person) == (3, 0)
    assert (await office.people.own_workspace(await office.person())).currency == "JPY"


async def test_an_export_keeps_nothing_of_what_undo_knows_a_lead_by(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content = await exported(office)
    await _is_forgotten(office)
    await _comes_back(office, content)
    assert AS_IT_CAME_BACK.encode() not in await exported(office)


async def test_what_came_back_is_nagged_about_when_it_is_due(office: Office) -> None:
    await office.records("Jane Doe", due=HOUR)
    content = await exported(office)
    await _is_forgotten(office)
    office.clock.moves(timedelta(minutes=1))
    office.alarm.armed.clear()
    await office.exporting.bring_back(content, OWN, DEED)
    assert office.alarm.armed == [office.clock.now() + timedelta(minutes=59)]
    await office.passes(HOUR)
    assert office.notifier.nags() == [(1,)]


async def test_looking_changes_nothing_and_says_what_would_be(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content = await exported(office)
    assert await office.exporting.look(content, OWN, ANN) == Preview(office.clock.now(), 0, 1, as_it_was=False)
    (call_it_bobs,) = json.loads(content)["leads"]
    assert call_it_bobs["owner"] == ANN
    found = await office.exporting.look(content, WorkspaceId(BOB), BOB)
    assert found == Preview(office.clock.now(), 1, 0, as_it_was=True)
    assert await book(office, WorkspaceId(BOB)) == []
    assert (await office.records("First", by=BOB)).number == 1


async def test_somebody_elses_file_becomes_ones_own(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    office.clock.moves(HOUR)
    await office.records("Bob's own", by=BOB, due=DAY)
    await office.exporting.bring_back(await exported(office), WorkspaceId(BOB), Deed(BOB, -7))
    own, jane = await book(office, WorkspaceId(BOB))
    assert (jane.ref, jane.name, jane.owner, jane.created_by) == (LeadRef(WorkspaceId(BOB), 2), "Jane Doe", BOB, BOB)
    assert own.name == "Bob's own"
    assert [lead.owner for lead in await book(office)] == [ANN]


async def test_brought_in_twice_at_once_it_is_there_once(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content = await exported(office)
    await _is_forgotten(office)
    done = await asyncio.gather(*(office.exporting.bring_back(content, OWN, Deed(ANN, -at)) for at in range(1, 4)))
    assert sorted(each.new for each in done) == [0, 0, 1]
    assert len(await book(office)) == 1


async def _keeps_accounts(office: Office, workspace: WorkspaceId = OWN) -> Workspace:
    async with office.store.workspace(workspace) as work:
        now, kept = office.clock.now(), await work.workspace()
        spent = Spent(now, PersonId(ANN), Money(Decimal(200), "CAD"), Source.FACEBOOK)
        goal = Goal(Aim.LEADS, 10, Every.WEEK, now)
        worked = Worked(now, PersonId(ANN), 90, Source.FACEBOOK, "posting")
        kept = await work.save_workspace(replace(kept, spent=(spent,), worked=(worked,), goals=(goal,)))
        await work.commit()
        return kept


async def _accounts(office: Office, workspace: WorkspaceId = OWN) -> Workspace:
    async with office.store.workspace(workspace) as work:
        return await work.workspace()


async def test_money_spent_hours_worked_and_goals_come_back_also_where_every_lead_is_known(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    kept = await _keeps_accounts(office)
    content = await exported(office)
    async with office.store.workspace(OWN) as work:
        await work.save_workspace(replace(kept, spent=(), worked=(), goals=()))
        await work.commit()
    assert (await office.exporting.bring_back(content, OWN, Deed(ANN))).new == 0
    found = await _accounts(office)
    assert (found.spent, found.worked, found.goals) == (kept.spent, kept.worked, kept.goals)
    await office.exporting.bring_back(content, OWN, office.deed())
    assert await _accounts(office) == found


@pytest.mark.parametrize("parting", ["leaves", "is forgotten"])
async def test_what_somebody_spent_who_is_gone_is_spent_once_when_the_teams_file_comes_back(
    office: Office, team: WorkspaceId, parting: str
) -> None:
    await office.records("Jane", by=CHARLIE, workspace=team)
    await office.accounts.spend(team, Expense(Money(Decimal(200), "CAD"), None, ""), office.deed(BOB))
    await office.accounts.work(team, Hours(90, None, None), office.deed(BOB))
    content = (await office.exporting.export(Format.JSON, team, await office.person(CHARLIE))).content
    if parting == "leaves":
        await office.members.say(team, BOB, None, BOB)
    else:
        await office.forgetting.forget(BOB, 5)
    await office.members.say(team, ANN, Role.ADMIN)
    before = await _accounts(office, team)
    for admin in (CHARLIE, ANN):
        await office.exporting.bring_back(content, team, office.deed(admin))
        found = await _accounts(office, team)
        assert (found.spent, found.worked) == (before.spent, before.worked)


async def test_a_broken_file_changes_nothing(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content, before = await exported(office), await book(office)
    with pytest.raises(BrokenTakeout):
        await office.exporting.bring_back(content[:-5], OWN, DEED)
    assert await book(office) == before


async def test_where_there_is_no_room_nothing_comes_in(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await office.records("Jane Doe", due=DAY)
    content = await exported(office)
    await _is_forgotten(office)
    makes_room = fills_the_disk(monkeypatch)
    with pytest.raises(NotSaved):
        await office.exporting.bring_back(content, OWN, DEED)
    makes_room()
    assert await book(office) == []
    assert (await office.exporting.bring_back(content, OWN, DEED)).new == 1


async def test_strangers_take_nothing_along_and_bring_nothing_in(office: Office) -> None:
    await office.records("Jane Doe", due=DAY)
    content, bob = await exported(office), await office.person(BOB)
    for workspace in (OWN, WorkspaceId(CHARLIE)):
        with pytest.raises(NotAllowed):
            await office.exporting.export(Format.JSON, workspace, bob)
        with pytest.raises(NotAllowed):
            await office.exporting.look(content, workspace, BOB)
        with pytest.raises(NotAllowed):
            await office.exporting.bring_back(content, workspace, Deed(BOB, -7))


async def test_every_file_is_named_after_the_day_on_the_persons_clock(office: Office) -> None:
    await office.records("Jane Doe", due=30 * DAY)
    ann = await office.person()
    office.clock.moment = office.clock.now().replace(hour=2)
    names = [(await office.exporting.export(kind, OWN, ann)).name for kind in Format]
    assert names == [
        "followthrough-leads-2026-04-05.csv",
        "followthrough-leads-2026-04-05.json",
        "followthrough-follow-ups-2026-04-05.ics",
    ]


async def test_of_an_empty_book_there_is_no_file_nor_a_calendar_where_nothing_is_planned(office: Office) -> None:
    ann = await office.person()
    for kind in Format:
        with pytest.raises(NothingToTakeAlong):
            await office.exporting.export(kind, OWN, ann)
    jane = await office.records("Jane Doe", due=DAY)
    await office.leads.follow_up(jane.ref, office.deed())
    await office.leads.rest(jane.ref, office.deed())
    assert (await office.exporting.export(Format.CSV, OWN, ann)).leads == 1
    with pytest.raises(NothingPlanned):
        await office.exporting.export(Format.CALENDAR, OWN, ann)


async def test_others_are_answered_while_thousands_of_leads_are_written_and_read(office: Office) -> None:
    jane = await office.records("Jane Doe", due=DAY)
    async with office.store.workspace(OWN) as work:
        many = [replace(jane, number=number, name=f"Jane {number}", before=None) for number in range(2, 3_001)]
        await work.leads.add_all(many)
        await work.commit()
    seen = 0

    async def others() -> None:
        nonlocal seen
        while True:
            await office.person(BOB)
            seen += 1

    asking = asyncio.create_task(others())
    content = await exported(office)
    while_written, seen = seen, 0
    assert (await office.exporting.look(content, OWN, ANN)).known == 3_000
    while_read = seen
    asking.cancel()
    assert min(while_written, while_read) > 10
    assert len(takeout.read(content).leads) == 3_000


async def test_a_file_that_has_just_gone_out_is_known_for_three_seconds_in_its_chat_alone(office: Office) -> None:
    office.exporting.sent(ANN, Format.CSV)
    asked = [(ANN, Format.CSV), (ANN, Format.JSON), (BOB, Format.CSV)]
    assert [office.exporting.was_just_sent(*each) for each in asked] == [True, False, False]
    office.clock.moves(timedelta(seconds=3))
    assert not office.exporting.was_just_sent(ANN, Format.CSV)
