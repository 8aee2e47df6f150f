"""What stands in the file of a workspace or a person: schema, upgrades, and what the index takes from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from typing import Any, Generic, NamedTuple, TypeVar
from zlib import crc32

from domain import conversation, sharing
from domain.models import Lead, PersonId, Workspace
from domain.people import Person
from domain.shapes import Malformed, instant, model, plain
from storage.documents import Buffer, Kept, Tables, body_of, encode, tables_of

SCHEMA = 1
"""The version of what this module writes; raise it, with an upgrade, when stored data has to change."""

PlainTables = dict[str, dict[str, dict[str, Any]]]
"""Table → document id → document."""

UPGRADES: dict[int, Callable[[PlainTables], PlainTables]] = {}
"""From version n, what makes the tables of a file those of version n + 1.

A new field with a default needs none: what is missing reads as the default, and an older program refuses a
field that it doesn't know.
"""

WORKSPACE, COUNTER, LEAD, PERSON = "workspace", "counter", "lead", "person"
ONLY = 1
"""The id of the document in a table that holds a single one."""

_T = TypeVar("_T")
_BEFORE, _AFTER = b'{"file":{"1":', b"}"
_LEAD_HEAD = re.compile(rb'{"next_nag_at":(?:null|"([^"]+)"),"owner":(?:null|(\d+))[,}]')


OFFERS_WAIT_LONGER = sharing.KEPT_FOR - conversation.WAITS_FOR
"""An offer is looked at as a question would be that was asked so much later."""


NOT_PLANNED = datetime.max.replace(tzinfo=UTC)
"""When the index has a summary pushed that isn't planned yet, as in a file from before there were any."""


class DueLead(NamedTuple):
    """When a lead is looked at next, and on whose behalf."""

    at: datetime
    owner: PersonId | None


class WorkspaceFacts(NamedTuple):
    """What the index knows of a workspace: its members, the leads that will be looked at by number, its chat, a
    team's title, and when its summary is pushed next; NOT_PLANNED where it is wanted and nobody has reckoned that.
    """

    members: frozenset[PersonId] = frozenset()
    due: Mapping[int, DueLead] = {}
    chat: int | None = None
    title: str | None = None
    summary_at: datetime | None = None


class PersonFacts(NamedTuple):
    """What the index knows of a person: when the oldest question that isn't overdue was last touched (an offer counts
    as one, see OFFERS_WAIT_LONGER), and when the morning list is looked at next.
    """

    waiting_since: datetime | None = None
    digest_at: datetime | None = None


@dataclass(frozen=True)
class Kind(Generic[_T]):
    """One kind of file: `facts` takes from its tables what the index keeps, `models` turns every record."""

    name: str
    facts: Callable[[Tables], _T]
    models: Callable[[Tables], object]


class Contents(NamedTuple, Generic[_T]):
    """What was read from a file."""

    tables: Tables
    facts: _T


def write_contents(kind: str, ident: int, tables: Tables) -> bytes:
    """A file: JSON in TinyDB's form, whose first line says what it is, whose, and the checksum of the rest.

    The checksum tells a damaged file without parsing it, and also where a flipped bit makes good JSON.
    """
    body = body_of(tables)
    head = {"schema": SCHEMA, "holds": kind, "id": ident, "crc32": _checksum(*body)}
    return b"".join((_BEFORE, encode(head), _AFTER, b"\n", *body))


def read_contents(kind: Kind[_T], ident: int, content: bytes) -> Contents[_T]:
    """The tables and facts in what `write_contents` wrote, of this schema or an older one.

    Raises:
        Malformed: it is damaged, of a newer schema, or belongs to another workspace or person.
    """
    first, _, body = content.partition(b"\n")
    head = _head(first)
    version = head.get("schema")
    if type(version) is not int or version < 1:
        raise Malformed("it names no schema")
    if version > SCHEMA:
        raise Malformed(f"a newer version of the bot wrote it (schema {version}; this one reads {SCHEMA})")
    if (head.get("holds"), head.get("id")) != (kind.name, ident):
        raise Malformed("it belongs to something else")
    if head.get("crc32") != _checksum(body):
        raise Malformed("it was cut or altered")
    tables = _upgraded(tables_of(body), version)
    try:
        return Contents(tables, kind.facts(tables))
    except KeyError:
        raise Malformed("a table is missing") from None


