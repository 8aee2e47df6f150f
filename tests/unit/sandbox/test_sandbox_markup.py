"""HTML in, text and entities out, with Telegram's complaints."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import Refused
from sandbox.markup import parse
from sandbox.text import clean, detect, trim, utf16_length


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>Jane</b>", "Jane", [entity("bold", 0, 4)]),
        ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1)]),
        ("😀<b>é😀</b>", "😀é😀", [entity("bold", 2, 3)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<B>a</B>", "a", [entity("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#233;&#xe9;", 'a <b> & "c" éé', []),
        ("&nbsp; &ampx &copy;", "&nbsp; &ampx &copy;", []),
        ("<code>a</code>", "a", [entity("code", 0, 1)]),
        ("<pre>a</pre>", "a", [entity("pre", 0, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [entity("pre", 0, 1, language="py")]),
        ('<a href="https://x.org/?a=1&amp;b=2">x</a>', "x", [entity("text_link", 0, 1, url="https://x.org/?a=1&b=2")]),
        ("<a href='tg://user?id=101'>Ann</a>", "Ann", [entity("text_mention", 0, 3, user_id=101)]),
        ('<a href="nowhere">x</a>', "x", []),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
        ('<tg-time unix="99" format="r">soon</tg-time>', "soon",
         [entity("date_time", 0, 4, unix_time=99, date_time_format="r")]),
    ],
)  # fmt: skip
def test_html_is_read_as_telegram_reads_it(html: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("Jane <foo>", 'Unsupported start tag "foo" at byte offset 5'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("<b>Jane", 'Can\'t find end tag corresponding to start tag "b"'),
        ("Jane</b>", "Unexpected end tag at byte offset 4"),
        ("<b>Jane</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("a <", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-time>a</tg-time>", 'Tag "tg-time" must have a valid attribute "unix" at byte offset 0'),
    ],
)
def test_what_cannot_be_parsed_is_refused_in_telegrams_words(html: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text(alphabet="<>/&;b a=\"'é😀pre#x1"))
def test_the_parser_only_ever_refuses(source: str) -> None:
    with contextlib.suppress(Refused):
        text, entities = parse(source)
        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16_length(text) for e in entities)


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse(escaped) == (text, [])


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_cleaned_text_can_always_be_written_down(text: str) -> None:
    said = clean(text)
    said.encode()
    assert "\0" not in said
    assert clean(said) == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/new Jane", [("bot_command", "/new")]),
        ("/due@followthrough_bot now", [("bot_command", "/due@followthrough_bot")]),
        ("a/b 1/2 25/12", []),
        ("😀 @bob_sells!", [("mention", "@bob_sells")]),
        ("jane@example.com", [("email", "jane@example.com")]),
        ("see https://x.com/jane?a=1.", [("url", "https://x.com/jane?a=1")]),
        ("facebook.com/jane.doe", [("url", "facebook.com/jane.doe")]),
        ("#mortgage #1", [("hashtag", "#mortgage")]),
        ("+49 30 1234567", [("phone_number", "+49 30 1234567")]),
        ("902-555-0134", [("phone_number", "902-555-0134")]),
        ("on 2026-04-02 for $350k", []),
    ],
)
def test_what_people_type_carries_entities(text: str, found: list[tuple[str, str]]) -> None:
    units = text.encode("utf-16-le")
    said = [
        (e["type"], units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")) for e in detect(text)
    ]
    assert said == found


def test_white_space_at_the_ends_goes_and_entities_move_along() -> None:
    assert trim("  Jane \n", [entity("bold", 0, 8)]) == ("Jane", [entity("bold", 0, 4)])
    assert trim(" a ", [entity("bold", 0, 1)]) == ("a", [])
