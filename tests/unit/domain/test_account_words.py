"""Money, time and goals as people type them, in six languages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import account_words
from domain.account_words import LONGEST, Ending, Expense, Hours, Wish
from domain.answers import Reading
from domain.errors import NotSpentYet, NotUnderstood, TooLongToNote
from domain.models import Aim, Every
from domain.money import Money
from domain.sources import Source
from domain.when import DEFAULT_HABITS
from tests.unit.domain.the_cast import HALIFAX

WEDNESDAY = datetime(2026, 4, 22, 15, tzinfo=UTC)
BY = Reading(WEDNESDAY, HALIFAX, DEFAULT_HABITS, "CA", "CAD")


def eur(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def brl(amount: str) -> Money:
    return Money(Decimal(amount), "BRL")


def rub(amount: str) -> Money:
    return Money(Decimal(amount), "RUB")


def cad(amount: str) -> Money:
    return Money(Decimal(amount), "CAD")


@pytest.mark.parametrize(
    ("typed", "amount", "source", "words"),
    [
        ("200 facebook", cad("200"), Source.FACEBOOK, ""),
        ("$1,200 on the expo", cad("1200"), Source.EVENT, "expo"),
        ("facebook 200", cad("200"), Source.FACEBOOK, ""),
        ("€30 for Facebook ads", Money(Decimal(30), "EUR"), Source.FACEBOOK, ""),
        ("1.200,50 € fb ads", Money(Decimal("1200.50"), "EUR"), Source.FACEBOOK, ""),
        ("200 usd linkedin", Money(Decimal(200), "USD"), Source.LINKEDIN, ""),
        ("$50", cad("50"), None, ""),
        ("50k", cad("50000"), None, ""),
        ("200 printer ink", cad("200"), Source.OTHER, "printer ink"),
        ("2 ads for $50", cad("50"), Source.OTHER, "2 ads"),
        ("99.99 on insta, boosted post", cad("99.99"), Source.INSTAGRAM, "boosted post"),
        ("12 kijiji ad", cad("12"), Source.OTHER, "kijiji ad"),
        ("30 walk-in", cad("30"), Source.WALK_IN, ""),
        ("200 on the home show in Halifax.", cad("200"), Source.EVENT, "home show in Halifax"),
        ("100 X", cad("100"), Source.X, ""),
        ("100 on", cad("100"), None, ""),
    ],
)
def test_money_spent(typed: str, amount: Money, source: Source | None, words: str) -> None:
    assert account_words.expense(typed, BY) == Expense(amount, source, words)


@pytest.mark.parametrize(
    "typed",
    ["", "facebook", "0", "$0 facebook", "-5", "2 ads 50 x", "$5 and $6", "15 % off", "2nd ad", "3000000000000"],
)
def test_what_says_no_one_amount_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.expense(typed, BY)


@pytest.mark.parametrize(
    ("typed", "minutes", "source", "note"),
    [
        ("90 facebook posting", 90, Source.FACEBOOK, "posting"),
        ("2h workshop", 120, None, "workshop"),
        ("1h30 linkedin", 90, Source.LINKEDIN, None),
        ("1.5h expo", 90, Source.EVENT, "expo"),
        ("1 h and 15 min web", 75, Source.WEBSITE, "web"),
        ("45 min calls facebook", 45, Source.FACEBOOK, "calls"),
        ("1:30 x", 90, Source.X, None),
        ("2 hours 3 posts", 120, None, "3 posts"),
        ("20 posts 2h", 120, None, "20 posts"),
        ("posting on facebook 90", 90, Source.FACEBOOK, "posting"),
        ("90m", 90, None, None),
        ("168 h", 10_080, None, None),
    ],
)
def test_time_worked(typed: str, minutes: int, source: Source | None, note: str | None) -> None:
    assert account_words.hours(typed, BY) == Hours(minutes, source, note)


def test_the_longest_note_is_kept_whole() -> None:
    words = "w" * (LONGEST - len("2h "))
    assert account_words.hours(f"2h {words}", BY).note == words
    assert account_words.expense(f"2k {words}", BY).words == words


@pytest.mark.parametrize("typed", ["2h {}w", "2k {}w", "10 leads {}", "off {}", "2 {}tomorrow", "2h{}\n1 1"])
def test_what_is_longer_is_asked_for_in_fewer_words_and_read_no_further(typed: str) -> None:
    for much in ("1 " * LONGEST, "w" * LONGEST, "tomorrow " * 1_000_000):
        for read in (account_words.hours, account_words.expense, account_words.wish):
            with pytest.raises(TooLongToNote):
                read(typed.format(much), BY)
        with pytest.raises(TooLongToNote):
            account_words.ending(typed.format(much))


def test_blanks_make_nothing_long() -> None:
    assert account_words.hours("2h" + " \n" * 100_000 + "calls", BY) == Hours(120, None, "calls")
    assert account_words.expense("2k" + "\u00a0" * 100_000 + "flyers", BY).words == "flyers"


@pytest.mark.parametrize(
    "typed",
    [
        "1 day fb",
        "fb 2 days",
        "1 Tag fb",
        "2 semanas fb",
        "3 jours fb",
        "1 дн фб",
        "90 seconds fb",
        "1 day 2h fb",
        "1 day and 2h fb",
        "1d 2h fb",
        "1 día y 2 horas fb",
        "1 day 90 fb",
    ],
)
def test_what_is_told_in_days_or_seconds_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.hours(typed, BY)


def test_a_number_of_something_else_is_no_length_of_time() -> None:
    assert account_words.hours("2h 3 day offsite fb", BY).note == "3 day offsite"
    assert account_words.hours("90 an Facebook", BY) == Hours(90, Source.FACEBOOK, None)


@pytest.mark.parametrize("typed", ["200 300 fb", "$200 300 fb", "200 300 fb yesterday", "fb 1 200 300"])
def test_two_numbers_are_no_amount_where_nobody_parts_thousands_by_a_blank(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.expense(typed, BY)


@pytest.mark.parametrize(
    ("typed", "country", "amount"),
    [
        ("200 300 fb", "FR", "200300"),
        ("1 200 fb", "RU", "1200"),
        ("1 200,50 fb", "CA", "1200.50"),
        ("1 200 $ fb", "CA", "1200"),
        ("1 200k fb", "CA", "1200000"),
        ("200 300 flyers for $50", "CA", "50"),
    ],
)
def test_a_blank_parts_thousands_where_people_write_so_or_it_can_be_nothing_else(
    typed: str, country: str, amount: str
) -> None:
    assert account_words.expense(typed, replace(BY, country=country)).amount == cad(amount)


@pytest.mark.parametrize("typed", ["", "facebook", "0 facebook", "0h", "169 h", "99999", "1.5 facebook", "12:75"])
def test_what_says_no_time_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.hours(typed, BY)


@pytest.mark.parametrize(
    ("typed", "what", "target", "every"),
    [
        ("10 leads", Aim.LEADS, 10, Every.WEEK),
        ("10 new leads per week.", Aim.LEADS, 10, Every.WEEK),
        ("leads 10", Aim.LEADS, 10, Every.WEEK),
        ("Leads: 10 monthly", Aim.LEADS, 10, Every.MONTH),
        ("1,000 leads a month", Aim.LEADS, 1000, Every.MONTH),
        ("3 closed", Aim.CLOSED, 3, Every.WEEK),
        ("3 deals/month", Aim.CLOSED, 3, Every.MONTH),
        ("monthly 5 wins", Aim.CLOSED, 5, Every.MONTH),
        ("$20000", Aim.MONEY, cad("20000"), Every.WEEK),
        ("$20,000 won every month", Aim.MONEY, cad("20000"), Every.MONTH),
        ("20k weekly", Aim.MONEY, cad("20000"), Every.WEEK),
        ("20000 in sales", Aim.MONEY, cad("20000"), Every.WEEK),
        ("€5000 each month", Aim.MONEY, Money(Decimal(5000), "EUR"), Every.MONTH),
    ],
)
def test_goals(typed: str, what: Aim, target: int | Money, every: Every) -> None:
    assert account_words.wish(typed, BY) == Wish(what, target, every)


@pytest.mark.parametrize(
    "typed",
    ["", "20000", "0 leads", "-5 leads", "1.5 leads", "10 apples", "new 10", "$0", "9999999 leads", "$20 apples"],
)
def test_what_says_no_goal_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.wish(typed, BY)


@pytest.mark.parametrize(
    "read",
    [
        lambda told: account_words.hours(told, BY),
        lambda told: account_words.expense(told, BY),
        lambda told: account_words.wish(told, BY),
    ],
)
@given(typed=st.text(max_size=60) | st.text("0123456789.,:$€khmin weekly/leads-%", max_size=30))
def test_whatever_is_typed_is_understood_or_asked_about(read: Callable[[str], object], typed: str) -> None:
    with contextlib.suppress(NotUnderstood, NotSpentYet):
        assert read(typed)


TODAY, YESTERDAY, MONDAY = None, "2026-04-21", "2026-04-20"


@pytest.mark.parametrize(
    ("typed", "amount", "source", "words", "day"),
    [
        ("facebook 200", cad("200"), Source.FACEBOOK, "", TODAY),
        ("200 on facebook yesterday", cad("200"), Source.FACEBOOK, "", YESTERDAY),
        ("yesterday 200 fb", cad("200"), Source.FACEBOOK, "", YESTERDAY),
        ("200 fb today", cad("200"), Source.FACEBOOK, "", TODAY),
        ("200 facebook mon", cad("200"), Source.FACEBOOK, "", MONDAY),
        ("mon 200 facebook", cad("200"), Source.FACEBOOK, "", MONDAY),
        ("on monday 200 facebook", cad("200"), Source.FACEBOOK, "", MONDAY),
        ("200 facebook last friday", cad("200"), Source.FACEBOOK, "", "2026-04-17"),
        ("200 facebook 1 April", cad("200"), Source.FACEBOOK, "", "2026-04-01"),
        ("200 facebook on 1 April 2026", cad("200"), Source.FACEBOOK, "", "2026-04-01"),
        ("200 facebook 2026-04-01", cad("200"), Source.FACEBOOK, "", "2026-04-01"),
        ("200 facebook 1/4", cad("200"), Source.FACEBOOK, "", "2026-04-01"),
        ("200 € Messe gestern", eur("200"), Source.EVENT, "Messe", YESTERDAY),
        ("gestern 1.200,50 € für Facebook ausgegeben", eur("1200.50"), Source.FACEBOOK, "", YESTERDAY),
        ("1.200 Euro Messe", eur("1200"), Source.EVENT, "Messe", TODAY),
        ("50 Euro für Empfehlung", eur("50"), Source.REFERRAL, "Empfehlung", TODAY),
        ("200 € Facebook am Montag", eur("200"), Source.FACEBOOK, "", MONDAY),
        ("200 € Facebook Di", eur("200"), Source.FACEBOOK, "", YESTERDAY),
        ("200 € Messe 1.4.", eur("200"), Source.EVENT, "Messe", "2026-04-01"),
        ("ayer 200 en facebook", cad("200"), Source.FACEBOOK, "", YESTERDAY),
        ("gasté 200 € en la feria", eur("200"), Source.EVENT, "feria", TODAY),
        ("1 200,50 € sur Facebook hier", eur("1200.50"), Source.FACEBOOK, "", YESTERDAY),
        ("200 € sur mon site", eur("200"), Source.WEBSITE, "site", TODAY),
        ("200 € salon lundi", eur("200"), Source.OTHER, "salon", MONDAY),
        ("R$ 1.200,50 no instagram ontem", brl("1200.50"), Source.INSTAGRAM, "", YESTERDAY),
        ("300 reais na feira", brl("300"), Source.EVENT, "feira", TODAY),
        ("вчера 5 000 ₽ на фейсбук", rub("5000"), Source.FACEBOOK, "", YESTERDAY),
        ("20 тыс руб выставка", rub("20000"), Source.EVENT, "выставка", TODAY),
        ("5000 рублей на инстаграм в понедельник", rub("5000"), Source.INSTAGRAM, "", MONDAY),
        ("march 20 facebook", cad("20"), Source.FACEBOOK, "march", TODAY),
        ("CHF 1'200 linkedin", Money(Decimal(1200), "CHF"), Source.LINKEDIN, "", TODAY),
        ("£30 flyers", Money(Decimal(30), "GBP"), Source.OTHER, "flyers", TODAY),
        ("200 Kijiji boost", cad("200"), Source.OTHER, "Kijiji boost", TODAY),
        ("200 billboard", cad("200"), Source.OTHER, "billboard", TODAY),
    ],
)
def test_money_spent_in_six_languages_and_when(
    typed: str, amount: Money, source: Source | None, words: str, day: str | None
) -> None:
    found = account_words.expense(typed, BY)
    assert (found.amount, found.source, found.words) == (amount, source, words)
    assert (found.at and f"{found.at.astimezone(HALIFAX):%Y-%m-%d %H}") == (day and f"{day} 12")


@pytest.mark.parametrize(
    ("typed", "minutes", "source", "note", "day"),
    [
        ("1h30 fb", 90, Source.FACEBOOK, None, TODAY),
        ("fb 1h30", 90, Source.FACEBOOK, None, TODAY),
        ("1,5 Std Messe", 90, Source.EVENT, "Messe", TODAY),
        ("1,5 Std. Messe gestern", 90, Source.EVENT, "Messe", YESTERDAY),
        ("2 Stunden Facebook", 120, Source.FACEBOOK, None, TODAY),
        ("zwei Stunden Facebook", 120, Source.FACEBOOK, None, TODAY),
        ("eine Stunde LinkedIn", 60, Source.LINKEDIN, None, TODAY),
        ("eine halbe Stunde LinkedIn", 30, Source.LINKEDIN, None, TODAY),
        ("anderthalb Stunden LinkedIn", 90, Source.LINKEDIN, None, TODAY),
        ("eine Viertelstunde fb", 15, Source.FACEBOOK, None, TODAY),
        ("1 Std 20 Min fb", 80, Source.FACEBOOK, None, TODAY),
        ("1 Stunde und 20 Minuten fb", 80, Source.FACEBOOK, None, TODAY),
        ("90 Minuten fb", 90, Source.FACEBOOK, None, TODAY),
        ("an hour on facebook", 60, Source.FACEBOOK, None, TODAY),
        ("half an hour on facebook", 30, Source.FACEBOOK, None, TODAY),
        ("two hours calls yesterday", 120, None, "calls", YESTERDAY),
        ("2 hours and a half fb", 150, Source.FACEBOOK, None, TODAY),
        ("2 horas en facebook ayer", 120, Source.FACEBOOK, None, YESTERDAY),
        ("media hora en facebook", 30, Source.FACEBOOK, None, TODAY),
        ("una hora y media en facebook", 90, Source.FACEBOOK, None, TODAY),
        ("1 hora y 15 minutos feria", 75, Source.EVENT, "feria", TODAY),
        ("2 heures sur Facebook hier", 120, Source.FACEBOOK, None, YESTERDAY),
        ("une demi-heure sur Facebook", 30, Source.FACEBOOK, None, TODAY),
        ("2 heures et demie sur linkedin", 150, Source.LINKEDIN, None, TODAY),
        ("1h30 foire lundi", 90, Source.EVENT, "foire", MONDAY),
        ("45 mn linkedin", 45, Source.LINKEDIN, None, TODAY),
        ("2 horas no instagram ontem", 120, Source.INSTAGRAM, None, YESTERDAY),
        ("meia hora no instagram", 30, Source.INSTAGRAM, None, TODAY),
        ("1 hora e meia instagram", 90, Source.INSTAGRAM, None, TODAY),
        ("duas horas feira", 120, Source.EVENT, "feira", TODAY),
        ("2 часа фейсбук вчера", 120, Source.FACEBOOK, None, YESTERDAY),
        ("полчаса телеграм", 30, Source.TELEGRAM, None, TODAY),
        ("полтора часа выставка", 90, Source.EVENT, "выставка", TODAY),
        ("час на фейсбуке", 60, Source.FACEBOOK, None, TODAY),
        ("1 ч 20 мин инстаграм", 80, Source.INSTAGRAM, None, TODAY),
        ("90 минут инстаграм", 90, Source.INSTAGRAM, None, TODAY),
        ("2 часа с половиной сайт", 150, Source.WEBSITE, "сайт", TODAY),
        ("90 facebook posting mon", 90, Source.FACEBOOK, "posting", MONDAY),
        ("10 posts yesterday", 10, None, "posts", YESTERDAY),
        ("2h Tag der offenen Tür", 120, Source.EVENT, "Tag der offenen Tür", TODAY),
    ],
)
def test_time_worked_in_six_languages_and_when(
    typed: str, minutes: int, source: Source | None, note: str | None, day: str | None
) -> None:
    found = account_words.hours(typed, BY)
    assert (found.minutes, found.source, found.note) == (minutes, source, note)
    assert (found.at and f"{found.at.astimezone(HALIFAX):%Y-%m-%d %H}") == (day and f"{day} 12")


@pytest.mark.parametrize(
    ("typed", "what", "target", "every"),
    [
        ("10 Leads pro Woche", Aim.LEADS, 10, Every.WEEK),
        ("10 Leads im Monat", Aim.LEADS, 10, Every.MONTH),
        ("monatlich 10 neue Kontakte", Aim.LEADS, 10, Every.MONTH),
        ("zehn Leads wöchentlich", Aim.LEADS, 10, Every.WEEK),
        ("3 Abschlüsse pro Monat", Aim.CLOSED, 3, Every.MONTH),
        ("5 Verkäufe", Aim.CLOSED, 5, Every.WEEK),
        ("20.000 € Umsatz im Monat", Aim.MONEY, eur("20000"), Every.MONTH),
        ("20 Tsd € monatlich", Aim.MONEY, eur("20000"), Every.MONTH),
        ("$20k a month", Aim.MONEY, cad("20000"), Every.MONTH),
        ("$20k/mo", Aim.MONEY, cad("20000"), Every.MONTH),
        ("goal: 10 leads/wk", Aim.LEADS, 10, Every.WEEK),
        ("at least ten leads", Aim.LEADS, 10, Every.WEEK),
        ("win 3 deals a month", Aim.CLOSED, 3, Every.MONTH),
        ("leads weekly 10", Aim.LEADS, 10, Every.WEEK),
        ("3 new customers per month", Aim.CLOSED, 3, Every.MONTH),
        ("3 cierres por semana", Aim.CLOSED, 3, Every.WEEK),
        ("10 contactos al mes", Aim.LEADS, 10, Every.MONTH),
        ("10 clientes potenciales al mes", Aim.LEADS, 10, Every.MONTH),
        ("5 ventas mensuales", Aim.CLOSED, 5, Every.MONTH),
        ("20.000 € en ventas al mes", Aim.MONEY, eur("20000"), Every.MONTH),
        ("10 prospects par semaine", Aim.LEADS, 10, Every.WEEK),
        ("3 ventes par mois", Aim.CLOSED, 3, Every.MONTH),
        ("20 000 € par mois", Aim.MONEY, eur("20000"), Every.MONTH),
        ("10 contacts mensuels", Aim.LEADS, 10, Every.MONTH),
        ("10 contatos por semana", Aim.LEADS, 10, Every.WEEK),
        ("3 vendas por mês", Aim.CLOSED, 3, Every.MONTH),
        ("R$ 20 mil por mês", Aim.MONEY, brl("20000"), Every.MONTH),
        ("10 лидов в неделю", Aim.LEADS, 10, Every.WEEK),
        ("3 сделки в месяц", Aim.CLOSED, 3, Every.MONTH),
        ("500 000 ₽ в месяц", Aim.MONEY, rub("500000"), Every.MONTH),
        ("продажи 3 ежемесячно", Aim.CLOSED, 3, Every.MONTH),
    ],
)
def test_goals_in_six_languages(typed: str, what: Aim, target: int | Money, every: Every) -> None:
    assert account_words.wish(typed, BY) == Wish(what, target, every)


@pytest.mark.parametrize(
    ("typed", "over"),
    [
        ("off", Ending(None, None)),
        ("Off.", Ending(None, None)),
        ("no goals", Ending(None, None)),
        ("leads off", Ending(Aim.LEADS, None)),
        ("stop monthly", Ending(None, Every.MONTH)),
        ("no leads per week", Ending(Aim.LEADS, Every.WEEK)),
        ("money off", Ending(Aim.MONEY, None)),
        ("aus", Ending(None, None)),
        ("keine Ziele", Ending(None, None)),
        ("sin metas", Ending(None, None)),
        ("aucun objectif", Ending(None, None)),
        ("sem vendas", Ending(Aim.CLOSED, None)),
        ("нет", Ending(None, None)),
        ("10 leads", None),
        ("off season 10", None),
        ("", None),
    ],
)
def test_goals_are_ended(typed: str, over: Ending | None) -> None:
    assert account_words.ending(typed) == over


def test_money_of_last_spring_is_not_of_the_next_one() -> None:
    late = replace(BY, now=datetime(2026, 11, 22, 15, tzinfo=UTC))
    found = account_words.expense("200 facebook 3 apr", late)
    assert found.at is not None
    assert f"{found.at.astimezone(HALIFAX):%Y-%m-%d %H}" == "2026-04-03 12"


@pytest.mark.parametrize("typed", ["200 facebook tomorrow", "200 facebook next friday", "200 € Messe 24.4."])
def test_what_is_not_spent_yet_is_not_noted(typed: str) -> None:
    with pytest.raises(NotSpentYet):
        account_words.expense(typed, BY)
    with pytest.raises(NotSpentYet):
        account_words.hours(typed.replace("€", "min"), BY)


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("200 fecebok", Source.FACEBOOK),
        ("200 on linkeedln ads", Source.LINKEDIN),
        ("200 instragam", Source.INSTAGRAM),
        ("200 printer ink", None),
        ("200 face", None),
    ],
)
def test_a_slip_is_offered_as_what_it_may_be(typed: str, likely: Source | None) -> None:
    assert account_words.expense(typed, BY).likely is likely
    assert account_words.hours(typed, BY).likely is likely


def test_what_is_known_is_no_slip() -> None:
    assert account_words.expense("200 facebok", BY) == Expense(cad("200"), Source.FACEBOOK, "")
    assert account_words.hours("20 facebok", BY) == Hours(20, Source.FACEBOOK, None)


def test_roubles_are_meant_in_russian_where_the_country_is_only_assumed() -> None:
    assumed = replace(BY, currency="USD", at_home=False)
    assert account_words.expense("5000 на рекламу в телеграме", assumed).amount == rub("5000")
