"""What Telegram shows of the bot before anybody writes: its commands and what it says of itself."""

from __future__ import annotations

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeDefault

from messages import texts

LISTED = (
    "new",
    "due",
    "leads",
    "lead",
    "find",
    "away",
    "link",
    "settings",
    "duplicates",
    "import",
    "export",
    "help",
    "privacy",
    "forget",
    "cancel",
)


async def publish(bot: Bot) -> None:
    """Tell Telegram, in each language there is a catalogue for; the first is what all others see."""
    for language in texts.languages():
        shown = None if language == texts.FALLBACK else language
        commands = [BotCommand(name, texts.plain(language, f"command-{name}")) for name in LISTED]
        await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats(), language_code=shown)
        await bot.set_my_description(texts.plain(language, "about"), language_code=shown)
        await bot.set_my_short_description(texts.plain(language, "about-short"), language_code=shown)
    # In groups nothing is offered until the bot works there.
    await bot.delete_my_commands(scope=BotCommandScopeDefault())
