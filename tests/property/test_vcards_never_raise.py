"""Whatever stands in a vCard file, it is read, and what it says is kept.

Ten thousand cases: HYPOTHESIS_EXAMPLES=10000 python -m pytest tests/property/test_vcards_never_raise.py
"""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import vcards
from domain.capture import Captured

CASES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "200"))

PIECES = """
BEGIN:VCARD|END:VCARD|VERSION:2.1|FN|N|TEL|EMAIL|URL|IMPP|X-SOCIALPROFILE|NOTE|ORG|ADR|CATEGORIES|GEO|PHOTO|item1.|:|;|,|\\|=
ENCODING=QUOTED-PRINTABLE|ENCODING=B|CHARSET=UTF-8|CHARSET=idna|CHARSET=hex|CHARSET=utf-16|TYPE=home|"|skype:|tel:|=C3|=0D=0A|Jane|902-555-0134|http://[
"""
pieces = st.sampled_from([*PIECES.replace("\n", "|").split("|"), "\n", "\r\n", "\n ", "\t", "\0", "\ud800", "\u200b"])
files = st.lists(pieces, max_size=40).map("".join) | st.text(max_size=200)


@settings(max_examples=CASES)
@given(files, st.sampled_from(["CA", "DE", "", "??"]))
def test_any_text_is_read(text: str, country: str) -> None:
    for captured in vcards.read(f"BEGIN:VCARD\n{text}", country):
        assert captured != Captured()


@settings(max_examples=CASES)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=200))
def test_a_note_is_kept_word_for_word(note: str) -> None:
    escaped = note.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    (captured,) = vcards.read(f"BEGIN:VCARD\nFN:Jane\nNOTE:{escaped}\nEND:VCARD", "CA")
    assert (captured.notes or "").split() == note.strip(" ;,").split() or note.strip() in (captured.notes or "")
