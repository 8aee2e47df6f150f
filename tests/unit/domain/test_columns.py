"""Columns are told by their names in six languages and as other programs call them, else by what stands in them."""

from __future__ import annotations

import pytest

from domain import columns
from domain.column_names import KNOWN, NAMES, Column
from domain.tables import Table


@pytest.mark.parametrize(
    ("names", "column"),
    [
        ("Name|Full Name|Person - Name|Nombre completo|Ansprechpartner|Nom complet|ФИО", Column.NAME),
        ("First Name|firstName|first_name|Vorname|Prénom|Primeiro nome|Имя", Column.FIRST_NAME),
        ("Last Name|LASTNAME|Nachname|Apellidos|Nom de famille|Sobrenome|Фамилия", Column.LAST_NAME),
        ("Company|Organization Name|Organization - Name|Firma|Empresa|Société|Компания", Column.COMPANY),
        ("Phone|Phone 1 - Value|Person - Phone - Work|Mobile Phone Number|Home Phone 2|Teléfono móvil", Column.PHONE),
        ("Telefonnummer|Numéro de téléphone|Telefone|Телефон|WhatsApp number|phone_number", Column.PHONE),
        (
            "E-mail|Email Address|E-mail 2 Address|E-mail 1 - Value|Person - Email - Home|Correo electrónico",
            Column.EMAIL,
        ),
        ("E-Mail-Adresse|Adresse e-mail|Электронная почта|Secondary Email", Column.EMAIL),
        ("Lead Source|Original Source|Quelle|Fuente|Origem|Источник|Deal - Source channel", Column.SOURCE),
        ("Deal - Value|Amount|Price|Betrag|Importe|Montant|Valor|Сумма", Column.VALUE),
        ("Deal - Currency of Value|Currency|Währung|Moneda|Devise|Moeda|Валюта", Column.CURRENCY),
        ("Lifecycle Stage|Deal - Status|Stage|Estado|Statut|Situação|Статус", Column.STATUS),
        ("Tags|Labels|Categories|Person - Labels|Etiquetas|Schlagwörter|Étiquettes|Теги", Column.TAGS),
        ("Next activity date|Deal - Next activity date|Wiedervorlage|Relance|Напомнить", Column.DUE),
        ("Create Date|Date Added|Deal - Deal created|Erstellt am|Creado el|Criado em|Создан", Column.RECORDED),
        ("Close Date|Deal - Won time|Abschlussdatum|Date de clôture", Column.ENDED),
        ("Notes|Comments|Bemerkungen|Notas|Commentaires|Observações|Примечание", Column.NOTES),
    ],
)
def test_a_column_is_known_by_its_name(names: str, column: Column) -> None:
    assert {name: columns.called(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), column)


@pytest.mark.parametrize(
    "name",
    ["Record ID", "Contact owner", "E-mail 1 - Label", "Phone 1 - Type", "Home Fax", "Address", "Title", "", "42"],
)
def test_a_name_that_says_nothing_to_us_is_not_guessed_at(name: str) -> None:
    assert columns.called(name) is None


def test_no_name_stands_for_two_columns() -> None:
    named = [" ".join(name.split()) for names in NAMES.values() for name in names.split("|")]
    assert len(named) == len(KNOWN)
    assert [name for name, column in KNOWN.items() if columns.called(name) is not column] == []


def _guessed(*rows: str) -> tuple[bool, list[str]]:
    table = Table(tuple(tuple(row.split(",")) for row in rows))
    named = columns.has_header(table)
    header, below = (table.rows[0], table.rows[1:]) if named else (("",) * table.width, table.rows)
    return named, [str(column) for column in columns.guess(header, below)]


@pytest.mark.parametrize(
    ("rows", "guessed"),
    [
        (["Name,Phone", "Jane,902-555-0134"], (True, ["name", "phone"])),
        (["Nombre,Apellidos", "Jane,Doe"], (True, ["first", "last"])),
        (["Nombre,Teléfono", "Jane Doe,902-555-0134"], (True, ["name", "phone"])),
        (["Nom,Tél", "Jane Doe,902-555-0134"], (True, ["name", "phone"])),
        (["Name,Code,Way", "Jane,9025550134,j@x.ca"], (True, ["name", "note", "email"])),
        (["Jane Doe,902-555-0134,j@x.ca", "Luis Ortega,902-555-0177,"], (False, ["name", "phone", "email"])),
        (["12,Jane Doe,2026-05-27", "13,Luis Ortega,2026-05-28"], (False, ["note", "name", "note"])),
        (["Jane Doe,Halifax", "Luis Ortega,Truro"], (False, ["name", "note"])),
        ([",902-555-0134", ",902-555-0177"], (False, ["note", "phone"])),
        (["Email,Stadt", "j@x.ca,Köln"], (True, ["email", "name"])),
    ],
)
def test_what_has_no_name_is_told_by_what_stands_in_it(rows: list[str], guessed: tuple[bool, list[str]]) -> None:
    assert _guessed(*rows) == guessed


def test_a_letter_is_no_list_of_names() -> None:
    assert columns.holds_names(Table((("Jane Doe",), ("Luis Ortega",))))
    assert not columns.holds_names(Table((("Dear Ann",), ("thanks for the call",))))
