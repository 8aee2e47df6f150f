"""The log: nothing secret is ever in it, however it came there."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import httpx
import pytest
from telegram import Bot

from delivery import logs

TOKEN = "123456789:AAF-s0me_Thing-that-is-long"
KEY = 'k"ey\\ with/ all+ süß signs'
OTHER_KEY = "k"
"""The beginning of another secret."""

Log = Callable[[], str]


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """A configured log, and what stands in it so far."""
    root, written = logging.getLogger(), io.StringIO()
    before, level = list(root.handlers), root.level
    monkeypatch.setattr("sys.stderr", written)
    for handler in before:
        root.removeHandler(handler)  # force=True would close them
    logs.configure("DEBUG", as_json=request.param == "json", secrets=[TOKEN, OTHER_KEY * 20, KEY, ""])
    yield written.getvalue
    for handler in list(root.handlers):
        root.removeHandler(handler)
    for handler in before:
        root.addHandler(handler)
    root.setLevel(level)
    for name in logs.QUIET:
        logging.getLogger(name).setLevel(logging.NOTSET)


def is_clean(written: str) -> bool:
    return logs.HIDDEN in written and "AAF-s0me" not in written and "all+" not in written and "all%2B" not in written


def test_a_token_in_an_address_is_hidden(log: Log) -> None:
    logging.getLogger("delivery").warning("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    assert is_clean(log())
    assert "/getMe" in log()


def test_a_token_of_somebody_elses_is_hidden_by_its_shape(log: Log) -> None:
    logging.getLogger("delivery").warning("joined with 987654:ZZtop-and_more")
    assert "ZZtop" not in log()


def test_a_token_in_a_repr_is_hidden(log: Log) -> None:
    logging.getLogger("delivery").warning("%r and %r", Bot(TOKEN), httpx.URL(f"https://example.org/bot{TOKEN}/x"))
    assert is_clean(log())


@pytest.mark.parametrize("shown", ["%s", "%r"])
def test_a_key_with_all_kinds_of_signs_is_hidden(log: Log, shown: str) -> None:
    logging.getLogger("delivery").warning(f"opened with {shown}, at once", KEY)
    assert is_clean(log())
    assert "at once" in log()


def test_a_key_in_an_address_or_in_json_is_hidden(log: Log) -> None:
    address = httpx.URL("https://example.org", params={"key": KEY})
    logging.getLogger("delivery").warning("%s %s", str(address).replace("+", "%20"), json.dumps({"key": KEY}))
    assert is_clean(log())


def test_a_secret_that_begins_with_another_is_hidden_to_its_end(log: Log) -> None:
    logging.getLogger("delivery").warning("a%sz %s", OTHER_KEY * 20, KEY)
    assert is_clean(log())
    assert "kk" not in log()


def test_a_secret_in_a_traceback_is_hidden(log: Log) -> None:
    try:
        raise ValueError(f"no answer from bot{TOKEN} with {KEY}")  # noqa: TRY301
    except ValueError:
        logging.getLogger("delivery").exception("it failed")
    assert is_clean(log())
    assert "Traceback" in log()
    assert "test_logs.py" in log()


def test_libraries_that_write_at_every_turn_only_warn(log: Log) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getUpdates", TOKEN)
    logging.getLogger("apscheduler.executors").debug("ran")
    assert log() == ""
    logging.getLogger("delivery").debug("of our own everything is written")
    assert "of our own" in log()


@pytest.mark.parametrize("log", ["json"], indirect=True)
def test_each_line_of_json_is_one_entry(log: Log) -> None:
    logging.getLogger("delivery").warning('%s said "%s"\nand left', "Ann", KEY)
    try:
        raise ValueError("hm")  # noqa: TRY301
    except ValueError:
        logging.getLogger("scheduler").exception("it failed")
    first, second = (json.loads(line) for line in log().splitlines())
    assert (first["level"], first["logger"]) == ("WARNING", "delivery")
    assert first["message"] == f'Ann said "{logs.HIDDEN}"\nand left'
    assert first["at"].endswith("+00:00")
    assert "ValueError: hm" in second["traceback"]


@pytest.mark.parametrize("log", ["text"], indirect=True)
def test_a_line_of_text_says_when_how_grave_where_and_what(log: Log) -> None:
    logging.getLogger("delivery").error("it failed")
    assert "ERROR delivery: it failed" in log()
