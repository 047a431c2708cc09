"""Whether the text of a cell is light, so that it can be read on dark ground only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xmltree import first

if TYPE_CHECKING:
    from .styles import Styles

_WHITE = ("1", "9")
"""White in the palette of numbered colours (ECMA-376 part 1, 18.8.27)."""
_GROUND = ("0", "2")
"""The colours of the ground in a theme."""


def light(styles: Styles, style: int) -> bool:
    """Whether the text of a style is nearer to white than to black."""
    fonts = styles.nodes("fonts")
    number = int(styles.style(style).get("fontId") or 0)
    colour = first(fonts[number], "color") if number < len(fonts) else None
    if colour is None:
        return False
    rgb = colour.get("rgb")
    if rgb:
        red, green, blue = (int(rgb[-6:][i : i + 2], 16) for i in (0, 2, 4))
        return 0.299 * red + 0.587 * green + 0.114 * blue > 150
    if colour.get("theme") in _GROUND:
        return float(colour.get("tint") or 0) > -0.4
    return colour.get("indexed") in _WHITE
