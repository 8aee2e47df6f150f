"""Offers of what was shared, and the place where leads are found: Telegram takes them, and they say what is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.capture import Captured
from domain.contacts import Handle
from domain.sources import Source
from domain.when import Moment
from messages import cards, forms, questions, source_link
from tests.unit.messages.the_screen import DAY, NOW, READER, jane, shown

DUE = Moment(NOW + DAY, exact=True)
MUCH = ("W" * 4000, '<b>&"' * 800, "🙂" * 2000, "محمد " * 800)


@pytest.mark.parametrize("much", MUCH)
def test_telegram_takes_an_offer_however_much_was_shared(much: str) -> None:
    captured = Captured(
        name=much,
        handles=(Handle("telegram", much),) * 50,
        links=(f"https://x.com/{much}",) * 50,
        source=Source.TELEGRAM,
        source_note=much,
        need=much,
        notes=much * 50,
        photos=("file",) * 50,
    )
    shown(questions.offer(captured, DUE, READER, messages=50))
    shown(questions.offer_without_a_name(captured, READER, messages=50))


def test_an_offer_shows_what_was_understood_of_all_messages() -> None:
    captured = Captured(
        name="Jane",
        handles=(Handle("linkedin", "jane-doe"),),
        links=("https://linkedin.com/in/jane-doe",),
        source=Source.TELEGRAM,
        source_note="Halifax Homes",
        notes="Hello there",
        photos=("one", "two"),
    )
    assert shown(questions.offer(captured, DUE, READER, messages=3)).text.splitlines()[1:] == [
        "Jane · @jane-doe (LinkedIn) · tomorrow, 10:00\u202fam",
        "https://linkedin.com/in/jane-doe",
        "Found: Telegram (Halifax Homes)",
        "“Hello there”",
        "With 2 photos.",
        "From 3 messages.",
    ]


def test_a_handle_stands_in_an_offer_only_where_there_is_no_better_way() -> None:
    captured = Captured(name="Jane", phones=("+19025550134",), handles=(Handle("x", "jane"),))
    assert "@jane" not in shown(questions.offer(captured, DUE, READER)).text


def test_who_it_is_is_asked_and_nothing_can_be_recorded_yet() -> None:
    view = shown(questions.offer_without_a_name(Captured(photos=("one",)), READER))
    assert view.text.startswith("Who is it?")
    assert "With a photo." in view.text
    assert view.labels == ["No"]


def test_a_card_without_a_name_shows_every_other_way_to_reach_it() -> None:
    lead = jane(
        name=None, phones=(), emails=(), handles=(Handle("tiktok", "jane"),), links=("https://tiktok.com/@jane",)
    )
    text = shown(cards.lead(lead, READER)).text
    assert "@jane (TikTok)" in text
    assert text.count("@jane (TikTok)") == 1
    assert "https://tiktok.com/@jane" in text


def test_a_lead_with_photos_has_a_way_to_see_them() -> None:
    lead = jane()
    with_photos = replace(lead, photos=("one",))
    assert "🖼 Photo" not in shown(forms.more_menu(lead, READER)).labels
    assert "🖼 Photo" in shown(forms.more_menu(with_photos, READER)).labels


@pytest.mark.parametrize("note", [None, "expo halifax", *MUCH])
def test_telegram_takes_what_is_said_of_the_place(note: str | None) -> None:
    assert "Until midnight" in shown(source_link.begun(Source.EVENT, note, READER)).text
    assert "QR code" in shown(source_link.link("https://t.me/bot?start=event", Source.EVENT, note, READER)).text
    shown(source_link.stopped(READER))
    shown(source_link.how_to_link(READER))
