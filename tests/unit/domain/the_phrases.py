"""What salespeople type for a time in each language, and what they mean by it.

All of it is typed on Wednesday, 1 April 2026, at 10:00 in Halifax. Another language is another block in each table.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

HALIFAX = ZoneInfo("America/Halifax")
WEDNESDAY_10 = datetime(2026, 4, 1, 10, 0, tzinfo=HALIFAX)


class Phrase(NamedTuple):
    """A phrase, the wall time that it means, and whether it names the time of day, not only the day."""

    language: str
    typed: str
    meant: str
    named: bool


def _rows(language: str, table: str) -> list[Phrase]:
    """Rows of “phrase | wall time”; a time in brackets wasn't named, but is what the day or its part stands for."""
    found = []
    for row in table.strip().splitlines():
        typed, meant = (cell.strip() for cell in row.split("|"))
        found.append(Phrase(language, typed, meant.translate({40: None, 41: None}), "(" not in meant))
    return found


PHRASES = [
    *_rows(
        "en",
        """
        tomorrow 3pm                | 2026-04-02 15:00
        fri 9                       | 2026-04-03 09:00
        in 2 hours                  | 2026-04-01 12:00
        2w                          | 2026-04-15 (09:00)
        next week                   | 2026-04-06 (09:00)
        end of month                | 2026-04-30 (09:00)
        25/12                       | 2026-12-25 (09:00)
        tonight                     | 2026-04-01 (18:00)
        next tue 10                 | 2026-04-07 10:00
        half past 3 tomorrow        | 2026-04-02 15:30
        in half an hour             | 2026-04-01 10:30
        tomorrow morning            | 2026-04-02 (09:00)
        on friday at 9:30           | 2026-04-03 09:30
        25th of december            | 2026-12-25 (09:00)
        dec 25, 2026 at 3pm         | 2026-12-25 15:00
        in a fortnight              | 2026-04-15 (09:00)
        day after tomorrow          | 2026-04-03 (09:00)
        this afternoon              | 2026-04-01 (14:00)
        the 25th                    | 2026-04-25 (09:00)
        quarter to 5                | 2026-04-01 16:45
        monday week                 | 2026-04-13 (09:00)
        eod                         | 2026-04-01 (18:00)
        """,
    ),
    *_rows(
        "es",
        """
        mañana a las 9              | 2026-04-02 09:00
        manana a las 9              | 2026-04-02 09:00
        pasado mañana               | 2026-04-03 (09:00)
        mañana por la tarde         | 2026-04-02 (14:00)
        hoy a las 5 de la tarde     | 2026-04-01 17:00
        esta noche                  | 2026-04-01 (18:00)
        viernes 9                   | 2026-04-03 09:00
        el viernes a las 9:30       | 2026-04-03 09:30
        el próximo viernes          | 2026-04-03 (09:00)
        el lunes que viene          | 2026-04-06 (09:00)
        el jueves de la próxima semana | 2026-04-09 (09:00)
        sáb 10                      | 2026-04-04 10:00
        dom 11                      | 2026-04-05 11:00
        fin de mes                  | 2026-04-30 (09:00)
        a finales de mayo           | 2026-05-31 (09:00)
        fin de semana               | 2026-04-04 (09:00)
        la semana que viene         | 2026-04-06 (09:00)
        el mes que viene            | 2026-05-01 (09:00)
        en 2 horas                  | 2026-04-01 12:00
        en media hora               | 2026-04-01 10:30
        dentro de tres días         | 2026-04-04 (09:00)
        en dos semanas              | 2026-04-15 (09:00)
        en una hora y media         | 2026-04-01 11:30
        25 de diciembre             | 2026-12-25 (09:00)
        el 25 de diciembre a las 14:30 | 2026-12-25 14:30
        1 de mayo de 2027           | 2027-05-01 (09:00)
        el 25                       | 2026-04-25 (09:00)
        a las 3 y media             | 2026-04-01 15:30
        mañana a las 9 y cuarto     | 2026-04-02 09:15
        mañana al mediodía          | 2026-04-02 12:00
        mañana 15h                  | 2026-04-02 15:00
        MAÑANA 9AM                  | 2026-04-02 09:00
        """,
    ),
    *_rows(
        "ru",
        """
        завтра в 9                  | 2026-04-02 09:00
        завтра вечером              | 2026-04-02 (18:00)
        сегодня в 18:00             | 2026-04-01 18:00
        послезавтра                 | 2026-04-03 (09:00)
        через 2 часа                | 2026-04-01 12:00
        через час                   | 2026-04-01 11:00
        через полчаса               | 2026-04-01 10:30
        через полтора часа          | 2026-04-01 11:30
        через две недели            | 2026-04-15 (09:00)
        через неделю                | 2026-04-08 (09:00)
        через пару дней             | 2026-04-03 (09:00)
        в пятницу в 9 утра          | 2026-04-03 09:00
        пт 9                        | 2026-04-03 09:00
        во вторник                  | 2026-04-07 (09:00)
        в следующую пятницу         | 2026-04-10 (09:00)
        в эту пятницу               | 2026-04-03 (09:00)
        в понедельник на следующей неделе | 2026-04-06 (09:00)
        на следующей неделе         | 2026-04-06 (09:00)
        в конце месяца              | 2026-04-30 (09:00)
        до конца недели             | 2026-04-03 (09:00)
        25 декабря                  | 2026-12-25 (09:00)
        25 декабря в 14:30          | 2026-12-25 14:30
        1 мая 2027 года             | 2027-05-01 (09:00)
        25.12 в 9                   | 2026-12-25 09:00
        25-го                       | 2026-04-25 (09:00)
        половина девятого           | 2026-04-02 08:30
        завтра в полдесятого        | 2026-04-02 09:30
        без четверти девять         | 2026-04-02 08:45
        сегодня в 9 вечера          | 2026-04-01 21:00
        9 вечера                    | 2026-04-01 21:00
        завтра в 2 ночи             | 2026-04-02 02:00
        завтра в 11 ночи            | 2026-04-02 23:00
        завтра в 12 ночи            | 2026-04-03 00:00
        в 3 часа дня                | 2026-04-01 15:00
        завтра в 15-00              | 2026-04-02 15:00
        на выходных                 | 2026-04-04 (09:00)
        в четверг после обеда       | 2026-04-02 (14:00)
        завтра днём                 | 2026-04-02 (14:00)
        завтра днем                 | 2026-04-02 (14:00)
        """,
    ),
]

