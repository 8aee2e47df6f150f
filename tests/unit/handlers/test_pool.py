"""The pool in a group: what its buttons do, whoever presses them and in whatever moment."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import Update

from domain.models import LeadRef, NewLeads, PersonId, WorkspaceId
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.services.the_office import MINUTE

GROUP = WorkspaceId(TEAM)


async def moves_in(desk: Desk, *started: int) -> None:
    """The bot is added by Ann, who leads the group; some of its members have pressed Start."""
    for person in started:
        await desk.types("/start", person)
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    await desk.office.settles(team=GROUP, zone=(await desk.office.person(PersonId(ANN))).zone)
    for person in (BOB, CHARLIE):
        await desk.types("/pool", person, TEAM)


async def tap(desk: Desk, label: str, *people: int, on: int | None = None) -> list[str]:
    """These people press the same button of the group's newest message that has it, all at once; what each is told."""
    shown = [each for each in await desk.messages(ANN, TEAM) if on in (None, each["id"])]
    message = next(each for each in reversed(shown) if any(label in each for each in labels(each)))
    presses = [
        asyncio.create_task(desk.telegram.acts(person, "press", chat=TEAM, message=message["id"], label=label, wait=20))
        for person in people
    ]
    while not all(press.done() for press in presses):
        await asyncio.sleep(0.01)
        await desk.sees_to_updates()
    return [((await press)["answer"] or {}).get("text") or "" for press in presses]


async def newest(desk: Desk) -> dict[str, Any]:
    message: dict[str, Any] = (await desk.messages(ANN, TEAM))[-1]
    return message


def told(desk: Desk) -> list[tuple[str, int]]:
    """What the bot has said of its own accord."""
    return [(each.kind, each.to) for each in desk.office.notifier.sent]


async def owner(desk: Desk, number: int = 1) -> int | None:
    async with desk.office.store.workspace(GROUP) as work:
        return (await work.leads.get(number)).owner


