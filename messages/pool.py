"""What a team reads of its pool: what nobody has, who gets it, and who has it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telegram import InlineKeyboardButton

from domain import pool as domain_pool
from domain.models import Lead, PersonId
from domain.people import Person
from domain.pool import Handover
from messages import cards, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader
from messages.teams import NEW, join_button

A_PAGE = 8
"""How many leads, or members, are named at once."""

OFFER = "o"
"""What a claim says that stands under the offer to the group; under a list it says the page."""


def offer(lying: Sequence[Lead], reader: Reader, *, said: str | None = None) -> View:
    """What nobody has, the first with a button to claim each; `said` is who has just got one."""
    if not lying:
        return View(said or reader.text("pool-empty"))
    more = [reader.text("pool-more", count=len(lying) - A_PAGE)] if len(lying) > A_PAGE else []
    title = _title_of_offer(lying, reader)
    left = _left_behind("pool-left", lying, reader)
    lines = [*([said, ""] if said else []), title, *(_line(lead, reader) for lead in lying[:A_PAGE]), *more, *left]
    return View("\n".join(lines), markup(rows(_claims(lying[:A_PAGE], reader, OFFER), 1)))


def _title_of_offer(lying: Sequence[Lead], reader: Reader) -> texts.Markup:
    """How many nobody has, and of how many, once somebody has taken any of those that were offered."""
    made = reader.workspace.pool_offer
    of = {lead.number for lead in lying} | {*(made.began_with if made is not None else ())}
    if len(of) == len(lying):
        return reader.text("pool-title", count=len(lying))
    return reader.text("pool-title-of", count=len(lying), of=len(of))


def listed(lying: Sequence[Lead], page: int, reader: Reader, *, said: str | None = None) -> View:
    """The whole pool, a page at a time."""
    if not lying:
        return View(cards.lines(said, reader.text("pool-empty")))
    pages = -(-len(lying) // A_PAGE)
    page = min(page, pages - 1)
    shown = lying[page * A_PAGE : (page + 1) * A_PAGE]
    title = reader.text("pool-title", count=len(lying))
    lines = [*([said, ""] if said else []), title, *(_line(lead, reader) for lead in shown)]
    turn = _turn(page, pages, [free(reader, *to) for to in _neighbours(page, Action.POOL)])
    return View("\n".join(lines), markup([*rows(_claims(shown, reader, str(page)), 1), turn]))


def _neighbours(page: int, action: Action) -> tuple[tuple[str, Action, str], tuple[str, Action, str]]:
    return ("button-newer", action, str(max(page - 1, 0))), ("button-older", action, str(page + 1))


def _turn(page: int, pages: int, buttons: Sequence[InlineKeyboardButton]) -> Row:
    back, on = buttons
    return [*([back] if page else []), *([on] if page + 1 < pages else [])]


def _line(lead: Lead, reader: Reader) -> str:
    title, number = cards.title(lead, reader), str(lead.number)
    when = reader.when(lead.due_at) if lead.due_at else reader.plain("pool-at-rest")
    if lead.need and lead.need != title:
        return reader.text("pool-line-need", number=number, title=title, need=cards.short(lead.need), when=when)
    return reader.text("pool-line", number=number, title=title, when=when)


def _claims(lying: Sequence[Lead], reader: Reader, where: str) -> list[InlineKeyboardButton]:
    return [
        LeadButtons(lead, reader).button("button-claim-lead", Action.CLAIM, where, lead=cards.label(lead, reader))
        for lead in lying
    ]


def moved(lead: Lead, reader: Reader) -> texts.Markup:
    """Who has a lead now, or what became of one that still nobody has."""
    if lead.merged_into is not None:
        into = str(lead.merged_into)
        return reader.text("merged-in-pool", number=str(lead.number), title=cards.title(lead, reader), into=into)
    if lead.owner is None and not domain_pool.is_free(lead):
        return cards.outcome(lead, reader)
    title = cards.title(lead, reader)
    if lead.owner is None:
        return reader.text("lies-in-pool", title=title)
    return reader.text("has-now", who=_named(reader, lead.owner), title=title)


def away(owner: Person, reader: Reader) -> texts.Markup | None:
    """That whoever has just got a lead is away, until when, and who stands in."""
    if owner.id == reader.person.id and not reader.masks:
        return while_away(reader)
    until = reader.day(owner.away.until) if owner.away is not None else ""
    stand_in = owner.away.stand_in if owner.away is not None else None
    if stand_in is None:
        return reader.text("owner-away", who=_named(reader, owner.id), until=until)
    return reader.text("owner-away-stand-in", who=_named(reader, owner.id), until=until, to=_named(reader, stand_in))


def overload(owner: PersonId, count: int, reader: Reader) -> texts.Markup:
    """That whoever has just got a lead has more open ones than their team allows."""
    told = {"count": count, "most": reader.workspace.most_open or 0}
    if owner == reader.person.id and not reader.masks:
        return reader.text("have-too-many", **told)
    return reader.text("has-too-many", who=_named(reader, owner), **told)


def not_for(named: str, reader: Reader) -> texts.Markup:
    """That leads go round, so that whoever was named doesn't get this one."""
    return reader.text("recorded-in-turn", who=cards.short(named))


def outsider(named: str, reader: Reader) -> texts.Markup:
    """That whoever was named shall have a lead, and isn't there to have it."""
    return reader.text("not-in-this-team", who=cards.short(named))


def namesakes(named: str, reader: Reader) -> texts.Markup:
    """That several people may be meant who could have a lead."""
    return reader.text("several-called-so", who=cards.short(named))


