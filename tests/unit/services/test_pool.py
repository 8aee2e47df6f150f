"""The pool over a real store: one owner whoever presses, everybody told once, nothing lost in a crash."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from domain import pool, replies
from domain.capture import Captured
from domain.errors import (
    EnoughLeads,
    LeadMerged,
    LeadTaken,
    NoSuchLead,
    NotAllowed,
    NotAMember,
    NotInATeam,
    NotYours,
)
from domain.models import Lead, LeadRef, NewLeads, PersonId, PoolOffer, Role, WorkspaceId
from services.book import Book
from services.handovers import Shown
from services.ledger import Ledger
from services.ports import Fate
from tests.unit.services.the_group import tells
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, DORA, HOUR, MINUTE, TEAM, Office

CREW = (ANN, BOB, CHARLIE)


@pytest.fixture
async def team(office: Office) -> WorkspaceId:
    await office.meets(*CREW)
    return await office.has_team(ANN, BOB, admins=[CHARLIE])


async def lies_there(office: Office, name: str = "Jane") -> Lead:
    """Ann has recorded somebody, and given them to the pool, which was offered them."""
    lead = await office.records(name, workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    await office.rings()
    office.notifier.sent.clear()
    return await office.lead(lead.ref)


async def offer_of(office: Office) -> PoolOffer | None:
    async with office.store.workspace(TEAM) as work:
        return (await work.workspace()).pool_offer


def sent(office: Office) -> list[tuple[str, int]]:
    return [(each.kind, each.to) for each in office.notifier.sent]


# One owner ---------------------------------------------------------------------------------------------------


async def test_of_all_who_claim_at_once_one_has_it_and_the_others_hear_who(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    claims = [office.pool.claim(lead.ref, office.deed(person)) for person in CREW]
    outcomes = await asyncio.gather(*claims, return_exceptions=True)
    (winner,) = [each for each in outcomes if isinstance(each, Lead)]
    losers = [each for each in outcomes if isinstance(each, LeadTaken)]
    assert len(losers) == 2
    assert {each.lead.owner for each in losers} == {winner.owner} == {(await office.lead(lead.ref)).owner}
    assert [kind for kind, _ in sent(office)].count("given") == 1


async def test_whoever_claims_is_shown_the_lead_in_private_and_the_offer_says_who_has_it(
    office: Office, team: WorkspaceId
) -> None:
    lead = await lies_there(office)
    await office.pool.claim(lead.ref, office.deed(BOB))
    assert sent(office) == [("given", BOB), ("pool redrawn", TEAM)]
    assert await offer_of(office) is None


async def test_the_message_in_which_a_claim_was_pressed_is_not_drawn_twice(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    offer = await offer_of(office)
    assert offer is not None
    await office.pool.claim(lead.ref, office.deed(BOB), Shown(message=offer.message))
    assert sent(office) == [("given", BOB)]
    assert await offer_of(office) is None


async def test_whoever_sees_the_card_where_they_pressed_is_not_sent_it_again(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    await office.pool.claim(lead.ref, office.deed(BOB), Shown(to=BOB))
    assert sent(office) == [("pool redrawn", TEAM)]


async def test_the_same_claim_after_a_crash_tells_again_and_changes_nothing(office: Office, team: WorkspaceId) -> None:
    lead, deed = await lies_there(office), office.deed(BOB)
    once = await office.pool.claim(lead.ref, deed)
    again = await office.pool.claim(lead.ref, deed)
    assert again == once
    assert sent(office).count(("given", BOB)) == 2
    await office.pool.claim(lead.ref, office.deed(BOB))
    assert sent(office).count(("given", BOB)) == 2, "another tap on the button is no crash"


async def test_other_free_leads_stay_on_the_offer(office: Office, team: WorkspaceId) -> None:
    jane, john = await lies_there(office, "Jane"), await lies_there(office, "John")
    await office.pool.claim(jane.ref, office.deed(BOB))
    offer = await offer_of(office)
    assert offer is not None
    assert (offer.shown, offer.began_with) == ((john.number,), (jane.number, john.number))


async def test_nobody_claims_more_than_the_team_allows(office: Office, team: WorkspaceId) -> None:
    await office.settles(most_open=1)
    jane, john = await lies_there(office, "Jane"), await lies_there(office, "John")
    await office.pool.claim(jane.ref, office.deed(BOB))
    with pytest.raises(EnoughLeads):
        await office.pool.claim(john.ref, office.deed(BOB))
    assert (await office.lead(john.ref)).owner is None
    await office.records("Jack", by=BOB, workspace=team)
    with pytest.raises(EnoughLeads) as refused:
        await office.pool.claim(john.ref, office.deed(BOB))
    assert (refused.value.count, refused.value.most) == (2, 1), "what they record themselves counts too"
    await office.settles(most_open=2)
    await office.leads.close(jane.ref, office.deed(BOB))
    assert (await office.pool.claim(john.ref, office.deed(BOB))).owner == BOB


# Who may --------------------------------------------------------------------------------------------------


async def test_a_stranger_learns_nothing_of_a_pool(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    await office.meets(DORA)
    for forbidden in (
        office.pool.claim(lead.ref, office.deed(DORA)),
        office.pool.release(lead.ref, office.deed(DORA)),
        office.pool.assign(lead.ref, ANN, office.deed(DORA)),
        office.pool.lying(TEAM, DORA),
    ):
        with pytest.raises(NotAllowed):
            await forbidden
    assert await office.lead(lead.ref) == lead


async def test_what_is_given_to_the_pool_on_a_card_in_the_group_is_offered_again_only_after_half_an_hour(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    deed = office.deed(ANN)
    for _ in range(2):  # an update may come twice
        await office.pool.release(lead.ref, deed, Shown(message=900))
        await office.rings()
    assert sent(office) == [], "its card offers it"
    office.clock.moves(30 * MINUTE)
    await office.rings()
    assert sent(office) == [("pool", TEAM)]
    office.clock.moves(30 * MINUTE)
    await office.rings()
    assert ("unclaimed", CHARLIE) in sent(office)


async def test_what_is_given_to_the_pool_in_private_is_offered_to_the_group_at_once(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN), Shown(to=ANN))
    await office.rings()
    assert sent(office) == [("pool", TEAM)]


async def test_a_member_gives_away_only_what_they_have(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    for forbidden in (
        office.pool.release(lead.ref, office.deed(BOB)),
        office.pool.assign(lead.ref, BOB, office.deed(BOB)),
    ):
        with pytest.raises(NotYours):
            await forbidden
    assert (await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))).owner == BOB


async def test_a_lead_is_given_to_members_alone_and_what_is_private_has_no_pool(
    office: Office, team: WorkspaceId
) -> None:
    lead, mine = await office.records(workspace=TEAM, due=DAY), await office.records()
    with pytest.raises(NotAMember):
        await office.pool.assign(lead.ref, DORA, office.deed(ANN))
    with pytest.raises(NotAMember):
        await office.pool.assign(mine.ref, BOB, office.deed(ANN))
    with pytest.raises(NotInATeam):
        await office.pool.release(mine.ref, office.deed(ANN))
    with pytest.raises(NoSuchLead):
        await office.pool.claim(LeadRef(TEAM, 99), office.deed(ANN))


# Who hears ------------------------------------------------------------------------------------------------


async def test_who_had_a_lead_and_who_has_it_now_both_hear_and_who_did_it_does_not(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert sent(office) == [("given", BOB), ("taken", ANN)]
    office.notifier.sent.clear()
    await office.pool.assign(lead.ref, ANN, office.deed(BOB))
    assert sent(office) == [("given", ANN)]


async def test_a_group_does_not_wait_for_those_who_are_told_in_private(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(by=ANN, workspace=team)
    async with office.notifier.of(TEAM):
        await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
        assert sent(office) == []
    assert sent(office) == [("given", BOB), ("taken", ANN)]


async def test_who_claims_in_the_group_is_shown_the_lead_before_the_answer_that_says_so(
    office: Office, team: WorkspaceId
) -> None:
    lead = await lies_there(office)
    async with office.notifier.of(TEAM):
        await office.pool.claim(lead.ref, office.deed(BOB))
        assert sent(office) == [("given", BOB), ("pool redrawn", TEAM)]


async def test_what_is_claimed_while_the_group_is_told_is_no_question_to_its_admins(
    office: Office, team: WorkspaceId
) -> None:
    lead = await lies_there(office)
    office.blocking.add(TEAM)

    async def claims() -> None:
        await office.pool.claim(lead.ref, office.deed(BOB), Shown(to=BOB))

    office.notifier.on_send = claims
    await office.passes(HOUR)
    assert "unclaimed" not in [kind for kind, _ in sent(office)]


async def test_an_owner_who_never_pressed_start_is_called_in_the_group(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    office.notifier.blocking.add(BOB)
    await office.pool.claim(lead.ref, office.deed(BOB))
    assert sent(office) == [("given: unreachable", BOB), ("call Bob", TEAM), ("pool redrawn", TEAM)]
    office.notifier.sent.clear()
    jane = await office.records(workspace=TEAM, due=DAY)
    await office.pool.assign(jane.ref, BOB, office.deed(ANN))
    assert sent(office) == [("call Bob", TEAM)], "who can't be reached costs no call"


async def test_a_former_owner_who_blocked_the_bot_is_known_to_be_out_of_reach(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    office.notifier.blocking.add(ANN)
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert not (await office.person(ANN)).reachable
    await office.pool.assign(lead.ref, ANN, office.deed(CHARLIE))
    office.notifier.sent.clear()
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert sent(office) == [("given", BOB)]


async def test_undo_tells_whoever_was_given_the_lead_and_not_who_takes_it_back(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.assign(lead.ref, BOB, office.deed(ANN))
    office.notifier.sent.clear()
    deed = office.deed(ANN)
    await office.leads.undo(lead.ref, deed)
    assert sent(office) == [("taken", BOB)]


async def test_a_typed_undo_tells_as_the_button_does(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    office.notifier.sent.clear()
    await office.leads.reply(lead.ref, replies.read("undo", await office.reading(CHARLIE)), office.deed(CHARLIE))
    assert sent(office) == [("given", ANN), ("taken", BOB)]


async def test_undo_of_giving_a_lead_to_the_pool_takes_it_off_the_offer(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    deed = office.deed(ANN)
    await office.leads.undo(lead.ref, deed)
    assert sent(office) == [("pool redrawn", TEAM)]


async def test_undo_gives_no_lead_back_to_somebody_who_has_left(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    await office.members.say(TEAM, ANN, None)
    await office.leads.undo(lead.ref, office.deed(CHARLIE))
    assert (await office.lead(lead.ref)).owner is None
    office.notifier.sent.clear()
    await office.rings()
    assert sent(office) == [("pool", TEAM)]


async def test_nor_does_undo_after_a_merge(office: Office, team: WorkspaceId) -> None:
    bobs, anns = await office.records(workspace=TEAM, due=DAY, by=BOB), await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(bobs.ref, office.deed(BOB))
    await office.merging.merge(anns.ref, bobs.number, office.deed(CHARLIE))
    await office.pool.assign(anns.ref, BOB, office.deed(CHARLIE))
    await office.members.say(TEAM, ANN, None)
    await office.leads.undo(anns.ref, office.deed(CHARLIE))
    assert (await office.lead(anns.ref)).owner is None


async def test_what_is_merged_leaves_the_offer_and_comes_back_to_it_with_undo(
    office: Office, team: WorkspaceId
) -> None:
    lying, hers = await lies_there(office), await office.records("Jane Doe", workspace=TEAM, due=DAY)
    await office.merging.merge(hers.ref, lying.number, office.deed(CHARLIE))
    assert (sent(office), await offer_of(office)) == ([("pool redrawn", TEAM)], None)
    with pytest.raises(LeadMerged):
        await office.pool.claim(lying.ref, office.deed(BOB))
    office.clock.moves(MINUTE)
    await office.leads.undo(hers.ref, office.deed(CHARLIE))
    await office.rings()
    offer, again = await offer_of(office), await office.lead(lying.ref)
    assert offer is not None
    assert (offer.shown, again.owner, again.nags) == ((lying.number,), None, lying.nags)
    assert sent(office)[-1] == ("pool", TEAM)
    assert (await office.pool.claim(lying.ref, office.deed(BOB))).owner == BOB


async def test_a_free_lead_that_got_an_owner_by_a_merge_is_nobodys_again_after_undo(
    office: Office, team: WorkspaceId
) -> None:
    lying, hers = await lies_there(office), await office.records("Jane Doe", workspace=TEAM, due=DAY)
    merged = await office.merging.merge(lying.ref, hers.number, office.deed(CHARLIE))
    assert (merged.owner, await offer_of(office)) == (ANN, None)
    await office.leads.undo(lying.ref, office.deed(CHARLIE))
    await office.rings()
    offer = await offer_of(office)
    assert offer is not None
    assert offer.shown == (lying.number,)


async def test_the_team_hears_anew_of_whoever_was_given_a_lead_and_leaves_it_too(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=HOUR)
    await office.passes(4 * DAY)
    assert {"group", "admin"} <= set(office.notifier.kinds())
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    office.notifier.sent.clear()
    await office.passes(7 * DAY)
    assert {"group", "admin"} <= set(office.notifier.kinds())


async def test_the_team_hears_anew_of_what_was_left_behind_and_claimed(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=HOUR)
    await office.passes(4 * DAY)
    await office.members.say(TEAM, ANN, None)
    await office.rings()
    await office.pool.claim(lead.ref, office.deed(BOB))
    office.notifier.sent.clear()
    await office.passes(7 * DAY)
    assert {"group", "admin"} <= set(office.notifier.kinds())


async def test_nobody_is_given_a_lead_while_they_are_leaving(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, move = await office.records(workspace=TEAM, due=DAY), Book.move

    async def leaving(*args: Any) -> Lead:
        await office.members.say(TEAM, BOB, None)
        return await move(*args)

    monkeypatch.setattr(Book, "move", leaving)
    with pytest.raises(NotAMember):
        await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert (await office.lead(lead.ref)).owner == ANN


async def test_what_somebody_leaves_behind_is_offered_at_once(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.members.say(TEAM, ANN, None, ANN)
    await office.rings()
    assert [(each.kind, each.leads) for each in office.notifier.sent] == [("pool", (lead.number,))]


async def test_fifty_times_two_claim_at_once_and_one_has_the_lead(office: Office, team: WorkspaceId) -> None:
    leads = [await office.records(f"Lead {number}", workspace=TEAM, due=DAY) for number in range(50)]
    dice = Random(5)  # noqa: S311 - no secret

    async def claims(lead: Lead, person: PersonId) -> Lead:
        for _ in range(dice.randrange(4)):  # whoever is nearer to the store
            await asyncio.sleep(0)
        return await office.pool.claim(lead.ref, office.deed(person))

    for lead in leads:
        await office.disowns(lead)
        outcomes = await asyncio.gather(claims(lead, BOB), claims(lead, CHARLIE), return_exceptions=True)
        (winner,) = [each for each in outcomes if isinstance(each, Lead)]
        (loser,) = [each for each in outcomes if isinstance(each, LeadTaken)]
        assert winner.owner == loser.lead.owner == (await office.lead(lead.ref)).owner
    owners = {(await office.lead(lead.ref)).owner for lead in leads}
    assert owners == {BOB, CHARLIE}, "each is first now and then"


async def test_the_living_card_of_who_had_the_lead_forgets_it(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=HOUR)
    await office.passes(HOUR)
    office.notifier.sent.clear()
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert ("refresh", ANN) in sent(office)


async def test_what_is_recorded_in_turn_is_told_to_whose_turn_it_is(office: Office, team: WorkspaceId) -> None:
    await office.settles(new_leads=NewLeads.IN_TURN, last_in_turn=ANN)
    deed = office.deed(ANN)
    lead = await office.records(workspace=TEAM, due=DAY, deed=deed)
    assert (lead.owner, sent(office)) == (BOB, [("given", BOB)])
    assert pool.handover(lead, deed) == pool.Handover(lead, ANN, None, BOB, in_turn=True)
    assert (await office.records(workspace=TEAM, due=DAY, deed=deed)).owner == BOB, "the same update records once"
    assert (await office.records("John", workspace=TEAM, due=DAY)).owner == CHARLIE


async def test_whom_a_lead_sends_goes_by_the_teams_rule_too(office: Office, team: WorkspaceId) -> None:
    jane = await office.records(workspace=TEAM, due=DAY)
    await office.settles(new_leads=NewLeads.IN_TURN, last_in_turn=ANN)
    due, maria = office.moment(DAY), Captured(name="Maria")
    sent_by_jane = await office.referrals.refer(jane.ref, maria, due, office.deed(ANN))
    assert (sent_by_jane.owner, sent(office)) == (BOB, [("given", BOB)])
    await office.settles(new_leads=NewLeads.POOL)
    assert (await office.referrals.refer(jane.ref, maria, due, office.deed(ANN))).owner is None


async def test_where_nobody_can_take_a_turn_the_lead_lies_in_the_pool(office: Office, team: WorkspaceId) -> None:
    await office.settles(new_leads=NewLeads.IN_TURN, most_open=0)
    lead = await office.records(workspace=TEAM, due=DAY)
    assert lead.owner is None
    assert [each.number for each in await office.pool.lying(TEAM, BOB)] == [lead.number]


async def test_leads_given_up_one_after_the_other_ring_the_group_once_in_half_an_hour(
    office: Office, team: WorkspaceId
) -> None:
    for name in ("Jane", "John", "Kim", "Lou", "Max", "Nora"):
        lead = await office.records(name, workspace=TEAM, due=DAY)
        await office.pool.release(lead.ref, office.deed(ANN))
        await office.passes(11 * MINUTE)
    rang = [each.at for each in office.notifier.sent if each.kind == "pool" and not each.silent and each.at is not None]
    assert all(later - earlier >= 30 * MINUTE for earlier, later in pairwise(rang))
    assert len(rang) == 3


# What goes wrong on the way -----------------------------------------------------------------------------------


async def test_an_offer_that_does_not_leave_is_made_in_a_minute(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    office.notifier.outcomes = [Fate.LATER]
    await office.passes(MINUTE / 2)
    assert [each.kind for each in office.notifier.sent] == ["pool: later"]
    await office.passes(MINUTE)
    assert [each.kind for each in office.notifier.sent] == ["pool: later", "pool"]
    assert (await office.lead(lead.ref)).nags == 1


async def test_where_the_group_takes_no_offer_the_admins_are_asked_and_the_group_again_later(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    office.notifier.outcomes = [Fate.REFUSED]
    await office.rings()
    assert sent(office) == [("pool: refused", TEAM), ("unclaimed", CHARLIE)]
    await office.passes(31 * MINUTE)
    assert sent(office)[2:] == [("pool", TEAM)]


async def test_where_the_group_never_takes_an_offer_the_admins_hear_each_morning(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    office.notifier.refusing.add(TEAM)
    await office.passes(2 * HOUR)
    office.notifier.sent.clear()
    await office.passes(DAY)
    assert sent(office) == [("pool: refused", TEAM), ("unclaimed", CHARLIE)]


async def test_who_claims_in_private_while_a_new_offer_is_made_leaves_the_new_one_alone(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    jane, _ = await lies_there(office, "Jane"), await lies_there(office, "John")
    joe, redraw = await office.records("Joe", workspace=TEAM, due=DAY), office.notifier.redraw_pool

    async def meanwhile(*args: Any) -> None:
        monkeypatch.setattr(office.notifier, "redraw_pool", redraw)
        await redraw(*args)
        await office.pool.release(joe.ref, office.deed(ANN))
        await office.rings()

    monkeypatch.setattr(office.notifier, "redraw_pool", meanwhile)
    await office.pool.claim(jane.ref, office.deed(BOB), Shown(to=BOB))
    offer = await offer_of(office)
    assert offer is not None
    assert offer.message == office.notifier.sent[-1].message
    assert joe.number in offer.shown


async def test_where_the_group_is_gone_the_admins_are_asked(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    office.notifier.blocking.add(TEAM)
    await office.pool.release(lead.ref, office.deed(ANN))
    await office.rings()
    assert sent(office) == [("pool: unreachable", TEAM), ("unclaimed", CHARLIE)]
    office.notifier.sent.clear()
    await office.settles(left_at=office.clock.now())
    await office.passes(DAY)
    assert sent(office) == [("unclaimed", CHARLIE)] * 2, "half an hour later, then each morning"


async def test_what_was_claimed_just_before_its_offer_is_offered_no_more(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = await lies_there(office)
    office.clock.moves(31 * MINUTE)
    change = Ledger.change

    async def claimed_meanwhile(self: Ledger, *args: Any) -> list[Lead]:
        monkeypatch.setattr(Ledger, "change", change)
        await office.pool.claim(lead.ref, office.deed(BOB), Shown(to=BOB))
        return await change(self, *args)

    monkeypatch.setattr(Ledger, "change", claimed_meanwhile)
    await office.rings()
    assert sent(office) == [("pool redrawn", TEAM)]


async def test_what_is_closed_or_deleted_in_the_pool_is_taken_off_the_offer(office: Office, team: WorkspaceId) -> None:
    jane, john = await lies_there(office, "Jane"), await lies_there(office, "John")
    await office.leads.close(jane.ref, office.deed(CHARLIE))
    assert [(each.kind, each.leads) for each in office.notifier.sent] == [("pool redrawn", (john.number,))]
    await office.leads.delete(john.ref, office.deed(CHARLIE))
    assert await offer_of(office) is None


async def test_an_admin_who_has_heard_does_not_hear_again_because_another_could_not_be_told(office: Office) -> None:
    await office.meets(*CREW, DORA)
    await office.has_team(ANN, BOB, admins=[CHARLIE, DORA])
    lead = await lies_there(office)
    await office.passes(59 * MINUTE)
    office.notifier.sent.clear()
    office.notifier.outcomes = [Fate.SENT, Fate.LATER]
    await office.passes(10 * MINUTE)
    assert sent(office) == [("unclaimed", CHARLIE), ("unclaimed: later", DORA)]
    assert (await office.lead(lead.ref)).nags == 3


async def test_an_admin_who_can_not_be_told_is_no_reason_to_be_silent(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    office.notifier.blocking.add(CHARLIE)
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    await office.passes(HOUR)
    assert [kind for kind, _ in sent(office)] == ["pool", "pool", "unclaimed: unreachable"]
    assert f"team {TEAM}: 1 unclaimed, and no admin can be told" in caplog.text
    office.notifier.sent.clear()
    await office.passes(DAY)
    assert ("pool", TEAM) in sent(office)


async def test_admins_that_can_not_be_told_now_are_told_in_a_minute(office: Office, team: WorkspaceId) -> None:
    lead = await lies_there(office)
    office.notifier.outcomes = [Fate.SENT, Fate.LATER]
    await office.passes(HOUR + 2 * MINUTE)
    assert [kind for kind, _ in sent(office)] == ["pool", "unclaimed: later", "unclaimed"]
    assert (await office.lead(lead.ref)).nags == 3


async def test_who_claims_while_the_offer_is_on_its_way_is_shown_on_it(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))

    async def claims() -> None:
        await office.pool.claim(lead.ref, office.deed(BOB))

    office.notifier.on_send = claims
    await office.rings()
    assert [kind for kind, _ in sent(office)] == ["given", "pool", "pool redrawn"]
    assert await offer_of(office) is None
    assert (await office.lead(lead.ref)).owner == BOB


async def test_a_crash_on_the_way_repeats_the_offer_and_loses_none(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    office.notifier.outcomes = [RuntimeError("the process dies")]
    await office.rings()
    await office.reopens()
    await office.passes(2 * MINUTE)
    assert [kind for kind, _ in sent(office)] == ["pool"]


async def test_a_pool_that_is_being_offered_is_not_offered_a_second_time(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    office.notifier.on_turn = office.nags.ring
    await office.rings()
    assert (office.notifier.turns, sent(office)) == ([TEAM], [("pool", TEAM)])


async def test_one_teams_trouble_holds_up_no_other(office: Office, team: WorkspaceId) -> None:
    other = await office.has_team(ANN, BOB, admins=[CHARLIE], team=WorkspaceId(-200))
    for where in (team, other):
        lead = await office.records(workspace=where, due=DAY)
        await office.pool.release(lead.ref, office.deed(ANN))
    office.notifier.outcomes = [RuntimeError("hm")]
    await office.rings()
    assert [kind for kind, _ in sent(office)] == ["pool"]


async def test_a_free_lead_that_is_deleted_is_erased_and_one_that_was_planned_falls_due(
    office: Office, team: WorkspaceId
) -> None:
    gone, planned = await lies_there(office, "Jane"), await lies_there(office, "John")
    await office.leads.delete(gone.ref, office.deed(CHARLIE))
    await office.leads.follow_up(planned.ref, office.deed(CHARLIE))
    await office.leads.plan(planned.ref, office.moment(2 * HOUR), office.deed(CHARLIE))
    await office.passes(2 * HOUR)
    assert [each.leads for each in office.notifier.sent if each.kind == "pool"] == [(planned.number,)]
    async with office.store.workspace(TEAM) as work:
        assert [each.number for each in await work.leads.all()] == [planned.number]


async def test_ten_leads_at_once_are_one_offer(office: Office, team: WorkspaceId) -> None:
    for number in range(10):
        lead = await office.records(f"Lead {number}", workspace=TEAM, due=DAY)
        await office.pool.release(lead.ref, office.deed(PersonId(ANN)))
    await office.rings()
    assert [len(each.leads) for each in office.notifier.sent] == [10]


@pytest.mark.parametrize(("trouble", "reachable"), [(Fate.LATER, True), (Fate.UNREACHABLE, False)])
async def test_trouble_with_the_card_of_who_had_a_lead_is_no_trouble_of_who_gives_it_away(
    office: Office, team: WorkspaceId, trouble: Fate, reachable: bool
) -> None:
    lead = await office.records("Jane", workspace=TEAM, due=HOUR)
    office.clock.moves(HOUR)
    await office.rings()
    office.notifier.redrawing = trouble
    given = await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert given.owner == BOB
    assert (await office.person(ANN)).reachable is reachable


async def test_who_could_not_be_told_that_a_lead_is_theirs_is_told_within_the_hour(
    office: Office, team: WorkspaceId
) -> None:
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    lead = await office.records("Jane", workspace=TEAM, due=DAY)
    office.notifier.outcomes = [Fate.LATER]
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    assert sent(office) == [("given: later", BOB), ("taken", ANN)]
    await office.reopens()
    office.notifier.outcomes = [Fate.LATER]
    await office.upkeep.each_hour()
    await office.upkeep.each_hour()
    await office.upkeep.each_hour()
    assert sent(office) == [("given: later", BOB), ("given", BOB)], "until they have heard, and once"


async def test_trouble_with_the_mention_of_somebody_out_of_reach_is_made_up_for_too(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records("Jane", workspace=TEAM, due=DAY)
    await office.people.unreachable(BOB)
    office.notifier.outcomes = [Fate.LATER]
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    await office.upkeep.each_hour()
    await office.upkeep.each_hour()
    assert [kind for kind, _ in sent(office)][:3] == ["call Bob: later", "taken", "call Bob"]


@pytest.mark.parametrize("what", ["marked", "taken back", "given on", "a day later", "erased", "refused"])
async def test_nobody_is_told_of_a_lead_that_they_know_or_have_no_more(
    office: Office, team: WorkspaceId, what: str
) -> None:
    lead = await office.records("Jane", workspace=TEAM, due=2 * DAY)
    office.notifier.outcomes = [Fate.REFUSED if what == "refused" else Fate.LATER]
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    office.clock.moves(MINUTE)
    if what == "marked":
        await office.leads.follow_up(lead.ref, office.deed(BOB))
    elif what == "taken back":
        await office.leads.undo(lead.ref, office.deed(CHARLIE))
    elif what == "given on":
        await office.pool.release(lead.ref, office.deed(CHARLIE))
    elif what == "erased":
        await office.leads.delete(lead.ref, office.deed(CHARLIE))
        await office.passes(HOUR)
    elif what == "a day later":
        office.clock.moves(DAY)
    office.notifier.sent.clear()
    await office.upkeep.each_hour()
    assert ("given", BOB) not in sent(office)
    async with office.store.workspace(TEAM) as work:
        assert (await work.workspace()).untold == ()


async def test_a_fault_of_ours_while_somebody_is_told_has_them_told_within_the_hour(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records("Jane", workspace=TEAM, due=2 * DAY)
    office.notifier.outcomes = [RuntimeError("a bug")]
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    office.notifier.sent.clear()
    await office.upkeep.each_hour()
    assert sent(office).count(("given", BOB)) == 1


async def test_a_team_that_can_not_be_read_keeps_no_other_from_being_told(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = await office.records("Jane", workspace=TEAM, due=DAY)
    office.notifier.outcomes = [Fate.LATER]
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    broken = WorkspaceId(-5)
    teams = office.store.teams

    async def and_a_broken_one() -> list[WorkspaceId]:
        return [broken, *await teams()]

    monkeypatch.setattr(office.store, "teams", and_a_broken_one)
    await office.upkeep.each_hour()
    assert ("given", BOB) in sent(office)


# What is late already ---------------------------------------------------------------------------------------


async def test_a_late_lead_that_is_given_away_is_shown_to_its_new_owner_once(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=MINUTE, exact=False)
    office.clock.moves(2 * HOUR)
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    office.notifier.sent.clear()
    for _ in range(15):
        office.clock.moves(MINUTE)
        await office.rings()
    assert sent(office) == [], "the card that they were sent is their first reminder"
    office.clock.moves(HOUR)
    await office.rings()
    assert sent(office) == [("nag", BOB)]


async def test_a_late_lead_whose_new_owner_could_not_be_told_is_nagged_about(office: Office, team: WorkspaceId) -> None:
    lead = await office.records(workspace=TEAM, due=MINUTE, exact=False)
    office.clock.moves(2 * HOUR)
    office.notifier.outcomes.append(Fate.LATER)
    await office.pool.assign(lead.ref, BOB, office.deed(CHARLIE))
    office.notifier.sent.clear()
    office.clock.moves(2 * MINUTE)
    await office.rings()
    assert sent(office) == [("nag", BOB)]


async def test_an_offer_that_two_take_from_at_once_shows_at_last_what_is_left(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.meets(ANN, BOB, CHARLIE)
    await office.has_team(ANN, BOB, CHARLIE, admins=[ANN])
    first, second, third = [await office.records(name, workspace=TEAM, due=HOUR) for name in ("Al", "Bo", "Cy")]
    for lead in (first, second, third):
        await office.disowns(lead)
    await office.settles(pool_offer=PoolOffer(900, office.clock.now(), (first.number, second.number, third.number)))
    redraw, is_drawing, may_go_on = office.notifier.redraw_pool, asyncio.Event(), asyncio.Event()

    async def slowly(*args: Any) -> None:
        is_drawing.set()
        await may_go_on.wait()
        await redraw(*args)

    monkeypatch.setattr(office.notifier, "redraw_pool", slowly)
    one = asyncio.create_task(office.pool.claim(first.ref, office.deed(BOB)))
    await is_drawing.wait()
    monkeypatch.setattr(office.notifier, "redraw_pool", redraw)
    other = asyncio.create_task(office.pool.claim(second.ref, office.deed(CHARLIE)))
    await asyncio.wait([other], timeout=0.3)  # it waits for the first, or overtakes it
    may_go_on.set()
    await asyncio.gather(one, other)
    drawn = [each.leads for each in office.notifier.sent if each.kind == "pool redrawn"]
    assert drawn[-1] == (third.number,)
    async with office.store.workspace(TEAM) as work:
        offer = (await work.workspace()).pool_offer
    assert offer is not None
    assert offer.shown == (third.number,)
