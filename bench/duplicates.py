"""How long a book of 5,000 leads is looked through for duplicates: all of it, and for one who is about to be recorded.

python -m bench.duplicates
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta

from domain import duplicates, lifecycle
from domain.capture import Captured
from domain.models import Deed, Lead, LeadRef, PersonId, WorkspaceId
from domain.when import Moment

LEADS = 5_000
FIRST = [
    "Jane",
    "John",
    "Maria",
    "Anna",
    "Olga",
    "José",
    "Ivan",
    "Peter",
    "Zoë",
    "Wei",
    "Fatima",
    "Noah",
    "Emma",
    "Mia",
]
LAST = [
    "Smith",
    "Doe",
    "Garcia",
    "Müller",
    "Novak",
    "Ivanov",
    "Li",
    "Wang",
    "Brown",
    "Tremblay",
    "Roy",
    "Khan",
    "Singh",
]
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def book(choice: random.Random) -> list[Lead]:
    """Leads as they are typed: names that are common, some with a phone or an e-mail, one in fifty twice."""
    leads: list[Lead] = []
    for number in range(1, LEADS + 1):
        middle = "".join(choice.choices("abcdefghijklmnoprstuvw", k=choice.randint(4, 9))).capitalize()
        captured = Captured(
            name=f"{choice.choice(FIRST)} {choice.choice([middle, choice.choice(LAST)])}",
            phones=(f"+1902555{choice.randrange(10**5):05}",) if choice.random() < 0.7 else (),
            emails=(f"{middle}@example.com".lower(),) if choice.random() < 0.4 else (),
        )
        due = Moment(NOW + timedelta(days=1), exact=False)
        leads.append(lifecycle.record(LeadRef(WorkspaceId(1), number), captured, due, Deed(PersonId(1)), NOW))
    return leads


def main() -> None:
    """Print the times of the processor in milliseconds."""
    leads = book(random.Random(1))
    for state in ("first", "again"):
        began = time.process_time()
        pairs = duplicates.pairs(leads)
        looked = time.process_time()
        found = duplicates.find(leads[-1], leads)
        ended = time.process_time()
        print(
            f"{state}: {LEADS} leads, {len(pairs)} pairs in {1000 * (looked - began):.0f} ms; "
            f"one among them, {len(found)} found, in {1000 * (ended - looked):.0f} ms"
        )


if __name__ == "__main__":
    main()
