"""A row of a table → the lead that it would become; what a cell says and no field holds is kept in the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from domain import contacts, csv_cells, links, tags, written_dates
from domain.answers import Reading
from domain.capture import Captured
from domain.column_names import Column
from domain.contacts import DOMAIN, EMAIL, HANDLE, Handle
from domain.errors import NotUnderstood
from domain.ladder import LADDER
from domain.models import Stage, Status
from domain.money import Money, read_money
from domain.sources import NETWORKS, Source, source_of
from domain.typed import lowered, tidy
from domain.when import Moment

BETWEEN = re.compile(r"\s*(?: ::: |[;,|\n]| / )\s*")
"""Between several phones, e-mails or tags in one cell; Google writes “ ::: ”."""

EVERYBODYS_GROUP = "* myContacts"
"""The group in which Google has every contact: it says nothing."""

FEWEST_DIGITS = 8
"""A number of fewer says nothing without its area code."""

NOT_DIGITS = re.compile(r"\D")
SAME_PHONE = re.compile(r"[\d\s()+./\-]*")
NAMED_HANDLE = re.compile(r"(?:(?P<before>[\w ]+):\s*)?@?(?P<name>[\w.\-]*\w)(?:\s*\((?P<behind>[\w ]+)\))?")


class Fault(StrEnum):
    """Why a row isn't recorded."""

    NO_LEAD = "no-lead"
    UNREAD_CONTACT = "unread-contact"
    KNOWN = "known"
    TWICE = "twice"


@dataclass(frozen=True)
class Rejected:
    """A row (by its place among the rows) that isn't recorded; `other` names the lead that it repeats."""

    row: int
    fault: Fault
    other: str = ""


@dataclass(frozen=True)
class Entry:
    """A row as it would be recorded: `since` when it was recorded elsewhere, `ended` when it was won or lost.

    `won` is what a win was worth, `why` and `lost_note` tell of a loss. `unread` counts values that no field could
    take; they are in the notes.
    """

    row: int
    captured: Captured
    status: Status = Status.OPEN
    stage: Stage = Stage.KNOW
    won: Money | None = None
    why: str | None = None
    lost_note: str | None = None
    since: datetime | None = None
    ended: datetime | None = None
    unread: int = 0


def _words(row: str) -> frozenset[str]:
    return frozenset(word.strip() for word in row.split("|"))


STATUSES = {
    Status.OPEN: _words(
        "open | new | lead | offen | neu | abierto | abierta | nuevo | nueva | ouvert | ouverte | nouveau | nouvelle | "
        "aberto | aberta | novo | nova | открыт | открыта | новый | новая | новый лид"
    ),
    Status.FOLLOWED_UP: _words("followed_up | followed up"),
    Status.CLOSED: _words(
        "won | closed won | closed | customer | client | past client | sold | win | gewonnen | kunde | verkauft | "
        "ganado | ganada | cliente | vendido | vendida | cerrado ganado | gagné | gagnée | vendu | vendue | "
        "ganho | ganha | fechado ganho | выигран | выиграна | выиграно | клиент | продано | успешно реализовано"
    ),
    Status.LOST: _words(
        "lost | closed lost | verloren | perdido | perdida | cerrado perdido | perdu | perdue | fechado perdido | "
        "проигран | проиграна | проиграно | потерян | закрыто и не реализовано"
    ),
}
STATUS_OF = {word: status for status, words in STATUSES.items() for word in words}
STAGE_OF = {stage.value: stage for stage in Stage}

SOURCES = {
    "referrals": Source.REFERRAL,
    "client referral": Source.REFERRAL,
    "organic search": Source.WEBSITE,
    "paid search": Source.WEBSITE,
    "direct traffic": Source.WEBSITE,
    "web form": Source.WEBSITE,
    "empfehlung": Source.REFERRAL,
    "recomendación": Source.REFERRAL,
    "referido": Source.REFERRAL,
    "recommandation": Source.REFERRAL,
    "indicação": Source.REFERRAL,
    "рекомендация": Source.REFERRAL,
    "webseite": Source.WEBSITE,
    "sitio web": Source.WEBSITE,
    "site web": Source.WEBSITE,
    "site": Source.WEBSITE,
    "сайт": Source.WEBSITE,
    "messe": Source.EVENT,
    "телефон": Source.PHONE,
    "telefon": Source.PHONE,
    "teléfono": Source.PHONE,
    "téléphone": Source.PHONE,
    "telefone": Source.PHONE,
}
"""Names that CRMs, and people who write in other languages, give to sources; kept in words beside the source."""