def split_contents(content: bytes) -> Tables:
    """The tables of a file that `read_contents` found good or `write_contents` made in this process."""
    return tables_of(content.partition(b"\n")[2])


def document_of(lead: Lead) -> dict[str, Any]:
    """A lead as it is stored: what the index needs comes first, to be found without parsing the rest."""
    stored = plain(lead)
    return {"next_nag_at": stored.pop("next_nag_at", None), "owner": stored.pop("owner"), **stored}


def lead_of(kept: Kept) -> Lead:
    """The lead in a document. Raises Malformed."""
    return _model_of(kept, Lead)


def workspace_of(kept: Kept) -> Workspace:
    """The workspace in a document. Raises Malformed."""
    return _model_of(kept, Workspace)


def person_of(kept: Kept) -> Person:
    """The person in a document. Raises Malformed."""
    return _model_of(kept, Person)


def due_of(lead: Lead) -> DueLead | None:
    """What the index keeps of a lead; None if nobody is to look at it."""
    return None if lead.next_nag_at is None else DueLead(lead.next_nag_at, lead.owner)


def summary_of(workspace: Workspace) -> datetime | None:
    """When the summary is pushed next; NOT_PLANNED, or None where nobody wants it."""
    return (workspace.next_summary_at or NOT_PLANNED) if workspace.summary_wanted else None


def title_of(workspace: Workspace) -> str | None:
    """What a team is called; None for a private workspace."""
    return workspace.title if workspace.is_team else None


def facts_of(person: Person) -> PersonFacts:
    """What the index keeps of a person."""
    waiting = [talk.touched_at for talk in person.conversations if talk.cancelled or not talk.overdue]
    waiting += [draft.touched_at for draft in person.cancelled]
    waiting += [offer.touched_at + OFFERS_WAIT_LONGER for offer in person.offers]
    return PersonFacts(min(waiting, default=None), person.next_digest_at)


def _checksum(*pieces: Buffer) -> int:
    return reduce(lambda so_far, piece: crc32(piece, so_far), pieces, 0)


def _head(first: bytes) -> dict[str, Any]:
    try:
        head = json.loads(first.removeprefix(_BEFORE).removesuffix(_AFTER).decode())
    except (ValueError, RecursionError):
        head = None
    if type(head) is not dict:
        raise Malformed("it doesn't begin as the bot's files do" if first else "it is empty")
    return head


def _model_of(kept: Kept, kind: type[_T]) -> _T:
    if kept.model is None:
        kept.model = model(kind, kept.parsed())
    return kept.model  # type: ignore[no-any-return]


def _upgraded(tables: Tables, version: int) -> Tables:
    if version == SCHEMA:
        return tables
    plain_tables = {table: {name: kept.parsed() for name, kept in rows.items()} for table, rows in tables.items()}
    for step in range(version, SCHEMA):
        plain_tables = UPGRADES[step](plain_tables)
    return {
        table: {name: Kept(encode(document)) for name, document in documents.items()}
        for table, documents in plain_tables.items()
    }


def _workspace_facts(tables: Tables) -> WorkspaceFacts:
    workspace = workspace_of(tables[WORKSPACE][str(ONLY)])
    due: dict[int, DueLead] = {}
    for name, kept in tables.get(LEAD, {}).items():
        head = _LEAD_HEAD.match(kept.text)
        if head is None:
            raise Malformed(f"lead {name} can't be understood")
        at, owner = head.groups()
        if at is not None:
            due[int(name)] = DueLead(instant(at.decode()), None if owner is None else PersonId(int(owner)))
    return WorkspaceFacts(frozenset(workspace.members), due, workspace.chat, title_of(workspace), summary_of(workspace))


def _person_facts(tables: Tables) -> PersonFacts:
    return facts_of(person_of(tables[PERSON][str(ONLY)]))


def _workspace_models(tables: Tables) -> None:
    for name, kept in tables.get(LEAD, {}).items():
        try:
            lead_of(kept)
        except Malformed as error:
            raise Malformed(f"lead {name}: {error}") from None


def _person_models(tables: Tables) -> None:
    """Nothing beyond what the facts are taken from."""


WORKSPACES = Kind("workspace", _workspace_facts, _workspace_models)
PEOPLE = Kind("person", _person_facts, _person_models)
