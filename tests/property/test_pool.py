"""Whatever is pressed in whatever order, late or twice: a team's lead has one owner, or lies in the pool."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from domain import lifecycle, pool, undo
from domain.errors import DomainError, LeadTaken
from domain.models import Deed, Lead, PersonId, Status
from tests.unit.domain.the_cast import ANN, BOB, CHARLIE, DAY, HALIFAX, MINUTE, MONDAY_10, TEAM, recorded, saved

CREW = (ANN, BOB, CHARLIE)
HOURS = pool.hours_of(TEAM, HALIFAX)

PRESSES = st.lists(
    st.tuples(
        st.sampled_from(("claim", "release", "assign", "undo", "offer")),
        st.sampled_from(CREW),
        st.integers(1, 12),  # the update: one that comes again acts once
        st.none() | st.integers(1, 8),  # the version on the pressed card
        st.sampled_from(CREW),
    ),
    max_size=20,
)


def pressed(lead: Lead, what: str, deed: Deed, to: PersonId, now: datetime) -> Lead:
    match what:
        case "claim":
            return lifecycle.claim(lead, deed, now)
        case "release":
            return lifecycle.release(lead, deed, now)
        case "assign":
            return lifecycle.assign(lead, to, deed, now)
        case "undo":
            return undo.undo(lead, deed, now)
    return pool.offered(lead, now, HOURS) if pool.is_free(lead) else lead


@given(PRESSES, st.integers(0, 3))
def test_a_claim_gives_exactly_one_owner_in_any_interleaving(
    presses: list[tuple[str, PersonId, int, int | None, PersonId]], minutes: int
) -> None:
    lead, now = saved(lifecycle.release(recorded(), Deed(ANN, 0), MONDAY_10)), MONDAY_10
    for what, by, cause, seen, to in presses:
        before, now = lead, now + minutes * MINUTE
        try:
            after = pressed(lead, what, Deed(by, cause, seen), to, now)
        except DomainError as refused:
            refusal: DomainError | None = refused
            after = before
        else:
            refusal = None
        if isinstance(refusal, LeadTaken):
            assert what == "claim"
            assert refusal.lead.owner == before.owner != by, "the other hears who has it"
        if after is before:
            continue
        lead = saved(after)
        if what == "claim":
            assert (before.owner, lead.owner) == (None, by), "nobody takes what another has"
        if lead.deleted_at is None:
            assert lead.owner in (None, *CREW)
            assert lead.status is not Status.OPEN or lead.next_nag_at is not None, "somebody is to look at it"


@given(st.integers(0, 60 * 24 * 14), st.integers(0, 6))
def test_what_is_free_is_always_looked_at_again_and_never_offered_in_quiet_hours(minutes: int, nags: int) -> None:
    now = MONDAY_10 + minutes * MINUTE
    lead = recorded(due=MONDAY_10 + DAY)
    lead = lifecycle.release(lead, Deed(ANN), now)
    lead = Lead(**{**vars(lead), "nags": nags})
    decision = pool.decide(TEAM, [lead], now, HOURS)
    local = now.astimezone(HALIFAX)
    if decision.offered or decision.for_admins:
        assert 8 <= local.hour < 20
        assert local.weekday() < 5
        following = pool.offered(lead, now, HOURS).next_nag_at
        assert following is not None
        assert following > now
    else:
        assert decision.next_at is not None
        assert decision.next_at > now
