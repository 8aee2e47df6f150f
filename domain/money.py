"""“$350k” → an amount and its currency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain import spoken
from domain.errors import NotUnderstood
from domain.typed import LETTERS, either, look, tidy, words_of


@dataclass(frozen=True)
class Money:
    """An amount in major units (dollars, not cents) of an ISO 4217 currency."""

    amount: Decimal
    currency: str


DOLLARS = words_of("USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD JMD TTD BSD FJD")
"""Currencies that write themselves with a plain $."""
KRONER = frozenset(("SEK", "NOK", "DKK", "ISK"))

SIGNS = {
    "us$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₪": "ILS",
    "₺": "TRY",
    "₩": "KRW",
    "zł": "PLN",
}
WORDS = {
    word: currency
    for currency, words in {
        "EUR": "euro euros евро",
        "GBP": "pound pounds quid libras фунтов",
        "RUB": "rub руб рубль рубля рублей рублях р ruble rubles rouble roubles",
        "UAH": "грн гривна гривны гривен",
        "KZT": "тенге",
        "INR": "rupees rupien rupias rúpias",
        "JPY": "yen",
        "CNY": "yuan rmb юаней",
        "CHF": "francs franken franchi sfr",
        "PLN": "zloty zlotych złoty złote złotych",
        "BRL": "reais",
        "TRY": "tl",
    }.items()
    for word in words.split()
}
DOLLAR_WORDS = words_of(
    "$ dollar dollars buck bucks dólar dólares dolar dolares доллар доллара долларов бакс бакса баксов"
)
SHARED = {
    "peso": (words_of("MXN ARS CLP COP UYU PHP"), None),
    "pesos": (words_of("MXN ARS CLP COP UYU PHP"), None),
    "rs": (words_of("INR PKR LKR NPR MUR"), None),
    "kr": (KRONER, "SEK"),
}
"""Names that several currencies share: the workspace's, or else that of most; without one it is no amount."""
# ISO 4217 codes that are words as well (TRY, PEN, MAD, GEL, COP, RON, ALL) are left out: "5 pen" is no money.
CODES = sorted(
    words_of(
        "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK ISK PLN CZK HUF BGN UAH RUB JPY CNY HKD SGD TWD KRW INR PKR "
        "THB IDR MYR PHP VND ILS AED SAR QAR KWD EGP ZAR NGN KES GHS BRL MXN ARS CLP UYU KZT RSD"
    )
)
THOUSANDS = "k tsd thousand grand mille тыс тысяча тысячи тысяч к т t"
MILLIONS = (
    "m mn mio mm million millions millón millon millones milhão milhao milhões milhoes mill млн миллион миллиона"
    " миллионов лям ляма лямов"
)
TIMES = {
    **dict.fromkeys(words_of(THOUSANDS), 1000),
    **dict.fromkeys(words_of(MILLIONS), 10**6),
    **dict.fromkeys(words_of("bn billion mrd milliarde milliarden milliard milliards млрд"), 10**9),
    **dict.fromkeys(words_of("lakh lakhs lac lacs"), 10**5),
    **dict.fromkeys(words_of("crore crores"), 10**7),
}
MIL = "mil"
"""A thousand in Spanish and Portuguese, short for a million in English."""
MIL_IS_A_THOUSAND = words_of("EUR BRL MXN ARS CLP COP UYU")
MOST_ENGLISH_MIL = 100
SAYS_THOUSAND = words_of(
    "quiere quieren busca buscan necesita hasta para con una unos unas euros presupuesto llamar mañana casa piso"
    " coche carro vale cuesta precio dinero y por los las del pesos oferta pago"
    " quer querem precisa procura até com uma uns umas orçamento ligar amanhã apartamento preço custa vale em"
    " usado usada reais conto pelo pela sou são ele ela"
)
"""Words of a Spanish or Portuguese sentence, in which “15 mil” is fifteen thousand."""
SAYS_MILLION = words_of(
    "for the wants want needs need budget around about house home with and is of to call asking looking worth up"
    " his her their has have got from price buy buying sell selling unit commercial property condo deal at on"
)
"""Words of an English sentence, in which “1.2 mil” is a million and a bit."""
LOOK_AROUND = 160
"""Characters on either side of “mil” that tell its language."""
DECIMAL_COMMA = words_of("mio mrd tsd тыс тысяч тысячи млн миллиона миллионов млрд millones milhões milhoes mil")
"""Multipliers of languages that write 1,250 Mio. for one and a quarter; what 1.250 Mio. is, nobody can tell."""
GROUPS_OF_TWO = words_of("INR PKR LKR NPR BDT")
"""Currencies whose lakhs are parted: 2,50,000."""


NAMES = frozenset((*SIGNS, *WORDS, *DOLLAR_WORDS, *SHARED, *(code.lower() for code in CODES)))
"""How a currency is written in small letters: beside an amount, and in the heading of a column of amounts."""

