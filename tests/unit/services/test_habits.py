"""Habits: each setting is kept, and what waits for a person is reckoned anew by it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.errors import MomentPassed, NotAllowed
from domain.models import WorkspaceId
from domain.people import Away, Profile, Region, WorkHours
from storage.base import NotSaved
from tests.unit.services.the_office import (
    ANN,
    BOB,
    CHARLIE,
    DAY,
    DORA,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_10,
    Office,
    fills_the_disk,
)

BERLIN = ZoneInfo("Europe/Berlin")


def times(office: Office, kind: str = "nag", zone: ZoneInfo = HALIFAX) -> list[str]:
    """When Ann heard, on the clocks of a zone."""
    return [
        each.at.astimezone(zone).strftime("%a %H:%M")
        for each in office.notifier.sent
        if each.kind == kind and each.to == ANN and each.at is not None
    ]


# Each setting -----------------------------------------------------------------------------------------------


async def test_every_setting_lasts(office: Office) -> None:
    away, steps = office.clock.now() + DAY, (timedelta(minutes=90), timedelta(days=1))
    await office.has_team(ANN, BOB)
    await office.habits.set_hours(ANN, WorkHours(time(9), time(17), frozenset({0, 1})))
    await office.habits.set_region(ANN, Region("CA", "NS"))
    await office.habits.take_holidays(ANN, wanted=False)
    await office.habits.set_steps(ANN, [steps[1], steps[0]])
    await office.habits.want_digest(ANN, wanted=False)
    await office.habits.go_away(ANN, away)
    await office.habits.name_stand_in(ANN, BOB)
    await office.reopens()
    ann = await office.person()
    assert ann.hours == WorkHours(time(9), time(17), frozenset({0, 1}))
    assert (ann.region, ann.takes_holidays, ann.holidays) == (Region("CA", "NS"), False, None)
    assert (ann.profile, ann.steps, ann.digest) == (Profile.CUSTOM, steps, False)
    assert ann.away == Away(away, BOB)
    await office.habits.come_back(ANN)
    await office.habits.set_profile(ANN, Profile.GENTLE)
    await office.reopens()
    ann = await office.person()
    assert (ann.away, ann.profile) == (None, Profile.GENTLE)


async def test_who_has_no_clock_is_nagged_by_the_teams_once_it_has_one(office: Office) -> None:
    team = await office.has_team(ANN, BOB, DORA)
    await office.habits.set_zone(BOB, BERLIN)
    ten_at_night = 12 * HOUR + timedelta(seconds=7)  # in Halifax; in Honolulu it is three in the afternoon
    await office.records(due=ten_at_night, workspace=team)
    await office.settles(team=team, zone=ZoneInfo("Pacific/Honolulu"))
    await office.habits.follow_all(await office.teams.get(team))
    assert [(await office.person(each)).zone.key for each in (ANN, BOB)] == ["Pacific/Honolulu", "Europe/Berlin"]
    assert not (await office.person()).zone_known
    await office.passes(13 * HOUR)
    assert times(office)[:1] == ["Mon 22:00"]


async def test_three_o_clock_stays_three_o_clock_once_the_clock_is_known(office: Office) -> None:
    team, elsewhere = await office.has_team(ANN, BOB), await office.has_team(ANN, BOB, team=WorkspaceId(-200))
    await office.settles(team=elsewhere, zone=HALIFAX)
    three = datetime(2026, 4, 7, 15, tzinfo=HALIFAX).astimezone(UTC)
    leads = [await office.records(due=three, exact=True, workspace=each) for each in (None, team, elsewhere)]
    his = await office.records(by=BOB, due=three, workspace=team)
    soon = await office.records(due=2 * HOUR + timedelta(seconds=7))
    before = await office.person()
    ann = await office.habits.set_zone(ANN, BERLIN)
    there = three.astimezone(HALIFAX).replace(tzinfo=BERLIN)
    dues = [(await office.lead(each.ref)).due_at for each in (*leads, his, soon)]
    assert dues == [there, there, three, three, soon.due_at], "a team's own clock, others and spans stay as they are"
    kept = await office.habits.hour_kept(before, ann)
    assert kept is not None
    assert (kept.ref, kept.next_nag_at) == (leads[0].ref, there)
    assert office.alarm.wakes_at is not None
    assert office.alarm.wakes_at <= there


@pytest.mark.parametrize("saved", [1, 2, 3], ids=["the own book", "also its leads", "also those of a team"])
@pytest.mark.parametrize("then", [BERLIN, ZoneInfo("Pacific/Honolulu")], ids=["the same city", "another city"])
async def test_three_o_clock_stays_three_o_clock_when_the_choice_of_a_city_breaks_off(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: int, then: ZoneInfo
) -> None:
    team = await office.has_team(ANN, BOB)
    three = datetime(2026, 4, 7, 15, tzinfo=HALIFAX)
    leads = [await office.records(due=three.astimezone(UTC), workspace=each) for each in (None, team)]
    before = await office.person()
    makes_room = fills_the_disk(monkeypatch, after=saved)
    with pytest.raises(NotSaved):
        await office.habits.set_zone(ANN, BERLIN)
    makes_room()
    ann = await office.habits.set_zone(ANN, then)
    assert [(await office.lead(each.ref)).due_at for each in leads] == [three.replace(tzinfo=then)] * 2
    assert await office.habits.hour_kept(before, ann) is not None


async def test_who_moves_on_keeps_the_instants(office: Office) -> None:
    before = await office.habits.set_zone(ANN, HALIFAX)
    lead = await office.records(due=DAY)
    after = await office.habits.set_zone(ANN, BERLIN)
    assert (await office.lead(lead.ref)).due_at == lead.due_at
    assert await office.habits.hour_kept(before, after) is None


async def test_hours_typed_in_a_group_are_by_its_clock_once_that_is_chosen(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    await office.habits.set_zone(BOB, HALIFAX)
    due = MONDAY_10 + DAY
    hers, his, own = [
        await office.records(by=by, due=due, workspace=where) for by, where in ((ANN, team), (BOB, team), (ANN, None))
    ]
    await office.settles(team=team, zone=BERLIN)
    await office.habits.follow_all(await office.teams.get(team))
    there = due.astimezone(HALIFAX).replace(tzinfo=BERLIN)
    assert [(await office.lead(each.ref)).due_at for each in (hers, his, own)] == [there, due, there]


async def test_whoever_only_writes_in_a_group_gets_no_book_for_its_clock(office: Office) -> None:
    await office.people.meet(CHARLIE, "Charlie", back=False)
    team = await office.has_team(CHARLIE)
    await office.settles(team=team, zone=BERLIN)
    await office.habits.follow_all(await office.teams.get(team))
    assert (await office.person(CHARLIE)).zone == BERLIN
    assert await office.teams.known(WorkspaceId(CHARLIE)) is None


async def test_who_has_no_country_writes_as_the_team_does_in_their_own_chat(office: Office) -> None:
    await office.people.meet(CHARLIE, "Charlie", back=True)
    team = await office.has_team(ANN, BOB, CHARLIE)
    for each in (ANN, BOB, CHARLIE):
        await office.people.own_workspace(await office.person(each))
    await office.habits.set_zone(BOB, BERLIN)
    await office.habits.set_country(await office.person(CHARLIE), "US")
    await office.settles(team=team, zone=HALIFAX, country="CA", currency="CAD")
    await office.habits.follow_all(await office.teams.get(team))
    own = [await office.people.own_workspace(await office.person(each)) for each in (ANN, BOB, CHARLIE)]
    assert [each.country for each in own] == ["CA", "DE", "US"]
    assert own[0].currency == "CAD"


async def test_who_has_leads_keeps_the_money_they_are_in(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    await office.records()
    before = await office.people.own_workspace(await office.person())
    await office.settles(team=team, zone=BERLIN, country="DE", currency="EUR")
    await office.habits.follow(await office.person(), await office.teams.get(team))
    after = await office.people.own_workspace(await office.person())
    assert (after.country, after.currency) == ("DE", before.currency)


async def test_a_part_of_a_country_brings_its_holidays_back(office: Office) -> None:
    await office.habits.take_holidays(ANN, wanted=False)
    assert (await office.habits.set_region(ANN, Region("CA", "NS"))).holidays == Region("CA", "NS")


async def test_the_country_of_phones_is_the_country_of_holidays(office: Office) -> None:
    own = await office.habits.set_country(await office.person(), "GB")
    assert (own.country, (await office.person()).region) == ("GB", Region("GB"))


async def test_holidays_follow_the_zone_only_while_the_book_is_empty(office: Office) -> None:
    assert (await office.habits.set_zone(ANN, HALIFAX)).region == Region("CA")
    assert (await office.habits.set_zone(ANN, BERLIN)).region == Region("DE")
    await office.records()
    assert (await office.habits.set_zone(ANN, HALIFAX)).region == Region("DE")
    assert (await office.person()).zone == HALIFAX


async def test_who_never_said_where_they_are_gets_the_holidays_of_their_first_zone(office: Office) -> None:
    await office.records()
    assert (await office.person()).region is None
    assert (await office.habits.set_zone(ANN, BERLIN)).region == Region("DE")
    own = await office.people.own_workspace(await office.person())
    assert (own.country, own.currency) == ("DE", "EUR")
    await office.habits.set_zone(ANN, HALIFAX)
    own = await office.people.own_workspace(await office.person())
    assert (own.country, own.currency) == ("DE", "EUR"), "who travels stays"


async def test_a_country_or_a_currency_that_was_chosen_stays_when_the_city_is_told(office: Office) -> None:
    await office.records()
    await office.habits.set_currency(await office.person(), "CHF")
    await office.habits.set_zone(ANN, BERLIN)
    own = await office.people.own_workspace(await office.person())
    assert (own.country, own.currency) == ("DE", "CHF")
    await office.records(by=BOB)
    await office.habits.set_country(await office.person(BOB), "GB")
    await office.habits.set_zone(BOB, BERLIN)
    assert (await office.people.own_workspace(await office.person(BOB))).country == "GB"


async def test_a_zone_of_no_country_has_no_holidays(office: Office) -> None:
    assert (await office.habits.set_zone(ANN, ZoneInfo("UTC"))).region is None


async def test_what_could_not_be_saved_leaves_what_waits_as_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.is_nagged_about("Jane")
    before, lead = await office.person(), (await office.living_cards.owed(ANN))[0]
    makes_room = fills_the_disk(monkeypatch)
    with pytest.raises(NotSaved):
        await office.habits.set_profile(ANN, Profile.RELENTLESS)
    makes_room()
    assert await office.person() == before
    assert await office.lead(lead.ref) == lead


# What waits is reckoned anew --------------------------------------------------------------------------------


async def test_a_nag_held_until_morning_comes_in_the_morning_of_the_new_zone(office: Office) -> None:
    await office.records(due=12 * HOUR)  # Monday 22:00 in Halifax, which is Tuesday 03:00 in Berlin
    await office.records("John", due=DAY)
    await office.passes(13 * HOUR)
    await office.habits.set_zone(ANN, BERLIN)
    await office.passes(DAY)
    assert times(office, zone=BERLIN)[:1] == ["Tue 08:00"]
    assert times(office, "digest", BERLIN)[:1] == ["Tue 08:00"]


async def test_going_west_moves_the_morning_away_again(office: Office) -> None:
    await office.records(due=12 * HOUR)
    await office.passes(13 * HOUR)
    vancouver = ZoneInfo("America/Vancouver")
    await office.habits.set_zone(ANN, vancouver)
    await office.passes(DAY)
    assert times(office, zone=vancouver)[:2] == ["Mon 19:00", "Tue 08:00"], "there the day hasn't ended yet"


async def test_another_profile_moves_the_next_nag(office: Office) -> None:
    await office.is_nagged_about("Jane")
    await office.habits.set_profile(ANN, Profile.RELENTLESS)
    await office.passes(3 * HOUR)
    assert times(office) == ["Mon 11:10", "Mon 11:30", "Mon 12:30", "Mon 13:30"]
    office.notifier.sent.clear()
    await office.habits.set_profile(ANN, Profile.GENTLE)
    await office.passes(DAY)
    assert times(office) == ["Mon 15:00", "Tue 08:00"]


async def test_own_steps_move_the_next_nag(office: Office) -> None:
    await office.is_nagged_about("Jane")
    await office.habits.set_steps(ANN, [timedelta(hours=2), timedelta(minutes=20)])
    await office.passes(DAY)
    assert times(office) == ["Mon 11:20", "Mon 13:00", "Tue 08:00"]


async def test_other_hours_move_the_next_nag_and_the_list(office: Office) -> None:
    await office.is_nagged_about("Jane")
    await office.habits.set_hours(ANN, WorkHours(time(13), time(14, 30)))
    await office.passes(DAY + 4 * HOUR)
    assert times(office) == ["Mon 13:00", "Mon 14:00", "Tue 13:00"]
    following = (await office.person()).next_digest_at
    assert following is not None
    assert following.astimezone(HALIFAX).strftime("%a %H:%M") == "Wed 13:00"


async def test_a_holiday_taken_holds_what_waits_and_given_up_lets_it_go(office: Office) -> None:
    canada_day = datetime(2026, 7, 1, 9, tzinfo=HALIFAX).astimezone(UTC)
    await office.habits.set_region(ANN, Region("CA"))
    await office.records(due=canada_day)
    await office.waits_until(canada_day + HOUR)
    assert times(office) == []
    await office.habits.take_holidays(ANN, wanted=False)
    await office.passes(MINUTE)
    assert times(office) == ["Wed 10:00"]


async def test_what_is_not_due_yet_is_left_alone(office: Office) -> None:
    await office.habits.set_zone(ANN, HALIFAX)
    later = await office.records(due=DAY)
    await office.habits.set_zone(ANN, BERLIN)
    await office.habits.set_profile(ANN, Profile.RELENTLESS)
    assert await office.lead(later.ref) == later


async def test_what_colleagues_owe_is_left_alone(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    lead = await office.records(by=BOB, workspace=team, due=HOUR)
    await office.passes(HOUR)
    before = await office.lead(lead.ref)
    await office.habits.set_zone(ANN, BERLIN)
    await office.habits.go_away(ANN, office.clock.now() + DAY)
    assert await office.lead(lead.ref) == before


async def test_a_setting_never_rings_twice_within_ten_minutes(office: Office) -> None:
    await office.is_nagged_about("Jane")
    for profile in (Profile.GENTLE, Profile.RELENTLESS, Profile.STEADY, Profile.RELENTLESS):
        await office.habits.set_profile(ANN, profile)
        await office.passes(MINUTE)
    assert times(office) == []
    await office.passes(10 * MINUTE)
    assert times(office) == ["Mon 11:10"]


# Away -------------------------------------------------------------------------------------------------------


async def test_away_holds_everything_back_and_coming_back_brings_one_merged_nag(office: Office) -> None:
    await office.habits.go_away(ANN, office.clock.now() + 14 * DAY)
    for hours, exact in ((1, False), (2, True), (26, False), (50, True)):
        await office.records(due=timedelta(hours=hours), exact=exact)
    await office.passes(7 * DAY)
    assert office.notifier.sent == []
    await office.habits.come_back(ANN)
    await office.passes(30 * MINUTE)
    assert office.notifier.nags() == [(1, 2, 3, 4)]
    assert times(office) == ["Mon 10:00"]


async def test_away_ends_by_itself_with_one_merged_nag_in_the_morning(office: Office) -> None:
    sunday_noon = office.clock.now() + 6 * DAY + 2 * HOUR
    await office.habits.go_away(ANN, sunday_noon)
    for hours in (1, 26, 50):
        await office.records(due=timedelta(hours=hours))
    await office.records(due=7 * DAY + 5 * HOUR)
    await office.passes(8 * DAY)
    assert times(office)[:1] == ["Mon 08:00"]
    assert office.notifier.nags()[0] == (1, 2, 3)
    assert times(office, "digest")[:1] == ["Mon 08:00"]


async def test_who_comes_back_at_night_is_rung_in_the_morning(office: Office) -> None:
    await office.habits.go_away(ANN, office.clock.now() + 14 * DAY)
    await office.records(due=HOUR)
    await office.passes(13 * HOUR)
    await office.habits.come_back(ANN)
    await office.passes(DAY)
    assert times(office)[:1] == ["Tue 08:00"]


async def test_nobody_goes_away_until_a_moment_that_has_passed(office: Office) -> None:
    with pytest.raises(MomentPassed):
        await office.habits.go_away(ANN, office.clock.now())
    assert (await office.person()).away is None


async def test_a_stand_in_must_be_a_colleague(office: Office) -> None:
    await office.meets(CHARLIE)
    await office.has_team(ANN, BOB)
    await office.habits.go_away(ANN, office.clock.now() + DAY)
    for stranger in (CHARLIE, ANN, DORA):
        with pytest.raises(NotAllowed):
            await office.habits.name_stand_in(ANN, stranger)
    assert (await office.habits.name_stand_in(ANN, BOB)).away == Away(office.clock.now() + DAY, BOB)
    assert (await office.habits.name_stand_in(ANN, None)).away == Away(office.clock.now() + DAY)


async def test_who_is_there_has_no_stand_in(office: Office) -> None:
    await office.has_team(ANN, BOB)
    assert (await office.habits.name_stand_in(ANN, BOB)).away is None


async def test_colleagues_are_those_who_are_known_of_all_teams_by_name(office: Office) -> None:
    await office.meets(CHARLIE)
    await office.has_team(ANN, CHARLIE, DORA)
    await office.has_team(ANN, BOB, CHARLIE, team=WorkspaceId(-200))
    assert [each.name for each in await office.habits.colleagues(ANN)] == ["Bob", "Charlie"]
    assert [each.name for each in await office.habits.colleagues(BOB)] == ["Ann", "Charlie"]


async def test_a_settings_change_keeps_what_was_said_of_the_others(office: Office) -> None:
    await office.habits.set_hours(ANN, WorkHours(time(7), time(12)))
    await office.habits.set_profile(ANN, Profile.GENTLE)
    await office.habits.want_digest(ANN, wanted=False)
    ann = await office.person()
    assert (ann.hours, ann.profile, ann.digest) == (WorkHours(time(7), time(12)), Profile.GENTLE, False)
    assert await office.person(BOB) == (await office.people.meet(BOB, "Bob", back=True))
