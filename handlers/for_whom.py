"""For which colleague somebody records a lead, and what they hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain import assigning, pool
from domain.assigning import Wish
from domain.errors import NotAllowed
from domain.models import Lead, PersonId
from domain.shares import Share
from handlers.context import BotContext
from messages import cards
from messages import pool as views


async def wished(context: BotContext, shares: Sequence[Share]) -> tuple[Wish | None, Sequence[Share]]:
    """Which colleague shall have it by the person's own words, and the messages without that, if they may say so."""
    team = context.workspace
    if not team.is_team:
        return None, shares
    usernames = await context.services.people.usernames([*team.members])
    for share in shares:
        wish = assigning.read(share.text, context.names, usernames) if share.said_at is None else None
        if wish is not None:
            wish = await _of_those_there(context, wish)
        if wish is None and share.said_at is None:
            wish = assigning.outsider(share.text)
        if wish is None:
            continue
        if wish.to is not None and not pool.may_choose(team, context.person.id):
            return wish, shares
        return wish, [replace(each, text=wish.words) if each is share else each for each in shares]
    return None, shares


async def _of_those_there(context: BotContext, wish: Wish) -> Wish | None:
    """Who may be meant and is still in the team; None where nobody is."""
    meant = wish.perhaps if wish.to is None else (wish.to,)
    there = [person for person in meant if await _is_there(context, person)]
    return wish.among(there) if there else None


async def _is_there(context: BotContext, person: PersonId) -> bool:
    try:
        await context.services.members.vouch(context.workspace, person)
    except NotAllowed:
        return False
    return True


async def doubts(context: BotContext, wish: Wish | None, lead: Lead) -> str | None:
    """What stands between a lead and who shall have it: they are no colleague, or several, leads go round, or `news`
    of them.
    """
    if wish is None:
        return None
    if wish.perhaps and not pool.may_choose(context.workspace, context.person.id):
        return views.not_for(wish.named, context.reader)
    if wish.to is None:
        view = views.namesakes if wish.perhaps else views.outsider
        return view(wish.named, context.reader)
    if lead.owner != wish.to:
        return views.not_for(context.reader.who(wish.to), context.reader)
    return await news(context, lead)


async def news(context: BotContext, lead: Lead) -> str | None:
    """What whoever gives a lead should know of whoever has just got it: they are away, or have more than enough."""
    away = await context.services.pool.owner_away(lead)
    found = [None if away is None else views.away(away, context.reader), await overload(context, lead)]
    return cards.lines(*found) or None


async def overload(context: BotContext, lead: Lead) -> str | None:
    """That whoever has just got a lead has more open ones than their team allows, if they have."""
    count = await context.services.pool.overload(lead, context.person.id)
    return None if lead.owner is None or count is None else views.overload(lead.owner, count, context.reader)
