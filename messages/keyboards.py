"""The buttons under messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain import deals, nagging, pool
from domain.models import ENDED, Lead, LostReason, SnoozeReason, Status, TouchKind
from domain.moves import UNDO_FOR
from domain.sources import Source
from messages.callbacks import Action, Press, pack
from messages.reader import Reader

Row = list[InlineKeyboardButton]

SPANS = {
    "hour": "in 1 hour",
    "evening": "this evening",
    "tomorrow": "tomorrow",
    "three-days": "in 3 days",
    "week": "in 1 week",
    "next-week": "next week",
    "month": "in 1 month",
    "quarter": "in 3 months",
    "ninety-days": "in 90 days",
}
"""The spans on buttons, and the phrase that each stands for."""

MINUTES = (5, 15, 30, 60)
QUICK_KINDS, QUICK_MINUTES = (TouchKind.CALL, TouchKind.MESSAGE, TouchKind.MEETING), (15, 30, 60)
"""What is offered at once; the others are behind More."""
WHOLE = "all"
"""What the button says that shows all of a form."""


@dataclass(frozen=True)
class LeadButtons:
    """Makes the buttons of one lead as one reader sees it; `nag` if they stand on the living nag card."""

    lead: Lead
    reader: Reader
    nag: bool = False

    def button(
        self, key: str, action: Action, argument: str = "", *, chosen: bool = False, **values: object
    ) -> InlineKeyboardButton:
        """One button, labelled with the sentence `key`."""
        label = self.reader.plain(key, **values)
        return self.labelled(self.reader.plain("button-chosen", label=label) if chosen else label, action, argument)

    def labelled(self, label: str, action: Action, argument: str = "") -> InlineKeyboardButton:
        """One button with a label that is text already."""
        press = Press(action, self.lead.ref, self.lead.version, self.nag, argument)
        return InlineKeyboardButton(self.reader.seen(label), callback_data=pack(press))

    def marks(self) -> list[Row]:
        """What can be done with the lead as it stands."""
        if self.lead.status in ENDED:
            refer = [self.button("button-refer", Action.REFER)] if self.lead.status is Status.CLOSED else []
            return [
                *self._worth(),
                refer,
                [self.button("button-reopen", Action.REOPEN), self.button("button-more", Action.MORE)],
            ]
        later = "button-snooze" if self.lead.due_at else "button-plan"
        return [
            [self.button("button-followed-up", Action.FOLLOWED_UP)],
            [self.button("button-closed", Action.CLOSED), self.button("button-lost", Action.LOST)],
            [self.button(later, Action.SNOOZE_MENU), self.button("button-more", Action.MORE)],
        ]

    def _worth(self) -> list[Row]:
        """What a win came to, where nobody has said it yet."""
        if self.lead.status is not Status.CLOSED or self.lead.value is None or not deals.is_expected(self.lead):
            return []
        yes = self.button("button-confirm-won", Action.WON, "expected", value=self.reader.money(self.lead.value))
        return [[yes, self.button("button-other-amount", Action.ASK_WON)]]

    def icons(self, place: int) -> Row:
        """The marks of one of several leads, in one row: its place in the list, then icons alone."""
        keys = (
            ("button-followed-up", Action.FOLLOWED_UP),
            ("button-closed", Action.CLOSED),
            ("button-lost", Action.LOST),
            ("button-snooze", Action.SNOOZE_MENU),
            ("button-more", Action.MORE),
        )
        icons = [(self.reader.plain(key).split()[0], action) for key, action in keys]
        first, *others = icons
        return [
            self.labelled(f"{place}. {first[0]}", first[1]),
            *(self.labelled(icon, action) for icon, action in others),
        ]

    def team(self) -> list[Row]:
        """What a team does with a lead beside marking it: claim one of the pool's, see it whole in private."""
        if not self.reader.workspace.is_team:
            return []
        show_me = [self.button("button-show-me", Action.SHOW_ME)] if self.reader.masks else []
        return rows([*self._whose(), *show_me], 2)

    def _whose(self) -> Row:
        """Of a lead just recorded whose it is, to be changed by a tap; later a free one can be claimed."""
        lead, owner = self.lead, self.lead.owner
        if lead.status in ENDED:
            return []
        if self.reader.now > lead.created_at + UNDO_FOR:
            if owner is None:
                return [self.button("button-claim", Action.CLAIM)]
            return [self.button("button-assign", Action.ASSIGN_MENU)] if self._is_late_for_an_admin else []
        mine = [self.button("button-mine", Action.CLAIM, chosen=owner is not None)]
        claim = [self.button("button-claim", Action.CLAIM)] if owner is None else mine
        return [
            *(claim if owner in (None, lead.created_by) else []),
            self.button("button-pool", Action.TO_POOL, chosen=owner is None),
            self.button("button-assign", Action.ASSIGN_MENU),
        ]

    @property
    def _is_late_for_an_admin(self) -> bool:
        """Whether an admin reads, in private, what a colleague owes."""
        reader, lead = self.reader, self.lead
        is_theirs_to_give = reader.workspace.is_admin(reader.person.id) and lead.owner != reader.person.id
        return is_theirs_to_give and not reader.masks and nagging.is_owed(lead, reader.now)

    def giving(self) -> list[InlineKeyboardButton]:
        """To whom else a team's lead may go."""
        if not self.reader.workspace.is_team or self.lead.status in ENDED:
            return []
        pool = [self.button("button-to-pool", Action.TO_POOL)] if self.lead.owner is not None else []
        return [self.button("button-assign", Action.ASSIGN_MENU), *pool]

    def undo(self) -> list[Row]:
        """Undo, while the last move can be taken back."""
        if self.lead.undo_until is None or self.reader.now > self.lead.undo_until:
            return []
        if not self.reader.masks and pool.is_gift(self.lead, self.reader.person.id):
            return []
        return [[self.button("button-undo", Action.UNDO)]]

    def back(self) -> Row:
        """To the card, or to the list of what is owed."""
        return [self.button("button-back", Action.CARD)]

    def spans(self, action: Action, names: Iterable[str]) -> list[InlineKeyboardButton]:
        """One button for each span of time."""
        return [self.button(f"span-{name}", action, name) for name in names]

    def touch(self, kind: TouchKind | None, minutes: int | None, climb: list[Row]) -> list[Row]:
        """How, then how long, and next, with what is most often answered: eight buttons at most, in the end any day."""
        how, lengths = QUICK_KINDS, QUICK_MINUTES[: 2 if climb else 3]
        first = (
            [self.button(f"how-{each}", Action.HOW, each.value) for each in how]
            if kind is None
            else [self._minutes(each, minutes) for each in lengths if minutes is None]
        )
        first.append(self.button("button-more", Action.TOUCH_FORM, WHOLE))
        pick = [] if kind is None or minutes is None else [self.button("button-pick", Action.ASK_NEXT)]
        following = [*self.spans(Action.NEXT, ("tomorrow", "three-days", "week")), *pick, *chain(*self.undo())]
        # Three long words in a row are cut on a phone; “15 min” is short.
        return [*(climb if kind is not None else []), *rows(first, 3 if len(first) == 3 else 2), *rows(following, 2)]

    def touch_whole(self, kind: TouchKind | None, minutes: int | None) -> list[Row]:
        """How, how long, a note, and next: answered in any order, the last ends the form."""
        how = [self.button(f"how-{each}", Action.HOW, each.value, chosen=each is kind) for each in TouchKind]
        long = [self._minutes(each, minutes) for each in MINUTES]
        return [
            *rows(how, 3),
            long,
            [
                self.button("button-note", Action.ASK_TOUCH_NOTE),
                self.button("button-other-minutes", Action.ASK_MINUTES),
            ],
            *rows(self.spans(Action.NEXT, ("tomorrow", "three-days", "week", "month")), 2),
            [self.button("button-pick", Action.ASK_NEXT), self.button("button-nothing-now", Action.REST)],
        ]

    def _minutes(self, each: int, chosen: int | None) -> InlineKeyboardButton:
        label = self.reader.plain("button-minutes", minutes=each)
        if each == chosen:
            label = self.reader.plain("button-chosen", label=label)
        return self.labelled(label, Action.MINUTES, str(each))

    def reasons(self) -> list[Row]:
        """Why a lead was lost."""
        known = [
            self.button(f"reason-{each}", Action.REASON, each.value)
            for each in LostReason
            if each is not LostReason.OTHER
        ]
        return rows([*known, self.button("reason-other", Action.ASK_REASON)], 2)

    def snooze_reasons(self) -> list[Row]:
        """Why a follow-up was postponed again."""
        known = [
            self.button(f"snoozed-{each}", Action.SNOOZED_WHY, each.value)
            for each in SnoozeReason
            if each is not SnoozeReason.OTHER
        ]
        return rows([*known, self.button("reason-other", Action.ASK_SNOOZED_WHY)], 2)

    def sources(self) -> list[Row]:
        """Where the lead may have been found."""
        return rows([self.button(f"source-{each}", Action.PICK_SOURCE, each.value) for each in Source], 3)


def rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """The buttons, `width` to a row."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def free(reader: Reader, key: str, action: Action, argument: str = "", **values: object) -> InlineKeyboardButton:
    """A button that belongs to no lead."""
    return InlineKeyboardButton(reader.plain(key, **values), callback_data=pack(Press(action, argument=argument)))


def markup(found: Iterable[Row]) -> InlineKeyboardMarkup | None:
    """The rows as Telegram takes them: none at all where no button is left."""
    rows = [row for row in found if row]
    return InlineKeyboardMarkup(rows) if rows else None
