"""Times in six languages, whatever the language of whoever types."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import DomainError, MomentPassed, NotUnderstood
from domain.grammar import Language, spelled_out
from domain.time_languages import LANGUAGES
from domain.time_phrases import RULES
from domain.time_pieces import Scene
from domain.when import find, read
from tests.unit.domain.the_phrases import HALIFAX, NAMES, PASSED, PHRASES, QUESTIONS, SENTENCES, WEDNESDAY_10, Phrase

WORDS = sorted({word for language in LANGUAGES for slot in language.slots.values() for word in slot})
LITERALS = sorted(
    {
        element.strip("~[]")
        for language in LANGUAGES
        for _, _, templates in language.phrases
        for element in templates.replace("|", " ").split()
        if "{" not in element
    }
)
typed = st.lists(
    st.sampled_from([*WORDS, *LITERALS, "0", "3", "9", "25", "31", "99", "2026", ":", ".", "/"]), max_size=9
)


def rows(table: str) -> list[str]:
    return re.split(r"[|\n]", table.strip())


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase.typed for phrase in PHRASES])
def test_a_phrase_means_what_its_speakers_mean(phrase: Phrase) -> None:
    moment = read(phrase.typed, WEDNESDAY_10, HALIFAX)
    assert f"{moment.at.astimezone(HALIFAX):%Y-%m-%d %H:%M}" == phrase.meant
    assert moment.exact is phrase.named


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase.typed for phrase in PHRASES])
def test_a_phrase_is_found_whole_after_call_her(phrase: Phrase) -> None:
    sentence = f"call her {phrase.typed}"
    found = find(sentence, WEDNESDAY_10, HALIFAX)
    if found is not None:  # what is a name elsewhere is only understood as an answer
        assert sentence[found.start : found.end].lstrip() == phrase.typed
        assert found.moment == read(phrase.typed, WEDNESDAY_10, HALIFAX)


def test_every_language_has_its_phrases() -> None:
    count = Counter(phrase.language for phrase in PHRASES)
    assert set(count) == {language.tag for language in LANGUAGES}
    assert min(count.values()) >= 20


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.tag for language in LANGUAGES])
def test_every_template_leads_to_a_rule_that_takes_its_values(language: Language) -> None:
    for rule, _, templates in language.phrases:
        for elements in (row for template in templates.split("|") for row in spelled_out(template)):
            slots = [element.strip("~{}") for element in elements if "{" in element]
            values = ["10" if slot == "n" else next(iter(language.slots[slot].values())) for slot in slots]
            RULES[rule](tuple(value for value in values if value), Scene(WEDNESDAY_10.date(), day_first=True))


@pytest.mark.parametrize("phrase", rows(QUESTIONS))
def test_what_cannot_be_told_is_asked_about(phrase: str) -> None:
    with pytest.raises(NotUnderstood):
        read(phrase, WEDNESDAY_10, HALIFAX)


@pytest.mark.parametrize("phrase", rows(PASSED))
def test_what_has_passed_says_so_in_every_language(phrase: str) -> None:
    with pytest.raises(MomentPassed):
        read(phrase, WEDNESDAY_10, HALIFAX)


@pytest.mark.parametrize(("sentence", "phrase"), SENTENCES)
def test_a_time_is_found_among_other_words(sentence: str, phrase: str) -> None:
    found = find(sentence, WEDNESDAY_10, HALIFAX)
    assert found is not None
    assert sentence[found.start : found.end] == phrase
    assert found.moment == read(phrase, WEDNESDAY_10, HALIFAX)


def test_a_time_at_the_end_of_a_long_story_is_found() -> None:
    story = "Preguntó por la casa de la playa en la feria de la ciudad, a la familia le gusta la zona. " * 40
    found = find(f"{story}Llamar el viernes a las 9", WEDNESDAY_10, HALIFAX)
    assert found is not None
    assert found.moment == read("viernes 9", WEDNESDAY_10, HALIFAX)


@settings(max_examples=200)
@given(typed.map(" ".join) | typed.map("".join))
def test_whatever_is_mixed_gives_a_time_to_come_or_a_named_error(sentence: str) -> None:
    with suppress(DomainError):
        assert read(sentence, WEDNESDAY_10, HALIFAX).at > WEDNESDAY_10
    found = find(sentence, WEDNESDAY_10, HALIFAX)
    assert found is None or found.moment.at > WEDNESDAY_10


@pytest.mark.parametrize("sentence", rows(NAMES))
def test_a_name_or_need_is_never_taken_for_a_time(sentence: str) -> None:
    assert find(sentence, WEDNESDAY_10, HALIFAX) is None
