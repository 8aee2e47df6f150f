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
        after 5 tomorrow            | 2026-04-02 17:00
        after 5                     | 2026-04-01 17:00
        tomorrow after 5:30         | 2026-04-02 17:30
        after 5pm on friday         | 2026-04-03 17:00
        after nine tomorrow         | 2026-04-02 09:00
        before noon friday          | 2026-04-03 12:00
        by 5pm                      | 2026-04-01 17:00
        after lunch tomorrow        | 2026-04-02 (14:00)
        after the weekend           | 2026-04-06 (09:00)
        asap                        | 2026-04-01 (11:00)
        right away                  | 2026-04-01 (11:00)
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
        mañana después de las 5 | 2026-04-02 17:00
        antes de las 12 el viernes | 2026-04-03 12:00
        a partir de las 5 mañana | 2026-04-02 17:00
        después de las 17:30 | 2026-04-01 17:30
        después del fin de semana | 2026-04-06 (09:00)
        lo antes posible | 2026-04-01 (11:00)
        cuanto antes | 2026-04-01 (11:00)
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
        завтра к обеду              | 2026-04-02 (12:00)
        завтра часов в 10           | 2026-04-02 10:00
        завтра днём                 | 2026-04-02 (14:00)
        завтра днем                 | 2026-04-02 (14:00)
        завтра после 5 | 2026-04-02 17:00
        после 17:00 | 2026-04-01 17:00
        до 12 в пятницу | 2026-04-03 12:00
        после выходных | 2026-04-06 (09:00)
        как можно скорее | 2026-04-01 (11:00)
        """,
    ),
    *_rows(
        "de",
        """
        morgen um 9                 | 2026-04-02 09:00
        morgen um neun              | 2026-04-02 09:00
        morgen früh                 | 2026-04-02 (09:00)
        morgen Abend                | 2026-04-02 (18:00)
        heute Abend                 | 2026-04-01 (18:00)
        heute Nachmittag            | 2026-04-01 (14:00)
        heute um halb drei          | 2026-04-01 14:30
        halb neun                   | 2026-04-02 08:30
        Viertel vor zehn            | 2026-04-02 09:45
        übermorgen                  | 2026-04-03 (09:00)
        uebermorgen 15 Uhr          | 2026-04-03 15:00
        in 2 Stunden                | 2026-04-01 12:00
        in einer halben Stunde      | 2026-04-01 10:30
        in zwei Wochen              | 2026-04-15 (09:00)
        in 14 Tagen                 | 2026-04-15 (09:00)
        in einem Monat              | 2026-05-01 (09:00)
        nächste Woche               | 2026-04-06 (09:00)
        naechste Woche              | 2026-04-06 (09:00)
        kommenden Freitag           | 2026-04-03 (09:00)
        am Freitag um 9:30          | 2026-04-03 09:30
        Freitag nächste Woche       | 2026-04-10 (09:00)
        Freitagmorgen               | 2026-04-03 (09:00)
        Fr 9                        | 2026-04-03 09:00
        Do 14 Uhr                   | 2026-04-02 14:00
        Ende des Monats             | 2026-04-30 (09:00)
        Monatsende                  | 2026-04-30 (09:00)
        am Wochenende               | 2026-04-04 (09:00)
        Mitte Juni                  | 2026-06-15 (09:00)
        25. Dezember um 14:30       | 2026-12-25 14:30
        Freitag, den 25.12.         | 2026-12-25 (09:00)
        1. Mai 2027                 | 2027-05-01 (09:00)
        am 25.                      | 2026-04-25 (09:00)
        9 Uhr abends                | 2026-04-01 21:00
        übernächste Woche           | 2026-04-13 (09:00)
        um fünf vor drei            | 2026-04-01 14:55
        zehn nach neun              | 2026-04-02 09:10
        morgen nach 17 Uhr | 2026-04-02 17:00
        nach 5 | 2026-04-01 17:00
        vor 12 Uhr am Freitag | 2026-04-03 12:00
        nach 17:30 | 2026-04-01 17:30
        nach dem Wochenende | 2026-04-06 (09:00)
        so schnell wie möglich | 2026-04-01 (11:00)
        so bald wie möglich | 2026-04-01 (11:00)
        """,
    ),
    *_rows(
        "fr",
        """
        demain 15h                  | 2026-04-02 15:00
        demain à 15h30              | 2026-04-02 15:30
        demain matin                | 2026-04-02 (09:00)
        demain après-midi           | 2026-04-02 (14:00)
        ce soir                     | 2026-04-01 (18:00)
        cet après-midi              | 2026-04-01 (14:00)
        aujourd'hui à 17h           | 2026-04-01 17:00
        après-demain                | 2026-04-03 (09:00)
        vendredi prochain           | 2026-04-03 (09:00)
        vendredi à 9h30             | 2026-04-03 09:30
        vendredi de la semaine prochaine | 2026-04-10 (09:00)
        la semaine prochaine        | 2026-04-06 (09:00)
        le mois prochain            | 2026-05-01 (09:00)
        dans 2 heures               | 2026-04-01 12:00
        dans une demi-heure         | 2026-04-01 10:30
        dans deux semaines          | 2026-04-15 (09:00)
        dans quinze jours           | 2026-04-15 (09:00)
        dans une heure et demie     | 2026-04-01 11:30
        fin du mois                 | 2026-04-30 (09:00)
        fin mai                     | 2026-05-31 (09:00)
        mi-juin                     | 2026-06-15 (09:00)
        ce week-end                 | 2026-04-04 (09:00)
        le 25/12 à 14h30            | 2026-12-25 14:30
        25 décembre                 | 2026-12-25 (09:00)
        25 decembre à 14h           | 2026-12-25 14:00
        1er mai 2027                | 2027-05-01 (09:00)
        le 25                       | 2026-04-25 (09:00)
        9h et demie                 | 2026-04-02 09:30
        dix heures moins le quart   | 2026-04-02 09:45
        demain midi                 | 2026-04-02 12:00
        mar 9h                      | 2026-04-07 09:00
        d'ici la fin du mois        | 2026-04-30 (09:00)
        dans 1h30                   | 2026-04-01 11:30
        lundi en huit               | 2026-04-13 (09:00)
        fin de journée              | 2026-04-01 (18:00)
        avant vendredi              | 2026-04-03 (09:00)
        demain après 17h | 2026-04-02 17:00
        après 5 | 2026-04-01 17:00
        à partir de 17h demain | 2026-04-02 17:00
        demain après-midi | 2026-04-02 (14:00)
        après le week-end | 2026-04-06 (09:00)
        dès que possible | 2026-04-01 (11:00)
        """,
    ),
    *_rows(
        "pt",
        """
        amanhã às 10                | 2026-04-02 10:00
        amanha as 10                | 2026-04-02 10:00
        amanhã de manhã             | 2026-04-02 (09:00)
        amanhã à tarde              | 2026-04-02 (14:00)
        amanhã às 14h30             | 2026-04-02 14:30
        hoje à noite                | 2026-04-01 (18:00)
        hoje às 17h                 | 2026-04-01 17:00
        depois de amanhã            | 2026-04-03 (09:00)
        próxima sexta               | 2026-04-03 (09:00)
        na sexta                    | 2026-04-03 (09:00)
        sexta-feira às 9:30         | 2026-04-03 09:30
        segunda às 9h               | 2026-04-06 09:00
        segunda da próxima semana   | 2026-04-06 (09:00)
        sex 15h                     | 2026-04-03 15:00
        semana que vem              | 2026-04-06 (09:00)
        no próximo mês              | 2026-05-01 (09:00)
        daqui a 2 horas             | 2026-04-01 12:00
        em duas semanas             | 2026-04-15 (09:00)
        em meia hora                | 2026-04-01 10:30
        em uma hora e meia          | 2026-04-01 11:30
        fim do mês                  | 2026-04-30 (09:00)
        fim de semana               | 2026-04-04 (09:00)
        fim de maio                 | 2026-05-31 (09:00)
        meados de junho             | 2026-06-15 (09:00)
        25 de dezembro              | 2026-12-25 (09:00)
        25 de dezembro às 14:30     | 2026-12-25 14:30
        dia 25                      | 2026-04-25 (09:00)
        25/dez                      | 2026-12-25 (09:00)
        1 de maio de 2027           | 2027-05-01 (09:00)
        às 9 e meia                 | 2026-04-02 09:30
        quinze para as nove         | 2026-04-02 08:45
        amanhã ao meio-dia          | 2026-04-02 12:00
        mês que vem dia 5           | 2026-05-05 (09:00)
        3 da tarde                  | 2026-04-01 15:00
        amanhã 10 horas             | 2026-04-02 10:00
        amanhã depois das 17h | 2026-04-02 17:00
        depois das 5 amanhã | 2026-04-02 17:00
        antes do meio-dia sexta | 2026-04-03 12:00
        a partir das 5 amanhã | 2026-04-02 17:00
        depois do fim de semana | 2026-04-06 (09:00)
        o quanto antes | 2026-04-01 (11:00)
        """,
    ),
]

QUESTIONS = """
jeden Freitag|freitags|bald|Montag oder Dienstag|in 2-3 Tagen|guten Morgen|31. April|25 Uhr|um 25:00
chaque vendredi|tous les lundis|bientôt|lundi ou mardi|dans 2-3 jours|plus tard|31 avril|à 25h|mar 9
toda sexta|todas as segundas|em breve|mais tarde|segunda ou terça|em 2 ou 3 dias|31 de abril|às 25h|às segundas-feiras
mar|mar 9:30|may 9:30|dez 9|in may 25:00
cada viernes|los lunes|pronto|lunes o martes|mar 9|en 2 o 3 días|buenos días|el 31 de abril|a las 25:00
каждую пятницу|по пятницам|скоро|на днях|через 2-3 дня|вторник или среда|31 апреля|в 25:00|доброе утро
"""
"""What is asked back about: it is vague, one of several, or makes no sense."""

PASSED = """
gestern|vor 2 Tagen|letzten Freitag|letzte Woche|letztes Wochenende|heute um 9|vorgestern|last weekend
hier|il y a 2 jours|vendredi dernier|la semaine dernière|aujourd'hui à 9h|avant-hier|le week-end dernier
ontem|há 2 dias|2 dias atrás|sexta passada|semana passada|hoje às 9|anteontem|fim de semana passado
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
    ("Die Firma will ein Angebot, Do 14 Uhr", "Do 14 Uhr"),
    ("Frau Sonntag möchte ein Haus, anrufen morgen um 9", "morgen um 9"),
    ("Müller am Freitag getroffen, Montag anrufen", "Montag"),
    ("Müller, Angebot bis Freitag", "bis Freitag"),
    ("Treffen am 25. um 10", "am 25. um 10"),
    ("Marie veut une maison, appeler demain à 15h", "demain à 15h"),
    ("rencontré Paul vendredi, rappeler lundi à 10h", "lundi à 10h"),
    ("rdv jeudi 14h30 avec Paul", "jeudi 14h30"),
    ("falei com Ana na sexta, ligar segunda às 9", "segunda às 9"),
    ("Ana, reunião dia 15 às 10h", "dia 15 às 10h"),
    ("Bob wants a car, demain 3pm", "demain 3pm"),
    ("Jane, mortgage, viernes 9am", "viernes 9am"),
    ("the venue, friday", "friday"),
    ("quiere vino el viernes", "el viernes"),
    ("llame el viernes", "el viernes"),
    ("visite vendredi", "vendredi"),
    ("call the dr tomorrow 3pm", "tomorrow 3pm"),
    ("hoy, llamar a Juan", "hoy"),
    ("Мая Петрова, до пятницы", "до пятницы"),
]
"""A sentence, and the time in it."""

