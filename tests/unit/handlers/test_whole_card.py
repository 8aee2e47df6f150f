"""Show me: what a group doesn't see is shown in private, to members alone."""

from __future__ import annotations

import re

from domain.models import LeadRef, PersonId, WorkspaceId
from messages.teams import lead_of, payload_of
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.handlers.test_pool import GROUP, moves_in, tap
from tests.unit.services.the_office import MINUTE

JANE = "/new Jane Doe, 902-555-0134, jane@example.com, wants a tent, tomorrow 3pm"


async def has_jane(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    await desk.types(JANE, BOB, TEAM)


async def test_show_me_sends_the_whole_card_to_whoever_pressed(desk: Desk) -> None:
    await has_jane(desk)
    await desk.types("/start", CHARLIE)
    answer = await desk.presses("Show me", CHARLIE, TEAM)
    assert answer["text"] == "I've sent it to you privately."
    card = (await desk.messages(CHARLIE))[-1]
    assert "(902) 555-0134 · jane@example.com" in card["text"]
    assert "Bob has it" in card["text"]
    assert "Show me" not in labels(card)


async def test_who_never_pressed_start_is_led_to_the_private_chat_and_sees_the_card_there(desk: Desk) -> None:
    await has_jane(desk)
    answer = await desk.presses("Show me", CHARLIE, TEAM)
    assert answer["url"] == f"https://t.me/followthrough_bot?start=lead_{TEAM}_1"
    (card,) = await desk.types(f"/start lead_{TEAM}_1", CHARLIE)
    assert "(902) 555-0134" in card


async def test_who_blocked_the_bot_is_led_there_too(desk: Desk) -> None:
    await has_jane(desk)
    await desk.types("/start", CHARLIE)
    await desk.telegram.blocks(CHARLIE)
    await desk.sees_to_updates()
    assert (await desk.presses("Show me", CHARLIE, TEAM))["url"].endswith(f"lead_{TEAM}_1")


async def test_the_link_to_a_lead_shows_nothing_to_who_left_the_team(desk: Desk) -> None:
    await has_jane(desk)
    await desk.types("/leads", CHARLIE, TEAM)
    await desk.telegram.leaves(CHARLIE, TEAM)
    await desk.sees_to_updates()
    assert await desk.types(f"/start lead_{TEAM}_1", CHARLIE) == ["That isn't yours to see or to change."]


async def test_a_link_to_no_team_or_no_lead_is_answered_politely(desk: Desk) -> None:
    await has_jane(desk)
    assert await desk.types("/start lead_-4999_1", ANN) == ["That isn't yours to see or to change."]
    assert await desk.types(f"/start lead_{TEAM}_77", ANN) == ["There is no lead #77 here. /leads shows them all."]


def test_the_payload_of_a_link_is_what_telegram_takes_and_reads_back() -> None:
    ref = LeadRef(WorkspaceId(-1009999999999), 999_999_999)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload_of(ref))
    assert lead_of(payload_of(ref)) == ref
    assert [lead_of(odd) for odd in ("", "lead_1", "lead_x_1", "lead_1_1_1", "lead_1_-1", "team_1")] == [None] * 6


async def test_photos_of_a_lead_are_sent_in_private(desk: Desk) -> None:
    await has_jane(desk)
    await desk.types("/start", ANN)
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    before = await desk.messages(ANN, TEAM)
    answer = await desk.forges(f"Ha:{team.id}/1/1:", ANN, TEAM)
    assert answer["text"] == "I've sent it to you privately."
    assert await desk.messages(ANN, TEAM) == before


async def test_a_card_that_was_replied_to_in_private_stays_the_teams(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, 902-555-0134, wants a tent, in 30 minutes", BOB, TEAM)
    await tap(desk, "Show me", BOB)
    card = (await desk.messages(BOB))[-1]
    await desk.types("wants a blue one", BOB, reply_to=card["id"])
    after = (await desk.messages(BOB))[-1]
    assert "You have it" in after["text"]
    assert set(labels(card)) <= set(labels(after))


async def test_a_command_in_reply_to_a_teams_card_is_ones_own_all_the_same(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, 902-555-0134, wants a tent, in 30 minutes", BOB, TEAM)
    await tap(desk, "Show me", BOB)
    card = (await desk.messages(BOB))[-1]
    (said,) = await desk.types("/new Kim Roe, wants a bag", BOB, reply_to=card["id"])
    assert "Sales team" not in said
    assert await desk.office.leads.all(WorkspaceId(BOB), PersonId(BOB))


async def test_who_was_taken_out_of_the_group_unnoticed_does_nothing_by_replying_to_an_old_card(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB, CHARLIE)
    await desk.types("/new Jane Doe, 902-555-0134, wants a tent, in 30 minutes", BOB, TEAM)
    await tap(desk, "Show me", CHARLIE)
    card = (await desk.messages(CHARLIE))[-1]
    await desk.telegram.removes_member(TEAM, CHARLIE, ANN)
    await desk.misses_updates()
    desk.office.clock.moves(10 * MINUTE)
    (said,) = await desk.types("wants a blue one", CHARLIE, reply_to=card["id"])
    assert "Jane" not in said
    assert (await desk.office.lead(LeadRef(GROUP, 1))).notes == ()
