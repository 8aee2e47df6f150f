"""Every sentence that the code says is in the catalogue, and every sentence there is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from domain import errors
from domain.column_names import Column
from domain.errors import DomainError, LeadError, SilentLead
from messages import texts
from messages.complaints import OF_STORAGE
from messages.summary import LONGEST_OF_THREE
from tests.unit.messages.the_words import VARIANTS, UnknownPattern, keys_of, used_in, words_in

ROOT = Path(texts.__file__).parent.parent
SOURCES = [path for room in ("messages", "handlers", "delivery") for path in sorted((ROOT / room).glob("*.py"))]
ENGLISH = (ROOT / "messages" / "en.ftl").read_text(encoding="utf-8")

WITHOUT_SENTENCE = {DomainError, LeadError, SilentLead}
"""Bases that are never raised, and a mistake of ours, for which people get an incident number."""


def sentences_of_errors() -> set[str]:
    known = {each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, DomainError)}
    return {error.key() for error in known - WITHOUT_SENTENCE} | set(OF_STORAGE.values())


def said() -> set[str]:
    return set().union(*(used_in(path.read_text(encoding="utf-8")) for path in SOURCES))


def test_every_sentence_that_is_said_is_in_the_catalogue() -> None:
    assert sorted(said() - set(keys_of(ENGLISH))) == []


def test_every_sentence_in_the_catalogue_is_said() -> None:
    mentioned = set().union(*(words_in(path.read_text(encoding="utf-8")) for path in SOURCES))
    assert sorted(set(keys_of(ENGLISH)) - said() - mentioned - sentences_of_errors() - set(VARIANTS)) == []


def test_every_error_of_the_rules_and_of_storage_has_its_sentence() -> None:
    assert sorted(sentences_of_errors() - set(keys_of(ENGLISH))) == []


def test_no_sentence_stands_twice_in_the_catalogue() -> None:
    keys = keys_of(ENGLISH)
    assert [key for key in set(keys) if keys.count(key) > 1] == []
    assert all(texts.has(key) for key in keys)
    assert not texts.has("no-such-key")


def test_every_sentence_can_be_parsed_and_stands_alone() -> None:
    """Each is parsed by itself, when it is first said."""
    whole = FluentParser(with_spans=False).parse(ENGLISH).body
    sentences = {each.id.name: each for each in whole if isinstance(each, ast.Message)}
    assert [each.content for each in whole if isinstance(each, ast.Junk)] == []
    assert sorted(sentences) == sorted(keys_of(ENGLISH))
    references = ReferencesIn()
    for sentence in sentences.values():
        references.visit(sentence)
    assert references.found == []


class ReferencesIn(Visitor):
    """The names of other sentences and of terms that are met on the way."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's name
        self.found.append(node.id.name)

    visit_TermReference = visit_MessageReference  # noqa: N815 - the same


def test_the_scan_sees_what_is_missing_and_what_can_not_be_known() -> None:
    assert used_in('reader.text("no-such-key")') == {"no-such-key"}
    assert used_in('free(reader, "one-key" if late else "other-key", Action.DUE)') == {"one-key", "other-key"}
    assert "stage-advocate" in used_in('reader.plain(f"stage-{lead.stage}")')
    assert "why-nothing-due-planned" in used_in('reader.text(f"why-{reason}{planned}")')
    assert used_in("context.send(view)") == set()
    assert words_in('x = "all-done"') == {"all-done"}
    assert keys_of("# a comment\none-key = Hello\n    goes on = here\ntwo = { $a }\n") == ["one-key", "two"]
    with pytest.raises(UnknownPattern, match="mood"):
        used_in('reader.text(f"mood-{lead.mood}")')


def test_icons_are_the_only_emoji_and_stand_on_buttons() -> None:
    emoji = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50-\u2b55]")
    lines = [line for line in ENGLISH.splitlines() if emoji.search(line)]
    assert [line for line in lines if not re.match(r"(settings-)?button-|how-|all-done", line)] == []


def test_nobody_is_shouted_at() -> None:
    assert "!!" not in ENGLISH


def test_what_a_column_holds_is_short_enough_for_three_buttons_in_a_row() -> None:
    said = re.findall(r"^column-\w+ = (.*)$", ENGLISH, re.MULTILINE)
    assert len(said) > len(Column) - 2
    assert [each for each in said if len(each) > LONGEST_OF_THREE] == []
