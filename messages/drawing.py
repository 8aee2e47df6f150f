"""A sheet to draw on: blocks and words, written as SVG."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from xml.etree.ElementTree import Element, SubElement, tostring

from messages import lettering

NAMESPACE = "http://www.w3.org/2000/svg"


class Side(StrEnum):
    """What of some words stands at the place that is given for them."""

    START = "start"
    END = "end"


@dataclass(frozen=True)
class Style:
    """How words look: pixels a line, colour, weight; `is_figure` says that they are shrunk rather than cut."""

    size: float
    color: str
    bold: bool = False
    is_figure: bool = False


@dataclass
class Sheet:
    """What is drawn so far; places are pixels from the upper left corner."""

    width: int
    paper: str
    _drawn: list[Element] = field(default_factory=list)

    def block(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """A bar with round corners, at least as wide as it can be seen."""
        round_ = min(8.0, height / 2, width / 2)
        where = {"x": x, "y": y, "width": width, "height": height, "rx": round_}
        self._drawn.append(Element("rect", {name: _number(value) for name, value in where.items()}, fill=color))

    def words(self, x: float, y: float, words: str, style: Style, *, room: float, side: Side = Side.START) -> float:
        """Words on the line at `y`, fitted into `room` pixels; answers how wide they have become."""
        plain, size = lettering.drawable(words), style.size
        if style.is_figure:
            size = lettering.shrunk(plain, room, size, bold=style.bold)
        else:
            plain = lettering.cut(plain, room, size, bold=style.bold)
        where = {"x": _number(x), "y": _number(y), "font-size": _number(size), "fill": style.color}
        weight = {"font-weight": "bold"} if style.bold else {}
        drawn = Element("text", {**where, **weight, "text-anchor": side.value})
        drawn.text = plain
        self._drawn.append(drawn)
        return lettering.width(plain, size, bold=style.bold)

    def svg(self, height: float) -> str:
        """The whole sheet, `height` pixels high, as an SVG document."""
        size = {"width": str(self.width), "height": str(round(height))}
        whole = Element("svg", {"xmlns": NAMESPACE, **size, "font-family": lettering.FAMILY})
        SubElement(whole, "rect", size, fill=self.paper)
        whole.extend(self._drawn)
        return tostring(whole, encoding="unicode")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
