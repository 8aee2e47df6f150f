"""The index is always what sorting everything anew would give."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.models import LeadRef, PersonId, WorkspaceId
from storage import index
from storage.base import Due
from storage.index import Index
from storage.records import NOT_PLANNED, DueLead, PersonFacts, WorkspaceFacts

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)

workspaces = st.integers(-3, -1).map(WorkspaceId)
numbers = st.integers(1, 5)
people = st.integers(1, 3).map(PersonId)
moments = st.integers(0, 6).map(lambda hour: NOW + timedelta(hours=hour))
due_leads = st.builds(DueLead, moments, st.none() | people)
leads = st.dictionaries(numbers, st.none() | due_leads)
facts = st.builds(
    WorkspaceFacts,
    st.frozensets(people),
    st.dictionaries(numbers, due_leads),
    summary_at=st.none() | st.just(NOT_PLANNED) | moments,
)
steps = st.one_of(
    st.tuples(st.just("change"), workspaces, leads, st.none() | st.frozensets(people)),
    st.tuples(st.just("learn"), workspaces, facts),
    st.tuples(st.just("forget"), workspaces),
    st.tuples(st.just("plan"), workspaces, st.none() | st.just(NOT_PLANNED) | moments),
)


@given(st.dictionaries(workspaces, facts), st.lists(steps), st.sampled_from([0, index.MOVED_ONE_BY_ONE]))
def test_any_change_leaves_it_sorted_and_complete(
    first: dict[WorkspaceId, WorkspaceFacts],
    then: list[tuple],  # type: ignore[type-arg]
    one_by_one: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "MOVED_ONE_BY_ONE", one_by_one)
        _changes(first, then)


def _changes(first: dict[WorkspaceId, WorkspaceFacts], then: list[tuple]) -> None:  # type: ignore[type-arg]
    index = Index()
    index.fill(first.items())
    due = {workspace: dict(facts.due) for workspace, facts in first.items()}
    members = {workspace: facts.members for workspace, facts in first.items()}
    summaries = {workspace: facts.summary_at for workspace, facts in first.items()}
    for step, workspace, *what in then:
        if step == "change":
            index.change(workspace, *what)
            due.setdefault(workspace, {}).update(what[0])
            members[workspace] = members.get(workspace, frozenset()) if what[1] is None else what[1]
        elif step == "learn":
            index.learn(workspace, *what)
            due[workspace], members[workspace] = dict(what[0].due), what[0].members
            summaries[workspace] = what[0].summary_at
        elif step == "plan":
            index.plan(workspace, *what)
            summaries[workspace] = what[0]
        else:
            index.forget(workspace)
            due.pop(workspace, None)
            summaries.pop(workspace, None)
    pushes = sorted((at, workspace) for workspace, at in summaries.items() if at is not None)
    rows = sorted((d.at, w, n, d.owner or PersonId(0)) for w, leads in due.items() for n, d in leads.items() if d)
    for hours in range(-1, 8):
        until = NOW + timedelta(hours=hours)
        assert index.due(until, (), None) == [Due(at, LeadRef(w, n), o or None) for at, w, n, o in rows if at <= until]
        moments = [*(row[0] for row in rows), *(push[0] for push in pushes)]
        later = [at for at in moments if until < at < NOT_PLANNED]
        assert index.next_due(until) == min(later, default=None)
        assert index.summaries_due(until) == [workspace for at, workspace in pushes if at <= until]
        assert index.summaries_after(until) == [workspace for at, workspace in pushes if at > until]
    for person in map(PersonId, (1, 2, 3)):
        assert index.workspaces_of(person) == sorted(w for w, who in members.items() if person in who)
        theirs = sorted((w, n) for _, w, n, owner in rows if owner == person)
        assert sorted((ref.workspace, ref.number) for ref in index.waiting_for(person)) == theirs
        soon = sorted((w, n) for at, w, n, owner in rows if owner == person and at <= NOW)
        assert sorted((ref.workspace, ref.number) for ref in index.waiting_for(person, NOW)) == soon


person_facts = st.none() | st.builds(PersonFacts, st.none() | moments, st.none() | moments)


@given(st.lists(st.tuples(people, person_facts)), st.dictionaries(workspaces, facts))
def test_lists_and_leads_are_looked_at_in_one_order(
    learned: list[tuple[PersonId, PersonFacts | None]], books: dict[WorkspaceId, WorkspaceFacts]
) -> None:
    index = Index()
    index.fill(books.items())
    known: dict[PersonId, PersonFacts | None] = {}
    for person, what in learned:
        index.learn_person(person, what)
        known[person] = what
    lists = sorted((what.digest_at, person) for person, what in known.items() if what and what.digest_at)
    waiting = sorted((what.waiting_since, who) for who, what in known.items() if what and what.waiting_since)
    due = [lead.at for book in books.values() for lead in book.due.values()]
    for hours in range(-1, 8):
        until = NOW + timedelta(hours=hours)
        assert index.digests_due(until) == [person for at, person in lists if at <= until]
        assert index.untouched_since(until) == [person for at, person in waiting if at < until]
        pushes = [at for book in books.values() if (at := book.summary_at) and at != NOT_PLANNED]
        later = [at for at in [*due, *pushes, *(at for at, _ in lists)] if at > until]
        assert index.next_due(until) == min(later, default=None)


def test_nothing_is_remembered_of_who_owes_nothing_any_more() -> None:
    index = Index()
    index.change(WorkspaceId(-1), {1: DueLead(NOW, PersonId(1)), 2: DueLead(NOW, PersonId(1))}, frozenset())
    index.change(WorkspaceId(-1), {1: None, 2: DueLead(NOW, None)}, None)
    assert index._owed == {}


def test_a_workspace_is_found_by_the_chat_that_it_is_in_now() -> None:
    index, team = Index(), WorkspaceId(-1)
    index.fill([(team, WorkspaceFacts(chat=-1))])
    index.place(team, -100)
    assert (index.workspace_in(-100), index.workspace_in(-1)) == (team, None)
    index.erase(team)
    assert index.workspace_in(-100) is None


def test_teams_are_known_by_their_titles_and_private_workspaces_are_none() -> None:
    index, ann = Index(), PersonId(1)
    members = frozenset({ann})
    index.fill(
        [
            (WorkspaceId(-2), WorkspaceFacts(members, chat=-2, title="Sales")),
            (WorkspaceId(-3), WorkspaceFacts(chat=-3, title="Service")),
            (WorkspaceId(1), WorkspaceFacts(members, chat=1)),
        ]
    )
    assert index.teams() == [WorkspaceId(-3), WorkspaceId(-2)]
    assert index.teams_of(ann) == {WorkspaceId(-2): "Sales"}
    index.place(WorkspaceId(-2), -2, "Sales and more")
    assert index.teams_of(ann) == {WorkspaceId(-2): "Sales and more"}
    index.erase(WorkspaceId(-2))
    assert (index.teams(), index.teams_of(ann)) == ([WorkspaceId(-3)], {})
