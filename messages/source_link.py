"""What is said of the place where leads are found just now."""

from __future__ import annotations

from domain.sources import Source
from messages import texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, markup
from messages.reader import Reader

NOTE_UNITS = 80


def begun(source: Source, note: str | None, reader: Reader) -> View:
    """What is noted from now on, and a way to end it."""
    stop = free(reader, "button-stop-source-link", Action.STOP_SOURCE_LINK)
    return View(reader.text("source-link-begun", source=_source(source, note, reader)), markup([[stop]]))


def stopped(reader: Reader) -> View:
    """Nothing is noted any more."""
    return View(reader.text("source-link-stopped"))


def link(address: str, source: Source, note: str | None, reader: Reader) -> View:
    """The address, and what it does."""
    return View(reader.text("source-link-made", address=address, source=_source(source, note, reader)))


def how_to_link(reader: Reader) -> View:
    """What to say for a link."""
    return View(reader.text("source-link-how"))


def _source(source: Source, note: str | None, reader: Reader) -> str:
    name = reader.plain(f"source-{source}")
    return reader.plain("source-link-noted", source=name, note=texts.cut(note, NOTE_UNITS)) if note else name
