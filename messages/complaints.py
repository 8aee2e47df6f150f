"""The sentence for each thing that can go wrong."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain import periods
from domain.errors import DomainError, LeadChanged, LeadEnded, LeadError, LeadTaken, NotYours, PeriodToCome
from domain.models import EventKind, Lead
from domain.periods import Period
from messages import cards, pool, texts
from messages.callbacks import Action, Forged
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup
from messages.reader import Reader
from storage.base import NotSaved, StaleLead, Unreadable

PHRASE_UNITS = 60

OF_STORAGE: dict[type[Exception], str] = {
    StaleLead: "stale-lead",
    NotSaved: "not-saved",
    Unreadable: "unreadable",
    Forged: "forged",
}


def knows(error: object) -> bool:
    """Whether there is a sentence for this error; everything else is a mistake in the code."""
    return isinstance(error, tuple(OF_STORAGE)) or (isinstance(error, DomainError) and texts.has(error.key()))


def sentence(error: Exception, reader: Reader, about: str = "") -> texts.Markup:
    """What to say of `error`; `about` chooses a sentence with a better hint, where there is one."""
    key = error.key() if isinstance(error, DomainError) else OF_STORAGE[type(error)]
    if isinstance(error, NotYours) and error.lead.owner is None:
        key = "not-yours-free"
    hinted = f"{key}-{about}"
    return reader.text(hinted if about and texts.has(hinted) else key, **_values(error, reader))


def view(error: Exception, reader: Reader) -> View:
    """The sentence, with the way on where there is one."""
    return View(sentence(error, reader), markup(_ways_on(error, reader)))


def _ways_on(error: Exception, reader: Reader) -> Sequence[Row]:
    """A lead that has ended can be reopened; instead of what is still to come, what was can be shown."""
    if isinstance(error, LeadEnded):
        return LeadButtons(error.lead, reader).marks()
    if isinstance(error, PeriodToCome):
        instead, period = periods.key(error.instead), reader.period(error.instead)
        return [[free(reader, "button-period-instead", Action.SUMMARY_OF, instead, period=period)]]
    return []


def plain(error: Exception, reader: Reader) -> str:
    """The same without HTML, for a toast."""
    return html.unescape(sentence(error, reader))


def owner(lead: Lead, reader: Reader) -> str:
    """Whose lead it is, as somebody is told who may not mark it."""
    return reader.plain("nobody-yet") if lead.owner is None else reader.who(lead.owner)


def _values(error: Exception, reader: Reader) -> dict[str, Any]:
    """The error's own values, each as the reader reads it."""
    values = {name: _readable(value, reader) for name, value in vars(error).items()}
    if isinstance(error, LeadError | NotYours):
        values |= {"title": cards.title(error.lead, reader), "status": error.lead.status.value}
    if isinstance(error, NotYours):
        values["who"] = owner(error.lead, reader)
    if isinstance(error, LeadTaken) and error.lead.owner is not None:
        values["who"] = reader.who(error.lead.owner)
    if isinstance(error, LeadChanged):
        what = _what(error, cards.title(error.lead, reader), reader)
        values |= {"who": reader.who(error.event.by), "what": what, "when": reader.when(error.event.at)}
    if "at" in values:
        values["when"] = values["at"]
    return values


def _what(error: LeadChanged, title: str, reader: Reader) -> str:
    if error.event.kind is EventKind.HANDED_OVER:
        return pool.changed(error.event.details, error.event.by, title, reader)
    return reader.plain(f"changed-{error.event.kind}", title=title)


def _readable(value: object, reader: Reader) -> object:
    if isinstance(value, datetime):
        return reader.when(value)
    if isinstance(value, Lead):
        return cards.title(value, reader)
    if isinstance(value, Period):
        return reader.period(value)
    if isinstance(value, date):
        return reader.period(periods.days(value, value))
    return texts.cut(value, PHRASE_UNITS) if isinstance(value, str) else str(value)
