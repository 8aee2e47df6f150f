"""A row becomes a lead: what has a field goes there, everything else stays in the notes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain import imported_rows, imports, tags
from domain.answers import Reading
from domain.column_names import Column
from domain.contacts import Handle
from domain.imported_cells import Unread
from domain.imported_rows import Entry, Fault, Rejected
from domain.models import Stage, Status
from domain.money import Money
from domain.sources import Source
from domain.when import Habits, Moment

EXPORTS = Path(__file__).parents[2] / "exports"
HALIFAX = ZoneInfo("America/Halifax")
NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
BY = Reading(NOW, HALIFAX, Habits(), "CA", "CAD")
DE = Reading(NOW, ZoneInfo("Europe/Berlin"), Habits(), "DE", "EUR")


def _export(name: str, by: Reading = BY) -> list[Entry | Rejected]:
    sheet = imports.sheet((EXPORTS / f"{name}.csv").read_bytes(), by)
    return [sheet.entry(place, by) for place in range(len(sheet.rows))]


def _entry(by: Reading = BY, /, **cells: str) -> Entry:
    """One row with these columns, each named as it is called; a digit at the end tells two of a kind apart."""
    found = _read(by, **cells)
    assert isinstance(found, Entry)
    return found


def _read(by: Reading = BY, /, **cells: str) -> Entry | Rejected:
    held = [Column(name.rstrip("0123456789")) for name in cells]
    return imported_rows.read(0, list(cells.values()), list(cells), held, by)


def test_an_export_of_hubspot_imports_without_hand_work() -> None:
    jane, luis, chloe, mark, priya, tom, harbour, sofia, nobody = _export("hubspot")
    assert isinstance(jane, Entry)
    told = jane.captured
    assert (told.name, told.phones, told.emails) == ("Jane Doe", ("+19025550134",), ("jane.doe@example.com",))
    assert (told.source, told.source_note, told.value) == (
        Source.WEBSITE,
        "Organic Search",
        Money(Decimal(350_000), "CAD"),
    )
    assert told.notes is not None
    assert told.notes.splitlines()[0] == "Wants a mortgage, soon"
    assert "Associated Company: Doe, Smith & Partners" in told.notes
    assert jane.since == datetime(2026, 3, 2, 18, 5, tzinfo=UTC)
    entries = [each for each in (luis, chloe, mark, priya, tom, harbour, sofia) if isinstance(each, Entry)]
    assert [each.captured.name for each in entries] == [
        "Luis Ortega", "Chloé Martin", "Mark Wilson", "Priya Nair", "Tom", "Harbour Ltd", "Sofia Rossi",
    ]  # fmt: skip
    assert [each.status for each in entries].count(Status.CLOSED) == 1
    assert entries[2].ended is not None
    assert entries[2].ended.astimezone(HALIFAX).date() == date(2026, 1, 15)
    assert (len(entries[4].unread), "Phone Number: ask reception" in (entries[4].captured.notes or "")) == (1, True)
    assert entries[6].captured.value == Money(Decimal(1200), "EUR")
    assert nobody == Rejected(8, Fault.NO_LEAD)


def test_an_export_of_pipedrive_imports_without_hand_work() -> None:
    found = [each for each in _export("pipedrive", DE) if isinstance(each, Entry)]
    jane, mark, luis = found[:3]
    assert jane.captured.phones == ("+4930901820", "+4915123456789")
    assert jane.captured.emails == ("jane@doe.example", "jane.home@example.com")
    assert (jane.captured.tags, jane.captured.value) == (("hot-lead", "vip"), Money(Decimal(18_500), "EUR"))
    assert jane.captured.due is not None
    assert jane.captured.due.at.astimezone(DE.zone).date() == date(2026, 12, 1)
    assert (mark.status, mark.stage, luis.status, luis.why) == (
        Status.CLOSED, Stage.CUSTOMER, Status.LOST, "Too expensive",
    )  # fmt: skip
    assert luis.captured.value == Money(Decimal(40_000), "USD")
    assert [each.captured.name for each in found[3:]] == [
        "Chloé Martin", "Priya Nair", "Sofia Rossi", "Harbour Ltd", "Jürgen Müller",
    ]  # fmt: skip


def test_an_export_of_google_contacts_imports_without_hand_work() -> None:
    found = [each.captured for each in _export("google") if isinstance(each, Entry)]
    jane, luis = found[:2]
    assert jane.phones == ("+19025550134", "+19025550135", "+19025550136")
    assert (jane.tags, jane.handles) == (("leads",), (Handle("linkedin", "janedoe"),))
    assert luis.name == "Luis Ortega"
    assert "Middle Name: Miguel" in (luis.notes or "")
    assert [each.name for each in found[5:]] == ["Harbour Ltd", "Sofia Rossi", "Иван Петров"]


def test_an_export_of_follow_up_boss_imports_without_hand_work() -> None:
    found = [
        each
        for each in _export("followupboss", Reading(NOW, HALIFAX, Habits(), "US", "USD"))
        if isinstance(each, Entry)
    ]
    jane = found[0]
    assert (jane.captured.phones, jane.captured.tags) == (("+19025550134", "+19025550177"), ("buyer", "pre-approved"))
    assert (jane.captured.value, jane.captured.source_note) == (Money(Decimal(350_000), "USD"), "Zillow")
    assert jane.since is not None
    assert jane.since.astimezone(HALIFAX).date() == date(2026, 5, 1), "the month comes first in the United States"
    assert [each.status for each in found[:4]] == [Status.OPEN, Status.CLOSED, Status.CLOSED, Status.OPEN]
    assert found[-1].captured.value == Money(Decimal(1_200_000), "USD")
    mark, priya = found[1], found[4]
    assert (mark.captured.name, mark.won) == ("Mark Wilson", Money(Decimal(420_000), "USD"))
    assert mark.ended is not None
    assert mark.ended.astimezone(HALIFAX).date() == date(2026, 5, 20)
    assert priya.captured.value == Money(Decimal(275_500), "USD"), "and not that of the property they looked at"
    assert "Property Price: $289,000" in (priya.captured.notes or "")


@pytest.mark.parametrize("name", ["followupboss", "pipedrive", "hubspot", "google", "outlook", "followthrough"])
def test_of_an_export_that_we_know_no_column_is_asked_about(name: str) -> None:
    sheet = imports.sheet((EXPORTS / f"{name}.csv").read_bytes(), Reading(NOW, HALIFAX, Habits(), "CA", "CAD"))
    assert [sheet.labels[place] for place in sheet.unrecognised(())] == []


def test_an_export_of_outlook_for_windows_imports_without_hand_work() -> None:
    found = [each.captured for each in _export("outlook") if isinstance(each, Entry)]
    assert [each.name for each in found][:3] == ["Jane Doe", "Jürgen Müller", "Chloé Martin"]
    assert found[0].phones == ("+19025550134", "+19025550135", "+19025550136")
    assert (found[0].emails, found[0].tags) == (("jane@doe.example", "jane2@example.com"), ("leads", "vip"))
    assert "Home Fax: 902-555-0119" in (found[4].notes or "")


def test_our_own_export_comes_back() -> None:
    found = [each for each in _export("followthrough") if isinstance(each, Entry)]
    jane, mark, luis, chloe = found[:4]
    assert (jane.captured.need, jane.stage, jane.captured.source) == ("a mortgage", Stage.LIKE, Source.FACEBOOK)
    assert jane.captured.handles == (Handle("instagram", "janedoe"), Handle("linkedin", "janedoe"))
    assert (mark.captured.phones, mark.captured.source_note) == (("+19025550111", "+19025550112"), "my dentist")
    assert (mark.captured.value, mark.won) == (Money(Decimal(8200), "CAD"), Money(Decimal(8000), "CAD"))
    assert (luis.status, luis.why, chloe.status, chloe.stage) == (
        Status.LOST, "price", Status.FOLLOWED_UP, Stage.TRUST,
    )  # fmt: skip
    assert chloe.captured.notes is not None
    assert chloe.captured.notes.startswith("=SUM(A1) she said"), "what guards a cell from spreadsheets is taken off"


@pytest.mark.parametrize(
    ("cells", "name", "notes"),
    [
        ({"first": "Jane", "last": "Doe"}, "Jane Doe", None),
        ({"last": "Doe", "phone": "902-555-0134"}, "Doe", None),
        ({"name": "Jane Doe", "first": "Jane", "last": "Doe"}, "Jane Doe", None),
        ({"name": "Harbour", "first": "Jane"}, "Harbour", "first: Jane"),
        ({"name": "Jane", "company": "Doe Ltd"}, "Jane", "company: Doe Ltd"),
        ({"company": "Doe Ltd"}, "Doe Ltd", None),
        ({"name": "Jane", "name2": "Janet"}, "Jane", "name2: Janet"),
        ({"name": "Jane", "note": "x", "notes": "y", "out": "z"}, "Jane", "y\nnote: x"),
    ],
)
def test_a_name_is_put_together(cells: dict[str, str], name: str, notes: str | None) -> None:
    told = _entry(**cells).captured
    assert (told.name, told.notes) == (name, notes)


@pytest.mark.parametrize(
    ("cell", "phones", "kept"),
    [
        ("902-555-0134", ("+19025550134",), False),
        ("(902) 555-0134; 902 555 0177", ("+19025550134", "+19025550177"), False),
        ("902-555-0134 ext 5", ("+19025550134",), True),
        ("+44 (0)20 7946 0958", ("+442079460958",), True),
        ("555-0134", (), True),
        ("9.02555E+09", (), True),
        ("ask her", (), True),
    ],
)
def test_a_phone_is_read_and_what_it_says_beyond_is_kept(cell: str, phones: tuple[str, ...], *, kept: bool) -> None:
    entry = _entry(name="Jane", phone=cell)
    assert entry.captured.phones == phones
    assert (f"phone: {cell}" == entry.captured.notes) is kept
    assert bool(entry.unread) is kept


@pytest.mark.parametrize(
    ("cell", "emails", "kept"),
    [
        ("Jane@X.example", ("jane@x.example",), False),
        ("a@x.example; b@x.example", ("a@x.example", "b@x.example"), False),
        ("mailto:a@x.example", ("a@x.example",), False),
        ("Jane <a@x.example>", ("a@x.example",), True),
        ("none", (), True),
    ],
)
def test_an_e_mail_is_read(cell: str, emails: tuple[str, ...], *, kept: bool) -> None:
    entry = _entry(name="Jane", email=cell)
    assert (entry.captured.emails, entry.captured.notes == f"email: {cell}") == (emails, kept)


def _labelled(label: str, column: Column, cell: str) -> Entry:
    found = imported_rows.read(0, ["Jane", cell], ["Name", label], [Column.NAME, column], BY)
    assert isinstance(found, Entry)
    return found


@pytest.mark.parametrize(
    ("label", "column", "cell", "handles", "links"),
    [
        ("Website", Column.LINK, "www.doe.example", (), ("www.doe.example",)),
        ("Website", Column.LINK, "her site", (), ()),
        (
            "LinkedIn",
            Column.LINK,
            "https://linkedin.com/in/janedoe",
            (Handle("linkedin", "janedoe"),),
            ("https://linkedin.com/in/janedoe",),
        ),
        ("LinkedIn", Column.LINK, "janedoe", (Handle("linkedin", "janedoe"),), ()),
        ("Instagram", Column.HANDLE, "@jane.doe", (Handle("instagram", "jane.doe"),), ()),
        ("Instagram username", Column.HANDLE, "jane", (Handle("instagram", "jane"),), ()),
        ("Handle", Column.HANDLE, "@jane", (Handle("telegram", "jane"),), ()),
        ("Handle", Column.HANDLE, "x: jane; tiktok: doe", (Handle("x", "jane"), Handle("tiktok", "doe")), ()),
        ("Handle", Column.HANDLE, "jane (instagram)", (Handle("instagram", "jane"),), ()),
        ("Handle", Column.HANDLE, "jane", (), ()),
        ("Handle", Column.HANDLE, "nowhere: jane", (), ()),
        ("Handle", Column.HANDLE, "who knows?", (), ()),
        (
            "Facebook",
            Column.HANDLE,
            "facebook.com/jane.doe",
            (Handle("facebook", "jane.doe"),),
            ("facebook.com/jane.doe",),
        ),
    ],
)
def test_names_on_networks_and_links_are_read(
    label: str, column: Column, cell: str, handles: tuple[Handle, ...], links: tuple[str, ...]
) -> None:
    entry = _labelled(label, column, cell)
    assert (entry.captured.handles, entry.captured.links) == (handles, links)
    assert (entry.captured.notes == f"{label}: {cell}") is (not handles and not links)


@pytest.mark.parametrize(
    ("cells", "source", "note", "notes"),
    [
        ({"source": "FB Ads"}, Source.FACEBOOK, None, None),
        ({"source": "walk_in"}, Source.WALK_IN, None, None),
        ({"source": "Organic Search"}, Source.WEBSITE, "Organic Search", None),
        ({"source": "Zillow"}, Source.OTHER, "Zillow", None),
        ({"source": "x", "detail": "my post"}, Source.X, "my post", None),
        ({"source": "Zillow", "detail": "ad 3"}, Source.OTHER, "Zillow", "detail: ad 3"),
        ({"detail": "ad 3"}, None, None, "detail: ad 3"),
        ({"source": "Facebook", "source2": "Spring ad"}, Source.FACEBOOK, None, "source2: Spring ad"),
    ],
)
def test_a_source_is_one_of_ours_with_its_words(
    cells: dict[str, str], source: Source | None, note: str | None, notes: str | None
) -> None:
    told = _entry(name="Jane", **cells).captured
    assert (told.source, told.source_note, told.notes) == (source, note, notes)


@pytest.mark.parametrize(
    ("cells", "value", "notes"),
    [
        ({"value": "$1,200.50"}, Money(Decimal("1200.50"), "CAD"), None),
        ({"value": "1200", "currency": "eur"}, Money(Decimal(1200), "EUR"), None),
        ({"currency": "USD", "value": "£20"}, Money(Decimal(20), "GBP"), "currency: USD"),
        ({"value": "1200", "currency": "Dollars"}, Money(Decimal(1200), "CAD"), "currency: Dollars"),
        ({"value": "0", "currency": "CAD"}, None, "value: 0\ncurrency: CAD"),
        ({"value": "a lot"}, None, "value: a lot"),
        ({"currency": "CAD"}, None, "currency: CAD"),
    ],
)
def test_what_it_is_worth_keeps_its_currency(cells: dict[str, str], value: Money | None, notes: str | None) -> None:
    told = _entry(name="Jane", **cells).captured
    assert (told.value, told.notes) == (value, notes)


@pytest.mark.parametrize(
    ("cells", "status", "stage", "notes"),
    [
        ({"status": "Closed - Won"}, Status.CLOSED, Stage.CUSTOMER, None),
        ({"status": "Kunde"}, Status.CLOSED, Stage.CUSTOMER, None),
        ({"status": "Проиграна"}, Status.LOST, Stage.KNOW, None),
        ({"status": "NEW", "status2": "customer"}, Status.CLOSED, Stage.CUSTOMER, None),
        ({"status": "Won", "status2": "Negotiation"}, Status.CLOSED, Stage.CUSTOMER, "status2: Negotiation"),
        ({"status": "Lost", "status2": "Won"}, Status.LOST, Stage.KNOW, "status2: Won"),
        ({"status": "Lost", "status2": "Lost"}, Status.LOST, Stage.KNOW, None),
        ({"status": "closed", "status2": "loyal"}, Status.CLOSED, Stage.LOYAL, None),
        ({"status": "trust", "status2": "like"}, Status.OPEN, Stage.TRUST, "status2: like"),
        ({"status": "Qualified"}, Status.OPEN, Stage.KNOW, "status: Qualified"),
        ({"status": "Open", "why": "price"}, Status.OPEN, Stage.KNOW, "why: price"),
    ],
)
def test_a_status_is_taken_over_where_it_is_certain(
    cells: dict[str, str], status: Status, stage: Stage, notes: str | None
) -> None:
    entry = _entry(name="Jane", **cells)
    assert (entry.status, entry.stage, entry.captured.notes) == (status, stage, notes)


def test_days_are_read_and_what_does_not_fit_is_kept() -> None:
    entry = _entry(name="Jane", due="2026-12-01", due2="2027-01-01", since="2030-01-01", ended="2026-01-01")
    assert entry.captured.due is not None
    assert entry.captured.due.at == datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert (entry.since, entry.ended, len(entry.unread)) == (None, None, 1)
    assert entry.captured.notes == "due2: 2027-01-01\nsince: 2030-01-01\nended: 2026-01-01"


@pytest.mark.parametrize(
    ("cell", "by", "due"),
    [
        ("2026-12-01", BY, Moment(datetime(2026, 12, 1, 13, tzinfo=UTC), exact=False)),
        ("next Friday", BY, Moment(datetime(2026, 12, 4, 13, tzinfo=UTC), exact=False)),
        ("morgen 10 Uhr", DE, Moment(datetime(2026, 11, 24, 9, tzinfo=UTC), exact=True)),
        ("in 2 hours", BY, Moment(NOW + timedelta(hours=2), exact=True)),
        ("yesterday", BY, None),
        ("soon-ish", BY, None),
        ("9", BY, None),
    ],
)
def test_a_follow_up_is_a_day_or_what_could_be_typed(cell: str, by: Reading, due: Moment | None) -> None:
    entry = _entry(by, name="Jane", due=cell)
    assert entry.captured.due == due
    assert entry.unread == (() if due else (Unread("due", cell),))


def test_words_are_no_day_on_which_a_lead_was_recorded() -> None:
    assert _entry(name="Jane", since="next Friday").unread == (Unread("since", "next Friday"),)


def test_a_name_with_the_last_one_first_is_said_as_people_say_it() -> None:
    assert _entry(last_first="Doe, Jane").captured.name == "Jane Doe"
    both = _entry(name="Jane", last_first="Doe, Jane").captured
    assert (both.name, both.notes) == ("Jane", "last_first: Doe, Jane")


@pytest.mark.parametrize(
    ("label", "cell", "worth"),
    [
        ("Budget (USD)", "1200", Money(Decimal(1200), "USD")),
        ("Budget (USD)", "€20", Money(Decimal(20), "EUR")),
        ("Budget", "1200", Money(Decimal(1200), "CAD")),
    ],
)
def test_a_heading_says_in_which_currency_amounts_are(label: str, cell: str, worth: Money) -> None:
    assert _labelled(label, Column.VALUE, cell).captured.value == worth


def test_the_follow_up_of_an_ended_lead_is_kept_as_a_note_once_it_has_passed() -> None:
    past = _entry(name="Jane", status="won", due="2026-01-01")
    ahead = _entry(name="Jane", status="won", due="2027-01-04")
    assert (past.captured.due, past.captured.notes) == (None, "due: 2026-01-01")
    assert ahead.captured.due is not None


def test_tags_are_cut_apart() -> None:
    assert _entry(name="Jane", tags="* myContacts ::: * Leads, #VIP;;").captured.tags == ("leads", "vip")


@pytest.mark.parametrize(
    "cell",
    [
        "Hot Lead; VIP; 2024",
        "#hot; # 3; 🔥",
        "Buyer (cash)|R&D: west",
        "Küche / KÜCHE / Ku\u0308che",
        "me@x.ca",
        "Past client -.",
    ],
)
def test_a_tag_from_a_file_is_one_that_can_be_typed(cell: str) -> None:
    made = _entry(name="Jane", tags=cell).captured.tags
    assert made
    assert tags.read(" ".join(made)) == made
    assert tags.find(" ".join(f"#{tag}" for tag in made)).tags == made


def test_what_can_not_be_a_tag_is_kept_as_a_note() -> None:
    entry = _entry(name="Jane", tags="Hot Lead; VIP; 2024; vip")
    assert (entry.captured.tags, len(entry.unread)) == (("hot-lead", "vip"), 1)
    assert entry.captured.notes == "tags: Hot Lead; VIP; 2024; vip"
    assert _entry(name="Jane", tags="$1,200.50").captured.notes == "tags: $1,200.50"


@pytest.mark.parametrize(
    ("cells", "won", "notes"),
    [
        ({"status": "won", "value": "5000"}, Money(Decimal(5000), "CAD"), None),
        ({"status": "won", "value": "5000", "won": "4200"}, Money(Decimal(4200), "CAD"), None),
        ({"status": "won", "value": "5000", "won": ""}, None, None),
        ({"status": "won", "value": "5000", "won": "yes"}, Money(Decimal(5000), "CAD"), "won: yes"),
        ({"status": "won", "won": "4200", "won_currency": "eur"}, Money(Decimal(4200), "EUR"), None),
        (
            {"status": "won", "value": "5000", "currency": "USD", "won": "4200", "won_currency": ""},
            Money(Decimal(4200), "USD"),
            None,
        ),
        (
            {"status": "won", "won": "€4200", "won_currency": "USD"},
            Money(Decimal(4200), "EUR"),
            "won_currency: USD",
        ),
        (
            {"status": "open", "won": "4200", "won_currency": "EUR", "lost_note": "x"},
            None,
            "lost_note: x\nwon: 4200\nwon_currency: EUR",
        ),
    ],
)
def test_a_win_was_worth_what_its_column_says_and_else_the_value(
    cells: dict[str, str], won: Money | None, notes: str | None
) -> None:
    entry = _entry(name="Jane", **cells)
    assert (entry.won, entry.captured.notes) == (won, notes)


def test_a_row_that_says_nobody_is_rejected() -> None:
    assert _read(tags="VIP", note="x") == Rejected(0, Fault.NO_LEAD)
    assert _read(phone="12") == Rejected(0, Fault.UNREAD_CONTACT)


@pytest.mark.parametrize("column", [Column.EMAIL, Column.PHONE, Column.DUE, Column.VALUE, Column.TAGS])
def test_in_a_page_no_value_is_looked_for(column: Column) -> None:
    """Some patterns would take minutes over it, and nobody else would be answered meanwhile."""
    page = "$" * 200_000
    assert _labelled("Page", column, page).unread == (Unread("Page", page),)
