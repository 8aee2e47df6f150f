"""The pages behind the settings: how often to remind, public holidays, being away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from telegram import InlineKeyboardButton

from domain import days_off, nagging, worktime
from domain.people import Asking, Person, Profile, Region
from messages import texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import Row, free, markup, rows
from messages.reader import Reader

NOBODY = "0"
"""What the button says that takes the stand-in away."""

WHOLE_COUNTRY, BACK_AT_WORK = "whole", "back"
"""What the buttons of those names say."""

COLLEAGUES, NAME_UNITS = 60, 30
"""How many may be chosen from, and how much of each name a button shows; Telegram takes a hundred buttons."""

NAMES_LISTED, EXAMPLES = 20, 3
"""A country of so many parts has all of them named, one of more only some."""

A_YEAR = 366
NOON = time(12)


def page(said: str | None, lines: Sequence[str], buttons: Sequence[Row]) -> View:
    """The lines of a page, under a sentence on what has just happened, and its buttons."""
    return View("\n".join([said, "", *lines] if said else lines), markup(buttons))


def question(text: str, said: str | None, buttons: Sequence[Row]) -> View:
    """A question, under what was wrong with the last answer."""
    return View(f"{said}\n{text}" if said else text, markup(buttons))


def back(reader: Reader, action: Action = Action.SETTINGS) -> Row:
    """To the page before."""
    return [free(reader, "button-back", action)]


def choice(reader: Reader, label: str, action: Action, argument: str, *, chosen: bool) -> InlineKeyboardButton:
    """One of several, ticked if it is the one that holds."""
    return free(reader, "button-chosen" if chosen else "label", action, argument, label=label)


# Reminders -------------------------------------------------------------------------------------------------


def reminders(reader: Reader, *, said: str | None = None) -> View:
    """The profiles, each with what it does, and the chosen one ticked."""
    lines = [
        reader.text("reminders-title"),
        "",
        *(_profile(each, reader) for each in Profile),
        "",
        reader.text("reminders-limits", pings=nagging.PINGS_A_DAY),
    ]
    return page(said, lines, [*rows([_choosing(each, reader) for each in Profile], 2), back(reader)])


def _choosing(profile: Profile, reader: Reader) -> InlineKeyboardButton:
    """Own times are asked for, the others hold at once."""
    action, argument = (Action.SET, Asking.STEPS) if profile is Profile.CUSTOM else (Action.REMINDERS, profile)
    label = reader.plain(f"profile-{profile}")
    return choice(reader, label, action, argument, chosen=reader.person.profile is profile)


def _profile(profile: Profile, reader: Reader) -> texts.Markup:
    if profile is Profile.CUSTOM and reader.person.steps:
        return reader.text("reminders-own", steps=steps(reader))
    return reader.text(f"reminders-{profile}")


def steps(reader: Reader) -> str:
    """The person's own repeats: “30 min, 2 hr”."""
    return ", ".join(reader.length(step) for step in reader.person.steps)


def ask_steps(reader: Reader, *, said: str | None = None) -> View:
    """Asks for own repeats, and offers the former ones."""
    former = (
        [free(reader, "label", Action.REMINDERS, Profile.CUSTOM, label=steps(reader))] if reader.person.steps else []
    )
    return question(reader.text("ask-steps"), said, [former, back(reader, Action.REMINDERS)])


# Holidays --------------------------------------------------------------------------------------------------


def place(region: Region, reader: Reader) -> str:
    """Whose holidays are kept: “Canada”, “Canada, Nova Scotia”."""
    country = reader.country(region.country)
    return f"{country}, {name_of_part(region)}" if region.part else country


def name_of_part(region: Region) -> str:
    """The name of a part; codes stand among the names, and are in capitals."""
    names = [name for name, code in days_off.names_of_parts(region.country).items() if code == region.part]
    return next((name for name in names if not name.isupper()), region.part or "")


