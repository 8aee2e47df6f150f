"""What hurried salespeople type for a lead, and what must be understood."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from domain.capture import Captured, read
from domain.capture_money import MOST_AMOUNTS
from domain.sources import Source
from tests.unit.domain.the_further_sentences import FURTHER
from tests.unit.domain.the_hurried_sentences import HURRIED
from tests.unit.domain.the_later_sentences import LATER
from tests.unit.domain.the_names import NAMES
from tests.unit.domain.the_newcomers_sentences import NEWCOMERS
from tests.unit.domain.the_sentences import HALIFAX, NOT_YET, SENTENCES, WEDNESDAY_10, reading_of, understood

BERLIN = ZoneInfo("Europe/Berlin")


def test_small_words_and_ranks_belong_to_names() -> None:
    for name in ("Ludwig van Beethoven", "Dr. House", "Marks and Spencer plc", "Frau Dr. Anna von Stein"):
        told = read(f"{name}, wants a piano", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
        assert (told.name, told.need) == (name, "a piano")


def test_of_two_times_to_come_one_is_due_and_the_other_stays_in_words() -> None:
    told = read(
        "Jane, cake for the party on friday, call tomorrow", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD"
    )
    assert understood(told) == {
        "name": "Jane", "need": "cake for the party on friday", "due": "Thu 02 Apr 09:00"
    }  # fmt: skip


def test_what_a_call_is_about_is_the_need() -> None:
    told = read("call Bob about the roof, order #5k", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (told.name, told.value) == ("Bob", None)
    assert "the roof" in (told.need or "")
    assert "order #5k" in f"{told.need} {told.notes}"


ROWS = [(language, *row) for language, rows in SENTENCES.items() for row in rows]


@pytest.mark.parametrize(("language", "sentence", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_a_sentence_is_understood(language: str, sentence: str, expected: dict[str, str]) -> None:
    told = understood(reading_of(sentence, language))
    assert told == NOT_YET.get(sentence, expected)
    assert (told == expected) is (sentence not in NOT_YET)


@pytest.mark.parametrize(("language", "sentence", "expected"), HURRIED, ids=[row[1] for row in HURRIED])
def test_what_is_typed_in_a_hurry_is_understood(language: str, sentence: str, expected: dict[str, str]) -> None:
    assert understood(reading_of(sentence, language)) == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), NEWCOMERS, ids=[row[1] for row in NEWCOMERS])
def test_what_newcomers_type_is_understood(language: str, sentence: str, expected: dict[str, str]) -> None:
    assert understood(reading_of(sentence, language)) == expected


@pytest.mark.parametrize(("language", "sentence", "name", "need"), NAMES, ids=[row[1] for row in NAMES])
def test_a_name_is_one_whatever_it_means_elsewhere(
    language: str, sentence: str, name: str | None, need: str | None
) -> None:
    told = reading_of(sentence, language)
    assert (told.name, told.need) == (name, need)


@pytest.mark.parametrize(
    ("language", "sentence", "said"),
    [
        ("en", "Ana Ruiz, call asap", "asap"),
        ("de", "Ana Ruiz, so schnell wie möglich anrufen", "so schnell wie möglich"),
        ("fr", "Ana Ruiz, rappeler dès que possible", "dès que possible"),
        ("es", "Ana Ruiz, llamar lo antes posible", "lo antes posible"),
        ("pt", "Ana Ruiz, ligar o quanto antes", "o quanto antes"),
        ("ru", "Ana Ruiz, позвонить как можно скорее", "как можно скорее"),
    ],
)
def test_as_soon_as_possible_asks_nothing_and_leaves_a_new_lead_its_hour(
    language: str, sentence: str, said: str
) -> None:
    assert reading_of(sentence, language) == Captured(name="Ana Ruiz", notes=said)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jane from accounting, 902-555-0134", {"phones": "+19025550134", "notes": "from accounting"}),
        ("Jane from the office wants a car", {"need": "a car", "notes": "from the office"}),
        ("Jane from Toronto", {"notes": "from Toronto"}),
        ("Jane from our website", {"source": "website"}),
        ("Jane from my dentist", {"source": "referral", "source_note": "my dentist"}),
        ("Jane, from Acme Ltd", {"notes": "from Acme Ltd"}),
        ("Jane, from the gym", {"source": "other", "source_note": "the gym"}),
        ("Jane, source: the office", {"source": "other", "source_note": "the office"}),
        ("Jane via the newspaper", {"source": "other", "source_note": "the newspaper"}),
    ],
)
def test_where_somebody_belongs_is_no_source(sentence: str, expected: dict[str, str]) -> None:
    assert understood(reading_of(sentence, "en")) == {"name": "Jane", **expected}


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Jane, call after 5 tomorrow", "Thu 02 Apr 17:00"),
        ("call Jane after 5", "Wed 01 Apr 17:00"),
        ("Jane, call after 5:30 on friday", "Fri 03 Apr 17:30"),
        ("Jane, before noon Friday", "Fri 03 Apr 12:00"),
        ("Jane, call by 5", "Wed 01 Apr 17:00"),
        ("Jane, llamar mañana después de las 5", "Thu 02 Apr 17:00"),
        ("Jane, nach 17 Uhr anrufen", "Wed 01 Apr 17:00"),
        ("Jane, à partir de 17h demain", "Thu 02 Apr 17:00"),
        ("Jane, ligar depois das 5 amanhã", "Thu 02 Apr 17:00"),
        ("Jane, позвонить завтра после 5", "Thu 02 Apr 17:00"),
        ("Jane, в пятницу до 12", "Fri 03 Apr 12:00"),
    ],
)
def test_after_an_hour_is_that_hour(sentence: str, due: str) -> None:
    assert understood(reading_of(sentence, "en")) == {"name": "Jane", "due": due}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "My budget is 300k"),
        ("en", "our price is $300k"),
        ("en", "their budget 300k"),
        ("en", "budget around 300k"),
        ("en", "the budget is around 300k"),
        ("en", "has a budget of 300k"),
        ("en", "300k is my budget"),
        ("en", "300k budget"),
        ("es", "mi presupuesto es de 300k"),
        ("es", "su presupuesto ronda los 300 mil euros"),
        ("es", "tiene un presupuesto de 300k"),
        ("es", "nuestro precio es 300.000 €"),
        ("de", "mein Budget ist 300k"),
        ("de", "ihr Budget liegt bei 300k"),
        ("de", "hat ein Budget von 300k"),
        ("de", "unser Preis ist 300.000 €"),
        ("fr", "mon budget est de 300k"),
        ("fr", "leur budget est d'environ 300k"),
        ("fr", "a un budget de 300k"),
        ("fr", "notre prix est 300 000 €"),
        ("pt", "meu orçamento é de 300 mil reais"),
        ("pt", "o orçamento deles é 300k"),
        ("pt", "orçamento em torno de 300k"),
        ("pt", "nosso preço é R$ 300.000"),
        ("ru", "мой бюджет 300к"),
        ("ru", "у неё бюджет около 300к"),
        ("ru", "бюджет составляет 300 тыс"),
        ("ru", "наша цена 300 000 руб"),
    ],
)
def test_what_says_that_an_amount_is_the_budget_is_nothing_else(language: str, sentence: str) -> None:
    alone = reading_of(sentence, language)
    assert alone == Captured(value=alone.value)
    assert alone.value is not None
    assert alone.value.amount == 300_000
    among = reading_of(f"Ana Ruiz, {sentence}, ana@ruiz.es", language)
    assert among == Captured(name="Ana Ruiz", emails=("ana@ruiz.es",), value=alone.value)


NOT_YET_FURTHER = {
    ("en", "9025550177 Tom from"),
    ("en", "ok so new"),
    ("en", "walk in today"),
    ("en", "greg 902 555"),
    ("en", "Need to quote"),
    ("en", "tmrw 11 am"),
    ("en", "hi just spoke"),
    ("en", "email quote to"),
    ("es", "oye apunta a"),
    ("de", "anruf von petra"),
    ("pt", "falei com a"),
    ("pt", "Rafa do insta"),
    ("ru", "звонила анна смирнова"),
}
"""Language and first words of those of the further sentences that are not understood in full yet."""


@pytest.mark.parametrize(("language", "sentence", "expected"), FURTHER, ids=[f"{row[0]}: {row[1]}" for row in FURTHER])
def test_a_further_sentence_stays_understood(language: str, sentence: str, expected: dict[str, str]) -> None:
    not_yet = (language, " ".join(sentence.split()[:3])) in NOT_YET_FURTHER
    assert (understood(reading_of(sentence, "en")) == expected) is not not_yet


NOT_YET_LATER = {
    ("en", "just got off"),
    ("en", "Wedding june 20!!"),
    ("en", "@fitmomhalifax dm'd on"),
    ("en", "Atlantic Fasteners Ltd"),
    ("en", "k so this"),
    ("en", "Tyler??? (didnt catch"),
    ("en", "no answer left"),
    ("en", "khalil (guy from"),
    ("en", "Email came in"),
    ("en", "cancelled on me"),
    ("es", "buenas le paso"),
    ("es", "Catering boda 120"),
    ("es", "beto d la"),
    ("es", "Yamila 438-555-0157 gimnasio"),
    ("es", "Llamó un tal"),
    ("de", "Aylin Yildiz von"),
    ("de", "jens petersen wohnmobil"),
    ("de", "also der kunde"),
    ("de", "Jule Brandt 👶"),
    ("de", "Probetraining für Ole"),
    ("fr", "karim benali veu"),
    ("fr", "Nadia et Seb,"),
    ("pt", "oi anota ai"),
    ("pt", "Construtora Boa Vista"),
    ("pt", "Lurdes, dona da"),
    ("pt", "T3 em Matosinhos"),
    ("ru", "записал на ходу"),
    ("ru", "Кейтеринг на корпорат"),
    ("ru", "свадьба 15 августа"),
}
"""The same of the later ones."""


@pytest.mark.parametrize(("language", "sentence", "expected"), LATER, ids=[f"{row[0]}: {row[1]}" for row in LATER])
def test_a_later_sentence_stays_understood(language: str, sentence: str, expected: dict[str, str]) -> None:
    not_yet = (language, " ".join(sentence.split()[:3])) in NOT_YET_LATER
    assert (understood(reading_of(sentence, "en")) == expected) is not not_yet


HALVES = [
    ("en", "firday 3pm"),
    ("en", "wendesday at 10am"),
    ("en", "fri at four forty five"),
    ("en", "tue 1530"),
    ("es", "jueves a las cuatro y 99"),
    ("de", "Donnerstga um 15 uhr"),
    ("fr", "ven 15:30"),
    ("fr", "ven. 15:30"),
    ("pt", "qui 15:30"),
    ("ru", "пятинца 15:30"),
]


@pytest.mark.parametrize(("language", "typed"), HALVES)
def test_half_of_a_time_is_never_used(language: str, typed: str) -> None:
    told = understood(reading_of(f"Ana Ruiz, {typed}", language))
    assert told == {"name": "Ana Ruiz", "notes": typed, "unclear": typed}


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Bob, the wedding is on june 20, call fri 9", "Fri 03 Apr 09:00"),
        ("Bob, lease ends apr 30 call apr 20 10am", "Mon 20 Apr 10:00"),
        ("Bob, boda el 12 de septiembre", None),
        ("Anna, Hochzeit am 12. September", None),
        ("Bob, mariage le 12 septembre", None),
        ("Bob, casamento dia 12 de setembro", None),
        ("Анна, свадьба 12 сентября", None),
        ("Bob, call about the party friday", "Fri 03 Apr 09:00"),
        ("Bob, wedding dj, friday 3pm", "Fri 03 Apr 15:00"),
    ],
)
def test_the_date_of_an_event_is_no_follow_up(sentence: str, due: str | None) -> None:
    told = understood(reading_of(sentence, "en"))
    assert told.get("due") == due
    assert "unclear" not in told


@pytest.mark.parametrize(
    ("language", "typed", "due"),
    [
        ("en", "thurs aft", "Thu 02 Apr 14:00"),
        ("en", "tmr am", "Thu 02 Apr 09:00"),
        ("en", "fri pm", "Fri 03 Apr 14:00"),
        ("en", "fri 530pm", "Fri 03 Apr 17:30"),
        ("en", "fri 1130 am", "Fri 03 Apr 11:30"),
        ("en", "friday at four thirty", "Fri 03 Apr 16:30"),
        ("en", "7 Apr 11:30", "Tue 07 Apr 11:30"),
        ("en", "apr 20 10am", "Mon 20 Apr 10:00"),
        ("en", "fri. 11.30", "Fri 03 Apr 11:30"),
        ("en", "thurs. morn", "Thu 02 Apr 09:00"),
        ("es", "vie. 5pm", "Fri 03 Apr 17:00"),
        ("es", "el juev 11am", "Thu 02 Apr 11:00"),
        ("es", "sáb 4 de la tarde", "Sat 04 Apr 16:00"),
        ("es", "vie por la tarde", "Fri 03 Apr 14:00"),
        ("es", "jue al mediodía", "Thu 02 Apr 12:00"),
        ("de", "Di 14:30", "Tue 07 Apr 14:30"),
        ("de", "Fr Mittag", "Fri 03 Apr 12:00"),
        ("de", "mo früh", "Mon 06 Apr 09:00"),
        ("de", "So abends", "Sun 05 Apr 18:00"),
        ("de", "bis Fr", "Fri 03 Apr 09:00"),
        ("fr", "rdv sam 11h", "Sat 04 Apr 11:00"),
        ("fr", "jeudi en après midi", "Thu 02 Apr 14:00"),
        ("fr", "ven matin", "Fri 03 Apr 09:00"),
        ("fr", "dim midi", "Sun 05 Apr 12:00"),
        ("fr", "ds 1h", "Wed 01 Apr 11:00"),
        ("pt", "hj à noite", "Wed 01 Apr 18:00"),
        ("pt", "dom 15h30", "Sun 05 Apr 15:30"),
        ("pt", "sex de manhã", "Fri 03 Apr 09:00"),
        ("pt", "sexta 4 da tarde", "Fri 03 Apr 16:00"),
        ("pt", "6a feira", "Fri 03 Apr 09:00"),
        ("ru", "сёдня вечером", "Wed 01 Apr 18:00"),
        ("ru", "пт вечером", "Fri 03 Apr 18:00"),
        ("ru", "в след пн", "Mon 06 Apr 09:00"),
        ("ru", "до пятницы", "Fri 03 Apr 09:00"),
    ],
)
def test_short_days_and_parts_of_days_are_read_in_a_sentence(language: str, typed: str, due: str) -> None:
    told = understood(reading_of(f"Ana Ruiz, {typed}, ana@ruiz.es", language))
    assert told.get("due") == due
    assert set(told) <= {"name", "emails", "due", "need"}


def test_words_said_over_and_over_are_read() -> None:
    for piece in ("called in ", "Ann 12345678901234 ", "walked in, ", "Bob sent him, "):
        told = read(piece * 600, WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
        assert told.name or told.notes or told.source


def in_germany(sentence: str) -> dict[str, str]:
    return understood(read(sentence, WEDNESDAY_10, BERLIN, country="DE", currency="EUR"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sarah 0151 23456789 website relaunch next week",
            {"name": "Sarah", "phones": "+4915123456789", "need": "website relaunch", "due": "Mon 06 Apr 04:00"},
        ),
        ("Hans, 030/1234567, wants a Küche, 1.500,50", {"name": "Hans", "phones": "+49301234567", "need": "a Küche"}),
        ("Hans, +43 1 5880410, $5", {"name": "Hans", "phones": "+4315880410", "value": "5 USD"}),
        ("Hans, tel 030 1234567, 25.12.2026", {"name": "Hans", "phones": "+49301234567", "due": "Fri 25 Dec 04:00"}),
        ("Hans, worth 350000", {"name": "Hans", "value": "350000 EUR"}),
    ],
)
def test_phones_and_amounts_are_read_as_in_the_workspaces_country(sentence: str, expected: dict[str, str]) -> None:
    told = in_germany(sentence)
    assert {key: told.get(key) for key in expected} == expected


@pytest.mark.parametrize("country", ["", "zz", "XX", "Canada"])
def test_in_no_known_country_only_international_numbers_are_phones(country: str) -> None:
    told = read("Jane, 902-555-0134, +1 902 555 0199", WEDNESDAY_10, HALIFAX, country=country, currency="CAD")
    assert told.phones == ("+19025550199",)
    assert told.notes == "902-555-0134"


def test_invisible_characters_are_no_part_of_what_was_said() -> None:
    told = read(
        "\u202aJane\x00 Doe\ud800\u202c, \u200e902\u2011555\u20110134",
        WEDNESDAY_10,
        HALIFAX,
        country="CA",
        currency="CAD",
    )
    assert (told.name, told.phones) == ("Jane Doe", ("+19025550134",))


def test_a_number_before_a_phone_is_not_dropped() -> None:
    told = read("Jane, 11 902-555-0134, 1 902-555-0199", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert told.phones == ("+19025550134", "+19025550199")
    assert "11" in f"{told.need} {told.notes}"


def test_digits_of_other_scripts_are_digits() -> None:
    told = read("Jane, ٩٠٢٥٥٥٠١٣٤, ＄３５０", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (told.phones, understood(told)["value"]) == (("+19025550134",), "350 CAD")


def test_a_time_that_is_due_leaves_a_passed_one_to_the_notes() -> None:
    told = read("Jane, yesterday 3pm, fri 25:99, tomorrow", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert told.due is not None
    assert (told.passed, told.unclear, told.notes) == (None, None, "yesterday 3pm\nfri 25:99")


def test_nothing_says_nothing() -> None:
    assert read("", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD") == Captured()


def test_only_the_first_amounts_and_numbers_are_looked_at() -> None:
    told = read("7 of " * 40 + "$5", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert told.value is None
    assert "$5" in (told.notes or "")


def test_every_source_has_a_word_that_storage_keeps() -> None:
    assert {source.value for source in Source} >= {"facebook", "walk_in", "other"}


def test_an_amount_behind_a_long_row_of_numbers_stays_a_word() -> None:
    row = " ".join(str(number) for number in range(100, 100 + 2 * MOST_AMOUNTS))
    captured = read(f"Jane, {row}, $350k", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (captured.value, captured.need) == (None, "$350k")


def test_a_number_longer_than_any_amount_is_no_worth() -> None:
    captured = read(f"Jane, worth {'9' * 40}", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert captured.value is None
    assert "9" * 40 in " ".join(filter(None, (captured.notes, captured.need)))


@pytest.mark.parametrize(
    ("sentence", "value", "notes"),
    [
        ("Bob, £2.3k/month", "2300 GBP", "£2.3k/month"),
        ("Ana, 450 €/mes", "450 EUR", "450 €/mes"),
        ("Ana, 450 € al mes", "450 EUR", "450 € al mes"),
        ("Hans, 1.200 € pro Monat", "1200 EUR", "1.200 € pro Monat"),
        ("Luc, 1 200 € par mois", "1200 EUR", "1 200 € par mois"),
        ("Olga, 20 000 руб в месяц", "20000 RUB", "20 000 руб в месяц"),
        ("Ana, presupuesto: 350000", "350000 CAD", None),
        ("Olga, стоимость около 350000", "350000 CAD", None),
        ("Bob, $300 to $350", "300 CAD", "$300 to $350"),
        ("Bob, between $300k and $400k", "300000 CAD", "between $300k and $400k"),
        ("Bob, от 300 до 350 тыс", "300000 CAD", "от 300 до 350 тыс"),
        ("Bob, 300 bis 350 Tsd. €", "300000 EUR", "300 bis 350 Tsd. €"),
        ("Bob, $300 - $350", "300 CAD", "$300 - $350"),
        ("Bob, 3-5k", "3000 CAD", "3-5k"),
        ("Bob, €3-5k per month", "3000 EUR", "€3-5k per month"),
        ("Bob, 3-5k €", "3000 EUR", "3-5k €"),
        ("Bob, 500-1k", "500 CAD", "500-1k"),
        ("Bob, budget 3000-5000", "3000 CAD", "3000-5000"),
        ("Bob, from 300k to 350k", "300000 CAD", "from 300k to 350k"),
        ("Bob, 5k-3k", "3000 CAD", "5k-3k"),
        ("Bob, $300 to 3 dogs", "300 CAD", None),
        ("Bob, 3k-5k €", "3000 EUR", "3k-5k €"),
        ("Bob, $300 to me, 5k", "300 CAD", None),
        ("Bob, $300 - 902-555-0134", "300 CAD", None),
        ("Bob, between friends, $300 and 3 dogs", "300 CAD", None),
        ("Bob, $300 à 15:30", "300 CAD", None),
        ("Bob, 50mm pipe", None, None),
        ("Bob, ₹2,50,000", "250000 INR", None),
        ("Bob, $2,50,000", None, None),
        ("Bob 0134 k", None, None),
        ("Bob 1 500 000 000 ₽", "1500000000 RUB", None),
        ("Bob, +34 612 345 678 350 €", "350 EUR", None),
    ],
)
def test_amounts_of_six_languages_are_read_and_what_is_no_single_amount_stays_words(
    sentence: str, value: str | None, notes: str | None
) -> None:
    told = read(sentence, WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert understood(told).get("value") == value
    if notes:
        assert notes in (told.notes or "")
    if value is None:
        kept = f"{told.name} {told.need} {told.notes}"
        assert all(word in kept for word in sentence.split(", ")[-1].split() if word != "-")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mark Call 902-555-0134", {"name": "Mark Call"}),
        ("Will Call 902-555-0134, wants a roof", {"name": "Will Call", "need": "a roof"}),
        ("Mark call 902-555-0134", {"name": "Mark"}),
        ("Bob Ray Call 902-555-0134", {"name": "Bob Ray"}),
        ("Please Call 902-555-0134", {"notes": "Please"}),
        ("Dawn Friday, 902-555-0134", {"name": "Dawn Friday", "unclear": "Friday"}),
        ("April Sunday, 902-555-0134", {"name": "April Sunday", "unclear": "Sunday"}),
        (
            "Dawn Friday, 902-555-0134, tomorrow 3pm",
            {"name": "Dawn Friday", "due": "Thu 02 Apr 15:00"},
        ),
        ("Jane Friday 902-555-0134", {"name": "Jane", "due": "Fri 03 Apr 09:00"}),
        ("Jane Doe Friday, 902-555-0134", {"name": "Jane Doe", "due": "Fri 03 Apr 09:00"}),
    ],
)
def test_a_surname_that_means_something_else_stays_one(sentence: str, told: dict[str, str]) -> None:
    found = read(sentence, WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert understood(found) == {**told, "phones": "+19025550134"}


@pytest.mark.parametrize("need", ["3-5k flyers", "a 3-5m fence", "3-5 rooms", "tiles 24/30"])
def test_numbers_of_things_are_no_range_of_money(need: str) -> None:
    found = read(f"Bob Ray wants {need}", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (found.need, found.value, found.notes) == (need, None, None)


@pytest.mark.parametrize(
    ("sentence", "unclear"),
    [
        ("Bob Ray, next tomorrow", "next tomorrow"),
        ("Bob Ray, last tomorrow 3pm", "last tomorrow 3pm"),
        ("Bob Ray, 25/13", "25/13"),
        ("Bob Ray, call 25/13", "25/13"),
        ("Bob Ray, 13/13/2026", "13/13/2026"),
        ("Bob Ray wants windows 24/30", None),
        ("Bob Ray wants 24/30 windows", None),
        ("Bob Ray, 45/67", None),
    ],
)
def test_a_day_that_is_none_is_asked_for(sentence: str, unclear: str | None) -> None:
    found = read(sentence, WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (found.unclear, found.due) == (unclear, None)


@pytest.mark.parametrize("word", ["A" * 4000, "label: " * 500, "Jane " * 800])
def test_a_name_is_no_longer_than_a_name(word: str) -> None:
    found = read(f"{word}, 902-555-0134", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert len(found.name or "") <= 100
    kept = "".join((found.name or "", found.need or "", found.notes or ""))
    assert sum(map(str.isalpha, kept)) == sum(map(str.isalpha, word))
