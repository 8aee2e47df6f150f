"""What people do with leads, and what nobody else may do with them."""

from __future__ import annotations

import inspect
from dataclasses import replace
from operator import attrgetter
from typing import Any

import pytest

from domain import worktime
from domain.capture import Captured
from domain.contacts import Handle
from domain.errors import AdminsOnly, DomainError, LeadChanged, NoSuchLead, NotAllowed, NothingToRecord, NothingToUndo
from domain.exports import Format
from domain.models import (
    Assist,
    AssistKind,
    Deed,
    EventKind,
    Field,
    Lead,
    LeadRef,
    LostReason,
    Rhythm,
    SnoozeReason,
    Stage,
    Status,
    TouchKind,
    WorkspaceId,
)
from domain.money import Money
from domain.open_forms import Answer
from domain.replies import Meaning, Reply
from domain.rights import Right
from domain.when import Moment
from services.handovers import NOWHERE
from services.leads import Leads
from services.merging import Merging
from services.referrals import Referrals
from storage.base import NotSaved, StaleLead
from storage.units import TinyLeads
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, HOUR, MINUTE, Office, fills_the_disk

OF_MANY = ("snooze_all", "undo_all")
"""What is done to everything that a person owes names no lead, so there is nothing to refuse."""

OF_NO_LEAD = ("record", "all", "kin", "kin_of_new", "known_already", "changed_by", "pairs")

SERVICES: dict[str, type] = {"leads": Leads, "merging": Merging, "referrals": Referrals}

METHODS = sorted(
    f"{service}.{name}"
    for service, kind in SERVICES.items()
    for name, _ in inspect.getmembers(kind, inspect.iscoroutinefunction)
    if name[0] != "_" and name not in OF_MANY
)


def arguments(office: Office, method: str, lead: Lead, by: int) -> dict[str, Any]:
    """Something sensible for each parameter; a new method whose parameters have no value here fails its tests."""
    later = Moment(office.clock.now() + DAY, exact=False)
    values = {
        "workspace": lead.workspace,
        "captured": Captured(name="John"),
        "due": later,
        "until": later,
        "deed": office.deed(by),  # type: ignore[arg-type]
        "ref": lead.ref,
        "by": by,
        "kind": TouchKind.CALL,
        "minutes": 5,
        "note": "hello",
        "photo": "a file",
        "won": None,
        "reason": LostReason.PRICE,
        "field": Field.NAME,
        "changes": {"name": "Joan"},
        "text": "hello",
        "stage": Stage.TRUST,
        "said": Answer(minutes=5),
        "reply": Reply(Meaning.NOTE, text="hello"),
        "every": Rhythm.MONTHLY,
        "why": SnoozeReason.NO_TIME,
        "other": 1,
        "assist": Assist(AssistKind.PERSON, "Bob"),
        "mark": "00000000",
        "number": lead.number,
        "lead": lead,
        "right": Right.SEE,
        "shown": NOWHERE,
        "to": None,
    }
    service, name = method.split(".")
    asked = inspect.signature(getattr(SERVICES[service], name)).parameters
    return {each: values[each] for each in asked if each != "self"}


@pytest.mark.parametrize("method", METHODS)
async def test_a_stranger_may_do_nothing_with_a_lead(office: Office, method: str) -> None:
    lead = await office.records()
    with pytest.raises(NotAllowed):
        await attrgetter(method)(office)(**arguments(office, method, lead, BOB))
    assert await office.leads.all(lead.workspace, ANN) == [lead]


MEMBERS_MAY = {
    *("leads.get", "leads.all", "leads.record", "leads.note", "leads.add_photo", "leads.reply"),
    *("leads.changed_by", "leads.kept"),
    *("merging.known_already", "merging.pairs", "referrals.refer", "referrals.kin", "referrals.kin_of_new"),
}
"""What any member of a team does, whoever has the lead; a reply that is a note is one of these."""


