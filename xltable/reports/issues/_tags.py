"""HTML written tag by tag, so that no text of a workbook can ever be taken for markup.

What comes out is well-formed XML too, and holds no character that HTML forbids.
"""

from __future__ import annotations

from html import escape

from ..plain import printable

_VOID = ("meta", "input")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str | bool | None) -> Html:
    """An element. Attributes are named with `_` for `-`, and left out where they are None or False.

    >>> str(tag("a", "1 < 2", href="#x", data_rule="y", hidden=True))
    '<a href="#x" data-rule="y" hidden="hidden">1 &lt; 2</a>'
    """
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    pairs = "".join(
        f' {key}="{escape(printable(key if value is True else value))}"'
        for key, value in named.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{pairs}/>")
    return Html(f"<{name}{pairs}>{joined(*inside)}</{name}>")


def joined(*parts: str) -> Html:
    """Parts one after another; those that are not markup are escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(printable(part), quote=False) for part in parts))