def holidays(reader: Reader, *, said: str | None = None) -> View:
    """Whose holidays are kept, which is next, and whether they are kept at all."""
    region, kept = _region(reader), reader.person.takes_holidays
    lines = [
        reader.text("holidays-title", place=place(region, reader)),
        reader.text("holidays-kept" if kept else "holidays-off"),
        _next_holiday(region, reader),
    ]
    has_parts = bool(days_off.parts_of(region.country))
    if has_parts and region.part is None:
        lines.append(reader.text("holidays-parts"))
    part = [free(reader, "button-part", Action.SET, Asking.REGION)] if has_parts else []
    country = free(reader, "settings-button-country", Action.SET, Asking.COUNTRY)
    quiet = choice(reader, reader.plain("holidays-quiet"), Action.HOLIDAYS, "off" if kept else "on", chosen=kept)
    return page(said, lines, [[quiet], part, [country, *back(reader)]])


def _region(reader: Reader) -> Region:
    return reader.person.region or Region(reader.workspace.country)


def _next_holiday(region: Region, reader: Reader) -> texts.Markup:
    today = reader.now.astimezone(reader.person.zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(A_YEAR))
    for day in days:
        name = days_off.holiday(day, region)
        if name is not None:
            return reader.text("holidays-next", name=name, day=reader.day(_noon(day, reader)))
    return reader.text("holidays-none")


def _noon(day: date, reader: Reader) -> datetime:
    return worktime.instant(day, NOON, reader.person.zone)


def ask_part(reader: Reader, *, said: str | None = None) -> View:
    """Asks in which part of the country somebody works."""
    region = _region(reader)
    parts = [name_of_part(Region(region.country, part)) for part in days_off.parts_of(region.country)]
    key = "ask-region" if len(parts) <= NAMES_LISTED else "ask-region-many"
    named = parts if len(parts) <= NAMES_LISTED else parts[:EXAMPLES]
    text = reader.text(key, country=reader.country(region.country), parts=", ".join(named))
    whole = [free(reader, "button-whole-country", Action.HOLIDAYS, WHOLE_COUNTRY)]
    return question(text, said, [whole, back(reader, Action.HOLIDAYS)])


# Away ------------------------------------------------------------------------------------------------------


def away_until(reader: Reader) -> datetime | None:
    """Until when the reader is away, if they are."""
    away = reader.person.away
    return away.until if away is not None and reader.now < away.until else None


def away(reader: Reader, colleagues: Sequence[Person]) -> View:
    """Until when it is quiet, and who stands in."""
    until = away_until(reader)
    line = reader.text("away", until=reader.when(until) if until else "")
    lines = [line, "", reader.text("away-stand-in")] if colleagues else [line]
    ways = [
        free(reader, "button-another-day", Action.SET, Asking.AWAY),
        free(reader, "button-back-at-work", Action.AWAY, BACK_AT_WORK),
    ]
    return page(None, lines, [*rows(_stand_ins(reader, colleagues), 2), ways, back(reader)])


def _stand_ins(reader: Reader, colleagues: Sequence[Person]) -> list[InlineKeyboardButton]:
    """The colleagues, whoever was chosen among them however many there are, and nobody."""
    chosen = reader.person.away.stand_in if reader.person.away else None
    shown = sorted(colleagues, key=lambda each: each.id != chosen)[:COLLEAGUES]
    buttons = [
        choice(reader, texts.cut(each.name, NAME_UNITS), Action.STAND_IN, str(each.id), chosen=each.id == chosen)
        for each in colleagues
        if each in shown
    ]
    nobody = choice(reader, reader.plain("stand-in-nobody"), Action.STAND_IN, NOBODY, chosen=chosen is None)
    return [*buttons, nobody] if buttons else []


def ask_away(reader: Reader, *, said: str | None = None) -> View:
    """Asks until when somebody is away; what is chosen most is a tap."""
    spans = [free(reader, f"span-{each}", Action.AWAY, each) for each in ("tomorrow", "next-week")]
    way = back(reader, Action.AWAY if away_until(reader) else Action.SETTINGS)
    return question(reader.text("ask-away"), said, [spans, way])
