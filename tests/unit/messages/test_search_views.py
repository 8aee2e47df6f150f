"""What was found, what the board may be filtered by, and what is shared: views that Telegram takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import boards, filters, lifecycle
from domain.filters import By, Filter
from domain.models import Lead, Stage
from domain.sources import Source
from messages import inline, lists, questions, search
from messages.callbacks import Action, unpack
from sandbox import markup
from sandbox.text import utf16_length
from tests.unit.messages.the_screen import ANN, BOB, DAY, DEED, NOW, READER, WORKSPACE, bloated, jane, shown

TEAM = replace(WORKSPACE, members={**WORKSPACE.members, BOB: WORKSPACE.members[ANN]})
LONG = "🙂" * 100


def many(count: int) -> list[Lead]:
    return [jane(number) for number in range(1, count + 1)]


@pytest.mark.parametrize("words", ["jane", "x:y/z <b>&", "🙂🙂🙂", "a" * 55, "a" * 56, LONG])
@pytest.mark.parametrize("count", [2, 5, 6, 12])
def test_telegram_takes_every_page_of_what_was_found(words: str, count: int) -> None:
    found = many(count)
    for page in (-1, 0, 1, 2, 9999):
        seen = shown(search.results(found, words, page, READER))
        assert seen.text.startswith(f"{count} leads for “{words[:10]}")
    shown(search.results([replace(bloated(lead), number=99_000 + lead.number) for lead in found], words, 0, READER))


@pytest.mark.parametrize(
    ("words", "carried"),
    [("jane doe", "jane doe"), ("a:b/c", "a:b/c"), ("é" * 27, "é" * 27), ("é" * 28, ""), (LONG, "")],
)
def test_a_button_carries_the_words_as_long_as_they_fit(words: str, carried: str) -> None:
    seen = shown(search.results(many(6), words, 0, READER))
    older = unpack(seen.data[-1])
    assert (older.action, older.argument) == (Action.FOUND_PAGE, f"1/{carried}")
    assert search.fits_a_button(words) == bool(carried)


def test_pages_are_turned_both_ways_and_every_lead_has_its_button() -> None:
    middle = shown(search.results(many(12), "jane", 1, READER))
    assert middle.labels == [*(f"#{number} Jane Doe" for number in range(6, 11)), "‹", "›"]
    assert middle.text.endswith("page 2 of 3")
    assert shown(search.results(many(12), "jane", 99, READER)).labels == ["#11 Jane Doe", "#12 Jane Doe", "‹"]
    assert shown(search.results(many(1), "jane", 0, READER)).text.startswith("1 lead for “jane”")


def test_where_nothing_was_found_the_nearest_names_or_examples_help() -> None:
    near = shown(search.nothing(many(3), "jahne", READER))
    assert "Did you mean" in near.text
    assert len(near.labels) == 3
    hint = shown(search.nothing((), LONG * 40, READER))
    assert "0134" in hint.text
    assert hint.labels == []


def test_the_question_can_be_cancelled() -> None:
    assert shown(questions.alone("Who?", READER)).labels == ["Cancel"]


def test_the_menu_of_filters_ticks_the_one_that_holds_and_leads_back_with_it() -> None:
    leads = [
        jane(1, tags=("Mortgage",), stage=Stage.TRUST),
        jane(2, owner=BOB, source=Source.EVENT),
        jane(3, owner=None),
    ]
    chosen = Filter(By.TAG, "Mortgage")
    reader = replace(READER, names={BOB: "Bob"})
    seen = shown(search.menu(filters.choices(leads, TEAM), chosen, "week", reader))
    assert seen.labels == [
        *("Facebook · 2", "Event · 1", "Stage: Know · 2", "Stage: Trust · 1"),
        *("You · 1", "Bob · 1", "Pool · 1", "✓ #Mortgage · 1", "‹ Back"),
    ]
    assert unpack(seen.data[-1]).argument == f"week/0/{filters.code(chosen)}"
    assert unpack(shown(search.menu({}, None, "", READER)).data[-1]).argument == "/0"


def test_telegram_takes_the_fullest_menu_of_filters() -> None:
    leads = [
        jane(number, tags=(f"{number}{LONG}",), source=source, stage=stage)
        for number, (source, stage) in enumerate(zip([*Source] * 2, [*Stage] * 4, strict=False), 1)
    ]
    assert len(shown(search.menu(filters.choices(leads, TEAM), None, "overdue", READER)).labels) <= 100


@pytest.mark.parametrize(
    ("chosen", "called"),
    [
        (Filter(By.SOURCE, "walk_in"), "Walk-in"),
        (Filter(By.STAGE, "trust"), "Stage: Trust"),
        (Filter(By.OWNER, str(ANN)), "You"),
        (Filter(By.OWNER, "999"), "Somebody"),
        (Filter(By.OWNER, filters.POOL), "Pool"),
        (Filter(By.TAG, "<b>"), "#<b>"),
    ],
)
def test_a_filtered_board_names_its_filter_and_keeps_it_on_every_button(chosen: Filter, called: str) -> None:
    leads = [*many(7), lifecycle.lose(jane(8), DEED, NOW)]
    board = boards.arrange(leads, NOW, READER.person.zone)
    seen = shown(lists.board(board, None, 0, READER, filtered=chosen))
    assert seen.text.startswith(f"This week, 7 · {called}\n")
    code = filters.code(chosen)
    kept = [press.argument for press in map(unpack, seen.data) if press.action in (Action.BOARD, Action.FILTER)]
    assert kept == [f"week/1/{code}", f"lost/0/{code}", f"week/{code}", "week/0"]
    back = shown(lists.board(board, None, 1, READER, filtered=chosen))
    assert f"B::week/0/{code}" in back.data


def test_a_board_says_what_became_of_a_filter() -> None:
    board = boards.arrange(many(1), NOW, READER.person.zone)
    assert shown(lists.board(board, None, 0, READER, said="Gone.")).text.startswith("Gone.\n\nThis week, 1")


def test_a_shared_card_says_who_wants_what_and_how_to_reach_them_and_nothing_of_its_history() -> None:
    lead = lifecycle.note(jane(emails=("jane@acme.io",), links=("https://acme.io",)), "hates cats", DEED, NOW)
    drawn = inline.article(lead, READER)
    text, _ = markup.parse(drawn.text)
    assert text.splitlines() == [
        "Jane Doe",
        "Wants a mortgage",
        "(902) 555-0134 · jane@acme.io · @jane (Instagram) · https://acme.io",
        "Found: Facebook",
    ]
    assert drawn.title == "Jane Doe"
    assert drawn.description.replace("\u202f", " ") == (
        "a mortgage · with phone, e-mail, handle and link · Follow up tomorrow, 10:00 am"
    )


@pytest.mark.parametrize(
    "lead",
    [
        jane(name=None, need=None, source=None),
        jane(phones=(), handles=()),
        bloated(jane()),
        bloated(jane(), "🙂"),
        bloated(jane(), "<&"),
        lifecycle.lose(jane(), DEED, NOW),
        lifecycle.close(jane(), DEED, NOW),
        jane(due=NOW - timedelta(hours=3)),
        jane(due=NOW + 9 * DAY),
    ],
)
def test_whatever_a_lead_holds_it_can_be_shared(lead: Lead) -> None:
    drawn = inline.article(lead, READER)
    text, _ = markup.parse(drawn.text)
    assert 0 < utf16_length(text) <= 4096
    assert 0 < len(drawn.id.encode()) <= 64
    assert drawn.title
    assert "<" not in drawn.description or (lead.need and "<" in lead.need)
    assert not drawn.description.endswith(".")
