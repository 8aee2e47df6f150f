"""Which column of a table holds what: by its name, as other programs and people call it, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from domain import answers, cells
from domain.answers import Reading
from domain.cells import DIGITS, LONGEST_VALUE, MOST_OF, Kind
from domain.column_names import KNOWN, Column
from domain.contacts import EMAIL, FEWEST_DIGITS
from domain.errors import MomentPassed, NotUnderstood
from domain.headings import called
from domain.imported_words import SOURCES, STAGE_OF, STATUS_OF
from domain.names import FIRMS, is_a_name
from domain.sources import KNOWN as KNOWN_SOURCES
from domain.tables import LOOKED_AT, Table
from domain.typed import lowered, words_of

NAMES = frozenset({Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.LAST_FIRST, Column.COMPANY})

LIKE_A_PHONE = words_of("""
    id ids code fax telefax pager telex vat tax iban bic ssn nif siret инн order invoice ref reference account konto zip
    plz steuernummer kundennummer rechnung bestellung pedido factura commande facture заказ счёт счет договор факс
""")
"""In the name of a column whose numbers aren't there to be called."""

ANOTHER_DAY = words_of("""
    birth birthday born anniversary geburtstag geburtsdatum cumpleaños nacimiento naissance anniversaire nascimento
    aniversário рождения close closing closes end ends expected expires expiry expiration valid modified updated changed
    last latest activity start begin contract wedding event moving ablauf ende letzte vence caducidad última dernier
    dernière fin último vencimento последний окончания
""")
"""In the name of a column whose days aren't those of a follow-up."""

REVERSED = re.compile(r"(?P<last>[^,\d]*[^,\d\s])\s*,\s*(?P<first>[^,\d\s][^,\d]*)")
BEHIND_A_NAME = FIRMS | words_of("inc llc ltd llp lp corp co gmbh ag kg sa sl srl sarl sas lda ltda plc pc pllc md phd")
FEWEST_REVERSED = 2

NO_WAY = re.compile(r"no (?:phone|number|mobile|cell|tel|e-?mail|mail)s?\b", re.IGNORECASE)
"""What somebody writes where there is none; “Mobile no.” names a column."""

OF_COLUMNS = frozenset(word for name in KNOWN for word in name.split()) | LIKE_A_PHONE | ANOTHER_DAY
"""Words of which the names of columns are made; a capital alone doesn't tell them from somebody's name."""


def has_header(table: Table, by: Reading) -> bool:
    """Whether the first row names the columns: one of them by a name that we know, and nobody is reached there.

    In a language that we don't know a heading is told by what stands below: words over phones, days or amounts.
    Where nothing tells, or the name of somebody stands there, the row is taken for a lead: a lead too many is seen, one
    that is missing isn't.
    """
    first, below = table.rows[0], [row for row in table.rows[1 : LOOKED_AT + 1] if row != table.rows[0]]
    names = [cell for cell in first if len(cell) <= LONGEST_VALUE]  # a page is no name, and takes long to search
    if any(EMAIL.search(cell) or len(DIGITS.findall(cell)) >= FEWEST_DIGITS for cell in names):
        return False
    columns = [[row[place] for row in below] for place in range(len(first))]
    typed = [cells.most(column) is not None for column in columns]
    known = [place for place, cell in enumerate(first) if _is_known(cell, columns[place], by)]
    if len(known) > 1 or any(typed[place] for place in known):
        return True
    if _is_of_somebody(first, typed):
        return any(called(first[place]) in NAMES and not _is_a_word_of_values(first[place]) for place in known)
    return bool(known) or (len(names) == len(first) and _stands_above_data(first, typed, by))


def _is_known(cell: str, below: Sequence[str], by: Reading) -> bool:
    """Whether a cell is a name that we know, and not “no phone”, “budget 300k” or a “Facebook” above a “Google”."""
    if called(cell) is None or cell in below or _says_a_value(cell, by):
        return False
    return not (_is_a_word_of_values(cell) and any(map(_is_a_word_of_values, below)))


def _is_a_word_of_values(cell: str) -> bool:
    """Whether a cell says by itself where somebody came from or how a lead stands: “Facebook”, “Client”."""
    plain = lowered(cell).strip()
    return any(plain in words for words in (SOURCES, KNOWN_SOURCES, STATUS_OF, STAGE_OF))


def _is_of_somebody(first: Sequence[str], typed: Sequence[bool]) -> bool:
    """Whether a name stands in the first row, and none over phones, days or numbers, where names are of columns."""
    over = [cell for cell, is_typed in zip(first, typed, strict=True) if is_typed]
    beside = [cell for cell, is_typed in zip(first, typed, strict=True) if not is_typed]
    return any(_is_surely_a_name(cell) for cell in beside) and not any(_is_like_a_name(cell) for cell in over)


def _is_surely_a_name(cell: str) -> bool:
    """Whether a cell is a name of two words or more, and none of them is what columns are called."""
    return _is_like_a_name(cell) and OF_COLUMNS.isdisjoint(re.findall(r"[^\W\d_]+", lowered(cell)))


