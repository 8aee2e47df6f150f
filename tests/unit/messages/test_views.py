"""Every view is one that Telegram takes, whatever people typed, and says what people need to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import SUPPORTED_REGIONS

from domain import boards, ladder, lifecycle, nagging, undo
from domain.boards import Section
from domain.capture import Captured
from domain.conversation import STEPS
from domain.errors import NotUnderstood
from domain.models import (
    Assist,
    AssistKind,
    Field,
    Lead,
    LostReason,
    Note,
    Rhythm,
    SnoozeReason,
    Stage,
    Status,
    Step,
    TouchKind,
    WorkspaceKind,
)
from domain.money import Money
from domain.people import Asking, Away, Conversation, Person, Pings, Profile, Region, WorkHours
from domain.when import Moment
from domain.winning import MOST_ASSISTS, Kin
from handlers.card_answers import HELPS
from messages import cards, complaints, forms, lists, questions, texts, winning
from messages import settings as pages
from messages.callbacks import Action, unpack
from messages.cards import View
from messages.keyboards import SPANS
from messages.reader import Reader
from tests.unit.messages.the_screen import (
    ANN,
    ANN_HERSELF,
    BOB,
    DAY,
    DEED,
    NOW,
    READER,
    WORKSPACE,
    bloated,
    jane,
    shown,
)

HOUR = timedelta(hours=1)


def followed_up() -> Lead:
    lead = lifecycle.follow_up(jane(), DEED, NOW, ANN_HERSELF)
    return lifecycle.describe_touch(lead, DEED, kind=TouchKind.CALL, minutes=15, note="wants an offer")


def resting() -> Lead:
    return lifecycle.rest(followed_up(), DEED)


def closed() -> Lead:
    return lifecycle.set_won(lifecycle.close(jane(), DEED, NOW), Money(Decimal(9000), "CAD"), DEED)


def lost(reason: LostReason = LostReason.OTHER, note: str | None = "moved away") -> Lead:
    return lifecycle.set_reason(lifecycle.lose(jane(), DEED, NOW), reason, DEED, note)


def planned(lead: Lead) -> Lead:
    return lifecycle.plan(lead, Moment(NOW + 2 * DAY, exact=False), DEED, NOW)


def kept(lead: Lead, every: Rhythm) -> Lead:
    return lifecycle.keep_in_touch(lead, every, Moment(NOW + 2 * DAY, exact=False), DEED, NOW)


HELPERS = tuple(Assist(AssistKind.PERSON, f"Bob {number}") for number in range(MOST_ASSISTS))

LEADS: dict[str, Callable[[], Lead]] = {
    "open": jane,
    "overdue": lambda: jane(due=NOW - HOUR, nags=2),
    "postponed": lambda: lifecycle.snooze(jane(), Moment(NOW + 9 * DAY, exact=True), DEED, NOW),
    "at night": lambda: lifecycle.snooze(jane(), Moment(NOW + 12 * HOUR, exact=True), DEED, NOW),
    "followed up": followed_up,
    "resting": resting,
    "planned": lambda: planned(followed_up()),
    "closed": closed,
    "closed, amount unknown": lambda: lifecycle.set_won(closed(), None, DEED),
    "stay in touch": lambda: planned(closed()),
    "lost": lost,
    "lost, reason unknown": lambda: lifecycle.lose(jane(), DEED, NOW),
    "lost on price": lambda: lost(LostReason.PRICE, None),
    "try again": lambda: planned(lost()),
    "kept warm": lambda: kept(followed_up(), Rhythm.MONTHLY),
    "a customer": lambda: kept(closed(), Rhythm.NINETY_DAYS),
    "helped": lambda: replace(closed(), assists=HELPERS),
    "climbed": lambda: ladder.climb(followed_up(), Stage.LIKE, DEED, NOW),
    "loyal": lambda: lifecycle.follow_up(jane(stage=Stage.LOYAL, referrals=(13,)), DEED, NOW, ANN_HERSELF),
    "of a team": lambda: replace(jane(due=NOW - HOUR, nags=3), escalated=Step.GROUP),
    "deleted": lambda: lifecycle.delete(jane(), DEED, NOW),
    "of a high stage": lambda: jane(stage=Stage.ADVOCATE),
    "nameless": lambda: jane(name=None),
    "known by a need": lambda: jane(name=None, phones=(), handles=()),
    "known by nothing": lambda: jane(name=None, phones=(), handles=(), need=None, value=None, source=None),
}

WORDIEST = ("helped", "postponed", "planned", "stay in touch", "lost", "deleted")
"""The leads of which a form says most."""

FORMS: dict[str, Callable[..., View]] = {
    "card": cards.lead,
    "card with a line": partial(cards.lead, said="Recorded."),
    "card with kin": lambda lead, reader, *, nag: cards.lead(
        lead, reader, nag=nag, kin=Kin(lead, tuple(replace(lead, number=number) for number in range(13, 18)), jane(9))
    ),
    "touch form": forms.touch_form,
    "whole touch form": forms.touch_form_whole,
    "won form": forms.won_form,
    "who helped": winning.helped_form,
    "stay in touch": winning.stay_form,
    "referral": winning.referral_form,
    "after climbing": forms.after_climb,
    **{f"ask {asking}": partial(winning.helped_question, asking) for asking in HELPS},
    "lost form": forms.lost_form,
    "lost": forms.lost,
    "decision form": forms.decision_form,
    "after a touch": forms.after_touch,
    "snooze menu": forms.snooze_menu,
    "snoozed form": forms.snoozed_form,
    "more menu": forms.more_menu,
    "edit menu": forms.edit_menu,
    "source menu": forms.source_menu,
    "stage menu": winning.stage_menu,
    "delete form": forms.delete_form,
    "history": lists.history,
    **{f"ask {key}": partial(forms.question, f"ask-{key}") for key in ("note", "touch-note", "minutes", "next", "won")},
    **{f"ask {key}": partial(forms.question, f"ask-{key}") for key in ("snooze", "reason", "snoozed-why", *Field)},
}

TYPED = {"plain": "W", "signs": '<b>&"', "emoji": "🙂", "arabic": "محمد ", "nul": "a\0", "surrogates": "x\ud83d"}


def why(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    return forms.why(lead, reader, nagging.explain(lead, reader.person, reader.now), nag=nag)


FORMS["why"] = why


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lead", LEADS)
def test_telegram_takes_every_form_of_every_lead(form: str, lead: str) -> None:
    for nag in (False, True):
        shown(FORMS[form](LEADS[lead](), READER, nag=nag))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("typed", TYPED)
def test_telegram_takes_every_form_however_much_was_typed(form: str, typed: str) -> None:
    for lead in WORDIEST:
        view = FORMS[form](bloated(LEADS[lead](), TYPED[typed]), READER, nag=True)
        if form in ("card", "history", "delete form"):
            assert "…" in shown(view).text
        else:
            shown(view)


@pytest.mark.parametrize("lead", LEADS)
def test_a_living_card_leads_back_to_its_list(lead: str) -> None:
    actions = {unpack(data).action for data in shown(cards.lead(LEADS[lead](), READER, nag=True)).data}
    assert Action.CARD in actions or lead == "deleted"
    plain = {unpack(data).action for data in shown(cards.lead(LEADS[lead](), READER)).data}
    assert Action.CARD not in plain


def test_a_card_says_who_wants_what_and_when() -> None:
    text = shown(cards.lead(LEADS["resting"](), READER)).text
    for part in ("Jane Doe", "#12", "a mortgage", "$350,000", "(902) 555-0134", "@jane (Instagram)", "Found: Facebook"):
        assert part in text
    for part in ("call, 15 min, today", "“wants an offer”", "nothing planned"):
        assert part in text


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("open", "Follow up tomorrow, 10:00"),
        ("overdue", "Owed since today, 9:00"),
        ("postponed", "Postponed 1×, 8 days in all."),
        ("at night", "outside your working hours"),
        ("planned", "Followed up. Next: Wed, Apr 8"),
        ("closed", "Closed: $9,000"),
        ("closed, amount unknown", "Closed."),
        ("stay in touch", "Again on Wed, Apr 8"),
        ("kept warm", "After that, a month after each touch."),
        ("a customer", "After that, 90 days after each touch."),
        ("lost", "Lost: moved away"),
        ("lost on price", "Lost: Price"),
        ("lost, reason unknown", "Lost."),
        ("deleted", "Jane Doe is deleted."),
        ("of a high stage", "Stage: Advocate"),
        ("nameless", "(902) 555-0134  #12"),
        ("known by a need", "a mortgage  #12"),
        ("known by nothing", "#12  #12"),
    ],
)
def test_a_card_says_how_the_lead_stands(lead: str, said: str) -> None:
    assert said in shown(cards.lead(LEADS[lead](), READER)).text


def test_a_vague_time_at_night_says_when_it_rings() -> None:
    night = jane(due=NOW + 12 * HOUR)
    assert "You are off then, so I remind you tomorrow, 8:00" in shown(cards.lead(night, READER)).text


@pytest.mark.parametrize(
    ("habits", "said"),
    [
        ({"region": Region("CA")}, "That is Good Friday, so I remind you Mon, Apr 6, 8:00"),
        ({"away": Away(NOW + 30 * DAY)}, "You are away then, so I remind you Wed, May 6, 10:00"),
        ({"hours": WorkHours(days=frozenset({0}))}, "You are off then, so I remind you Mon, Apr 6, 8:00"),
    ],
)
def test_a_card_says_why_it_rings_later(habits: dict[str, Any], said: str) -> None:
    before_easter = replace(READER, now=NOW - 5 * DAY, person=replace(READER.person, **habits))
    good_friday = jane(due=NOW - 3 * DAY)
    assert said in shown(cards.lead(good_friday, before_easter)).text


def test_a_lead_that_is_gone_is_said_to_be_gone_once() -> None:
    gone = LEADS["deleted"]()
    for said in (cards.outcome(gone, READER), READER.text("undone-record", title="Jane Doe"), None):
        assert shown(cards.lead(gone, READER, said=said)).text.count("Jane Doe") == 1


@pytest.mark.parametrize(
    ("kind", "minutes", "said"),
    [
        (None, None, "Last in touch today"),
        (TouchKind.OTHER, 20, "Last in touch today, 20 min"),
        (TouchKind.CALL, None, "Last: call, today"),
        (TouchKind.CALL, 15, "Last: call, 15 min, today"),
    ],
)
def test_a_card_says_how_the_last_touch_was(kind: TouchKind | None, minutes: int | None, said: str) -> None:
    touched = lifecycle.follow_up(jane(), DEED, NOW, ANN_HERSELF)
    lead = lifecycle.describe_touch(touched, DEED, kind=kind, minutes=minutes)
    assert said in shown(cards.lead(lead, READER)).text.splitlines()


def test_the_day_of_a_rhythm_is_said_once() -> None:
    customer = LEADS["a customer"]()
    view = read(cards.lead(customer, READER, said=cards.outcome(customer, READER)))
    assert view.count("Wed, Apr 8") == 1
    assert view.count("90 days") == 1


def test_the_clock_is_doubted_on_the_first_card_and_in_the_settings_until_a_city_is_known() -> None:
    known = replace(READER, person=replace(READER.person, zone_known=True))
    asks, offers = "until you tell me your city", "If that is wrong, tap Clock."
    assert asks in shown(cards.lead(jane(1), READER)).text
    assert asks not in shown(cards.lead(jane(2), READER)).text
    assert asks not in shown(cards.lead(jane(1), known)).text
    assert offers in shown(pages.page(READER)).text
    assert offers not in shown(pages.page(known)).text


@pytest.mark.parametrize("said", ["020 7946 0958", "call 030 1234567 in the morning", "0171/2345678"])
def test_a_number_without_a_country_is_said_to_be_a_note_until_a_city_is_known(said: str) -> None:
    known = replace(READER, person=replace(READER.person, zone_known=True))
    unread = replace(jane(2), phones=(), notes=(Note(NOW, DEED.by, said),))
    hint = "The number in your words is none in Canada"
    assert hint in shown(cards.lead(unread, READER)).text
    assert hint not in shown(cards.lead(unread, known)).text
    assert hint not in shown(cards.lead(replace(unread, phones=("+442079460958",)), READER)).text
    noted = lifecycle.note(unread, "likes tea", DEED, NOW)
    assert hint not in shown(cards.lead(noted, READER)).text


@pytest.mark.parametrize("said", ["555-0134", "call 5550134 or 555 0190"])
def test_a_number_without_its_area_code_is_said_to_be_short(said: str) -> None:
    unread = replace(jane(2), phones=(), notes=(Note(NOW, DEED.by, said),))
    assert "too short to be whole" in shown(cards.lead(unread, READER)).text
    both = replace(unread, notes=(*unread.notes, Note(NOW, DEED.by, "020 7946 0958")))
    assert "none in Canada" in shown(cards.lead(both, READER)).text


def test_a_number_that_can_not_be_made_whole_is_shown_as_typed_and_said_to_be_so() -> None:
    known = replace(READER, person=replace(READER.person, zone_known=True))
    foreign, local = replace(jane(2), phones=("0151 2345678",)), replace(jane(2), phones=("555-0134",))
    for reader in (READER, known):
        assert "0151 2345678 is no number in Canada" in shown(cards.lead(foreign, reader)).text
    assert "555-0134 has no area code" in shown(cards.lead(local, READER)).text
    assert "area code" not in shown(cards.lead(local, known)).text
    assert "\n555-0134" in shown(cards.lead(local, known)).text
    assert "is no number" not in shown(cards.lead(lifecycle.note(foreign, "likes tea", DEED, NOW), READER)).text


@pytest.mark.parametrize("said", ["met her at lunch", "lot 1234567890123456789", "12,500,000", "2026"])
def test_other_digits_are_no_number_without_a_country(said: str) -> None:
    lead = replace(jane(2), phones=(), notes=(Note(NOW, DEED.by, said),))
    assert "which country" not in shown(cards.lead(lead, READER)).text


def test_undo_is_offered_for_ten_minutes() -> None:
    lead = followed_up()
    later = replace(READER, now=NOW + timedelta(minutes=10, seconds=1))
    assert "↩️ Undo" in shown(cards.lead(lead, READER)).labels
    assert "↩️ Undo" not in shown(cards.lead(lead, later)).labels


def test_the_form_of_a_touch_says_when_it_asks_again_until_another_day_is_named() -> None:
    unless = "Unless you say otherwise, I'll ask again Thu, Apr 9, 9:00 am."
    assert unless in read(forms.after_touch(followed_up(), READER))
    assert unless in read(forms.decision_form(followed_up(), READER))
    later = lifecycle.plan(followed_up(), Moment(NOW + 7 * DAY, exact=False), DEED, NOW)
    assert "Next: Mon, Apr 13, 10:00 am. Or when?" in read(forms.touch_form(later, READER))
    assert read(forms.touch_form(resting(), READER)).endswith("And next?")


@pytest.mark.parametrize("name", ["followed up", "resting", "planned", "lost", "closed", "kept warm"])
def test_a_card_says_once_how_the_mark_left_the_lead(name: str) -> None:
    lead = LEADS[name]()
    card = read(cards.lead(lead, READER, said=cards.outcome(lead, READER)))
    assert card == read(cards.lead(lead, READER))
    assert card.startswith("Jane Doe  #12")
    assert read(cards.lead(lead, READER, said=READER.text("undone"))).startswith("Undone.")


def test_the_form_after_a_loss_says_once_that_it_is_one() -> None:
    lead = lifecycle.set_reason(lifecycle.lose(jane(), DEED, NOW), LostReason.OTHER, DEED, "too expensive")
    assert read(forms.lost(lead, READER)).splitlines() == ["Jane Doe  #12", "Lost: too expensive", "Try again later?"]


def test_this_evening_is_offered_while_it_lies_ahead() -> None:
    evening = replace(READER, now=NOW + 9 * HOUR)
    assert "This evening" in shown(forms.snooze_menu(jane(), READER)).labels
    assert "This evening" not in shown(forms.snooze_menu(jane(), evening)).labels


def test_every_sixth_touch_asks_for_a_decision_and_the_others_do_not() -> None:
    lead = jane()
    for touch in range(1, 13):
        lead = lifecycle.follow_up(lead, DEED, NOW, ANN_HERSELF)
        asked = "☕ Keep warm, monthly" in shown(forms.after_touch(lead, READER)).labels
        assert asked == (touch in (6, 12)), touch


def test_a_kept_lead_is_not_asked_for_a_decision_and_shows_what_planned_itself() -> None:
    lead = replace(jane(), every=Rhythm.MONTHLY)
    for _ in range(6):
        lead = lifecycle.follow_up(replace(lead, status=Status.OPEN), DEED, NOW, ANN_HERSELF)
    assert "Next: Wed, May 6, 10:00 am. Or when?" in read(forms.after_touch(lead, READER))


def test_a_third_postponement_asks_what_keeps_you() -> None:
    third, fourth = (replace(LEADS["postponed"](), snoozes=count) for count in (3, 4))
    assert "Moved three times now. What is it waiting for?" in shown(forms.snoozed_form(third, READER)).text
    assert "Moved 4 times now. What is it waiting for?" in shown(forms.snoozed_form(fourth, READER)).text


def read(view: View) -> str:
    """The text with its narrow spaces as people type them."""
    return shown(view).text.replace("\u202f", " ").replace("\u00a0", " ")


RULES = {
    Profile.GENTLE: "4 hours later, then each working morning",
    Profile.STEADY: "1 and 3 hours later, then each working morning and mid-afternoon",
    Profile.RELENTLESS: "10 and 30 minutes later, then every hour",
    Profile.CUSTOM: "20 mins and 1 day later, then each working morning",
}


@pytest.mark.parametrize("profile", Profile)
def test_why_this_nag_says_the_rule(profile: Profile) -> None:
    steps = (timedelta(minutes=20), DAY)
    person = replace(READER.person, profile=profile, steps=steps, region=Region("CA"))
    text = shown(why(LEADS["overdue"](), replace(READER, person=person))).text
    assert RULES[profile] in text
    assert "Only Mon–Fri, 8:00" in text
    assert "not on public holidays" in text


def test_before_anything_is_due_nobody_speaks_of_a_nag_that_was() -> None:
    assert "❔ When do you nag?" in shown(forms.more_menu(jane(), READER)).labels
    assert "❔ Why this nag?" in shown(forms.more_menu(LEADS["overdue"](), READER)).labels
    for lead in ("open", "postponed", "resting", "planned"):
        told = shown(why(LEADS[lead](), READER)).text
        assert told.startswith("Jane Doe, when I nag\n")
        assert "nobody has marked" not in told
    assert "The follow-up is due tomorrow, 10:00 am. Until then I stay quiet." in read(why(jane(), READER))


def test_own_times_without_any_are_said_as_well() -> None:
    person = replace(READER.person, profile=Profile.CUSTOM)
    text = shown(why(LEADS["overdue"](), replace(READER, person=person))).text
    assert "when it is due, then each working morning" in text


@pytest.mark.parametrize(
    ("habits", "said"),
    [
        ({}, "Next: today, 10:00"),
        ({"away": Away(NOW + DAY)}, "Next: tomorrow, 10:00 am; until then you are away."),
        ({"last_ping_at": NOW}, "Next: today, 10:10 am, ten minutes after the last reminder."),
        ({"pings": Pings(NOW.date(), 12)}, "Next: tomorrow, 8:00 am; you have had enough reminders until then."),
        ({"hours": WorkHours(time(12))}, "Next: today, 12:00 pm; until then you have quiet hours."),
        ({"hours": WorkHours(days=frozenset({4}))}, "Next: Fri, Apr 10, 8:00 am; until then you have days off."),
        ({"region": Region("GB", "ENG")}, "Next: tomorrow, 8:00 am; until then it is a public holiday."),
        ({"reachable": False}, "I don't come back to it by myself."),
    ],
)
def test_why_this_nag_says_the_next_firing_and_what_it_waits_for(habits: dict[str, Any], said: str) -> None:
    easter_monday = replace(READER, person=replace(READER.person, **habits))
    assert said in read(why(LEADS["overdue"](), easter_monday))


def test_why_this_nag_says_who_hears_after_that() -> None:
    team = replace(WORKSPACE, kind=WorkspaceKind.TEAM, title="Sales team")
    of_a_team, reader = LEADS["overdue"](), replace(READER, workspace=team)

    def told(lead: Lead, person: Person) -> str:
        reasons = nagging.explain(lead, person, NOW, {team.id: team})
        return read(forms.why(lead, replace(reader, person=person), reasons))

    assert "Nobody else hears of it." in shown(why(of_a_team, READER)).text
    assert "After 3 reminders without a mark, Sales team hears a number" in told(of_a_team, READER.person)
    raised = replace(of_a_team, escalated=Step.GROUP)
    assert "until Wed, Apr 8, 9:00 am, the admins of Sales team hear of it" in told(raised, READER.person)
    heard = told(replace(of_a_team, escalated=Step.ADMINS), READER.person)
    assert heard.endswith("\nThe group and the admins have heard of it.")


def test_every_span_on_a_button_is_one_that_can_be_read() -> None:
    for form in (forms.snooze_menu, forms.touch_form, forms.touch_form_whole, winning.stay_form, forms.lost):
        for press in map(unpack, shown(form(jane(), READER)).data):
            assert press.action not in (Action.SNOOZE, Action.NEXT) or press.argument in SPANS


def test_a_touch_is_told_by_a_few_buttons_and_the_rest_are_behind_more() -> None:
    silent = replace(followed_up(), touches=(replace(followed_up().touches[-1], kind=None, minutes=None),))
    called = replace(silent, touches=(replace(silent.touches[-1], kind=TouchKind.CALL),))
    asked, then, last = (shown(forms.touch_form(each, READER)).labels for each in (silent, called, followed_up()))
    next_ = ["⋯ More", "Tomorrow", "3 days", "1 week", "↩️ Undo"]
    assert asked == ["📞 Call", "💬 Message", "🤝 Meeting", *next_]
    assert [each for each in then if "Move to" not in each] in (
        ["15 min", "30 min", "60 min", *next_],
        ["15 min", "30 min", *next_],
    )
    assert [each for each in last if "Move to" not in each] == [*next_[:-1], "📅 Pick", "↩️ Undo"]
    assert max(map(len, (asked, then, last))) <= 8
    assert {"Nothing now", "📅 Pick", "📝 Note", "1 month", "🚪 Visit"} <= set(
        shown(forms.touch_form_whole(silent, READER)).labels
    )


def test_what_was_chosen_is_ticked() -> None:
    labels = shown(forms.touch_form_whole(followed_up(), READER)).labels
    assert {"✓ 📞 Call", "✓ 15 min"} <= set(labels)


# Lists ----------------------------------------------------------------------------------------------------


def owing(count: int, *, much: str | None = None) -> list[Lead]:
    leads = [jane(number, NOW - number * HOUR) for number in range(1, count + 1)]
    return [replace(bloated(lead, much), number=lead.number) for lead in leads] if much else leads


@pytest.mark.parametrize(
    ("count", "much"), [*((count, None) for count in (0, 1, 2, 3, 4, 50)), *((8, much) for much in TYPED.values())]
)
def test_telegram_takes_the_list_of_what_is_owed_on_every_page(count: int, much: str | None) -> None:
    owed = owing(count, much=much)
    for page in (None, 0, 1, 9, 99):
        shown(lists.due(owed, READER, page=page, said=cards.outcome(closed(), READER), undo=closed()))
    if owed:
        shown(lists.nag(owed, READER))


def test_one_lead_rings_as_its_card_and_several_as_a_list() -> None:
    one = shown(lists.nag(owing(1), READER))
    assert one.text.startswith("You owe 1 follow-up\n\nJane Doe")
    assert "✅ Followed up" in one.labels
    assert "‹ Back" not in one.labels, "there is no list to go back to"
    several = shown(lists.nag(owing(4), READER))
    assert several.text.startswith("You owe 4 follow-ups")
    assert several.labels.count("✅") == 0
    assert [label for label in several.labels if "✅" in label] == ["1. ✅", "2. ✅", "3. ✅"]
    assert several.labels[-3:] == ["Show all 4", "▶️ One by one", "⏰ All to tomorrow"]


def test_every_lead_that_is_owed_is_on_one_of_the_pages() -> None:
    owed, seen, onward = owing(13), list[int](), ["0"]
    while onward:
        view = shown(lists.due(owed, READER, page=int(onward[0])))
        presses = [unpack(data) for data in view.data]
        seen += [press.named.number for press in presses if press.action is Action.FOLLOWED_UP]
        onward = [press.argument for press in presses if press.action is Action.DUE and "›" in view.labels][-1:]
    assert seen == list(range(1, 14))


@pytest.mark.parametrize("much", [None, *TYPED.values()])
@pytest.mark.parametrize("count", [1, 2, 30])
def test_telegram_takes_every_lead_gone_through_one_by_one(count: int, much: str | None) -> None:
    owed = owing(count, much=much)
    for place, lead in enumerate(owed, 1):
        screen = shown(lists.walk(owed, lead, READER, said="Postponed.", undo=followed_up()))
        assert f"{place} of {count} follow-ups that you owe" in screen.text
        assert ("Next ›" in screen.labels) == (count > 1)


def test_owed_leads_of_one_name_are_told_apart_by_their_numbers() -> None:
    mikes = [replace(jane(number, NOW - HOUR), name=name) for number, name in ((3, "Mike"), (5, "mike"), (8, "Lea"))]
    text = shown(lists.due(mikes, READER)).text
    assert "1. Mike #3 wants" in text
    assert "2. mike #5 wants" in text
    assert "3. Lea wants" in text


def test_owed_numbers_without_a_name_are_told_apart_and_not_said_twice() -> None:
    calls = [replace(jane(number, NOW - HOUR), name=None, emails=("a@b.ca",), phones=()) for number in (3, 5)]
    text = shown(lists.due(calls, READER)).text
    assert "1. a@b.ca #3 wants a mortgage\nOwed since" in text


def test_several_owed_leads_can_be_gone_through_or_put_off_at_once() -> None:
    at_once = {"▶️ One by one", "⏰ All to tomorrow"}
    assert at_once <= set(shown(lists.due(owing(2), READER)).labels)
    assert not at_once & set(shown(lists.due(owing(1), READER)).labels)


def test_what_was_done_to_many_can_be_undone() -> None:
    (data,) = shown(lists.due([], READER, said="Moved.", undo=4711)).data
    assert (unpack(data).action, unpack(data).argument) == (Action.UNDO_ALL, "4711")


def test_when_nothing_is_owed_the_card_says_so_and_undo_stays() -> None:
    assert shown(lists.due([], READER)).text == "All done ✨"
    after = shown(lists.due([], READER, said=cards.outcome(closed(), READER), undo=closed()))
    assert after.text == "Jane Doe: closed, $9,000.\n\nAll done ✨"
    assert after.labels == ["↩️ Undo"]


def test_a_lead_known_by_its_number_alone_is_not_named_twice_in_the_list() -> None:
    nameless = jane(due=NOW - HOUR, name=None, need=None)
    assert shown(lists.due([nameless], READER)).text.count("555-0134") == 1


@pytest.mark.parametrize(("count", "much"), [(0, None), (1, None), (5, None), (35, None), (6, "🙂")])
def test_telegram_takes_every_page_of_the_board(count: int, much: str | None) -> None:
    others = [replace(make(), number=100 + place) for place, make in enumerate(LEADS.values())]
    leads = owing(count, much=much) + (others if count else [])
    board = boards.arrange(leads, NOW, READER.person.zone)
    for section in (None, *Section):
        for page in (-1, 0, 6, 99):
            shown(lists.board(board, section, page, READER))


def test_the_board_turns_its_pages_and_shows_the_other_sections() -> None:
    board = boards.arrange([*owing(12), closed(), lost()], NOW, READER.person.zone)
    first, last = shown(lists.board(board, None, 0, READER)), shown(lists.board(board, Section.OVERDUE, 2, READER))
    assert first.text.startswith("Overdue, 12\n")
    assert first.text.endswith("page 1 of 3")
    assert ("›" in first.labels, "‹" in first.labels) == (True, False)
    assert ("›" in last.labels, "‹" in last.labels) == (False, True)
    assert {"Won 1", "Lost 1"} <= set(first.labels)


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        ("open", "#12 Jane Doe – tomorrow, 10:00"),
        ("resting", "#12 Jane Doe – a mortgage"),
        ("closed", "#12 Jane Doe – Closed: $9,000"),
        ("lost", "#12 Jane Doe – Lost: moved away"),
        ("lost, reason unknown", "#12 Jane Doe – Lost."),
    ],
)
def test_a_line_of_the_board_names_a_lead_once(lead: str, line: str) -> None:
    known = LEADS[lead]() if lead in ("open", "resting") else replace(LEADS[lead](), need=None)
    text = shown(lists.board(boards.arrange([known], NOW, READER.person.zone), None, 0, READER)).text
    assert line in text.replace("\u202f", " ")
    assert text.count("Jane Doe") == 1


@pytest.mark.parametrize("much", [None, *TYPED.values()])
def test_telegram_takes_the_question_which_lead_is_meant(much: str | None) -> None:
    assert len(shown(lists.which(owing(5, much=much), READER)).labels) == 5


def test_an_empty_board_tells_how_to_begin_and_an_empty_section_that_it_is() -> None:
    assert "/new" in shown(lists.board(boards.arrange([], NOW, READER.person.zone), None, 0, READER)).text
    board = boards.arrange([jane()], NOW, READER.person.zone)
    assert "No leads here" in shown(lists.board(board, Section.LOST, 0, READER)).text


def test_a_history_of_a_hundred_events_shows_the_newest_and_counts_the_rest() -> None:
    lead = jane()
    for minute in range(99):
        at = NOW + timedelta(minutes=minute)
        lead = lifecycle.note(lead, "W" * 4096, DEED, at)
    page = shown(lists.history(lead, READER))
    assert page.text.count("note added – You") == lists.HISTORY
    assert page.text.endswith("… and 80 earlier.")


def history() -> Iterator[Lead]:
    """Every kind of event."""
    lead = jane()
    lead = lifecycle.edit(lead, Field.NAME, {"name": "Joan"}, DEED, NOW)
    lead = lifecycle.move_stage(lead, Stage.TRUST, DEED, NOW)
    lead = lifecycle.snooze(lead, Moment(NOW + 2 * DAY, exact=True), DEED, NOW)
    yield lead
    yield lifecycle.explain_snooze(lead, SnoozeReason.WAITING, DEED)
    yield lifecycle.explain_snooze(lead, SnoozeReason.OTHER, DEED, "on holiday")
    yield lifecycle.hand_over(lead, BOB, DEED, NOW)
    lead = lifecycle.fall_due(planned(lifecycle.follow_up(lead, DEED, NOW, ANN_HERSELF)), NOW)
    lead = lifecycle.reopen(lifecycle.lose(lead, DEED, NOW), Moment(NOW + DAY, exact=False), DEED, NOW)
    yield undo.undo(lead, DEED, NOW)
    yield undo.undo(lifecycle.delete(lifecycle.close(lead, DEED, NOW), DEED, NOW), DEED, NOW)


def test_a_history_tells_what_was_done_and_by_whom() -> None:
    reader = replace(READER, names=MappingProxyType({BOB: "Bob"}))
    told = " ".join(shown(lists.history(lead, reader)).text for lead in history())
    for part in ("Name changed – You", "stage Trust", "moved to Wed", "fell due", "undone: reopened", "recorded"):
        assert part in told
    for part in (": Waiting for them – You", ": on holiday – You", "handed over to Bob – You"):
        assert part in told
    bobs = lifecycle.note(jane(), "hello", replace(DEED, by=BOB), NOW)
    assert "note added – Bob" in shown(lists.history(bobs, reader)).text
    assert "note added – Somebody" in shown(lists.history(bobs, READER)).text


# Questions, settings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [*STEPS, None])
@pytest.mark.parametrize("much", TYPED.values())
def test_telegram_takes_every_question_and_draft(asked: Field | None, much: str) -> None:
    answers = dict.fromkeys(STEPS, (much * 4096)[:4096])
    talk = Conversation(ANN, None, Asking.NEW_LEAD, NOW, NOW, asked=asked, answers=answers, text=much * 2000)
    complaint = complaints.sentence(NotUnderstood(much * 2000), READER, "contact")
    shown(questions.step(talk, READER, said=complaint))
    shown(questions.step(replace(talk, answers={}, text=None), READER))
    for key in ("draft", "draft-open"):
        shown(questions.draft(talk, READER, key=key))
        shown(questions.draft(replace(talk, answers={}, text=None), READER, key=key))


@pytest.mark.parametrize("much", TYPED.values())
def test_telegram_takes_an_offer_however_much_was_typed(much: str) -> None:
    long = much * 2000
    captured = Captured(name=long, need=long, emails=("ann@example.org",) * 300, value=Money(Decimal(10**15), "CAD"))
    shown(questions.offer(captured, Moment(NOW, exact=True), READER))


def test_an_offer_repeats_what_was_understood() -> None:
    captured = Captured(name="Jane", phones=("+19025550134",), need="a mortgage", value=Money(Decimal(9000), "CAD"))
    text = shown(questions.offer(captured, Moment(NOW + DAY, exact=True), READER)).text
    assert "Jane · (902) 555-0134 · a mortgage · $9,000 · tomorrow, 10:00" in text


def test_an_answer_given_by_button_is_read_back_as_its_label() -> None:
    answers = {Field.NAME: "<Jane>", Field.SOURCE: "walk_in", Field.DUE: SPANS["three-days"]}
    talk = Conversation(ANN, None, Asking.NEW_LEAD, NOW, NOW, asked=Field.DUE, answers=answers)
    assert "So far: <Jane> · Walk-in · 3 days" in shown(questions.step(talk, READER)).text


def test_the_first_question_has_no_way_back_and_the_others_have() -> None:
    def labels(asked: Field) -> list[str]:
        return shown(questions.step(Conversation(ANN, None, Asking.NEW_LEAD, NOW, NOW, asked=asked), READER)).labels

    assert labels(Field.NAME) == ["Skip", "Cancel"]
    assert labels(Field.NEED) == ["‹ Back", "Skip", "Cancel"]


@pytest.mark.parametrize("days", [{0, 1, 2, 3, 4}, {6}, {0, 2}, {0, 1}, set(range(7))])
def test_telegram_takes_the_settings(days: set[int]) -> None:
    hours = WorkHours(time(20), time(8), frozenset(days))
    reader = replace(READER, person=replace(READER.person, hours=hours))
    shown(pages.page(reader))
    shown(pages.page(reader, said=reader.text("settings-saved-zone", city="W" * 200, country="Canada", time="10:00")))
    ticked = [label for label in shown(pages.days(reader)).labels if label.startswith("✓")]
    assert len(ticked) == len(days)
    for asking in (Asking.ZONE, Asking.HOURS, Asking.CURRENCY, Asking.COUNTRY):
        shown(pages.question(asking, reader))
        shown(pages.question(asking, reader, said="Hm."))


@pytest.mark.parametrize(("days", "said"), [({0, 1, 2, 3, 4}, "Mon–Fri"), ({0, 2}, "Mon, Wed"), ({5, 6}, "Sat, Sun")])
def test_working_days_are_said_as_people_say_them(days: set[int], said: str) -> None:
    hours = replace(READER.person.hours, days=frozenset(days))
    assert cards.days(replace(READER, person=replace(READER.person, hours=hours))) == said


@pytest.mark.parametrize("country", sorted(SUPPORTED_REGIONS))
def test_a_card_can_be_read_in_every_country(country: str) -> None:
    reader = replace(READER, workspace=replace(WORKSPACE, country=country))
    for lead in (jane(), closed()):
        shown(cards.lead(lead, reader))
    shown(pages.page(reader))


def test_a_number_that_is_no_number_is_shown_as_it_is() -> None:
    assert cards.phone("12", READER) == "12"
    assert cards.phone("+4930123456", READER) == "+49 30 123456"


def test_outcomes_are_one_line_each() -> None:
    for lead in LEADS.values():
        line = cards.outcome(lead(), READER)
        assert "\n" not in line
        shown(View(line))
    assert cards.postponed(resting(), READER) is None


@settings(max_examples=50)
@given(st.text(st.characters(codec=None), max_size=300), st.sampled_from(sorted(FORMS)), st.sampled_from(sorted(LEADS)))
def test_whatever_is_typed_every_form_is_one_that_telegram_takes(typed: str, form: str, lead: str) -> None:
    known = replace(LEADS[lead](), name=typed or None, need=typed, source_note=typed)
    shown(FORMS[form](known, READER, nag=True))


def test_toasts_carry_no_html() -> None:
    assert "<" not in complaints.plain(NotUnderstood("3<4"), READER).replace("3<4", "")
    assert texts.plain("en", "not-recorded") == "Fine, I did not record it."
