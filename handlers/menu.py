"""What Telegram shows of the bot before anybody writes: its commands and what it says of itself."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from messages import texts

LISTED = (
    "new",
    "due",
    "leads",
    "lead",
    "find",
    "summary",
    "goal",
    "spent",
    "time",
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

IN_GROUPS = {
    "new": "command-new",
    "lead": "group-lead",
    "leads": "group-leads",
    "pool": "command-pool",
    "find": "command-find",
    "due": "command-due",
    "summary": "command-summary",
    "goal": "command-goal",
    "spent": "command-spent",
    "time": "command-time",
    "settings": "command-settings",
    "help": "command-help",
    "cancel": "command-cancel",
}
"""The commands that groups are shown, and what is said of them there."""

KNOWN = frozenset((*LISTED, *IN_GROUPS, "start"))
"""Every command that the bot takes; in a group any other without its name may be another bot's."""


async def publish(bot: Bot) -> None:
    """Tell Telegram, in each language there is a catalogue for; the first is what all others see."""
    for language in texts.languages():
        shown = None if language == texts.FALLBACK else language
        commands = [BotCommand(name, texts.plain(language, f"command-{name}")) for name in LISTED]
        await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats(), language_code=shown)
        in_groups = [BotCommand(name, texts.plain(language, key)) for name, key in IN_GROUPS.items()]
        await bot.set_my_commands(in_groups, scope=BotCommandScopeAllGroupChats(), language_code=shown)
        await bot.set_my_description(texts.plain(language, "about"), language_code=shown)
        await bot.set_my_short_description(texts.plain(language, "about-short"), language_code=shown)
    # What an older version offered everywhere.
    await bot.delete_my_commands(scope=BotCommandScopeDefault())
