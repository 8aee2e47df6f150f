"""A workspace taken along as JSON comes back as it was, and no file makes mischief."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from domain import homecoming, lifecycle, merging, moves, nagging, soundness, takeout, undo
from domain.contacts import Handle
from domain.errors import BrokenTakeout, NotATakeout, OtherTakeout, TakeoutTooBig
from domain.homecoming import Homecoming
from domain.models import (
    Aim,
    Deed,
    Every,
    Field,
    Goal,
    Lead,
    LeadRef,
    Note,
    PersonId,
    Role,
    Spent,
    Worked,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.money import Money
from domain.partings import NOBODY
from domain.sources import Source
from domain.takeout import Takeout
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    ANNS_OWN,
    BOB,
    CHARLIE,
    DAY,
    MONDAY_10,
    MONDAY_15,
    PRIVATE,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    follow_up,
    recorded,
    typed,
)

CHARLIES = Workspace(WorkspaceId(3), 3, WorkspaceKind.PRIVATE, "CA", "CAD", {CHARLIE: Role.ADMIN})


def mine(lead: Lead) -> Lead:
    """A lead of Ann's own, as it stands when Undo is over."""
    return replace(lead, workspace=ANNS_OWN, before=None, undo_until=None)


JANE = mine(recorded(1))
OMAR = mine(replace(recorded(2, at=MONDAY_15), name="Omar", referred_by=1, merged=(7,)))


def exported(*leads: Lead) -> bytes:
    return takeout.write(PRIVATE, leads, MONDAY_15)


def brought(
    content: bytes, workspace: Workspace = PRIVATE, *kept: Lead, by: PersonId = ANN, free: int = 1
) -> Homecoming:
    return homecoming.into(workspace, kept, takeout.read(content), by, free)


def altered(**changes: Any) -> bytes:
    """The export of Jane with some of her fields changed; None takes a field out."""
    found = json.loads(exported(JANE))
    found["leads"][0] = {name: value for name, value in (found["leads"][0] | changes).items() if value is not None}
    return json.dumps(found).encode()


# --- the format


def test_the_file_is_in_these_words() -> None:
    """Files outlive this program: when this test has to change, so has the version."""
    assert json.loads(exported(JANE)) == {
        "followthrough": 1,
        "exported_at": "2026-04-06T18:00:00+00:00",
        "workspace": {"kind": "private", "country": "CA", "currency": "CAD"},
        "leads": [
            {
                "number": 1,
                "created_at": "2026-04-06T13:00:00+00:00",
                "created_by": 1,
                "owner": 1,
                "name": "Jane Doe",
                "phones": ["+19025550134"],
                "need": "a mortgage",
                "value": {"amount": "350000", "currency": "CAD"},
                "due_at": "2026-04-07T12:00:00+00:00",
                "next_nag_at": "2026-04-07T12:00:00+00:00",
                "events": [{"kind": "recorded", "at": "2026-04-06T13:00:00+00:00", "by": 1, "version": 1}],
            }
        ],
    }


SPENT = Spent(MONDAY_10, ANN, Money(Decimal("20.50"), "CAD"), Source.FACEBOOK)
WORKED = Worked(MONDAY_10, ANN, 90, Source.FACEBOOK, "posting")
AIMED = (
    Goal(Aim.LEADS, 10, Every.WEEK, MONDAY_10, MONDAY_15),
    Goal(Aim.MONEY, Money(Decimal(20_000), "CAD"), Every.MONTH, MONDAY_10),
)
KEEPS_ACCOUNTS = replace(PRIVATE, spent=(SPENT,), worked=(WORKED,), goals=AIMED)
MOMENT = "2026-04-06T13:00:00+00:00"


def test_money_spent_hours_worked_and_goals_are_in_these_words() -> None:
    twenty_thousand = {"amount": "20000", "currency": "CAD"}
    assert json.loads(takeout.write(KEEPS_ACCOUNTS, [], MONDAY_15))["workspace"] == {
        "kind": "private",
        "country": "CA",
        "currency": "CAD",
        "spent": [{"at": MOMENT, "by": 1, "amount": {"amount": "20.50", "currency": "CAD"}, "source": "facebook"}],
        "worked": [{"at": MOMENT, "by": 1, "minutes": 90, "source": "facebook", "note": "posting"}],
        "goals": [
            {"what": "leads", "target": 10, "every": "week", "since": MOMENT, "until": "2026-04-06T18:00:00+00:00"},
            {"what": "money", "target": twenty_thousand, "every": "month", "since": MOMENT},
        ],
    }