def _is_like_a_name(cell: str) -> bool:
    return len(cell) <= LONGEST_VALUE and " " in cell and is_a_name(cell)


def _stands_above_data(first: Sequence[str], typed: Sequence[bool], by: Reading) -> bool:
    """Whether the first row has a word, and no value, over each column of phones, e-mails, days or numbers."""
    over = [cell for cell, is_typed in zip(first, typed, strict=True) if is_typed]
    return (
        bool(over)
        and all(cells.is_filled(each) and any(map(str.isalpha, each)) for each in over)
        and not any(_says_a_value(each, by) for each in over)
        and all(cells.kind_of(each) is None for each in first)
    )


def _says_a_value(cell: str, by: Reading) -> bool:
    """Whether an amount stands anywhere in a cell, “about 350k”, or a time is all of it, “next week”, or “no phone”."""
    if cells.has_amount(cell) or NO_WAY.match(cell):
        return True
    try:
        answers.moment(cell, by)
    except MomentPassed:
        return True
    except NotUnderstood:
        return False
    return True


def guess(header: Sequence[str], rows: Sequence[Sequence[str]], by: Reading) -> tuple[Column, ...]:
    """What each column holds; what has no field of ours is kept as a note."""
    looked_at = list(islice(rows, LOOKED_AT))
    found = [called(name) if name else None for name in header]
    for place, column in enumerate(found):
        if column is None:
            found[place] = _held([row[place] for row in looked_at], header[place], found, by)
    _find_names(found, looked_at)
    return tuple(column or Column.NOTE for column in found)


def _find_names(found: list[Column | None], rows: Sequence[Sequence[str]]) -> None:
    """Settle which columns are a person's name, and how it is written."""
    if not NAMES & set(found):
        nameless = (at for at, column in enumerate(found) if column is None and _holds_words(rows, at))
        for place in islice(nameless, 1):
            found[place] = Column.NAME
    whole = Column.NAME in found or Column.LAST_FIRST in found
    for part, other in ((Column.FIRST_NAME, Column.LAST_NAME), (Column.LAST_NAME, Column.FIRST_NAME)):
        if not whole and part in found and other not in found:
            found[found.index(part)] = Column.NAME  # “Nombre” alone is all of the name, and “Nom” too
            break
    for place, column in enumerate(found):
        if column is Column.NAME and _are_reversed([row[place] for row in rows]):
            found[place] = Column.LAST_FIRST


def _are_reversed(names: Sequence[str]) -> bool:
    """Whether names have the last one first, “Doe, Jane”; a single one may be a firm."""
    told = [name for name in names if "," in name]
    turned = sum(forwards(name) != name for name in told)
    return turned >= FEWEST_REVERSED and turned == len(told) and turned > MOST_OF * sum(map(bool, names))


def forwards(name: str) -> str:
    """“Jane Doe” for “Doe, Jane”; any other name, and “Doe, Inc. of Halifax”, as it is."""
    match = REVERSED.fullmatch(name) if len(name) <= LONGEST_VALUE else None
    if match is None or _plain(match["first"].split()[0]) in BEHIND_A_NAME:
        return name
    return f"{match['first'].strip()} {match['last'].strip()}"


def _plain(word: str) -> str:
    return lowered(word).replace(".", "").strip()


def _held(values: Sequence[str], name: str, found: Sequence[Column | None], by: Reading) -> Column | None:
    """What the values of a column whose name says nothing are; of amounts and follow-ups a lead has one."""
    filled = [cell for cell in values if cells.is_filled(cell)]
    words = frozenset(re.findall(r"[^\W\d_]+", lowered(name)))
    match cells.most(filled):
        case Kind.EMAIL:
            return Column.EMAIL
        case Kind.PHONE if not name or (not words & LIKE_A_PHONE and cells.are_surely_phones(filled, by.country)):
            return Column.PHONE
        case Kind.MONEY if Column.VALUE not in found:
            return Column.VALUE
        case Kind.DATE if Column.DUE not in found and not words & ANOTHER_DAY and _are_to_come(filled, by):
            return Column.DUE
    return None


def _are_to_come(days: Sequence[str], by: Reading) -> bool:
    """Whether most of the days lie ahead; what lies behind may be a birthday as well as a first call."""
    told = [at for cell in days if (at := cells.date_in(cell)) is not None]
    return sum(at > by.now for at in told) > MOST_OF * len(told)


def holds_names(table: Table) -> bool:
    """Whether what stands in a table of one column are names, and not the lines of a letter."""
    lines = [row[0] for row in table.rows[:LOOKED_AT]]
    return sum(is_a_name(line) for line in lines) > MOST_OF * len(lines)


def _holds_words(rows: Sequence[Sequence[str]], place: int) -> bool:
    filled = [row[place] for row in islice(rows, LOOKED_AT) if row[place]]
    return sum(not DIGITS.search(cell) and any(map(str.isalpha, cell)) for cell in filled) > MOST_OF * len(filled)
