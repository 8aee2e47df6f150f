"""What comes with a win: who or what helped, and whom the customer sends next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

from domain import lifecycle
from domain.capture import Captured
from domain.errors import NotClosed, OwnReferrer, TooManyAssists
from domain.models import Assist, Deed, Field, Lead, LeadRef, Status
from domain.moves import require_current, require_present
from domain.sources import ARTICLES, PEOPLE, Source
from domain.typed import lowered
from domain.when import Moment

MOST_ASSISTS = 10
"""How many helpers one win takes: more than anybody names, and few enough for one screen."""

SHOWN = 5
"""How many of the leads that one has sent stand on its card, the newest of them."""


@dataclass(frozen=True)
class Kin:
    """The leads beside one: who sent it, whom it sent, and of a new one who may have sent it."""

    parent: Lead | None = None
    children: tuple[Lead, ...] = ()
    perhaps: Lead | None = None


def add_assist(lead: Lead, assist: Assist, deed: Deed) -> Lead:
    """Say who or what helped to win a lead; said twice it counts once.

    Raises:
        NotClosed: the lead isn't won.
        LeadChanged: the lead was marked anew since the question was asked.
        TooManyAssists: ten have been named.
    """
    require_current(lead, deed)
    require_won(lead)
    assist = replace(assist, what=" ".join(assist.what.split()))
    if mark_of(assist) in map(mark_of, lead.assists):
        return lead
    if len(lead.assists) >= MOST_ASSISTS:
        raise TooManyAssists(lead)
    return replace(lead, assists=(*lead.assists, assist))


def drop_assist(lead: Lead, mark: str, deed: Deed) -> Lead:
    """Take back who helped, named by `mark_of`; one that is gone already stays gone. Raises NotClosed, LeadChanged."""
    require_current(lead, deed)
    require_won(lead)
    kept = tuple(each for each in lead.assists if mark_of(each) != mark)
    return lead if kept == lead.assists else replace(lead, assists=kept)


def mark_of(assist: Assist) -> str:
    """A short name for an assist, so that an old button never means another one: eight hexadecimal digits."""
    return f"{crc32(f'{assist.kind}:{lowered(assist.what)}'.encode(errors='replace')):08x}"


def require_won(lead: Lead) -> None:
    """Only a win has helpers. Raises NotClosed."""
    if lead.status is not Status.CLOSED:
        raise NotClosed(lead)


def wants_a_plan(lead: Lead) -> bool:
    """Whether a lead is won and nothing is planned with the customer yet."""
    return lead.status is Status.CLOSED and lead.due_at is None


def refer(parent: Lead, ref: LeadRef, captured: Captured, due: Moment, deed: Deed, now: datetime) -> Lead:
    """A new lead that another one has sent; where else the sentence says it was found is kept as a note.

    Raises:
        LeadVanished: the one who sent it was deleted.
        MomentPassed: `due` is not after `now`.
    """
    require_present(parent)
    named = None if captured.source in (None, Source.REFERRAL) else captured.source_note or captured.source
    found = f"from {named}" if named else captured.source_note
    notes = "\n".join(filter(None, [captured.notes, found]))
    told = replace(captured, source=Source.REFERRAL, source_note=parent.name, notes=notes or None)
    return replace(lifecycle.record(ref, told, due, deed, now), referred_by=parent.number)


def link(lead: Lead, parent: Lead, deed: Deed, now: datetime) -> Lead:
    """Say which lead has sent this one; one that was said already stays.

    Raises:
        OwnReferrer: it is the same lead.
        LeadVanished: one of them was deleted.
    """
    if parent.number == lead.number:
        raise OwnReferrer(lead)
    require_present(parent)
    if lead.referred_by is not None:
        require_present(lead)
        return lead
    changes = {"referred_by": parent.number, "source": Source.REFERRAL}
    return lifecycle.edit(lead, Field.SOURCE, changes, deed, now)


def credit(parent: Lead, child: Lead) -> Lead:
    """The one who sent another lead, with that one to its credit."""
    if child.referred_by != parent.number or child.number in parent.referrals:
        return parent
    return replace(parent, referrals=(*parent.referrals, child.number))


def may_name_a_referrer(lead: Lead) -> bool:
    """Whether the words about where a lead was found may be somebody's name."""
    found = lead.source in (Source.REFERRAL, Source.OTHER) and lead.source_note is not None
    return found and lead.referred_by is None


def referrer_among(leads: Iterable[Lead], lead: Lead) -> Lead | None:
    """The one lead that the words about where this one was found name, if they name exactly one."""
    said = _words(lead.source_note or "")
    others = [each for each in leads if each.number != lead.number and each.deleted_at is None and each.name]
    found = [each for each in others if _names(said, _words(each.name or ""))]
    return found[0] if len(found) == 1 else None


def _words(phrase: str) -> list[str]:
    """The words that may be a name: “my client Jane Doe” is “jane doe”."""
    articles = {each.strip() for each in ARTICLES}
    words = [word.strip(".,;:!?()“”\"'") for word in lowered(phrase).split()]
    return [word for word in words if word and word not in PEOPLE and word not in articles]


def _names(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words say a name: all of it, wherever it stands in them, or nothing but a part of it (“Jane”)."""
    whole = any(list(said[at : at + len(name)]) == list(name) for at in range(len(said) - len(name) + 1))
    return bool(said and name) and (whole or set(said) <= set(name))