def test_each_lead_is_on_a_line_of_its_own_and_the_version_comes_first() -> None:
    content = exported(JANE, OMAR)
    assert content.startswith(b'{"followthrough": 1,')
    assert len(content.splitlines()) == 4


def test_what_undo_would_go_back_to_and_what_is_deleted_stays_behind() -> None:
    marked = follow_up(recorded(1), ANN_DOES, MONDAY_15)
    deleted = lifecycle.delete(recorded(2), ANN_DOES, MONDAY_15)
    (only,) = takeout.read(exported(marked, deleted)).leads
    assert (only.number, only.before, only.undo_until) == (1, None, None)


# --- coming back


def test_into_an_empty_book_everything_comes_back_as_it_was() -> None:
    marked = mine(replace(follow_up(JANE, ANN_DOES, MONDAY_15), version=4, nags=2, snoozes=1))
    content = exported(marked, OMAR)
    back = brought(content)
    assert back == Homecoming((marked, OMAR), 0, as_it_was=True)
    assert takeout.write(PRIVATE, back.new, MONDAY_15) == content


def test_into_a_book_with_leads_only_what_is_not_there_comes_with_new_numbers() -> None:
    other = mine(replace(recorded(2, at=TUESDAY_9, due=WEDNESDAY_9), name="Else"))
    eve = replace(JANE, number=3, created_at=TUESDAY_9, name="Eve", referred_by=2, merged=(1, 9), merged_into=9)
    back = brought(exported(JANE, OMAR, eve), PRIVATE, JANE, other, free=5)
    assert (back.known, back.as_it_was) == (1, False)
    assert [(lead.number, lead.name) for lead in back.new] == [(5, "Omar"), (6, "Eve")]
    omar, eve = back.new
    assert (omar.referred_by, omar.merged) == (1, ())
    assert (eve.referred_by, eve.merged, eve.merged_into) == (5, (1,), None)


def test_bringing_the_same_file_twice_adds_nothing_the_second_time() -> None:
    other = mine(replace(recorded(1, at=TUESDAY_9, due=WEDNESDAY_9), name="Else"))
    content = exported(JANE, OMAR)
    first = brought(content, PRIVATE, other, free=2)
    assert [lead.number for lead in first.new] == [2, 3]
    assert brought(content, PRIVATE, other, *first.new, free=4) == Homecoming((), 2, as_it_was=False)


def test_what_would_happen_is_told_in_numbers() -> None:
    found = takeout.read(exported(JANE, OMAR))
    back = homecoming.into(PRIVATE, [JANE], found, ANN, 2)
    assert homecoming.preview(found, back) == homecoming.Preview(MONDAY_15, new=1, known=1, as_it_was=False)


def test_a_lead_that_was_changed_since_stays_as_it_is() -> None:
    content = exported(JANE)
    renamed = replace(JANE, name="Jane Smith", version=2)
    assert brought(content, PRIVATE, renamed, free=2) == Homecoming((), 1, as_it_was=False)


def test_of_a_table_that_came_in_at_once_only_the_missing_comes_back() -> None:
    table = [replace(JANE, number=number, name=name) for number, name in enumerate("ABCD", 1)]
    others = mine(replace(recorded(1, at=TUESDAY_9, due=WEDNESDAY_9), name="Else"))
    kept = [replace(lead, number=lead.number + 3) for lead in table[:3]]
    back = brought(exported(*table), PRIVATE, others, *kept, free=9)
    assert [(lead.number, lead.name) for lead in back.new] == [(9, "D")]
    assert back.known == 3


def test_a_lead_that_was_deleted_comes_back_under_a_new_number() -> None:
    deleted = lifecycle.delete(JANE, ANN_DOES, MONDAY_15)
    back = brought(exported(JANE), PRIVATE, deleted, free=2)
    assert [(lead.number, lead.deleted_at) for lead in back.new] == [(2, None)]


