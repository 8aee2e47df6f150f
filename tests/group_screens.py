"""What groups have seen of the bot, searched for what they mustn't see: phone numbers and e-mails.

By a search of its own, so that it doesn't believe what the bot believes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from phonenumbers import Leniency, PhoneNumberMatcher

from sandbox.client import SandboxClient
from sandbox.markup import parse

Json = dict[str, Any]

REGIONS = ("CA", "US", "DE", "RU", "GB")
FEWEST_DIGITS = 7
EMAIL = re.compile(r"([^\s@<>()]+)(?:@|%40)[^\s@<>()]+\.\w{2,}")
DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d")
LISTED = re.compile(r"(?<=\d{3})(?:,(?=\d{3},\d{4}|\d{4})| ?\| ?(?=\d))")
"""What stands between the digits of a number as between the things of a list, which the library wouldn't join."""
MONEY_BEFORE = re.compile(r"[$€£¥₽] ?$")
MONEY_AFTER = re.compile(r" ?[$€£¥₽](?! ?\d)")
A_LEAD = re.compile(r"#\d{1,7}")


def found_in(text: str) -> list[str]:
    """The phone numbers and e-mails that can be read in a text."""
    emails = [match[0] for match in EMAIL.finditer(text) if "•" not in match[1]]
    return emails + sorted({number for region in REGIONS for number in _numbers(text, region)})


def _numbers(text: str, region: str) -> Iterator[str]:
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return
    text = LISTED.sub("-", text)
    for match in PhoneNumberMatcher(text, region, leniency=Leniency.POSSIBLE, max_tries=10_000):
        before, after = (part.replace("\u00a0", " ") for part in (text[: match.start], text[match.end :]))
        is_money = MONEY_BEFORE.search(before) is not None or MONEY_AFTER.match(after) is not None
        is_lead = A_LEAD.fullmatch(text[max(0, match.start - 1) : match.end]) is not None
        is_long = sum(map(str.isdigit, match.raw_string)) >= FEWEST_DIGITS
        if is_long and not (is_lead or DATE.fullmatch(match.raw_string) or _is_an_amount(match.raw_string, is_money)):
            yield match.raw_string


def _is_an_amount(number: str, is_money: bool) -> bool:
    """Thousands apart, or beside the sign of a currency: “CA$350000”, “1.350.000”."""
    is_sum = is_money and len(re.sub(r"\D", "", number)) < 10
    return is_sum or re.fullmatch(r"[1-9]\d?([.,])\d{3}\1\d{3}", number) is not None


def of_those_typed(text: str, typed: Iterable[str]) -> list[str]:
    """The numbers that somebody typed and that stand in `text` in full, whatever is put between their digits."""
    digits, numbers = re.sub(r"\D", "", text), {re.sub(r"\D", "", number) for number in typed}
    likely = (number for number in numbers if len(number) >= FEWEST_DIGITS and number in digits)
    return [number for number in likely if re.search(r"\D{0,3}".join(number), text)]


def _typed(updates: Sequence[Json]) -> Iterator[str]:
    for update in (each["update"] for each in updates):
        message = update.get("message", {})
        yield from found_in(str(message.get("text") or message.get("caption") or ""))


def said_to_groups(calls: Sequence[Json], updates: Sequence[Json]) -> Iterator[str]:
    """Every text, caption, label, and answer to a press or an inline query that a group was shown."""
    presses, inline = _groups_of_queries(updates)
    for call in calls:
        params = call["params"]
        if (call["chat_id"] or 0) < 0:
            yield from _texts(params)
        elif str(params.get("callback_query_id")) in presses:
            yield str(params.get("text") or "")
        elif str(params.get("inline_query_id")) in inline:
            for result in _read(params.get("results") or []):
                yield _plain(result.get("input_message_content", {}))


def _groups_of_queries(updates: Sequence[Json]) -> tuple[set[str], set[str]]:
    presses, inline = set[str](), set[str]()
    for update in (each["update"] for each in updates):
        press, query = update.get("callback_query"), update.get("inline_query")
        if press is not None and press.get("message", {}).get("chat", {}).get("id", 0) < 0:
            presses.add(str(press["id"]))
        if query is not None and query.get("chat_type") in ("group", "supergroup", "channel"):
            inline.add(str(query["id"]))
    return presses, inline


def _texts(params: Json) -> Iterator[str]:
    yield _plain(params)
    media = _read(params.get("media") or [])
    for each in [media] if isinstance(media, dict) else media:
        yield _plain(each)
    for row in _read(params.get("reply_markup") or {}).get("inline_keyboard", []):
        yield from (button["text"] for button in row)
    yield str(_read(params.get("reply_markup") or {}).get("input_field_placeholder", ""))


def _plain(said: Mapping[str, Any]) -> str:
    text = str(said.get("text") or said.get("caption") or said.get("message_text") or "")
    return parse(text)[0] if said.get("parse_mode") == "HTML" else text


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def cells(table: str) -> Iterator[str]:
    """What stands in a table, but for its values, which are numbers and nobody's."""
    for row in csv.DictReader(io.StringIO(table)):
        yield from (str(cell) for column, cell in row.items() if column != "value")


class GroupScreens:
    """What groups of one sandbox have seen since they were looked at last."""

    def __init__(self) -> None:
        self.calls_read = self.updates_read = 0
        """The number of the last call and the id of the last update that were looked at."""

    async def assert_no_number(self, telegram: SandboxClient) -> None:
        """Look through all that the bot has said to a group since the last time."""
        updates, calls = await self._news(telegram)
        seen = {*said_to_groups(calls, updates), *await files_in_groups(telegram, calls)}
        typed = [*_typed(updates)]
        leaks = [(found, text) for text in seen if (found := found_in(text) + of_those_typed(text, typed))]
        assert leaks == [], "a group saw how to reach somebody"

    async def _news(self, telegram: SandboxClient) -> tuple[list[Json], list[Json]]:
        updates = (await telegram.updates(self.updates_read))["updates"]
        calls = await telegram.calls(self.calls_read)
        self.updates_read = max((one["update"]["update_id"] for one in updates), default=self.updates_read)
        self.calls_read = max((one["n"] for one in calls), default=self.calls_read)
        return updates, calls


async def files_in_groups(telegram: SandboxClient, calls: Sequence[Json]) -> Iterable[str]:
    """What the tables say that groups were sent with one of these calls, but for their figures."""
    groups = {one["chat_id"] for one in calls if (one["chat_id"] or 0) < 0 and _sends_files(one["method"])}
    said = [one for group in groups for one in (await telegram.get(f"chats/{group}", limit=100_000))["messages"]]
    sent = [one for one in said if one["from"]["is_bot"] and one["file"] and one["file"]["name"].endswith(".csv")]
    return [cell for one in sent for cell in cells((await telegram.file(one)).decode("utf-8-sig"))]


def _sends_files(method: str) -> bool:
    return method.endswith(("Document", "MediaGroup", "MessageMedia"))