def _named(reader: Reader, person: PersonId) -> str:
    return cards.short(reader.who(person))


def unclaimed(lying: Sequence[Lead], reader: Reader) -> View:
    """What an admin hears privately: what nobody claims, with a button to give each to somebody."""
    more = [reader.text("digest-more", count=len(lying) - A_PAGE)] if len(lying) > A_PAGE else []
    title = reader.text("pool-unclaimed", team=reader.workspace.title, count=len(lying))
    giving = [
        LeadButtons(lead, reader).button("button-assign-lead", Action.ASSIGN_MENU, NEW, lead=cards.label(lead, reader))
        for lead in lying[:A_PAGE]
    ]
    left = _left_behind("pool-left-admin", lying, reader)
    lines = [title, *(_line(lead, reader) for lead in lying[:A_PAGE]), *more, *left]
    return View("\n".join(lines), markup(rows(giving, 1)))


def _left_behind(key: str, lying: Sequence[Lead], reader: Reader) -> list[str]:
    """How many of these somebody had who has left the group, and what is to be done with them."""
    count = sum(map(domain_pool.is_left_behind, lying))
    return ["", reader.text(key, count=count)] if count else []


def assign_form(lead: Lead, reader: Reader, page: int = 0, *, nag: bool = False) -> View:
    """Who gets a lead: the members whose names are known, those who have it marked, and the pool."""
    buttons = LeadButtons(lead, reader, nag)
    known = [person for person in reader.workspace.members if reader.names.get(person)]
    known.sort(key=lambda person: (reader.names[person].casefold(), person))
    pages = max(-(-len(known) // A_PAGE), 1)
    page = min(page, pages - 1)
    members = [_member(buttons, person) for person in known[page * A_PAGE : (page + 1) * A_PAGE]]
    turn = _turn(page, pages, [buttons.button(*to) for to in _neighbours(page, Action.ASSIGN_MENU)])
    pool = [buttons.button("button-to-pool", Action.TO_POOL)] if lead.owner is not None else []
    text = reader.text("assign-form", title=cards.title(lead, reader))
    return View(text, markup([*rows(members, 2), turn, [*pool, *buttons.back()]]))


def _member(buttons: LeadButtons, person: PersonId) -> InlineKeyboardButton:
    name = texts.cut(buttons.reader.names[person], cards.LABEL_UNITS)
    chosen = person == buttons.lead.owner
    return buttons.button("label", Action.ASSIGN, str(int(person)), label=name, chosen=chosen)


def why(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """By which rule a lead is offered that nobody has, and when next."""
    following = domain_pool.offered_at(lead, reader.workspace, reader.now, reader.person.zone)
    when = reader.text("why-next", when=reader.when(following)) if following else reader.text("why-next-never")
    title = reader.text("why-offered", title=cards.title(lead, reader))
    return View(cards.lines(title, "", when), markup([LeadButtons(lead, reader, nag).back()]))


def given(handover: Handover, reader: Reader) -> View:
    """The lead in full, for whoever has it now."""
    title = cards.title(handover.lead, reader)
    if handover.by == handover.to:
        said = reader.text("yours-now", title=title)
    else:
        key = "your-turn" if handover.in_turn else "given-to-you"
        said = reader.text(key, who=_named(reader, handover.by), title=title)
    return cards.lead(handover.lead, reader, said=cards.lines(said, while_away(reader)))


def while_away(reader: Reader) -> texts.Markup | None:
    """That whoever gets a lead is on leave themselves, if they are."""
    leave = reader.person.away
    if leave is None or not reader.person.is_away(reader.now):
        return None
    return reader.text("you-are-away", until=reader.day(leave.until))


def taken(handover: Handover, reader: Reader) -> View:
    """What somebody hears whose lead has gone to another, or to the pool."""
    title, by = cards.title(handover.lead, reader), _named(reader, handover.by)
    if handover.merged is not None:
        return View(_merged(handover, handover.merged, reader))
    if handover.to is None:
        return View(reader.text("gave-to-pool", who=by, title=title))
    if handover.to == handover.by:
        return View(reader.text("has-now", who=by, title=title))
    return View(reader.text("gave-to", who=by, title=title, to=_named(reader, handover.to)))


def _merged(handover: Handover, number: int, reader: Reader) -> texts.Markup:
    lead = handover.lead
    told = {"who": _named(reader, handover.by), "number": str(number), "into": str(lead.number)}
    title = cards.title(lead, reader)
    if handover.to is None or handover.to == handover.by:
        return reader.text("merged-into-own", title=title, **told)
    return reader.text("merged-away", title=title, to=_named(reader, handover.to), **told)


def called(to: Person, handover: Handover, reader: Reader, bot: str) -> View:
    """A mention of somebody whom the bot can't write to, with the way to let it."""
    title, ident = cards.title(handover.lead, reader), texts.Markup(int(to.id))
    text = reader.text("called-in-group", id=ident, who=cards.short(to.name), title=title)
    return View(text, markup([[join_button(reader.workspace, bot, reader)]]))


def changed(details: Mapping[str, str], by: PersonId, title: str, reader: Reader) -> str:
    """What somebody did who handed a lead over, behind their name."""
    to = details.get("to")
    if to is None:
        return reader.plain("changed-to-pool", title=title)
    if int(to) == by:
        return reader.plain("changed-handed_over", title=title)
    return reader.plain("changed-given", title=title, to=_named(reader, PersonId(int(to))))
