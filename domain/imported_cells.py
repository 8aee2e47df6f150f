"""A cell of a row → what its field can hold of it, gathered in a draft; the rest is kept in the notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from domain import answers, contacts, links, tags, written_dates
from domain.answers import Reading
from domain.column_names import Column
from domain.columns import forwards
from domain.contacts import DOMAIN, EMAIL, HANDLE, Handle
from domain.errors import MomentPassed, NotUnderstood
from domain.imported_words import SOURCES, STAGE_OF, STATUS_OF
from domain.models import Stage, Status
from domain.sources import NETWORKS, Source, source_of
from domain.typed import lowered
from domain.when import Moment

BETWEEN = re.compile(r"\s*(?: ::: |[;,|\n]| / )\s*")
"""Between several phones, e-mails or tags in one cell; Google writes “ ::: ”."""

EVERYBODYS_GROUP = "* myContacts"
"""The group in which Google has every contact: it says nothing."""

FEWEST_WITH_AREA = 8
"""A number of fewer says nothing without its area code."""

NOT_DIGITS = re.compile(r"\D")
SAME_PHONE = re.compile(r"[\d\s()+./\-]*")
NAMED_HANDLE = re.compile(r"(?:(?P<before>[\w ]+):\s*)?@?(?P<name>[\w.\-]*\w)(?:\s*\((?P<behind>[\w ]+)\))?")


@dataclass(frozen=True)
class Unread:
    """A value that doesn't fit its column, with what the column is called."""

    label: str
    cell: str


@dataclass
class Draft:
    """What was found in a row so far; `says_won`: the table has a column of what wins were worth."""

    by: Reading
    says_won: bool = False
    single: dict[Column, str] = field(default_factory=dict)
    labels: dict[Column, str] = field(default_factory=dict)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    handles: list[Handle] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    moments: dict[Column, Moment] = field(default_factory=dict)
    source: tuple[Source, str | None] | None = None
    status: Status | None = None
    stage: Stage | None = None
    said: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def keep(self, label: str, cell: str) -> None:
        """Among the notes, under the name of its column."""
        self.more.append(f"{label}: {cell}")

    def keep_unread(self, label: str, cell: str) -> None:
        """The same for a value that should have had a field."""
        self.unread.append(Unread(label, cell))
        self.keep(label, cell)


def _phone(draft: Draft, _: str, cell: str) -> bool:
    """Whether nothing but phone numbers stands there."""
    whole = True
    for piece in BETWEEN.split(cell):
        digits = NOT_DIGITS.sub("", piece)
        number = contacts.e164(piece, draft.by.country, "tel ") if len(digits) >= FEWEST_WITH_AREA else None
        if number is not None:
            draft.phones.append(number)
        written = NOT_DIGITS.sub("", number or "")
        said = digits.lstrip("0")
        whole = whole and bool(number) and SAME_PHONE.fullmatch(piece) is not None and written.endswith(said)
    return whole


def _email(draft: Draft, _: str, cell: str) -> bool:
    found = [match.group().lower() for match in EMAIL.finditer(cell)]
    draft.emails += found
    return bool(found) and not re.sub(r"[\s;,|:]|mailto:", "", EMAIL.sub("", cell), flags=re.IGNORECASE)


def _link(draft: Draft, label: str, cell: str) -> bool:
    pieces = cell.split()
    addresses = [piece for piece in pieces if DOMAIN.fullmatch(piece.strip(",;"))]
    for link in addresses:
        network, name = links.profile(link.strip(",;"))
        draft.links.append(link.strip(",;"))
        if network and name and not name.isdigit():
            draft.handles.append(Handle(network, name))
    return len(addresses) == len(pieces) or (
        not addresses and _network(label) is not None and _handle(draft, label, cell)
    )


def _handle(draft: Draft, label: str, cell: str) -> bool:
    """A name on the network that the column, or the cell, names; a link is one as well."""
    found = []
    for piece in BETWEEN.split(cell):
        if DOMAIN.fullmatch(piece) and links.profile(piece)[0]:
            return _link(draft, "", cell)
        match = NAMED_HANDLE.fullmatch(piece)
        if match is None:
            return False
        said = match["before"] or match["behind"]
        network = _network(said) if said else _network(label) or ("telegram" if HANDLE.fullmatch(piece) else None)
        if network is None:
            return False
        found.append(Handle(network, match["name"]))
    draft.handles += found
    return True