@pytest.mark.parametrize("method", METHODS)
async def test_a_member_of_a_team_does_with_a_colleagues_lead_what_members_may(office: Office, method: str) -> None:
    await office.meets(CHARLIE)
    team = await office.has_team(ANN, CHARLIE, admins=[BOB])
    await office.records("John Roe", workspace=team)
    lead = await office.records("Jane Doe", workspace=team)
    before = await office.leads.all(team, ANN)
    tried = attrgetter(method)(office)(**arguments(office, method, lead, CHARLIE))
    if method in MEMBERS_MAY:
        await tried
        return
    with pytest.raises(NotAllowed):
        await tried
    assert await office.leads.all(team, ANN) == before


async def test_only_admins_take_a_teams_book_along_or_bring_files_into_it(office: Office) -> None:
    team = await office.has_team(BOB, admins=[ANN])
    await office.records("Jane Doe", workspace=team)
    file = await office.exporting.export(Format.JSON, team, await office.person(ANN))
    with pytest.raises(AdminsOnly):
        await office.exporting.export(Format.JSON, team, await office.person(BOB))
    with pytest.raises(AdminsOnly):
        await office.exporting.look(file.content, team, BOB)
    with pytest.raises(AdminsOnly):
        await office.exporting.bring_back(file.content, team, office.deed(BOB))


@pytest.mark.parametrize("method", METHODS)
async def test_a_workspace_that_was_never_opened_is_as_closed_as_a_strangers(office: Office, method: str) -> None:
    nowhere = replace(await office.records(), workspace=WorkspaceId(-1009999999999))
    with pytest.raises(NotAllowed):
        await attrgetter(method)(office)(**arguments(office, method, nowhere, ANN))


@pytest.mark.parametrize("method", [each for each in METHODS if each != "leads.take_over"])
async def test_a_member_is_never_refused_for_being_who_they_are(office: Office, method: str) -> None:
    lead = await office.records()
    try:
        await attrgetter(method)(office)(**arguments(office, method, lead, ANN))
    except DomainError as refused:
        assert not isinstance(refused, NotAllowed), "the test above would pass for everybody"  # noqa: PT017


@pytest.mark.parametrize("method", [each for each in METHODS if each.split(".")[1] not in OF_NO_LEAD])
async def test_a_number_that_was_never_given_is_no_lead(office: Office, method: str) -> None:
    missing = replace(await office.records(), number=99)
    with pytest.raises(NoSuchLead):
        await attrgetter(method)(office)(**arguments(office, method, missing, ANN))


async def test_a_recorded_lead_is_numbered_kept_and_armed_for(office: Office) -> None:
    jane, john = await office.records("Jane"), await office.records("John", due=DAY)
    assert (jane.number, john.number, jane.owner, jane.status) == (1, 2, ANN, Status.OPEN)
    assert office.alarm.armed == [jane.due_at, john.due_at]
    await office.reopens()
    assert await office.leads.all(jane.workspace, ANN) == [jane, john]


async def test_the_same_update_records_a_lead_once(office: Office) -> None:
    deed = office.deed()
    first = await office.records(deed=deed)
    assert await office.records(deed=deed) == first
    await office.reopens()
    assert await office.records(deed=deed) == first
    assert await office.leads.all(first.workspace, ANN) == [first]


async def test_the_same_update_records_a_lead_once_however_many_were_recorded_since(office: Office) -> None:
    deed = office.deed()
    lead = await office.records(deed=deed)
    for _ in range(21):
        await office.records()
    assert await office.records(deed=deed) == lead
    assert await office.leads.changed_by(lead.workspace, deed) == lead


async def test_what_was_recorded_and_undone_is_known_in_one_way(office: Office) -> None:
    deed = office.deed()
    lead = await office.records(deed=deed)
    gone = await office.leads.undo(lead.ref, office.deed())
    assert await office.leads.changed_by(lead.workspace, deed) == gone == await office.records(deed=deed)
    assert await office.merging.known_already(lead.workspace, Captured(name="Jane Doe"), deed) == ()


