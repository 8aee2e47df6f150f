"""Settings: every variable is read, every mistake is told at once, and no secret is shown."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import config
from config import WrongSettings

TOKEN = "123456:ABC-DEF_ghi"
EXAMPLE = (Path(config.__file__).parent / ".env.example").read_text(encoding="utf-8")

STATED = {
    "BOT_TOKEN": (TOKEN, "bot_token", TOKEN),
    "BOT_API_URL": ("https://bot-api.example.org/", "bot_api_url", "https://bot-api.example.org"),
    "DATA_DIR": ("/var/lib/followthrough", "data_dir", Path("/var/lib/followthrough")),
    "DATA_KEY": ("a secret long enough", "data_key", "a secret long enough"),
    "ALLOWED_USERS": ("101, 102", "allowed_users", frozenset({101, 102})),
    "ALLOWED_CHATS": ("-1001 102", "allowed_chats", frozenset({-1001, 102})),
    "ADMIN_IDS": ("101,", "admin_ids", frozenset({101})),
    "DEFAULT_TIMEZONE": ("America/Halifax", "default_timezone", ZoneInfo("America/Halifax")),
    "DEFAULT_LANGUAGE": ("en-GB", "default_language", "en-GB"),
    "LOG_LEVEL": ("debug", "log_level", "DEBUG"),
    "LOG_FORMAT": ("JSON", "log_format", "json"),
    "HEALTH_PORT": ("8080", "health_port", 8080),
    "SANDBOX_PORT": ("0", "sandbox_port", 0),
    "SANDBOX_URL": ("http://127.0.0.1:8877", "sandbox_url", "http://127.0.0.1:8877"),
    "SANDBOX_PACE": ("None", "sandbox_pace", "none"),
}

MISTAKES = {
    "BOT_TOKEN": "my-bot",
    "BOT_API_URL": "bot-api.example.org",
    "ALLOWED_USERS": "@ann",
    "ALLOWED_CHATS": "sales",
    "ADMIN_IDS": "101;102",
    "DEFAULT_TIMEZONE": "Halifax",
    "DEFAULT_LANGUAGE": "English!",
    "LOG_LEVEL": "LOUD",
    "LOG_FORMAT": "xml",
    "HEALTH_PORT": "65536",
    "SANDBOX_PORT": "-1",
    "SANDBOX_URL": "http://[",
    "SANDBOX_PACE": "fast",
    "DATABASE_URL": "postgresql://db",
    "WEBHOOK_URL": "https://example.org/hook",
}

FOR_WEBHOOKS = {"WEBHOOK_LISTEN", "WEBHOOK_PORT", "WEBHOOK_SECRET"}
"""Named in .env.example for the day on which webhooks work."""


def test_with_nothing_stated_the_bot_runs_in_the_sandbox() -> None:
    settings = config.read({})
    assert settings.is_sandboxed
    assert (settings.data_dir, settings.default_timezone, settings.sandbox_port) == (
        Path("data"),
        ZoneInfo("UTC"),
        8877,
    )
    assert (settings.health_port, settings.allowed_users, settings.bot_api_url) == (None, frozenset(), config.TELEGRAM)


@pytest.mark.parametrize("name", STATED)
def test_every_variable_is_read_and_an_empty_one_is_none_at_all(name: str) -> None:
    typed, field, value = STATED[name]
    assert getattr(config.read({name: f" {typed} "}), field) == value
    assert config.read({name: "  "}) == config.read({})


def test_with_a_token_there_is_no_sandbox() -> None:
    assert not config.read({"BOT_TOKEN": TOKEN}).is_sandboxed


def test_only_a_sandbox_is_written_to_without_telegrams_pace() -> None:
    assert config.read({}).keeps_pace
    assert not config.read({"SANDBOX_PACE": "none"}).keeps_pace
    assert config.read({"SANDBOX_PACE": "none", "BOT_TOKEN": TOKEN}).keeps_pace


def test_every_mistake_is_told_at_once_each_in_a_sentence_of_its_own() -> None:
    with pytest.raises(WrongSettings) as wrong:
        config.read(MISTAKES)
    assert [str(sentence).split(":")[0] for sentence in wrong.value.args] == list(MISTAKES)
    assert str(wrong.value).splitlines() == list(wrong.value.args)


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_alone(name: str) -> None:
    with pytest.raises(WrongSettings) as wrong:
        config.read({name: MISTAKES[name]})
    assert len(wrong.value.args) == 1


@pytest.mark.parametrize("zone", ["Europe", "../../etc/passwd", "/etc/localtime", "no\0where"])
def test_what_is_no_zone_is_a_mistake_and_no_crash(zone: str) -> None:
    with pytest.raises(WrongSettings, match="DEFAULT_TIMEZONE"):
        config.read({"DEFAULT_TIMEZONE": zone})


@pytest.mark.parametrize("name", config.SECRETS)
def test_a_secret_may_stand_in_a_file(name: str, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{TOKEN}\n")
    if name in ("BOT_TOKEN", "DATA_KEY"):
        assert getattr(config.read({f"{name}_FILE": str(file)}), name.lower()) == TOKEN
    elif name == "DATABASE_URL":
        with pytest.raises(WrongSettings, match="PostgreSQL"):
            config.read({f"{name}_FILE": str(file)})
    else:
        config.read({f"{name}_FILE": str(file)})


def test_a_secret_file_that_can_not_be_read_is_told_with_the_other_mistakes(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage"
    garbage.write_bytes(b"\xff\xfe")
    with pytest.raises(WrongSettings) as wrong:
        config.read({"BOT_TOKEN_FILE": str(tmp_path / "missing"), "DATA_KEY_FILE": str(garbage), "LOG_LEVEL": "LOUD"})
    told = str(wrong.value)
    assert "BOT_TOKEN_FILE" in told
    assert "FileNotFoundError" in told
    assert "DATA_KEY_FILE" in told
    assert "LOG_LEVEL" in told


def test_a_secret_stated_twice_is_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN)
    with pytest.raises(WrongSettings, match="not both"):
        config.read({"BOT_TOKEN": TOKEN, "BOT_TOKEN_FILE": str(file)})


def test_a_secret_is_shown_neither_in_the_settings_nor_in_a_complaint() -> None:
    settings = config.read({"BOT_TOKEN": TOKEN, "DATA_KEY": "a secret long enough"})
    for shown in (repr(settings), str(settings), f"{settings}"):
        assert TOKEN not in shown
        assert "secret" not in shown
        assert "data_dir" in shown
    with pytest.raises(WrongSettings) as wrong:
        config.read({"BOT_TOKEN": "123456:XYZ ZYX", "DATABASE_URL": "postgresql://ann:hush@db"})
    assert "XYZ" not in str(wrong.value)
    assert "hush" not in str(wrong.value)


def test_every_variable_is_explained_in_the_example_and_the_example_can_be_used() -> None:
    explained = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    assert set(explained) == set(STATED) | set(config.LATER) | FOR_WEBHOOKS
    assert config.read(explained) == config.read({})
