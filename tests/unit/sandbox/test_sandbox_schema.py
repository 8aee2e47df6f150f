"""Every call is held against the Bot API's own description."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sandbox.errors import Refused
from sandbox.schema import Broken, Schema, Upload


def reading(schema: Schema, name: str, **raw: Any) -> dict[str, Any]:
    return schema.methods[name.lower()].read(raw)


def test_form_strings_are_read_by_their_types(schema: Schema) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Closed", "callback_data": "c"}]]}
    raw = {
        "chat_id": "101",
        "text": "7",
        "disable_notification": "true",
        "reply_markup": json.dumps(keyboard),
    }
    assert reading(schema, "sendMessage", **raw) == {
        "chat_id": 101,
        "text": "7",
        "disable_notification": True,
        "reply_markup": keyboard,
    }


def test_a_chat_may_be_named_by_username(schema: Schema) -> None:
    assert reading(schema, "getChat", chat_id="@sales") == {"chat_id": "@sales"}


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ({"chat_id": 101, "text": "a", "colour": "red"}, 'unknown parameter "colour"'),
        ({"text": "a"}, "chat_id is empty"),
        ({"chat_id": 101}, "message text is empty"),
        ({"chat_id": 101, "text": 5}, '"text" must be a String'),
        ({"chat_id": 101, "text": "a", "disable_notification": "perhaps"}, '"disable_notification"'),
        ({"chat_id": 101, "text": "a", "reply_markup": "{"}, "is not JSON"),
        ({"chat_id": 101, "text": "a", "entities": [{"type": "bold"}]}, '"entities.0" lacks "offset"'),
        (
            {"chat_id": 101, "text": "a", "link_preview_options": {"disabled": True}},
            "link_preview_options.disabled",
        ),
        (
            {"chat_id": 101, "text": "a", "reply_parameters": {"message_id": "5"}},
            "reply_parameters.message_id",
        ),
    ],
)
def test_what_the_schema_does_not_know_is_refused(schema: Schema, raw: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        reading(schema, "sendMessage", **raw)
    assert complaint in refused.value.description
    assert refused.value.violation


@pytest.mark.parametrize("data", ["x" * 65, "é" * 33, ""])
def test_callback_data_is_1_to_64_bytes(schema: Schema, data: str) -> None:
    markup = {"inline_keyboard": [[{"text": "Closed", "callback_data": data}]]}
    with pytest.raises(Refused, match=r"^Bad Request: BUTTON_DATA_INVALID$"):
        reading(schema, "sendMessage", chat_id=1, text="a", reply_markup=markup)


def test_64_bytes_of_callback_data_pass(schema: Schema) -> None:
    markup = {"inline_keyboard": [[{"text": "Closed", "callback_data": "é" * 32}]]}
    assert reading(schema, "sendMessage", chat_id=1, text="a", reply_markup=markup)


def test_a_field_of_a_button_that_does_not_exist_is_named(schema: Schema) -> None:
    markup = {"inline_keyboard": [[{"text": "Closed", "data": "c"}]]}
    with pytest.raises(Refused, match=r"inline_keyboard\.0\.0\.data"):
        reading(schema, "sendMessage", chat_id=1, text="a", reply_markup=markup)


@pytest.mark.parametrize("size", [0, 200])
def test_a_callback_answer_has_up_to_200_characters(schema: Schema, size: int) -> None:
    assert reading(schema, "answerCallbackQuery", callback_query_id="1", text="a" * size)


def test_a_callback_answer_of_201_characters_is_too_long(schema: Schema) -> None:
    with pytest.raises(Refused, match="MESSAGE_TOO_LONG"):
        reading(schema, "answerCallbackQuery", callback_query_id="1", text="a" * 201)


def test_lengths_count_utf16_units(schema: Schema) -> None:
    with pytest.raises(Refused, match="MESSAGE_TOO_LONG"):
        reading(schema, "answerCallbackQuery", callback_query_id="1", text="😀" * 101)


def test_the_type_field_chooses_among_alternatives(schema: Schema) -> None:
    scope = {"type": "chat_member", "chat_id": 1, "user_id": 2}
    assert reading(schema, "getMyCommands", scope=scope) == {"scope": scope}
    with pytest.raises(Refused, match='lacks "user_id" of BotCommandScopeChatMember'):
        reading(schema, "getMyCommands", scope={"type": "chat_member", "chat_id": 1})


def test_a_file_may_be_uploaded_or_named(schema: Schema) -> None:
    upload = Upload("a.csv", "text/csv", b"a")
    assert reading(schema, "sendDocument", chat_id=1, document=upload)["document"] is upload
    assert reading(schema, "sendDocument", chat_id=1, document="BQAC")["document"] == "BQAC"
    with pytest.raises(Refused):
        reading(schema, "sendMessage", chat_id=1, text=upload)


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "message": {"message_id": 1, "date": 1}},
        {"update_id": 1, "message": {"message_id": 1, "date": 1.5, "chat": {"id": 1, "type": "private"}}},
        {"update_id": 1, "massage": {}},
        {"update_id": "1"},
    ],
)
def test_an_update_that_no_client_could_read_is_noticed(schema: Schema, update: dict[str, Any]) -> None:
    with pytest.raises(Broken):
        schema.check("Update", update)


def test_every_method_and_type_compiles(schema: Schema) -> None:
    for name, method in schema.methods.items():
        with pytest.raises((Refused, Broken)):
            method.read({"nonsense of " + name: 1})
    for type_name in ("Update", "InputMedia", "InlineQueryResult", "RichMessage", "ChatMember", "MenuButton"):
        with pytest.raises(Broken):
            schema.check(type_name, 5)
