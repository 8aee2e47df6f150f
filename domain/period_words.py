"""The words of periods in six languages, beside those that the times to come have in `domain/time_languages.py`.

All words stand folded: small letters without accents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.time_languages import LANGUAGES
from domain.typed import lowered, unaccented, words_of


def fold(text: str) -> str:
    """Small letters without accents: “Última” is “ultima”, “März” “marz”, “Ё” “е”."""
    return unaccented(lowered(text)).replace("ß", "ss")


@dataclass(frozen=True)
class Mark:
    """What a word or number says: its kind, and its value."""

    kind: str
    value: int = 0
    unit: str = ""


SKIPPED = words_of(
    "the of in on at for during between ending year's s"
    " de del el la los las lo en durante entre"
    " der die das den dem des im am zum vom von fur wahrend zwischen"
    " le les l d du des pour pendant hui jusqu"
    " o os as da do das no na nos nas em"
    " в во на за для между г гг"
)
"""Words that only join."""
SINCE = words_of("since from seit ab desde depuis des с со начиная") - {"des"}
TO = words_of("to until till thru through and bis und al a hasta y au et ao ate e по до и")
"""What stands between the first day and the last."""
WHICH = {
    0: "this current running este esta estos aktuelle aktueller aktuelles aktuellen laufende laufender"
    " laufendes laufenden"
    " diese dieser dieses diesen diesem"
    " actual corriente ce cet cette ces cours courant neste nesta deste desta atual corrente"
    " текущий текущая текущую текущей текущее текущего текущем",
    -1: "last past previous prior pasados pasadas ultimos ultimas anterior anteriores vorherige vorheriger vorherigen"
    " derniers dernieres precedent precedente precedents ultimo ultima passados passadas"
    " последний последняя последнюю последней последнее последние последних последнего предыдущий предыдущую"
    " предыдущая"
    " предыдущего предыдущем",
    -2: "vorletzte vorletzten vorletzter vorletztes penultimo penultima позапрошлый позапрошлая позапрошлую"
    " позапрошлой позапрошлого"
    " позапрошлом",
    1: "next coming",
}
UNITS = {
    "week": "wtd kw kalenderwoche неделе",
    "month": "mtd mo monats месяцам месяце mese",
    "quarter": "qtd qtr quartals кварталу квартале кв trim",
    "year": "ytd jahres году annee ano anos",
}
DAYS = {0: "now date jetzt ahora aujourd maintenant agora сейчас"}
ORDINALS = {
    1: "first erste erstes primer primera primero premier premiere primeiro первый первом первого",
    2: "second zweite zweites segundo deuxieme второй втором второго",
    3: "third dritte drittes tercer tercero troisieme terceiro третий третьем третьего",
    4: "fourth vierte viertes vierten cuarto quatrieme quarto четвертый четвертом четвертого",
}
ROMAN = {1: "i", 2: "ii", 3: "iii", 4: "iv"}
REWRITTEN = {
    "day before yesterday": "vorgestern",
    "antes de ayer": "vorgestern",
    "avant-hier": "vorgestern",
    "avant hier": "vorgestern",
    "year to date": "ytd",
    "quarter to date": "qtd",
    "month to date": "mtd",
    "week to date": "wtd",
    "so far": "",
    "bis jetzt": "",
    "en cours": "cours",
    "a ce jour": "",
    "-feira": "",
    " feira": "",
}
"""What is read as something else, as its words alone mislead."""


def _slots(*names: str) -> Iterator[tuple[str, str]]:
    """The words of all languages for these slots, each with its value."""
    for language in LANGUAGES:
        for name in names:
            yield from ((fold(word), value) for word, value in language.slots.get(name, {}).items())


def _spelt(kind: str, table: Mapping[int, str]) -> dict[str, Mark]:
    return {fold(word): Mark(kind, value) for value, words in table.items() for word in words.split()}


def _slotted(kind: str, *names: str) -> dict[str, Mark]:
    return {word: Mark(kind, int(value)) for word, value in _slots(*names)}


MEANS: Mapping[str, Mark] = {
    **_slotted("n", "count"),
    **_slotted("weekday", "weekday", "other_word", "short"),
    **{word: Mark("unit", unit=value) for word, value in _slots("unit", "period")},
    **{fold(word): Mark("unit", unit=unit) for unit, words in UNITS.items() for word in words.split()},
    **_slotted("day", "day", "today", "yesterday"),
    **_spelt("day", DAYS),
    **_slotted("month", "month", "short_month", "other_month"),
    "maerz": Mark("month", 3),
    **_slotted("nth", "ordinal"),
    **_spelt("nth", ORDINALS),
    **_spelt("nth", ROMAN),
    **{word: Mark("which", -1) for word, _ in _slots("last")},
    **{word: Mark("which", 1) for word, _ in _slots("next")},
    **{word: Mark("which", 0) for word, _ in _slots("this")},
    **_spelt("which", WHICH),
    **{word: Mark("skip") for word in SKIPPED},
    **{word: Mark("since") for word in SINCE},
    **{word: Mark("to") for word in TO},
}
"""What each word says; of two meanings the later one here."""