@dataclass
class _Draft:
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
    moments: dict[Column, datetime] = field(default_factory=dict)
    source: tuple[Source, str | None] | None = None
    status: Status | None = None
    stage: Stage | None = None
    said: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    unread: int = 0

    def keep(self, label: str, cell: str) -> None:
        """Among the notes, under the name of its column."""
        self.more.append(f"{label}: {cell}")

    def keep_unread(self, label: str, cell: str) -> None:
        """The same for a value that should have had a field."""
        self.unread += 1
        self.keep(label, cell)


def read(
    row: int, cells: Sequence[str], labels: Sequence[str], columns: Sequence[Column], by: Reading
) -> Entry | Rejected:
    """The lead in a row, or why there is none. `labels` name the columns to people, `by` says how values are read."""
    draft = _Draft(by, says_won=Column.WON in columns)
    for cell, label, column in zip(cells, labels, columns, strict=True):
        told = tidy(csv_cells.unguarded(cell)).strip()
        if told and column is not Column.LEAVE_OUT:
            _take(draft, column, label, told)
    entry = _entry(row, draft)
    if entry.captured.tells_of_a_lead:
        return entry
    return Rejected(row, Fault.UNREAD_CONTACT if draft.unread else Fault.NO_LEAD)


def _take(draft: _Draft, column: Column, label: str, cell: str) -> None:
    if column is Column.NOTE:
        draft.keep(label, cell)
    elif column is Column.NOTES:
        draft.said.append(cell)
    elif column in ONCE:
        if column in draft.single:
            draft.keep(label, cell)
        else:
            draft.single[column], draft.labels[column] = cell, label
    elif not TAKE[column](draft, label, cell):
        draft.keep_unread(label, cell)


ONCE = frozenset(
    {
        Column.NAME,
        Column.FIRST_NAME,
        Column.LAST_NAME,
        Column.COMPANY,
        Column.NEED,
        Column.VALUE,
        Column.CURRENCY,
        Column.WON,
        Column.WON_CURRENCY,
        Column.LOST_REASON,
        Column.LOST_NOTE,
        Column.SOURCE_NOTE,
    }
)
"""What a lead has one of, and what is made of it is known when the whole row is; a second one is a note."""


def _phone(draft: _Draft, _: str, cell: str) -> bool:
    """Whether nothing but phone numbers stands there."""
    whole = True
    for piece in BETWEEN.split(cell):
        digits = NOT_DIGITS.sub("", piece)
        number = contacts.e164(piece, draft.by.country, "tel ") if len(digits) >= FEWEST_DIGITS else None
        if number is not None:
            draft.phones.append(number)
        written = NOT_DIGITS.sub("", number or "")
        said = digits.lstrip("0")
        whole = whole and bool(number) and SAME_PHONE.fullmatch(piece) is not None and written.endswith(said)
    return whole


def _email(draft: _Draft, _: str, cell: str) -> bool:
    found = [match.group().lower() for match in EMAIL.finditer(cell)]
    draft.emails += found
    return bool(found) and not re.sub(r"[\s;,|:]|mailto:", "", EMAIL.sub("", cell), flags=re.IGNORECASE)


def _link(draft: _Draft, label: str, cell: str) -> bool:
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


def _handle(draft: _Draft, label: str, cell: str) -> bool:
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


def _source(draft: _Draft, label: str, cell: str) -> bool:
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


def _status(draft: _Draft, label: str, cell: str) -> bool:
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


def _tags(draft: _Draft, _: str, cell: str) -> bool:
    """Each as it would be kept if it were typed. Whether all of them can be tags, as a year can't."""
    words = [word.removeprefix("* ") for word in BETWEEN.split(cell) if word and word != EVERYBODYS_GROUP]
    draft.tags += tags.kept(words)
    return all(tags.kept([word]) for word in words)


def _moment(column: Column) -> Callable[[_Draft, str, str], bool]:
    def take(draft: _Draft, label: str, cell: str) -> bool:
        by = draft.by
        at = written_dates.read(cell, by.zone, morning=by.habits.morning, day_first=by.day_first)
        if at is None or (column is not Column.DUE and at > by.now):
            return False
        if column in draft.moments:
            draft.keep(label, cell)
        else:
            draft.moments[column] = at
            draft.labels[column], draft.single[column] = label, cell
        return True

    return take


