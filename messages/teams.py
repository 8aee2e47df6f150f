"""What the bot says in a group about the team itself."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from domain.models import Workspace, WorkspaceId
from messages.callbacks import LONGEST_NUMBER, Action
from messages.cards import View
from messages.keyboards import free, markup
from messages.reader import Reader

JOIN = "team_"
"""What the payload of a team's deep link begins with; the workspace's id follows."""


def team_of(payload: str) -> WorkspaceId | None:
    """The team whose link has this payload; None for other links."""
    number = payload.removeprefix(JOIN)
    if number == payload or not number.removeprefix("-").isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    return WorkspaceId(int(number))


def link(bot: str, payload: str) -> str:
    """A link that opens the private chat with the bot and presses Start."""
    return f"https://t.me/{bot}?start={payload}"


def join_button(team: Workspace, bot: str, reader: Reader) -> InlineKeyboardButton:
    """A button with which a member presses Start in private."""
    return InlineKeyboardButton(reader.plain("button-join"), url=link(bot, f"{JOIN}{team.id}"))


def hello(reader: Reader, bot: str) -> View:
    """Said once, when the bot comes into a group."""
    buttons = [
        [join_button(reader.workspace, bot, reader)],
        [free(reader, "button-set-up", Action.TEAM_SETTINGS)],
    ]
    return View(reader.text("team-hello"), markup(buttons))


def no_start(reader: Reader, who: str, bot: str) -> View:
    """Something that goes to one person alone, to whom the bot may not write before they press Start."""
    return View(reader.text("due-no-start", who=who), markup([[join_button(reader.workspace, bot, reader)]]))


def private_only(reader: Reader, bot: str) -> View:
    """A command that belongs into the private chat."""
    there = InlineKeyboardButton(reader.plain("button-to-private"), url=link(bot, "hello"))
    return View(reader.text("private-only"), markup([[there]]))
