"""A lead as it is shared into another chat, by typing the bot's name there."""

from __future__ import annotations

import html
from dataclasses import dataclass

from domain.models import Lead
from messages import cards, texts
from messages.reader import Reader

DESCRIPTION_UNITS = 120


@dataclass(frozen=True)
class Article:
    """A lead to choose from the list above the keyboard, and the message that is then posted, as HTML."""

    id: str
    title: str
    description: str
    text: str


def article(lead: Lead, reader: Reader) -> Article:
    """A lead as it is shared: its description says whether contacts go with it; nothing of its history does."""
    wants = texts.cut(lead.need, cards.TEXT_UNITS) if lead.need else None
    ways = texts.cut(" · ".join(cards.contacts(lead, reader)), cards.TEXT_UNITS)
    text = cards.lines(
        reader.text("inline-title", title=cards.title(lead, reader)),
        reader.text("card-need", need=wants) if wants else None,
        reader.text("card-contacts", contacts=ways) if ways and lead.name else None,
        reader.text("card-source", source=reader.plain(f"source-{lead.source}")) if lead.source else None,
    )
    stands = html.unescape(next(line for line in cards.standing(lead, reader) if line is not None))
    told = [texts.cut(lead.need, DESCRIPTION_UNITS) if lead.need else None, _with(lead, reader), stands.rstrip(".")]
    description = " · ".join(each for each in told if each)
    return Article(f"{lead.workspace}/{lead.number}", cards.title(lead, reader), description, text)


def _with(lead: Lead, reader: Reader) -> str | None:
    """Which contacts are shared."""
    kinds = [
        reader.plain("inline-phone") if lead.phones else "",
        reader.plain("inline-email") if lead.emails else "",
        reader.plain("inline-handle") if lead.handles else "",
        reader.plain("inline-link") if lead.links else "",
    ]
    shared = [kind for kind in kinds if kind]
    return reader.plain("inline-with", what=reader.listed(shared)) if shared else None
