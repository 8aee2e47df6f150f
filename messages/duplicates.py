"""Who may be known already: asked before recording, and looked through in /duplicates."""

from __future__ import annotations

from collections.abc import Sequence

from domain.duplicates import Match, Pair
from domain.models import Lead
from domain.people import Conversation
from messages import cards, questions, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup
from messages.reader import Reader

MATCHES = 3
"""How many of those who may be meant are shown."""

PAIRS_A_PAGE = 5
WAY_UNITS = 60


def known(matches: Sequence[Match], reader: Reader, draft: Conversation | None = None, waits: str = "") -> View:
    """Asks whether who was captured is one of the leads there; `draft` is where the answers to that stand.

    `waits` is what a button says of where they wait: nothing if in the message that the bot's replies to.
    """
    waits = waits or (str(draft.cause) if draft else "")
    shown = matches[:MATCHES]
    lines = [
        reader.text("known-here" if reader.masks else "known-already"),
        *(_match(match, reader) for match in shown),
    ]
    buttons = [_choices(match.lead, reader, waits) for match in shown]
    so_far = questions.so_far(draft, reader) if draft else None
    return View(cards.lines(so_far, *lines), markup([*buttons, _otherwise(reader, draft, waits)]))


def known_card(lead: Lead, reader: Reader, waits: str = "") -> View:
    """One of those who may be meant, with the way back to the question."""
    add, _ = _choices(lead, reader, waits)
    back = free(reader, "button-back", Action.KNOWN_AGAIN, waits)
    return View(cards.lines(*cards.body(lead, reader)), markup([[add], [back]]))


def _choices(lead: Lead, reader: Reader, waits: str) -> Row:
    buttons = LeadButtons(lead, reader)
    add = buttons.button("button-add-to", Action.ADD_TO, waits, number=str(lead.number))
    return [add, buttons.button("button-show", Action.SHOW_KNOWN, waits, number=str(lead.number))]


def _otherwise(reader: Reader, draft: Conversation | None, waits: str) -> Row:
    no = Action.NOT_A_LEAD if draft is None else Action.CANCEL
    return [
        free(reader, "button-record-anyway", Action.RECORD_ANYWAY, waits),
        free(reader, "button-discard", no, waits),
    ]


def _match(match: Match, reader: Reader) -> str:
    why = reader.plain(f"same-{match.reason}")
    return reader.text("known-line", number=str(match.lead.number), title=cards.title(match.lead, reader), reason=why)


def pairs(
    found: Sequence[Pair], page: int, reader: Reader, *, said: str | None = None, undo: tuple[Lead, int] | None = None
) -> View:
    """Who may be in the book twice, five pairs a page; `undo` is the lead just merged, and the number it took in."""
    last = max(-(-len(found) // PAIRS_A_PAGE) - 1, 0)
    page = min(page, last)
    first = page * PAIRS_A_PAGE
    shown = list(enumerate(found[first : first + PAIRS_A_PAGE], first + 1))
    heading = reader.text("pairs-title", count=len(found)) if found else reader.text("pairs-none")
    buttons = [row for place, pair in shown for row in _of_pair(place, pair, page, reader)]
    turn = [
        *([free(reader, "button-newer", Action.DUPLICATES, str(page - 1))] if page else []),
        *([free(reader, "button-older", Action.DUPLICATES, str(page + 1))] if page < last else []),
    ]
    text = "\n\n".join([*([said] if said else []), heading, *(_pair(place, pair, reader) for place, pair in shown)])
    return View(text, markup([*buttons, turn, _undo(undo, page, reader)]))


def look(lead: Lead, page: int, reader: Reader) -> View:
    """One lead of a pair, with its marks and the way back to the pairs."""
    back = free(reader, "button-back", Action.DUPLICATES, str(page))
    return View(cards.lines(*cards.body(lead, reader)), markup([*LeadButtons(lead, reader).marks(), [back]]))


def _undo(undo: tuple[Lead, int] | None, page: int, reader: Reader) -> Row:
    if undo is None:
        return []
    lead, number = undo
    return [LeadButtons(lead, reader).button("button-undo", Action.UNDO_MERGE, f"{number}/{page}")]


def _of_pair(place: int, pair: Pair, page: int, reader: Reader) -> list[Row]:
    first, second = LeadButtons(pair.first, reader), LeadButtons(pair.second, reader)
    number = str(pair.first.number)
    about = f"{pair.second.number}/{page}"
    return [
        [
            first.labelled(f"{place}. {cards.label(pair.first, reader)}", Action.LOOK, f"{place}/{page}"),
            second.labelled(cards.label(pair.second, reader), Action.LOOK, f"{place}/{page}"),
        ],
        [
            first.button("button-merge", Action.MERGE, about, number=number),
            first.button("button-two-people", Action.TELL_APART, about),
        ],
    ]


def _pair(place: int, pair: Pair, reader: Reader) -> str:
    why = reader.plain(f"same-{pair.reason}")
    one, other = (_who(lead, reader) for lead in (pair.first, pair.second))
    return reader.text("pairs-line", place=place, one=one, other=other, reason=why)


def _who(lead: Lead, reader: Reader) -> texts.Markup:
    """A lead in short: its number, who, and how to reach them."""
    name = cards.title(lead, reader)
    way = next((each for each in cards.contacts(lead, reader) if each != name), None)
    if way is None:
        return reader.text("pairs-who", number=str(lead.number), title=name)
    return reader.text("pairs-who-reach", number=str(lead.number), title=name, way=texts.cut(way, WAY_UNITS))
