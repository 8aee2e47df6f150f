"""Words are measured before they are drawn, so that they are cut and shrunk where they must be."""

from __future__ import annotations

import pytest

from messages import lettering, texts


def test_letters_are_as_wide_as_the_font_says() -> None:
    assert lettering.width("i", 100) == pytest.approx(27.8, abs=0.1)
    assert lettering.width("W", 100) == pytest.approx(98.9, abs=0.1)
    assert lettering.width("W", 100, bold=True) == pytest.approx(110.3, abs=0.1)
    assert lettering.width("ii", 50) == lettering.width("i", 100)


def test_letters_that_ours_lack_are_taken_for_wide_ones() -> None:
    assert lettering.width("王", 100) == 100
    assert lettering.width("ּ" * 3 + "\u2068", 100) <= 3 * lettering.width("i", 100), "they stand on other letters"
    assert not lettering.are_known("Ann 王")
    assert lettering.are_known("Ann, Ürgüß, Иван, יוסי, محمد ▲▼ €£")


@pytest.mark.parametrize("name", ["Wilhelmina Featherstonehaugh", "王" * 40, "x" * 4096, "יוסי כהן בן־גוריון השלישי"])
def test_what_is_too_long_is_cut_to_the_room_there_is(name: str) -> None:
    cut = lettering.cut(name, 200, 34)
    assert "…" in cut
    assert lettering.width(cut, 34) <= 200
    longer = name[: len(cut.strip("\u2068\u2069…")) + 2]
    assert lettering.width(f"{longer}…", 34) > 200, "more of it would have fitted"


def test_what_fits_stays_as_it_is() -> None:
    assert lettering.cut("Ann", 200, 34) == "Ann"


def test_a_figure_is_shrunk_until_it_fits() -> None:
    size = lettering.shrunk("1,234,567,890", 200, 68, bold=True)
    assert lettering.width("1,234,567,890", size, bold=True) == pytest.approx(200)
    assert lettering.shrunk("7", 200, 68) == 68


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Ann\nLee\t!", "Ann Lee !"),
        ("\0\x1b\ud800Ann\ufffe", "Ann"),
        ("יוסי", f"{texts.ISOLATE}יוסי{texts.END_ISOLATE}"),
        (f"{texts.ISOLATE}יוסי{texts.END_ISOLATE}", f"{texts.ISOLATE}יוסי{texts.END_ISOLATE}"),
        ("", ""),
    ],
)
def test_words_are_drawn_on_one_line_and_from_right_to_left_on_their_own(typed: str, drawn: str) -> None:
    assert lettering.drawable(typed) == drawn