async def test_a_lead_recorded_in_a_group_says_whose_it_is_and_whose_it_may_be(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, wants a tent", BOB, TEAM)
    assert labels(await newest(desk))[5:8] == ["✓ Mine", "Pool", "Assign…"]
    await tap(desk, "Pool", BOB)
    card = await newest(desk)
    assert "Jane Doe is in the pool." in card["text"]
    assert labels(card)[5:8] == ["Claim", "✓ Pool", "Assign…"]
    assert await owner(desk) is None


async def test_of_two_who_press_claim_in_the_same_moment_one_has_it_and_the_other_hears_who(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    await desk.types("/new Jane Doe, 902-555-0134, wants a tent", ANN, TEAM)
    said = await tap(desk, "Claim", BOB, CHARLIE)
    winner, name = (BOB, "Bob") if await owner(desk) == BOB else (CHARLIE, "Charlie")
    assert sorted(said) == [f"{name} has Jane Doe already.", "It's yours. I've sent it to you privately."]
    assert f"{name} has it" in (await newest(desk))["text"]
    assert await owner(desk) == winner


async def test_the_pool_is_listed_and_each_lead_can_be_claimed_there(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    for name in ("Jane Doe, 902-555-0134", "John Roe, 902-555-0190"):
        await desk.types(f"/new {name}, wants a tent, tomorrow 3pm", ANN, TEAM)
    (listed,) = await desk.types("/pool", BOB, TEAM)
    assert listed.startswith("Nobody has these 2 leads yet\n#1 Jane Doe, a tent – ")
    await tap(desk, "Claim #1 Jane Doe", BOB)
    shown = await newest(desk)
    assert shown["text"].startswith("Bob has Jane Doe now.\n\nNobody has this lead yet\n#2 John Roe")
    assert labels(shown) == ["Claim #2 John Roe"]
    await tap(desk, "Claim #2 John Roe", BOB)
    assert (await newest(desk))["text"] == "Bob has John Roe now.\nThe pool is empty: every lead has an owner."


async def test_a_long_pool_has_pages(desk: Desk) -> None:
    await moves_in(desk, ANN)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    for number in range(10):
        await desk.office.records(f"Lead {number}", by=PersonId(ANN), workspace=GROUP)
    await desk.types("/pool", ANN, TEAM)
    assert len(labels(await newest(desk))) == 9
    await tap(desk, "›", ANN)
    assert len(labels(await newest(desk))) == 3
    await tap(desk, "Claim #10", ANN)
    assert "Ann has Lead 9 now." in (await newest(desk))["text"]


async def test_an_old_claim_under_a_list_says_who_has_it_and_what_is_left(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    await desk.types("/new Jane Doe, wants a tent", ANN, TEAM)
    await desk.types("/pool", ANN, TEAM)
    await tap(desk, "Claim #1 Jane Doe", BOB, CHARLIE)
    name = "Bob" if await owner(desk) == BOB else "Charlie"
    assert (await newest(desk))["text"] == f"{name} has Jane Doe now.\nThe pool is empty: every lead has an owner."


async def test_an_old_claim_of_ones_own_says_so_and_sends_nothing(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    await desk.types("/new Abe Park, wants a tent", ANN, TEAM)
    await desk.types("/pool", ANN, TEAM)
    older = await newest(desk)
    await desk.types("/pool", ANN, TEAM)
    assert await tap(desk, "Claim #1 Abe Park", BOB) == ["It's yours. I've sent it to you privately."]
    before = told(desk)
    assert await tap(desk, "Claim #1 Abe Park", BOB, on=older["id"]) == ["You have Abe Park already."]
    assert told(desk) == before


async def test_whoever_the_bot_may_not_write_to_claims_all_the_same_and_is_asked_to_press_start(desk: Desk) -> None:
    await moves_in(desk, ANN)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    await desk.types("/new Jane Doe, 902-555-0134, wants a tent", ANN, TEAM)
    (said,) = await tap(desk, "Claim", BOB)
    assert said == "It's yours. Press “Let it write to me”, or I can't remind you."
    assert told(desk) == [("call Bob", TEAM)]
    assert await owner(desk) == BOB


async def test_a_lead_is_given_to_a_member_who_hears_of_it_in_private(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await desk.types("/new Jane Doe, 902-555-0134, wants a tent, tomorrow 3pm", BOB, TEAM)
    await tap(desk, "Assign…", BOB)
    form = await newest(desk)
    assert form["text"] == "Who gets Jane Doe?"
    assert labels(form) == ["Ann", "✓ Bob", "Charlie", "To the pool", "‹ Back"]
    await tap(desk, "Charlie", BOB)
    assert (await newest(desk))["text"].startswith("Charlie has Jane Doe now.")
    assert told(desk) == [("given", CHARLIE)]
    assert await owner(desk) == CHARLIE


async def test_a_member_can_not_give_away_what_is_anothers(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await desk.types("/new Jane Doe, wants a tent", BOB, TEAM)
    assert await tap(desk, "Pool", CHARLIE) == ["Only Bob or an admin can do that with Jane Doe."]
    assert await tap(desk, "Mine", CHARLIE) == ["Bob has Jane Doe already."]
    assert await owner(desk) == BOB
    await tap(desk, "Pool", ANN)
    assert await owner(desk) is None
    assert told(desk) == [("taken", BOB)]


@pytest.mark.parametrize("to", ["104", "0", "999999999", "x", "101x"])
async def test_nobody_outside_the_group_is_given_a_lead_by_a_forged_button(desk: Desk, to: str) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, wants a tent", BOB, TEAM)
    message = (await newest(desk))["id"]
    forged = desk.telegram.acts(
        BOB, "press", chat=TEAM, message=message, data=f"Gt:{GROUP}/1/1:{to}", forge=True, wait=20
    )
    answer = await desk._pressed(forged)
    assert answer["text"] in (
        "They aren't in this team. Pick somebody else.",
        "I don't know that button. /leads shows your leads.",
    )
    assert await owner(desk) == BOB


async def test_who_has_left_the_group_unnoticed_is_given_nothing(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await desk.types("/new Jane Doe, wants a tent", BOB, TEAM)
    await tap(desk, "Assign…", BOB)
    await desk.telegram.removes_member(TEAM, CHARLIE, ANN)
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1  # nobody has told the bot
    desk.office.clock.moves(10 * MINUTE)
    (said,) = await tap(desk, "Charlie", BOB)
    assert said == "They aren't in this team. Pick somebody else."
    assert await owner(desk) == BOB


async def test_who_is_in_the_group_and_never_had_to_do_with_the_bot_is_given_nothing_by_a_forged_button(
    desk: Desk,
) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.types("/new Jane Doe, wants a tent", BOB, TEAM)
    message = (await newest(desk))["id"]
    forged = desk.telegram.acts(
        BOB, "press", chat=TEAM, message=message, data=f"Gt:{GROUP}/1/1:{CHARLIE}", forge=True, wait=20
    )
    assert (await desk._pressed(forged))["text"] == "They aren't in this team. Pick somebody else."
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert CHARLIE not in team.members


async def test_undo_puts_a_claimed_lead_back(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    await desk.types("/new Jane Doe, wants a tent", ANN, TEAM)
    await tap(desk, "Claim", BOB)
    await tap(desk, "Undo", BOB)
    assert await owner(desk) is None
    assert "Nobody has it yet" in (await newest(desk))["text"]


async def test_more_offers_to_give_an_older_lead_away_and_history_tells_of_it(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, wants a tent, tomorrow 3pm", BOB, TEAM)
    await tap(desk, "More", BOB)
    assert {"Assign…", "To the pool"} <= set(labels(await newest(desk)))
    await tap(desk, "To the pool", BOB)
    await tap(desk, "Claim", ANN)
    await tap(desk, "More", ANN)
    await tap(desk, "History", ANN)
    told = [line.partition(": ")[2] for line in (await newest(desk))["text"].splitlines()[1:]]
    assert told == ["taken over – Ann", "went to the pool – Bob", "recorded – Bob"]


async def test_in_private_the_pool_is_asked_for_in_the_group(desk: Desk) -> None:
    assert await desk.types("/pool") == ["A pool belongs to a team. Ask me /pool in its group."]


# For a colleague


async def records(desk: Desk, typed: str, person: int = BOB, **more: Any) -> str:
    """What somebody's /lead in the group is answered with."""
    (said,) = await desk.types(typed, person, TEAM, **more)
    return said


@pytest.mark.parametrize("words", ["for @ann_sells", "@ann_sells", "for Ann"])
async def test_a_lead_recorded_for_a_colleague_is_theirs_at_once(desk: Desk, words: str) -> None:
    await moves_in(desk, ANN, BOB)
    said = await records(desk, f"/lead Jane Doe, wants a tent, {words}")
    assert await owner(desk) == ANN
    assert "Wants a tent" in said
    assert "sells" not in said
    assert ("given", ANN) in told(desk)


async def test_what_somebody_said_is_recorded_for_a_colleague_by_reply(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    for number, (told_of, words) in enumerate(
        (("Jane Doe called", "for Bob"), ("Max Power called for Bob, for @bob_sells", ""), ("Ina called", "for @dora"))
    ):
        message = await desk.telegram.types(ANN, told_of, TEAM)
        await records(desk, f"/lead {words}", ANN, reply_to=message["id"])
        assert await owner(desk, number + 1) == (ANN if number == 2 else BOB)


async def test_a_name_of_no_member_stays_in_the_notes(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    said = await records(desk, "/lead Jane Doe, wants a tent, for Dora")
    assert await owner(desk) == BOB
    assert "for Dora" in said


async def test_who_is_named_by_handle_and_is_no_member_is_no_contact(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    said = await records(desk, "/lead Jane Doe, wants a tent for @dora_sells")
    assert said.splitlines()[1] == "@dora_sells isn't in this team."
    assert "“for @dora_sells”" in said
    lead = await desk.office.lead(LeadRef(GROUP, 1))
    assert (lead.handles, lead.owner) == ((), BOB)


async def test_of_two_colleagues_with_one_name_it_is_asked_which_is_meant(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.people.meet(PersonId(CHARLIE), "Ann Hope", back=False)
    said = await records(desk, "/lead Jane Doe, 902-555-0134, for Ann")
    assert said.splitlines()[1] == "More than one of you is called Ann. Tap More, then Assign, to choose."
    assert "“for Ann”" in said
    assert await owner(desk) == BOB


async def test_who_has_left_gets_nothing(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.telegram.leaves(CHARLIE, TEAM)
    await desk.misses_updates()
    desk.office.clock.moves(10 * MINUTE)
    said = await records(desk, "/lead Jane Doe, wants a tent, for Charlie")
    assert await owner(desk) == BOB
    assert "for Charlie" in said


async def test_where_leads_go_round_only_admins_choose(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.IN_TURN)
    said = await records(desk, "/lead Jane Doe, wants a tent, for Bob")
    assert await owner(desk) == ANN
    assert "Leads go round in this team. To give this one to Bob, ask an admin." in said
    await records(desk, "/lead Max Power, wants a roof, for Charlie", ANN)
    assert await owner(desk, 2) == CHARLIE


async def test_a_colleague_is_named_still_after_the_question_who_it_is(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await records(desk, "/lead Jane Doe, 902-555-0134")
    await records(desk, "/lead Jane Do, 902-555-0134, for Ann")
    await desk.presses("✅ Record anyway", BOB, TEAM)
    assert await owner(desk, 2) == ANN


async def test_adding_to_a_known_lead_keeps_for_whom_it_was(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await records(desk, "/lead Jane Doe, 902-555-0134")
    await records(desk, "/lead Jane Do, 902-555-0134, for Ann")
    await desk.presses("➕ Add to #1", BOB, TEAM)
    assert await owner(desk) == BOB
    assert "for Ann" in (await newest(desk))["text"]


async def test_giving_a_lead_to_somebody_away_warns(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/away 3 days", ANN)
    said = await records(desk, "/lead Jane Doe, wants a tent, for Ann")
    assert "Ann is away until Thu" in said
    await records(desk, "/lead Max Power, wants a roof")
    for label in ("⋯ More", "Assign…", "Ann"):
        await desk.presses(label, BOB, TEAM)
    assert "Ann is away until Thu" in (await newest(desk))["text"]


async def test_giving_a_lead_to_somebody_who_has_enough_says_so_and_gives_it(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=GROUP, most_open=1)
    assert "allows" not in await records(desk, "/lead Jane Doe, wants a tent, for Ann")
    said = await records(desk, "/lead John Roe, wants a boat, for Ann")
    assert "Ann has 2 open leads; your team allows 1." in said
    await records(desk, "/lead Max Power, wants a roof")
    for label in ("⋯ More", "Assign…", "Ann"):
        await desk.presses(label, BOB, TEAM)
    assert "Ann has 3 open leads; your team allows 1." in (await newest(desk))["text"]
    assert [await owner(desk, number) for number in (2, 3)] == [ANN, ANN]


async def test_who_claims_while_away_hears_that_they_are_left_alone(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=GROUP, new_leads=NewLeads.POOL)
    await desk.types("/away 3 days", ANN)
    await records(desk, "/lead Jane Doe, wants a tent")
    assert await tap(desk, "Claim", ANN) == ["It's yours. You are away until Thu, Apr 9, and I keep quiet until then."]
    lead = await desk.office.lead(LeadRef(GROUP, 1))
    await desk.telegram.acts(ANN, "press", chat=TEAM, message=(await newest(desk))["id"], label="Pool")
    await desk.sees_to_updates()
    assert await owner(desk) is None
    await desk.forges(pack(Press(Action.CLAIM, lead.ref, lead.version + 1)), ANN)
    shown = (await desk.texts(ANN))[-1]
    assert shown.startswith("You have Jane Doe now.\nYou are away until Thu, Apr 9, and I keep quiet until then.")


async def test_more_of_a_lead_that_is_another_members_is_shown_in_private(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await records(desk, "/lead Jane Doe, 902-555-0134")
    card = await newest(desk)
    answer = await desk.presses("⋯ More", CHARLIE, TEAM)
    assert answer["text"] == "I've sent it to you privately."
    assert (await newest(desk))["keyboard"] == card["keyboard"], "the others read on"
    assert "555-0134" in (await desk.texts(CHARLIE))[-1]
    await desk.presses("⋯ More", BOB, TEAM)
    assert "Assign…" in labels(await newest(desk))
