"""Words and what people type into them: escaped once, cut as Telegram counts, never turned around."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from messages import texts
from messages.texts import END_ISOLATE, ISOLATE, Markup
from sandbox import markup
from sandbox.text import utf16_length

NASTY = "<b>&\"'</b> &amp; &lt;"
anything = st.text(st.characters(codec=None), max_size=60)


def test_a_value_is_escaped_exactly_once() -> None:
    said = texts.text("en", "no-touch", title=NASTY)
    assert said == f"Nothing is logged for {html.escape(NASTY, quote=False)} yet."
    assert markup.parse(said) == (f"Nothing is logged for {NASTY} yet.", [])


def test_what_is_html_already_goes_in_as_it_is() -> None:
    assert texts.text("en", "no-touch", title=Markup("<b>Jane</b>")) == "Nothing is logged for <b>Jane</b> yet."


def test_a_button_shows_what_was_typed_as_it_was_typed() -> None:
    assert texts.plain("en", "label", label=NASTY) == NASTY


@given(anything)
def test_whatever_is_typed_telegram_shows_it(typed: str) -> None:
    shown, entities = markup.parse(texts.text("en", "card-contacts", contacts=typed))
    assert shown.strip(ISOLATE + END_ISOLATE) == texts.clean(typed).strip(ISOLATE + END_ISOLATE)
    assert entities == []


@given(anything)
def test_the_tags_around_a_name_stay_whole(typed: str) -> None:
    _, entities = markup.parse(texts.text("en", "card-title", title=f"x{typed}", number="1"))
    assert [each["type"] for each in entities] == ["bold"]


@pytest.mark.parametrize("name", ["דנה כהן", "محمد", "abc ש"])
def test_a_right_to_left_name_keeps_to_itself(name: str) -> None:
    assert texts.text("en", "no-touch", title=name) == f"Nothing is logged for {ISOLATE}{name}{END_ISOLATE} yet."


@pytest.mark.parametrize("name", ["Jane", "Łukasz", "東京", "123", "🙂"])
def test_other_names_carry_no_marks_that_would_be_copied(name: str) -> None:
    assert texts.text("en", "no-touch", title=name) == f"Nothing is logged for {name} yet."


@given(anything, st.integers(1, 40))
def test_a_cut_text_fits_and_is_the_beginning_of_what_was_typed(typed: str, units: int) -> None:
    shown = texts.cut(typed, units)
    assert utf16_length(shown) <= units
    if utf16_length(typed) <= units:
        assert shown == typed
    else:
        assert shown.endswith("…")
        assert typed.startswith(shown[:-1])


@given(st.text("aé🙂", min_size=50, max_size=200))
def test_a_cut_leaves_out_no_more_than_it_must(typed: str) -> None:
    assert utf16_length(texts.cut(typed, 50)) in (49, 50) or utf16_length(typed) <= 50


@given(anything)
@example("&lt;b&gt; &amp;amp; שלום &")
def test_a_button_says_what_the_sentence_shows(typed: str) -> None:
    assert texts.plain("en", "label", label=typed) == html.unescape(texts.text("en", "label", label=typed))
    marked = texts.Markup(html.escape(texts.clean(typed), quote=False))
    assert texts.plain("en", "label", label=marked) == texts.clean(typed)


@given(anything)
def test_a_cleaned_text_can_be_stored_and_shown(typed: str) -> None:
    clean = texts.clean(typed)
    assert "\0" not in clean
    assert clean.encode("utf-8").decode("utf-8") == clean == texts.clean(clean)


def test_cleaning_keeps_everything_else() -> None:
    assert texts.clean(" a\0b\ud83dc🙂\u200d👩 \n") == "abc🙂\u200d👩"


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", "tlh", "de-AT"])
def test_who_speaks_a_language_without_a_catalogue_reads_english(language: str) -> None:
    assert texts.text(language, "today") == "today"


def test_a_sentence_that_does_not_exist_or_lacks_a_value_is_a_mistake_in_the_code() -> None:
    with pytest.raises(KeyError, match="no-such"):
        texts.text("en", "no-such")
    with pytest.raises(KeyError, match="no-touch"):
        texts.text("en", "no-touch")


def test_the_languages_are_those_with_a_catalogue() -> None:
    assert texts.FALLBACK in texts.languages()
