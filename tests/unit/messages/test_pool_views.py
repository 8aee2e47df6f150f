"""What a team reads of its pool: short, without a number in a group, and in full for whoever has the lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import partings
from domain import pool as domain_pool
from domain.errors import LeadChanged
from domain.lifecycle import hand_over, note, release
from domain.models import Deed, Lead, PersonId, PoolOffer, Role, Status, WorkspaceKind
from domain.nagging import Explanation, Reason
from domain.people import Away, Person
from domain.pool import Handover
from messages import cards, complaints, forms, lists, pool
from messages.callbacks import Action, unpack
from messages.reader import Reader
from tests.unit.messages.the_screen import ANN, ANN_HERSELF, BOB, DAY, NOW, WORKSPACE, bloated, jane, shown

CHARLIE = PersonId(103)
MINUTE = timedelta(minutes=1)
NAMES = {ANN: "Ann", BOB: "Bob", CHARLIE: "Charlie"}
TEAM = replace(
    WORKSPACE,
    kind=WorkspaceKind.TEAM,
    title="Sales team",
    zone=ANN_HERSELF.zone,
    members={ANN: Role.ADMIN, BOB: Role.MEMBER, CHARLIE: Role.MEMBER},
)
GROUP = Reader.of_group(ANN_HERSELF, TEAM, NOW, NAMES)
PRIVATELY = Reader(ANN_HERSELF, TEAM, NOW, NAMES)
BOB_HIMSELF = Person(BOB, "Bob", "en", ANN_HERSELF.zone)
TYPED = ("W", '<b>&"', "🙂", "محمد ", "a\0", "x\ud83d")
LONG_AGO = NOW - DAY


def free(number: int = 12, **more: object) -> Lead:
    return replace(jane(number), owner=None, **more)  # type: ignore[arg-type]


def test_one_free_lead_is_offered_with_one_button_and_its_number_stays_hidden() -> None:
    view = shown(pool.offer([free(name=None, need=None)], GROUP))
    assert view.text.replace("\u202f", " ") == "Nobody has this lead yet\n#12 (902) •••-0134 – tomorrow, 10:00 am"
    assert view.labels == ["Claim #12 (902) •••-0134"]
    assert unpack(view.data[0]).action is Action.CLAIM


def test_many_are_offered_eight_at_a_time() -> None:
    view = shown(pool.offer([free(number) for number in range(1, 31)], GROUP))
    assert view.text.startswith("Nobody has these 30 leads yet\n#1 Jane Doe, a mortgage – tomorrow")
    assert view.text.endswith("… and 22 more: /pool")
    assert len(view.labels) == 8


def test_an_offer_that_was_taken_says_by_whom() -> None:
    said = pool.moved(replace(jane(), owner=BOB), GROUP)
    assert shown(pool.offer([], GROUP, said=said)).text == "Bob has Jane Doe now."
    assert shown(pool.offer([], GROUP)).text == "The pool is empty: every lead has an owner."
    both = shown(pool.offer([free()], GROUP, said=said))
    assert both.text.startswith("Bob has Jane Doe now.\n\nNobody has this lead yet")
    assert pool.moved(free(), GROUP) == "<b>Jane Doe</b> is in the pool."


def test_an_offer_says_of_how_many_it_was_once_some_are_taken() -> None:
    made = PoolOffer(7, NOW, (1, 2), began_with=(1, 2, 3, 4))
    group = replace(GROUP, workspace=replace(TEAM, pool_offer=made))
    assert shown(pool.offer([free(1), free(2)], group)).text.startswith("2 of 4 leads are still nobody's")
    assert shown(pool.offer([free(2)], group)).text.startswith("1 of 4 leads is still nobody's")
    whole = [free(number) for number in made.began_with]
    assert shown(pool.offer(whole, group)).text.startswith("Nobody has these 4 leads yet")


def test_an_offer_says_into_which_lead_one_of_it_was_merged() -> None:
    gone = free(deleted_at=NOW, merged_into=7)
    assert pool.moved(gone, GROUP) == "#12 <b>Jane Doe</b> was merged into #7."


def test_in_private_it_is_you_who_has_a_lead() -> None:
    assert pool.moved(jane(), PRIVATELY) == "You have <b>Jane Doe</b> now."
    assert pool.moved(jane(), GROUP) == "Ann has <b>Jane Doe</b> now."
    merged = replace(free(), number=7, deleted_at=NOW, merged_into=12)
    assert pool.moved(merged, GROUP) == "#7 <b>Jane Doe</b> was merged into #12."
    assert "You have it" in shown(cards.lead(jane(), PRIVATELY)).text


def test_a_list_turns_its_pages_and_stops_at_the_last() -> None:
    leads = [free(number, due_at=None, status=Status.FOLLOWED_UP, next_nag_at=None) for number in range(1, 11)]
    first, beyond = shown(pool.listed(leads, 0, GROUP)), shown(pool.listed(leads, 99, GROUP))
    assert first.labels[-1] == "›"
    assert first.text.splitlines()[1] == "#1 Jane Doe, a mortgage – at rest"
    assert beyond.labels == ["Claim #9 Jane Doe", "Claim #10 Jane Doe", "‹"]


def test_an_admin_is_asked_by_name_and_can_give_each_lead_away_there() -> None:
    one = shown(pool.unclaimed([free()], PRIVATELY))
    assert one.text.startswith("Sales team: nobody has claimed this lead. Who gets it?\n#12 Jane Doe, a mortgage – ")
    assert one.labels == ["Assign #12 Jane Doe"]
    many = shown(pool.unclaimed([free(number) for number in range(1, 12)], PRIVATELY))
    assert many.text.startswith("Sales team: nobody has claimed these 11 leads. Who gets them?")
    assert many.text.endswith("… and 3 more")


def test_the_members_are_listed_by_name_and_whoever_has_the_lead_is_marked() -> None:
    view = shown(pool.assign_form(replace(jane(), owner=BOB), PRIVATELY))
    assert view.labels == ["Ann", "✓ Bob", "Charlie", "To the pool", "‹ Back"]
    assert shown(pool.assign_form(free(), PRIVATELY)).labels == ["Ann", "Bob", "Charlie", "‹ Back"]


def test_of_many_members_eight_are_shown_and_who_has_no_name_is_left_out() -> None:
    crew = {PersonId(number): f"P{number:02}" for number in range(1, 13)}
    members = dict.fromkeys([*crew, PersonId(99)], Role.MEMBER)
    reader = replace(PRIVATELY, workspace=replace(TEAM, members=members), names=crew)
    first, second = (shown(pool.assign_form(free(), reader, page)) for page in (0, 7))
    assert first.labels == [*(f"P{number:02}" for number in range(1, 9)), "›", "‹ Back"]
    assert second.labels == ["P09", "P10", "P11", "P12", "‹", "‹ Back"]


def test_of_what_somebody_left_behind_it_is_said_how_many_and_what_to_do() -> None:
    left = [partings.left_behind(replace(jane(number), owner=BOB), BOB, NOW) for number in (1, 2)]
    of_both = "2 leads were with somebody who has left the group."
    assert f"{of_both} Claim what you take on" in shown(pool.offer([*left, free(3)], GROUP)).text
    assert f"{of_both} Assign them" in shown(pool.unclaimed([*left, free(3)], PRIVATELY)).text
    assert "1 lead was with" in shown(pool.offer([left[0], free(3)], GROUP)).text
    assert "left the group" not in shown(pool.offer([free(3)], GROUP)).text


def test_whoever_gets_a_lead_sees_it_in_full_and_from_whom() -> None:
    given = shown(pool.given(Handover(jane(), BOB, BOB, ANN), PRIVATELY))
    assert given.text.startswith("Bob gave you Jane Doe.\nJane Doe  #12")
    assert "(902) 555-0134" in given.text
    assert shown(pool.given(Handover(jane(), ANN, None, ANN), PRIVATELY)).text.startswith("Jane Doe is yours now.")


def test_whoever_gets_a_lead_in_turn_hears_whose_turn_it_was() -> None:
    ours = domain_pool.placed_in_turn(jane(), TEAM, BOB)
    bob = replace(PRIVATELY, person=BOB_HIMSELF)
    given = shown(pool.given(Handover(ours, CHARLIE, None, BOB, in_turn=True), bob)).text
    assert given.startswith("It's your turn: Jane Doe, recorded by Charlie.\nJane Doe  #12")
    assert given.endswith("You have it")
    assert shown(cards.lead(ours, GROUP)).text.endswith("Bob has it: it was Bob's turn")
    assert shown(cards.lead(note(ours, "hm", Deed(BOB), NOW), GROUP)).text.endswith("Bob has it")


def test_whoever_gets_a_lead_while_away_hears_that_they_are_left_alone() -> None:
    away = replace(PRIVATELY, person=replace(ANN_HERSELF, away=Away(NOW + 3 * DAY)))
    for giver, said in ((ANN, "Jane Doe is yours now."), (BOB, "Bob gave you Jane Doe.")):
        given = shown(pool.given(Handover(jane(), giver, None, ANN), away)).text
        assert given.startswith(f"{said}\nYou are away until Thu, Apr 9, and I keep quiet until then.\nJane Doe")


def test_a_card_says_nothing_of_the_leave_of_whoever_only_reads_it() -> None:
    for reader in (GROUP, PRIVATELY):
        away = replace(reader, person=replace(reader.person, away=Away(NOW + 3 * DAY)))
        assert "You are away" in shown(cards.lead(jane(), away)).text
        for owner in (None, BOB):
            assert "You are away" not in shown(cards.lead(replace(jane(), owner=owner), away)).text


def test_undo_of_a_gift_is_for_whoever_gave_it() -> None:
    given = hand_over(replace(jane(), owner=BOB), ANN, Deed(BOB), NOW)
    assert "↩️ Undo" not in shown(pool.given(Handover(given, BOB, BOB, ANN), PRIVATELY)).labels
    giver = replace(PRIVATELY, person=replace(PRIVATELY.person, id=BOB))
    assert "↩️ Undo" in shown(cards.lead(given, giver)).labels
    assert "↩️ Undo" in shown(cards.lead(given, GROUP)).labels


@pytest.mark.parametrize(
    ("by", "to", "said"),
    [
        (BOB, CHARLIE, "Bob gave Jane Doe to Charlie."),
        (BOB, BOB, "Bob has Jane Doe now."),
        (BOB, None, "Bob gave Jane Doe to the pool."),
    ],
)
def test_whoever_had_a_lead_hears_who_has_it(by: PersonId, to: PersonId | None, said: str) -> None:
    assert shown(pool.taken(Handover(jane(), by, ANN, to), PRIVATELY)).text == said


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (CHARLIE, "Bob merged your #7 into #12 Jane Doe, which Charlie has."),
        (BOB, "Bob merged your #7 into #12 Jane Doe, and has it now."),
    ],
)
def test_whoever_had_a_lead_hears_into_which_it_was_merged(to: PersonId, said: str) -> None:
    handover = Handover(replace(jane(), number=12), BOB, ANN, to, merged=7)
    assert shown(pool.taken(handover, PRIVATELY)).text == said


def test_who_can_not_be_written_to_is_mentioned_with_the_way_in() -> None:
    view = pool.called(BOB_HIMSELF, Handover(jane(), ANN, None, BOB), GROUP, "a_bot")
    assert f'<a href="tg://user?id={BOB}">Bob</a>, <b>Jane Doe</b> is yours now.' in view.text
    assert view.keyboard is not None
    (((button,),)) = (view.keyboard.inline_keyboard,)
    assert button[0].url == f"https://t.me/a_bot?start=team_{TEAM.id}"


@pytest.mark.parametrize(
    ("reader", "owner", "rows"),
    [
        (GROUP, ANN, [["✓ Mine", "Pool"], ["Assign…", "Show me"]]),
        (GROUP, None, [["Claim", "✓ Pool"], ["Assign…", "Show me"]]),
        (GROUP, BOB, [["Pool", "Assign…"], ["Show me"]]),
        (PRIVATELY, ANN, [["✓ Mine", "Pool"], ["Assign…"]]),
        (replace(PRIVATELY, person=BOB_HIMSELF), BOB, [["Pool", "Assign…"]]),
    ],
)
def test_a_new_card_can_change_hands_by_buttons_that_say_what_a_tap_does_two_in_a_row(
    reader: Reader, owner: PersonId | None, rows: list[list[str]]
) -> None:
    keyboard = cards.lead(replace(jane(), owner=owner), reader).keyboard
    assert keyboard is not None
    found = [[button.text for button in each] for each in keyboard.inline_keyboard]
    assert found[3 : 3 + len(rows)] == rows


def test_an_older_card_has_a_claim_if_nobody_has_it_and_nothing_where_it_has_ended() -> None:
    old = free(created_at=LONG_AGO)
    assert "Claim" in shown(cards.lead(old, GROUP)).labels
    assert "Claim" not in shown(cards.lead(replace(jane(), created_at=LONG_AGO), GROUP)).labels
    ended = replace(old, status=Status.LOST)
    assert not {"Claim", "Assign…", "To the pool"} & set(shown(forms.more_menu(ended, GROUP)).labels)
    assert {"Assign…", "To the pool"} <= set(shown(forms.more_menu(jane(), GROUP)).labels)
    assert "To the pool" not in shown(forms.more_menu(free(), GROUP)).labels


def test_to_whom_a_lead_goes_stands_in_a_row_of_its_own_away_from_delete() -> None:
    keyboard = forms.more_menu(jane(), GROUP).keyboard
    assert keyboard is not None
    rows = [[button.text for button in row] for row in keyboard.inline_keyboard]
    assert rows[-3:] == [["Assign…", "To the pool"], ["🗑 Delete"], ["‹ Back"]]


def test_in_private_nothing_is_shared() -> None:
    own = Reader(ANN_HERSELF, WORKSPACE, NOW)
    for view in (cards.lead(jane(), own), forms.more_menu(jane(), own), forms.decision_form(jane(), own)):
        assert not {"Pool", "Mine", "Assign…", "To the pool"} & set(shown(view).labels)


def test_a_team_may_give_a_lead_away_when_it_is_time_to_decide() -> None:
    assert "To the pool" in shown(forms.decision_form(jane(), PRIVATELY)).labels


def test_a_free_lead_says_by_which_rule_it_is_offered_and_when_next() -> None:
    told = Explanation(jane().ref, Reason.DUE, None)
    offered = shown(forms.why(free(next_nag_at=NOW + 30 * MINUTE), GROUP, told)).text.replace("\u202f", " ")
    assert offered.startswith("Nobody has Jane Doe yet.\nI offer it to the group at once")
    assert offered.endswith("Next: today, 10:30 am.")
    late = shown(forms.why(free(next_nag_at=NOW + 13 * 60 * MINUTE), GROUP, told)).text.replace("\u202f", " ")
    assert late.endswith("Next: tomorrow, 8:00 am."), "the team sleeps at eleven"
    resting = free(status=Status.FOLLOWED_UP, due_at=None, next_nag_at=None)
    assert shown(forms.why(resting, GROUP, told)).text.endswith("I don't come back to it by myself.")


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (hand_over(jane(), BOB, Deed(BOB), NOW), "Bob took over Jane Doe"),
        (hand_over(jane(), CHARLIE, Deed(BOB), NOW), "Bob gave Jane Doe to Charlie"),
        (release(jane(), Deed(BOB), NOW), "Bob gave Jane Doe to the pool"),
    ],
)
def test_an_old_button_hears_who_gave_the_lead_to_whom(lead: Lead, said: str) -> None:
    error = LeadChanged(lead, lead.events[-1])
    assert complaints.plain(error, PRIVATELY).startswith(said)


def test_history_tells_how_a_lead_went_from_hand_to_hand() -> None:
    lead = hand_over(jane(), BOB, Deed(ANN), NOW)
    lead = hand_over(release(lead, Deed(BOB), NOW), CHARLIE, Deed(CHARLIE), NOW)
    told = [line.partition(": ")[2] for line in shown(lists.history(lead, GROUP)).text.splitlines()[1:]]
    assert told == ["taken over – Charlie", "went to the pool – Bob", "handed over to Bob – Ann", "recorded – Ann"]


@pytest.mark.parametrize("typed", TYPED)
def test_telegram_takes_the_longest_of_it(typed: str) -> None:
    name = (typed * 4096)[:4096]
    many = [replace(bloated(free(), typed), number=number) for number in range(1, 31)]
    names = dict.fromkeys(NAMES, name)
    group, private = replace(GROUP, names=names), replace(PRIVATELY, names=names)
    somebody = replace(BOB_HIMSELF, name=name)
    shown(pool.offer(many, group, said=pool.moved(replace(many[0], owner=BOB), group)))
    shown(pool.listed(many, 1, group, said=pool.moved(many[0], group)))
    shown(pool.unclaimed(many, replace(private, workspace=replace(TEAM, title=name[:128]))))
    shown(pool.assign_form(many[0], private))
    merged = Handover(many[0], ANN, BOB, CHARLIE, merged=7)
    for handover in (Handover(many[0], ANN, BOB, CHARLIE), Handover(many[0], BOB, BOB, None), merged):
        shown(pool.given(handover, private))
        shown(pool.taken(handover, private))
    assert len(pool.called(somebody, Handover(many[0], ANN, None, BOB), group, "a_bot").text) < 4096
