"""What a button says when it is pressed: typed data to and from at most 64 bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.models import LeadRef, WorkspaceId
from domain.money import Money

LIMIT = 64
"""Telegram's limit for callback data, in bytes."""


MONEY = re.compile(r"([0-9]{1,18}(?:\.[0-9]{1,6})?)([A-Z]{3})")
LONGEST_NUMBER = 16
"""Telegram's ids have 52 bits."""


class Action(StrEnum):
    """What a button does. The values stand in messages already sent: never reuse one for something else."""

    CARD = "c"
    FOLLOWED_UP = "f"
    HOW = "h"
    MINUTES = "m"
    ASK_MINUTES = "am"
    ASK_TOUCH_NOTE = "at"
    NEXT = "n"
    ASK_NEXT = "an"
    REST = "r"
    CLOSED = "w"
    WON = "v"
    ASK_WON = "av"
    LOST = "l"
    REASON = "y"
    ASK_REASON = "ay"
    SNOOZE_MENU = "s"
    SNOOZE = "z"
    ASK_SNOOZE = "as"
    MORE = "o"
    EDIT_MENU = "e"
    EDIT = "ef"
    PICK_SOURCE = "ps"
    ASK_NOTE = "ao"
    STAGE_MENU = "g"
    STAGE = "gs"
    HISTORY = "i"
    WHY = "q"
    ASK_DELETE = "ad"
    DELETE = "d"
    UNDO = "u"
    REOPEN = "p"
    DONE = "x"
    DUE = "D"
    BOARD = "B"
    SKIP = "S"
    BACK = "K"
    CANCEL = "X"
    ANSWER = "A"
    RECORD_IT = "Y"
    NOT_A_LEAD = "N"
    DRAFT_GO_ON = "G"
    DRAFT_SAVE = "V"
    SETTINGS = "T"
    SET = "E"
    NEW_LEAD = "L"
    REPLY_TO = "R"
    WALK = "W"
    SNOOZE_ALL = "za"
    UNDO_ALL = "ua"
    SNOOZED_WHY = "zy"
    ASK_SNOOZED_WHY = "az"
    TOUCH_FORM = "t"
    KEEP = "k"
    TAKE_OVER = "to"
    OFFERED = "Go"
    LATE = "Gn"
    REMINDERS = "Er"
    MORNING_LIST = "Em"
    HOLIDAYS = "Eh"
    AWAY = "Ea"
    STAND_IN = "Es"
    EXPORT = "Oe"
    EXPORT_FIRST = "Of"
    BRING_BACK = "Ob"
    NOT_BACK = "On"
    FORGET = "Oq"
    FORGET_YES = "Oy"
    FORGET_NO = "Ok"
    ADD_TO = "Ma"
    RECORD_ANYWAY = "Mr"
    SHOW_KNOWN = "Ms"
    KNOWN_AGAIN = "Mk"
    DUPLICATES = "Md"
    LOOK = "Ml"
    MERGE = "Mm"
    TELL_APART = "Mt"
    UNDO_MERGE = "Mu"
    FOUND_PAGE = "Fp"
    FILTER = "Ff"
    CLIMB = "Jc"
    HELPED = "Jh"
    ASK_WHO_HELPED = "Jp"
    ASK_WHICH_POST = "Jo"
    ASK_WHICH_EVENT = "Je"
    DROP_ASSIST = "Jx"
    STAY = "Js"
    REFER = "Jr"
    REFERRED_BY = "Jb"
    OPEN = "Jv"
    IMPORT = "Ii"
    IMPORT_PREVIEW = "Ip"
    IMPORT_COLUMNS = "Ic"
    IMPORT_COLUMN = "Io"
    IMPORT_FIELD = "If"
    IMPORT_DUPLICATES = "Id"
    IMPORT_CANCEL = "Ix"
    IMPORT_UNDO = "Iu"
    IMPORT_HEADING = "Ih"
    IMPORT_DATES = "Im"
    PHOTOS = "Ha"
    STOP_SOURCE_LINK = "Hb"
    HELP = "Hm"
    TEAM_SETTINGS = "Gs"
    SHOW_ME = "Gm"
    CLAIM = "Gc"
    TO_POOL = "Gp"
    ASSIGN_MENU = "Ga"
    ASSIGN = "Gt"
    RECORD_ALL = "Hr"
    POOL = "Gl"
    SUMMARY = "Us"
    SUMMARY_OF = "Up"
    SUMMARY_CSV = "Uc"
    SUMMARY_NAMES = "Un"
    SUMMARY_LEAD = "Ul"
    SUMMARY_SETTINGS = "Ut"
    UNDO_TOLD = "Uu"
    TOLD_SOURCE = "Uw"
    GIVE_UP = "Ug"
    TAKE_UP = "Uv"
    WORTH = "Hw"
    RECORD_DUE = "Hd"


class Forged(ValueError):
    """Data that no button of ours carries."""


@dataclass(frozen=True)
class Press:
    """A pressed button: what it does, on which lead as last seen, with what argument.

    `nag` says that the button stands on the living nag card, which returns to its list afterwards.
    """

    action: Action
    lead: LeadRef | None = None
    seen: int | None = None
    nag: bool = False
    argument: str = ""

    @property
    def named(self) -> LeadRef:
        """The lead that the button is about. Raises Forged where it names none."""
        if self.lead is None:
            raise Forged(self.action)
        return self.lead


def pack(press: Press) -> str:
    """The press as callback data. Raises ValueError where it is longer than Telegram takes."""
    lead = f"{press.lead.workspace}/{press.lead.number}/{press.seen or 0}" if press.lead else ""
    data = f"{press.action}{'!' if press.nag else ''}:{lead}:{press.argument}"
    if len(data.encode()) > LIMIT:
        raise ValueError(f"callback data of {len(data.encode())} bytes: {press.action}")
    return data


def unpack(data: str) -> Press:
    """The press that the data stands for. Raises Forged."""
    try:
        action, lead, argument = data.split(":", 2)
        ref, seen = _lead(lead)
        press = Press(Action(action.removesuffix("!")), ref, seen, action.endswith("!"), argument)
        if pack(press) != data:
            raise ValueError(data)  # noqa: TRY301 - a number in another spelling, or longer than a button can be
    except ValueError as odd:
        raise Forged(data[:LIMIT]) from odd
    return press


def number(written: str) -> int:
    """A number on a button: of a page, a lead, a person, an update. Raises Forged."""
    if not (written.isascii() and written.isdecimal()) or len(written) > LONGEST_NUMBER:
        raise Forged(written)
    return int(written)


def place(written: str) -> tuple[int, int]:
    """Whose list a button turns, and to which page. Raises Forged."""
    of, _, page = written.partition("/")
    return (-number(of[1:]) if of.startswith("-") else number(of)), number(page)


def _lead(packed: str) -> tuple[LeadRef | None, int | None]:
    if not packed:
        return None, None
    workspace, number, seen = (int(part) for part in packed.split("/"))
    return LeadRef(WorkspaceId(workspace), number), seen


def of_money(amount: Money) -> str:
    """An amount as the argument of a button."""
    return f"{amount.amount:f}{amount.currency}"


def money(argument: str) -> Money:
    """The amount that a button carries. Raises Forged."""
    carried = MONEY.fullmatch(argument)
    if carried is None:
        raise Forged(argument)
    return Money(Decimal(carried[1]), carried[2])
