"""What the bot says of its own accord beside the nag: the morning list, and what others hear of late follow-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from telegram import InlineKeyboardButton

from domain import escalation
from domain.digest import Digest
from domain.masking import masked
from domain.models import Lead, LeadRef, PersonId, Workspace
from domain.people import Person
from messages import cards, lists, teams, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader

A_LIST = 7
"""How many leads a part of the morning list or a notice names; the rest is a number."""

OPENED = 3
"""How many leads of one who can't be reached have a button in the group."""


def digest(digest: Digest, reader: Reader) -> View:
    """The morning list: what is owed, what falls due today, and who is going cold."""
    owed, today, cold = (leads[:A_LIST] for leads in (digest.owed, digest.today, digest.cold))
    titles = cards.titles([*owed, *today, *cold], reader)
    parts = [
        _part("digest-owed", [_named(lead, reader, titles) for lead in owed], len(digest.owed), reader),
        _part("digest-today", [_timed(lead, reader, titles) for lead in today], len(digest.today), reader),
        _part("digest-cold", [_named(lead, reader, titles) for lead in cold], len(digest.cold), reader),
    ]
    text = "\n\n".join([reader.text("digest-title"), *(part for part in parts if part)])
    buttons = [free(reader, "button-today", Action.BOARD, "today/0")] if digest.today else []
    buttons += [free(reader, "button-resting", Action.BOARD, "resting/0")] if digest.cold else []
    return View(text, markup([buttons]))


def _part(heading: str, lines: Sequence[str], count: int, reader: Reader) -> str | None:
    if not lines:
        return None
    more = [reader.text("digest-more", count=count - len(lines))] if count > len(lines) else []
    return "\n".join([reader.text(heading, count=count), *lines, *more])


def _timed(lead: Lead, reader: Reader, titles: Mapping[LeadRef, str]) -> str:
    clock = reader.clock(lead.due_at) if lead.due_at else ""
    return reader.text("digest-line-at", time=clock, lead=_named(lead, reader, titles))


def _named(lead: Lead, reader: Reader, titles: Mapping[LeadRef, str]) -> texts.Markup:
    title, team = titles[lead.ref], reader.team(lead)
    line = reader.text("digest-line", title=title)
    if lead.need:
        line = reader.text("digest-line-need", title=title, need=cards.short(lead.need))
    return reader.text("digest-line-team", lead=line, team=cards.short(team)) if team else line


def late_in_group(late: Sequence[Lead], unheard: Sequence[Lead], reader: Reader) -> View:
    """What a team's group hears: how many follow-ups are late and since when, no names; and who has no listener."""
    oldest = min((escalation.owed_since(lead, lead.due_at) for lead in late if lead.due_at), default=reader.now)
    lines = [reader.text("group-late", count=len(late), since=reader.since(oldest))]
    if unheard:
        lines.append(reader.text("group-unheard", count=len(unheard), numbers=_numbers(unheard, reader)))
    return View("\n".join(lines))


def _numbers(leads: Sequence[Lead], reader: Reader) -> str:
    numbers = [f"#{lead.number}" for lead in leads[:A_LIST]]
    return ", ".join([*numbers, "…"]) if len(leads) > A_LIST else reader.listed(numbers)


def mention(owed: Sequence[Lead], reader: Reader, bot: str) -> View:
    """What somebody hears in their team's group who can't be written to in private: what they owe, and how to be."""
    who = texts.mention(int(reader.person.id), masked(_first(reader)))
    lines = [reader.text("group-mention", who=who, count=len(owed)), ""]
    titles = {lead.ref: cards.title(lead, reader) for lead in owed[:A_LIST]}  # each line begins with its number
    lines += [
        reader.text("group-mention-line", number=str(lead.number), lead=_named(lead, reader, titles))
        for lead in owed[:A_LIST]
    ]
    if len(owed) > A_LIST:
        lines.append(reader.text("digest-more", count=len(owed) - A_LIST))
    lines += ["", reader.text("group-mention-how")]
    return View(
        "\n".join(lines),
        markup(
            [
                [teams.join_button(reader.workspace, bot, reader)],
                *rows([_open(lead, reader) for lead in owed[:OPENED]], 1),
            ]
        ),
    )


def _first(reader: Reader) -> str:
    return cards.short(reader.person.name) or reader.plain("somebody")


def topic_gone(reader: Reader) -> View:
    """What an admin hears when the topic for reminders is closed or deleted."""
    return View(reader.text("admin-topic-gone", team=cards.our_team(reader)))


