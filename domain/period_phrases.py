"""“last month”, “1.–15.4.”, “desde el 1 de abril” → a period, in six languages.

Words are marked by the tables of `domain/period_words.py`; what joins nothing is dropped; “to” or a dash parts the
first day from the last. Each part is a period, or a day or month whose year is found by what it stands beside.

Readings chosen where people differ:
- without a year the latest that has begun is meant; what is to come soon is asked back about
- “last 30 days” end today, “last march” is the latest that is over, “monday” today or the last one that was; “last 3
  quarters” are those before the running one
- “20 dec – 3 jan” goes into the next year, and so does a whole year (“1 jul – 30 jun”); “15 apr – 1 apr” goes backwards
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from domain import periods
from domain.errors import NotUnderstood, PeriodToCome
from domain.period_words import MEANS, REWRITTEN, Mark, fold
from domain.periods import DAY, LONG, Period, PeriodKind
from domain.time_pieces import STEPS

LONGEST = 100
"""Characters; nobody says a period in more."""
SOON = timedelta(days=31)
"""What begins within these may be meant by whoever plans; people ask of what was."""
HALF_A_YEAR = timedelta(days=184)
YEARS_BACK = 9
"""How far the last 29 February may lie."""

TOKEN = re.compile(
    r"(?P<iso>\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}(?!\d))"
    r"|(?P<key>\d{4}-?w\d{1,2}(?!\d)|\d{4}-?[qt][1-4](?!\w)|\d{4}-\d{1,2}(?!\d))"
    r"|(?P<full>\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<of_year>\d{1,2}[./]\d{4}(?!\d))"
    r"|(?P<short>\d{1,2}(?:/\d{1,2}|\.\d{1,2}\.?)(?![\d/]))"
    r"|(?P<quarter>[qt][1-4](?!\w)|[1-4][qt](?!\w))"
    r"|(?P<week>w(?=\d{1,2}(?!\w)))"
    r"|(?P<number>\d{1,4})(?P<nth>(?:st|nd|rd|th|er|re|eme|e|o|a|-?(?:ое|го|ого|и|я|м|ом))(?!\w)|\.(?!\.))?"
    r"|(?P<word>[^\W\d_]+)|(?P<dash>\.\.+|-+|/)"
)
BESIDE = re.compile(r"[\s,.'’\"“”()?!:;]*")
"""What may stand between tokens and says nothing."""


@dataclass(frozen=True)
class Said:
    """A day of a month, or a whole month, and what was said of its year."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def of(self, year: int) -> Period | None:
        """What it is in a year; None where that has no such day, or no month was said."""
        try:
            if self.month is None:
                return None
            if self.day is None:
                return periods.holding(PeriodKind.MONTH, date(year, self.month, 1))
            return periods.holding(PeriodKind.DAYS, date(year, self.month, self.day))
        except ValueError:
            return None


@dataclass(frozen=True)
class Scene:
    """What day it is, and whether 4/2 is the fourth of February."""

    today: date
    day_first: bool


Marks = Mapping[str, Mark | Said | Period]
Place = Said | Period | None


def read(typed: str, now: datetime, zone: ZoneInfo, *, day_first: bool = True) -> Period:
    """The period that people type: `week`, `last month`, `2026-W17`, `q2`, `letzte 30 Tage`, `1.4. – 15.4.`.

    Nothing typed is the week. The running one is meant where none is said; both days of a span belong to it.

    Raises:
        PeriodToCome: it has not begun; with what may be meant instead.
        NotUnderstood: it says no period, or one in which nobody does business.
    """
    scene = Scene(now.astimezone(zone).date(), day_first)
    try:
        found = _read(typed, scene) if typed.strip() else periods.holding(PeriodKind.WEEK, scene.today)
    except (ValueError, OverflowError, NotUnderstood):
        found = None
    if found is None or not periods.is_sound(found):
        raise NotUnderstood(typed)
    if found.first > scene.today:
        raise PeriodToCome(found, _years_before(found, scene.today))
    return found


def day(said: str, now: datetime, zone: ZoneInfo, *, day_first: bool = True) -> date | None:
    """The one day that words name, not by its length: “yesterday”, “last fri”, “1.4.”. Raises as `read` does."""
    scene = Scene(now.astimezone(zone).date(), day_first)
    try:
        if any(_is(each, "unit") or _is(each, "since") or _is(each, "to") for each in _marks(fold(said), scene)):
            return None
    except ValueError:
        return None
    found = read(said, now, zone, day_first=day_first)
    return found.first if found.until - found.first == DAY else None