async def test_what_a_deed_has_recorded_is_found_in_the_lead_that_it_turned_out_to_be(office: Office) -> None:
    jane, deed = await office.records(), office.deed()
    twin = await office.records(deed=deed)
    merged = await office.merging.merge(jane.ref, twin.number, office.deed())
    assert await office.leads.changed_by(jane.workspace, deed) == merged == await office.records(deed=deed)


async def test_the_same_update_records_a_lead_once_even_if_that_was_undone(office: Office) -> None:
    deed = office.deed()
    lead = await office.records(deed=deed)
    gone = await office.leads.undo(lead.ref, office.deed())
    assert (await office.records(deed=deed)).deleted_at == gone.deleted_at
    assert await office.leads.all(lead.workspace, ANN) == []


@pytest.mark.parametrize(
    "captured",
    [
        Captured(name="Jane"),
        Captured(phones=("+19025550134",)),
        Captured(emails=("jane@example.org",)),
        Captured(handles=(Handle("x", "jane"),)),
        Captured(links=("https://example.org/jane",)),
        Captured(need="a mortgage"),
    ],
)
async def test_one_thing_to_recognise_a_lead_by_is_enough(office: Office, captured: Captured) -> None:
    due = Moment(office.clock.now() + HOUR, exact=False)
    assert (await office.leads.record(WorkspaceId(ANN), captured, due, office.deed())).number == 1


async def test_a_time_and_an_amount_alone_are_no_lead(office: Office) -> None:
    due = Moment(office.clock.now() + HOUR, exact=False)
    with pytest.raises(NothingToRecord):
        await office.leads.record(WorkspaceId(ANN), Captured(due=due, notes="tomorrow"), due, office.deed())


async def test_every_mark_is_kept_and_wakes_the_alarm(office: Office) -> None:
    lead = await office.records()
    leads, ref, tomorrow = office.leads, lead.ref, Moment(office.clock.now() + DAY, exact=False)

    followed = await leads.follow_up(ref, office.deed())
    told = await leads.describe_touch(ref, office.deed(), kind=TouchKind.CALL, minutes=15, note="wants an offer")
    assert (followed.status, told.touches[-1].minutes) == (Status.FOLLOWED_UP, 15)
    assert (await leads.rest(ref, office.deed())).resting
    assert (await leads.plan(ref, tomorrow, office.deed())).due_at == tomorrow.at
    assert office.alarm.armed[-1] == tomorrow.at

    won = await leads.close(ref, office.deed())
    amount = Money(500, "CAD")  # type: ignore[arg-type]
    assert (won.status, (await leads.set_won(ref, amount, office.deed())).won) == (Status.CLOSED, amount)
    assert (await leads.reopen(ref, tomorrow, office.deed())).status is Status.OPEN

    assert (await leads.lose(ref, office.deed())).status is Status.LOST
    lost = await leads.set_reason(ref, LostReason.OTHER, office.deed(), "moved away")
    assert (lost.lost_reason, lost.lost_note) == (LostReason.OTHER, "moved away")
    assert (await leads.undo(ref, office.deed())).status is Status.OPEN
    assert (await leads.snooze(ref, Moment(tomorrow.at + HOUR, exact=True), office.deed())).snoozes == 1

    assert (await leads.edit(ref, Field.NAME, {"name": "Joan"}, office.deed())).name == "Joan"
    assert (await leads.note(ref, "likes tea", office.deed())).notes[-1].text == "likes tea"
    assert (await leads.move_stage(ref, Stage.TRUST, office.deed())).stage is Stage.TRUST
    replied = await leads.reply(ref, Reply(Meaning.NOTE, text="has a dog"), office.deed())
    assert replied.notes[-1].text == "has a dog"

    before = await leads.get(ref, ANN)
    await office.reopens()
    assert await office.leads.get(ref, ANN) == before == replied


