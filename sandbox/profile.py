"""What the bot has said of itself: commands by scope and language, names, descriptions, menu buttons."""

from __future__ import annotations

import json
import re

from sandbox.errors import bad_request
from sandbox.models import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
_MOST_COMMANDS = 100


class BotProfile:
    """Keeps what setMyCommands, setMyDescription and their like were told."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self._words: dict[tuple[str, str], str] = {}
        self._menu_buttons: dict[int | None, Json] = {}

    def set_commands(self, commands: list[Json], scope: Json | None, language: str) -> None:
        """Replace one list. Raises Refused for a wrong name or more than 100 commands."""
        if len(commands) > _MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            name = command["command"].removeprefix("/")
            if not _COMMAND.match(name):
                raise bad_request("BOT_COMMAND_INVALID")
            if not command["description"].strip():
                raise bad_request("command description must be non-empty")
        self._commands[_key(scope, language)] = commands

    def commands(self, scope: Json | None, language: str) -> list[Json]:
        """One list, as it was set."""
        return self._commands.get(_key(scope, language), [])

    def delete_commands(self, scope: Json | None, language: str) -> None:
        """Forget one list."""
        self._commands.pop(_key(scope, language), None)

    def shown_commands(self, chat: int, person: int, *, private: bool, admin: bool, language: str) -> list[Json]:
        """The list that a person's menu shows in a chat: the narrowest scope that has one."""
        scopes: list[Json] = []
        if private:
            scopes += [{"type": "chat", "chat_id": chat}, {"type": "all_private_chats"}]
        else:
            scopes.append({"type": "chat_member", "chat_id": chat, "user_id": person})
            scopes += [{"type": "chat_administrators", "chat_id": chat}] if admin else []
            scopes.append({"type": "chat", "chat_id": chat})
            scopes += [{"type": "all_chat_administrators"}] if admin else []
            scopes.append({"type": "all_group_chats"})
        for scope in [*scopes, {"type": "default"}]:
            for tongue in (language, ""):
                if found := self.commands(scope, tongue):
                    return found
        return []

    def set_word(self, what: str, language: str, text: str) -> None:
        """Keep a name or description."""
        self._words[what, language] = text

    def word(self, what: str, language: str, otherwise: str = "") -> str:
        """A name or description in that language, else in none."""
        return self._words.get((what, language)) or self._words.get((what, "")) or otherwise

    def set_menu_button(self, chat: int | None, button: Json) -> None:
        """Keep the menu button of one chat, or of all."""
        self._menu_buttons[chat] = button

    def menu_button(self, chat: int | None) -> Json:
        """The menu button of one chat."""
        return self._menu_buttons.get(chat) or self._menu_buttons.get(None) or {"type": "commands"}


def _key(scope: Json | None, language: str) -> tuple[str, str]:
    return json.dumps(scope or {"type": "default"}, sort_keys=True), language
