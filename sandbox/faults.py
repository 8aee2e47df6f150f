"""Faults on request: what the bot meets instead of, or after, the right answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sandbox.errors import NotPossible, Refused
from sandbox.models import Json
from sandbox.requests import integer, number, optional_integer, text

KINDS = frozenset({"429", "403", "400", "5xx", "timeout", "timeout_after", "reset", "reset_after", "slow"})
_FIELDS = frozenset({"kind", "method", "chat_id", "times", "retry_after", "seconds", "status", "description"})
_USUAL = {"403": "Forbidden: bot was blocked by the user", "400": "Bad Request: chat not found"}
_STATUS = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(slots=True)
class Fault:
    """One rule; it is used up by its `times`, -1 lasts until it is removed. Times in seconds."""

    id: int
    kind: str
    method: str = "*"
    chat_id: int | None = None
    times: int = 1
    retry_after: int = 1
    seconds: float = 5.0
    status: int = 502
    description: str | None = None

    def meets(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is meant."""
        named = self.method == method or (self.method == "*" and method != "getUpdates")
        return named and (self.chat_id is None or self.chat_id == chat_id)

    def refusal(self) -> Refused | None:
        """What is answered instead of doing it, for the kinds that answer."""
        if self.kind == "429":
            text = f"Too Many Requests: retry after {self.retry_after}"
            return Refused(text, 429, violation=False, retry_after=self.retry_after)
        if self.kind in _USUAL:
            return Refused(self.description or _USUAL[self.kind], int(self.kind), violation=False)
        if self.kind == "5xx":
            text = self.description or _STATUS.get(self.status, "Internal Server Error")
            return Refused(text, self.status, violation=False)
        return None


class Faults:
    """The rules in force, tried in the order in which they came."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []
        self._count = 0

    def add(self, said: Json) -> Fault:
        """Put a rule in force. Raises NotPossible if it isn't one."""
        if said.get("kind") not in KINDS:
            raise NotPossible(f"kind must be one of {', '.join(sorted(KINDS))}, repeat_updates")
        unknown = said.keys() - _FIELDS
        if unknown:
            raise NotPossible(f"a fault has no {', '.join(sorted(unknown))}")
        self._count += 1
        rule = Fault(
            self._count,
            said["kind"],
            text(said, "method", "*"),
            optional_integer(said, "chat_id"),
            integer(said, "times", 1),
            integer(said, "retry_after", 1),
            number(said, "seconds", 5.0),
            integer(said, "status", 502),
            text(said, "description", "") or None,
        )
        self.rules.append(rule)
        return rule

    def remove(self, fault_id: int | None) -> None:
        """Lift one rule, or all of them."""
        self.rules = [rule for rule in self.rules if fault_id is not None and rule.id != fault_id]

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The rule that this call meets, used once."""
        if not self.rules:
            return None
        rule = next((rule for rule in self.rules if rule.meets(method, chat_id)), None)
        if rule is not None and rule.times > 0:
            rule.times -= 1
            if rule.times == 0:
                self.rules.remove(rule)
        return rule


def shown(rules: Iterable[Fault]) -> list[Json]:
    """Rules as JSON."""
    return [asdict(rule) for rule in rules]
