"""What was captured of a lead, in words that can stand in a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.capture import Captured

LOCAL_DIGITS = 7
"""By how many of its last digits a phone number is known again in what was typed."""


def of_captured(captured: Captured, said: Sequence[str], due: str | None = None) -> str:
    """The words in which it was said, and behind them the name and the contacts that don't stand there.

    Where it was said in no words, as in answers to questions, everything that was captured; `due` is its time as
    people read it.
    """
    words = "\n".join(each for each in said if each)
    if not words:
        return " · ".join([*_who(captured), *_further(captured), *([due] if due else [])])
    return " · ".join([words, *(each for each in _who(captured) if not _stands(each, words))])


def _who(captured: Captured) -> Iterator[str]:
    if captured.name:
        yield captured.name
    yield from (*captured.phones, *captured.emails, *(f"@{each.name}" for each in captured.handles), *captured.links)


def _further(captured: Captured) -> Iterator[str]:
    worth = f"{captured.value.amount:,f} {captured.value.currency}" if captured.value is not None else None
    found = (captured.need, worth, captured.source, captured.source_note, captured.notes)
    yield from (each for each in found if each)
    yield from (f"#{tag}" for tag in captured.tags)


def _stands(piece: str, words: str) -> bool:
    """Whether it was typed, an address or a number perhaps in another spelling."""
    if piece.startswith("+"):
        return piece[-LOCAL_DIGITS:] in "".join(char for char in words if char.isdecimal())
    return piece.removeprefix("@").casefold() in words.casefold()