def _network(words: str) -> str | None:
    plain = lowered(words).strip()
    if plain in links.HOSTS.values():
        return plain
    return next((NETWORKS[word].value for word in (plain, *plain.split()) if word in NETWORKS), None)


def _source(draft: Draft, label: str, cell: str) -> bool:
    if draft.source is not None:
        draft.keep(label, cell)
        return True
    plain = lowered(cell).replace("_", " ").strip()
    if plain in set(Source):
        draft.source = Source(plain), None
    elif plain in SOURCES:
        draft.source = SOURCES[plain], cell
    elif cell in set(Source):
        draft.source = Source(cell), None
    else:
        draft.source = source_of(cell)
    return True


def _status(draft: Draft, label: str, cell: str) -> bool:
    """A word that says for certain how a lead stands; any other, and one that contradicts it, is a note."""
    plain = " ".join(re.sub(r"[^\w]+", " ", lowered(cell)).split())
    status, stage = STATUS_OF.get(plain, STATUS_OF.get(plain.replace(" ", "_"))), STAGE_OF.get(plain)
    draft.stage = draft.stage or stage
    if status is not None and draft.status in (None, Status.OPEN, status):
        # “Lead” in one column and “Customer” in another: the later of the two is how it stands.
        draft.status = status if draft.status in (None, Status.OPEN) else draft.status
    elif stage is None or draft.stage is not stage:
        draft.keep(label, cell)
    return True


def _tags(draft: Draft, _: str, cell: str) -> bool:
    """Each as it would be kept if it were typed. Whether all of them can be tags, as a year can't."""
    words = [word.removeprefix("* ") for word in BETWEEN.split(cell) if word and word != EVERYBODYS_GROUP]
    draft.tags += tags.kept(words)
    return all(tags.kept([word]) for word in words)


def _moment(column: Column) -> Callable[[Draft, str, str], bool]:
    def take(draft: Draft, label: str, cell: str) -> bool:
        at = _day(draft, cell) or (_phrase(draft, cell) if column is Column.DUE else None)
        if at is None or (column is not Column.DUE and at.at > draft.by.now):
            return False
        if column in draft.moments:
            draft.keep(label, cell)
        else:
            draft.moments[column] = at
            draft.labels[column], draft.single[column] = label, cell
        return True

    return take


def _day(draft: Draft, cell: str) -> Moment | None:
    by = draft.by
    at = written_dates.read(cell, by.zone, morning=by.habits.morning, day_first=by.day_first)
    return None if at is None else Moment(at, exact=False)


def _phrase(draft: Draft, cell: str) -> Moment | None:
    """A time to come in words, “morgen 10 Uhr”, as if it were typed now; a bare number may be anything."""
    if cell.isdigit():
        return None
    try:
        return answers.moment(cell, draft.by)
    except (NotUnderstood, MomentPassed):
        return None


def _reversed_name(draft: Draft, label: str, cell: str) -> bool:
    """“Doe, Jane” the way round in which it is said."""
    if Column.NAME in draft.single:
        draft.keep(label, cell)
    else:
        draft.single[Column.NAME], draft.labels[Column.NAME] = forwards(cell), label
    return True


TAKE: dict[Column, Callable[[Draft, str, str], bool]] = {
    Column.LAST_FIRST: _reversed_name,
    Column.PHONE: _phone,
    Column.EMAIL: _email,
    Column.LINK: _link,
    Column.HANDLE: _handle,
    Column.SOURCE: _source,
    Column.STATUS: _status,
    Column.TAGS: _tags,
    Column.DUE: _moment(Column.DUE),
    Column.RECORDED: _moment(Column.RECORDED),
    Column.ENDED: _moment(Column.ENDED),
}
"""Takes from a cell what its field can hold; says whether that is all of it."""
