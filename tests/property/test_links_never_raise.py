"""Whatever is taken for a link, reading it gives a place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import links

PIECES = [
    *("://", "/", "?", "&", "#", "@", "%", "%40", "id=", "phone=", "domain=", "in", "posts", "www.", "[", "]"),
    *("ﬀ", "..", "jane", "1902555", "groups", "pages", "_", "+"),
]
pieces = st.lists(st.sampled_from([*links.HOSTS, *links.SCHEMES, *PIECES]))


@settings(max_examples=200)
@given(pieces.map("".join) | st.text(max_size=80))
def test_any_text_is_somewhere_or_nowhere(text: str) -> None:
    place = links.read(text)
    assert place.name is None or links.NAME.fullmatch(place.name)
    assert place.number is None or place.number.isdigit()
    assert place.network is not None or place == links.Place()
