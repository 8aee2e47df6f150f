"""The settings of a deployment, from the environment and .env; every mistake is reported at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

T = TypeVar("T")

TELEGRAM = "https://api.telegram.org"
SECRETS = ("BOT_TOKEN", "DATA_KEY", "DATABASE_URL", "WEBHOOK_SECRET")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
FORMATS = ("text", "json")
PACES = ("telegram", "none")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
LATER = {
    "DATABASE_URL": "PostgreSQL isn't supported yet; unset it to keep data in DATA_DIR",
    "WEBHOOK_URL": "webhooks aren't supported yet; unset it to use long polling",
}


class WrongSettings(Exception):
    """Some settings can't be used; each argument is a sentence about one of them."""

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.args)


@dataclass(frozen=True)
class Settings:
    """What an operator decides; secrets never show in its repr."""

    bot_token: str | None
    bot_api_url: str
    data_dir: Path
    data_key: str | None
    allowed_users: frozenset[int]
    allowed_chats: frozenset[int]
    admin_ids: frozenset[int]
    default_timezone: ZoneInfo
    default_language: str
    log_level: str
    log_format: str
    health_port: int | None
    sandbox_port: int
    sandbox_url: str | None
    sandbox_pace: str

    def __repr__(self) -> str:
        """Without the secrets."""
        shown = (each.name for each in fields(self) if each.name not in ("bot_token", "data_key"))
        return f"Settings({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    @property
    def is_sandboxed(self) -> bool:
        """Without a token there is no Telegram to talk to but the sandbox."""
        return self.bot_token is None

    @property
    def keeps_pace(self) -> bool:
        """Whether no more is sent to a chat than Telegram takes; it always is where there is a Telegram."""
        return not self.is_sandboxed or self.sandbox_pace == "telegram"


def read(environment: Mapping[str, str]) -> Settings:
    """The settings that the variables state.

    Raises:
        WrongSettings: with one sentence for each variable that can't be used.
    """
    mistakes: list[str] = []
    values = _with_secret_files(environment, mistakes)

    def take(name: str, default: T, parse: Callable[[str], T]) -> T:
        stated = values.get(name, "").strip()
        if not stated:
            return default
        try:
            return parse(stated)
        except ValueError as mistake:
            mistakes.append(f"{name}: {mistake}")
            return default

    settings = Settings(
        bot_token=take("BOT_TOKEN", None, _token),
        bot_api_url=take("BOT_API_URL", TELEGRAM, _url),
        data_dir=take("DATA_DIR", Path("data"), Path),
        data_key=take("DATA_KEY", None, str),
        allowed_users=take("ALLOWED_USERS", frozenset(), _ids),
        allowed_chats=take("ALLOWED_CHATS", frozenset(), _ids),
        admin_ids=take("ADMIN_IDS", frozenset(), _ids),
        default_timezone=take("DEFAULT_TIMEZONE", ZoneInfo("UTC"), _zone),
        default_language=take("DEFAULT_LANGUAGE", "en", _language),
        log_level=take("LOG_LEVEL", "INFO", _one_of(LEVELS, str.upper)),
        log_format=take("LOG_FORMAT", "text", _one_of(FORMATS, str.lower)),
        health_port=take("HEALTH_PORT", None, _port),
        sandbox_port=take("SANDBOX_PORT", 8877, _port),
        sandbox_url=take("SANDBOX_URL", None, _url),
        sandbox_pace=take("SANDBOX_PACE", "telegram", _one_of(PACES, str.lower)),
    )
    mistakes += [f"{name}: {why}" for name, why in LATER.items() if values.get(name, "").strip()]
    if mistakes:
        raise WrongSettings(*mistakes)
    return settings


def _with_secret_files(environment: Mapping[str, str], mistakes: list[str]) -> dict[str, str]:
    """The variables, each secret read from the file that NAME_FILE names where that is set."""
    values = dict(environment)
    for name in SECRETS:
        path = environment.get(f"{name}_FILE", "").strip()
        if not path:
            continue
        if environment.get(name, "").strip():
            mistakes.append(f"{name}: set it or {name}_FILE, not both")
        try:
            values[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as unreadable:
            mistakes.append(f"{name}_FILE: {path} can't be read ({type(unreadable).__name__})")
    return values


def _token(stated: str) -> str:
    if not TOKEN.fullmatch(stated):
        raise ValueError("this isn't a token as @BotFather gives it, like 123456:ABC-DEF")
    return stated


def _url(stated: str) -> str:
    parts = urlsplit(stated)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"{stated!r} isn't an address like https://example.org")
    return stated.rstrip("/")


def _ids(stated: str) -> frozenset[int]:
    try:
        return frozenset(int(each) for each in re.split(r"[,\s]+", stated) if each)
    except ValueError:
        raise ValueError(f"{stated!r} isn't a list of Telegram ids like 101,102") from None


def _zone(stated: str) -> ZoneInfo:
    try:
        return ZoneInfo(stated)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{stated!r} isn't a time zone like America/Halifax") from None


def _language(stated: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", stated):
        raise ValueError(f"{stated!r} isn't a language tag like en")
    return stated


def _one_of(choices: tuple[str, ...], spell: Callable[[str], str]) -> Callable[[str], Any]:
    def parse(stated: str) -> str:
        if spell(stated) not in choices:
            raise ValueError(f"{stated!r} is none of {', '.join(choices)}")
        return spell(stated)

    return parse


def _port(stated: str) -> int:
    if not stated.isdecimal() or int(stated) > 65535:
        raise ValueError(f"{stated!r} isn't a port number")
    return int(stated)
