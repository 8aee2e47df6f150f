"""A process of its own that turns one picture from SVG, read from its input, into PNG, written to its output.

Started by `messages/painting.py` with the fonts as arguments; it imports nothing else of the bot, so that it is there
at once and small. What goes wrong in it can't harm the bot, and its memory goes back when it ends.
"""

from __future__ import annotations

import os
import sys

KINDNESS = 10
"""How far it stands back for the bot, which answers people meanwhile."""

OURS, OTHERS_TOO = "--ours", "--others-too"
"""Draw with our fonts alone, or with those of the machine what ours lack."""


def png(svg: str, fonts: list[str], *, others_too: bool = False) -> bytes:
    """The picture as PNG, with these font files; the same bytes for the same picture, unless others' fonts help.

    Raises:
        ValueError: it is no SVG.
    """
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=not others_too)


if __name__ == "__main__":
    os.nice(KINDNESS)
    drawn = png(sys.stdin.buffer.read().decode(), sys.argv[2:], others_too=sys.argv[1] == OTHERS_TOO)
    sys.stdout.buffer.write(drawn)