def _years_before(period: Period, today: date) -> Period:
    """The same of the latest year in which it had begun."""
    step = relativedelta(weeks=52) if period.kind is PeriodKind.WEEK else relativedelta(years=1)
    back = step
    while period.first - back > today:
        back += step
    if period.kind is PeriodKind.DAYS:
        return periods.days(period.first - back, period.last - back)
    return periods.holding(period.kind, period.first - back)


def _read(typed: str, scene: Scene) -> Period | None:
    """Raises ValueError, OverflowError beyond the calendar, PeriodToCome."""
    marks = _marks(fold(typed), scene)
    since = bool(marks) and _is(marks[0], "since")
    said = [each for each in marks if not (_is(each, "since") or _is(each, "skip"))]
    cuts = [place for place, each in enumerate(said) if _is(each, "to")]
    if len(cuts) > 1:
        return None
    if cuts:
        return _from_to(_place(said[: cuts[0]], scene), _place(said[cuts[0] + 1 :], scene), scene)
    one = _place(said, scene)
    if since:
        return _from_to(one, periods.holding(PeriodKind.DAYS, scene.today), scene)
    return _alone(one, scene)


def _is(mark: Mark | Said | Period, kind: str) -> bool:
    return isinstance(mark, Mark) and mark.kind == kind


def _marks(plain: str, scene: Scene) -> Sequence[Mark | Said | Period]:
    """What each piece says. Raises ValueError where one says nothing that is known here."""
    for said, meant in REWRITTEN.items():
        plain = plain.replace(said, meant)
    found: list[Mark | Said | Period] = []
    end = 0
    for match in TOKEN.finditer(plain[: LONGEST + 1]):
        if not BESIDE.fullmatch(plain, end, match.start()):
            raise ValueError
        found.append(_mark(match, scene))
        end = match.end()
    if not BESIDE.fullmatch(plain, end):
        raise ValueError
    return found


def _mark(match: re.Match[str], scene: Scene) -> Mark | Said | Period:
    """Raises ValueError."""
    kind, text = match.lastgroup or "", match[0]
    if match["word"]:
        if text not in MEANS:
            raise ValueError
        return MEANS[text]
    if match["number"]:
        number = int(match["number"])
        return Mark("year" if number >= 1000 else "nth" if match["nth"] else "n", number)
    if kind == "dash":
        return Mark("to")
    if kind == "key":
        return periods.of_key(text.replace("t", "q"))
    if kind in ("quarter", "week"):
        return Mark("quarter", int(text.strip("qt"))) if kind == "quarter" else Mark("unit", unit="week")
    return _figures([int(each) for each in re.findall(r"\d+", text)], "." in text, scene)


def _figures(numbers: list[int], dotted: bool, scene: Scene) -> Said:
    """A date in figures alone."""
    if numbers[0] >= 1000:
        return Said(numbers[2], numbers[1], numbers[0])
    if len(numbers) == 2 and numbers[1] >= 1000:
        return Said(None, *numbers)
    day, month = numbers[:2] if scene.day_first or dotted else numbers[1::-1]
    if month > 12 >= day and not dotted:
        day, month = month, day
    year = numbers[2] if len(numbers) > 2 else None
    return Said(day, month, year + 2000 if year is not None and year < 100 else year)


# One part ------------------------------------------------------------------------------------------------------


def _place(marks: Sequence[Mark | Said | Period], scene: Scene) -> Place:
    """What the words on one side say. Raises PeriodToCome."""
    said: dict[str, Mark] = {}
    whole: list[Said | Period] = []
    for each in marks:
        if not isinstance(each, Mark):
            whole.append(each)
        elif each.kind in said:
            return None
        else:
            said[each.kind] = each
    if "weekday" in said and (whole or "month" in said):
        del said["weekday"]  # “Mon 6 April”
    if whole:
        return whole[0] if len(whole) == 1 and not said else None
    reader = READERS.get(" ".join(sorted(said)))
    return reader(said, scene) if reader else None


def _day(said: Mapping[str, Mark], scene: Scene) -> Place:
    """Raises PeriodToCome."""
    today = periods.holding(PeriodKind.DAYS, scene.today)
    day = periods.holding(PeriodKind.DAYS, scene.today + timedelta(days=said["day"].value))
    if day.first > scene.today:
        raise PeriodToCome(day, today)
    return day