TAKE: dict[Column, Callable[[_Draft, str, str], bool]] = {
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


def _entry(row: int, draft: _Draft) -> Entry:
    """What the cells say together."""
    status = draft.status or Status.OPEN
    captured = Captured(
        name=_name(draft),
        phones=tuple(dict.fromkeys(draft.phones)),
        emails=tuple(dict.fromkeys(draft.emails)),
        handles=tuple(dict.fromkeys(draft.handles)),
        links=tuple(dict.fromkeys(draft.links)),
        need=draft.single.get(Column.NEED),
        tags=tuple(dict.fromkeys(draft.tags)),
    )
    captured = _worth(draft, _found(draft, captured))
    ended = draft.moments.get(Column.ENDED) if status in (Status.CLOSED, Status.LOST) else None
    why, lost_note = (
        draft.single.get(column) if status is Status.LOST else None for column in (Column.LOST_REASON, Column.LOST_NOTE)
    )
    for column, used in ((Column.ENDED, ended), (Column.LOST_REASON, why), (Column.LOST_NOTE, lost_note)):
        if used is None:
            _keep(draft, column)
    won = _won(draft, captured.value, status)
    due = _due(draft, status)
    notes = "\n".join((*draft.said, *draft.more)) or None
    stage = max(draft.stage or Stage.KNOW, Stage.CUSTOMER if status is Status.CLOSED else Stage.KNOW, key=LADDER.index)
    since = draft.moments.get(Column.RECORDED)
    return Entry(
        row,
        replace(captured, due=due, notes=notes),
        status,
        stage,
        won=won,
        why=why,
        lost_note=lost_note,
        since=since,
        ended=ended,
        unread=draft.unread,
    )


def _keep(draft: _Draft, column: Column) -> None:
    """Among the notes what a column of which there is one said, if it did."""
    if column in draft.single:
        draft.keep(draft.labels[column], draft.single[column])


def _name(draft: _Draft) -> str | None:
    """The name, from its parts if need be; a firm without a person is the lead itself."""
    parts = " ".join(filter(None, (draft.single.get(Column.FIRST_NAME), draft.single.get(Column.LAST_NAME))))
    name = draft.single.get(Column.NAME) or parts or None
    for column in (Column.FIRST_NAME, Column.LAST_NAME):
        if column in draft.single and draft.single[column] not in (name or ""):
            draft.keep(draft.labels[column], draft.single[column])
    firm = draft.single.get(Column.COMPANY)
    if firm and name:
        draft.keep(draft.labels[Column.COMPANY], firm)
    return name or firm


def _found(draft: _Draft, captured: Captured) -> Captured:
    """With where it was found: the source, and what is said of it."""
    detail = draft.single.get(Column.SOURCE_NOTE)
    source, note = draft.source or (None, None)
    if detail and (source is None or note):
        draft.keep(draft.labels[Column.SOURCE_NOTE], detail)
        detail = None
    return replace(captured, source=source, source_note=note or detail)


def _worth(draft: _Draft, captured: Captured) -> Captured:
    """With what it is worth, in the currency of the row; a nought says nothing."""
    money = _money(draft, Column.VALUE, draft.single.get(Column.CURRENCY))
    if money is not None and not money.amount:
        _keep(draft, Column.VALUE)
        money = None
    _keep_other_currency(draft, Column.CURRENCY, money)
    return replace(captured, value=money)


def _won(draft: _Draft, value: Money | None, status: Status) -> Money | None:
    """What a win was worth: as its own column says, also by an empty cell; else what the lead was worth."""
    if status is not Status.CLOSED:
        _keep(draft, Column.WON)
        _keep(draft, Column.WON_CURRENCY)
        return None
    currency = draft.single.get(Column.WON_CURRENCY, draft.single.get(Column.CURRENCY))
    won = _money(draft, Column.WON, currency)
    _keep_other_currency(draft, Column.WON_CURRENCY, won)
    is_unread = won is None and Column.WON in draft.single
    return won if draft.says_won and not is_unread else value


def _money(draft: _Draft, column: Column, currency: str | None) -> Money | None:
    """What a cell says in that currency, unless it names one; what can't be read is kept."""
    cell = draft.single.get(column)
    if cell is None:
        return None
    default = currency.upper() if currency and re.fullmatch(r"[A-Za-z]{3}", currency) else draft.by.currency
    try:
        return read_money(cell, default)
    except NotUnderstood:
        draft.keep_unread(draft.labels[column], cell)
        return None


def _keep_other_currency(draft: _Draft, column: Column, money: Money | None) -> None:
    """Among the notes a currency that isn't the amount's."""
    if money is None or money.currency != draft.single.get(column, "").upper():
        _keep(draft, column)


def _due(draft: _Draft, status: Status) -> Moment | None:
    """The follow-up: of an open lead also one that has passed, of another only one that is to come."""
    at = draft.moments.get(Column.DUE)
    if at is None:
        return None
    if status is not Status.OPEN and at <= draft.by.now:
        draft.keep(draft.labels[Column.DUE], draft.single[Column.DUE])
        return None
    return Moment(at, exact=False)
