"""What a group sees: every view of a lead whose every word is a way to reach somebody, and none of them readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.boards import Section
from domain.contacts import Handle
from domain.duplicates import Match, Pair
from domain.duplicates import Reason as SameReason
from domain.models import Assist, AssistKind, Lead, Note, WorkspaceKind
from messages import cards, duplicates, lists, texts
from messages.cards import View
from messages.reader import Reader
from tests.group_screens import found_in
from tests.unit.messages.test_views import FORMS, LEADS, WORDIEST
from tests.unit.messages.the_screen import ANN, ANN_HERSELF, NOW, WORKSPACE, jane, shown

TEAM = replace(WORKSPACE, kind=WorkspaceKind.TEAM, title="Sales 902-555-0111")
GROUP = Reader.of_group(ANN_HERSELF, TEAM, NOW, {ANN: "Ann 902-555-0122"})
WAYS = "902-555-0134 jane@example.com wa.me/19025550134 +49 30 12345678"
LONG = f"{'W ' * 34}{WAYS} {'W ' * 20}{WAYS}"
SAID_IN_PRIVATE = {"start", "help", "help-group"}
"""Sentences with an example of a number that are said in private."""


def revealing(lead: Lead, words: str = WAYS) -> Lead:
    """The same lead with ways to reach people wherever words can stand."""
    return replace(
        lead,
        name=words if lead.name else None,
        phones=("+19025550134", "+493012345678"),
        emails=("jane@example.com",),
        handles=(Handle("whatsapp", "19025550134"), Handle("telegram", "+19025550134")),
        links=("https://wa.me/19025550134", "mailto:jane@example.com"),
        source_note=words,
        need=words,
        lost_note=words if lead.lost_reason else None,
        tags=("9025550134",),
        notes=(*lead.notes, Note(NOW, ANN, words)),
        assists=tuple(replace(each, what=f"{words} {each.what}") for each in lead.assists[:2])
        or (Assist(AssistKind.PERSON, words),),
        touches=tuple(replace(touch, note=words) for touch in lead.touches),
    )


def read(view: View) -> list[str]:
    """What can be read of a view that reveals something."""
    seen = shown(view)
    return found_in("\n\n".join((seen.text, *seen.labels)))


@pytest.mark.parametrize(("kind", "words"), [*((kind, WAYS) for kind in LEADS), *((kind, LONG) for kind in WORDIEST)])
@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_lead_tells_a_group_how_to_reach_anybody(kind: str, form: str, words: str) -> None:
    assert read(FORMS[form](revealing(LEADS[kind](), words), GROUP, nag=False)) == []


LISTS: dict[str, Callable[[Lead, Lead], View]] = {
    "which": lambda one, other: lists.which([one, other], GROUP),
    "due": lambda one, other: lists.due([one, other], GROUP),
    "pairs": lambda one, other: duplicates.pairs([Pair(one, other, SameReason.PHONE)], 0, GROUP),
    "a known one": lambda one, _: duplicates.known([Match(one, SameReason.PHONE)], GROUP, None, ""),
    "a card": lambda one, _: cards.lead(one, GROUP, said=cards.outcome(one, GROUP)),
}


@pytest.mark.parametrize("words", [WAYS, LONG], ids=["words", "words that are cut"])
@pytest.mark.parametrize("name", LISTS)
def test_no_list_does(name: str, words: str) -> None:
    one, other = revealing(jane(12), words), revealing(replace(jane(13), name=None), words)
    board = {section: [one, other] for section in Section}
    assert read(LISTS[name](one, other)) == []
    assert read(lists.board(board, None, 0, GROUP)) == []


def test_no_sentence_that_a_group_hears_has_a_number_as_its_example() -> None:
    source = (texts.CATALOGUES / "en.ftl").read_text(encoding="utf-8")
    sentences = {each.partition(" =")[0]: each for each in source.split("\n") if each[:1].isalpha()}
    lines, key = dict.fromkeys(sentences, ""), ""
    for line in source.split("\n"):
        key = line.partition(" =")[0] if line[:1].isalpha() else key
        lines[key] = lines.get(key, "") + line
    assert {key for key, said in lines.items() if found_in(said)} <= SAID_IN_PRIVATE
