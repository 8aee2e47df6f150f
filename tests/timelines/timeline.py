"""A script of moments: what people do, and everything that they are to hear, played on the real services.

    Mon 6 Apr 10:00   Ann records Jane due 15:00
    Mon 6 Apr 15:00   Ann hears Jane                   (anything in brackets is for the reader)
    Mon 6 Apr 16:00   Ann hears Jane
    Mon 6 Apr 16:05   Ann snoozes Jane to Tue 7 Apr 9:00
    Tue 7 Apr 08:00   Ann reads today Jane
    Tue 7 Apr 09:00   Ann hears Jane
    Tue 7 Apr 09:30   nothing more

It is strict: every message that leaves stands in the script at its very minute, and every one in the script leaves.
Silence needs no line. Times are those on the clock of the person named; of the team, the bot and the clock itself,
Halifax's. A year is that of the line before unless it is given.
"""

from __future__ import annotations

import difflib
import logging
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.models import LeadRef, NewLeads, PersonId, Rhythm, Status, WorkspaceId
from domain.people import Profile, WorkHours
from domain.when import Moment
from services.handovers import Shown
from services.ports import Fate
from tests.unit.services.the_office import HALIFAX, NAMES, TEAM, Office, Sent

PEOPLE = {name: person for person, name in NAMES.items()}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FIRST_YEAR = 2026

WHEN = r"(?:\w{3} )?(?:\d{1,2} \w{3} )?(?:\d{4} )?\d{1,2}:\d{2}"
DUE = rf"(?:exactly )?{WHEN}"
NAME = r"[A-Z]\w*"
NAMED = rf"{NAME}(?:, {NAME})*"

LINE = re.compile(r"\s*(?P<when>\w{3} \d{1,2} \w{3} (?:\d{4} )?\d{1,2}:\d{2})\s+(?P<said>.+?)\s*(?:\(.*\))?\s*")
MOMENT = re.compile(r"(?:(\w{3}) (\d{1,2} \w{3}) (?:(\d{4}) )?)?(\d{1,2}:\d{2})")

DELIVERIES = re.compile(
    rf"(?P<who>{NAME}) (?:(?:hears|sees|misses) {NAMED}"
    rf"|reads (?:owed {NAMED})?(?:; )?(?:today {NAMED})?(?:; )?(?:cold {NAMED})?"
    rf"|is (?:quietly )?(?:told of|offered|given|asked who gets) {NAMED}|reads who has {NAMED} now|misses the list)"
    rf"|the team is (?:quietly )?offered {NAMED}|the team calls {NAME} for {NAMED}"
    rf"|(?:{NAME}|the team) (?:hears|sees) the week of [-.\dW]+(?: in a line)?"
    rf"|the team hears of \d+ late(?:, nobody listens for {NAMED})?"
    rf"|the team (?:hears|sees) that {NAME} owes {NAMED}"
)
"""What a script expects to leave, in the words in which `_said` tells what left."""

UNHEARD, LATER = ("refresh", "pool redrawn"), f": {Fate.LATER}"
"""What nobody hears: a redrawing, and what didn't get through."""


class ScriptError(Exception):
    """A line that can't be played."""

    def __init__(self, number: int, line: str, why: str) -> None:
        super().__init__(f"line {number}, “{line.strip()}”: {why}")


@dataclass(frozen=True)
class Line:
    """One line of a script."""

    number: int
    text: str
    when: str
    said: str

    def fails(self, why: str) -> ScriptError:
        """What is wrong with it."""
        return ScriptError(self.number, self.text, why)

    def meaning(self) -> tuple[Callable[..., Awaitable[None]] | None, dict[str, str]]:
        """The deed and its words; no deed where something is delivered. Raises ScriptError."""
        matches = ((deed, re.fullmatch(pattern, self.said)) for pattern, deed in DEEDS.items())
        deed, match = next(((deed, match) for deed, match in matches if match), (None, DELIVERIES.fullmatch(self.said)))
        if match is None:
            raise self.fails("nobody knows how to do that, and nothing is delivered in these words")
        said = {name: words for name, words in match.groupdict().items() if words is not None}
        strangers = [name for name in said.get("who", "").split(", ") if name and name not in PEOPLE]
        if strangers:
            raise self.fails(f"{strangers[0]} isn't one of {', '.join(PEOPLE)}")
        return deed, said


