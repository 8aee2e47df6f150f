"""What is typed under a form without a tap, read beside the loop where that takes long."""

from __future__ import annotations

import asyncio

from domain import open_forms
from domain.answers import Reading
from domain.people import Asking
from services.sharing import QUICKLY_READ


async def fits(asking: Asking, typed: str, by: Reading) -> bool:
    """Whether words typed under a form answer it."""
    if len(typed) <= QUICKLY_READ:
        return open_forms.fits(asking, typed, by)
    return await asyncio.to_thread(open_forms.fits, asking, typed, by)
