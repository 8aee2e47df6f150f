"""What stands in a picture: the words that are drawn, and whether they stand on it and apart from each other."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from messages import lettering
from messages.chart_style import WIDTH

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """Some words, and from where to where they stand on which line."""

    words: str
    left: float
    right: float
    line: float


def words_in(svg: str) -> list[Words]:
    """All words of a picture, in the order in which they were drawn."""
    return [_words(each) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


def said_in(svg: str) -> list[str]:
    """The same without the places."""
    return [each.words for each in words_in(svg)]


def height_of(svg: str) -> int:
    """How high the picture is."""
    return int(ElementTree.fromstring(svg).attrib["height"])  # noqa: S314


def check(svg: str) -> None:
    """Raises where words leave the picture or stand on each other."""
    there = [each for each in words_in(svg) if each.words]
    for each in there:
        assert each.left >= 0, each
        assert each.right <= WIDTH, each
        assert each.line <= height_of(svg), each
    for place, one in enumerate(there):
        for other in there[place + 1 :]:
            apart = one.right <= other.left + 1 or other.right <= one.left + 1 or abs(one.line - other.line) >= 20
            assert apart, (one, other)


def _words(drawn: ElementTree.Element) -> Words:
    said, x, size = drawn.text or "", float(drawn.attrib["x"]), float(drawn.attrib["font-size"])
    long = lettering.width(said, size, bold="font-weight" in drawn.attrib)
    left = x - long if drawn.attrib["text-anchor"] == "end" else x
    return Words(said, left, left + long, float(drawn.attrib["y"]))
