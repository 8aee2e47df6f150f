"""The search of what groups have seen finds what it is there to find."""

from __future__ import annotations

import pytest

from tests.group_screens import cells, found_in, of_those_typed, said_to_groups

HELD = {"text": "<b>Jane</b>, 902-555-0134", "parse_mode": "HTML"}
PRESS = {"callback_query": {"id": "7", "message": {"chat": {"id": -4001}}}}
QUERY = {"inline_query": {"id": "8", "chat_type": "group"}}


@pytest.mark.parametrize(
    "text",
    [
        *("902-555-0134", "+49 30 12345678", "8 (903) 123-45-67", "wa.me/19025550134", "020 7946 0958"),
        *("jane@example.com", "mailto:jane%40example.com", "#9025550134", "$9025550134", "902 555 0134."),
        *("612 345 678 $500 down", "612345678 €300", "5550134 $50", "26 123 456", "902,555,0134", "902|555|0134"),
    ],
)
def test_a_number_or_an_e_mail_is_found(text: str) -> None:
    assert found_in(f"Jane, {text}") != []


@pytest.mark.parametrize(
    "text",
    [
        *("902-•••-0134", "j•••@example.com", "CA$350,000", "1.350.000 €", "#1234567", "23.11.2026", "2026-11-23"),
        *("Tue, Nov 24, 9:00 AM", "24 Nov 2026, 09:00", "@jane_doe (Instagram)", "5 follow-ups", "$3500000"),
        *("1 350 000 ₽", "3500000 € or less", "1,350,000"),
    ],
)
def test_what_a_group_may_see_is_none(text: str) -> None:
    assert found_in(f"Jane, {text}") == []


def test_a_number_that_was_typed_is_found_however_it_is_written_then() -> None:
    typed = ["902-555-0134", "jane@example.com"]
    assert of_those_typed("1 350 000 or 902 / 555 / 0134", typed) == ["9025550134"]
    assert of_those_typed("902-•••-0134", typed) == []


def call(chat: int | None, **params: object) -> dict[str, object]:
    return {"chat_id": chat, "params": params}


def test_all_that_a_group_is_shown_is_searched() -> None:
    keyboard = {"inline_keyboard": [[{"text": "a label", "callback_data": "x"}]]}
    calls = [
        call(-4001, **HELD, reply_markup=keyboard),
        call(-4001, caption="a caption"),
        call(-4001, media='[{"caption": "of an album"}]'),
        call(-4001, text="?", reply_markup='{"force_reply": true, "input_field_placeholder": "a placeholder"}'),
        call(None, callback_query_id="7", text="a toast"),
        call(None, inline_query_id="8", results=[{"input_message_content": {"message_text": "a card"}}]),
        call(101, text="in private"),
        call(None, callback_query_id="9", text="in private"),
    ]
    seen = list(said_to_groups(calls, [{"update": PRESS}, {"update": QUERY}]))
    shown = ["Jane, 902-555-0134", "a label", "a caption", "of an album", "?", "a placeholder", "a toast", "a card"]
    assert [text for text in seen if text] == shown


def test_of_a_table_all_but_its_figures_is_searched() -> None:
    assert [*cells("of,value\nJane 902-555-0134,9025550134\n")] == ["Jane 902-555-0134"]