_SIGN = either([*SIGNS, "$", "kr", "rs", "rs."])
_NAME = either(NAMES)
_NUMBER = (
    r"(?:\d{1,3}(?P<part>[ ,.'_])\d{3}(?:(?P=part)\d{3}){0,3}(?:[.,]\d{1,2})?"
    r"|(?P<lakhs>\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?)|\d{1,15}(?:[.,]\d{1,6})?)(?!\d|[.,']\d)"
)
_TIMES = either({*TIMES, MIL} - {"к", "т", "t"})
AMOUNT = re.compile(
    rf"(?:(?P<before>{_SIGN}|(?:{either(code.lower() for code in CODES)})(?=[ \d]))\ ?)?"
    rf"(?P<number>{_NUMBER})(?P<even>[.,]-{{1,2}}(?![\w-]))?"
    rf"(?:(?:\ ?(?P<times>(?:{_TIMES})(?![^\W_])|т(?=\.?\ ?р(?:уб)?(?![^\W_]))|t(?=€|\ ?eur))|(?P<glued>к)(?![^\W_]))"
    r"(?:(?<=[odnостднр])\.)?)?"
    rf"(?:\ ?(?:de\ |d'|of\ )?(?P<after>{_NAME})(?![^\W_])(?:(?<=[рбн])\.)?)?"
)
"""An amount in lower-case plain text, with the words of its currency on either side, if any."""
ABOUT = re.compile(r"(?:about|around|ca\.?|circa|etwa|ungefähr|environ|unos|aprox\.?|cerca de|около|примерно) ")


@dataclass(frozen=True)
class Amount:
    """An amount at text[start:end]; `marked` when a currency or a multiplier says that it is money."""

    money: Money
    start: int
    end: int
    marked: bool


def read_money(text: str, default_currency: str) -> Money:
    """The amount that `text` states, in `default_currency` (ISO 4217) unless it names one. Raises
    NotUnderstood."""
    plain = look(spoken.in_digits(tidy(text))).lower().strip(" \t\n.,;!?~≈")
    about = ABOUT.match(plain)
    amount = amount_at(plain, about.end() if about else 0, default_currency)
    if amount is None or plain[amount.end :].strip("."):
        raise NotUnderstood(text)
    return amount.money


def amount_at(plain: str, place: int, default_currency: str) -> Amount | None:
    """The amount that begins at `place` of a plain lower-case text, or None; also where two readings are as likely."""
    match = AMOUNT.match(plain, place)
    if match is None:
        return None
    currency = _currency(match["after"] or match["before"], default_currency)
    times = match["times"] or match["glued"]
    if currency is None or (match["lakhs"] and currency not in GROUPS_OF_TWO):
        return None
    thousand = _mil_is_a_thousand(plain, match, currency) if times == MIL else None
    number = _number(match["number"], times, thousand, lakhs=match["lakhs"] is not None)
    if number is None:
        return None
    marked = bool(match["before"] or match["after"] or match["even"] or (times and times != "mm"))
    return Amount(Money(number, currency), match.start(), match.end(), marked)


def names_currency(text: str) -> bool:
    """Whether an amount in `text` stands beside the sign or the name of a currency."""
    return any(each["before"] or each["after"] for each in AMOUNT.finditer(look(tidy(text)).lower()))


def currency_called(name: str, default: str) -> str | None:
    """The currency (ISO 4217) of a name, “yen”; `default` says which dollars “$” are. None where it may be several."""
    plain = name.lower().rstrip(".")
    return _currency(plain, default) if plain in NAMES else None


def _number(text: str, times: str | None, thousand: bool | None, *, lakhs: bool) -> Decimal | None:
    """Digits with separators: the last . or , is the decimal one unless just three digits follow it (1,500)."""
    digits = re.sub(r"[ '_]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    fraction = digits[last + 1 :] if last >= 0 else ""
    alone = digits.count(".") + digits.count(",") == 1
    point = "," if times in DECIMAL_COMMA else "."
    if times in DECIMAL_COMMA and alone and len(fraction) == 3 and digits[last] == ".":
        return None
    decimal = alone and (digits.startswith("0") or (times and digits[last] == point))
    thousands = len(fraction) == 3 and not decimal and (lakhs or not ("." in digits and "," in digits))
    whole = re.sub(r"[.,]", "", digits if thousands or last < 0 else digits[:last])
    amount = Decimal(whole if thousands or last < 0 else f"{whole}.{fraction}")
    if times == MIL:
        return _mil(amount, thousand)
    return _short(amount * TIMES.get(times or "", 1))


def _mil_is_a_thousand(plain: str, match: re.Match[str], currency: str) -> bool | None:
    """Whether “mil” is said in Spanish or Portuguese rather than in English; None where nothing tells."""
    if currency in MIL_IS_A_THOUSAND:
        return True
    around = plain[max(0, match.start() - LOOK_AROUND) : match.start()] + plain[match.end() :][:LOOK_AROUND]
    words = LETTERS.findall(around)
    thousand = "," in match["number"] or not SAYS_THOUSAND.isdisjoint(words)
    million = "." in match["number"] or not SAYS_MILLION.isdisjoint(words)
    return thousand if thousand != million else None


def _mil(amount: Decimal, thousand: bool | None) -> Decimal | None:
    """“2 mil” in the language in which it is said; nobody means 350 millions, and nothing is guessed."""
    if thousand:
        return _short(amount * 1000)
    return _short(amount * 10**6) if thousand is not None and amount < MOST_ENGLISH_MIL else None


def _short(amount: Decimal) -> Decimal:
    return Decimal(int(amount)) if amount == int(amount) else amount


def _currency(said: str | None, default: str) -> str | None:
    """The code of the currency that was said; None where the workspace's isn't one of those that it may be."""
    default = default.upper()
    if said is None:
        return default
    if said in DOLLAR_WORDS:
        return default if default in DOLLARS else "USD"
    if said.rstrip(".") in SHARED:
        those, most = SHARED[said.rstrip(".")]
        return default if default in those else most
    if said == "¥" and default == "CNY":
        return default
    return SIGNS.get(said) or WORDS.get(said) or said.upper()


def own_first(amounts: Iterable[Money], currency: str) -> list[Money]:
    """The amounts in the order in which they are told: one's own `currency`, then the others as they come."""
    return sorted(amounts, key=lambda each: each.currency != currency)
