"""Where leads are found, and the words people use for it."""

from __future__ import annotations

import re
from enum import StrEnum


class Source(StrEnum):
    """Where a lead was found; the value is what storage keeps."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    X = "x"
    LINKEDIN = "linkedin"
    TIKTOK = "tiktok"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    WEBSITE = "website"
    REFERRAL = "referral"
    EVENT = "event"
    WALK_IN = "walk_in"
    PHONE = "phone"
    OTHER = "other"


NETWORKS = {
    "facebook": Source.FACEBOOK,
    "fb": Source.FACEBOOK,
    "fb ads": Source.FACEBOOK,
    "fb ad": Source.FACEBOOK,
    "facebook ads": Source.FACEBOOK,
    "facebook ad": Source.FACEBOOK,
    "facebook marketplace": Source.FACEBOOK,
    "messenger": Source.FACEBOOK,
    "instagram": Source.INSTAGRAM,
    "insta": Source.INSTAGRAM,
    "ig": Source.INSTAGRAM,
    "x": Source.X,
    "twitter": Source.X,
    "linkedin": Source.LINKEDIN,
    "linked in": Source.LINKEDIN,
    "tiktok": Source.TIKTOK,
    "tik tok": Source.TIKTOK,
    "whatsapp": Source.WHATSAPP,
    "whats app": Source.WHATSAPP,
    "telegram": Source.TELEGRAM,
    "tg": Source.TELEGRAM,
}
"""Names of networks: they tell the source, and whose @handle it is."""

MISSPELT = {
    Source.FACEBOOK: "facbook facebok facebbok fcebook faceboook fasebook facebock",
    Source.INSTAGRAM: "instagrm instgram instagramm intagram instagam instragram instegram instagran",
    Source.LINKEDIN: "linkdin linkedn linkden linkendin linkdn linked-in",
    Source.WHATSAPP: "watsapp whatsap whatapp wattsapp wassap wapp whats-app",
    Source.TIKTOK: "tik-tok ticktok tictok tiktock",
    Source.TELEGRAM: "telegramm telegam telgram",
    Source.X: "twiter twtter twitr",
}
NETWORKS.update({word: source for source, words in MISSPELT.items() for word in words.split()})

INITIALS = {"LI": Source.LINKEDIN, "li": Source.LINKEDIN}
"""Short forms that are names as well (Li Wei): networks only as all that is said after “from”, “on” or “via”."""
NO_LETTERS = re.compile(r"[\W_]+")
ARTICLES = ("the ", "our ", "my ", "a ", "an ")

PLACES = {
    "website": Source.WEBSITE,
    "web site": Source.WEBSITE,
    "web": Source.WEBSITE,
    "our website": Source.WEBSITE,
    "my website": Source.WEBSITE,
    "the website": Source.WEBSITE,
    "google": Source.WEBSITE,
    "landing page": Source.WEBSITE,
    "referral": Source.REFERRAL,
    "referred": Source.REFERRAL,
    "word of mouth": Source.REFERRAL,
    "event": Source.EVENT,
    "expo": Source.EVENT,
    "the expo": Source.EVENT,
    "fair": Source.EVENT,
    "trade fair": Source.EVENT,
    "trade show": Source.EVENT,
    "conference": Source.EVENT,
    "open house": Source.EVENT,
    "meetup": Source.EVENT,
    "webinar": Source.EVENT,
    "walk-in": Source.WALK_IN,
    "walk in": Source.WALK_IN,
    "walkin": Source.WALK_IN,
    "walked in": Source.WALK_IN,
    "cold call": Source.PHONE,
    "phone": Source.PHONE,
    "phone call": Source.PHONE,
    "other": Source.OTHER,
}

EVENTS = frozenset(
    (
        "expo",
        "fair",
        "show",
        "event",
        "conference",
        "congress",
        "meetup",
        "webinar",
        "booth",
        "stand",
        "party",
    )
)
"""Words that make a place where somebody was met an event."""

PEOPLE = frozenset(("my", "his", "her", "our", "friend", "colleague", "neighbour", "neighbor", "client", "customer"))
"""Words that make “from …” a person who referred the lead."""

KNOWN = {**PLACES, **NETWORKS}


def source_of(words: str) -> tuple[Source, str | None]:
    """The source that free words name, and what they say beyond it: “my dentist” is a referral, by the
    dentist."""
    plain = " ".join(words.lower().split())
    if words in INITIALS:
        return INITIALS[words], None
    if plain in KNOWN:
        return KNOWN[plain], None if plain in NETWORKS or _is_its_name(plain, KNOWN[plain]) else words
    parts = plain.split()
    if not EVENTS.isdisjoint(parts):
        return Source.EVENT, None if _is_its_name(plain, Source.EVENT) else words
    if not PEOPLE.isdisjoint(parts):
        return Source.REFERRAL, words
    return Source.OTHER, words


def _is_its_name(plain: str, source: Source) -> bool:
    """Whether words say no more than the source does: “walk-in”, “our web site”."""
    bare = next((plain.removeprefix(article) for article in ARTICLES if plain.startswith(article)), plain)
    return NO_LETTERS.sub("", bare) == NO_LETTERS.sub("", source.value)
