"""What is begun and never ended, day after day, leaves nothing behind: files don't grow with it."""

from __future__ import annotations

from domain import uploads
from domain.models import PersonId
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk
from tests.unit.services.the_office import DAY

DAYS = 7


async def leaves_things_undone(desk: Desk) -> None:
    """A form half filled in, a lead that nobody confirms, a file that is only looked at, a mark without its answer."""
    await desk.types("/new")
    await desk.types("Maria Garcia")
    await desk.types("Omar Haddad, 902-555-0177, wants a roof")
    await desk.telegram.sends_document(ANN, "list.csv", b"Name,Phone\nKim Lee,902-555-0188\n", mime="")
    await desk.sees_to_updates()
    await desk.types("/lead 1")
    await desk.presses("⏰ Snooze")


async def a_day_passes(desk: Desk) -> None:
    now = desk.office.clock.moves(DAY)
    await desk.telegram.move_clock(to=now)
    await desk.office.drafts.offer()


async def test_things_begun_each_day_and_never_ended_leave_files_as_small_as_after_the_first_days(desk: Desk) -> None:
    await desk.telegram.move_clock(to=desk.office.clock.now())
    await desk.types("/start")
    await desk.types("/new Jane Doe, 902-555-0134, in 90 days")
    sizes = []
    for _ in range(DAYS):
        await leaves_things_undone(desk)
        await a_day_passes(desk)
        sizes.append(sum(file.stat().st_size for file in desk.office.folder.glob("[pw]*/*.json")))
    assert sizes[-1] <= 1.1 * max(sizes[: DAYS // 2])
    for _ in range(3):
        await a_day_passes(desk)
    ann = await desk.office.person(PersonId(ANN))
    assert (ann.offers, ann.cancelled) == ((), ())
    assert [each.overdue for each in ann.conversations] == [True], "one draft waits to be taken up again"
    assert len(ann.uploads) == uploads.KEPT