def _weekday(said: Mapping[str, Mark], scene: Scene) -> Place:
    """The last such day; “last monday” on a Monday is a week ago."""
    which = said["which"].value if "which" in said else 0
    back = (scene.today.weekday() - said["weekday"].value) % 7 or (7 if which < 0 else 0)
    last = periods.holding(PeriodKind.DAYS, scene.today - timedelta(days=back))
    if which > 0:
        raise PeriodToCome(periods.holding(PeriodKind.DAYS, last.first + timedelta(days=7)), last)
    return last


def _unit(said: Mapping[str, Mark], scene: Scene) -> Place:
    """“last month”; a fortnight ends today."""
    unit, which = said["unit"].unit, said["which"].value if "which" in said else 0
    if unit == "fortnight" and which <= 0:
        return _up_to_today(relativedelta(weeks=2), scene)
    if unit not in LONG and unit != "day":
        return None
    kind = PeriodKind.DAYS if unit == "day" else PeriodKind(unit)
    running = periods.holding(kind, scene.today)
    if which > 0:
        raise PeriodToCome(periods.after(running), running)
    found = running
    for _ in range(-which):
        found = periods.before(found)
    return found


def _counted(said: Mapping[str, Mark], scene: Scene) -> Place:
    """“last 30 days”; but “week 17” and “quarter 2”, where the number comes after."""
    unit, count = said["unit"].unit, said["n"].value
    if "which" not in said and ([*said].index("unit") < [*said].index("n") or (unit == "quarter" and count <= 4)):
        return _numbered(unit, count, scene.today, None)
    step = STEPS.get(unit)
    if step is None or count < 1 or ("which" in said and said["which"].value != -1):
        return None
    if unit == "quarter":
        running = periods.holding(PeriodKind.QUARTER, scene.today)
        return periods.days(running.first - step * count, running.first - DAY)
    return _up_to_today(step * count, scene)


def _up_to_today(long: relativedelta, scene: Scene) -> Period:
    return periods.days(scene.today - long + DAY, scene.today)


def _nth(said: Mapping[str, Mark], scene: Scene) -> Place:
    """“2nd quarter”, “week 17 2026”."""
    number = said["nth"] if "nth" in said else said["n"]
    return _numbered(said["unit"].unit, number.value, scene.today, said["year"].value if "year" in said else None)


def _numbered(unit: str, number: int, today: date, year: int | None) -> Place:
    """A week or quarter by its number; of no year the nearest. Raises PeriodToCome, ValueError."""
    if unit not in ("week", "quarter"):
        return None

    some = [_of_number(unit, number, each) for each in ([year] if year is not None else _years(today))]
    return some[0] if year is not None else _nearest(some, today)


def _of_number(unit: str, number: int, year: int) -> Period | None:
    try:
        return periods.of_key(f"{year}-w{number}" if unit == "week" else f"{year}-q{number}")
    except NotUnderstood:
        return None


def _quarter(said: Mapping[str, Mark], scene: Scene) -> Place:
    year = said["year"].value if "year" in said else _year_meant(said, scene)
    return None if "unit" in said and year is None else _numbered("quarter", said["quarter"].value, scene.today, year)


def _year_meant(said: Mapping[str, Mark], scene: Scene) -> int | None:
    """“q2 last year”."""
    if "which" not in said or said["unit"].unit != "year":
        return None
    return scene.today.year + said["which"].value


def _month(said: Mapping[str, Mark], scene: Scene) -> Place:
    """“march”, “last march”, “march last year”."""
    month = said["month"].value
    if "unit" in said:
        year = _year_meant(said, scene)
        return None if year is None else Said(None, month, year)
    if "which" in said:
        running = periods.holding(PeriodKind.MONTH, scene.today)
        year = scene.today.year - int(said["which"].value < 0 and month >= running.first.month)
        return Said(None, month, year + int(said["which"].value > 0 and month <= running.first.month))
    return Said(None, month, said["year"].value if "year" in said else None)


def _date(said: Mapping[str, Mark], _: Scene) -> Place:
    day = said["n"] if "n" in said else said["nth"]
    return Said(
        day.value, said["month"].value if "month" in said else None, said["year"].value if "year" in said else None
    )


def _year(said: Mapping[str, Mark], _: Scene) -> Place:
    if "unit" in said and said["unit"].unit != "year":
        return None
    return periods.holding(PeriodKind.YEAR, date(said["year"].value, 1, 1))


