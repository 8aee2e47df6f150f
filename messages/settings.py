"""The settings page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from telegram import InlineKeyboardButton

from domain.models import Lead
from domain.people import Asking
from messages import cards, habits, summary_settings, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, markup, rows
from messages.reader import Reader

OTHER_QUESTIONS: Mapping[Asking, Callable[..., View]] = {
    Asking.STEPS: habits.ask_steps,
    Asking.REGION: habits.ask_part,
    Asking.AWAY: habits.ask_away,
    Asking.SUMMARY: summary_settings.ask,
}
"""Questions with more than a way back under them."""


def page(reader: Reader, *, said: str | None = None) -> View:
    """All settings: when it is quiet and how often it rings, then the rest; below, a button for each."""
    return habits.page(said, [*_rhythm(reader), "", *_rest(reader)], rows(_buttons(reader), 2))


def hour_kept(lead: Lead, reader: Reader) -> texts.Markup | None:
    """That a lead is due at the hour that was typed before the clock was known."""
    if lead.due_at is None:
        return None
    time, when = reader.clock(lead.due_at), reader.when(lead.due_at)
    return reader.text("settings-hour-kept", title=cards.title(lead, reader), time=time, when=when)


def first_lead(said: str, reader: Reader) -> View:
    """For whoever has just said where they are and has no lead yet: the way on."""
    new_lead = free(reader, "button-new-lead", Action.NEW_LEAD)
    return View(cards.lines(said, reader.text("settings-first-lead")), markup([[new_lead]]))


def _rhythm(reader: Reader) -> list[texts.Markup]:
    person, hours, away = reader.person, reader.person.hours, habits.away_until(reader)
    start, end = reader.hour(hours.start), reader.hour(hours.end)
    clock = "settings-zone" if person.zone_known else "settings-zone-unknown"
    return [
        reader.text("settings-title"),
        *([reader.text("settings-away", until=reader.when(away))] if away else []),
        reader.text(clock, zone=person.zone.key, time=reader.clock(reader.now)),
        reader.text("settings-hours", days=cards.days(reader), start=start, end=end),
        _holidays(reader),
        reader.text("settings-reminders", profile=reader.plain(f"profile-{person.profile}")),
        reader.text("settings-morning-list", wanted="yes" if person.digest else "no"),
        summary_settings.line(reader),
    ]


def _holidays(reader: Reader) -> texts.Markup:
    person = reader.person
    if not person.takes_holidays:
        return reader.text("settings-holidays-off")
    if person.region is None:
        return reader.text("settings-holidays-nowhere")
    return reader.text("settings-holidays", place=habits.place(person.region, reader))


def _rest(reader: Reader) -> list[texts.Markup]:
    return [
        reader.text("settings-country", country=reader.country(reader.workspace.country)),
        reader.text("settings-currency", currency=reader.currency(reader.workspace.currency)),
    ]


def _buttons(reader: Reader) -> list[InlineKeyboardButton]:
    away = (Action.AWAY, "") if habits.away_until(reader) else (Action.SET, Asking.AWAY)
    return [
        free(reader, "settings-button-zone", Action.SET, Asking.ZONE),
        free(reader, "settings-button-hours", Action.SET, Asking.HOURS),
        free(reader, "settings-button-days", Action.SET, "days"),
        free(reader, "settings-button-holidays", Action.HOLIDAYS),
        free(reader, "settings-button-reminders", Action.REMINDERS),
        free(reader, "settings-button-morning-list", Action.MORNING_LIST, "off" if reader.person.digest else "on"),
        summary_settings.button(reader),
        free(reader, "settings-button-country", Action.SET, Asking.COUNTRY),
        free(reader, "settings-button-currency", Action.SET, Asking.CURRENCY),
        free(reader, "settings-button-away", *away),
    ]


def days(reader: Reader) -> View:
    """The weekdays, each switched by a tap."""
    chosen = reader.person.hours.days
    buttons = [
        habits.choice(
            reader,
            reader.weekday(day),
            Action.SET,
            f"day/{day}/{'off' if day in chosen else 'on'}",
            chosen=day in chosen,
        )
        for day in range(7)
    ]
    done = [free(reader, "button-done", Action.SETTINGS)]
    return View(reader.text("settings-days"), markup([*rows(buttons, 4), done]))


def question(asking: Asking, reader: Reader, *, said: str | None = None) -> View:
    """Asks for the new value of a setting; `said` is why it is asked again."""
    if asking in OTHER_QUESTIONS:
        return OTHER_QUESTIONS[asking](reader, said=said)
    return habits.question(reader.text(f"ask-{about(asking)}"), said, [habits.back(reader)])


def about(asking: Asking) -> str:
    """By what a question is worded; whoever has just come is asked for their city as everybody is."""
    return Asking.ZONE if asking is Asking.FIRST_ZONE else asking
