"""`python -m sandbox`: the sandbox alone, until Ctrl+C."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys

from sandbox.server import DEFAULT_PORT, Sandbox


async def _serve(port: int) -> None:
    sandbox = Sandbox()
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, ended.set)
    address = await sandbox.start(port)
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    await ended.wait()
    await sandbox.stop()


def main() -> int:
    """Read SANDBOX_PORT and serve; the exit code is 1 if the port can't be had."""
    asked = os.environ.get("SANDBOX_PORT", "").strip()
    if asked and not (asked.isdigit() and int(asked) <= 65_535):
        sys.stderr.write(f"SANDBOX_PORT must be a port number, not {asked!r}\n")
        return 1
    try:
        asyncio.run(_serve(int(asked) if asked else DEFAULT_PORT))
    except OSError as taken:
        sys.stderr.write(f"The sandbox cannot listen on port {asked or DEFAULT_PORT}: {taken.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
