"""“last month”, “1.–15.4.”, “desde el 1 de abril” → a period, in six languages.

Words are marked by the tables of `domain/period_words.py`; what joins nothing is dropped; “to” or a dash parts the
first day from the last. Each part is a period, or a day or month whose year `domain/period_years.py` finds.

Readings chosen where people differ:
- without a year the latest that has begun is meant; what is to come soon is asked back about
- “last 30 days” end today, “last march” is the latest that is over, “monday” today or the last one that was; “last 3
  quarters” are those before the running one
- “20 dec – 3 jan” goes into the next year, and so does a whole year (“1 jul – 30 jun”); “15 apr – 1 apr” goes backwards
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from domain import periods
from domain.errors import NotUnderstood, PeriodToCome
from domain.period_marks import Piece, is_a, pieces
from domain.period_words import Mark, fold
from domain.period_years import Place, Said, alone, from_to, nearest, years
from domain.periods import DAY, LONG, Period, PeriodKind
from domain.time_pieces import STEPS


def read(typed: str, now: datetime, zone: ZoneInfo, *, day_first: bool = True) -> Period:
    """The period that people type: `week`, `last month`, `2026-W17`, `q2`, `letzte 30 Tage`, `1.4. – 15.4.`.

    Nothing typed is the week. The running one is meant where none is said; both days of a span belong to it.

    Raises:
        PeriodToCome: it has not begun; with what may be meant instead.
        NotUnderstood: it says no period, or one in which nobody does business.
    """
    today = now.astimezone(zone).date()
    try:
        found = _read(typed, today, day_first) if typed.strip() else periods.holding(PeriodKind.WEEK, today)
    except (ValueError, OverflowError, NotUnderstood):
        found = None
    if found is None or not periods.is_sound(found):
        raise NotUnderstood(typed)
    if found.first > today:
        raise PeriodToCome(found, _years_before(found, today))
    return found


def day(said: str, now: datetime, zone: ZoneInfo, *, day_first: bool = True) -> date | None:
    """The one day that words name, not by its length: “yesterday”, “last fri”, “1.4.”. Raises as `read` does."""
    try:
        if any(is_a(each, "unit", "since", "to") for each in pieces(fold(said), day_first=day_first)):
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


def _read(typed: str, today: date, day_first: bool) -> Period | None:
    """Raises ValueError, OverflowError beyond the calendar, PeriodToCome."""
    found = pieces(fold(typed), day_first=day_first)
    since = bool(found) and is_a(found[0], "since")
    said = [each for each in found if not is_a(each, "since", "skip")]
    cuts = [place for place, each in enumerate(said) if is_a(each, "to")]
    if len(cuts) > 1:
        return None
    if cuts:
        return from_to(_place(said[: cuts[0]], today), _place(said[cuts[0] + 1 :], today), today)
    one = _place(said, today)
    if since:
        return from_to(one, periods.holding(PeriodKind.DAYS, today), today)
    return alone(one, today)


def _place(side: Sequence[Piece], today: date) -> Place:
    """What the words on one side say. Raises PeriodToCome."""
    said: dict[str, Mark] = {}
    whole: list[Said | Period] = []
    for each in side:
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
    return reader(said, today) if reader else None


def _day(said: Mapping[str, Mark], today: date) -> Place:
    """Raises PeriodToCome."""
    this_day = periods.holding(PeriodKind.DAYS, today)
    day = periods.holding(PeriodKind.DAYS, today + timedelta(days=said["day"].value))
    if day.first > today:
        raise PeriodToCome(day, this_day)
    return day


def _weekday(said: Mapping[str, Mark], today: date) -> Place:
    """The last such day; “last monday” on a Monday is a week ago."""
    which = said["which"].value if "which" in said else 0
    back = (today.weekday() - said["weekday"].value) % 7 or (7 if which < 0 else 0)
    last = periods.holding(PeriodKind.DAYS, today - timedelta(days=back))
    if which > 0:
        raise PeriodToCome(periods.holding(PeriodKind.DAYS, last.first + timedelta(days=7)), last)
    return last


def _unit(said: Mapping[str, Mark], today: date) -> Place:
    """“last month”; a fortnight ends today."""
    unit, which = said["unit"].unit, said["which"].value if "which" in said else 0
    if unit == "fortnight" and which <= 0:
        return _up_to_today(relativedelta(weeks=2), today)
    if unit not in LONG and unit != "day":
        return None
    kind = PeriodKind.DAYS if unit == "day" else PeriodKind(unit)
    running = periods.holding(kind, today)
    if which > 0:
        raise PeriodToCome(periods.after(running), running)
    found = running
    for _ in range(-which):
        found = periods.before(found)
    return found


def _counted(said: Mapping[str, Mark], today: date) -> Place:
    """“last 30 days”; but “week 17” and “quarter 2”, where the number comes after."""
    unit, count = said["unit"].unit, said["n"].value
    if "which" not in said and ([*said].index("unit") < [*said].index("n") or (unit == "quarter" and count <= 4)):
        return _numbered(unit, count, today, None)
    step = STEPS.get(unit)
    if step is None or count < 1 or ("which" in said and said["which"].value != -1):
        return None
    if unit == "quarter":
        running = periods.holding(PeriodKind.QUARTER, today)
        return periods.days(running.first - step * count, running.first - DAY)
    return _up_to_today(step * count, today)


def _up_to_today(long: relativedelta, today: date) -> Period:
    return periods.days(today - long + DAY, today)


def _nth(said: Mapping[str, Mark], today: date) -> Place:
    """“2nd quarter”, “week 17 2026”."""
    number = said["nth"] if "nth" in said else said["n"]
    return _numbered(said["unit"].unit, number.value, today, said["year"].value if "year" in said else None)


def _numbered(unit: str, number: int, today: date, year: int | None) -> Place:
    """A week or quarter by its number; of no year the nearest. Raises PeriodToCome, ValueError."""
    if unit not in ("week", "quarter"):
        return None

    some = [_of_number(unit, number, each) for each in ([year] if year is not None else years(today))]
    return some[0] if year is not None else nearest(some, today)


def _of_number(unit: str, number: int, year: int) -> Period | None:
    try:
        return periods.of_key(f"{year}-w{number}" if unit == "week" else f"{year}-q{number}")
    except NotUnderstood:
        return None


def _quarter(said: Mapping[str, Mark], today: date) -> Place:
    year = said["year"].value if "year" in said else _year_meant(said, today)
    return None if "unit" in said and year is None else _numbered("quarter", said["quarter"].value, today, year)


def _year_meant(said: Mapping[str, Mark], today: date) -> int | None:
    """“q2 last year”."""
    if "which" not in said or said["unit"].unit != "year":
        return None
    return today.year + said["which"].value


def _month(said: Mapping[str, Mark], today: date) -> Place:
    """“march”, “last march”, “march last year”."""
    month = said["month"].value
    if "unit" in said:
        year = _year_meant(said, today)
        return None if year is None else Said(None, month, year)
    if "which" in said:
        running = periods.holding(PeriodKind.MONTH, today)
        year = today.year - int(said["which"].value < 0 and month >= running.first.month)
        return Said(None, month, year + int(said["which"].value > 0 and month <= running.first.month))
    return Said(None, month, said["year"].value if "year" in said else None)


def _date(said: Mapping[str, Mark], _: date) -> Place:
    day = said["n"] if "n" in said else said["nth"]
    return Said(
        day.value, said["month"].value if "month" in said else None, said["year"].value if "year" in said else None
    )


def _year(said: Mapping[str, Mark], _: date) -> Place:
    if "unit" in said and said["unit"].unit != "year":
        return None
    return periods.holding(PeriodKind.YEAR, date(said["year"].value, 1, 1))


READERS: Mapping[str, Callable[[Mapping[str, Mark], date], Place]] = {
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
