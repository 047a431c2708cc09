"""The colours of our pages: every text reads well on its ground, in colour, in grey and without red or green."""

from __future__ import annotations

from itertools import combinations

import pytest

from xltable.pages import palette

TEXTS = {name: palette.style(name, "en", None, {}) for name in palette.NAMES}


def lightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2, section "relative luminance")."""
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((lightness(one), lightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", TEXTS)
def test_text_reads_on_its_ground(name: str) -> None:
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3, level AA)."""
    text = TEXTS[name]
    assert contrast(text["font_color"], text.get("bg_color", palette.PAPER)) >= 4.5


def test_marks_of_different_weight_differ_in_grey() -> None:
    fills = [lightness(palette.MARKS[severity]) for severity in ("info", "warning", "error")]
    assert fills == sorted(fills, reverse=True)
    assert all(abs(a - b) > 0.05 for a, b in combinations(fills, 2))