def test_in_a_private_book_strangers_become_whoever_brings_the_file() -> None:
    handed = lifecycle.hand_over(replace(JANE, offered_to=BOB), BOB, ANN_DOES, MONDAY_15)
    touched = mine(lifecycle.note(follow_up(handed, ANN_DOES, MONDAY_15), "likes boats", ANN_DOES, MONDAY_15))
    (lead,) = brought(exported(touched), CHARLIES, by=CHARLIE).new
    assert (lead.workspace, lead.owner, lead.created_by) == (CHARLIES.id, CHARLIE, CHARLIE)
    assert {each.by for kind in (lead.events, lead.touches, lead.notes) for each in kind} == {CHARLIE}
    assert lead.events[1].details == {"to": "3", "from": "3"}
    (ended,) = brought(exported(mine(lifecycle.close(JANE, ANN_DOES, MONDAY_15))), CHARLIES, by=CHARLIE).new
    assert ended.events[-1].details == {"owner": "3", "expected": "yes"}


def test_nobody_and_the_clock_stay_who_they_are() -> None:
    fell_due = mine(lifecycle.fall_due(replace(JANE, created_by=NOBODY), TUESDAY_9))
    (lead,) = brought(exported(fell_due), CHARLIES, by=CHARLIE).new
    assert (lead.created_by, lead.events[-1].by) == (NOBODY, lifecycle.THE_CLOCK)


@pytest.mark.parametrize("owner", [None, NOBODY, lifecycle.THE_CLOCK, BOB])
def test_in_a_private_book_every_lead_has_an_owner_who_is_reminded(owner: PersonId | None) -> None:
    (lead,) = brought(exported(replace(JANE, owner=owner))).new
    assert lead.owner == ANN
    assert nagging.decide(ANN_HERSELF, [lead], TUESDAY_9).riding == (lead,)


def test_in_a_team_members_stay_owners_and_the_rest_goes_to_the_pool() -> None:
    leads = [replace(JANE, number=1, owner=BOB, offered_to=CHARLIE), replace(JANE, number=2, owner=NOBODY)]
    bobs, nobodys = brought(exported(*leads), TEAM).new
    assert (bobs.owner, bobs.offered_to, bobs.created_by) == (BOB, None, ANN)
    assert nobodys.owner is None


def accounts(content: bytes, workspace: Workspace, by: PersonId = ANN) -> Workspace:
    return homecoming.accounts_into(workspace, takeout.read(content), Deed(by))


def test_money_spent_hours_worked_and_goals_come_back_once_however_often() -> None:
    content = takeout.write(KEEPS_ACCOUNTS, [JANE], MONDAY_15)
    once = accounts(content, PRIVATE)
    assert once == KEEPS_ACCOUNTS
    assert accounts(content, once) == once


def test_what_was_spent_and_worked_here_stays_and_so_do_the_goals_of_here() -> None:
    mine = replace(SPENT, at=MONDAY_10 + DAY)
    here = replace(PRIVATE, spent=(mine,), goals=AIMED[:1])
    found = accounts(takeout.write(KEEPS_ACCOUNTS, [], MONDAY_15), here)
    assert (found.spent, found.worked, found.goals) == ((SPENT, mine), (WORKED,), AIMED[:1])


def test_who_spent_money_and_is_no_member_becomes_whoever_brings_the_file() -> None:
    found = accounts(takeout.write(KEEPS_ACCOUNTS, [], MONDAY_15), CHARLIES, by=CHARLIE)
    assert ({each.by for each in found.spent}, {each.by for each in found.worked}) == ({CHARLIE}, {CHARLIE})


def told_of(**changes: Any) -> list[dict[str, Any]]:
    return [{"at": MOMENT, "by": 1, **changes}]


def aimed(what: str, target: object) -> list[dict[str, Any]]:
    return [{"what": what, "target": target, "every": "week", "since": MOMENT}]