async def test_a_press_that_arrives_twice_acts_once_and_is_answered_both_times(office: Office) -> None:
    lead, deed = await office.records(), office.deed()
    first = await office.leads.follow_up(lead.ref, deed)
    armed = list(office.alarm.armed)
    assert await office.leads.follow_up(lead.ref, deed) == first
    assert len(first.touches) == 1
    assert office.alarm.armed == armed


async def test_a_deleted_lead_is_no_longer_there_but_undo_finds_it(office: Office) -> None:
    lead = await office.records()
    await office.leads.delete(lead.ref, office.deed())
    with pytest.raises(NoSuchLead):
        await office.leads.get(lead.ref, ANN)
    assert await office.leads.all(lead.workspace, ANN) == []
    assert (await office.leads.undo(lead.ref, office.deed())).deleted_at is None
    assert (await office.leads.get(lead.ref, ANN)).name == "Jane Doe"


async def test_of_two_people_who_press_at_once_the_second_hears_what_the_first_did(office: Office) -> None:
    team = await office.has_team(ANN, BOB, admins=[ANN, BOB])
    lead = await office.records(workspace=team)
    await office.leads.close(lead.ref, office.deed(BOB, seen=lead.version))
    with pytest.raises(LeadChanged) as refused:
        await office.leads.lose(lead.ref, office.deed(ANN, seen=lead.version))
    assert refused.value.event.by == BOB
    assert (await office.leads.get(lead.ref, ANN)).status is Status.CLOSED


async def test_two_people_with_leads_of_the_same_number_never_meet(office: Office) -> None:
    hers, his = await office.records("Jane"), await office.records("John", by=BOB)
    assert hers.number == his.number
    await office.leads.lose(hers.ref, office.deed())
    assert (await office.leads.get(his.ref, BOB)).status is Status.OPEN
    with pytest.raises(NotAllowed):
        await office.leads.get(his.ref, ANN)


async def test_a_stale_save_is_raised_and_leaves_everything_as_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = await office.records()
    saves = TinyLeads.save

    async def late(self: TinyLeads, changed: Lead) -> Lead:
        return await saves(self, replace(changed, version=changed.version - 1))

    with monkeypatch.context() as patched:
        patched.setattr(TinyLeads, "save", late)
        with pytest.raises(StaleLead):
            await office.leads.close(lead.ref, office.deed())
    assert await office.leads.get(lead.ref, ANN) == lead
    assert office.alarm.armed == [lead.due_at]


async def test_what_could_not_be_saved_did_not_happen_and_can_be_done_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, deed, sooner = await office.records(), office.deed(), office.clock.now() + MINUTE
    makes_room = fills_the_disk(monkeypatch)
    with pytest.raises(NotSaved):
        await office.leads.close(lead.ref, deed)
    with pytest.raises(NotSaved):
        await office.leads.snooze(lead.ref, Moment(sooner, exact=True), office.deed())
    with pytest.raises(NotSaved):
        await office.records("John", due=MINUTE)
    assert await office.leads.all(lead.workspace, ANN) == [lead]
    assert office.alarm.armed == [lead.due_at]
    assert await office.store.next_due(office.clock.now()) == lead.due_at

    makes_room()
    assert (await office.leads.close(lead.ref, deed)).status is Status.CLOSED
    assert (await office.records("John")).ref == LeadRef(lead.workspace, 2)


# Many at once -----------------------------------------------------------------------------------------------


async def owes_three(office: Office) -> list[Lead]:
    """Ann owes two of her own and one of a team; Bob owes one there."""
    team = await office.has_team(ANN, BOB)
    leads = [
        await office.records("Jane", due=HOUR),
        await office.records("John", due=2 * HOUR),
        await office.records("Jack", workspace=team, due=HOUR),
        await office.records("Bob's", by=BOB, workspace=team, due=HOUR),
        await office.records("Later", due=2 * DAY),
    ]
    office.clock.moves(3 * HOUR)
    return leads


