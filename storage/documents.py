"""TinyDB's tables as JSON text, kept document by document.

A file in use is held as the text of each document: that is small, a change encodes one document and joins the
rest as they are, and asking for one lead parses one lead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, TypeAlias

import tinydb
from tinydb.storages import Storage
from tinydb.table import Table


class Kept(Mapping[str, Any]):
    """One document as its JSON text; never changed, so that everybody may share it."""

    __slots__ = ("end", "model", "source", "start")

    def __init__(self, source: bytes, start: int = 0, end: int | None = None) -> None:
        """The text is a part of `source`, which saves a copy of each document when a file is read.

        `model` has room for what the text was turned into last, as that costs more than parsing it.
        """
        self.source, self.start, self.end = source, start, len(source) if end is None else end
        self.model: Any = None

    @property
    def text(self) -> bytes:
        """The document on one line."""
        return self.source[self.start : self.end]

    def parsed(self) -> dict[str, Any]:
        """The document, fresh."""
        return json.loads(self.text.decode())  # type: ignore[no-any-return]

    def __getitem__(self, key: str) -> Any:
        return self.parsed()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.parsed())

    def __len__(self) -> int:
        return len(self.parsed())


Tables = dict[str, dict[str, Kept]]
"""Table → document id → document, as TinyDB has them."""

Buffer: TypeAlias = bytes | memoryview


def encode(document: Mapping[str, Any]) -> bytes:
    """A document as JSON text on one line, in ASCII, so that even lone surrogates come back as they were."""
    return _encode(document).encode()


def body_of(tables: Tables) -> list[Buffer]:
    """The tables as the JSON text that follows the first line of a file, in pieces, as it may be megabytes.

    Each document is on a line of its own, so that they are told apart without being parsed.
    """
    pieces: list[Buffer] = []
    for name, table in tables.items():
        pieces += (f',"{name}":{{\n'.encode(), *_lines(table), b"\n}\n")
    return [*pieces, b"}\n"]


def _lines(table: Mapping[str, Kept]) -> list[Buffer]:
    """The documents of a table, each after its id; those that follow one another in their source in one piece."""
    pieces: list[Buffer] = []
    source, start, end = b"", 0, 0
    before = b'"'
    for ident, kept in table.items():
        label = before + ident.encode() + b'":'
        if kept.source is source and kept.start == end + len(label) and source.startswith(label, end):
            end = kept.end
        else:
            pieces += (_piece(source, start, end), label)
            source, start, end = kept.source, kept.start, kept.end
        before = b'\n,"'
    return [*pieces, _piece(source, start, end)]


def _piece(source: bytes, start: int, end: int) -> Buffer:
    """A part of `source`, not copied."""
    return source if end - start == len(source) else memoryview(source)[start:end]


def tables_of(body: bytes) -> Tables:
    """The tables that `body_of` made `body` from; for anything else, what it gives is worth nothing."""
    tables: Tables = {}
    table: dict[str, Kept] = {}
    began = 0
    quote, brace = b'"{'
    while (ended := body.find(b"\n", began)) >= 0:
        colon = body.find(b":", began, ended)
        if colon > 0:
            name = body[began + (1 if body[began] == quote else 2) : colon - 1].decode()
            if body[ended - 1] == brace:
                table = tables[name] = {}
            else:
                table[name] = Kept(body, colon + 1, ended)
        began = ended + 1
    return tables


_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode


class Row(Mapping[str, Any]):
    """A document on its way into a table, or out of it: nothing is parsed before somebody looks inside."""

    def __init__(self, document: Mapping[str, Any], doc_id: int) -> None:
        """Made by TinyDB when it hands out a document, and by us when we put one in."""
        self.document, self.doc_id = document, doc_id

    def __getitem__(self, key: str) -> Any:
        return self.document[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.document)

    def __len__(self) -> int:
        return len(self.document)


class _ByNumber(MutableMapping[int, Any]):
    """Documents kept by the text of their ids, for who asks by number."""

    def __init__(self, rows: dict[str, Any]) -> None:
        self.rows = rows

    def __getitem__(self, doc_id: int) -> Any:
        return self.rows[str(doc_id)]

    def __setitem__(self, doc_id: int, document: Any) -> None:
        self.rows[str(doc_id)] = document

    def __delitem__(self, doc_id: int) -> None:
        del self.rows[str(doc_id)]

    def __iter__(self) -> Iterator[int]:
        return map(int, self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Records(Table):
    """A table of TinyDB that hands out rows."""

    document_class = Row  # type: ignore[assignment]  # TinyDB's own Document is a dict, filled at once

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        """As TinyDB's own, which turns every id of the table into a number and back: 10 ms for 5,000 leads."""
        tables = self._storage.read() or {}
        rows = dict(tables.get(self.name, {}))
        updater(_ByNumber(rows))
        self._storage.write({**tables, self.name: rows})
        self.clear_cache()


class Staged(Storage):
    """What a unit of work has done to the tables, in memory; those it started from are left as they are."""

    def __init__(self, tables: Tables) -> None:
        """`tables` is what the file holds."""
        self.tables = tables

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables as they would be saved now."""
        return dict(self.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Stage the tables, encoding the documents that are new."""
        self.tables = {
            table: {name: item if isinstance(item, Kept) else Kept(encode(item)) for name, item in items.items()}
            for table, items in data.items()
        }


class Database(tinydb.TinyDB):
    """A TinyDB over staged tables."""

    table_class = Records
