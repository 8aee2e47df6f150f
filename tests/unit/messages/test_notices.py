"""The morning list, and what others hear of follow-ups that are late: clear, short, and without names in a group."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import lifecycle
from domain.digest import Digest
from domain.models import Deed, Lead, PersonId, WorkspaceKind
from domain.people import Away, Person
from messages import notices, team_settings
from messages.callbacks import Action, unpack
from messages.reader import Reader
from sandbox import markup
from sandbox.text import utf16_length
from tests.unit.messages.the_screen import ANN_HERSELF, BOB, DAY, NOW, READER, bloated, jane, shown

HOUR = timedelta(hours=1)
BOB_HIMSELF = Person(BOB, "Bob", "en", READER.person.zone)
TYPED = ("W", '<b>&"', "🙂", "محمد ", "a\0", "x\ud83d")


def late(number: int = 12, by: timedelta = DAY, owner: PersonId = BOB) -> Lead:
    return replace(jane(due=NOW - by, nags=3), number=number, owner=owner)


def test_the_morning_list_names_what_is_owed_what_is_due_and_who_goes_cold() -> None:
    today = replace(jane(due=NOW + HOUR), number=2, name="Omar Haddad", need=None)
    text = shown(notices.digest(Digest((late(),), (today,), (replace(jane(5), name="Lea Sun"),)), READER)).text
    assert text.startswith("Good morning\n\nOwed from before: 1\nJane Doe – a mortgage\n\nToday: 1\n11:00")
    assert "Omar Haddad\n\nGoing cold: 1\nLea Sun" in text


def test_leads_of_one_name_are_told_apart_by_their_numbers_on_the_morning_list_and_in_an_offer() -> None:
    due = (replace(jane(due=NOW + HOUR), number=2), replace(jane(due=NOW + HOUR), number=3, name="Omar"))
    text = shown(notices.digest(Digest((late(12),), due), READER)).text
    assert "\nJane Doe #12 – a mortgage" in text
    assert " Jane Doe #2 – a mortgage" in text
    assert " Omar – a mortgage" in text
    away = replace(BOB_HIMSELF, away=Away(NOW + DAY))
    assert "\nJane Doe #4 – a mortgage\nJane Doe #7" in shown(notices.offer(away, [late(4), late(7)], READER)).text


def test_a_part_of_the_morning_list_that_is_empty_is_left_out() -> None:
    view = shown(notices.digest(Digest(today=(jane(due=NOW + HOUR),)), READER))
    assert "Owed" not in view.text
    assert "cold" not in view.text
    assert view.labels == ["📋 Today"]


def test_a_long_morning_list_names_seven_and_counts_the_rest() -> None:
    text = shown(notices.digest(Digest(tuple(late(number) for number in range(1, 31))), READER)).text
    assert text.count("Jane Doe") == 7
    assert text.endswith("… and 23 more")


@pytest.mark.parametrize("typed", TYPED)
def test_telegram_takes_the_longest_notices(typed: str) -> None:
    many = tuple(replace(bloated(late(), typed), number=number) for number in range(1, 31))
    owner = replace(BOB_HIMSELF, name=(typed * 4096)[:4096], away=Away(NOW + DAY))
    shown(notices.digest(Digest(many, many, many), READER))
    shown(notices.late_in_group(many, many, READER))
    shown(notices.late_for_admin(many, {BOB: owner}, READER))
    shown(notices.offer(owner, many, READER))
    team = replace(READER.workspace, kind=WorkspaceKind.TEAM, title=(typed * 255)[:255])
    in_group = Reader.of_group(owner, team, NOW, {})
    mentioned = notices.mention(many, in_group, "followthrough_bot")
    assert utf16_length(markup.parse(mentioned.text)[0]) <= 4096
    shown(notices.topic_gone(replace(READER, workspace=team)))
    shown(team_settings.page(in_group, "followthrough_bot", 1, team_settings.Place(is_forum=True, topic=3)))


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ((HOUR,), "1 follow-up is late, since 9:00 am."),
        ((5 * HOUR, 30 * HOUR), "2 follow-ups are late, the oldest since yesterday."),
        ((HOUR, 3 * DAY, 2 * DAY), "3 follow-ups are late, the oldest since Fri, Apr 3."),
    ],
)
def test_a_group_hears_a_number_and_the_longest_delay(by: tuple[timedelta, ...], said: str) -> None:
    text = shown(notices.late_in_group([late(by=each) for each in by], [], READER)).text
    assert text.replace("\u202f", " ") == said


def test_nobody_is_called_late_since_before_they_had_the_lead() -> None:
    claimed = lifecycle.claim(replace(late(by=3 * DAY), owner=None), Deed(BOB), NOW - HOUR)
    group = shown(notices.late_in_group([claimed], [], READER)).text
    assert group.replace("\u202f", " ") == "1 follow-up is late, since 9:00 am."
    for reachable in (True, False):
        bob = replace(BOB_HIMSELF, reachable=reachable)
        admin = shown(notices.late_for_admin([claimed], {BOB: bob}, READER)).text.replace("\u202f", " ")
        assert "since today, 9:00 am" in admin.casefold()


def test_a_group_hears_by_its_own_clock_since_when() -> None:
    team = replace(READER.workspace, kind=WorkspaceKind.TEAM, zone=ZoneInfo("Pacific/Honolulu"))
    reader = Reader.of_group(ANN_HERSELF, team, NOW, {})
    assert "since yesterday" in shown(notices.late_in_group([late(by=5 * HOUR)], [], reader)).text


def test_a_group_hears_of_leads_without_a_listener_by_number_alone() -> None:
    leads = [late(12), late(13)]
    text = shown(notices.late_in_group(leads, leads[:1], READER)).text
    assert text.endswith("\nNobody gets reminders for #12: I can't write to its owner.")
    text = shown(notices.late_in_group(leads, leads, READER)).text
    assert text.endswith("\nNobody gets reminders for #12 and #13: I can't write to their owners.")
    text = shown(notices.late_in_group(leads, [late(number) for number in range(1, 9)], READER)).text
    assert "reminders for #1, #2, #3, #4, #5, #6, #7, …: I can't write to their owners." in text
    assert "Jane" not in text
    assert "555" not in text


def test_an_admin_hears_names_and_can_open_each_lead() -> None:
    view = shown(notices.late_for_admin([late(12), late(13)], {BOB: BOB_HIMSELF}, READER))
    assert view.text.startswith("2 follow-ups of your team are late\n\n#12 Jane Doe – Bob, since yesterday, 10:00")
    assert [unpack(data).action for data in view.data] == [Action.CARD] * 2


def test_an_admin_turns_the_pages_of_what_is_late() -> None:
    many = [late(number) for number in range(1, 19)]
    first, last = (shown(notices.late_for_admin(many, {BOB: BOB_HIMSELF}, READER, page)) for page in (0, 2))
    assert [first.labels[0], *first.labels[-2:]] == ["#1 Jane Doe", "#7 Jane Doe", "›"]
    assert unpack(first.data[-1]).argument == f"{READER.workspace.id}/1"
    assert last.labels == [*(f"#{number} Jane Doe" for number in range(15, 19)), "‹"]
    assert shown(notices.late_for_admin([], {}, READER)).text == "Nothing of your team is that late any more."


@pytest.mark.parametrize("owners", [{}, {BOB: replace(BOB_HIMSELF, reachable=False)}])
def test_an_admin_hears_who_cannot_be_reached(owners: dict[PersonId, Person]) -> None:
    assert "nobody is listening: I can't write to" in shown(notices.late_for_admin([late()], owners, READER)).text


def test_an_admin_can_give_a_lead_without_a_listener_to_somebody_at_once() -> None:
    charlie = replace(BOB_HIMSELF, id=PersonId(103), name="Charlie", reachable=False)
    leads, owners = [late(12), late(13, owner=charlie.id)], {BOB: BOB_HIMSELF, charlie.id: charlie}
    view = notices.late_for_admin(leads, owners, READER)
    assert [unpack(data).action for data in shown(view).data] == [Action.CARD, Action.ASSIGN_MENU]
    assert view.keyboard is not None
    assert [row[0].text for row in view.keyboard.inline_keyboard] == ["#12 Jane Doe", "Assign #13 Jane Doe"]


def test_a_stand_in_hears_whose_follow_ups_fall_due_and_may_take_each_over() -> None:
    away = replace(BOB_HIMSELF, away=Away(NOW + DAY))
    view = shown(notices.offer(away, [late(12), late(13)], READER))
    assert view.text.startswith("Bob is away until tomorrow, 10:00")
    assert "These 2 follow-ups fall due meanwhile:" in view.text
    assert [unpack(data).action for data in view.data] == [Action.TAKE_OVER] * 2
    assert unpack(view.data[0]).named == late(12).ref


def test_a_stand_in_turns_the_pages_of_what_falls_due() -> None:
    away, many = replace(BOB_HIMSELF, away=Away(NOW + DAY)), [late(number) for number in range(1, 23)]
    first, last = (shown(notices.offer(away, many, READER, page)) for page in (0, 9))
    assert [unpack(data).argument for data in first.data] == [*["102/0"] * 7, "102/1"]
    assert first.labels[-1] == "›"
    assert last.labels == ["🙋 Take over #22 Jane Doe", "‹"], "a page that is gone is the last"


def test_who_is_in_a_team_no_more_reads_so_and_what_they_owe_without_it() -> None:
    team = replace(READER.workspace, kind=WorkspaceKind.TEAM, title="Sales team")
    said = "You're no longer in Sales team; its leads stay there."
    assert shown(notices.parted(replace(READER, workspace=team))).text == said
    assert shown(notices.owed_elsewhere([], team, READER)).text == said
    assert shown(notices.owed_elsewhere([late()], team, READER)).text.startswith(f"{said}\n\nYou owe 1")


def test_a_stand_in_hears_that_nothing_is_left() -> None:
    assert shown(notices.offer(BOB_HIMSELF, [], READER)).text == "Nothing else of Bob's is due for now."


def test_whoever_reads_a_list_of_their_own_is_greeted() -> None:
    assert shown(notices.digest(Digest((late(owner=ANN_HERSELF.id),)), READER)).text.startswith("Good morning")


def test_somebody_who_owes_many_in_a_group_hears_seven_and_a_number() -> None:
    team = replace(READER.workspace, kind=WorkspaceKind.TEAM, title="Sales team")
    many = [late(number) for number in range(1, 31)]
    view = notices.mention(many, Reader.of_group(replace(BOB_HIMSELF, name=""), team, NOW, {}), "followthrough_bot")
    text = markup.parse(view.text)[0]
    assert text.startswith("Somebody, I can't write to you in private, so I say it here. You owe 30 follow-ups:")
    assert text.count("Jane Doe") == 7
    assert "… and 23 more" in text
    assert view.keyboard is not None
    assert len(view.keyboard.inline_keyboard) == 4
