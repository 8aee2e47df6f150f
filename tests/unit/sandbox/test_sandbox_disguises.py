"""Who stands as the sender where somebody writes as a group or as a channel."""

from __future__ import annotations

import pytest

from sandbox import actions, groups, objects
from sandbox.errors import NotPossible
from sandbox.models import Json, Message
from sandbox.world import TEAM_ID, World

ANN, BOB = 101, 102


def posted(world: World, mask: object, person: int = ANN) -> Json:
    chat, message = world.chat(TEAM_ID), actions.typed(world.people[person], "/due")
    actions.disguise(world, world.people[person], chat, message, mask)
    actions.say(world, world.people[person], chat, message, None, None)
    return objects.message(world, message)


@pytest.fixture
def group() -> World:
    world = World()
    groups.add_member(world, world.chat(TEAM_ID), world.bot.id, ANN)
    return world


def test_an_anonymous_admin_stands_behind_the_group(group: World) -> None:
    message = posted(group, "group")
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == TEAM_ID


def test_who_posts_as_a_channel_stands_behind_it(group: World) -> None:
    message = posted(group, {"title": "Bob's news"}, BOB)
    assert message["from"]["username"] == "Channel_Bot"
    assert message["sender_chat"]["type"] == "channel"
    assert "is_automatic_forward" not in message


def test_what_the_groups_channel_passes_on_comes_from_telegram_itself(group: World) -> None:
    message = posted(group, {"title": "News", "linked": True})
    assert (message["from"]["id"], message["from"]["is_bot"], message["is_automatic_forward"]) == (777_000, False, True)


@pytest.mark.parametrize(("mask", "person"), [("group", BOB), ("bot", ANN), ({}, ANN)])
def test_nobody_else_can_hide(group: World, mask: object, person: int) -> None:
    with pytest.raises(NotPossible):
        posted(group, mask, person)


def test_in_private_everybody_is_themselves() -> None:
    world = World()
    with pytest.raises(NotPossible):
        actions.disguise(world, world.people[ANN], world.chat(ANN), Message(ANN, "hello"), "group")
