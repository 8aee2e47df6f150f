"""Whoever reads a message: their language, clock, money, and whom they know by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name, get_currency_symbol
from babel.units import format_unit

from domain.masking import masked
from domain.models import Lead, PersonId, Workspace, WorkspaceId
from domain.money import Money
from domain.people import Person
from domain.periods import Period, PeriodKind
from messages import texts

MINUS = "−"
LOCALES_REMEMBERED = 1024


class Shown(str):
    """Text as its readers may see it: masked where others read along, and not to be masked again."""

    __slots__ = ()


@dataclass(frozen=True)
class Reader:
    """Renders values for one person in one workspace at one moment (`now`, aware UTC).

    `masks` says that others read along: phone numbers and e-mails are shown in part. `teams` are the titles of the
    teams whose leads may stand among the reader's own.
    """

    person: Person
    workspace: Workspace
    now: datetime
    names: Mapping[PersonId, str] = field(default_factory=lambda: MappingProxyType({}))
    masks: bool = False
    teams: Mapping[WorkspaceId, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of_group(cls, person: Person, team: Workspace, now: datetime, names: Mapping[PersonId, str]) -> Reader:
        """Everybody in a group: times are those of the team's clock, and nobody is “you”."""
        everybody = replace(person, zone=team.zone or person.zone, zone_known=team.zone is not None)
        return cls(everybody, team, now, names, masks=True)

    def text(self, key: str, **values: object) -> texts.Markup:
        """A sentence of the catalogue in this person's language, as HTML."""
        return texts.Markup(texts.text(self.person.language, key, **self._shown(values)))

    def plain(self, key: str, **values: object) -> str:
        """The same without HTML, for buttons and toasts."""
        return Shown(texts.plain(self.person.language, key, **self._shown(values)))

    def _shown(self, values: dict[str, object]) -> dict[str, object]:
        """What stands in a sentence, as far as those who read along may see it."""
        if not self.masks:
            return values
        typed = {name: value for name, value in values.items() if type(value) is str}
        return {**values, **{name: masked(value) for name, value in typed.items()}}

    def seen(self, typed: str) -> str:
        """What somebody typed, as far as those who read along may see it."""
        return masked(typed) if self.masks else typed

    def who(self, person: PersonId) -> str:
        """“You”, or the name of somebody else."""
        if person == self.person.id and not self.masks:
            return self.plain("you")
        return self.names.get(person) or self.plain("somebody")

    def team(self, lead: Lead) -> str | None:
        """What the team is called whose lead this is; None for one's own, and in the group itself."""
        if self.masks:
            return None
        here = self.workspace.title if self.workspace.is_team and self.workspace.id == lead.workspace else None
        return here or self.teams.get(lead.workspace) or None

    def when(self, moment: datetime) -> str:
        """A day near by in words and the time: “tomorrow, 9:00 AM”, “Tue 24 Nov, 9:00 AM”."""
        return self.plain("day-and-time", day=self.day(moment), time=self.clock(moment))

    def clock(self, moment: datetime) -> str:
        """The time of day on this person's clock."""
        return self.hour(self._local(moment).time())

    def _local(self, moment: datetime) -> datetime:
        """On this person's clock; the first and last hours of the calendar, which not every zone has, as they are."""
        try:
            return moment.astimezone(self.person.zone)
        except OverflowError:
            return moment

    @property
    def city(self) -> str:
        """The city after which this person's clock is named."""
        return self.person.zone.key.rpartition("/")[-1].replace("_", " ")

    def hour(self, clock: time) -> str:
        """A time of the day as this person writes it."""
        shown = format_time(clock, "short", locale=self._locale)
        return shown.replace("a.m.", "am").replace("p.m.", "pm")  # or a sentence would end in two full stops

    def day(self, moment: datetime) -> str:
        """The day in this person's zone: today, tomorrow, yesterday, or its date."""
        local, today = self._local(moment).date(), self._local(self.now).date()
        near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((local - today).days)
        if near is not None:
            return self.plain(near)
        if local.year == today.year:
            return format_skeleton("MMMEd", local, locale=self._locale)
        return format_date(local, "medium", locale=self._locale)

    def since(self, moment: datetime) -> str:
        """When something began: the time, if that was today, otherwise the day."""
        return self.clock(moment) if self._local(moment).date() == self._local(self.now).date() else self.day(moment)

    def month_and_day(self, day: date) -> str:
        """A day of any year, its month in words: “March 12”."""
        return format_skeleton("MMMMd", day, locale=self._locale)

    def span(self, length: timedelta) -> str:
        """A length of time in hours and less, or in days: “3 hours”, “9 days”."""
        if length.days:
            return format_unit(length.days, "duration-day", locale=self._locale)
        return format_timedelta(length, locale=self._locale, threshold=1)

    def length(self, span: timedelta) -> str:
        """A length of time to the minute, short: “30 min”, “1 hr 30 min”, “2 days”."""
        hours, seconds = divmod(span.seconds, 3600)
        counted = {"day": span.days, "hour": hours, "minute": seconds // 60}
        parts = [
            format_unit(count, f"duration-{unit}", length="short", locale=self._locale)
            for unit, count in counted.items()
            if count
        ]
        return " ".join(parts)

    def period(self, period: Period) -> str:
        """Days, with their year where it isn't the present one: “Apr 6 – 12”, “April 2026”, “Q2 2026”, “2026”."""
        if period.kind is PeriodKind.MONTH:
            return format_skeleton("yMMMM", period.first, locale=self._locale)
        if period.kind is PeriodKind.QUARTER:
            return format_skeleton("yQQQ", period.first, locale=self._locale)
        if period.kind is PeriodKind.YEAR:
            return format_skeleton("y", period.first, locale=self._locale)
        is_this_year = period.first.year == period.last.year == self._local(self.now).year
        skeleton = "MMMd" if is_this_year else "yMMMd"
        if period.first == period.last:
            return format_skeleton(skeleton, period.first, locale=self._locale)
        return str(format_interval(period.first, period.last, skeleton, locale=self._locale))

    def about(self, span: timedelta) -> str:
        """A typical length of time, as exact as anybody wants it: “25 min”, “1 hr 5 min”, “14 hr”, “6 days”."""
        for unit, until in ((timedelta(minutes=1), timedelta(hours=10)), (timedelta(hours=1), timedelta(days=2))):
            if (rounded := round(span / unit) * unit) < until:
                return self.length(max(rounded, unit))
        return self.length(round(span / timedelta(days=1)) * timedelta(days=1))

    def hours(self, minutes: int) -> str:
        """Time worked, in hours: “45 min”, “28 hr”, “83 hr 20 min”."""
        hours, rest = divmod(minutes, 60)
        counted = {"hour": hours, "minute": rest}
        parts = [
            format_unit(count, f"duration-{unit}", length="short", locale=self._locale)
            for unit, count in counted.items()
            if count
        ]
        return " ".join(parts)

    def listed(self, phrases: Sequence[str]) -> str:
        """“1 hour, 3 hours and 1 day”."""
        return format_list(phrases, locale=self._locale)

    def money(self, money: Money) -> texts.Markup:
        """An amount in its own currency, without cents where there are none; no mask takes it for a phone number."""
        pattern = self._locale.currency_formats["standard"].pattern
        if get_currency_symbol(money.currency, locale=self._locale)[-1:].isalpha():
            pattern = pattern.replace("¤#", "¤\u00a0#")
        if money.amount == money.amount.to_integral_value():
            pattern = pattern.replace(".00", "")
        return texts.Markup(
            format_currency(money.amount, money.currency, format=pattern, locale=self._locale, currency_digits=False)
        )

    def number(self, number: int | Decimal) -> texts.Markup:
        """A number with this person's separators: “1,204”."""
        return texts.Markup(format_decimal(number, locale=self._locale, decimal_quantization=False))

    def percent(self, share: Fraction) -> str:
        """A share in whole percents: “37%”; a part is never told as none of it, nor as all."""
        percent = Fraction(round(share * 100))
        if 0 < share < 1:
            percent = min(max(percent, Fraction(1)), Fraction(99))
        return format_percent(Decimal(int(percent)) / 100, locale=self._locale).replace("-", MINUS)

    def days(self, first: date, last: date) -> str:
        """Some days of the calendar, the last included: “Mar 30 – Apr 5, 2026”."""
        return str(format_interval(first, last, "yMMMd", locale=self._locale))

    def country(self, code: str) -> str:
        """A country's name."""
        return str(self._locale.territories.get(code, code))

    def currency(self, code: str) -> str:
        """A currency's name."""
        return get_currency_name(code, locale=self._locale)

    def weekday(self, day: int) -> str:
        """The short name of a weekday; 0 is Monday."""
        return str(self._locale.days["format"]["abbreviated"][day])

    @property
    def _locale(self) -> Locale:
        """The person's language as it is written in the workspace's country."""
        return _locale(self.person.language.split("-")[0], self.workspace.country)


@lru_cache(LOCALES_REMEMBERED)
def _locale(language: str, country: str) -> Locale:
    # Babel looks through all its locales for one that it lacks, English in Japan say: milliseconds, again and again.
    try:
        return Locale.parse(f"{language}_{country}")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(texts.FALLBACK)
