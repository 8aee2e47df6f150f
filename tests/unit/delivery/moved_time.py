"""An event loop whose time jumps to the next timer instead of waiting: a minute takes milliseconds."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Result = TypeVar("Result")
P = ParamSpec("P")


class _Jump(selectors.SelectSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise AssertionError("everybody waits and no timer is set")
            self.now += timeout
        return ready


class MovedLoop(asyncio.SelectorEventLoop):
    """Time starts at 1,000 s and stands still while anything runs."""

    def __init__(self) -> None:
        self._jump = _Jump()
        super().__init__(self._jump)

    def time(self) -> float:
        return self._jump.now


def run(scenario: Coroutine[Any, Any, Result]) -> Result:
    """Play a scenario in moved time."""
    with asyncio.Runner(loop_factory=MovedLoop) as runner:
        return runner.run(scenario)


def in_moved_time(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Make a test of a coroutine."""

    @wraps(test)
    def played(*args: P.args, **kwargs: P.kwargs) -> None:
        run(test(*args, **kwargs))

    return played
