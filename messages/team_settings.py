"""The settings of a team, as its admins see them in the group."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardButton

from domain.masking import masked
from domain.models import NewLeads
from domain.people import Asking
from domain.team_rules import DAYS, MOST_OPEN, NAGS, Rule
from messages import cards, habits, summary_settings, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import Row, free, rows
from messages.reader import Reader
from messages.teams import join_button

HERE, GENERAL = "here", "general"
"""What the buttons of those names say."""

LATE = "late"
"""What opens the page on who hears of follow-ups that are late."""


@dataclass(frozen=True)
class Place:
    """Where the settings are shown: in a `topic` of a forum, or in a group without any."""

    is_forum: bool = False
    topic: int | None = None


def page(reader: Reader, bot: str, reached: int, place: Place, *, said: str | None = None) -> View:
    """All settings of a team, and a button for each; how many members are `reached`, and how the others can be."""
    team, buttons = reader.workspace, _buttons(reader)
    lines = [reader.text("team-settings-title", team=cards.short(team.title)), *_lines(reader)]
    if place.is_forum:
        lines.append(_place(reader, place.topic))
        buttons += _placing(reader, place.topic)
    missing = len(team.members) - reached
    lines.append(reader.text("team-settings-reached", missing=missing))
    join = [join_button(team, bot, reader)] if missing else []
    return habits.page(said, [*lines, "", reader.text("team-settings-who")], [*rows(buttons, 2), join])


def _lines(reader: Reader) -> list[texts.Markup]:
    team = reader.workspace
    clock = "team-settings-zone-unknown" if team.zone is None else "settings-zone"
    nags, days = team.escalation.after_nags, team.escalation.after_days
    return [
        reader.text(clock, zone=reader.person.zone.key, time=reader.clock(reader.now)),
        reader.text("settings-country", country=reader.country(team.country)),
        reader.text("settings-currency", currency=reader.currency(team.currency)),
        reader.text("team-settings-new", whose=reader.plain(f"new-leads-{team.new_leads}")),
        reader.text("team-settings-late", nags=nags, days=days),
        reader.text("team-settings-most", most=_most(team.most_open, reader)),
        summary_settings.line(reader),
    ]


def _most(most: int | None, reader: Reader) -> str:
    return reader.plain("most-any") if most is None else str(most)


def _place(reader: Reader, topic: int | None) -> texts.Markup:
    chosen = reader.workspace.topic
    where = "general" if chosen is None else "here" if chosen == topic else "elsewhere"
    return reader.text("team-settings-topic", where=where)


def _buttons(reader: Reader) -> list[InlineKeyboardButton]:
    return [
        free(reader, "settings-button-zone", Action.TEAM_SETTINGS, Asking.ZONE),
        free(reader, "settings-button-country", Action.TEAM_SETTINGS, Asking.COUNTRY),
        free(reader, "settings-button-currency", Action.TEAM_SETTINGS, Asking.CURRENCY),
        free(reader, "button-team-new", Action.TEAM_SETTINGS, Rule.NEW_LEADS),
        free(reader, "button-team-late", Action.TEAM_SETTINGS, LATE),
        free(reader, "button-team-most", Action.TEAM_SETTINGS, Rule.MOST_OPEN),
        summary_settings.button(reader),
    ]


def _placing(reader: Reader, topic: int | None) -> list[InlineKeyboardButton]:
    """Buttons that bring reminders into this topic, or back to General."""
    here = [free(reader, "button-team-here", Action.TEAM_SETTINGS, HERE)] if reader.workspace.topic != topic else []
    is_elsewhere = reader.workspace.topic is not None and topic is not None
    return [*here, *([free(reader, "button-team-general", Action.TEAM_SETTINGS, GENERAL)] if is_elsewhere else [])]


def new_leads(reader: Reader) -> View:
    """Whose a new lead is."""
    chosen = reader.workspace.new_leads
    buttons = [
        _choice(reader, Rule.NEW_LEADS, each, reader.plain(f"new-leads-{each}"), chosen=each is chosen)
        for each in NewLeads
    ]
    return habits.page(None, [reader.text("team-new-leads")], [*rows(buttons, 1), _back(reader)])


def late(reader: Reader) -> View:
    """When the group hears that follow-ups are late, and when the admins do."""
    set_ = reader.workspace.escalation
    nags = [
        _choice(
            reader, Rule.NAGS, str(each), reader.plain("team-after-nags", nags=each), chosen=each == set_.after_nags
        )
        for each in NAGS
    ]
    days = [
        _choice(
            reader, Rule.DAYS, str(each), reader.plain("team-after-days", days=each), chosen=each == set_.after_days
        )
        for each in DAYS
    ]
    return habits.page(None, [reader.text("team-late")], [*rows(nags, 3), *rows(days, 2), _back(reader)])


def most_open(reader: Reader) -> View:
    """How many open leads one member may have."""
    chosen = reader.workspace.most_open
    buttons = [
        _choice(reader, Rule.MOST_OPEN, str(each or "any"), _most(each, reader), chosen=each == chosen)
        for each in MOST_OPEN
    ]
    return habits.page(None, [reader.text("team-most")], [*rows(buttons, 3), _back(reader)])


def _choice(reader: Reader, rule: Rule, argument: str, label: str, *, chosen: bool) -> InlineKeyboardButton:
    return habits.choice(reader, label, Action.TEAM_SETTINGS, f"{rule}/{argument}", chosen=chosen)


def _back(reader: Reader) -> Row:
    return habits.back(reader, Action.TEAM_SETTINGS)


def question(asking: Asking, reader: Reader, *, said: str | None = None) -> str:
    """Asks an admin, by name, for a value that they type in reply; `said` is why it is asked again."""
    who = texts.mention(int(reader.person.id), masked(cards.short(reader.person.name)))
    asked = reader.text("team-asked", who=who, question=reader.text(f"team-ask-{asking}"))
    return f"{said}\n{asked}" if said else asked
