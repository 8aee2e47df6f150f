"""What shared messages say together, and which of them belong together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import sharing
from domain.answers import Reading
from domain.capture import Captured
from domain.contacts import Handle
from domain.shares import Offer, Share
from domain.sources import Source
from domain.when import DEFAULT_HABITS, Moment

NOW = datetime(2026, 4, 1, 13, 0, tzinfo=UTC)
BY = Reading(NOW, ZoneInfo("America/Halifax"), DEFAULT_HABITS, "CA", "CAD")
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
CHAT = 101
MAP = "https://maps.google.com/?q=44.6,-63.5"
TYPED = Share(1, NOW, "Jane Doe, wants a roof")
FORWARDED = Share(2, NOW, "we need a roof", said_at=NOW, forwarded=True, name="Jane Doe", handle="jane_d")
CONTACT = Share(3, NOW, name="Jane Doe", phone="19025550134")
PHOTO, PLACE = Share(4, NOW, photo="file-1"), Share(5, NOW, links=(MAP,))


def _said(*shares: Share) -> Captured:
    return sharing.understood(shares, BY)


# Which one is meant


def test_a_tapped_time_stands_only_where_the_words_name_none_and_while_it_is_to_come() -> None:
    due, unclear = Moment(NOW + DAY, exact=True), Captured(name="Jane", unclear="soon")
    assert sharing.planned(unclear, due, NOW) == Captured(name="Jane", due=due)
    assert sharing.planned(unclear, due, NOW + DAY) == unclear
    assert sharing.planned(unclear, None, NOW) == unclear
    clear = Captured(name="Jane", due=Moment(NOW + 2 * DAY, exact=True))
    assert sharing.planned(clear, due, NOW) == clear


def test_a_time_typed_after_an_offer_belongs_to_it_where_it_asks_for_one() -> None:
    clear, vague = Share(1, NOW, "Jane Doe wants a roof, fri 9"), Share(1, NOW, "Jane Doe wants a roof soon")
    for first, more, joined in (
        (vague, "mon 9", 1),
        (clear, "mon 9", 2),
        (vague, "mon 9 Bob", 2),
        (vague, "1 May 2020", 2),
    ):
        assert len(_gathered(first, Share(2, NOW + MINUTE, more))) == joined


def test_one_offer_may_end_alone() -> None:
    mine, other = Offer(CHAT, (TYPED,), message=7), Offer(CHAT, (CONTACT,), message=8)
    elsewhere = Offer(9, (TYPED,), message=7)
    ended = sharing.ended((mine, other, elsewhere), CHAT, 7)
    assert [offer.ended for offer in ended] == [True, False, False]
    assert [offer.ended for offer in sharing.ended(ended, CHAT)] == [True, True, False]


def test_a_yes_is_meant_for_the_last_offer_that_asks_and_only_for_minutes() -> None:
    first, last = Offer(CHAT, (TYPED,), message=7), Offer(CHAT, (CONTACT,), message=8)
    assert sharing.last_offered((first, last, Offer(9, (TYPED,), message=9)), CHAT, NOW) == last
    assert sharing.last_offered((last,), CHAT, NOW + sharing.ANSWERED_WITHIN) == last
    assert sharing.last_offered((last,), CHAT, NOW + sharing.ANSWERED_WITHIN + SECOND) is None
    assert sharing.last_offered((first, replace(last, ended=True)), CHAT, NOW) is None
    assert sharing.last_offered((replace(last, message=None),), CHAT, NOW) is None
    assert sharing.last_offered((), CHAT, NOW) is None


def test_an_edited_message_changes_the_offer_that_holds_it_and_no_other() -> None:
    mine, other = Offer(CHAT, (TYPED, PHOTO), message=7), Offer(CHAT, (CONTACT,), message=8)
    edited = replace(TYPED, text="Jane Roe, wants a roof")
    offers, found = sharing.reworded((mine, other), CHAT, edited)
    assert found == replace(mine, shares=(edited, PHOTO))
    assert offers == (found, other)
    assert sharing.reworded((mine, other), CHAT + 1, edited) == ((mine, other), None)


def test_a_list_is_typed_in_one_message() -> None:
    pasted = replace(TYPED, text="Jane Doe 902-555-0134\nBob Ray 902-555-0135")
    assert [share.text for share in sharing.listed([pasted], BY)] == ["Jane Doe 902-555-0134", "Bob Ray 902-555-0135"]
    for shares in ([TYPED], [pasted, PHOTO], [replace(pasted, forwarded=True)], []):
        assert sharing.listed(shares, BY) == ()


def test_a_list_goes_with_nothing_and_nothing_with_a_list() -> None:
    pasted = Share(6, NOW, "Jane Doe 902-555-0134\nBob Ray 902-555-0135")
    offers, _ = sharing.gather((), CHAT, PHOTO, BY)
    offers, listed = sharing.gather(offers, CHAT, pasted, BY)
    assert listed.shares == (pasted,)
    _, after = sharing.gather(offers, CHAT, replace(PHOTO, message=7), BY)
    assert len(after.shares) == 1


# What they say


def test_ones_own_words_are_read_as_one_sentence() -> None:
    captured = _said(TYPED, Share(2, NOW, "902-555-0134"))
    assert (captured.name, captured.need, captured.phones) == ("Jane Doe", "a roof", ("+19025550134",))


def test_somebody_elses_words_say_who_and_are_kept_word_for_word() -> None:
    captured = _said(FORWARDED)
    assert captured.name == "Jane Doe"
    assert captured.handles == (Handle("telegram", "jane_d"),)
    assert (captured.source, captured.source_note, captured.need) == (Source.TELEGRAM, None, "a roof")
    assert captured.notes == "we need a roof"


@pytest.mark.parametrize("text", ["pls call my sister Mia 902-555-0505", "text Mia at 902-555-0505"])
def test_who_is_to_be_called_is_the_lead_and_who_asks_for_it_has_sent_them(text: str) -> None:
    told = _said(replace(FORWARDED, text=text, name="Grandma", handle="gran"))
    assert (told.name, told.phones, told.handles) == ("Mia", ("+19025550505",), ())
    assert (told.source, told.source_note, told.notes) == (Source.REFERRAL, "Grandma", text)


def test_words_that_are_all_understood_are_not_kept_twice() -> None:
    captured = _said(replace(FORWARDED, text="902-555-0134"))
    assert (captured.phones, captured.notes) == (("+19025550134",), None)


def test_a_forwarded_voice_message_tells_who_it_is_from() -> None:
    assert _said(replace(FORWARDED, text="")) == Captured(
        name="Jane Doe", handles=(Handle("telegram", "jane_d"),), source=Source.TELEGRAM
    )


def test_a_channel_is_the_source_and_the_name_stands_in_the_words() -> None:
    captured = _said(Share(1, NOW, "Bob Roy wants a fence", said_at=NOW, forwarded=True, via="Halifax Homes"))
    assert (captured.name, captured.source, captured.source_note) == ("Bob Roy", Source.TELEGRAM, "Halifax Homes")


def test_times_are_read_by_the_day_on_which_they_were_written() -> None:
    today = _said(replace(FORWARDED, text="call me tomorrow 3pm"))
    last_week = _said(replace(FORWARDED, text="call me tomorrow 3pm", said_at=NOW - 7 * DAY))
    assert today.due is not None
    assert today.due.at == datetime(2026, 4, 2, 18, tzinfo=UTC)
    assert (last_week.due, last_week.passed, last_week.notes) == (None, None, "call me tomorrow 3pm")


def test_ones_own_tomorrow_is_that_of_the_day_on_which_it_was_typed() -> None:
    typed = Share(
        1, datetime(2026, 4, 1, 2, tzinfo=UTC), "Jane Doe, wants a roof, tomorrow 3pm"
    )  # 23:00 the day before
    captured = sharing.understood([typed], replace(BY, now=typed.at + timedelta(hours=2)))
    assert captured.due is not None
    assert captured.due.at == datetime(2026, 4, 1, 18, tzinfo=UTC)
    assert captured == sharing.understood([typed], replace(BY, now=typed.at))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("Jane Doe, call in 2 hours, wants a roof", "in 2 hours"), ("Jane Doe, wants a roof, today 3pm", "today 3pm")],
)
def test_a_time_that_has_passed_since_it_was_typed_is_asked_about(text: str, phrase: str) -> None:
    captured = sharing.understood([replace(TYPED, text=text)], replace(BY, now=NOW + timedelta(hours=6)))
    assert (captured.name, captured.need, captured.due) == ("Jane Doe", "a roof", None)
    assert captured.passed is not None
    assert phrase in captured.passed
    assert captured.passed in (captured.notes or "")


def test_each_day_of_ones_own_words_is_read_by_itself() -> None:
    first, next_day = replace(TYPED, text="Jane Doe, tomorrow 3pm"), replace(TYPED, message=2, text="today 8am")
    captured = _said(first, replace(next_day, at=NOW + DAY))
    assert captured.due is not None
    assert captured.due.at == datetime(2026, 4, 2, 18, tzinfo=UTC)
    late = sharing.understood(
        [replace(TYPED, text="Jane Doe"), replace(next_day, at=NOW + DAY)], replace(BY, now=NOW + DAY)
    )
    assert late.passed == "today 8am"


def test_ones_own_words_go_before_those_of_others() -> None:
    mine = Share(1, NOW, "Janie from Facebook, wants a metal roof, friday 9")
    captured = _said(replace(FORWARDED, text="I need a roof tomorrow 3pm"), mine)
    assert (captured.name, captured.need, captured.source) == ("Janie", "a metal roof", Source.FACEBOOK)
    assert captured.due is not None
    assert captured.due.at == datetime(2026, 4, 3, 12, tzinfo=UTC)
    assert captured.notes == "Jane Doe\nI need a roof tomorrow 3pm"


def test_a_contact_is_what_telegram_says_and_its_card() -> None:
    card = "BEGIN:VCARD\nFN:jane doe\nTEL:+1 902 555 0134\nEMAIL:j@acme.io\nNOTE:likes tea\nEND:VCARD"
    captured = _said(replace(CONTACT, card=card))
    assert captured == Captured(name="Jane Doe", phones=("+19025550134",), emails=("j@acme.io",), notes="likes tea")


def test_a_contact_that_was_passed_on_says_by_whom() -> None:
    captured = _said(replace(CONTACT, forwarded=True, said_at=NOW, via="Bob"))
    assert (captured.name, captured.source, captured.source_note) == ("Jane Doe", Source.TELEGRAM, "Bob")


@pytest.mark.parametrize(
    ("typed", "phones", "notes"),
    [
        ("19025550134", ("+19025550134",), None),
        ("+49 151 23456789", ("+4915123456789",), None),
        ("4915123456789", ("+4915123456789",), None),
        ("902-555-0134", ("+19025550134",), None),
        ("4711", (), "4711"),
    ],
)
def test_phones_of_contacts_come_without_a_plus(typed: str, phones: tuple[str, ...], notes: str | None) -> None:
    captured = _said(replace(CONTACT, phone=typed))
    assert (captured.phones, captured.notes) == (phones, notes)


def test_two_contacts_are_one_lead_and_the_second_name_is_kept() -> None:
    captured = _said(CONTACT, Share(6, NOW, name="Bob Roy", phone="19025550177"))
    assert (captured.name, captured.phones, captured.notes) == (
        "Jane Doe",
        ("+19025550134", "+19025550177"),
        "Bob Roy",
    )


def test_pictures_and_places_of_all_go_with_it() -> None:
    captured = _said(TYPED, PHOTO, PLACE, replace(PHOTO, message=6, photo="file-2"))
    assert (captured.photos, captured.links) == (("file-1", "file-2"), (MAP,))


@pytest.mark.parametrize(
    ("shares", "knows"),
    [
        ([TYPED], True),
        ([CONTACT], True),
        ([FORWARDED], True),
        ([PHOTO], False),
        ([PLACE], False),
        ([PLACE, TYPED], True),
        ([Share(1, NOW, "https://x.com/jane")], True),
        ([Share(1, NOW, "tomorrow 3pm")], False),
    ],
)
def test_a_place_or_a_picture_alone_is_nobody(shares: list[Share], knows: bool) -> None:
    assert sharing.knows_who(_said(*shares), shares) is knows


# What belongs together


def _gathered(*shares: Share, offers: tuple[Offer, ...] = (), answers_to: int | None = None) -> list[list[int]]:
    for share in shares:
        offers, _ = sharing.gather(offers, CHAT, share, BY, answers_to=answers_to)
    return [[share.message for share in offer.shares] for offer in offers]


def _after(share: Share, after: timedelta) -> Share:
    return replace(share, message=share.message + 10, at=share.at + after)


@pytest.mark.parametrize(
    ("first", "then", "together"),
    [
        (FORWARDED, _after(FORWARDED, 3 * SECOND), True),
        (FORWARDED, _after(FORWARDED, 4 * SECOND), False),
        (TYPED, _after(FORWARDED, SECOND), True),
        (FORWARDED, _after(TYPED, SECOND), True),
        (FORWARDED, _after(TYPED, MINUTE), False),
        (TYPED, _after(TYPED, SECOND), False),
        (CONTACT, _after(CONTACT, SECOND), True),
        (TYPED, _after(PLACE, 2 * MINUTE), True),
        (TYPED, _after(PLACE, 3 * MINUTE), False),
        (TYPED, _after(PHOTO, MINUTE), True),
        (TYPED, _after(replace(PHOTO, text="Bob Roy"), MINUTE), False),
        (PHOTO, _after(TYPED, 10 * MINUTE), True),
        (PHOTO, _after(TYPED, 11 * MINUTE), False),
        (PLACE, _after(TYPED, MINUTE), True),
        (PHOTO, _after(FORWARDED, MINUTE), False),
        (replace(PHOTO, album="1"), _after(replace(PHOTO, album="1", text="Bob"), MINUTE), True),
        (replace(PHOTO, album="1"), _after(replace(PHOTO, album="2", text="Bob"), MINUTE), False),
    ],
)
def test_what_comes_in_a_row_or_completes_an_offer_belongs_to_it(first: Share, then: Share, together: bool) -> None:
    assert len(_gathered(first, then)) == (1 if together else 2)


def test_a_message_that_comes_again_changes_nothing() -> None:
    assert _gathered(FORWARDED, _after(FORWARDED, SECOND), FORWARDED) == [[2, 12]]


BOBS = replace(FORWARDED, name="Bob Roy", handle="bob_r")


def test_messages_of_two_people_forwarded_at_once_are_two_leads() -> None:
    row = [FORWARDED, replace(BOBS, message=3), replace(FORWARDED, message=4), replace(BOBS, message=5)]
    assert _gathered(*row) == [[2, 4], [3, 5]]


def test_what_was_said_to_forwarded_messages_goes_with_the_first_sender() -> None:
    assert _gathered(TYPED, replace(FORWARDED, message=3), replace(BOBS, message=4)) == [[1, 3], [4]]


def test_what_another_person_writes_later_doesnt_wake_an_old_offer() -> None:
    assert _gathered(FORWARDED, replace(BOBS, message=3), _after(FORWARDED, MINUTE)) == [[2], [3], [12]]


PETE, MARY = (
    replace(CONTACT, name="Pete Parker", phone="19025550144"),
    replace(CONTACT, name="Mary Stone", phone="19025550177"),
)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (PETE, MARY),
        (PETE, FORWARDED),
        (FORWARDED, PETE),
        (PETE, replace(TYPED, text="Rex Roe, 902-555-0199, wants rope")),
        (replace(TYPED, text="Rex Roe, 902-555-0199, wants rope"), PETE),
        (FORWARDED, replace(PHOTO, text="Rick Moss, 902-555-0146, wants tiles")),
    ],
)
def test_what_is_about_another_person_is_another_lead(first: Share, then: Share) -> None:
    assert len(_gathered(first, _after(then, SECOND))) == 2


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (PETE, replace(FORWARDED, name="Pete")),
        (PETE, replace(TYPED, text="wants a roof, call friday")),
        (PETE, replace(TYPED, text="Pete P, 902-555-0144, wants a roof")),
        (replace(TYPED, text="Jane Doe, wants a roof"), replace(FORWARDED, name="JD")),
        (FORWARDED, replace(PETE, via="Jane Doe")),
    ],
)
def test_what_may_be_about_the_same_person_is_one_lead(first: Share, then: Share) -> None:
    assert len(_gathered(first, _after(then, SECOND))) == 1


def test_posts_of_two_channels_are_two_leads() -> None:
    post = Share(1, NOW, "Bob Roy wants a fence", said_at=NOW, forwarded=True, via="Halifax Homes")
    assert _gathered(post, replace(post, message=2, via="Dartmouth Homes")) == [[1], [2]]


def test_an_offer_that_ended_takes_only_replies() -> None:
    offers = sharing.ended((Offer(CHAT, (PHOTO,), message=7), Offer(-5, (PHOTO,))), CHAT)
    assert [each.ended for each in offers] == [True, False]
    typed = replace(TYPED, message=20)
    assert _gathered(typed, offers=offers[:1]) == [[PHOTO.message], [20]]
    assert _gathered(typed, offers=offers[:1], answers_to=7) == [[PHOTO.message, 20]]
    assert _gathered(_after(FORWARDED, SECOND), offers=sharing.ended((Offer(CHAT, (FORWARDED,)),), CHAT)) == [[2], [12]]


def test_a_reply_to_an_offer_belongs_to_it_also_hours_later() -> None:
    offers = (Offer(CHAT, (TYPED,), message=7), Offer(CHAT, (FORWARDED,), message=8))
    reply = replace(TYPED, message=20, at=NOW + timedelta(hours=3))
    assert _gathered(reply, offers=offers, answers_to=7) == [[2], [1, 20]]


def test_another_chat_is_another_matter() -> None:
    assert _gathered(_after(FORWARDED, SECOND), offers=(Offer(-5, (FORWARDED,)),)) == [[2], [12]]


def test_offers_are_kept_for_two_days_and_ten_of_them() -> None:
    old = Offer(CHAT, (TYPED,))
    assert _gathered(_after(TYPED, 3 * DAY), offers=(old,)) == [[11]]
    many = tuple(Offer(CHAT, (replace(TYPED, message=100 + each),)) for each in range(10))
    assert len(_gathered(replace(TYPED, message=200), offers=many)) == 10


def test_an_offer_is_fresh_for_two_days() -> None:
    offers = (Offer(CHAT, (TYPED,)), Offer(CHAT, (replace(TYPED, at=NOW + DAY),)))
    assert sharing.fresh(offers, NOW + 2 * DAY) == offers
    assert sharing.fresh(offers, NOW + 2 * DAY + SECOND) == offers[1:]


def test_one_offer_joins_fifty_messages_at_most() -> None:
    row = [replace(FORWARDED, message=each) for each in range(1, 52)]
    assert [len(each) for each in _gathered(*row)] == [50, 1]


def test_an_answer_that_comes_later_is_late() -> None:
    assert not sharing.is_late(Offer(CHAT, (PHOTO,)))
    assert not sharing.is_late(Offer(CHAT, (PHOTO, _after(TYPED, SECOND))))
    assert sharing.is_late(Offer(CHAT, (PHOTO, _after(TYPED, MINUTE))))


@pytest.mark.parametrize(
    ("share", "says"),
    [(TYPED, True), (Share(1, NOW, "…"), False), (Share(1, NOW), False), (PHOTO, True), (FORWARDED, True)],
)
def test_punctuation_alone_says_nothing(share: Share, says: bool) -> None:
    assert share.says_anything is says


@pytest.mark.no_cover  # the tracer takes longer for it than for hundreds of tests, and sees nothing new
@given(st.lists(st.builds(Share, st.integers(1, 9), st.just(NOW), st.text(max_size=40), st.sampled_from([None, NOW]))))
def test_every_word_of_others_is_understood_or_kept(shares: list[Share]) -> None:
    captured = _said(*shares)
    for share in shares:
        if share.said_at is not None and share.text.strip():
            alone = sharing.understood([share], BY)
            assert alone.notes in (None, share.text)
            assert alone.notes is None or alone.notes in (captured.notes or "")


def test_one_offer_joins_so_many_characters_and_what_comes_after_starts_another() -> None:
    row = [replace(FORWARDED, message=each, text="word " * 900) for each in range(1, 7)]
    assert _gathered(*row) == [[1, 2, 3, 4], [5, 6]]


# Who it is


@pytest.mark.parametrize(
    ("said", "aside"),
    [
        ("ok thanks", True),
        ("haha", True),
        ("The printer is broken again", True),
        ("see you tomorrow", True),
        ("", False),
        ("tomorrow 3pm", False),
        ("somebody wants a tent", False),
        ("jane wants a tent", False),
        ("Jane", False),
        ("haha, 902-555-0134", False),
        ("https://example.com/roofs", False),
    ],
)
def test_words_that_name_nobody_are_a_note(said: str, aside: bool) -> None:
    share = sharing.set_aside(replace(TYPED, text=said), BY)
    assert share.aside is aside
    if aside:
        assert _said(share) == Captured(notes=said)
        named = _said(sharing.naming(replace(TYPED, text="jane doe")), share)
        assert (named.name, named.notes) == ("jane doe", said)


def test_what_has_no_letters_is_no_name() -> None:
    number = replace(TYPED, text="902-555-0134")
    assert sharing.naming(number) == number
    assert sharing.names_nobody(Captured())
    assert not sharing.names_nobody(_said(number))