NAMES = """
he is bald, wants a wig|Hoy Chan wants a car|Silvester, 902-555-0134|Vie, 902-555-0134|a 9 seater, red|Cinco de Mayo
Guten Morgen, hier Müller|Herr Freitag, Hauskauf|I am 25. Wants a car|He is so, tall|Di Marco, loan
So Young wants 2 flats|Do you want a car, Fr Smith|Mi casa|sie ist hier, Haus|I am sat in the office|Sam Dupont, a loan
Noel, 902-555-0134|assurance vie, jeu de cartes|Mars bars, 12|Monsieur Mardi veut un prêt|le 25% de remise|Mer de Glace
Dom Pedro quer um carro|Natal Silva, 902-555-0134|needs a logo, 12 set, 5 out|rated as 9 out of 10|set of 12
Die Firma will ein Angebot|Seg, 25 set|Mar Lopez wants a flat|Mario Rossi, 902-555-0134|Dom Perignon, 12 bottles
May Chen wants a car|Mai Nguyen, a loan|Domingo Pérez quiere una casa|quiere una segunda casa|Dos Santos, wants a boat
Julio quiere un piso
Abril, 902-555-0134|el mar, la casa|once a week|call at once|c'est la vie|buenas tardes, soy Ana|cada semana
Мая Петрова хочет квартиру|цена до 10, в 9 классе|квартира в 45 метров|Анна хочет в 2 раза больше|100 км в час
"""
"""Sentences with words that are times elsewhere: no time stands in them."""