QUESTIONS = """
cada viernes|los lunes|pronto|cuanto antes|lunes o martes|mar 9|en 2 o 3 días|buenos días|el 31 de abril|a las 25:00
каждую пятницу|по пятницам|скоро|на днях|через 2-3 дня|вторник или среда|как можно скорее|31 апреля|в 25:00|доброе утро
"""
"""What is asked back about: it is vague, one of several, or makes no sense."""

PASSED = """
ayer|hace 2 días|el viernes pasado|la semana pasada|hoy a las 9|anteayer
вчера|2 дня назад|в прошлую пятницу|на прошлой неделе|сегодня в 9|позавчера
"""

SENTENCES = [
    ("Ana, quiere una casa, llamar mañana a las 9", "mañana a las 9"),
    ("hablé con Ana el viernes, llamar el lunes", "el lunes"),
    ("Julio Pérez quiere una casa, llamar el viernes a las 10", "el viernes a las 10"),
    ("reunión con Ana el 15 de mayo a las 10", "el 15 de mayo a las 10"),
    ("Ana, ático, vie 9", "vie 9"),
    ("call at 3pm April Smith", "at 3pm"),
    ("call tomorrow Sam Smith", "tomorrow"),
    ("call Dom 3pm", "3pm"),
    ("Мария, хочет квартиру, позвонить завтра в 9", "завтра в 9"),
    ("Иван, встретились в пятницу, перезвонить в понедельник в 10", "в понедельник в 10"),
    ("Мая Петрова, до пятницы", "до пятницы"),
]
"""A sentence, and the time in it."""

NAMES = """
Mar Lopez wants a flat|Mario Rossi, 902-555-0134|Dom Perignon, 12 bottles|May Chen wants a car|Mai Nguyen, a loan
Domingo Pérez quiere una casa|quiere una segunda casa|Dos Santos, wants a boat|Julio quiere un piso|Abril, 902-555-0134
el mar, la casa|once a week|call at once|c'est la vie|buenas tardes, soy Ana|cada semana
Мая Петрова хочет квартиру|цена до 10, в 9 классе|квартира в 45 метров|Анна хочет в 2 раза больше|100 км в час
"""
"""Sentences with words that are times elsewhere: no time stands in them."""
