"""vCards as phones and address books write them."""

from __future__ import annotations

import pytest

from domain import vcards
from domain.capture import Captured
from domain.contacts import Handle


def _card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def _one(*lines: str, version: str = "3.0") -> Captured:
    (captured,) = vcards.read(_card(*lines, version=version), "CA")
    return captured


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_card_of_any_version_gives_name_phone_and_email(version: str) -> None:
    captured = _one("N:Doe;Jane", "FN:Jane Doe", "TEL:902-555-0134", "EMAIL:Jane@Acme.io", version=version)
    assert captured == Captured(name="Jane Doe", phones=("+19025550134",), emails=("jane@acme.io",))


def test_phones_without_a_prefix_are_of_the_country() -> None:
    assert vcards.read(_card("FN:Ute", "TEL:030 901820"), "DE")[0].phones == ("+4930901820",)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Jane Doe", "N:Doe;Jane;;;"], "Jane Doe"),
        (["N:Doe;Jane;Q;Dr.;Jr."], "Dr. Jane Q Doe Jr."),
        (["ORG:Acme Ltd;Sales"], "Acme Ltd, Sales"),
        (["ORG:Acme Ltd", "FN:Jane"], "Jane"),
        (["NICKNAME:Janie"], "Janie"),
        (["fn:Jane"], "Jane"),
        (["FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen =", "M=C3=BCller"], "Jürgen Müller"),
        (["FN;QUOTED-PRINTABLE:J=FCrgen"], "Jürgen"),
        (["FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=FCrgen"], "Jürgen"),
        (["FN;CHARSET=no-such;QUOTED-PRINTABLE:J=C3=BCrgen"], "Jürgen"),
        (["FN;ENCODING=B:SmFuZQ=="], "Jane"),
        (["FN;ENCODING=B:Jane!"], "Jane!"),
        (["FN:Jane", "  Doe"], "Jane Doe"),
        (["FN:Doe\\, Jane"], "Doe, Jane"),
    ],
)
def test_the_name_is_the_best_there_is(lines: list[str], name: str) -> None:
    assert _one(*lines).name == name


def test_what_a_name_says_beyond_the_first_is_kept() -> None:
    assert _one("FN:Jane Doe", "N:Doe;Jane;;Dr.", "FN:J. Doe", "NICKNAME:Janie").notes == (
        "J. Doe\nDr. Jane Doe\nNickname: Janie"
    )


@pytest.mark.parametrize(
    ("line", "phones", "notes"),
    [
        ("TEL;TYPE=CELL:+49 151 23456789", ("+4915123456789",), None),
        ("TEL;VALUE=uri:tel:+1-902-555-0134", ("+19025550134",), None),
        ("TEL:tel:+1-902-555-0134;ext=5", ("+19025550134",), "Phone: tel:+1-902-555-0134;ext=5"),
        ("TEL;CELL:902-555-0134 x12", ("+19025550134",), "Phone: 902-555-0134 x12"),
        ("TEL:4711", (), "Phone: 4711"),
        ("IMPP;X-SERVICE-TYPE=WhatsApp:whatsapp:+19025550134", ("+19025550134",), None),
        ("X-WHATSAPP:9025550134", ("+19025550134",), None),
    ],
)
def test_phones_become_numbers_and_what_is_none_is_kept(line: str, phones: tuple[str, ...], notes: str | None) -> None:
    assert _one("FN:Jane", line) == Captured(name="Jane", phones=phones, notes=notes)


@pytest.mark.parametrize(
    ("line", "handle"),
    [
        ("IMPP:skype:jane.doe", Handle("skype", "jane.doe")),
        ("IMPP;X-SERVICE-TYPE=Telegram:x-apple:jane", Handle("telegram", "jane")),
        ("IMPP;X-SERVICE-TYPE=Twitter:twitter:@jane", Handle("x", "jane")),
        ("X-SOCIALPROFILE;type=twitter;x-user=jane:x-apple:jane", Handle("x", "jane")),
        ("X-SOCIALPROFILE;TYPE=instagram:jane", Handle("instagram", "jane")),
        ("X-TELEGRAM:@jane", Handle("telegram", "jane")),
        ("X-SKYPE-USERNAME:jane", Handle("skype", "jane")),
    ],
)
def test_accounts_become_handles(line: str, handle: Handle) -> None:
    assert _one("FN:Jane", line) == Captured(name="Jane", handles=(handle,))


