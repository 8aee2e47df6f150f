"""Tags that people type, in sentences and as answers."""

from __future__ import annotations

import pytest

from domain import answers, conversation, tags
from domain.answers import Reading
from domain.capture import read
from domain.conversation import STEPS
from domain.errors import NotUnderstood
from domain.models import Field
from domain.people import Asking, Conversation
from domain.when import Habits
from tests.unit.domain.the_cast import ANN, MONDAY_10
from tests.unit.domain.the_sentences import HALIFAX, WEDNESDAY_10

BY = Reading(MONDAY_10, HALIFAX, Habits(), "CA", "CAD")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Jane #mortgage", ["mortgage"]),
        ("#VIP Jane #Hot, #vip", ["vip", "hot"]),
        ("Анна #Ипотека", ["ипотека"]),
        ("Zoë #Küche", ["küche"]),
        ("Zoë #Ku\u0308che #küche", ["küche"]),
        ("#first-time-buyer. (#cash)", ["first-time-buyer", "cash"]),
        ("#परिवार", ["परिवार"]),
        ("#hot#vip", ["hot", "vip"]),
        ("#hot#12", ["hot"]),
        ("＃vip", ["vip"]),
        ("#4x4", ["4x4"]),
        ("lead #12, order #5k, #1.5, # 3, #, ##, #🔥", []),
        ("C# and page.io/x#top and jane#1@acme.io and #me@acme.io", []),
    ],
)
def test_a_tag_is_a_word_behind_a_hash(typed: str, found: list[str]) -> None:
    assert list(tags.find(typed).tags) == found


def test_a_tag_amid_a_thought_is_a_word_of_it_too() -> None:
    told = read("Jane wants a #mortgage #vip from #Facebook", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (told.name, told.need, told.source) == ("Jane", "a mortgage", "facebook")
    assert told.tags == ("mortgage", "vip", "facebook")
    assert told.notes is None


@pytest.mark.parametrize(
    ("typed", "tagged"),
    [
        ("mortgage", ["mortgage"]),
        ("#Mortgage, VIP;#hot #12", ["mortgage", "vip", "hot"]),
        ("-", []),
        ("None", []),
        ("нет", []),
    ],
)
def test_typed_tags_need_no_hash_and_a_dash_clears_them(typed: str, tagged: list[str]) -> None:
    assert answers.field(Field.TAGS, typed, BY) == {"tags": tuple(tagged)}


@pytest.mark.parametrize("typed", ["#12", "12", "🔥", "", "#"])
def test_what_holds_no_tag_is_asked_for_again(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        answers.field(Field.TAGS, typed, BY)


def test_tags_are_no_question_of_the_conversation() -> None:
    assert Field.TAGS not in STEPS
    begun = conversation.begin(ANN, None, MONDAY_10, None)
    for _ in range(6):
        begun = conversation.skip(begun, MONDAY_10, None)
    assert conversation.is_done(begun)


def test_tags_among_the_answers_are_the_leads() -> None:
    said = {Field.NAME: "Maria #vip", Field.NEED: "a #mortgage", Field.CONTACT: "902-555-0134 #warm"}
    talk = Conversation(ANN, None, Asking.NEW_LEAD, MONDAY_10, MONDAY_10, answers=said)
    draft = answers.draft(talk, BY)
    assert (draft.name, draft.tags) == ("Maria", ("vip", "mortgage", "warm"))
