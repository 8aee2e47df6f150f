"""Columns are told by their names in six languages and as other programs call them, else by what stands in them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import cells, columns, headings
from domain.answers import Reading
from domain.column_names import KNOWN, NAMES, Column
from domain.tables import Table
from domain.when import Habits

BY = Reading(datetime(2026, 11, 23, 14, tzinfo=UTC), ZoneInfo("America/Halifax"), Habits(), "CA", "CAD")


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
        ("Deal - Value|Amount|Price|Listing Price|Deal Price|Betrag|Importe|Montant|Valor|Сумма", Column.VALUE),
        ("Deal - Currency of Value|Currency|Währung|Moneda|Devise|Moeda|Валюта", Column.CURRENCY),
        ("Lifecycle Stage|Deal - Status|Stage|Estado|Statut|Situação|Статус", Column.STATUS),
        ("Tags|Labels|Categories|Person - Labels|Etiquetas|Schlagwörter|Étiquettes|Теги", Column.TAGS),
        ("Next activity date|Deal - Next activity date|Wiedervorlage|Relance|Напомнить", Column.DUE),
        ("Create Date|Date Added|Deal - Deal created|Erstellt am|Creado el|Criado em|Создан", Column.RECORDED),
        (
            "Close Date|Deal - Won time|Deal - Deal closed on|Deal Close Date|Abschlussdatum|Date de clôture",
            Column.ENDED,
        ),
        ("When to call back|Callback date|Next step date|Next call|Follow-up due|Follow up (dd/mm/yyyy)", Column.DUE),
        (
            "Cuándo llamar|Wann anrufen|Rückruf am|Quand rappeler|Date de rappel|Quando ligar|Когда перезвонить",
            Column.DUE,
        ),
        ("Budget (USD)|Budget in EUR|Amount ($)|Price €|Deal value|Est. value|Expected value [k]", Column.VALUE),
        ("Presupuesto (EUR)|Wert in Euro|Montant estimé (€)|VALOR (R$)|Бюджет, руб.|Сумма, ₽", Column.VALUE),
        ("Budget yen|Сумма, тенге|Бюджет, евро|Budget TL|Amount Rs.|Цена в рублях|Budget (k$)", Column.VALUE),
        (
            "Where met|How we met|Dónde nos conocimos|Wo getroffen|Où rencontré|Onde conheci|Где познакомились",
            Column.SOURCE,
        ),
        (
            "Lead Name|*Name|Contact person|Name (required)|Nombre del cliente|Name des Kunden|Nom du contact",
            Column.NAME,
        ),
        ("Nome do contato|Имя клиента|Prénom et nom|Vor- und Nachname", Column.NAME),
        ("Cell #|Mobile No.|Phone (mobile)|Phone#|Tel.-Nr.|Telefone (celular)|Номер телефона", Column.PHONE),
        ("E-mail Address 1|Email(s)|E-Mail (privat)", Column.EMAIL),
        ("Last, First|Last Name, First Name|Name (Last, First)|Nachname, Vorname|Фамилия, имя", Column.LAST_FIRST),
        ("Apellidos, Nombre|Nom, prénom|Sobrenome, nome", Column.LAST_FIRST),
        ("Notes|Comments|Bemerkungen|Notas|Commentaires|Observações|Примечание", Column.NOTES),
    ],
)
def test_a_column_is_known_by_its_name(names: str, column: Column) -> None:
    assert {name: headings.called(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), column)


@pytest.mark.parametrize(
    "name",
    [
        "Record ID",
        "Contact owner",
        "E-mail 1 - Label",
        "Phone 1 - Type",
        "Home Fax",
        "Address",
        "Title",
        "",
        "42",
        "Name (company)",
        "Deal Name",
        "USD",
    ],
)
def test_a_name_that_says_nothing_to_us_is_not_guessed_at(name: str) -> None:
    assert headings.called(name) is None


def test_no_name_stands_for_two_columns() -> None:
    named = [" ".join(name.split()) for names in NAMES.values() for name in names.split("|")]
    assert len(named) == len(KNOWN)
    assert [name for name, column in KNOWN.items() if headings.called(name) is not column] == []


def _guessed(*rows: str) -> tuple[bool, list[str]]:
    table = Table(tuple(tuple(row.split(",")) for row in rows))
    named = columns.has_header(table, BY)
    header, below = (table.rows[0], table.rows[1:]) if named else (("",) * table.width, table.rows)
    return named, [str(column) for column in columns.guess(header, below, BY)]


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


@pytest.mark.parametrize(
    ("heading", "currency"),
    [
        ("Budget (USD)", "USD"),
        ("Amount ($)", "CAD"),
        ("Amount (US$)", "USD"),
        ("Price €", "EUR"),
        ("Wert in Euro", "EUR"),
        ("VALOR (R$)", "BRL"),
        ("Бюджет, руб.", "RUB"),
        ("Cena (zł)", "PLN"),
        ("Cena w złotych", "PLN"),
        ("Budget (yen)", "JPY"),
        ("Цена, рублей", "RUB"),
        ("Цена в рублях", "RUB"),
        ("Сумма, тенге", "KZT"),
        ("Бюджет, евро", "EUR"),
        ("Budget (TL)", "TRY"),
        ("Budget (k$)", "CAD"),
        ("Amount, Rs.", None),
        ("Presupuesto (pesos)", None),
        ("Budget", None),
        ("Won", None),
    ],
)
def test_a_heading_names_a_currency(heading: str, currency: str | None) -> None:
    assert headings.currency_in(heading, "CAD") == currency


@pytest.mark.parametrize(
    ("rows", "guessed"),
    [
        (["Imię,Nazwisko,Numer,Poczta", "Jan,Nowak,+48 601 234 567,j@x.pl"], ["first", "last", "phone", "email"]),
        (["Wie,Bedrag", "Jan,€ 500", "Piet,?", "Kees,€ 20"], ["name", "value"]),
        (["氏名,電話,次回", "山田,+81 90-1234-5678,2026-12-01"], ["name", "phone", "due"]),
        (["Chi,Prossima volta,Nato il", "Anna,01/12/2026,01/02/1980"], ["name", "due", "note"]),
        (["Név,Kor", "Kovács János,42", "Nagy Éva,37"], ["name", "note"]),
        (["Kto,Konto,Birthday", "Jan,+48 601 234 567,2027-01-01"], ["name", "note", "note"]),
        (["Kto,Kod", "Jan,9025550134"], ["name", "note"]),
        (["Tên Khách Hàng,Số Điện Thoại", "Lan,+84 91 234 56 78", "Minh,+84 91 234 56 79"], ["name", "phone"]),
        (["Kto,Telefoon 2,Omzet 2025", "Jan,902-555-0134,5", "Piet,902-555-0177,7"], ["name", "phone", "note"]),
        (["Sales Rep,Full Name", "Tom Lee,Jane Doe"], ["note", "name"]),
        (["Name,Facebook", "Jane Doe,Facebook"], ["name", "handle"]),
        (["Name,Wedding Venue", "Jane Doe,Halifax"], ["name", "note"]),
        (["Record Owner,Phone,Deal Name", "Ann Lee,902-555-0134,Loft"], ["name", "phone", "note"]),
        (["Name,Phone", "Jane Doe,902-555-0134", "Name,Phone"], ["name", "phone"]),
        (["Name,Phone,Is it over 100k?", "Jane,902-555-0134,yes"], ["name", "phone", "note"]),
        (["Kto,Numer,Value,Cena", "Jan,(902) 555-0134,$5,7 zł"], ["name", "phone", "value", "note"]),
    ],
)
def test_a_heading_in_any_language_is_told_by_what_stands_below(rows: list[str], guessed: list[str]) -> None:
    assert _guessed(*rows) == (True, guessed)


@pytest.mark.parametrize(
    "rows",
    [
        ["Jane Doe,Halifax", "Luis Ortega,Truro"],
        ["Jane Doe,n/a,$5", "Luis Ortega,902-555-0134,$6"],
        ["Jane Doe,,Halifax", "Luis Ortega,902-555-0134,Truro"],
        ["Jane Doe,2026-01-01", "Luis Ortega,2026-01-02"],
        ["Jane Doe,$5,later", "Luis,Truro,902-555-0134"],
        ["Jane Doe,about 350k", "Luis Ortega,200000", "Ann Lee,100000"],
        ["Jane,about 350k", "Luis,200000", "Ann,100000"],
        ["Jane,max. $350", "Luis,200000", "Ann,100000"],
        ["jane,350 or so", "luis,200000", "ann,100000"],
        ["Jane Doe,next week", "Luis Ortega,2026-12-01", "Ann Lee,2026-12-02"],
        ["Jane,next week", "Luis,2026-12-01", "Ann,2026-12-02"],
        ["Jane,yesterday", "Luis,2026-12-01", "Ann,2026-12-02"],
        ["Jane Doe,some day", "Luis Ortega,2026-12-01", "Ann Lee,2026-12-02"],
        ["Jane Doe,no phone", "Luis Ortega,902-555-0134", "Ann Lee,902-555-0135"],
        ["Jane,No phone", "Luis,902-555-0134", "Ann,902-555-0135"],
        ["Jane Doe,none yet,wants a house", "Luis Ortega,l@x.ca,roof", "Ann Lee,ann@x.ca,car"],
        ["Jane Doe,price 300k,roof", "Luis Ortega,200,car", "Ann Lee,100,car"],
        ["Jane Doe,client", "Luis Ortega,lead", "Ann Lee,prospect"],
        ["Jane Doe,Client", "Luis Ortega,Client", "Ann Lee,Client"],
        ["Jane Doe,Client", "Luis Ortega,new", "Ann Lee,new"],
        ["Jane Doe,Facebook", "Luis Ortega,Expo"],
        ["Jane,Facebook", "Luis,Google"],
    ],
)
def test_a_lead_in_the_first_row_is_no_heading(rows: list[str]) -> None:
    assert not _guessed(*rows)[0]


@pytest.mark.parametrize(
    ("names", "column"),
    [
        (["Doe, Jane", "Ortega, Luis", "Cher"], "last_first"),
        (["Doe, Jane", "Ortega, Luis", "Harbour, Inc."], "name"),
        (["Doe, Jane"], "name"),
        (["Doe, Jane", "Ortega, Luis", "Tom Young", "Zoe Low"], "name"),
        (["Jane Doe, MD", "Luis Ortega, PhD"], "name"),
    ],
)
def test_names_with_the_last_one_first_are_told_by_all_of_them(names: list[str], column: str) -> None:
    rows = tuple((name, "902-555-0134") for name in names)
    assert columns.guess(("Name", "Phone"), rows, BY)[0] == column


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Doe, Jane", "Jane Doe"),
        ("van der Berg,Anna Maria", "Anna Maria van der Berg"),
        ("Harbour, Inc.", "Harbour, Inc."),
        ("Acme, GmbH & Co. KG", "Acme, GmbH & Co. KG"),
        ("Peters, Inc. of Halifax", "Peters, Inc. of Halifax"),
        ("Doe, Jane, Dr.", "Doe, Jane, Dr."),
        ("Unit 5, Jane", "Unit 5, Jane"),
        ("Jane", "Jane"),
    ],
)
def test_a_name_is_turned_round_where_it_has_two_parts(written: str, said: str) -> None:
    assert columns.forwards(written) == said


def test_a_page_in_a_cell_is_neither_a_heading_nor_a_value() -> None:
    page = "$" * 200_000
    assert _guessed(f"Kto,{page}", "Jan,902-555-0134") == (False, ["name", "note"])
    assert cells.kind_of(page) is None
    assert headings.called(page) is None
    assert columns.forwards(f"Doe, {page}") == f"Doe, {page}"
