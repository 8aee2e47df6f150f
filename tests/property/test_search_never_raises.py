"""Whatever is typed, and whatever leads hold: the search answers, with leads that it was given, each once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import filters, search
from domain.contacts import Handle
from domain.models import Lead, Note, Stage
from domain.sources import Source
from tests.unit.domain.the_cast import ANN, MONDAY_10, TEAM, recorded

SCRAPS = """
Jane Doe #mortgage #12 12 0134 902 555 (902) +49 (0)151 @jane x.com https:// www. fb walk in ß İ ё 山田 ² ٣ ' - _ # +
"""
words = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from([*SCRAPS.split(), "\ud800", "\u200b", "\u0301", "\n"]), max_size=20).map(" ".join),
    st.lists(st.sampled_from([*SCRAPS.split(), "\x00", "ﷺ"]), max_size=8).map("".join),
)
leads = st.lists(
    st.builds(
        lambda number, name, phones, said, tags, source, stage: replace(
            recorded(number),
            name=name,
            phones=tuple(phones),
            emails=(said,),
            handles=(Handle("", said),),
            links=(said,),
            need=said,
            notes=(Note(MONDAY_10, ANN, said),),
            tags=tuple(tags),
            source=source,
            stage=stage,
        ),
        st.integers(1, 10**9),
        st.none() | words,
        st.lists(st.from_regex(r"\+\d{7,15}", fullmatch=True), max_size=2),
        words,
        st.lists(words, max_size=3),
        st.none() | st.sampled_from(Source),
        st.sampled_from(Stage),
    ),
    max_size=4,
)


@settings(max_examples=120)
@given(leads, words)
def test_finding_is_total(known: list[Lead], typed: str) -> None:
    found = search.find(known, typed)
    assert all(any(each is lead for lead in known) for each in found)
    assert len({id(each) for each in found}) == len(found)
    assert len(search.nearest(known, typed)) <= 3


@settings(max_examples=40)
@given(leads)
def test_a_lead_is_found_by_its_number_and_first(known: list[Lead]) -> None:
    for lead in known:
        found = search.find(known, f"#{lead.number}")
        assert found[0].number == lead.number


@settings(max_examples=80)
@given(leads, words)
def test_every_choice_keeps_as_many_leads_as_it_says_and_survives_its_button(known: list[Lead], typed: str) -> None:
    for found in filters.choices(known, TEAM).values():
        for choice in found:
            packed = filters.code(choice.filter)
            assert len(packed.encode()) <= 24
            again = filters.decoded(packed, known)
            assert again is not None
            assert len(filters.narrowed(known, again)) == choice.count
    chosen = filters.typed(typed, known)
    assert chosen is None or filters.narrowed(known, chosen)
    assert filters.decoded(typed, known) is None or filters.narrowed(known, filters.decoded(typed, known))
