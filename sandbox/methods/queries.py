"""Methods that answer button presses and inline queries."""

from __future__ import annotations

import re
import time

from sandbox.errors import bad_request, passing
from sandbox.keyboards import check_inline
from sandbox.methods.content import read_text
from sandbox.models import Json
from sandbox.world import Query, World

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_MOST_RESULTS = 50
_LONGEST_RESULT_ID, _LONGEST_OFFSET = 64, 64  # bytes
_CACHED_FOR = 300  # seconds, unless the bot says otherwise
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_callback(world: World, params: Json) -> bool:
    """answerCallbackQuery."""
    query = _open_query(world, params["callback_query_id"], world.answer_seconds)
    answer = {
        "text": params.get("text") or None,
        "show_alert": params.get("show_alert", False),
        "url": params.get("url"),
    }
    _answer(query, answer)
    world.note("answer", person=query.person, chat=query.chat, message_id=query.message, query_id=query.id, **answer)
    return True


def answer_inline(world: World, params: Json) -> bool:
    """answerInlineQuery."""
    query = _open_query(world, params["inline_query_id"], world.answer_seconds)
    results = params["results"]
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.get("next_offset", "").encode()) > _LONGEST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    _check_button(params.get("button"))
    for result in results:
        if not 0 < len(result["id"].encode()) <= _LONGEST_RESULT_ID:
            raise bad_request("RESULT_ID_INVALID")
        if result["type"] == "article" and not result["title"].strip():
            raise bad_request("ARTICLE_TITLE_EMPTY")
        if "message_text" in (content := result.get("input_message_content", {})):
            read_text(content, "message_text")
        check_inline(result.get("reply_markup", {}).get("inline_keyboard", []))
    _answer(
        query,
        {
            "results": results,
            "next_offset": params.get("next_offset", ""),
            "button": params.get("button"),
            "is_personal": params.get("is_personal", False),
            "cache_time": params.get("cache_time", _CACHED_FOR),
        },
    )
    return True


def _check_button(button: Json | None) -> None:
    """The button above the results opens a web app or the private chat, with a parameter that /start takes."""
    if button is None:
        return
    if ("web_app" in button) == ("start_parameter" in button):
        raise bad_request("exactly one of the fields web_app or start_parameter must be specified")
    if not button["text"].strip():
        raise bad_request("inline query results button text must be non-empty")
    if not _START_PARAMETER.fullmatch(button.get("start_parameter", "x")):
        raise bad_request("START_PARAM_INVALID")


def _open_query(world: World, query_id: str, seconds: float) -> Query:
    query = world.queries.get(query_id)
    if query is None or query.answer is not None or time.monotonic() - query.born > seconds:
        raise passing(_TOO_OLD)
    return query


def _answer(query: Query, answer: Json) -> None:
    query.answer = answer
    query.answered.set()


METHODS = {"answerCallbackQuery": answer_callback, "answerInlineQuery": answer_inline}
