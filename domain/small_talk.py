"""Words that tell of nobody: a greeting, thanks, a yes or a no typed where a button waits."""

from __future__ import annotations

from enum import StrEnum

from domain.typed import lowered


class SmallTalk(StrEnum):
    """What somebody means who says nothing of a lead."""

    HELLO = "hello"
    THANKS = "thanks"
    YES_OR_NO = "yes-or-no"


HELLO = """hi|hi there|hello|hello there|hey|hey there|hiya|good morning|good afternoon|good evening|good day
|morning|bye|goodbye|good night|how are you|hola|buenos días|buenos dias|buenas|buenas tardes
|buenas noches|adiós|salut|bonjour|bonsoir|hallo|guten morgen|guten tag|guten abend|moin|servus
|tschüss|olá|oi|bom dia|boa tarde|boa noite|привет|здравствуйте|добрый день|доброе утро|добрый вечер
|пока"""
THANKS = """thanks|thank you|thanks a lot|many thanks|thank you so much|thank you very much|thx|cheers|great
|great thanks|ok thanks|okay thanks|perfect|cool|nice|super|awesome|gracias|muchas gracias|merci
|merci beaucoup|danke|vielen dank|danke schön|obrigado|obrigada|спасибо"""
YES = """yes|yeah|yep|yes please|sure|ok|okay|k|record it|do it|sí|si|claro|vale|oui|d'accord|ja|ja bitte|sim|да|хорошо
|конечно|давай"""
NO = """no|nope|nah|no thanks|no thank you|not a lead|never mind|nevermind|forget it
|forget that|stop|cancel|non|nein|não|нет|не надо"""
NEITHER = "nobody|no one|none|nothing"
"""What answers a question, but not with yes or no."""
LONGEST = 40
"""No phrase above comes near so many characters, whatever signs stand around it."""


def plainly(typed: str) -> str:
    """A phrase without the signs and emoji around and between its words; nothing of what is longer than any phrase."""
    if len(typed) > LONGEST or any(map(str.isdigit, typed)):
        return ""
    return " ".join("".join(sign if sign.isalpha() else " " for sign in lowered(typed)).split())


def _phrases(row: str) -> frozenset[str]:
    return frozenset(map(plainly, row.split("|")))


AGREES, REFUSES = _phrases(YES), _phrases(NO)
PHRASES = {
    **dict.fromkeys(_phrases(HELLO), SmallTalk.HELLO),
    **dict.fromkeys(_phrases(THANKS), SmallTalk.THANKS),
    **dict.fromkeys(AGREES | REFUSES | _phrases(NEITHER), SmallTalk.YES_OR_NO),
}


def read(typed: str) -> SmallTalk | None:
    """What small talk `typed` is, if it is nothing else; signs and emoji around the words don't count."""
    return PHRASES.get(plainly(typed))


def agrees(typed: str) -> bool | None:
    """Whether the words are a yes or a no; None where they are neither."""
    said = plainly(typed)
    return said in AGREES if said in AGREES | REFUSES else None