def lines_of(script: str) -> Iterator[Line]:
    """The lines that say something. Raises ScriptError."""
    for number, text in enumerate(script.splitlines(), 1):
        if text.strip():
            match = LINE.fullmatch(text)
            if match is None:
                raise ScriptError(number, text, "a line is a moment like “Mon 6 Apr 10:00” and what happens then")
            yield Line(number, text, match["when"], match["said"])


def moment_of(said: str, zone: ZoneInfo, today: datetime) -> datetime:
    """A moment on the clocks of `zone` (aware UTC); without a day that of `today`. Raises ValueError."""
    match = MOMENT.fullmatch(said)
    if match is None:
        raise ValueError(f"“{said}” is no moment")
    weekday, day, year, clock = match.groups()
    date = today.astimezone(zone).date()
    if day is not None:
        date = datetime.strptime(f"{day} {year or date.year}", "%d %b %Y").date()  # noqa: DTZ007 - the zone follows
        if DAYS[date.weekday()] != weekday:
            raise ValueError(f"{day} {date.year} is a {DAYS[date.weekday()]}")
    return datetime.combine(date, time.fromisoformat(f"{clock:0>5}"), zone).astimezone(UTC)


class Faults(logging.Handler):
    """What the services survived, and a script must not pass over."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.noted: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        self.noted.append(record.getMessage())


class Timeline:
    """Plays one script; everything that a line may say is a method named in DEEDS."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._is_up = folder, True
        self._office: Office | None = None
        self._faults = Faults(logging.ERROR)
        self._leads: dict[str, LeadRef] = {}
        self._expected: list[tuple[datetime, str, str]] = []
        self._heard: list[tuple[datetime, str, str]] = []

    @property
    def office(self) -> Office:
        """The services that the script is played on, from its first line on."""
        assert self._office is not None
        return self._office

    async def plays(self, script: str) -> None:
        """Play it, and compare what left with what was to leave. Raises ScriptError, AssertionError."""
        logging.getLogger("services").addHandler(self._faults)
        try:
            for line in lines_of(script):
                if self._office is None:
                    self._office = self._opens(line)
                await self._plays(line)
        finally:
            logging.getLogger("services").removeHandler(self._faults)
            await self.office.store.close()
        expected, heard = _in_order(self._expected), _in_order(self._heard)
        assert expected == heard, "\n" + "\n".join(difflib.ndiff(expected, heard))

    def _opens(self, line: Line) -> Office:
        try:
            return Office(self._folder, moment_of(line.when, HALIFAX, datetime(FIRST_YEAR, 7, 1, tzinfo=UTC)))
        except ValueError as error:
            raise line.fails(f"{error}") from error

    async def _plays(self, line: Line) -> None:
        deed, said = line.meaning()
        zone = await self._zone_of(said.get("who"))
        try:
            moment = moment_of(line.when, zone, self.office.clock.now())
            await self._waits_until(moment)
            if deed is None:
                self._expected.append((moment, _clock(moment, zone), line.said))
            else:
                await deed(self, **said)
                await self._waits_until(self.office.clock.now())
        except ValueError as error:
            raise line.fails(f"{error}") from error

    async def _waits_until(self, moment: datetime) -> None:
        if moment < self.office.clock.now():
            raise ValueError("it is later already")
        if not self._is_up:
            self.office.clock.moment = moment
            return
        await self.office.waits_until(moment)
        await self._hears()
        assert not self._faults.noted, f"something failed on our side: {self._faults.noted}"
        late = await self.office.store.due(moment)
        assert not late, f"still due, and nobody looks at it: {late}"

    async def _hears(self) -> None:
        sent = self.office.notifier.sent
        left, sent[:] = [each for each in sent if each.kind not in UNHEARD and not each.kind.endswith(LATER)], []
        for each in left:
            assert each.at is not None
            zone = await self._zone_of(NAMES.get(PersonId(each.to)))
            at = each.at.replace(second=0, microsecond=0)
            self._heard.append((at, _clock(at, zone), _said(each)))

    async def _zone_of(self, who: str | None) -> ZoneInfo:
        first = PEOPLE.get(who.split(", ")[0]) if who else None
        if first is None or self._office is None or not self._is_up:
            return HALIFAX
        known, _ = await self.office.people.introduce(first, NAMES[first])
        return known.zone

    def _by(self, who: str) -> PersonId:
        if not self._is_up:
            raise ValueError("the bot is down; what people do meanwhile is done when it is up again")
        return PEOPLE[who]

    def _lead(self, name: str) -> LeadRef:
        if name not in self._leads:
            raise ValueError(f"nobody has recorded {name}")
        return self._leads[name]

    async def _moment(self, who: str, said: str) -> Moment:
        exact = said.startswith("exactly ")
        zone = await self._zone_of(who)
        return Moment(moment_of(said.removeprefix("exactly "), zone, self.office.clock.now()), exact)

    # What people do

    async def start(self, who: str) -> None:
        """They press Start."""
        self.office.blocking.difference_update(PEOPLE[name] for name in who.split(", "))
        await self.office.meets(*(self._by(name) for name in who.split(", ")))

    async def block(self, who: str) -> None:
        """Nothing reaches them any more."""
        self.office.blocking.add(self._by(who))

    async def write_in_the_group(self, who: str) -> None:
        """The bot meets them there, and may not write to them before they press Start."""
        await self.office.people.meet(self._by(who), who, back=False)

    async def form_a_team(self, who: str, admins: str) -> None:
        """A group adds the bot."""
        members = [self._by(name) for name in who.split(", ")]
        await self.office.has_team(*members, admins=[self._by(name) for name in admins.split(", ")])

    async def live(self, who: str, zone: str) -> None:
        """They say where they are."""
        await self.office.habits.set_zone(self._by(who), ZoneInfo(zone))

    async def work(self, who: str, start: str, end: str, days: str) -> None:
        """They say when they work."""
        on = frozenset(DAYS.index(day) for day in days.split(", "))
        hours = WorkHours(time.fromisoformat(f"{start:0>5}"), time.fromisoformat(f"{end:0>5}"), on)
        await self.office.habits.set_hours(self._by(who), hours)

    async def want(self, who: str, profile: str) -> None:
        """They say how often."""
        await self.office.habits.set_profile(self._by(who), Profile(profile))

    async def go_away(self, who: str, until: str, stand_in: str | None = None) -> None:
        """They say that they are away."""
        back = (await self._moment(who, until)).at
        await self.office.habits.go_away(self._by(who), back)
        if stand_in is not None:
            await self.office.habits.name_stand_in(self._by(who), PEOPLE[stand_in])

    async def want_summaries(self, who: str) -> None:
        """Each week; the others in these scripts have switched it off."""
        for name in who.split(", "):
            await self.office.summaries.want(WorkspaceId(self._by(name)), self._by(name), wanted=True)

    async def want_the_teams(self, who: str) -> None:
        """An admin chooses for the team."""
        await self.office.summaries.want(TEAM, self._by(who), wanted=False)
        await self.office.summaries.want(TEAM, self._by(who), wanted=True)

    async def choose_the_summary(self, who: str, day: str, at: str) -> None:
        """They say when."""
        clock = time.fromisoformat(f"{at:0>5}")
        await self.office.summaries.choose(WorkspaceId(self._by(who)), self._by(who), DAYS.index(day), clock)

    async def come_back(self, who: str) -> None:
        """They are back before that."""
        await self.office.habits.come_back(self._by(who))

    async def record(self, who: str, leads: str, due: str, team: str | None = None) -> None:
        """They record leads."""
        for name in leads.split(", "):
            if name in self._leads:
                raise ValueError(f"{name} was recorded before")
            at = await self._moment(who, due)
            where = None if team is None else TEAM
            deed = self.office.deed(self._by(who))
            lead = await self.office.records(
                name, by=self._by(who), due=at.at, exact=at.exact, workspace=where, deed=deed
            )
            self._leads[name] = lead.ref

    async def follow_up(self, who: str, leads: str, due: str | None = None) -> None:
        """They were in touch, and say when next."""
        for name in leads.split(", "):
            await self.office.leads.follow_up(self._lead(name), self.office.deed(self._by(who)))
            if due is not None:
                planned = await self._moment(who, due)
                await self.office.leads.plan(self._lead(name), planned, self.office.deed(self._by(who)))

    async def rest(self, who: str, leads: str) -> None:
        """They say that nothing is to be done now."""
        for name in leads.split(", "):
            await self.office.leads.rest(self._lead(name), self.office.deed(self._by(who)))

    async def close(self, who: str, leads: str) -> None:
        """They win."""
        for name in leads.split(", "):
            await self.office.leads.close(self._lead(name), self.office.deed(self._by(who)))

    async def lose(self, who: str, leads: str) -> None:
        """They don't."""
        for name in leads.split(", "):
            await self.office.leads.lose(self._lead(name), self.office.deed(self._by(who)))

    async def keep_in_touch(self, who: str, leads: str, due: str) -> None:
        """They want to hear from a customer each 90 days."""
        since = await self._moment(who, due)
        for name in leads.split(", "):
            lead = await self.office.lead(self._lead(name))
            if lead.status is not Status.CLOSED:
                raise ValueError(f"{name} isn't a customer")
            deed = self.office.deed(self._by(who))
            await self.office.leads.keep_in_touch(lead.ref, Rhythm.NINETY_DAYS, since, deed)

    async def snooze(self, who: str, leads: str, due: str) -> None:
        """They put it off."""
        until = await self._moment(who, due)
        if leads == "all":
            await self.office.leads.snooze_all(until, self.office.deed(self._by(who)))
            return
        for name in leads.split(", "):
            await self.office.leads.snooze(self._lead(name), until, self.office.deed(self._by(who)))

    async def take_over(self, who: str, leads: str) -> None:
        """A stand-in presses the button of the offer."""
        for name in leads.split(", "):
            by = self._by(who)
            await self.office.leads.take_over(self._lead(name), self.office.deed(by), Shown(to=by))

    async def claim(self, who: str, leads: str) -> None:
        """They press Claim."""
        for name in leads.split(", "):
            await self.office.pool.claim(self._lead(name), self.office.deed(self._by(who)))

    async def release(self, who: str, leads: str) -> None:
        """They can't look after it."""
        for name in leads.split(", "):
            await self.office.pool.release(self._lead(name), self.office.deed(self._by(who)))

    async def assign(self, who: str, leads: str, to: str) -> None:
        """They say who shall."""
        for name in leads.split(", "):
            await self.office.pool.assign(self._lead(name), self._by(to), self.office.deed(self._by(who)))

    async def put_new_leads(self, to: str) -> None:
        """The team decides whose new leads are."""
        await self.office.settles(new_leads={"in the pool": NewLeads.POOL, "in turn": NewLeads.IN_TURN}[to])

    # What happens to the bot

    async def go_down(self) -> None:
        """The process ends."""
        await self.office.store.close()
        self._is_up = False

    async def come_up(self) -> None:
        """It is started again."""
        self.office._opens()
        self._is_up = True

    async def lose_telegram(self) -> None:
        """Nothing gets through."""
        self.office.notifier.is_away = True

    async def find_telegram(self) -> None:
        """It is there again."""
        self.office.notifier.is_away = False

    async def set_the_clock(self, to: str) -> None:
        """Somebody sets the machine's clock; the watch on it rings at once."""
        self.office.clock.moment = moment_of(to, HALIFAX, self.office.clock.now())

    async def end(self) -> None:
        """Until here the script was strict."""


