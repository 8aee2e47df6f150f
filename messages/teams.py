"""What the bot says in a group about the team itself."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton

from domain.models import LeadRef, Workspace, WorkspaceId
from messages.callbacks import LONGEST_NUMBER, Action
from messages.cards import View
from messages.keyboards import free, markup
from messages.reader import Reader
from messages.texts import Markup

JOIN = "team_"
"""What the payload of a team's deep link begins with; the workspace's id follows."""

DO = "do_"
"""What the payload of a link begins with that leads from a group to a command; the command follows."""

ABOUT = "-"
"""What stands between that command and what it is about; no command has it in its name."""

NEW = "new"
"""What a button says that shows something below, where its message stays for the next press or the next reader."""
TEAM = re.compile(rf"{JOIN}(-[0-9]{{1,{LONGEST_NUMBER - 1}}})")
"""The same with the id, which a team has from its group: somebody's own workspace has no link."""

LEAD = re.compile(rf"lead_(-?[0-9]{{1,{LONGEST_NUMBER}}})_([0-9]{{1,9}})")
"""The payload of the link to a lead: its workspace and its number."""


def team_of(payload: str) -> WorkspaceId | None:
    """The team whose link has this payload; None for other links."""
    found = TEAM.fullmatch(payload)
    return WorkspaceId(int(found[1])) if found else None


def lead_of(payload: str) -> LeadRef | None:
    """The lead whose link has this payload; None for other links."""
    found = LEAD.fullmatch(payload)
    return LeadRef(WorkspaceId(int(found[1])), int(found[2])) if found else None


def payload_of(lead: LeadRef) -> str:
    """What a link gives to /start that shows this lead in private."""
    return f"lead_{lead.workspace}_{lead.number}"


def command_of(payload: str) -> tuple[str, str]:
    """The command for which a group sent somebody into their private chat, and what it is about; else nothing."""
    command, _, about = payload.removeprefix(DO).partition(ABOUT) if payload.startswith(DO) else ("", "", "")
    return command, about


def to_do(command: str, about: str | None = None) -> str:
    """What a link gives to /start that does in private what somebody asked for in a group, of what they named there."""
    return f"{DO}{command}" if about is None else f"{DO}{command}{ABOUT}{about}"


def link(bot: str, payload: str) -> str:
    """A link that opens the private chat with the bot and presses Start."""
    return f"https://t.me/{bot}?start={payload}"


def join_button(team: Workspace, bot: str, reader: Reader) -> InlineKeyboardButton:
    """A button with which a member presses Start in private."""
    return InlineKeyboardButton(reader.plain("button-join"), url=link(bot, f"{JOIN}{team.id}"))


def hello(reader: Reader, bot: str) -> View:
    """Said when the bot comes into a group that has no leads yet."""
    buttons = [
        [join_button(reader.workspace, bot, reader)],
        [free(reader, "button-set-up", Action.TEAM_SETTINGS, NEW)],
    ]
    return View(reader.text("team-hello"), markup(buttons))


def hello_again(reader: Reader, bot: str, leads: int) -> View:
    """Said when the bot comes back into a group whose leads it has."""
    return View(reader.text("team-hello-again", count=leads), markup([[join_button(reader.workspace, bot, reader)]]))


def joined(reader: Reader, team: Workspace) -> Markup:
    """Said in private to somebody who is let into a team, with the clock by which their times are."""
    return reader.text("joined-team", team=team.title, zone=reader.city, time=reader.clock(reader.now))


def no_start(reader: Reader, who: str, bot: str) -> View:
    """Something that goes to one person alone, to whom the bot may not write before they press Start."""
    return View(reader.text("due-no-start", who=who), markup([[join_button(reader.workspace, bot, reader)]]))


def private_only(reader: Reader, bot: str, payload: str) -> View:
    """A command that belongs into the private chat, with the way to it there."""
    there = InlineKeyboardButton(reader.plain("button-to-private"), url=link(bot, payload))
    return View(reader.text("private-only"), markup([[there]]))
