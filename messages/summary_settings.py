"""On which day and at what hour the weekly summary comes, or whether it does."""

from __future__ import annotations

from datetime import time

from telegram import InlineKeyboardButton

from domain import pushes
from domain.people import Asking
from domain.pushes import HOURS
from messages import habits, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, rows
from messages.reader import Reader

DAY, AT, WANTED, PICTURE = "day", "at", "wanted", "picture"
"""The beginnings of what the buttons say."""

HOURS_ABREAST = 3
"""So that “✓ 10:00 AM” fits on a phone."""


def line(reader: Reader) -> texts.Markup:
    """What holds, in one line among all settings."""
    place = reader.workspace
    if not place.summary_wanted:
        return reader.text("settings-summary-off")
    return reader.text("settings-summary", day=reader.weekday(place.summary_day), time=reader.hour(place.summary_at))


def button(reader: Reader) -> InlineKeyboardButton:
    """The way to the page."""
    return free(reader, "settings-button-summary", Action.SUMMARY_SETTINGS)


def page(reader: Reader, *, said: str | None = None) -> View:
    """The days, the hours, and whether it comes at all."""
    place = reader.workspace
    back = [habits.back(reader, Action.TEAM_SETTINGS if place.is_team else Action.SETTINGS)]
    if not place.summary_wanted:
        on = free(reader, "button-summary-on", Action.SUMMARY_SETTINGS, f"{WANTED}/on")
        return habits.page(said, [reader.text("summary-comes-not")], [[on], [_picture(reader)], *back])
    off = free(reader, "button-summary-off", Action.SUMMARY_SETTINGS, f"{WANTED}/off")
    buttons = [
        *rows(_days(reader), 4),
        *rows(_hours(reader), HOURS_ABREAST),
        [_another(reader)],
        [_picture(reader), off],
        *back,
    ]
    return habits.page(said, [_comes(reader), *_next(reader), reader.text("summary-comes-when")], buttons)


def _picture(reader: Reader) -> InlineKeyboardButton:
    """What the picture is; one tap makes it the other."""
    is_dark = reader.workspace.dark_picture
    key = "button-picture-dark" if is_dark else "button-picture-light"
    return free(reader, key, Action.SUMMARY_SETTINGS, f"{PICTURE}/{'light' if is_dark else 'dark'}")


def _another(reader: Reader) -> InlineKeyboardButton:
    """The way to type a time."""
    action = Action.TEAM_SETTINGS if reader.workspace.is_team else Action.SET
    return free(reader, "button-another-time", action, Asking.SUMMARY)


def ask(reader: Reader, *, said: str | None = None) -> View:
    """Asks at what time it shall come."""
    return habits.question(reader.text("ask-summary"), said, [habits.back(reader, Action.SUMMARY_SETTINGS)])


def _comes(reader: Reader) -> texts.Markup:
    place = reader.workspace
    day, at = reader.weekday(place.summary_day), reader.hour(place.summary_at)
    who, week = "group" if place.is_team else "you", "days" if place.summary_day else "calendar"
    return reader.text("summary-comes", day=day, time=at, who=who, week=week)


def _next(reader: Reader) -> list[texts.Markup]:
    """When the next one comes, and of which days: after another day was chosen it may be more than seven."""
    place = reader.workspace
    week = pushes.told_next(place, place.zone or reader.person.zone, reader.now)
    if place.next_summary_at is None or week is None:
        return []
    when = reader.day(place.next_summary_at)
    return [reader.text("summary-comes-next", when=when, period=reader.period(week))]


def _days(reader: Reader) -> list[InlineKeyboardButton]:
    chosen = reader.workspace.summary_day
    return [_choice(reader, reader.weekday(day), f"{DAY}/{day}", chosen=day == chosen) for day in range(7)]


def _hours(reader: Reader) -> list[InlineKeyboardButton]:
    chosen = reader.workspace.summary_at
    return [_choice(reader, reader.hour(each), f"{AT}/{said(each)}", chosen=each == chosen) for each in HOURS]


def said(hour: time) -> str:
    """An hour as a button says it: “0830”."""
    return f"{hour:%H%M}"


def _choice(reader: Reader, label: str, argument: str, *, chosen: bool) -> InlineKeyboardButton:
    return habits.choice(reader, label, Action.SUMMARY_SETTINGS, argument, chosen=chosen)