@pytest.mark.parametrize(
    ("name", "stored", "place"),
    [
        ("spent", {}, "workspace: spent"),
        ("spent", [7], "workspace: spent: not a dict"),
        ("spent", told_of(), "workspace: spent: a field is missing"),
        ("spent", told_of(amount={"amount": "NaN", "currency": "CAD"}), "workspace: spent: an amount"),
        ("worked", told_of(minutes=-1), "workspace: worked: minutes"),
        ("worked", told_of(minutes=1, note="x" * 10**6), "workspace: worked: a text that is too long"),
        ("goals", aimed("leads", 0), "workspace: goals"),
        ("goals", aimed("likes", 5), "workspace: goals: what: not one of the known values"),
        ("goals", aimed("leads", 5.5), "workspace: goals: target: not a int"),
        ("goals", aimed("money", {"amount": "Infinity", "currency": "CAD"}), "workspace: goals: an amount"),
    ],
)
def test_accounts_that_are_no_good_are_refused(name: str, stored: object, place: str) -> None:
    found = json.loads(exported(JANE))
    found["workspace"][name] = stored
    with pytest.raises(BrokenTakeout) as refused:
        takeout.read(json.dumps(found).encode())
    assert refused.value.place == place


# --- files that are no good


def test_a_file_that_is_not_ours_is_told_from_one_of_another_version() -> None:
    for foreign in (b"", b"[]", b"\xff\xfe", b'{"leads": []}', b'{"followthroughs": 1}', b'{"followthrough": "1"}'):
        with pytest.raises(NotATakeout):
            takeout.read(foreign)
    for other in (b'{"followthrough": 2, "leads": {}}', b' {"followthrough":0}', b'{"followthrough": -1}'):
        with pytest.raises(OtherTakeout):
            takeout.read(other)


def test_it_is_read_also_where_another_program_wrote_it_in_other_lines() -> None:
    content = exported(JANE, OMAR)
    for written in (json.dumps(json.loads(content)), json.dumps(json.loads(content), indent=2), content.decode() + " "):
        assert takeout.read(written.encode()) == takeout.read(content)


def test_of_no_leads_there_is_a_file_too() -> None:
    assert takeout.read(exported()).leads == ()


def test_a_mark_of_utf_8_at_the_beginning_is_no_obstacle() -> None:
    assert takeout.read(b"\xef\xbb\xbf" + exported(JANE)) == takeout.read(exported(JANE))


def test_a_file_that_is_too_big_is_not_even_read() -> None:
    for big in (b'{"followthrough": 1' + b" " * takeout.BIGGEST, b"[" * (takeout.MOST_PARTS + 1)):
        with pytest.raises(TakeoutTooBig):
            takeout.read(big)


HEAD = '{"followthrough": 1, "exported_at": "2026-04-06T18:00:00+00:00", "workspace": '
HOME = '{"kind": "private", "country": "CA", "currency": "CAD"}'


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (exported(JANE)[:-9], "no JSON"),
        (b'{"followthrough": 1, "leads": ' + b"[" * 100_000, "no JSON"),
        (b'{"followthrough": 1, "leads": "\xff"}', "no JSON"),
        (b'{"followthrough": 1, "leads": NaN}', "no JSON"),
        (b'{"followthrough": 1, "leads": ' + b"1" * 5_000 + b"}", "no JSON"),
        (f'{HEAD}{HOME}, "leads": [], "owner": 5}}'.encode(), "a field of another version"),
        (f'{HEAD}{HOME}, "leads": {{}}}}'.encode(), "leads"),
        (f'{HEAD}{HOME}, "leads": [7]}}'.encode(), "lead 1: no object"),
        (f'{HEAD}[], "leads": []}}'.encode(), "no object"),
        (f'{HEAD}{{"kind": "church"}}, "leads": []}}'.encode(), "workspace: kind"),
        (f'{HEAD}{HOME.replace("CA", "<b>", 1)}, "leads": []}}'.encode(), "workspace: country"),
        (f'{HEAD}{HOME.replace("CAD", "cad")}, "leads": []}}'.encode(), "workspace: currency"),
        (f'{HEAD}{HOME.replace("}", ", 1: 2}")}, "leads": []}}'.encode(), "no JSON"),
        (f'{HEAD}{HOME}, "leads": []}}'.replace("2026-04", "0900-04").encode(), "exported_at"),
        (f'{HEAD}{HOME}, "leads": []}}'.replace("+00:00", "").encode(), "a time without its offset"),
        (exported(JANE, JANE), "leads: a number stands there twice"),
    ],
)
def test_a_broken_file_is_refused_and_the_place_is_named(content: bytes, place: str) -> None:
    with pytest.raises(BrokenTakeout) as refused:
        takeout.read(content)
    assert refused.value.place == place


