"""What the process writes to its log, and what it never writes: tokens and keys."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Collection
from datetime import UTC, datetime
from urllib.parse import quote

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{6,}")
"""The shape of a bot token, wherever it turns up: httpx writes whole addresses, PTB shows it in its repr."""

HIDDEN = "[secret]"
QUIET = ("httpx", "httpcore", "apscheduler", "asyncio", "aiohttp.access", "telegram")
"""Libraries that write addresses, or what people typed, below the level of a warning."""


class Redacting(logging.Formatter):
    """Formats a record, then takes out everything secret, from tracebacks too."""

    def __init__(self, secrets: Collection[str], *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
        # The longest first: of a secret that begins with another the rest would be left.
        self._secrets = sorted(spellings, key=len, reverse=True)
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """One line (with its traceback), or one JSON object."""
        if not self._as_json:
            return self._redacted(super().format(record))
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps({name: self._redacted(value) for name, value in entry.items()}, ensure_ascii=False)

    def _redacted(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, text)


def _spellings(secret: str) -> tuple[str, ...]:
    """A secret as it is, as Python and JSON write it between quotes, and as it stands in an address."""
    return secret, repr(secret)[1:-1], json.dumps(secret)[1:-1], quote(secret, safe="")


def configure(level: str, *, as_json: bool, secrets: Collection[str]) -> None:
    """Write the log to standard error; libraries that write at every turn only warn."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(secrets, as_json=as_json))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
