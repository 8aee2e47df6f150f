"""How often people are reminded, and whether they get the morning list."""

from __future__ import annotations

from telegram import Update

from domain import answers
from domain.people import Asking, Profile
from handlers.context import BotContext
from messages import habits as pages
from messages import settings
from messages.callbacks import Forged
from messages.cards import View


async def page(_: Update, context: BotContext) -> None:
    """The profiles, after one was chosen or not."""
    if context.press.argument:
        chosen = context.chosen(Profile)
        if chosen is Profile.CUSTOM and not context.person.steps:
            raise Forged(chosen)
        context.person = await context.services.habits.set_profile(context.person.id, chosen)
    await context.withdraw(Asking.STEPS)
    await context.show(pages.reminders(context.reader))


async def take_steps(context: BotContext) -> View:
    """Own times were typed. Raises NotUnderstood."""
    steps = answers.steps(context.typed)
    context.person = await context.services.habits.set_steps(context.person.id, steps)
    return pages.reminders(context.reader, said=context.reader.text("edited"))


async def morning_list(_: Update, context: BotContext) -> None:
    """The morning list is wanted or not; the button says which, so that it may come twice."""
    wanted = context.press.argument
    if wanted not in ("on", "off"):
        raise Forged(wanted)
    context.person = await context.services.habits.want_digest(context.person.id, wanted == "on")
    await context.show(settings.page(context.reader, said=context.reader.text(f"morning-list-{wanted}")))
