"""The machine's clock: the one place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SystemClock:
    """Implements services.ports.Clock."""

    ahead = timedelta()
    """It never runs ahead of itself."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        return datetime.now(UTC)
