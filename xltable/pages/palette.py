"""Colours, fonts and the named styles of our pages.

A calm palette: its tones differ in lightness as much as in hue, so they stay apart in grey print and for eyes that do
not tell red from green (after Okabe and Ito, "Color Universal Design", 2008: blue, orange, bluish green, vermilion).
"""

from __future__ import annotations

from typing import Any

from ..speech import reads_from_right

INK = "#1F2A37"
MUTED = "#6B7280"
LINE = "#D5DAE1"
PAPER = "#FFFFFF"
BAND = "#F5F7FA"
HEADING = "#1F4E79"
ACCENT = "#0072B2"
INPUT = "#FFF8E1"
GOOD = "#009E73"
WARN = "#E69F00"
BAD = "#D55E00"

SERIES = (ACCENT, "#E69F00", "#009E73", "#56B4E9", "#CC79A7", "#8C8C8C")
"""Colours of a chart's series, in order."""

TABS = {"data": "#0072B2", "summary": "#009E73", "support": "#8C8C8C", "issues": BAD}

MARKS = {"error": "#F2B49A", "warning": "#FADFA6", "info": "#DDEBF5"}
"""The fill of a cell at fault, by severity: the graver, the darker, also in grey print; dark text reads on each."""

DARK_MARKS = {"error": "#A8410F", "warning": "#8A5F00", "info": "#2F6E9C"}
"""The same for a cell whose text is light, as that of many headings."""

_FONTS = {
    "zh": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
    "ja": "Yu Gothic",
    "ko": "Malgun Gothic",
}
"""Fonts Excel brings along on Windows and macOS; LibreOffice puts a font of the same script in their place."""


def font(language: str) -> str:
    """The font of a language; Arial, or what stands in for it, exists everywhere."""
    return _FONTS.get(language, "Arial")


def text_width(text: str) -> int:
    """Characters a text is wide: East Asian ones count twice, marks that stand on others not at all.

    >>> text_width("Phone"), text_width("电话")
    (5, 4)
    """
    import unicodedata

    wide = (2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))
    return sum(wide)


def text_lines(text: str, width: float) -> int:
    """Lines that a text takes in a cell so many characters wide, wrapped between words.

    >>> text_lines("Amount in home currency", 14), text_lines("Amount", 14), text_lines("电话号码", 5)
    (2, 1, 2)
    """
    count, used = 1, 0.0
    for word in text.split():
        long = text_width(word)
        if used and used + 1 + long > width:
            count, used = count + 1, 0.0
        used += long + (1 if used else 0)
        while used > width:
            count, used = count + 1, used - width
    return count


_BASE: dict[str, Any] = {"font_size": 10, "font_color": INK, "valign": "vcenter"}

_STYLES: dict[str, dict[str, Any]] = {
    "body": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "title": {"font_size": 18, "bold": True, "font_color": HEADING},
    "subtitle": {"font_color": MUTED, "text_wrap": True, "valign": "top"},
    "section": {"font_size": 12, "bold": True, "font_color": HEADING, "bottom": 1, "bottom_color": LINE},
    "heading": {
        "bold": True,
        "font_color": PAPER,
        "bg_color": HEADING,
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    },
    "heading-derived": {
        "bold": True,
        "font_color": HEADING,
        "bg_color": "#DCE6F0",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    },
    "lead": {"font_size": 12, "bold": True},
    "label": {"font_color": MUTED},
    "label-right": {"font_color": MUTED, "align": "right"},
    "tile-label": {"font_color": MUTED, "align": "left", "bg_color": BAND, "indent": 1, "text_wrap": True},
    "tile-figure": {"font_size": 16, "bold": True, "align": "left", "bg_color": BAND, "indent": 1},
    "tile-before": {"font_size": 9, "font_color": MUTED, "bg_color": BAND, "indent": 1},
    "tile-note": {
        "font_color": MUTED,
        "font_size": 9,
        "text_wrap": True,
        "valign": "top",
        "align": "left",
        "bg_color": BAND,
        "indent": 1,
    },
    "cell": {"bottom": 1, "bottom_color": LINE},
    "cell-left": {"bottom": 1, "bottom_color": LINE, "align": "left"},
    "strong": {"bold": True, "top": 1, "top_color": INK},
    "muted": {"font_color": MUTED, "font_size": 9},
    "note": {"font_color": MUTED, "font_size": 9, "text_wrap": True, "valign": "top"},
    "input": {"bg_color": INPUT, "border": 1, "border_color": LINE},
    "link": {"font_color": ACCENT, "underline": 1},
    "link-cell": {"font_color": ACCENT, "underline": 1, "bottom": 1, "bottom_color": LINE},
    "good": {"bg_color": "#D9F0E8", "font_color": "#00523C"},
    "warn": {"bg_color": "#FBE8C6", "font_color": "#6B4A00"},
    "bad": {"bg_color": "#F7D6C4", "font_color": "#7A2F00"},
    "missing": {"bg_color": "#FBE8C6"},
    "quiet": {"font_color": MUTED, "font_strikeout": True},
    "stale": {"font_color": "#8A5F00", "italic": True},
    "grade-a": {"bg_color": "#CFE3F3", "font_color": "#0B3C5D", "bold": True},
    "grade-b": {"bg_color": "#E7F1F8", "font_color": "#0B3C5D"},
    "error": {"bg_color": MARKS["error"], "bottom": 1, "bottom_color": LINE, "bold": True},
    "warning": {"bg_color": MARKS["warning"], "bottom": 1, "bottom_color": LINE},
    "info": {"bg_color": MARKS["info"], "bottom": 1, "bottom_color": LINE},
}

NAMES = tuple(_STYLES)
"""Every named style."""

FORMATS = {
    "text": "@",
    "integer": "#,##0",
    "number": "#,##0.##",
    "money": "#,##0.00",
    "percent": "0.0%",
    "date": "yyyy-mm-dd",
    "month": "yyyy-mm",
    "datetime": "yyyy-mm-dd hh:mm",
    "decimal": "#,##0.0",
}
"""Number formats by plain name; any other text is a format itself."""


def style(name: str, language: str, number_format: str | None, extra: dict[str, Any]) -> dict[str, Any]:
    """The properties of a named style, as XlsxWriter takes them. Raises KeyError for a name that is none."""
    properties = {**_BASE, "font_name": font(language), **_STYLES[name], **extra}
    # What is indented stands at the side it is indented from, and a word in Latin letters beneath those in others.
    at_start = "indent" in properties or "reading_order" in properties
    if reads_from_right(language) and properties.get("align", "left" if at_start else None) == "left":
        properties["align"] = "right"
    if number_format:
        properties["num_format"] = FORMATS.get(number_format, number_format)
    return properties


_MARKING = ("bg_color", "font_color", "bold", "italic", "font_strikeout", "underline")


def difference(name: str) -> dict[str, Any]:
    """The properties of a named style as a conditional format: colours and weight only."""
    return {k: v for k, v in _STYLES[name].items() if k in _MARKING}
