"""What a field of a lead is from now on, said in a few words: “66k”, “902 555 0399”, “phone 902 555 0399”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain import answers, renaming, reply_words
from domain.answers import Reading, minutes, sentence
from domain.capture import Captured
from domain.contacts import answered, e164
from domain.errors import NotUnderstood
from domain.models import Field
from domain.money import amount_at, read_money
from domain.typed import either, lowered, tidy

WORTH = re.compile(
    rf"(?:(?:{either(reply_words.CORRECTING)})[\s,:;.–—-]+)*(?P<worth>(?:{either(reply_words.WORTH)})[:=]?\s+)?"
)
"""What may stand before an amount that corrects another: “no, worth 66k”."""
STILL = re.compile(rf"[\s,]*(?:{either(reply_words.NOW)})?[\s.!]*")
"""And behind it: “66k now.”"""
LONGEST_CONTACT = 80
LEAST_DIGITS = 7
LABELLED = {
    Field.NAME: "name|full name",
    Field.CONTACT: "phone|tel|telephone|mobile|cell|number|phone number|email|e-mail|mail|contact",
    Field.SOURCE: "source|found",
    Field.NEED: "wants|needs",
    Field.VALUE: "worth|value|budget",
    Field.DUE: "follow-up|follow up|followup|due",
    Field.TAGS: "tags|tag",
}
"""What the fields of a card are called by those who type one and what it is to be."""
LABEL = {
    field: re.compile(rf"(?:the |his |her |their )?(?:{names})(?:\s*[:=]\s*|\s+is\s+|\s+to\s+|\s+)(.+)", re.IGNORECASE)
    for field, names in LABELLED.items()
}
BARE_AMOUNT = re.compile(r"\d[\d.,]{2,}")

Change = tuple[Field, Mapping[str, Any]]
"""A field, and the attributes of a lead for which it stands."""


def read(typed: str, by: Reading) -> Change | None:
    """The field that words correct, and nothing else; None where they may say something else."""
    return _new_worth(typed, by) or _new_contact(typed, by) or _new_name(typed, by)


def chosen(typed: str, by: Reading) -> Change:
    """The same where it is asked what shall be changed: also with the name of its field, a time, or a bare amount.

    Raises:
        NotUnderstood: it may say something else.
        MomentPassed: the time named has passed.
    """
    said = tidy(typed).strip()
    if (changed := read(said, by)) is not None:
        return changed
    for field, label in LABEL.items():
        told = label.fullmatch(said)
        changes = answers.field(field, told[1], by) if told else {}
        if told and _is_alone(field, told[1], changes, by):
            return field, changes
    if BARE_AMOUNT.fullmatch(said):
        return Field.VALUE, {"value": read_money(said, by.currency_of(said))}
    return Field.DUE, {"due": answers.moment(said, by)}


def _is_alone(field: Field, said: str, changes: Mapping[str, Any], by: Reading) -> bool:
    """Whether a field is all that is told, and nothing of somebody else: “wants a van, Bob 902 555 0134”."""
    if field is Field.NEED:
        found = sentence(said, by)
        return not (found.reaches or found.links or found.due or found.value)
    if field is Field.CONTACT:
        found = sentence(said, by)
        return not (found.name or found.need)
    return field is not Field.NAME or set(changes) == {"name"}


def length_of(said: str) -> int | None:
    """Minutes; None for what no touch can take: “back in 48 h”."""
    try:
        return minutes(said)
    except NotUnderstood:
        return None


def _new_worth(typed: str, by: Reading) -> Change | None:
    """A bare number only behind a word that says what it is; “15 m” may be minutes."""
    said = lowered(typed)
    worth = WORTH.match(said)
    place = worth.end() if worth else 0
    amount = amount_at(said, place, by.currency_of(typed))
    if amount is None or STILL.fullmatch(said[amount.end :]) is None:
        return None
    is_sure = amount.marked and length_of(said[place : amount.end]) is None
    return (Field.VALUE, {"value": amount.money}) if is_sure or (worth and worth["worth"]) else None


def _new_contact(typed: str, by: Reading) -> Change | None:
    """A phone number or an e-mail, and no other word."""
    if len(typed) > LONGEST_CONTACT or not (typed.count("@") or sum(map(str.isdigit, typed)) >= LEAST_DIGITS):
        return None
    number = answered(typed.strip())
    if number and not number.endswith("000"):  # that is an amount as well
        return Field.CONTACT, {"phones": (e164(number, by.country) or number,)}
    found = sentence(typed, by)
    if not (found.phones or found.emails) or replace(found, phones=(), emails=()) != Captured():
        return None
    return Field.CONTACT, {name: value for name in ("phones", "emails") if (value := getattr(found, name))}


def _new_name(typed: str, by: Reading) -> Change | None:
    name = renaming.read(typed, by.called)
    return (Field.NAME, {"name": name}) if name else None
