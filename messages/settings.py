"""The settings page."""

from __future__ import annotations

from domain.people import Asking
from messages import cards
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, markup, rows
from messages.reader import Reader


def page(reader: Reader, *, said: str | None = None) -> View:
    """All settings, each with its button."""
    hours = reader.person.hours
    lines = [
        reader.text("settings-title"),
        reader.text("settings-zone", zone=reader.person.zone.key, time=reader.clock(reader.now)),
        reader.text(
            "settings-hours",
            days=cards.days(reader),
            start=reader.hour(hours.start),
            end=reader.hour(hours.end),
        ),
        reader.text("settings-country", country=reader.country(reader.workspace.country)),
        reader.text("settings-currency", currency=reader.currency(reader.workspace.currency)),
        reader.text("settings-language"),
    ]
    buttons = [
        free(reader, "settings-button-zone", Action.SET, Asking.ZONE),
        free(reader, "settings-button-hours", Action.SET, Asking.HOURS),
        free(reader, "settings-button-days", Action.SET, "days"),
        free(reader, "settings-button-country", Action.SET, Asking.COUNTRY),
        free(reader, "settings-button-currency", Action.SET, Asking.CURRENCY),
    ]
    text = "\n".join([said, "", *lines] if said else lines)
    return View(text, markup(rows(buttons, 2)))


def days(reader: Reader) -> View:
    """The weekdays, each switched by a tap."""
    chosen = reader.person.hours.days
    buttons = []
    for day in range(7):
        key, wanted = ("button-chosen", "off") if day in chosen else ("label", "on")
        buttons.append(free(reader, key, Action.SET, f"day/{day}/{wanted}", label=reader.weekday(day)))
    done = [free(reader, "button-done", Action.SETTINGS)]
    return View(reader.text("settings-days"), markup([*rows(buttons, 4), done]))


def question(asking: Asking, reader: Reader, *, said: str | None = None) -> View:
    """Asks for the new value of a setting."""
    text = reader.text(f"ask-{asking}")
    back = [free(reader, "button-back", Action.SETTINGS)]
    return View(f"{said}\n{text}" if said else text, markup([back]))