def event(**changes: Any) -> Mapping[str, Any]:
    return {"kind": "recorded", "at": "2026-04-06T13:00:00+00:00", "by": 1, "version": 1, **changes}


LONG_AGO = "0005-04-06T13:00:00+00:00"
TOUCH = {"at": "2026-04-06T13:00:00+00:00", "by": 1}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"nickname": "JD"}, "a field of another version"),
        ({"workspace": 3}, "a field of another version"),
        ({"before": {"number": 1}}, "a field of another version"),
        ({"deleted_at": "2026-04-06T13:00:00+00:00"}, "a field of another version"),
        ({"name": 7}, "name: not a str"),
        ({"name": "x" * 10**6}, "a text that is too long"),
        ({"tags": ["x"] * 10**5}, "too many of a kind"),
        ({"number": 0}, "number"),
        ({"number": 10**8}, "number"),
        ({"version": 0}, "version"),
        ({"version": 10**6}, "version"),
        ({"created_at": None}, "a field is missing"),
        ({"created_at": "long ago"}, "created_at: not a time"),
        ({"due_at": LONG_AGO}, "a time"),
        ({"next_nag_at": LONG_AGO}, "a time"),
        ({"due_at": None, "next_nag_at": None}, "SilentLead"),
        ({"status": "followed_up", "due_at": None}, "due_at and next_nag_at"),
        ({"status": "followed_up", "next_nag_at": None}, "due_at and next_nag_at"),
        ({"status": "wanted"}, "status: not one of the known values"),
        ({"nags": -1}, "a count"),
        ({"snoozes": 10**6}, "a count"),
        ({"snoozed_for": -1.0}, "snoozed_for"),
        ({"snoozed_for": 1e12}, "snoozed_for"),
        ({"value": {"amount": "NaN", "currency": "CAD"}}, "an amount"),
        ({"value": {"amount": "-5", "currency": "CAD"}}, "an amount"),
        ({"value": {"amount": "1E+999999", "currency": "CAD"}}, "an amount"),
        ({"value": {"amount": "1E-999999", "currency": "CAD"}}, "an amount"),
        ({"won": {"amount": "1" + "0" * 30, "currency": "CAD"}}, "an amount"),
        ({"won": {"amount": "5", "currency": "<b>"}}, "an amount"),
        ({"touches": [{**TOUCH, "minutes": -1}]}, "minutes"),
        ({"referred_by": 0}, "the number of another lead"),
        ({"merged": [10**8]}, "the number of another lead"),
        ({"events": []}, "events"),
        ({"events": [event(version=10**6)]}, "events: version"),
        ({"events": [event(cause=2**63)]}, "events: cause"),
        ({"events": [event(kind="handed_over", details={"to": "Bob"})]}, "events: to"),
        ({"events": [event(details={"to": "the moon"})]}, "events: to"),
        ({"events": [event(details={"until": "soon"})]}, "events: until"),
        ({"events": [event(details={"of": "Jane"})]}, "events: of"),
        ({"events": [event(details={"number": "1" * 5_000})]}, "events: number"),
        ({"events": [event(details={"into": ""})]}, "events: into"),
        ({"events": [event(details={"why": "none of yours"})]}, "events: why"),
        ({"events": [event(details={"field": "owner"})]}, "events: field"),
        ({"events": [event(details={"what": "magic"})]}, "events: what"),
        ({"events": [event(details={"won": "much"})]}, "events: won"),
        ({"events": [event(details={"won": "NaN CAD"})]}, "events: won"),
        ({"events": [event(details={"won": "5 <b>"})]}, "events: won"),
    ],
)
def test_what_the_rest_of_the_bot_could_not_live_with_is_refused(changes: dict[str, Any], why: str) -> None:
    found = json.loads(exported(JANE))
    found["leads"][0] = {name: each for name, each in (found["leads"][0] | changes).items() if each is not None}
    with pytest.raises(BrokenTakeout) as refused:
        takeout.read(json.dumps(found).encode())
    assert refused.value.place == f"lead 1: {why}"


