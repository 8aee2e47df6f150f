"""Links to profiles and posts: which network they lead to and whose profile it is, read from the address alone.

Nothing is fetched: a short link (t.co, lnkd.in) tells its network and no more. A link stays as it was typed, tracking
and all; only the name in it is taken out clean. Where a post's address names its author, the author is who it is about.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from domain.sources import NETWORKS, Source
from domain.typed import words_of


class Place(NamedTuple):
    """Where a link leads: the network, whose profile, and the phone number in it (digits alone), if known."""

    network: str | None = None
    name: str | None = None
    number: str | None = None


HOSTS = {
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "fb.watch": "facebook",
    "m.me": "facebook",
    "messenger.com": "facebook",
    "instagram.com": "instagram",
    "instagr.am": "instagram",
    "ig.me": "instagram",
    "x.com": "x",
    "twitter.com": "x",
    "t.co": "x",
    "linkedin.com": "linkedin",
    "lnkd.in": "linkedin",
    "tiktok.com": "tiktok",
    "wa.me": "whatsapp",
    "whatsapp.com": "whatsapp",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "telegram.dog": "telegram",
    "telegram.org": "telegram",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
}
SCHEMES = {"tg": "telegram", "whatsapp": "whatsapp"}
"""Addresses that open an app: tg://resolve?domain=jane."""

SHORT = words_of("fb.me fb.watch t.co lnkd.in youtu.be vm.tiktok.com vt.tiktok.com")
"""Hosts whose addresses name nobody."""

OFFICES = words_of("business developers developer help support about ads l lm lookaside learning chat core")
"""Parts of networks where nobody has a profile: business.facebook.com, l.instagram.com, chat.whatsapp.com."""

OTHER_NETWORKS = {"youtube": "YouTube"}
"""Networks that are no source of their own: what is said beside “other”."""

ADDRESS = re.compile(
    rf"(?:{'|'.join(SCHEMES)})://\S+|(?:[\w-]+\.)*(?:{'|'.join(map(re.escape, HOSTS))})(?:[/?#]\S*)?", re.IGNORECASE
)
"""A link of a network, also where it is typed without https:// and its ending is a word elsewhere."""

NAMED = {
    "facebook": r"(?:profile|story|permalink|photo)\.php\?(?:.*&)?id=(\d+)|people/[^/]+/(\d+)|groups/[^/]+/user/(\d+)"
    r"|pages/(?:category/[^/]+/)?[^/]+/(\d+)|marketplace/profile/(\d+)|(?:pg|t)/([^/?#]+)",
    "instagram": r"stories/(?!highlights/)([^/?#]+)|(?:_u|m)/([^/?#]+)",
    "x": r"intent/(?:user|follow)/?\?(?:.*&)?screen_name=([^&#]+)",
    "linkedin": r"(?:mwlite/|comm/)?(?:in|company|pub|showcase)/([^/?#]+)|posts/([^/?#_]+)_",
    "tiktok": r"@([^/?#]+)",
    "youtube": r"@([^/?#]+)|(?:c|user)/([^/?#]+)",
    "telegram": r"s/([^/?#]+)|resolve/?\?(?:.*&)?domain=([^&#]+)|.*#@(\w+)$",
}
"""Where in path and query of a network's address a name stands, when it isn't the first step of the path."""

NUMBERED = {
    "whatsapp": r"(?:(?:c|catalog)/|p/\d+/)?\+?(\d{7,15})/?(?:[?#]|$)|send/?\?(?:.*&)?phone=(?:\+|%2b|\s)?(\d{7,15})",
    "telegram": r"\+(\d{7,15})/?(?:[?#]|$)|resolve/?\?(?:.*&)?phone=(?:\+|%2b|\s)?(\d{7,15})",
}
"""Where in the address of a messenger a phone number stands."""

NOBODY = {
    "facebook": words_of(
        "groups events pages watch reel reels share sharer sharer.php story.php stories hashtag marketplace gaming "
        "login people photo photo.php photos video video.php videos permalink.php profile.php posts l.php ads "
        "business help settings home.php messages notifications search live media notes friends bookmarks plugins "
        "dialog policies privacy about pg t p home"
    ),
    "instagram": words_of(
        "p reel reels tv s stories explore direct accounts share about legal developer web challenge a _u m c"
    ),
    "x": words_of(
        "i home search hashtag intent share compose explore settings notifications messages login tos privacy jobs "
        "about"
    ),
    "linkedin": words_of(
        "in company pub showcase posts feed pulse learning jobs school groups events search sales mwlite comm "
        "login profile messaging notifications mynetwork hashtag help legal redir safety newsletters video "
        "checkpoint sharearticle"
    ),
    "youtube": words_of(
        "watch shorts live playlist results feed embed channel c user post hashtag gaming premium music t about "
        "redirect attribution_link"
    ),
    "telegram": words_of(
        "joinchat c s share addstickers addemoji addlist addtheme proxy socks login iv setlanguage bg boost "
        "giftcode invoice contact m a k z resolve join msg user blog faq apps dl nft call addstyle confirmphone "
        "privacy tos"
    ),
}
"""First steps of a path that are no profile."""

NAME = re.compile(r"[\w.-]*\w[\w.-]*")


def read(link: str) -> Place:
    """Where a link leads; nowhere known for one that isn't of a network, or only looks like a link. Never raises."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # http://[
        return Place()
    *part, name, ending = ["", *host.split(".")] if "." in host else ["", ""]
    network = SCHEMES.get(parts.scheme) or HOSTS.get(f"{name}.{ending}")
    if network is None or host in SHORT or not OFFICES.isdisjoint(part):
        return Place(network)
    if host.endswith(".t.me"):
        return Place(network, _name(part[-1]))  # jane.t.me
    return _read(network, _steps(parts, is_app=parts.scheme in SCHEMES))


def profile(link: str) -> tuple[str | None, str | None]:
    """The network that a link leads to and whose profile it is."""
    place = read(link)
    return place.network, place.name


def source(link: str) -> tuple[Source | None, str | None]:
    """The source that a link is, and what is said beside it."""
    network = read(link).network or ""
    if network in OTHER_NETWORKS:
        return Source.OTHER, OTHER_NETWORKS[network]
    return NETWORKS.get(network), None


def _steps(parts: SplitResult, *, is_app: bool) -> str:
    """Path, query and fragment in one, without slashes at the start; an app's begin in the host's place."""
    path = f"{parts.netloc}/{parts.path}" if is_app else parts.path
    steps = "/".join(step for step in path.split("/") if step)
    return steps + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _read(network: str, steps: str) -> Place:
    if network in NUMBERED and (found := re.match(NUMBERED[network], steps, re.IGNORECASE)):
        return Place(network, number=found[1] or found[2])
    if network == "whatsapp":
        return Place(network)
    if match := re.match(NAMED[network], steps, re.IGNORECASE):
        return Place(network, _name(next(filter(None, match.groups()))))
    first = re.split(r"[/?#]", steps, maxsplit=1)[0]
    is_nobody = network == "tiktok" or first.lower() in NOBODY[network]
    return Place(network, None if is_nobody else _name(first))


def _name(typed: str) -> str | None:
    """A name as its network shows it, without the @; None for what can't be one."""
    name = unquote(typed).lstrip("@")
    return name if NAME.fullmatch(name) else None
