"""The forms around a win and the ladder: who helped, staying in touch, a referral, the next rung."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from domain import ladder, winning
from domain.models import AssistKind, Lead, Rhythm, Stage
from domain.people import Asking
from messages import cards, texts
from messages.callbacks import Action
from messages.cards import View, lines, outcome, title
from messages.keyboards import LeadButtons, Row, markup, rows
from messages.reader import Reader

KINDS = {
    AssistKind.PERSON: Action.ASK_WHO_HELPED,
    AssistKind.POST: Action.ASK_WHICH_POST,
    AssistKind.EVENT: Action.ASK_WHICH_EVENT,
}
"""What may have helped, and the press that asks who or which."""


def helped_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After the amount, and from Edit at any time: who or what helped; several can be named, and taken back."""
    buttons = LeadButtons(lead, reader, nag)
    full = len(lead.assists) >= winning.MOST_ASSISTS
    kinds = [] if full else [buttons.button(f"button-helped-{kind}", action) for kind, action in KINDS.items()]
    asked = "helped-form-more" if lead.assists else "helped-form"
    text = lines(outcome(lead, reader), cards.helped(lead, reader), reader.text(asked))
    done = buttons.button("button-done" if lead.assists else "button-nobody-helped", _onward(lead))
    return View(text, markup([kinds, *rows(_named(buttons, lead), 2), [done], *buttons.undo()]))


def _named(buttons: LeadButtons, lead: Lead) -> Row:
    """One button for each that was named, which takes it back."""
    return [
        buttons.button(
            "button-drop-assist",
            Action.DROP_ASSIST,
            winning.mark_of(each),
            what=texts.cut(each.what, cards.LABEL_UNITS),
        )
        for each in lead.assists
    ]


def _onward(lead: Lead) -> Action:
    """What follows a question about a lead: after a win of which nothing is planned yet, what comes next."""
    return Action.STAY if winning.wants_a_plan(lead) else Action.CARD


def helped_question(asking: Asking, lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Asks who or which it was, in words."""
    asked = reader.text(f"ask-{asking.replace('_', '-')}", title=title(lead, reader))
    return View(asked, markup([[LeadButtons(lead, reader, nag).button("button-back", Action.HELPED)]]))


def stay_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After a win and who helped: an offer to stay in touch, the next rung, and a referral."""
    buttons = LeadButtons(lead, reader, nag)
    stay = buttons.button("button-every-ninety-days", Action.KEEP, Rhythm.NINETY_DAYS)
    done = buttons.button("button-nothing-now", Action.DONE)
    refer = buttons.button("button-refer", Action.REFER)
    text = lines(outcome(lead, reader), cards.helped(lead, reader), climbed(lead, reader), reader.text("stay-in-touch"))
    return View(text, markup([[stay, done], [refer], *rung(lead, reader, nag=nag), *buttons.undo()]))


def referral_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Asks for whom the lead has sent, in one sentence."""
    buttons = LeadButtons(lead, reader, nag)
    text = reader.text("ask-referral", title=title(lead, reader))
    return View(text, markup([[buttons.button("button-cancel", _onward(lead))]]))


def rung(lead: Lead, reader: Reader, *, nag: bool = False) -> list[Row]:
    """One button to the rung that the last mark suggests, if it suggests one."""
    above = ladder.suggestion(lead)
    return [] if above is None else [[_move_to(above, Action.CLIMB, LeadButtons(lead, reader, nag))]]


def climbed(lead: Lead, reader: Reader) -> texts.Markup | None:
    """Where the lead stands, if it was moved just now."""
    return reader.text("stage-moved", stage=reader.plain(f"stage-{lead.stage}")) if ladder.has_climbed(lead) else None


def stage_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """The ladder in its order as one line, with the rung on which the lead stands; below it the next one first."""
    buttons = LeadButtons(lead, reader, nag)
    above = ladder.following(lead)
    steps = " › ".join(_step(each, lead, reader) for each in ladder.LADDER)
    first = [] if above is None else [_move_to(above, Action.STAGE, buttons)]
    others = [
        buttons.button(f"stage-{each}", Action.STAGE, each.value, chosen=each is lead.stage)
        for each in ladder.LADDER
        if each is not above
    ]
    text = lines(reader.text("stage-form", title=title(lead, reader)), steps)
    return View(text, markup([first, *rows(others, 3), buttons.back()]))


def _step(stage: Stage, lead: Lead, reader: Reader) -> str:
    name = reader.text(f"stage-{stage}")
    return f"<b>{name}</b>" if stage is lead.stage else name


def _move_to(stage: Stage, action: Action, buttons: LeadButtons) -> InlineKeyboardButton:
    name = buttons.reader.plain(f"stage-{stage}")
    return buttons.button("button-climb", action, stage.value, stage=name)
