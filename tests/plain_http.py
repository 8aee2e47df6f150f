"""The wire to a sandbox, which speaks no TLS."""

from __future__ import annotations

from telegram.request import HTTPXRequest

from tests.patience import PATIENCE


def plain_http(connection_pool_size: int = 8, read_timeout: float = PATIENCE) -> HTTPXRequest:
    """A connection without certificates: PTB reads those of the whole world for each, a tenth of a second."""
    return HTTPXRequest(connection_pool_size, read_timeout, httpx_kwargs={"verify": False})
