"""Widths, hiding and grouping of columns in a sheet's `cols`, whose ranges are split where they must."""

from __future__ import annotations

from collections.abc import Sequence

from .facts import NewColumn
from .sheetorder import ORDER
from .splice import Document, Element
from .xmltext import attribute

DEFAULT_WIDTH = 9.140625


def set_columns(document: Document, first: int, columns: Sequence[NewColumn]) -> None:
    """Give the columns from `first` on the widths and the grouping asked for."""
    wanted = {first + 1 + n: _wish(c) for n, c in enumerate(columns)}
    wanted = {number: wish for number, wish in wanted.items() if wish}
    last = first + len(columns)
    if columns and columns[-1].hidden and columns[-1].outline:
        wanted[last + 1] = {"collapsed": "1"}  # where Excel shows the sign that opens the group
    if not wanted:
        return
    _set_outline(document, max(c.outline for c in columns))
    holder = document.root.first("cols")
    missing = dict(wanted)
    for element in holder.named("col") if holder is not None else []:
        low, high = int(element.attributes.get("min", "1")), int(element.attributes.get("max", "1"))
        inside = [number for number in wanted if low <= number <= high]
        if inside:
            document.replace(element, _split(element, low, high, wanted, document.prefix))
        for number in inside:
            missing.pop(number)
    _add(document, holder, missing)


def clear_columns(document: Document, gone: frozenset[int]) -> None:
    """Let columns (counted from 0) be as columns are of which nothing is said."""
    holder = document.root.first("cols")
    if holder is None or not gone:
        return
    held = [(element, _range(element)) for element in holder.named("col")]
    left = [piece for _, columns in held for piece in _without(columns, gone)]
    if not left:
        document.replace(holder, "")
    for element, columns in held if left else ():
        pieces = _without(columns, gone)
        if pieces != [columns]:
            document.replace(element, "".join(_col(document.prefix, *piece) for piece in pieces))
    layout = document.root.first("sheetFormatPr")
    if layout is not None and not any("outlineLevel" in values for _, _, values in left):
        document.set(layout, outlineLevelCol=None)


Cols = tuple[int, int, dict[str, str]]
"""The first and the last of some columns (counted from 1), and what is said of them."""


def _range(element: Element) -> Cols:
    values = element.attributes
    return int(values.get("min", "1")), int(values.get("max", "1")), values


def _without(columns: Cols, gone: frozenset[int]) -> list[Cols]:
    """What is left of a range of columns; the sign that opened a group of theirs goes with them."""
    low, high, values = columns
    if low - 2 in gone and "collapsed" in values and low == high:
        values = {name: value for name, value in values.items() if name != "collapsed"}
        if set(values) <= {"min", "max", "width"}:
            return []
    pieces: list[Cols] = []
    for number in range(low, high + 1):
        if number - 1 in gone:
            continue
        if pieces and pieces[-1][1] == number - 1:
            pieces[-1] = pieces[-1][0], number, values
        else:
            pieces.append((number, number, values))
    return pieces


def _wish(column: NewColumn) -> dict[str, str]:
    wish: dict[str, str] = {}
    if column.width is not None:
        wish |= {"width": f"{column.width:.12g}", "customWidth": "1"}
    if column.hidden:
        wish["hidden"] = "1"
    if column.outline:
        wish["outlineLevel"] = str(column.outline)
    return wish


def _split(element: Element, low: int, high: int, wanted: dict[int, dict[str, str]], prefix: str) -> str:
    """A range of columns in pieces: those asked for one by one, those between as they were."""
    pieces, start = [], low
    for number in sorted(n for n in wanted if low <= n <= high):
        if start < number:
            pieces.append(_col(prefix, start, number - 1, element.attributes))
        pieces.append(_col(prefix, number, number, element.attributes | wanted[number]))
        start = number + 1
    if start <= high:
        pieces.append(_col(prefix, start, high, element.attributes))
    return "".join(pieces)


def _col(prefix: str, low: int, high: int, values: dict[str, str]) -> str:
    values = {"min": str(low), "max": str(high)} | {k: v for k, v in values.items() if k not in ("min", "max")}
    values.setdefault("width", str(DEFAULT_WIDTH))
    return f"<{prefix}col" + "".join(f' {k}="{attribute(v)}"' for k, v in values.items() if "{" not in k) + "/>"


def _add(document: Document, holder: Element | None, missing: dict[int, dict[str, str]]) -> None:
    if holder is None:
        if missing:
            inner = "".join(_col(document.prefix, n, n, missing[n]) for n in sorted(missing))
            tag = f"{document.prefix}cols"
            document.insert(document.root, "cols", f"<{tag}>{inner}</{tag}>", ORDER)
        return
    for number in sorted(missing):
        xml = _col(document.prefix, number, number, missing[number])
        follower = next((e for e in holder.named("col") if int(e.attributes.get("min", "1")) > number), None)
        if follower is not None:
            document.before(follower, xml)
        else:
            document.append(holder, xml)


def _set_outline(document: Document, level: int) -> None:
    if not level:
        return
    element = document.root.first("sheetFormatPr")
    if element is None:
        xml = f'<{document.prefix}sheetFormatPr defaultRowHeight="15" outlineLevelCol="{level}"/>'
        document.insert(document.root, "sheetFormatPr", xml, ORDER)
    elif int(element.attributes.get("outlineLevelCol") or 0) < level:
        document.set(element, outlineLevelCol=str(level))
