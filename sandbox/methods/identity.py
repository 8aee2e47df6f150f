"""Methods about the bot itself: who it is, its commands and words, its files and its webhook."""

from __future__ import annotations

import re
from collections.abc import Callable

from sandbox import objects
from sandbox.errors import bad_request
from sandbox.models import Json
from sandbox.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")


def get_me(world: World, _: Json) -> Json:
    """getMe."""
    return objects.bot_user(world.bot)


def get_file(world: World, params: Json) -> Json:
    """getFile."""
    kept = world.files.downloadable(params["file_id"])
    return {
        "file_id": kept.id,
        "file_unique_id": kept.unique_id,
        "file_size": len(kept.data),
        "file_path": kept.path,
    }


def set_commands(world: World, params: Json) -> bool:
    """setMyCommands."""
    scope, language = _scope(params)
    world.profile.set_commands(params["commands"], scope, language)
    world.note("commands", commands=world.profile.commands(None, ""))
    return True


def get_commands(world: World, params: Json) -> list[Json]:
    """getMyCommands."""
    return world.profile.commands(*_scope(params))


def delete_commands(world: World, params: Json) -> bool:
    """deleteMyCommands."""
    world.profile.delete_commands(*_scope(params))
    world.note("commands", commands=world.profile.commands(None, ""))
    return True


def _scope(params: Json) -> tuple[Json | None, str]:
    language = params.get("language_code", "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return params.get("scope"), language


def _set_word(what: str) -> Callable[[World, Json], bool]:
    def setter(world: World, params: Json) -> bool:
        world.profile.set_word(what, _scope(params)[1], params.get(what, ""))
        return True

    return setter


def _get_word(what: str) -> Callable[[World, Json], Json]:
    def getter(world: World, params: Json) -> Json:
        otherwise = world.bot.name if what == "name" else ""
        return {what: world.profile.word(what, _scope(params)[1], otherwise)}

    return getter


def set_menu_button(world: World, params: Json) -> bool:
    """setChatMenuButton."""
    world.profile.set_menu_button(params.get("chat_id"), params.get("menu_button", {"type": "default"}))
    return True


def get_menu_button(world: World, params: Json) -> Json:
    """getChatMenuButton."""
    return world.profile.menu_button(params.get("chat_id"))


def set_webhook(world: World, params: Json) -> bool:
    """setWebhook: recorded, never called."""
    if not params["url"]:
        return delete_webhook(world, params)
    if not params["url"].startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "secret_token" in params and not _SECRET.match(params["secret_token"]):
        raise bad_request("secret token contains unallowed characters")
    world.updates.webhook = params["url"]
    world.updates.allow(params.get("allowed_updates"))
    _drop(world, params)
    return True


def delete_webhook(world: World, params: Json) -> bool:
    """deleteWebhook."""
    world.updates.webhook = ""
    _drop(world, params)
    return True


def _drop(world: World, params: Json) -> None:
    if params.get("drop_pending_updates"):
        world.updates.clear()


def get_webhook(world: World, _: Json) -> Json:
    """getWebhookInfo."""
    info: Json = {
        "url": world.updates.webhook,
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending_count(),
    }
    if (allowed := world.updates.allowed()) is not None:
        info["allowed_updates"] = allowed
    return info


METHODS = {
    "getMe": get_me,
    "getFile": get_file,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyDescription": _set_word("description"),
    "getMyDescription": _get_word("description"),
    "setMyShortDescription": _set_word("short_description"),
    "getMyShortDescription": _get_word("short_description"),
    "setMyName": _set_word("name"),
    "getMyName": _get_word("name"),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook,
}