def parted(reader: Reader) -> View:
    """What somebody hears who is no longer in the reader's team."""
    return View(reader.text("no-longer-in", team=cards.our_team(reader)))


def owed_elsewhere(owed: Sequence[Lead], left: Workspace, reader: Reader) -> View:
    """The living card of somebody who is no longer in a team: that, and what they owe without it."""
    said = parted(replace(reader, workspace=left))
    return lists.due(owed, reader, said=said.text) if owed else said


def late_for_admin(late: Sequence[Lead], owners: Mapping[PersonId, Person], reader: Reader, page: int = 0) -> View:
    """What an admin hears privately, a page at a time: which follow-ups are late, whose, and who can't be reached.

    A lead without a listener can be given to somebody at once, any other be opened.
    """
    if not late:
        return View(reader.text("admin-late-none", team=cards.our_team(reader)))
    shown, _, turn = _paged(late, page, Action.LATE, reader.workspace.id, reader)
    lines = [reader.text("admin-late", count=len(late), team=cards.our_team(reader)), ""]
    lines += [_whose(lead, owners, reader) for lead in shown]
    buttons = [_open(lead, reader) if _hears(lead, owners) else _give(lead, reader) for lead in shown]
    return View("\n".join(lines), markup([*rows(buttons, 1), turn]))


def _hears(lead: Lead, owners: Mapping[PersonId, Person]) -> bool:
    owner = owners.get(lead.owner) if lead.owner is not None else None
    return owner is not None and owner.reachable


def _whose(lead: Lead, owners: Mapping[PersonId, Person], reader: Reader) -> str:
    owner = owners.get(lead.owner) if lead.owner is not None else None
    who = owner.name if owner is not None else reader.plain("somebody")
    key = "admin-late-line" if _hears(lead, owners) else "admin-unheard-line"
    since = reader.when(escalation.owed_since(lead, lead.due_at)) if lead.due_at else ""
    return reader.text(key, number=str(lead.number), title=cards.title(lead, reader), who=cards.short(who), when=since)


def _open(lead: Lead, reader: Reader) -> InlineKeyboardButton:
    return LeadButtons(lead, reader).button("label", Action.CARD, teams.NEW, label=cards.label(lead, reader))


def _give(lead: Lead, reader: Reader) -> InlineKeyboardButton:
    return LeadButtons(lead, reader).button(
        "button-assign-lead", Action.ASSIGN_MENU, teams.NEW, lead=cards.label(lead, reader)
    )


def offer(
    owner: Person,
    leads: Sequence[Lead],
    reader: Reader,
    page: int = 0,
    *,
    said: str | None = None,
    taken: Lead | None = None,
) -> View:
    """What a stand-in is offered, a page at a time: whose follow-ups fall due, with a button to take each over.

    `said` is what became of the last press; the lead that was just `taken` over can be opened.
    """
    opened = [[_open(taken, reader)]] if taken is not None else []
    who = cards.short(owner.name)
    if not leads:
        return View(cards.lines(said, "", reader.text("offer-none", who=who)), markup(opened))
    until = reader.when(owner.away.until) if owner.away else ""
    shown, page, turn = _paged(leads, page, Action.OFFERED, owner.id, reader)
    lines = [*([said, ""] if said else []), reader.text("offer-stand-in", who=who, until=until, count=len(leads)), ""]
    titles = cards.titles(shown, reader)
    lines += [_named(lead, reader, titles) for lead in shown]
    taking = [
        LeadButtons(lead, reader).button(
            "button-take-over", Action.TAKE_OVER, f"{owner.id}/{page}", title=cards.label(lead, reader)
        )
        for lead in shown
    ]
    return View("\n".join(lines), markup([*opened, *rows(taking, 1), turn]))


def _paged(
    leads: Sequence[Lead], page: int, action: Action, of: int, reader: Reader
) -> tuple[Sequence[Lead], int, Row]:
    """The leads of a page, which page that is, and the buttons to its neighbours, which name what the list is `of`."""
    pages = -(-len(leads) // A_LIST)
    page = min(page, pages - 1)
    before = [free(reader, "button-newer", action, f"{of}/{page - 1}")] if page else []
    after = [free(reader, "button-older", action, f"{of}/{page + 1}")] if page + 1 < pages else []
    return leads[page * A_LIST : (page + 1) * A_LIST], page, [*before, *after]
