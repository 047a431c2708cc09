"""Charts as SVG that stands in a page: columns by month and bars by name, drawn without any other library.

Colours come from the page's style sheet (`now`, `before`, `grid`, `axis`), so that charts print and turn dark with it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

Label = Callable[[float], str]
_WIDTH = 960
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 12, 26


def columns(
    title: str, names: Sequence[str], now: Sequence[float], before: Sequence[float] | None, label: Label
) -> str:
    """A column for each name, and a line for the values before."""
    height = 250
    every = [0.0, *now, *(before or ())]
    low, high, step = scale(min(every), max(every))
    inner = height - _TOP - _BOTTOM
    slot = (_WIDTH - _LEFT - _RIGHT) / max(1, len(names))

    def y(value: float) -> float:
        return _TOP + inner * (high - value) / (high - low)

    parts = []
    for i in range(round((high - low) / step) + 1):
        at = low + i * step
        parts.append(_line("grid", _LEFT, y(at), _WIDTH - _RIGHT, y(at)))
        parts.append(_text("axis", _LEFT - 6, y(at) + 4, label(at), "end"))
    for i, (name, value) in enumerate(zip(names, now, strict=True)):
        x, wide = _LEFT + slot * (i + 0.2), slot * 0.6
        top, tall = min(y(value), y(0)), abs(y(value) - y(0))
        parts.append(_rect("now", x, top, wide, tall, f"{name}: {label(value)}"))
        parts.append(_text("axis", x + wide / 2, height - 8, name, "middle"))
    if before:
        points = " ".join(f"{_f(_LEFT + slot * (i + 0.5))},{_f(y(v))}" for i, v in enumerate(before))
        parts.append(f'<polyline class="before" points="{points}"/>')
        for i, (name, value) in enumerate(zip(names, before, strict=True)):
            tip = escape(f"{name}: {label(value)}")
            parts.append(f'<circle class="dot" cx="{_f(_LEFT + slot * (i + 0.5))}" cy="{_f(y(value))}" r="3">'
                         f"<title>{tip}</title></circle>")  # fmt: skip
    return _svg(title, height, parts)


def bars(title: str, names: Sequence[str], now: Sequence[float], before: Sequence[float] | None, label: Label) -> str:
    """A bar for each name with its value at the end, and a mark where it stood before."""
    row, left, right = 26, 262, 78
    height = row * len(names) + 8
    every = [0.0, *now, *(before or ())]
    low, high = min(every), max(every)
    span = (high - low) or 1.0

    def x(value: float) -> float:
        return left + (_WIDTH - left - right) * (value - low) / span

    parts = [_line("grid", x(0), 4, x(0), height - 4)]
    for i, (name, value) in enumerate(zip(names, now, strict=True)):
        y = 4 + row * i
        parts.append(_text("name", left - 8, y + 17, _cut(name), "end", name))
        parts.append(
            _rect("now", min(x(0), x(value)), y + 5, abs(x(value) - x(0)), row - 10, f"{name}: {label(value)}")
        )
        edge = max(x(value), x(0))
        if before:
            mark = before[i]
            parts.append(_line("mark", x(mark), y + 2, x(mark), y + row - 2, f"{name}: {label(mark)}"))
            edge = x(mark) if edge < x(mark) < edge + 10 + 7 * _room(label(value)) else edge
        parts.append(_text("value", edge + 6, y + 17, label(value), "start"))
    return _svg(title, height, parts)


def scale(low: float, high: float) -> tuple[float, float, float]:
    """Round ends for an axis, and the step between its lines.

    >>> scale(0, 87), scale(-20, 55)
    ((0.0, 100.0, 20.0), (-20.0, 60.0, 20.0))
    """
    span = (high - low) or 1.0
    rough = span / 4
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 2, 2.5, 5, 10) if size * n >= rough * 0.8)
    return math.floor(low / step) * step, math.ceil((high or 1.0) / step) * step, step


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    name = escape(title)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_f(height)}" role="img" aria-label="{name}" direction="ltr" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(parts)}</svg>"
    )


def _rect(style: str, x: float, y: float, width: float, height: float, tip: str) -> str:
    return (
        f'<rect class="{style}" x="{_f(x)}" y="{_f(y)}" width="{_f(width)}" height="{_f(height)}" rx="2">'
        f"<title>{escape(tip)}</title></rect>"
    )


def _line(style: str, x1: float, y1: float, x2: float, y2: float, tip: str = "") -> str:
    inner = f"<title>{escape(tip)}</title>" if tip else ""
    return f'<line class="{style}" x1="{_f(x1)}" y1="{_f(y1)}" x2="{_f(x2)}" y2="{_f(y2)}">{inner}</line>'


def _text(style: str, x: float, y: float, text: str, anchor: str, tip: str = "") -> str:
    inner = f"<title>{escape(tip)}</title>" if tip and tip != text else ""
    return f'<text class="{style}" x="{_f(x)}" y="{_f(y)}" text-anchor="{anchor}">{escape(text)}{inner}</text>'


def _cut(name: str, widest: int = 38) -> str:
    """A name that fits beside its bar."""
    for i in range(len(name)):
        if _room(name[: i + 1]) > widest:
            return name[: max(1, i - 1)].rstrip() + "…"
    return name


def _room(text: str) -> int:
    """How wide a text is, in letters: East Asian characters are as wide as two others."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def _f(number: float) -> str:
    """A coordinate: two decimals at most, the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
