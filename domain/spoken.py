"""Numbers that were spoken, as voice typing writes them: the digits of a phone one by one, round amounts in words."""

from __future__ import annotations

import re

from domain.typed import either

DIGITS = {
    word: str(digit)
    for digit, words in enumerate(
        (
            "zero oh o nought null cero zéro ноль",
            "one uno eins un um один",
            "two dos zwei zwo deux dois два",
            "three tres drei trois três три",
            "four cuatro vier quatre quatro четыре",
            "five cinco fünf fuenf cinq пять",
            "six seis sechs meia шесть",
            "seven siete sieben sept sete семь",
            "eight ocho acht huit oito восемь",
            "nine nueve neun neuf nove девять",
        )
    )
    for word in words.split()
}
"""In six languages."""
FEWEST = 7
"""So many digits in a row are a phone number."""
_DIGIT = either(DIGITS)
NUMBER = re.compile(rf"(?<![\w-])(?:{_DIGIT})(?:[ -](?:{_DIGIT})){{{FEWEST - 1},}}(?![\w-])", re.IGNORECASE)
BLANK = re.compile(r"[ -]")

ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
COUNTS = {word: count for count, word in enumerate(f"{ONES} eighteen nineteen".split(), start=1)}
TENS = {
    f"{stem}ty": 10 * count
    for count, stem in enumerate(["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"], start=2)
}
_TENS, _COUNT = either(TENS), either(COUNTS)
WORTH = re.compile(
    r"(?<!\w)(?P<before>(?:about|around|roughly|approximately|worth|budget|budget is|budget of|up to) )"
    rf"(?:(?P<tens>{_TENS})(?:[ -](?P<more>{_COUNT}))?|(?P<count>a|{_COUNT}))"
    r"(?P<hundred> hundred)? (?P<times>thousand|grand|million)(?!\w)",
    re.IGNORECASE,
)
"""An amount in English after a word that says that it is one: “about twelve thousand”."""


def in_digits(sentence: str) -> str:
    """The sentence with such numbers in digits; all its other words stay as they are."""
    phoned = NUMBER.sub(lambda said: "".join(DIGITS[word] for word in BLANK.split(said[0].lower())), sentence)
    return WORTH.sub(_amount, phoned)


def _amount(said: re.Match[str]) -> str:
    tens, more, count = (str(said[name] or "").lower() for name in ("tens", "more", "count"))
    number = TENS.get(tens, 0) + COUNTS.get(more, 0) + (1 if count == "a" else COUNTS.get(count, 0))
    return f"{said['before']}{number * (100 if said['hundred'] else 1)} {said['times']}"
