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
YES_OR_NO = """yes|yeah|yep|yes please|sure|ok|okay|k|no|nope|nah|no thanks|no thank you|nobody|no one|none|nothing
|never mind|nevermind|stop|cancel|sí|oui|non|ja|nein|sim|não|да|нет|хорошо"""
PHRASES = {
    " ".join(phrase.split()): kind
    for kind, phrases in (
        (SmallTalk.HELLO, HELLO),
        (SmallTalk.THANKS, THANKS),
        (SmallTalk.YES_OR_NO, YES_OR_NO),
    )
    for phrase in phrases.split("|")
}
LONGEST = 40
"""No phrase above comes near so many characters, whatever signs stand around it."""


def read(typed: str) -> SmallTalk | None:
    """What small talk `typed` is, if it is nothing else; signs and emoji around the words don't count."""
    if len(typed) > LONGEST or any(map(str.isdigit, typed)):
        return None
    said = "".join(sign if sign.isalpha() else " " for sign in lowered(typed))
    return PHRASES.get(" ".join(said.split()))
