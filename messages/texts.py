"""Words from the catalogues: `text(language, key, **values)`; values are escaped here and nowhere else."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource, resolver

FALLBACK = "en"
CATALOGUES = Path(__file__).parent

ISOLATE, END_ISOLATE = "\u2068", "\u2069"

ENTRIES = re.compile(r"^(?=[a-zA-Z][\w-]* *=)", re.MULTILINE)
"""Where the sentences of a catalogue begin; none refers to another."""

UNFIT = re.compile("[\0\ud800-\udfff]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks that Unicode keeps for scripts written from right to left."""

UTF_16 = ("utf-16-le", "surrogatepass")
FIRST_HALVES = range(0xD8, 0xDC)
"""The upper byte of the first half of a pair of code units."""

# Fluent guards against catalogues that blow up; what people type, a message at most, may be five times as long escaped.
resolver.MAX_PART_LENGTH = 5 * 4096


class Markup(str):
    """Text that is HTML already and goes into a sentence as it is."""

    __slots__ = ()


def text(language: str, key: str, **values: object) -> str:
    """The sentence `key` in a language (IETF tag; English where there is no catalogue), as Telegram HTML.

    Raises:
        KeyError: the catalogue has no such sentence, or lacks a value for it: a mistake in the code.
    """
    return _filled(language, key, {name: _escaped(value) for name, value in values.items()})


def plain(language: str, key: str, **values: object) -> str:
    """The same for places that know no HTML: buttons, toasts, command menus."""
    return _filled(language, key, {name: _bare(value) for name, value in values.items()})


def _filled(language: str, key: str, values: dict[str, object]) -> str:
    filled, errors = _catalogue(language.split("-")[0].lower()).filled(key, values)
    if errors:
        raise KeyError(f"{key}: {errors[0]}")
    return str(filled)


def has(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in _catalogue(FALLBACK)


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.stem for path in CATALOGUES.glob("*.ftl")))


def mention(person: int, name: str) -> Markup:
    """Somebody's name, which calls them in a group."""
    return Markup(f'<a href="tg://user?id={person}">{_escaped(name)}</a>')


def cut(typed: str, units: int) -> str:
    """`typed` with at most `units` UTF-16 code units, the way Telegram counts, ending in “…” where it is cut."""
    encoded = typed[: units + 1].encode(*UTF_16)  # a character has one unit at least
    if len(encoded) <= 2 * units:
        return typed
    kept = encoded[: 2 * (units - 1)]
    if kept and kept[-1] in FIRST_HALVES:
        kept = kept[:-2]
    return f"{kept.decode(*UTF_16).rstrip()}…"


def clean(typed: str) -> str:
    """What a person typed without what can't be stored or shown: NUL and halves of surrogate pairs."""
    return UNFIT.sub("", typed).strip()


def _escaped(value: object) -> object:
    """Typed text made safe for HTML; right-to-left text keeps to itself so that it doesn't turn the sentence."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _apart(html.escape(clean(value), quote=False))


def _bare(value: object) -> object:
    """The same where nothing has to be safe for HTML; what is HTML already becomes text again."""
    if isinstance(value, Markup):
        return html.unescape(value)
    return _apart(clean(value)) if isinstance(value, str) else value


def _apart(typed: str) -> str:
    return f"{ISOLATE}{typed}{END_ISOLATE}" if RIGHT_TO_LEFT.search(typed) else typed


class _Catalogue:
    """The sentences of one language, each parsed when it is first said: all at once are a fifth of the bot's start."""

    def __init__(self, language: str, source: str) -> None:
        # Isolation marks around every value would go into what people copy; _escaped adds them where they matter.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._sources = {entry.partition("=")[0].strip(): entry for entry in ENTRIES.split(source)[1:]}

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def filled(self, key: str, values: dict[str, object]) -> tuple[object, list[Exception]]:
        """The sentence with its values, and what went wrong. Raises KeyError where there is none."""
        if not self._bundle.has_message(key):
            self._bundle.add_resource(FluentResource(self._sources[key]))
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        filled: tuple[object, list[Exception]] = self._bundle.format_pattern(pattern, values)
        return filled


@cache
def _catalogue(language: str) -> _Catalogue:
    path = CATALOGUES / f"{language}.ftl"
    if not path.exists():
        return _catalogue(FALLBACK)
    return _Catalogue(language, path.read_text(encoding="utf-8"))
