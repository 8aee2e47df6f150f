"""What people type about the weekly summary in six languages: when it shall come, and that they want to see one.

All words stand folded (`period_words.fold`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from domain import answers, period_phrases
from domain.account_tables import OFF
from domain.answers import Reading
from domain.errors import NotUnderstood, PeriodToCome
from domain.period_words import MEANS, SKIPPED, fold
from domain.small_talk import plainly
from domain.typed import tidy, words_of

LONGEST = 60
"""Characters; nobody asks for a summary in more."""

NAMES = words_of(
    "summary summaries report recap zusammenfassung ubersicht bericht wochenbericht monatsbericht resumen informe"
    " resume bilan rapport resumo relatorio сводка сводку отчет итоги"
)
"""What a summary is called."""
LONG = {
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "wochenbericht": "week",
    "wochentlich": "week",
    "wochentliche": "week",
    "wochentlicher": "week",
    "monatsbericht": "month",
    "monatlich": "month",
    "monatliche": "month",
    "monatlicher": "month",
    "semanal": "week",
    "mensual": "month",
    "trimestral": "quarter",
    "hebdomadaire": "week",
    "hebdo": "week",
    "mensuel": "month",
    "trimestriel": "quarter",
    "mensal": "month",
    "еженедельный": "week",
    "еженедельная": "week",
    "еженедельную": "week",
    "ежемесячный": "month",
    "ежемесячная": "month",
    "ежемесячную": "month",
}
"""Words beside a summary, or for one, that say how long it is of."""
ASIDE = SKIPPED | words_of(
    "my our please show me us send give get"
    " mein meine meinen unser unsere bitte zeig zeige mir uns schick eine einen ein"
    " mi mis nuestro por favor muestrame muestra dame ensename manda mandame un una"
    " mon ma notre s'il te vous plait montre moi donne envoie une"
    " meu minha nosso me mostre mostra envie manda um uma"
    " мой моя мою мои наш наша нашу пожалуйста покажи покажите мне дай пришли"
)
"""Words beside a summary that change nothing about it."""

MY_WEEK = """my week|how did my week go|how was my week|how is my week going|how's my week going|how's my week
|how is my week|how did the week go|how was the week|how did this week go|how did we do this week
|how did i do this week|how am i doing this week|our week|how did our week go|how was our week
|how is our week going|meine woche|wie war meine woche|wie lief meine woche|wie läuft meine woche
|wie lief die woche|wie war die woche|unsere woche|wie lief unsere woche|wie war unsere woche|mi semana
|nuestra semana|cómo fue mi semana|cómo va mi semana|cómo me fue esta semana|cómo fue la semana|cómo va la semana
|cómo fue nuestra semana|ma semaine|notre semaine|comment s'est passée ma semaine|comment se passe ma semaine
|comment va ma semaine|comment était ma semaine|comment s'est passée la semaine|minha semana|nossa semana
|como foi minha semana|como foi a minha semana|como vai minha semana|como está minha semana|como foi a semana
|моя неделя|наша неделя|как прошла моя неделя|как прошла неделя|как идёт моя неделя|как моя неделя"""
MY_MONTH = """my month|how did my month go|how was my month|how is my month going|how's my month going
|how did the month go|how was the month|mein monat|wie war mein monat|wie lief mein monat|wie läuft mein monat
|wie lief der monat|mi mes|cómo fue mi mes|cómo va mi mes|cómo me fue este mes|mon mois
|comment s'est passé mon mois|comment se passe mon mois|meu mês|como foi meu mês|como foi o meu mês
|como vai meu mês|мой месяц|как прошёл мой месяц|как прошёл месяц"""
LAST_WEEK = """how did last week go|how was last week|how did my last week go|how did i do last week
|how did we do last week|wie war letzte woche|wie lief letzte woche|wie war die letzte woche
|wie lief die letzte woche|cómo fue la semana pasada|cómo me fue la semana pasada
|comment s'est passée la semaine dernière|comment était la semaine dernière|como foi a semana passada
|как прошла прошлая неделя"""
SAID = {
    fold(plainly(phrase)): period
    for period, phrases in {"week": MY_WEEK, "month": MY_MONTH, "last week": LAST_WEEK}.items()
    for phrase in phrases.split("|")
}
"""Whole sentences that ask for one, and of which period."""

ON = words_of(
    "on yes start an ein ja einschalten si activar encender oui activer sim ligar ativar да включить включи вкл"
)
BESIDE = words_of(
    "every each on at by weekly jede jeden jeder immer um am wochentlich cada todos todas los las el la a en"
    " chaque tous le les au toda todo o os as no na aos каждый каждую каждое в во по"
)
"""Words beside a day or a time that only join them."""
SIGNS = " ,.;:!?"


@dataclass(frozen=True)
class Told:
    """When the summary shall come, as far as that was said; `wanted` is False where none shall."""

    wanted: bool = True
    day: int | None = None
    at: time | None = None


def behind_name(typed: str) -> str | None:
    """What stands behind the name of the summary, with which the words begin; None where they don't."""
    name, *rest = [*typed.split(maxsplit=1), ""]
    return rest[0].strip() if fold(name.strip(SIGNS)) in NAMES else None


def when(typed: str) -> Told:
    """A day, a time, both, or whether one comes at all: “fri 17:00”, “freitags um 17 Uhr”, “off”.

    Raises:
        NotUnderstood: it says none of that, or something else as well.
    """
    words = typed.split()
    plain = [fold(word.strip(SIGNS)) for word in words]
    if plain and OFF.issuperset(plain):
        return Told(wanted=False)
    if plain and ON.issuperset(plain):
        return Told()
    place = next((place for place, word in enumerate(plain) if _weekday(word) is not None), None)
    day = None if place is None else _weekday(plain[place])
    try:
        at = _time([word for other, word in enumerate(words) if other != place])
    except NotUnderstood:
        raise NotUnderstood(typed) from None
    if day is None and at is None:
        raise NotUnderstood(typed)
    return Told(day=day, at=at)


def _weekday(word: str) -> int | None:
    """“Fri”, “freitags”, “sexta-feira”."""
    word = word.removesuffix("-feira")
    mark = MEANS.get(word) or MEANS.get(word.removesuffix("s"))
    return mark.value if mark is not None and mark.kind == "weekday" else None


def _time(words: list[str]) -> time | None:
    """The time that is said; None where nothing is said but words that join. Raises NotUnderstood."""
    needed = [word for word in words if fold(word.strip(SIGNS)) not in {*BESIDE, "feira"}]
    if not needed:
        return None
    try:
        return answers.time_of_day(" ".join(words))
    except NotUnderstood:
        return answers.time_of_day(" ".join(needed))


def asked(typed: str, by: Reading) -> str | None:
    """The period of which a summary is asked for, as /summary reads it; None where the words may be about a lead."""
    if not 0 < len(typed) <= LONGEST:
        return None
    if (period := SAID.get(fold(plainly(typed)))) is not None:
        return period
    words = [fold(word.strip(SIGNS)) for word in tidy(typed).split()]
    if NAMES.isdisjoint(words):
        return None
    said = " ".join(LONG.get(word, word) for word in words if word in LONG or word not in NAMES | ASIDE)
    return said if _is_a_period(said, by) else None


def _is_a_period(said: str, by: Reading) -> bool:
    try:
        period_phrases.read(said, by.now, by.zone, day_first=by.day_first)
    except PeriodToCome:
        return True
    except NotUnderstood:
        return False
    return True