READERS: Mapping[str, Callable[[Mapping[str, Mark], Scene], Place]] = {
    "day": _day,
    "weekday": _weekday,
    "weekday which": _weekday,
    "unit": _unit,
    "unit which": _unit,
    "n unit": _counted,
    "n unit which": _counted,
    "nth unit": _nth,
    "nth unit year": _nth,
    "n unit year": _nth,
    "quarter": _quarter,
    "quarter year": _quarter,
    "quarter unit which": _quarter,
    "month": _month,
    "month year": _month,
    "month which": _month,
    "month unit which": _month,
    "month n": _date,
    "month n year": _date,
    "month nth": _date,
    "month nth year": _date,
    "n": _date,
    "nth": _date,
    "unit year": _year,
    "year": _year,
}
"""What reads which kinds of words together, whatever their order."""


# Two parts, and their years ------------------------------------------------------------------------------------


def _years(today: date) -> range:
    """The years that may be meant, the latest first."""
    return range(today.year + 1, today.year - YEARS_BACK, -1)


def _alone(said: Place, scene: Scene) -> Period | None:
    if not isinstance(said, Said):
        return said
    if said.year is not None:
        return said.of(said.year)
    return _nearest([said.of(year) for year in _years(scene.today)], scene.today)


def _nearest(some: Sequence[Period | None], today: date) -> Period | None:
    """Of the same in several years, the latest first, what has begun. Raises PeriodToCome where the next one is near,
    and that far longer ago.
    """
    found = [each for each in some if each is not None]
    begun = next((each for each in found if each.first <= today), None)
    ahead = [each for each in found if each.first > today]
    if begun is not None and ahead and ahead[-1].first - today < min(SOON, today - begun.last):
        raise PeriodToCome(ahead[-1], begun)
    return begun


def _from_to(one: Place, other: Place, scene: Scene) -> Period | None:
    """From the first day of one to the last of the other; each takes from the other what it doesn't say itself."""
    if isinstance(one, Said) and isinstance(other, Said):
        one, other = _shared(one, other), _shared(other, one)
        if one.year is None and other.year is None:
            return _nearest([_spanning(one, other, year) for year in _years(scene.today)], scene.today)
        if one.year is None or other.year is None:
            return _by_the_year_of_one(one, other)
    if isinstance(one, Said) and one.year is not None:
        one = one.of(one.year)
    if isinstance(other, Said) and other.year is not None:
        other = other.of(other.year)
    if isinstance(one, Said) and isinstance(other, Period):
        one = _begun_by(one, other.last)
    elif isinstance(one, Period) and isinstance(other, Said):
        other = _next_after(other, one.first)
    if not isinstance(one, Period) or not isinstance(other, Period):
        return None
    return _over(one, other)


def _over(one: Period, other: Period) -> Period:
    first, last = (one, other) if one.first <= other.first else (other, one)
    return Period(PeriodKind.DAYS, first.first, last.until)


def _by_the_year_of_one(one: Said, other: Said) -> Period | None:
    """“20 dec 2025 – 3 jan”: what says no year is of the nearest; of the same where they go backwards."""
    if one.year is not None:
        first, turned = one.of(one.year), other.of(one.year)
        last = first and _next_after(other, first.first)
    else:
        last, turned = other.of(other.year or 0), one.of(other.year or 0)
        first = last and _begun_by(one, last.last)
    if first is None or last is None:
        return None
    if turned is not None and _goes_backwards(first, last):
        return _over(turned, last if one.year is None else first)
    return _over(first, last)


def _shared(one: Said, other: Said) -> Said:
    """A day without its month is of the other's: “1–15 April”."""
    return replace(one, month=other.month, year=one.year or other.year) if one.month is None else one


def _spanning(one: Said, other: Said, year: int) -> Period | None:
    """From the one of a year to the next of the other; the other way round where they go backwards."""
    first = one.of(year)
    last = first and _next_after(other, first.first)
    if first is None or last is None:
        return None
    if _goes_backwards(first, last):
        return _spanning(other, one, year)
    return Period(PeriodKind.DAYS, first.first, last.until)


def _goes_backwards(first: Period, last: Period) -> bool:
    """Whether so much of a year lies between them that the later of one year was said first; a whole year is meant."""
    is_a_year = last.until == first.first + relativedelta(years=1)
    return first.first.year < last.first.year and last.until - first.first > HALF_A_YEAR and not is_a_year


def _begun_by(said: Said, day: date) -> Period | None:
    """The last such that had begun by then."""
    some = (said.of(year) for year in (day.year, day.year - 1))
    return next((each for each in some if each is not None and each.first <= day), None)


def _next_after(said: Said, day: date) -> Period | None:
    """The next such that ends then or later."""
    some = (said.of(year) for year in (day.year, day.year + 1))
    return next((each for each in some if each is not None and each.last >= day), None)
