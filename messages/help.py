"""The help: what is needed daily fits on a phone, the rest is behind a button."""

from __future__ import annotations

from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, markup
from messages.reader import Reader

MORE = "more"
"""What the button to the rest says, and what may be typed behind /help."""


def page(reader: Reader) -> View:
    """The commands of daily work, with the way to the rest."""
    return View(reader.text("help"), markup([[free(reader, "button-help-more", Action.HELP, MORE)]]))


def team(reader: Reader) -> View:
    """What the bot does in a group."""
    return View(reader.text("help-team"))


def more(reader: Reader) -> View:
    """The other commands, and what is good to know."""
    return View(reader.text("help-more"), markup([[free(reader, "button-back", Action.HELP)]]))