async def test_snoozing_all_moves_what_is_owed_now_and_nothing_else(office: Office) -> None:
    *owed, his, later = await owes_three(office)
    until = office.moment(DAY)
    moved = await office.leads.snooze_all(until, office.deed())
    assert {lead.ref for lead in moved} == {lead.ref for lead in owed}
    assert {(lead.due_at, lead.snoozes) for lead in moved} == {(until.at, 1)}
    assert [await office.lead(lead.ref) for lead in (his, later)] == [his, later]
    assert until.at in office.alarm.armed


async def test_snoozing_all_twice_by_one_press_acts_once_and_names_the_same(office: Office) -> None:
    await owes_three(office)
    until, deed = office.moment(DAY), office.deed()
    first = await office.leads.snooze_all(until, deed)
    await office.reopens()
    assert await office.leads.snooze_all(until, deed) == first


async def test_snoozing_all_goes_on_where_a_crash_broke_it_off(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    *owed, _, _ = await owes_three(office)
    until, deed = office.moment(DAY), office.deed()
    saves, left = TinyLeads.save, [2]

    async def dies(self: TinyLeads, changed: Lead) -> Lead:
        left[0] -= 1
        if left[0] < 0:
            raise RuntimeError("killed")
        return await saves(self, changed)

    with monkeypatch.context() as patched:
        patched.setattr(TinyLeads, "save", dies)
        with pytest.raises(RuntimeError, match="killed"):
            await office.leads.snooze_all(until, deed)
    await office.reopens()
    assert [(await office.lead(lead.ref)).snoozes for lead in owed].count(1) == 2
    moved = await office.leads.snooze_all(until, deed)
    assert [lead.snoozes for lead in moved] == [1, 1, 1]
    assert {lead.ref for lead in moved} == {lead.ref for lead in owed}


async def test_nothing_owed_is_nothing_snoozed(office: Office) -> None:
    await office.records(due=DAY)
    assert await office.leads.snooze_all(office.moment(2 * DAY), office.deed()) == []


async def test_undoing_all_brings_everything_back_as_it_was_owed(office: Office) -> None:
    *owed, his, later = await owes_three(office)
    deed = office.deed()
    await office.leads.snooze_all(office.moment(DAY), deed)
    undone = await office.leads.undo_all(deed.cause or 0, office.deed())
    assert {(lead.ref, lead.due_at, lead.snoozes) for lead in undone} == {(each.ref, each.due_at, 0) for each in owed}
    assert [await office.lead(lead.ref) for lead in (his, later)] == [his, later]
    assert await office.leads.snooze_all(office.moment(DAY), deed) == sorted(
        undone, key=lambda lead: (lead.workspace, lead.number)
    ), "the press that was undone doesn't act again"


async def test_what_was_marked_since_is_not_undone_with_the_others(office: Office) -> None:
    jane, john, jack, _, later = await owes_three(office)
    deed = office.deed()
    await office.leads.snooze_all(office.moment(DAY), deed)
    marked = [
        await office.leads.follow_up(jane.ref, office.deed()),
        await office.leads.snooze(jack.ref, office.moment(2 * DAY), office.deed()),
        await office.leads.note(later.ref, "likes tea", office.deed()),
    ]
    undone = await office.leads.undo_all(deed.cause or 0, office.deed())
    assert [lead.ref for lead in undone] == [john.ref]
    assert [await office.lead(lead.ref) for lead in marked] == marked


async def test_undoing_all_twice_or_after_a_crash_half_way_ends_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    *owed, _, _ = await owes_three(office)
    deed, undoing = office.deed(), office.deed()
    await office.leads.snooze_all(office.moment(DAY), deed)
    undo, left = office.leads.undo, [1]

    async def dies(ref: LeadRef, by: Deed) -> Lead:
        left[0] -= 1
        if left[0] < 0:
            raise RuntimeError("killed")
        return await undo(ref, by)

    with monkeypatch.context() as patched:
        patched.setattr(office.leads, "undo", dies)
        with pytest.raises(RuntimeError, match="killed"):
            await office.leads.undo_all(deed.cause or 0, undoing)
    await office.reopens()
    for _ in range(2):
        await office.leads.undo_all(deed.cause or 0, undoing)
    now = [await office.lead(lead.ref) for lead in owed]
    assert [(lead.due_at, lead.snoozes) for lead in now] == [(lead.due_at, 0) for lead in owed]
    assert [lead.events[-1].kind for lead in now] == [EventKind.UNDONE] * 3


async def test_nobody_undoes_what_others_did_to_their_own(office: Office) -> None:
    *_, his, _ = await owes_three(office)
    deed = office.deed(BOB)
    (moved,) = await office.leads.snooze_all(office.moment(DAY), deed)
    assert await office.leads.undo_all(deed.cause or 0, office.deed(ANN)) == []
    assert await office.lead(his.ref) == moved


async def test_after_ten_minutes_it_is_too_late_to_undo_all(office: Office) -> None:
    await owes_three(office)
    deed = office.deed()
    await office.leads.snooze_all(office.moment(DAY), deed)
    office.clock.moves(11 * MINUTE)
    with pytest.raises(NothingToUndo):
        await office.leads.undo_all(deed.cause or 0, office.deed())


# A rhythm, and why something waits --------------------------------------------------------------------------


async def test_a_customer_is_kept_in_touch_with_at_the_same_time_of_the_day(office: Office) -> None:
    lead = await office.records()
    await office.leads.close(lead.ref, office.deed())
    await office.leads.keep_in_touch(lead.ref, Rhythm.NINETY_DAYS, office.moment(90 * DAY), office.deed())
    await office.passes(90 * DAY + HOUR)
    touched = await office.leads.follow_up(lead.ref, office.deed())
    assert (touched.status, touched.every) == (Status.CLOSED, Rhythm.NINETY_DAYS)
    assert touched.due_at == office.clock.now() + 90 * DAY - HOUR


async def test_why_a_follow_up_was_postponed_is_kept_with_its_snooze(office: Office) -> None:
    lead = await office.records()
    await office.leads.snooze(lead.ref, office.moment(DAY), office.deed())
    await office.leads.explain_snooze(lead.ref, SnoozeReason.OTHER, office.deed(), "on holiday")
    await office.reopens()
    assert dict((await office.lead(lead.ref)).events[-1].details)["note"] == "on holiday"


async def test_a_lead_of_somebody_forgotten_is_taken_over_by_nobody(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    lead = await office.records(workspace=team)
    async with office.store.person(ANN) as work:
        await work.remove()
        await work.commit()
    with pytest.raises(NotAllowed):
        await office.leads.take_over(lead.ref, office.deed(BOB))


async def test_a_reply_undoes_the_last_mark_once(office: Office) -> None:
    lead = await office.records(due=DAY)
    await office.leads.note(lead.ref, "likes boats", office.deed())
    await office.leads.follow_up(lead.ref, office.deed())
    deed = office.deed()
    undone = await office.leads.reply(lead.ref, Reply(Meaning.UNDO), deed)
    assert (undone.status, undone.due_at, undone.touches) == (lead.status, lead.due_at, ())
    again = await office.leads.reply(lead.ref, Reply(Meaning.UNDO), deed)
    assert (again.version, len(again.notes)) == (undone.version, 1)


async def test_what_was_typed_under_a_form_is_done_in_the_hours_of_who_typed_it(office: Office) -> None:
    lead = await office.records()
    await office.leads.follow_up(lead.ref, office.deed())
    saturday = office.clock.now() + 5 * DAY
    planned = await office.leads.answer(
        lead.ref, Answer(due=Moment(saturday, exact=False), suggested=True), office.deed()
    )
    assert planned.due_at is not None
    assert worktime.off(planned.due_at, await office.person()) is None
    assert (await office.leads.answer(lead.ref, Answer(), office.deed())).resting
