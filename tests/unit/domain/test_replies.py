"""What a reply to a card means, and what it does to the lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from domain import answers, deals, lifecycle, replies, undo
from domain.answers import Reading
from domain.contacts import Handle
from domain.errors import LeadEnded, MomentPassed
from domain.models import Assist, AssistKind, Deed, EventKind, Field, Lead, LostReason, Note, Status, TouchKind
from domain.money import Money
from domain.open_forms import Form
from domain.people import Person
from domain.replies import Meaning, Reply
from domain.reply_words import TELLING, TOUCHES
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    DOLLARS_350K,
    MINUTE,
    MONDAY_10,
    MONDAY_15,
    SATURDAY_9,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    kinds,
    last,
    saved,
    typed,
    vague,
)

FRIDAY_9 = april(10, 9)
NEXT_TUESDAY_10 = april(14, 10)
IN_TWO_WEEKS = april(20, 9)


@pytest.fixture
def by(ann: Person) -> Reading:
    """As Ann means it on Monday at ten."""
    return answers.reading(ann, TEAM, MONDAY_10)


# Touches ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("called", TouchKind.CALL),
        ("Spoke", TouchKind.CALL),
        ("texted", TouchKind.MESSAGE),
        ("met", TouchKind.MEETING),
        ("emailed", TouchKind.EMAIL),
        ("VISITED", TouchKind.VISIT),
    ],
)
def test_the_first_word_says_how(by: Reading, word: str, kind: TouchKind) -> None:
    assert replies.read(word, by) == Reply(Meaning.TOUCH, touch=kind)


@pytest.mark.parametrize(
    ("reply", "said", "following"),
    [
        ("called, wants an offer, next tue 10", "wants an offer", typed(NEXT_TUESDAY_10)),
        ("called, wants an offer, fri 9", "wants an offer", typed(FRIDAY_9)),
        ("called, wants an offer. Next: fri 9!", "wants an offer.", typed(FRIDAY_9)),
        ("called next tue 10", None, typed(NEXT_TUESDAY_10)),
        ("called, tomorrow", None, vague(TUESDAY_9)),
        ("called tomorrow", None, vague(TUESDAY_9)),
        ("called - fri 9", None, typed(FRIDAY_9)),
        ("called (fri 9)", None, typed(FRIDAY_9)),
        ("called\nwants an offer\nfri 9", "wants an offer", typed(FRIDAY_9)),
        ("called, next steps agreed, fri 9", "next steps agreed", typed(FRIDAY_9)),
    ],
)
def test_a_time_set_apart_is_the_next_follow_up(by: Reading, reply: str, said: str | None, following: object) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, TouchKind.CALL, until=following)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "said", "due"),
    [
        ("called, wants to hear from us in 2 weeks", "wants to hear from us in 2 weeks", IN_TWO_WEEKS),
        ("called, wants the offer next week", "wants the offer next week", april(13, 9)),
    ],
)
def test_a_time_amid_what_was_said_is_kept_there_too(by: Reading, reply: str, said: str, due: datetime) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, TouchKind.CALL, until=vague(due))


@pytest.mark.parametrize(
    "said",
    [
        "her today, likes it",
        "her today",
        "her this morning",
        "her on friday",
        "her yesterday",
        "her, has 2 kids and 3 dogs",
        "her, next steps agreed",
        "her on friday, likes it",
    ],
)
@pytest.mark.parametrize("word", sorted(set(TOUCHES) - TELLING))
def test_the_day_of_the_touch_is_not_the_next_follow_up(by: Reading, word: str, said: str) -> None:
    told = f"{word} {said}"
    assert replies.read(told, by) == Reply(Meaning.TOUCH, told, TOUCHES[word])


@pytest.mark.parametrize(
    ("reply", "kind", "said", "following"),
    [
        ("called him, wants 3 rooms, fri 9", TouchKind.CALL, "called him, wants 3 rooms", typed(FRIDAY_9)),
        ("I met him, signed for 66k", TouchKind.MEETING, "I met him, signed for 66k", None),
        ("emailed him", TouchKind.EMAIL, None, None),
        ("called the office, tomorrow", TouchKind.CALL, "called the office", vague(TUESDAY_9)),
        ("left a voicemail with his wife", TouchKind.CALL, "left a voicemail with his wife", None),
    ],
)
def test_a_sentence_that_goes_on_behind_its_mark_is_kept_whole(
    by: Reading, reply: str, kind: TouchKind, said: str | None, following: object
) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, kind, until=following)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "said", "following"),
    [
        ("done", None, None),
        ("Done!", None, None),
        ("followed up", None, None),
        ("✅", None, None),
        ("👍🏽", None, None),
        ("erledigt", None, None),
        ("done, tomorrow", None, vague(TUESDAY_9)),
        ("done tomorrow", None, vague(TUESDAY_9)),
        ("done, wants an offer, fri 9", "wants an offer", typed(FRIDAY_9)),
    ],
)
def test_done_is_followed_up_without_saying_how(by: Reading, reply: str, said: str | None, following: object) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, until=following)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "said"), [("no answer, try again tomorrow", "no answer"), ("Nobody home, tomorrow", "Nobody home")]
)
def test_who_tried_and_reached_nobody_was_in_touch(by: Reading, reply: str, said: str) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, until=vague(TUESDAY_9))


@pytest.mark.parametrize(
    ("reply", "said", "minutes"),
    [
        ("met him, 30 min", None, 30),
        ("met him for 2 hours.", None, 120),
        ("called 15m", None, 15),
        ("called, likes it, 15 min", "likes it", 15),
        ("called, the office is closed for 48 h", "the office is closed for 48 h", None),
    ],
)
def test_a_length_at_the_end_is_how_long_it_took(
    by: Reading, reply: str, said: str | None, minutes: int | None
) -> None:
    understood = replies.read(reply, by)
    assert (understood.text, understood.minutes, understood.until) == (said, minutes, None)


def test_in_half_an_hour_is_when_to_come_back(by: Reading) -> None:
    assert replies.read("called, in 30 min", by).until == typed(MONDAY_10 + 30 * MINUTE)


def test_a_next_follow_up_in_the_past_is_asked_for_again(by: Reading) -> None:
    with pytest.raises(MomentPassed):
        replies.read("called, next today 8am", by)


# Wins ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "said", "won"),
    [
        ("won", None, None),
        ("Closed.", None, None),
        ("sold!!", None, None),
        ("won 350k", None, DOLLARS_350K),
        ("won, $350k", None, DOLLARS_350K),
        ("sold for 350k", None, DOLLARS_350K),
        ("sold it for about 350k", None, DOLLARS_350K),
        ("won 350,000", None, DOLLARS_350K),
        ("won 350000, signed today", "signed today", DOLLARS_350K),
        ("won 350k signed today", "signed today", DOLLARS_350K),
        ("won 200 €", None, Money(Decimal(200), "EUR")),
        ("won, what a day", "what a day", None),
        ("closed the deal", None, None),
    ],
)
def test_a_win_may_say_what_it_was_worth(by: Reading, reply: str, said: str | None, won: Money | None) -> None:
    assert replies.read(reply, by) == Reply(Meaning.CLOSE, text=said, won=won)


@pytest.mark.parametrize(
    ("reply", "said", "won", "helper"),
    [
        ("won 350k, thanks to Bob", None, DOLLARS_350K, "Bob"),
        ("won 350k thanks to Bob Smith, signed today", "signed today", DOLLARS_350K, "Bob Smith"),
        ("won 350k, signed today, with the help of Bob.", "signed today", DOLLARS_350K, "Bob"),
        ("won, thanks to Bob", None, None, "Bob"),
        ("won thanks to Bob!", None, None, "Bob"),
        ("gewonnen 350k, dank Bob", None, DOLLARS_350K, "Bob"),
        ("vendido 350k, gracias a Ana", None, DOLLARS_350K, "Ana"),
        ("won 350k, thanks to patience", "thanks to patience", DOLLARS_350K, None),
        ("won 350k, thanks to Bob and the many who came", "thanks to Bob and the many who came", DOLLARS_350K, None),
    ],
)
def test_a_win_may_say_who_helped(
    by: Reading, reply: str, said: str | None, won: Money | None, helper: str | None
) -> None:
    assert replies.read(reply, by) == Reply(Meaning.CLOSE, text=said, won=won, helper=helper)


# Losses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("lost", None),
        ("Lost.", None),
        ("lost, price", "price"),
        ("lost: too expensive", "too expensive"),
        ("lost not a fit", "not a fit"),
        ("lost to a competitor", "to a competitor"),
        ("lost him to a competitor", "to a competitor"),
        ("lost the deal over the price", "over the price"),
    ],
)
def test_a_loss_may_say_why(by: Reading, reply: str, said: str | None) -> None:
    assert replies.read(reply, by) == Reply(Meaning.LOSE, text=said)


# Snoozes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "said", "until"),
    [
        ("snooze fri 9", None, typed(FRIDAY_9)),
        ("snooze until fri 9", None, typed(FRIDAY_9)),
        ("snooze it to fri 9", None, typed(FRIDAY_9)),
        ("postpone for 2 weeks", None, vague(IN_TWO_WEEKS)),
        ("later, tomorrow", None, vague(TUESDAY_9)),
        ("tomorrow", None, vague(TUESDAY_9)),
        ("fri 9", None, typed(FRIDAY_9)),
        ("snooze tomorrow, she is away", "she is away", vague(TUESDAY_9)),
        ("snooze, she is away until tomorrow", "she is away until tomorrow", vague(TUESDAY_9)),
    ],
)
def test_a_snooze_says_until_when(by: Reading, reply: str, said: str | None, until: object) -> None:
    assert replies.read(reply, by) == Reply(Meaning.SNOOZE, text=said, until=until)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "said"),
    [("snooze", None), ("Snooze.", None), ("postpone it", None), ("later", None), ("snooze, he is away", "he is away")],
)
def test_a_snooze_without_a_time_keeps_what_it_says_and_is_asked_about(
    lead: Lead, by: Reading, reply: str, said: str | None
) -> None:
    meant = replies.read(reply, by)
    assert meant == Reply(Meaning.SNOOZE, text=said)
    kept = replies.act(lead, meant, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert ([each.text for each in kept.notes], kept.due_at) == ([said] if said else [], lead.due_at)
    assert replies.asks(meant, kept) is Form.SNOOZE


# Notes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        "likes boats",
        "  likes boats, a lot ",
        "he called, wants an offer",
        "won't buy",
        "won 2 prizes at the fair",
        "won 50% of them over",
        "sold his house, wants to buy",
        "closed until monday",
        "lost her number",
        "lost touch with him",
        "later this year she wants to buy",
        "done with the offer",
        "done deal",
        "15",
        "...",
        "",
    ],
)
def test_what_is_no_mark_is_a_note_word_for_word(by: Reading, note: str) -> None:
    assert replies.read(note, by) == Reply(Meaning.NOTE, text=note)


# Corrections ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "field", "changes"),
    [
        ("66k", Field.VALUE, {"value": Money(Decimal(66_000), "CAD")}),
        ("worth 66000", Field.VALUE, {"value": Money(Decimal(66_000), "CAD")}),
        ("No, 66k", Field.VALUE, {"value": Money(Decimal(66_000), "CAD")}),
        ("her budget is 445k now.", Field.VALUE, {"value": Money(Decimal(445_000), "CAD")}),
        ("902 555 0399", Field.CONTACT, {"phones": ("+19025550399",)}),
        ("555-0134", Field.CONTACT, {"phones": ("555-0134",)}),
        ("5550134", Field.CONTACT, {"phones": ("5550134",)}),
        ("sara@oc.ca", Field.CONTACT, {"emails": ("sara@oc.ca",)}),
        ("name is Walter White", Field.NAME, {"name": "Walter White"}),
        ("Her name is Sara.", Field.NAME, {"name": "Sara"}),
    ],
)
def test_a_plain_correction_changes_its_field(
    by: Reading, reply: str, field: Field, changes: Mapping[str, object]
) -> None:
    assert replies.read(reply, by) == Reply(Meaning.CORRECT, reply, field=field, changes=changes)


def test_a_name_is_corrected_that_the_lead_has(lead: Lead, by: Reading) -> None:
    said = "it's Janet, not Jane"
    about = answers.about(replace(lead, name="Jane Doe"), by)
    assert replies.read(said, about) == Reply(Meaning.CORRECT, said, field=Field.NAME, changes={"name": "Janet Doe"})
    assert replies.read(said, answers.about(replace(lead, name="Bob"), by)) == Reply(Meaning.NOTE, said)


@pytest.mark.parametrize(
    "note",
    [
        "15",
        "15 m",
        "1500000",
        "wants a bus not a van",
        "she prefers email sara@oc.ca",
        "call him on 902 555 0399 please",
        "the name is unknown to me",
        "name is Bob, the brother of Ann",
        "worth a visit",
    ],
)
def test_what_is_not_surely_a_correction_stays_a_note(by: Reading, note: str) -> None:
    assert replies.read(note, by) == Reply(Meaning.NOTE, text=note)


@pytest.mark.parametrize(
    ("note", "amount"),
    [
        ("her sister offered 66k", Money(Decimal(66_000), "CAD")),
        ("between 60k and 66k", None),
        ("took 15 m", None),
        ("has 3 kids", None),
    ],
)
def test_the_one_amount_of_a_note_is_seen(by: Reading, note: str, amount: Money | None) -> None:
    assert replies.amount_in(note, by) == amount


def test_a_whole_number_takes_the_place_of_the_one_without_its_area_code(lead: Lead, by: Reading) -> None:
    known = replace(lead, phones=("555-0399", "+19025550134"))
    changed = replies.act(known, replies.read("902 555 0399", by), ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert changed.phones == ("+19025550399", "+19025550134")


def test_a_correction_keeps_its_words_and_what_was_known_and_is_undone_whole(lead: Lead, by: Reading) -> None:
    known = replace(lead, phones=("+19025550134",))
    said = replies.read("902 555 0399", by)
    changed = replies.act(known, said, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (changed.phones, changed.notes[-1].text) == (("+19025550399", "+19025550134"), "902 555 0399")
    assert undo.undo(saved(changed), Deed(ANN, cause=9), MONDAY_15).phones == ("+19025550134",)
    worth = replies.act(known, replies.read("66k", by), ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert worth.value == Money(Decimal(66_000), "CAD")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("called dave, wants 3 rooms", 1),
        ("Olga's husband called", None),
        ("spoke to olga", 2),
        ("called marco_92", 3),
        ("dave and olga", None),
        ("likes boats", None),
        ("won", None),
        ("won, Won signed", 4),
        ("will call may 5", None),
        ("called Lee", 5),
    ],
)
def test_a_reply_to_several_is_about_the_one_it_names(lead: Lead, by: Reading, typed: str, number: int | None) -> None:
    dave, olga = replace(lead, number=1, name="Dave Roy"), replace(lead, number=2, name="Olga")
    marco = replace(lead, number=3, name=None, handles=(Handle("telegram", "marco_92"),))
    kim, lee = replace(lead, number=4, name="Won Kim"), replace(lead, number=5, name="May Will Lee")
    found = replies.named([dave, olga, marco, kim, lee], typed, by)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("won", None),
        ("Won", None),
        ("closed", None),
        ("Closed, 350k", None),
        ("may 5", None),
        ("May 5", None),
        ("called, wants a van, may 5", None),
        ("snooze to may 5", None),
        ("will call friday", None),
        ("Will call friday", None),
        ("likes the big one", None),
        ("called Won", "Won Kim"),
        ("won kim called", "Won Kim"),
        ("closed loop signed", "Closed Loop Inc"),
        ("called May Lee, fri 9", "May Lee"),
        ("spoke to Will, may 5", "Will Smith"),
        ("will smith called", "Will Smith"),
        ("called the tent company", "The Tent Company"),
    ],
)
def test_a_mark_a_time_or_an_ordinary_word_names_nobody(lead: Lead, by: Reading, typed: str, name: str | None) -> None:
    names = ("Won Kim", "Closed Loop Inc", "May Lee", "Will Smith", "The Tent Company")
    found = replies.named([replace(lead, name=each) for each in names], typed, by)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("typed", "owed", "number"),
    [
        ("called her, wants 3 rooms", 1, 1),
        ("called olga", 1, 2),
        ("called her", 2, None),
        ("wants 3 rooms", 1, None),
    ],
)
def test_words_in_reply_to_nothing_may_mark_whom_they_name_or_the_only_one_owed(
    lead: Lead, by: Reading, typed: str, owed: int, number: int | None
) -> None:
    leads = [replace(lead, number=1, name="Dave Roy"), replace(lead, number=2, name="Olga")]
    meant = replies.meant(leads, leads[:owed], typed, by)
    assert (meant.number if meant else None) == number


# Doing it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("#hot", Reply(Meaning.NOTE, tags=("hot",))),
        ("#hot #vip", Reply(Meaning.NOTE, tags=("hot", "vip"))),
        ("likes boats #hot", Reply(Meaning.NOTE, "likes boats", tags=("hot",))),
        ("#hot, likes boats", Reply(Meaning.NOTE, "likes boats", tags=("hot",))),
        ("wants a #mortgage", Reply(Meaning.NOTE, "wants a mortgage", tags=("mortgage",))),
        ("called #hot, wants an offer", Reply(Meaning.TOUCH, "wants an offer", TouchKind.CALL, tags=("hot",))),
        ("called #hot", Reply(Meaning.TOUCH, touch=TouchKind.CALL, tags=("hot",))),
        ("#cold lost, price", Reply(Meaning.LOSE, "price", tags=("cold",))),
        ("see #12 and page#part", Reply(Meaning.NOTE, "see #12 and page#part")),
    ],
)
def test_tags_in_a_reply_are_the_leads(typed: str, meant: Reply, by: Reading) -> None:
    assert replies.read(typed, by) == meant


def test_a_time_with_tags_is_still_a_snooze(by: Reading) -> None:
    assert replies.read("next tue 10 #hot", by) == Reply(Meaning.SNOOZE, until=typed(NEXT_TUESDAY_10), tags=("hot",))


A_CALL = Reply(Meaning.TOUCH, "wants an offer", TouchKind.CALL, 15, vague(WEDNESDAY_9))
A_WIN = Reply(Meaning.CLOSE, "what a day", won=Money(Decimal(300_000), "CAD"))
A_LOSS = Reply(Meaning.LOSE, "price")
A_SNOOZE = Reply(Meaning.SNOOZE, "she is away", until=vague(WEDNESDAY_9))
A_NOTE = Reply(Meaning.NOTE, "likes boats")
A_TAG = Reply(Meaning.NOTE, tags=("hot",))
A_TAGGED_CALL = replace(A_CALL, tags=("hot", "vip"))

each_reply = pytest.mark.parametrize(
    "reply", [A_CALL, A_WIN, A_LOSS, A_SNOOZE, A_NOTE, A_TAG, A_TAGGED_CALL], ids=lambda each: each.meaning
)


def test_a_call_is_logged_with_its_note_and_the_next_follow_up(lead: Lead) -> None:
    called = replies.act(lead, A_CALL, ANN_DOES, MONDAY_15, ANN_HERSELF)
    touch = called.touches[-1]
    assert (called.status, called.due_at) == (Status.FOLLOWED_UP, WEDNESDAY_9)
    assert (touch.kind, touch.minutes, touch.note) == (TouchKind.CALL, 15, "wants an offer")


def test_a_call_without_a_next_follow_up_is_asked_about_again_in_three_days(lead: Lead) -> None:
    called = replies.act(lead, Reply(Meaning.TOUCH, touch=TouchKind.CALL), ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (called.due_at, called.due_exact, called.next_nag_at) == (april(9, 9), False, april(9, 9))
    assert lifecycle.asks_again(called)


def test_a_win_keeps_its_amount_and_its_note(lead: Lead) -> None:
    won = replies.act(lead, A_WIN, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (won.status, won.won) == (Status.CLOSED, Money(Decimal(300_000), "CAD"))
    assert won.notes == (Note(MONDAY_15, ANN, "what a day"),)


def test_who_helped_is_an_assist_and_is_not_asked_for_again(lead: Lead) -> None:
    said = replace(A_WIN, helper="Bob")
    won = replies.act(lead, said, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert won.assists == (Assist(AssistKind.PERSON, "Bob"),)
    assert replies.asks(said, won) is Form.STAY


def test_a_win_without_an_amount_is_worth_what_was_expected(lead: Lead) -> None:
    won = replies.act(lead, Reply(Meaning.CLOSE), ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (won.won, won.notes) == (DOLLARS_350K, ())


@pytest.mark.parametrize(
    ("said", "reason", "note"),
    [
        (None, None, None),
        ("price", LostReason.PRICE, None),
        ("No answer", LostReason.NO_ANSWER, None),
        ("chose another", LostReason.CHOSE_ANOTHER, None),
        ("moved abroad", LostReason.OTHER, "moved abroad"),
    ],
)
def test_a_loss_keeps_its_reason(lead: Lead, said: str | None, reason: LostReason | None, note: str | None) -> None:
    lost = replies.act(lead, Reply(Meaning.LOSE, said), ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (lost.status, lost.lost_reason, lost.lost_note) == (Status.LOST, reason, note)


def test_a_reply_takes_a_lost_lead_up_again_on_the_next_working_morning(lost: Lead) -> None:
    again = Reply(Meaning.REOPEN, until=vague(SATURDAY_9))
    opened = replies.act(lost, again, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (opened.status, opened.due_at) == (Status.OPEN, april(13, 9))


def test_deleting_is_asked_about_first(lead: Lead) -> None:
    assert replies.act(lead, Reply(Meaning.DELETE), ANN_DOES, MONDAY_15, ANN_HERSELF) is lead
    assert replies.asks(Reply(Meaning.DELETE), lead) is Form.DELETE


@pytest.mark.parametrize(
    ("said", "form"),
    [
        (Reply(Meaning.TOUCH, touch=TouchKind.CALL), Form.AFTER_TOUCH),
        (A_CALL, None),
        (A_WIN, Form.HELPED),
        (Reply(Meaning.CLOSE), Form.WON),
        (A_LOSS, Form.AGAIN),
        (Reply(Meaning.LOSE), Form.LOST),
        (A_SNOOZE, None),
        (A_NOTE, None),
    ],
)
def test_what_a_reply_left_open_is_asked(lead: Lead, said: Reply, form: Form | None) -> None:
    assert replies.asks(said, replies.act(lead, said, ANN_DOES, MONDAY_15, ANN_HERSELF)) is form


def test_a_reply_that_comes_again_after_a_mark_was_undone_asks_nothing(lead: Lead) -> None:
    assert replies.asks(A_WIN, lead) is None
    assert replies.asks(A_LOSS, lead) is None


def test_another_day_minutes_after_the_first_corrects_it_and_later_postpones_it(lead: Lead) -> None:
    corrected = replies.act(lead, A_SNOOZE, ANN_DOES, MONDAY_10 + 5 * MINUTE, ANN_HERSELF)
    assert (corrected.due_at, corrected.snoozes, last(corrected).kind) == (WEDNESDAY_9, 0, EventKind.NOTED)
    moved = replace(A_SNOOZE, text=None, until=vague(TUESDAY_9))
    again = replies.act(saved(corrected), moved, Deed(ANN, cause=7), MONDAY_10 + 9 * MINUTE, ANN_HERSELF)
    assert (again.due_at, again.snoozes, last(again).kind) == (TUESDAY_9, 0, EventKind.PLANNED)
    later = replies.act(saved(again), A_SNOOZE, Deed(ANN, cause=8), MONDAY_10 + 20 * MINUTE, ANN_HERSELF)
    assert (later.due_at, later.snoozes) == (WEDNESDAY_9, 1)


def test_what_has_rung_is_postponed_by_another_day(lead: Lead) -> None:
    rung = replace(lead, nags=1)
    assert replies.act(rung, A_SNOOZE, ANN_DOES, MONDAY_10 + 5 * MINUTE, ANN_HERSELF).snoozes == 1


def test_an_amount_in_reply_to_a_win_is_what_it_came_to(closed: Lead) -> None:
    amount = Money(Decimal(66_000), "CAD")
    said = Reply(Meaning.CORRECT, "66k", field=Field.VALUE, changes={"value": amount})
    done = replies.act(closed, said, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (done.won, done.value, deals.is_expected(done)) == (amount, closed.value, False)
    assert done.notes[-1].text == "66k"


def test_what_comes_after_a_win_is_no_time_that_a_reply_corrects(lead: Lead) -> None:
    customer = replace(lead, status=Status.CLOSED, due_at=WEDNESDAY_9)
    with pytest.raises(LeadEnded):
        replies.act(customer, A_SNOOZE, ANN_DOES, MONDAY_10 + 5 * MINUTE, ANN_HERSELF)


def test_a_snooze_keeps_its_note(lead: Lead) -> None:
    later = replies.act(lead, A_SNOOZE, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (later.due_at, later.snoozes, later.notes[-1].text) == (WEDNESDAY_9, 1, "she is away")


def test_a_note_is_added(lead: Lead) -> None:
    assert replies.act(lead, A_NOTE, ANN_DOES, MONDAY_15, ANN_HERSELF).notes == (Note(MONDAY_15, ANN, "likes boats"),)


def test_tags_are_added_to_those_that_the_lead_has(lead: Lead) -> None:
    known = replace(lead, tags=("boat", "hot"))
    done = replies.act(known, A_TAGGED_CALL, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (done.tags, done.status) == (("boat", "hot", "vip"), Status.FOLLOWED_UP)
    assert kinds(done) == [*kinds(replies.act(known, A_CALL, ANN_DOES, MONDAY_15, ANN_HERSELF)), EventKind.EDITED]
    assert replies.act(known, A_TAG, ANN_DOES, MONDAY_15, ANN_HERSELF) is known
    noted = replies.act(known, replace(A_NOTE, tags=("hot",)), ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert (noted.tags, noted.notes[-1].text) == (("boat", "hot"), "likes boats")


@pytest.mark.parametrize("said", ["won 300", "lost because", "called", "called, again", "no answer", "sold it"])
@pytest.mark.parametrize("blanks", [" ", "\n", "\u00a0", " \n"])
def test_a_reply_of_blanks_is_looked_through_once(by: Reading, said: str, blanks: str) -> None:
    much = f"{said}{blanks * 50_000}x"  # looked through from each of its blanks, it would take minutes
    assert "x" in (replies.read(much, by).text or "")


@pytest.mark.parametrize("reply", [Reply(Meaning.NOTE, ""), Reply(Meaning.SNOOZE)])
def test_a_reply_that_says_nothing_changes_nothing(lead: Lead, reply: Reply) -> None:
    assert replies.act(lead, reply, ANN_DOES, MONDAY_15, ANN_HERSELF) is lead


@each_reply
def test_a_reply_acts_once(lead: Lead, reply: Reply) -> None:
    done = saved(replies.act(lead, reply, Deed(ANN, cause=5), MONDAY_15, ANN_HERSELF))
    assert replies.act(done, reply, Deed(ANN, cause=5), MONDAY_15, ANN_HERSELF) is done


@each_reply
def test_undo_takes_a_reply_back_whole(lead: Lead, reply: Reply) -> None:
    done = saved(replies.act(lead, reply, ANN_DOES, MONDAY_15, ANN_HERSELF))
    undone = undo.undo(done, ANN_DOES, MONDAY_15 + MINUTE)
    book_keeping = {"version": 1, "events": (), "before": None, "undo_until": None}
    assert replace(undone, **book_keeping) == replace(lead, **book_keeping)  # type: ignore[arg-type]
    assert kinds(undone) == [EventKind.RECORDED, EventKind.UNDONE]


@each_reply
def test_a_reply_to_a_card_just_seen_does_not_stumble_over_itself(lead: Lead, reply: Reply) -> None:
    done = replies.act(lead, reply, Deed(ANN, cause=5, seen=lead.version), MONDAY_15, ANN_HERSELF)
    assert last(done).version == lead.version + 1


@pytest.mark.parametrize("reply", [A_CALL, A_WIN, A_LOSS, A_SNOOZE], ids=lambda each: each.meaning)
def test_a_reply_cannot_mark_an_ended_lead(lost: Lead, reply: Reply) -> None:
    with pytest.raises(LeadEnded):
        replies.act(lost, reply, ANN_DOES, MONDAY_15, ANN_HERSELF)
