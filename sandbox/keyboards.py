"""What Telegram demands of keyboards beyond the schema."""

from __future__ import annotations

import re

from sandbox.errors import bad_request
from sandbox.models import Chat, Json

_MOST_BUTTONS, _MOST_IN_A_ROW = 100, 8
_LABELS = frozenset({"text", "icon_custom_emoji_id", "style"})
_STYLES = frozenset({"danger", "success", "primary"})
_LINK = re.compile(r"(?:https?|tg|ton)://\S+\Z", re.IGNORECASE)
_ASKS_FOR_PRIVATE = ("request_contact", "request_location", "request_poll", "web_app")


def check_markup(markup: Json, chat: Chat) -> None:
    """Check a reply markup of any kind for that chat. Raises Refused."""
    if "inline_keyboard" in markup:
        check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_reply_keyboard(markup["keyboard"], chat)


def check_inline(rows: list[list[Json]]) -> None:
    """Check an inline keyboard. Raises Refused."""
    _check_size(rows)
    for row in rows:
        for button in row:
            _check_button(button)


def _check_size(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    if any(len(row) > _MOST_IN_A_ROW for row in rows):
        raise bad_request(f"a keyboard row has more than {_MOST_IN_A_ROW} buttons")


def _check_button(button: Json) -> None:
    actions = button.keys() - _LABELS
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not actions:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"an inline keyboard button has more than one action: {', '.join(sorted(actions))}")
    if "url" in button and not _LINK.match(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if button.get("style", "primary") not in _STYLES:
        raise bad_request("inline keyboard button has an unknown style")


def _check_reply_keyboard(rows: list[list[Json]], chat: Chat) -> None:
    _check_size(rows)
    if not any(rows):
        raise bad_request("keyboard must have at least one button")
    for row in rows:
        for button in row:
            if not button["text"].strip():
                raise bad_request("keyboard button text must be non-empty")
            if not chat.is_private and any(button.get(wish) for wish in _ASKS_FOR_PRIVATE):
                raise bad_request("phone number and location can be requested in private chats only")
