"""What stands in a file, and how older files become today's."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from domain.models import Lead, PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Asking, Conversation, Person
from domain.shapes import Malformed, plain
from storage import records
from storage.documents import Kept, Row, Staged, Tables, body_of, encode, tables_of
from storage.records import (
    LEAD,
    PEOPLE,
    PERSON,
    UPGRADES,
    WORKSPACE,
    WORKSPACES,
    DueLead,
    PersonFacts,
    PlainTables,
    document_of,
    read_contents,
    split_contents,
    write_contents,
)

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
ALICE = PersonId(101)
TEAM = Workspace(WorkspaceId(-1), -1, WorkspaceKind.TEAM, "CA", "CAD", {ALICE: Role.ADMIN})


def a_lead(number: int, hours: int, owner: PersonId | None = ALICE) -> Lead:
    due = NOW + timedelta(hours=hours)
    return Lead(WorkspaceId(-1), number, NOW, ALICE, owner, name="Jane\n{", due_at=due, next_nag_at=due)


def kept(document: dict[str, object]) -> Kept:
    return Kept(encode(document))


def some_tables() -> Tables:
    leads = {str(n): kept(document_of(a_lead(n, n, ALICE if n > 1 else None))) for n in (1, 2, 12)}
    return {WORKSPACE: {"1": kept(plain(TEAM))}, LEAD: leads}


names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5)
values = st.none() | st.integers() | st.text(max_size=9) | st.lists(st.text(max_size=3), max_size=2)
documents = st.dictionaries(st.text(max_size=9), values, max_size=3)


@given(st.dictionaries(names, st.dictionaries(names, documents, max_size=4), max_size=3))
def test_tables_come_back_from_their_text(tables: PlainTables) -> None:
    staged = {table: {name: kept(document) for name, document in rows.items()} for table, rows in tables.items()}
    assert _parsed(tables_of(b"".join(body_of(staged)))) == tables


@given(st.data())
def test_what_was_read_is_written_again_with_what_has_changed_and_in_any_order(data: st.DataObject) -> None:
    """Parts of the text that was read are taken over as they are; an id never gets the document of another."""
    numbers = [str(number) for number in range(1, 13)]
    read = tables_of(b"".join(body_of({LEAD: {name: kept({"is": name}) for name in numbers}})))[LEAD]
    changes = data.draw(st.dictionaries(st.sampled_from(numbers), st.sampled_from(["changed", "removed"])))
    order = data.draw(st.permutations(numbers) | st.just(numbers))
    left = [name for name in order if changes.get(name) != "removed"]
    now = {name: kept({"is": f"new {name}"}) if name in changes else read[name] for name in left}
    swapped = {**now, "11": now["12"], "12": now["11"]} if {"11", "12"} <= now.keys() else now
    for rows in (now, swapped):
        again = tables_of(b"".join(body_of({LEAD: rows, WORKSPACE: {}})))
        assert _parsed(again) == {LEAD: {name: row.parsed() for name, row in rows.items()}, WORKSPACE: {}}
        assert [*again[LEAD]] == [*rows]


def _parsed(tables: Tables) -> PlainTables:
    return {table: {name: row.parsed() for name, row in rows.items()} for table, rows in tables.items()}


def test_a_file_is_json_in_the_form_of_tinydb() -> None:
    content = write_contents("workspace", -1, some_tables())
    tables = json.loads(content)
    database = TinyDB(storage=MemoryStorage)
    database.storage.write(tables)
    assert database.tables() == {"file", "workspace", "lead"}
    found = database.table("lead").get(doc_id=12)
    assert found is not None
    assert found["name"] == "Jane\n{"
    assert content.isascii()


def test_the_index_gets_members_and_due_leads_without_the_records() -> None:
    content = write_contents("workspace", -1, some_tables())
    facts = read_contents(WORKSPACES, -1, content).facts
    assert facts.members == {ALICE}
    hours = {1: DueLead(NOW + timedelta(hours=1), None), 2: DueLead(NOW + timedelta(hours=2), ALICE)}
    assert facts.due == {**hours, 12: DueLead(NOW + timedelta(hours=12), ALICE)}
    assert {n: k.text for n, k in split_contents(content)["lead"].items()} == {
        n: k.text for n, k in some_tables()["lead"].items()
    }


def test_the_index_gets_what_waits_for_a_person() -> None:
    late, soon = NOW + timedelta(hours=2), NOW + timedelta(hours=1)
    talks = (Conversation(101, None, Asking.NOTE, NOW, late), Conversation(101, 7, Asking.NOTE, NOW, soon))
    person = Person(ALICE, "Alice", "en", ZoneInfo("UTC"), next_digest_at=late, conversations=talks)
    for known, expected in (
        (person, PersonFacts(soon, late)),
        (replace(person, conversations=(), next_digest_at=None), PersonFacts()),
        (replace(person, conversations=(replace(talks[1], overdue=True),)), PersonFacts(None, late)),
    ):
        content = write_contents("person", ALICE, {PERSON: {"1": kept(plain(known))}})
        assert read_contents(PEOPLE, ALICE, content).facts == expected


@given(st.data())
def test_any_damage_is_noticed(data: st.DataObject) -> None:
    content = write_contents("workspace", -1, some_tables())
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    for damaged in (content[:at], content[:at] + bytes([other]) + content[at + 1 :]):
        with pytest.raises(Malformed):
            read_contents(WORKSPACES, -1, damaged)


@given(st.binary() | st.text().map(str.encode))
def test_garbage_is_refused(garbage: bytes) -> None:
    with pytest.raises(Malformed):
        read_contents(WORKSPACES, -1, garbage)


def test_a_lead_whose_head_is_not_ours_is_refused() -> None:
    tables = some_tables()
    tables[LEAD]["2"] = kept(plain(a_lead(2, 2)))
    with pytest.raises(Malformed, match="lead 2 can't be understood"):
        read_contents(WORKSPACES, -1, write_contents("workspace", -1, tables))


def test_an_older_file_is_upgraded_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    old = write_contents("workspace", -1, some_tables())

    def to_2(tables: PlainTables) -> PlainTables:
        return {**tables, "lead": {n: {**lead, "need": "a house"} for n, lead in tables["lead"].items()}}

    def to_3(tables: PlainTables) -> PlainTables:
        return {**tables, "lead": {n: {**lead, "need": lead["need"] + "boat"} for n, lead in tables["lead"].items()}}

    _upgrades(monkeypatch, 3, {1: to_2, 2: to_3})
    contents = read_contents(WORKSPACES, -1, old)
    assert {records.lead_of(kept).need for kept in contents.tables[LEAD].values()} == {"a houseboat"}
    assert set(contents.facts.due) == {1, 2, 12}
    newest = write_contents("workspace", -1, contents.tables)
    assert b'"schema":3' in newest
    monkeypatch.undo()
    with pytest.raises(Malformed, match=r"newer version .* \(schema 3; this one reads 1\)"):
        read_contents(WORKSPACES, -1, newest)


def test_every_older_schema_has_an_upgrade() -> None:
    assert set(UPGRADES) == set(range(1, records.SCHEMA))


def _upgrades(
    monkeypatch: pytest.MonkeyPatch, schema: int, steps: dict[int, Callable[[PlainTables], PlainTables]]
) -> None:
    monkeypatch.setattr(records, "SCHEMA", schema)
    monkeypatch.setattr(records, "UPGRADES", steps)


def test_what_is_staged_leaves_the_stored_tables_alone() -> None:
    stored = some_tables()
    before = {table: dict(rows) for table, rows in stored.items()}
    staged = Staged(stored)
    database = TinyDB(storage=lambda: staged)
    database.table("lead").remove(doc_ids=[1])
    database.table("note").insert({"text": "hm"})
    assert stored == before
    assert set(staged.tables["lead"]) == {"2", "12"}
    assert staged.tables["lead"]["2"] is stored["lead"]["2"]
    assert staged.tables["note"]["1"].parsed() == {"text": "hm"}


def test_a_row_is_looked_into_like_its_document() -> None:
    row = Row(kept({"name": "Jane", "number": 1}), 1)
    assert (row["name"], len(row), dict(row)) == ("Jane", 2, {"name": "Jane", "number": 1})
