"""What a lead is worth, found in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.contacts import Claim
from domain.money import Amount, amount_at

_WHOSE = (
    "my|our|his|her|their|your|the|a|an|mi|mis|nuestro|nuestra|su|sus|el|la|un|una|mein|meine|unser|unsere|ihr|ihre"
    "|sein"
    "|seine|das|der|die|ein|einen|eine|mon|notre|son|leur|votre|le|une|meu|minha|nosso|nossa|seu|sua|o|um|uma"
    "|мой|моя|наш|наша|его|её|ее|их|у него|у неё|у нее|у них|у меня|у нас"
)
_HAS = (
    "has|have|i have|we have|with|got|tiene|tienen|tengo|con|hat|habe|haben|mit|a|ont|ai|j'ai|avec|tem|têm|tenho|com|с"
)
_IS = (
    "of|is|are|was|would be|size|about|around|roughly|approx\\.?|up to|de|del|es|está|ronda|ronda los|alrededor de"
    "|sobre|von|ca\\.?|circa|etwa|rund|ungefähr|um die|bis zu|ist|liegt bei|beträgt|bei|est|environ|d'environ|autour de"
    "|aprox\\.?"
    "|unos|unas|até|é|em torno de|cerca de|por volta de|deles|dela|dele"
    "|около|примерно|до|в|это|составляет|порядка|у них|у неё|у него"
)
WORTH = re.compile(
    r"(?<!\w)(?:(?:(?:s?he|they)(?:'?s|'?ve) |has |have )got"
    rf"|(?:(?:{_HAS}) )?(?:(?:{_WHOSE}) )?(?:max(?:imum)?\.? )?(?:worth|budget|value|val|price|amount|deal"
    r"|presupuesto|valor|precio|importe|monto|wert|preis"
    r"|betrag|summe"
    r"|volumen|auftragswert|montant|valeur|prix|orçamento|orcamento|preço|preco|стоимость|стоимостью|бюджет|бюджетом"
    r"|сумма|суммой|сумму|цена|ценой))"
    rf"(?: (?:{_IS}))*[:\s~]*$"
)
"""Words before an amount that say what it is."""
WORTH_AFTER = re.compile(
    rf" (?:(?:is|are|es|ist|est|é|это|—|-) )?(?:(?:{_WHOSE}) )?(?:budget|presupuesto|orçamento|orcamento|бюджет)"
    r"(?=\s*(?:$|[,;.!\n]))"
)
"""The same behind it: “300k is my budget”."""
NUMBER = re.compile(r"(?<!\w)(?<!\d[.,:/-])\d")
BEFORE = re.compile(r"(?:(?:us|ca?|cad|au?|nz|hk|s|r)?\$|[€£¥₽₴₹₪₺₩]|(?<!\w)(?:kr|zł|rs\.?|[a-z]{3}))\ ?$")
ROUGHLY = re.compile(r"ish(?!\w)")
"""Behind an amount: “4500ish”."""
RATE = re.compile(
    r"(?: ?/ ?| per | p\.? ?| an? (?=[dhmqwy])| al? (?=[dmsñ])| por | ao? (?=[dms])| pro | im | par | je "
    r"| в (?=[мгнч])"
    r"| за (?=[мгнч]))"
    r"(?:yr|year|y|annum|quarter|qtr|mo|mth|month|m|wk|week|w|day|d|hr|hour|h|night"
    r"|seat|user|unit|person|pp|head|licen[cs]e|piece|pc|sq ?m|sq ?ft|m2|m²|qm"
    r"|mes|año|ano|semana|día|dia|hora|persona|unidad|noche|monat|jahr|woche|tag|stunde|std|nacht|stück|nutzer"
    r"|séance|session|sesión|sessão|sitzung|lesson|cours|занятие|сеанс|mois|an|année|semaine|jour|heure|personne"
    r"|nuit|mês|pessoa|unidade|noite"
    r"|мес|месяц|год|неделю|день|час|шт|штуку|сутки|чел|человека|м2|кв\.? ?м)(?![^\W_])"
    r"| (?:p\.?a|pcm|annually|yearly|monthly|mensual|mensuales|anual|anuales|monatlich|jährlich|mensuel|mensuels"
    r"|mensais|anuais|ежемесячно)(?![^\W_])"
)
"""What an amount is paid for, again and again: it belongs to the amount."""
_FROM_TO = "-|to|till|bis|до|à|a|até|ate|hasta"
_AND = "and|y|e|et|und|и"
_BETWEEN = "between|entre|zwischen|между"
BETWEEN_AFTER = re.compile(rf" (?:{_AND}) (?=(?:r\$|[$€£₽])? ?\d)")
JOINT = re.compile(rf" ?- ?| (?:{_FROM_TO}) ")
"""Between the ends of a range."""
NUMBER_AT = re.compile(r"(?:(?:us|ca?|cad|au?|nz|hk|s|r)?\$|[€£¥₽₴₹₪₺₩]|(?:kr|zł|rs\.?)(?= ?\d))? ?\d")
"""The first digit of an amount, after its sign."""
UNIT = re.compile(r"^\D*\d(?:[\d.,' ]*\d)?")
"""The number of an amount, before its thousands and its currency."""
BETWEEN_BEFORE = re.compile(rf"(?<!\w)(?:{_BETWEEN}) $")
RANGE_LED = re.compile(rf"(?<!\w)(?:{_BETWEEN}|from|von|de|desde|от) $")
"""The word with which a range begins."""
UP_TO = re.compile(
    r"(?<!\w)(?:up to|under|below|less than|no more than|m[aá]x\.?|unter|höchstens|menos de|moins de|не больше|не"
    r" дороже"
    r"|bis zu|bis|hasta|jusqu'à|jusque|até|до) $"
)
"""Words that make an amount the most that is paid: they are told with it."""
MOST_AMOUNTS = 32
LONGEST_LABEL = 40
LONG = re.compile(r"\d{1,3}(?: \d{3}){3}")
"""More may be a phone and an amount, until the phones are known: “612 345 678 350 €”."""


def amounts(plain: str, currency: str, *, phones_known: bool = False) -> list[Claim]:
    """What the lead is worth: the amount with a label, or else the first that is surely money.

    What it is paid for (“$500 per month”) is claimed with it, as a rate.
    """
    sure: list[Claim] = []
    done = 0
    for looked, match in enumerate(NUMBER.finditer(plain)):
        if looked == MOST_AMOUNTS:
            break
        place = match.start()
        amount = _at(plain, place, currency) if place >= done else None
        if amount is None:
            continue
        if not phones_known and LONG.match(plain, place):
            done = amount.end
            continue
        spread = _range(plain, amount, currency)
        amount = spread or amount
        start, rate = amount.start, RATE.match(plain, amount.end)
        end = rate.end() if rate else amount.end
        done = max(done, end if spread else done)
        if _is_part(plain, start, end):
            continue
        labelled = WORTH.search(plain[max(0, start - LONGEST_LABEL) : start])
        most = None if labelled else UP_TO.search(plain, max(0, start - LONGEST_LABEL), start)
        most = most or (RANGE_LED.search(plain, max(0, start - LONGEST_LABEL), start) if spread else None)
        begin = most.start() if most else start
        end = rough.end() if (rough := ROUGHLY.match(plain, end)) else end
        claims = [Claim(begin, end, "value", amount.money)]
        claims += [Claim(begin, end, "rate", None)] if rate or most or spread else []
        if labelled:
            return claims
        if (
            not sure
            and amount.marked
            and not _is_dialled(plain, place)
            and (rate or not _is_measure(plain, start, end))
        ):
            sure = claims
    return sure


def _at(plain: str, place: int, currency: str) -> Amount | None:
    """The amount whose first digit stands at `place`, with the sign before it."""
    sign = BEFORE.search(plain, max(0, place - 5), place)
    amount = amount_at(plain, sign.start(), currency) if sign else None
    return amount or amount_at(plain, place, currency)


def _is_dialled(plain: str, place: int) -> bool:
    """Whether a number begins like one to be dialled: 0134."""
    return plain[place] == "0" and plain[place + 1 : place + 2].isdigit()


def _is_part(plain: str, start: int, end: int) -> bool:
    """Whether digits belong to a longer thing: a range (300-350k), a time (15:30), a share (20%)."""
    before, after = plain[max(0, start - 1) : start], plain[end : end + 2]
    if ROUGHLY.match(plain, end):
        return before.isalnum()
    if before.isalnum() or before in set("@#/_+") or (before == "-" and plain[start - 2 : start - 1].isalnum()):
        return True
    return (
        after[:1].isalnum() or after[:1] in tuple("%_@$€£₽") or (after[:1] in ("-", ":", "/") and after[1:].isalnum())
    )


def _range(plain: str, low: Amount, currency: str) -> Amount | None:
    """The lower end of the range that begins with `low`, over the place of both: 3k for “3-5k”; None where none does.

    What is said of the upper end alone (its thousands, its currency) is meant of both.
    """
    joint = JOINT.match(plain, low.end)
    if joint is None and BETWEEN_BEFORE.search(plain, max(0, low.start - LONGEST_LABEL), low.start):
        joint = BETWEEN_AFTER.match(plain, low.end)
    digit = NUMBER_AT.match(plain, joint.end()) if joint else None
    high = _at(plain, digit.end() - 1, currency) if digit else None
    marked = low.marked or (high is not None and high.marked)
    if high is None or not (marked or WORTH.search(plain[max(0, low.start - LONGEST_LABEL) : low.start])):
        return None
    said, unit = plain[low.start : low.end], UNIT.sub("", plain[high.start : high.end])
    alike = amount_at(said + unit, 0, currency) if said[-1].isdigit() else None
    ends = [each.money for each in (alike, low) if each and each.money.amount < high.money.amount]
    if not ends and not high.marked:  # “$300 to 3 dogs”
        return None
    money = ends[0] if ends else high.money
    named = high.money.currency if high.money.currency != currency else money.currency
    return Amount(replace(money, currency=named), low.start, high.end, marked=True)


METRES = re.compile(r"\d+(?: ?- ?\d+)? ?m")
SHORT = ("k", "m", "к", "lakh", " mil", "тыс", "тысяч", "tsd")
"""Ends of amounts that may count other things than money: “wants 5k flyers”."""


def _is_measure(plain: str, start: int, end: int) -> bool:
    """Whether “2m” and “5k” may count things: no currency, a word comes next, and nothing speaks of money."""
    said = plain[start:end]
    if not said.endswith(SHORT) or not re.match(r" ?[^\W\d_]", plain[end : end + 2]):
        return False
    metres = said[-1] == "m" and METRES.fullmatch(said) is not None
    return metres or COUNTING.search(plain, max(0, start - LONGEST_LABEL), start) is not None


COUNTING = re.compile(
    r"(?<!\w)(?:wants?|needs?|buy|orders?|ordering|quiere|necesita|compra|möchte|braucht|kauft|veut|cherche"
    r"|achète|quer"
    r"|precisa|хочет|нужно|нужны|купит) $"
)