DEEDS: dict[str, Callable[..., Awaitable[None]]] = {
    rf"(?P<who>{NAMED}) starts? the bot": Timeline.start,
    rf"(?P<who>{NAME}) blocks the bot": Timeline.block,
    rf"(?P<who>{NAME}) writes in the group": Timeline.write_in_the_group,
    rf"(?P<who>{NAMED}) forms? a team led by (?P<admins>{NAMED})": Timeline.form_a_team,
    rf"(?P<who>{NAME}) lives in (?P<zone>\w+/\w+)": Timeline.live,
    rf"(?P<who>{NAME}) works (?P<start>\d+:\d\d) to (?P<end>\d+:\d\d) on (?P<days>{NAMED})": Timeline.work,
    rf"(?P<who>{NAME}) wants (?P<profile>\w+) nags": Timeline.want,
    rf"(?P<who>{NAME}) goes away until (?P<until>{WHEN})(?:, (?P<stand_in>{NAME}) stands in)?": Timeline.go_away,
    rf"(?P<who>{NAME}) comes back": Timeline.come_back,
    rf"(?P<who>{NAMED}) wants? summaries": Timeline.want_summaries,
    rf"(?P<who>{NAME}) wants the team's summaries": Timeline.want_the_teams,
    rf"(?P<who>{NAME}) wants the summary on (?P<day>\w{{3}}) at (?P<at>\d+:\d\d)": Timeline.choose_the_summary,
    rf"(?P<who>{NAME}) records (?P<leads>{NAMED}) due (?P<due>{DUE})(?P<team> in the team)?": Timeline.record,
    rf"(?P<who>{NAME}) follows up (?P<leads>{NAMED})(?:, next (?P<due>{WHEN}))?": Timeline.follow_up,
    rf"(?P<who>{NAME}) lets (?P<leads>{NAMED}) rest": Timeline.rest,
    rf"(?P<who>{NAME}) closes (?P<leads>{NAMED})": Timeline.close,
    rf"(?P<who>{NAME}) loses (?P<leads>{NAMED})": Timeline.lose,
    rf"(?P<who>{NAME}) keeps in touch with (?P<leads>{NAMED}) from (?P<due>{WHEN})": Timeline.keep_in_touch,
    rf"(?P<who>{NAME}) snoozes (?P<leads>{NAMED}|all) to (?P<due>{WHEN})": Timeline.snooze,
    rf"(?P<who>{NAME}) takes over (?P<leads>{NAMED})": Timeline.take_over,
    rf"(?P<who>{NAME}) claims (?P<leads>{NAMED})": Timeline.claim,
    rf"(?P<who>{NAME}) gives (?P<leads>{NAMED}) to the pool": Timeline.release,
    rf"(?P<who>{NAME}) gives (?P<leads>{NAMED}) to (?P<to>{NAME})": Timeline.assign,
    r"new leads of the team go (?P<to>in the pool|in turn)": Timeline.put_new_leads,
    r"the bot goes down": Timeline.go_down,
    r"the bot comes up": Timeline.come_up,
    r"Telegram is gone": Timeline.lose_telegram,
    r"Telegram is there again": Timeline.find_telegram,
    rf"the clock is set to (?P<to>{WHEN})": Timeline.set_the_clock,
    r"nothing more": Timeline.end,
}


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def _in_order(told: list[tuple[datetime, str, str]]) -> list[str]:
    """By time; of one minute by who hears, and what one of them hears in the order in which they do."""
    return [f"{when}  {said}" for _, when, said in sorted(told, key=lambda each: (each[0], each[2].split()[0]))]