def test_the_address_of_a_profile_is_enough() -> None:
    captured = _one("FN:Jane", "X-SOCIALPROFILE;TYPE=facebook:https://www.facebook.com/jane.doe")
    assert captured.handles == (Handle("facebook", "jane.doe"),)


def test_a_profile_is_a_link_and_a_handle_once() -> None:
    captured = _one("FN:Jane", "X-SOCIALPROFILE;type=twitter;x-user=jane:http://twitter.com/jane", "URL:x.com/jane")
    assert captured.links == ("http://twitter.com/jane", "x.com/jane")
    assert captured.handles == (Handle("x", "jane"),)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("X-SOCIALPROFILE:jane on the web", "Socialprofile: jane on the web"),
        ("IMPP:xmpp:jane@jabber.org", "Impp: xmpp:jane@jabber.org"),
        ("EMAIL:nobody", "Email: nobody"),
        ("NOTE:met at expo\\nwants a roof", "met at expo\nwants a roof"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:met=0D=0Athere", "met\nthere"),
        ("TITLE:Head of Sales", "Head of Sales"),
        ("ORG:Acme\\; Sons;Sales", "Acme; Sons, Sales"),
        ("ADR;HOME:;;12 Main St\\, B;Halifax;NS;B3H 1A1;Canada", "12 Main St, B, Halifax, NS, B3H 1A1, Canada"),
        ("BDAY:1980-01-02", "Birthday: 1980-01-02"),
        ("X-SHOE-SIZE:44", "Shoe-size: 44"),
        ("GEO:in the woods", "Geo: in the woods"),
        ("neither a name nor a value", "neither a name nor a value"),
        ("item1.X-ABRELATEDNAMES:John\nitem1.X-ABLabel:_$!<Spouse>!$_", "Spouse: John"),
        ("item1.ADR:;;1 Elm St\nitem1.X-ABLabel:Cottage", "Cottage: 1 Elm St"),
    ],
)
def test_what_has_no_field_of_its_own_is_in_the_notes(line: str, note: str) -> None:
    assert _one("FN:Jane", line) == Captured(name="Jane", notes=note)


def test_a_label_of_ones_own_is_kept_and_that_of_the_phone_is_not() -> None:
    own = _one("FN:Jane", "item1.TEL:902-555-0134", "item1.X-ABLabel:Boat")
    usual = _one("FN:Jane", "item1.TEL:902-555-0134", "item1.X-ABLabel:_$!<Mobile>!$_")
    assert (own.notes, usual.notes) == ("Boat: 902-555-0134", None)


def test_categories_are_tags() -> None:
    assert _one("FN:Jane", "CATEGORIES:Hot Lead,#roof,myContacts,roof").tags == ("hot-lead", "roof")


def test_a_place_is_a_link_to_the_map() -> None:
    assert _one("FN:Jane", "GEO:44.6488;-63.5752").links == ("https://maps.google.com/?q=44.6488,-63.5752",)


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQAB\n /9j/4AAQSkZJRgABAQAAAQAB\n/9j/4AAQSkZJRgABAQAAAQAB=",
        "PHOTO;VALUE=uri:https://acme.io/jane.jpg",
        "KEY:aGVsbG8=",
        "REV:20260102T030405Z",
        "UID:urn:uuid:1",
        "NOTE:",
        "ADR:;;;;;;",
    ],
)
def test_pictures_keys_dates_of_revision_and_what_is_empty_are_dropped(line: str) -> None:
    assert _one("FN:Jane", line) == Captured(name="Jane")


def test_a_file_holds_many_cards_also_where_an_end_is_missing() -> None:
    text = f"{_card('FN:Ann')}\r\nBEGIN:VCARD\r\nFN:Bob\r\nbegin:vcard\r\nFN:Charlie\r\nEND:VCARD"
    assert [each.name for each in vcards.read(text, "CA")] == ["Ann", "Bob", "Charlie"]


@pytest.mark.parametrize("text", ["", "Jane Doe, 902-555-0134", "BEGIN:VCARD", _card("REV:1")])
def test_without_anything_said_there_is_no_card(text: str) -> None:
    assert vcards.read(text, "CA") == ()
