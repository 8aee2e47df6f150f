"""By which clock and how often people want to be reminded, and when they want to be left alone."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import assumed_clock, digest, nagging, pushes
from domain.errors import MomentPassed, NotAColleague
from domain.models import Lead, PersonId, Workspace, WorkspaceId
from domain.people import Away, Person, Profile, Region, WorkHours
from services import places
from services.book import keep_workspace
from services.ledger import Ledger
from services.people import People
from services.ports import Alarm, Clock
from storage.base import PersonNotFound, Store, WorkspaceNotFound


class Habits:
    """The settings of one person; what waits for them is reckoned anew by each change."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, people: People) -> None:
        self._store, self._clock, self._alarm, self._people = store, clock, alarm, people
        self._ledger = Ledger(store, alarm)

    async def set_zone(self, person: PersonId, zone: ZoneInfo) -> Person:
        """Live by the clocks of `zone`; country, holidays and currency follow while the workspace is empty.

        Who travels with leads in their book keeps the country that they work in. Of whoever says for the first time
        where they are, country and currency were only assumed, and what was typed before keeps its hour.
        """
        before = await self._people.get(person)
        country = places.country_of(zone)
        own = await self._people.own_workspace(before)
        async with self._store.workspace(own.id) as work:
            is_empty = not await work.leads.all()
            own = pushes.planned(await work.workspace(), zone, self._clock.now())
            was_assumed = not before.zone_known and before.region is None
            if is_empty or was_assumed:
                is_chosen = not is_empty and own.currency != places.currency_of(own.country)
                own = replace(own, country=country, currency=own.currency if is_chosen else places.currency_of(country))
            await work.save_workspace(own)
            await work.commit()
        self._alarm.rearm(own.next_summary_at)
        region = Region(country) if places.lies_in_a_country(zone) else None

        def moved(kept: Person) -> Person:
            follows = is_empty or kept.region is None
            return replace(kept, zone=zone, zone_known=True, region=region if follows else kept.region)

        if not before.zone_known:
            await self._type_anew(before, zone, [own.id, *await self._teams_without_a_clock(person)])
        return await self._change(person, moved)

    async def hour_kept(self, before: Person, now: Person) -> Lead | None:
        """One of the leads that kept the hour that was typed before somebody said where they are, the next one due."""
        if before.zone_known or before.zone == now.zone:
            return None
        own = await self._people.own_workspace(now)
        async with self._store.workspace(own.id) as work:
            leads = await work.leads.all()
        return assumed_clock.next_typed(leads, now.id, self._clock.now())

    async def follow(self, person: Person, team: Workspace) -> Person:
        """Live by the team's clock and write as people do in its country, as long as the person has chosen neither."""
        followed = person.by_clock_of(team.zone)
        if followed.lives_anywhere:
            await self._follow_country(followed, team)
        if followed == person:
            return person
        with contextlib.suppress(WorkspaceNotFound):  # who only writes in groups has no book of their own
            now = self._clock.now()
            own = await keep_workspace(
                self._store, WorkspaceId(person.id), lambda own: pushes.planned(own, followed.zone, now)
            )
            self._alarm.rearm(own.next_summary_at)
        await self._type_anew(person, followed.zone, [WorkspaceId(person.id), team.id])
        return await self._change(person.id, lambda kept: kept.by_clock_of(team.zone))

    async def _teams_without_a_clock(self, person: PersonId) -> Sequence[WorkspaceId]:
        teams = list[WorkspaceId]()
        for workspace in await self._store.teams_of(person):
            async with self._store.workspace(workspace) as work:
                if (await work.workspace()).zone is None:
                    teams.append(workspace)
        return teams

    async def _type_anew(self, person: Person, zone: ZoneInfo, workspaces: Sequence[WorkspaceId]) -> None:
        """What somebody typed while their clock was only assumed keeps its hour by the one that they go by from now on.

        It is done before they go by it: who dies in between does the rest the next time.
        """
        now = self._clock.now()
        for workspace in workspaces:
            async with self._store.workspace(workspace) as work:
                for lead in await asyncio.to_thread(_typed_anew, await work.leads.all(), person, zone, now):
                    self._alarm.rearm((await work.leads.save(lead)).next_nag_at)
                await work.commit()

    async def _follow_country(self, person: Person, team: Workspace) -> None:
        """Or what the bot says of one lead in a list and on its card would differ. Amounts in the book keep theirs."""
        async with self._store.workspace(WorkspaceId(person.id)) as work:
            with contextlib.suppress(WorkspaceNotFound):  # it will be opened by the zone, which is the team's
                own = await work.workspace()
                if own.country == team.country:
                    return
                currency = own.currency if await work.leads.all() else team.currency
                await work.save_workspace(replace(own, country=team.country, currency=currency))
                await work.commit()

    async def follow_all(self, team: Workspace) -> None:
        """The team has another clock or country: its members who have chosen none live by it."""
        for member in (await self._people.known(team.members)).values():
            with contextlib.suppress(PersonNotFound):  # forgotten meanwhile
                await self.follow(member, team)

    async def set_hours(self, person: PersonId, hours: WorkHours) -> Person:
        """Be nagged within these hours and days only."""
        return await self._change(person, lambda kept: replace(kept, hours=hours))

    async def set_country(self, person: Person, country: str) -> Workspace:
        """Read phone numbers as people of `country` (ISO 3166 alpha-2) write them, and rest on its holidays."""
        await self._change(person.id, lambda kept: replace(kept, region=Region(country)))
        return await self._change_own(person, lambda own: replace(own, country=country))

    async def set_region(self, person: PersonId, region: Region) -> Person:
        """Rest on the public holidays of a part of a country too."""
        return await self._change(person, lambda kept: replace(kept, region=region, takes_holidays=True))

    async def take_holidays(self, person: PersonId, wanted: bool) -> Person:
        """Rest on public holidays, or don't."""
        return await self._change(person, lambda kept: replace(kept, takes_holidays=wanted))

    async def set_profile(self, person: PersonId, profile: Profile) -> Person:
        """Be reminded again as often as `profile` says."""
        return await self._change(person, lambda kept: replace(kept, profile=profile))

    async def set_steps(self, person: PersonId, steps: Sequence[timedelta]) -> Person:
        """Be reminded again after these spans, and then each working morning."""
        own = tuple(sorted(steps))
        return await self._change(person, lambda kept: replace(kept, profile=Profile.CUSTOM, steps=own))

    async def want_digest(self, person: PersonId, wanted: bool) -> Person:
        """Get the morning list, or don't."""
        return await self._change(person, lambda kept: replace(kept, digest=wanted))

    async def go_away(self, person: PersonId, until: datetime) -> Person:
        """Hear nothing until `until` (aware UTC); who is away already keeps their stand-in. Raises MomentPassed."""
        now = self._clock.now()
        if until <= now:
            raise MomentPassed(until)

        def gone(kept: Person) -> Person:
            stand_in = kept.away.stand_in if kept.away and now < kept.away.until else None
            return replace(kept, away=Away(until, stand_in))

        return await self._change(person, gone)

    async def name_stand_in(self, person: PersonId, stand_in: PersonId | None) -> Person:
        """While away, have `stand_in` offered what falls due in the teams that both are in. Raises NotAColleague."""
        if stand_in is not None and stand_in not in {each.id for each in await self.colleagues(person)}:
            raise NotAColleague

        def named(kept: Person) -> Person:
            return replace(kept, away=replace(kept.away, stand_in=stand_in)) if kept.away else kept

        return await self._change(person, named)

    async def come_back(self, person: PersonId) -> Person:
        """Be there again: what waited comes at the next working moment, in one message."""
        back = await self._change(person, lambda kept: replace(kept, away=None))
        now = self._clock.now()
        own = await self._change_own(back, lambda own: pushes.back(own, back.zone, now))
        self._alarm.rearm(own.next_summary_at)
        return back

    async def colleagues(self, person: PersonId) -> Sequence[Person]:
        """Everybody who is in a team with this person, by name."""
        found: dict[PersonId, Person] = {}
        for workspace in await self._store.workspaces_of(person):
            async with self._store.workspace(workspace) as work:
                members = (await work.workspace()).members
            for member in members.keys() - {person}:
                with contextlib.suppress(PersonNotFound):
                    found[member] = await self._people.get(member)
        return sorted(found.values(), key=lambda each: each.name)

    async def set_currency(self, person: Person, currency: str) -> Workspace:
        """Take amounts without a currency to be in `currency` (ISO 4217)."""
        return await self._change_own(person, lambda own: replace(own, currency=currency))

    async def _change(self, person: PersonId, change: Callable[[Person], Person]) -> Person:
        """Change what decides when this person is rung, and reckon anew what waits for them."""
        now = self._clock.now()
        changed = await self._people.change(person, lambda kept: digest.replanned(kept, change(kept), now))
        self._alarm.rearm(changed.next_digest_at)
        owed = await self._ledger.owed_by(person, now)
        await self._ledger.change(owed, lambda lead: nagging.looked_at_anew(lead, changed, now))
        return changed

    async def _change_own(self, person: Person, change: Callable[[Workspace], Workspace]) -> Workspace:
        own = await self._people.own_workspace(person)
        async with self._store.workspace(own.id) as work:
            changed = await work.save_workspace(change(await work.workspace()))
            await work.commit()
            return changed


def _typed_anew(leads: Sequence[Lead], person: Person, zone: ZoneInfo, now: datetime) -> list[Lead]:
    """Those of the leads that change when what the person typed is read by the clock of `zone`."""
    read = ((lead, assumed_clock.typed_anew(lead, person, zone, now)) for lead in leads)
    return [anew for lead, anew in read if anew is not lead]