def test_the_details_of_real_events_are_read() -> None:
    lead = mine(recorded(1))
    lead = lifecycle.snooze(lead, typed(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    lead = replace(lifecycle.hand_over(lead, BOB, ANN_DOES, MONDAY_15), version=9)
    lead = mine(lifecycle.edit(lead, Field.NAME, {"name": "J"}, ANN_DOES, MONDAY_15))
    lead = undo.undo(lifecycle.close(lead, Deed(ANN, cause=5), MONDAY_15), ANN_DOES, MONDAY_15)
    assert "causes" in lead.events[-1].details
    *earlier, undone = lead.events
    undone = replace(undone, details={"what": "closed"})
    assert takeout.read(exported(lead)).leads[0].events == (*earlier, undone)


def test_what_one_bot_has_done_already_is_nothing_that_another_has_done() -> None:
    """Causes are unique within one bot only, and undoing an import erases the leads that have its cause."""
    closed = lifecycle.close(replace(JANE, version=2), Deed(ANN, cause=-7), MONDAY_15)
    lead = mine(undo.undo(closed, Deed(ANN, cause=9), MONDAY_15))
    assert "cause" not in exported(lead).decode()
    (back,) = brought(exported(lead)).new
    assert not any(moves.repeats(back, Deed(ANN, cause=cause)) for cause in (-7, 9))


def test_the_causes_in_a_file_from_earlier_are_not_brought_in() -> None:
    older = altered(events=[event(cause=5), event(kind="undone", details={"what": "closed", "causes": "6 7"})])
    for kept in ([], [mine(replace(recorded(1, at=TUESDAY_9, due=WEDNESDAY_9), name="Else"))]):
        (back,) = brought(older, PRIVATE, *kept, free=2).new
        assert not any(moves.repeats(back, Deed(ANN, cause=cause)) for cause in (5, 6, 7))
        assert back.events[1].details == {"what": "closed"}


ELSE = mine(replace(recorded(9, at=TUESDAY_9, due=WEDNESDAY_9), name="Else"))


def test_the_numbers_in_a_history_follow_the_leads_and_those_of_nobody_are_dropped() -> None:
    told = [event(details={"number": "2"}), event(details={"of": "7", "to": "know"}), event(details={"into": "1"})]
    found = json.loads(exported(JANE, OMAR))
    found["leads"][0]["events"] = told
    jane, _ = brought(json.dumps(found).encode(), PRIVATE, ELSE, free=10).new
    assert [dict(each.details) for each in jane.events] == [{"number": "11"}, {"to": "know"}, {"into": "10"}]


def test_into_an_empty_book_the_numbers_in_a_history_come_as_they_were() -> None:
    (jane,) = brought(altered(events=[event(details={"of": "7"})])).new
    assert jane.events[0].details == {"of": "7"}


TWIN = mine(replace(recorded(2, at=MONDAY_15), name="J. Doe"))


@pytest.mark.parametrize("into_the_later", [False, True])
def test_two_that_were_merged_since_do_not_come_back_as_two(into_the_later: bool) -> None:
    content = exported(JANE, TWIN)
    kept, other = (TWIN, JANE) if into_the_later else (JANE, TWIN)
    merged, gone = merging.merge(kept, replace(other, phones=("+19025550177",)), ANN_DOES, MONDAY_15)
    assert brought(content, PRIVATE, merged, gone, free=5) == Homecoming((), 2, as_it_was=False)


@pytest.mark.parametrize(
    ("changes", "comes_back"),
    [
        ({"emails": ("J@doe.ca",)}, False),
        ({"handles": (Handle("x", "JaneDoe"),)}, False),
        ({"phones": ("+19025550134",)}, False),
        ({"emails": ("else@doe.ca",)}, True),
        ({"number": 3, "emails": ("j@doe.ca",)}, True),
    ],
)
def test_one_that_was_merged_is_known_by_its_number_with_a_contact(changes: dict[str, Any], comes_back: bool) -> None:
    kept = replace(JANE, merged=(2,), emails=("j@doe.ca",), handles=(Handle("x", "janedoe"),))
    found = mine(replace(recorded(2, at=MONDAY_15), name="J.", phones=()))
    back = brought(exported(replace(found, **changes)), PRIVATE, kept, free=5)
    assert [lead.number for lead in back.new] == ([5] if comes_back else [])


def test_what_names_two_that_are_one_by_now_names_that_one_once() -> None:
    sender = replace(JANE, number=3, created_at=TUESDAY_9, name="Eve", phones=(), referrals=(1, 2))
    merged, _ = merging.merge(JANE, TWIN, ANN_DOES, MONDAY_15)
    (eve,) = brought(exported(JANE, TWIN, sender), PRIVATE, merged, free=5).new
    assert eve.referrals == (1,)


def test_who_was_sent_by_one_that_is_a_part_of_another_stays_to_the_credit_of_that() -> None:
    sender = replace(OMAR, referred_by=None, merged=(7,), referrals=(3, 7))
    eve = replace(JANE, number=3, created_at=TUESDAY_9, name="Eve", phones=(), referred_by=7)
    other = mine(replace(recorded(2, at=TUESDAY_9, due=WEDNESDAY_9), name="Else"))
    omar, eve = brought(exported(sender, eve), PRIVATE, other, free=5).new
    assert (eve.referred_by, omar.referrals) == (omar.number, (eve.number,))
    alone = replace(OMAR, referred_by=7, merged=(7,))
    (omar,) = brought(exported(alone), PRIVATE, other, free=5).new
    assert omar.referred_by is None, "nobody has sent themselves"


def test_a_follow_up_that_not_every_zone_has_is_not_brought_in() -> None:
    late = datetime(9999, 12, 31, 23, tzinfo=UTC)
    with pytest.raises(BrokenTakeout):
        brought(exported(replace(JANE, due_at=late, next_nag_at=late)))


def test_what_recording_takes_comes_back_however_long_and_however_far_off() -> None:
    due = datetime(2999, 1, 2, 12, tzinfo=UTC)
    note = Note(datetime(1, 1, 1, 13, tzinfo=UTC), ANN, "long " * 20_000)
    lead = replace(JANE, created_at=datetime(1899, 12, 30, tzinfo=UTC), notes=(note,), due_at=due, next_nag_at=due)
    snoozed = mine(lifecycle.snooze(lead, typed(datetime(9998, 1, 1, tzinfo=UTC)), ANN_DOES, MONDAY_15))
    rich = replace(snoozed, version=2, value=Money(Decimal(10) ** 24, "CAD"))
    assert brought(exported(rich)).new == (rich,)


def test_every_field_that_names_other_leads_is_known() -> None:
    """A new field of such a kind is found by its type; one that only looks like it has to be told apart."""
    assert {"referred_by", "merged_into"} <= set(soundness.ONE_LEAD)
    assert {"merged"} <= set(soundness.SEVERAL_LEADS)
    counted = {*soundness.ONE_LEAD, *soundness.SEVERAL_LEADS} & {"number", "version", "snoozes", "nags", "owner"}
    assert counted == set()


def test_errors_say_where_and_never_quote() -> None:
    with pytest.raises(BrokenTakeout) as refused:
        takeout.read(exported(JANE).replace(b'"owner": 1', b'"owner": "Jane Doe"'))
    assert "Jane" not in repr(refused.value)
    assert refused.value.__suppress_context__


def test_a_file_tells_when_it_was_made_and_of_which_country() -> None:
    found = takeout.read(exported(JANE, OMAR))
    assert found == Takeout(MONDAY_15, "CA", "CAD", (_of_nobody(JANE), _of_nobody(OMAR)))


def _of_nobody(lead: Lead) -> Lead:
    return replace(lead, workspace=WorkspaceId(0))


def test_only_the_number_and_the_workspace_make_a_ref() -> None:
    (lead,) = brought(exported(JANE), CHARLIES, by=CHARLIE).new
    assert lead.ref == LeadRef(CHARLIES.id, 1)
    assert lead.created_at + DAY > lead.created_at