def _said(sent: Sent) -> str:
    """A delivery in the words of a script."""
    who, names = NAMES.get(PersonId(sent.to), "the team"), ", ".join(sent.names)
    quietly = "quietly " if sent.silent else ""
    if sent.kind == "digest" and sent.digest is not None:
        parts = {"owed": sent.digest.owed, "today": sent.digest.today, "cold": sent.digest.cold}
        told = [f"{part} {', '.join(lead.name or '' for lead in leads)}" for part, leads in parts.items() if leads]
        return f"{who} reads {'; '.join(told)}"
    if sent.kind == "group":
        unheard = [name for number, name in zip(sent.leads, sent.names, strict=True) if number in sent.unheard]
        nobody = f", nobody listens for {', '.join(unheard)}" if unheard else ""
        return f"the team hears of {len(sent.leads)} late{nobody}"
    if sent.kind == "pool":
        return f"the team is {quietly}offered {names}"
    if sent.kind.startswith("call "):
        return f"the team calls {sent.kind.removeprefix('call ')} for {names}"
    hears = "sees" if sent.silent else "hears"
    words = {
        "summary": f"{who} {hears} the week of {sent.week}{'' if sent.picture else ' in a line'}",
        "mention": f"the team {'sees' if sent.silent else 'hears'} that {sent.owner} owes {names}",
        "nag": f"{who} {'sees' if sent.silent else 'hears'} {names}",
        "nag: unreachable": f"{who} misses {names}",
        "digest: unreachable": f"{who} misses the list",
        "admin": f"{who} is {quietly}told of {names}",
        "offer": f"{who} is {quietly}offered {names}",
        "unclaimed": f"{who} is {quietly}asked who gets {names}",
        "given: unreachable": f"{who} misses {names}",
        "given": f"{who} is {quietly}given {names}",
        "taken": f"{who} reads who has {names} now",
    }
    return words.get(sent.kind, f"{who}: {sent.kind} {names}")
