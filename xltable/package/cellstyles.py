"""The styles of a sheet's cells, kept as runs: for every column the rows from which on another style holds."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeAlias

from .area import column_number, letters
from .contents import Contents
from .formats import BUILTIN
from .sheetxml import SheetStream, Tags, attributes, cells, masked
from .xmltree import first, named, parse

Runs: TypeAlias = "tuple[array[int], array[int]]"  # rows, and the style from each of them on

_STYLED = re.compile(rb'r="([A-Z]+)(\d+)"(?: s="(\d+)")?')


def at(runs: Runs | None, row: int) -> int:
    """The style of a row; 0 where nothing is known of it."""
    place = bisect_right(runs[0], row) - 1 if runs else -1
    return runs[1][place] if runs and place >= 0 else 0


def format_codes(package: Contents) -> dict[int, str]:
    """The number format of every style index that has one of its own."""
    if package.styles_part is None:
        return {}
    root = parse(package.archive.read(package.styles_part), package.styles_part)
    own: dict[int, str] = {}
    codes: dict[int, str] = {}
    if (holder := first(root, "numFmts")) is not None:
        own = {int(n.get("numFmtId") or 0): n.get("formatCode") or "" for n in named(holder, "numFmt")}
    if (holder := first(root, "cellXfs")) is not None:
        for index, node in enumerate(named(holder, "xf")):
            number = int(node.get("numFmtId") or 0)
            if number:
                codes[index] = own.get(number) or BUILTIN.get(number, "General")
    return codes


def read_styles(package: Contents, part: str, only: int | None = None) -> dict[int, Runs]:
    """For every column (or one only), the rows at which the style changes and the style that holds from there."""
    stream = SheetStream(package.archive.chunks(part), part)
    found: dict[int, Runs] = {}
    last: dict[int, int] = {}
    row_before = -1
    tags = stream.tags
    styled = _STYLED if only is None else re.compile(_STYLED.pattern.replace(b"[A-Z]+", letters(only).encode()))
    for chunk in stream.rows():
        clear = masked(chunk)
        starts = stream.starts(clear, row_before)
        if clear.count(tags.cell_canonical) == clear.count(tags.cell_open):
            triples = _named_styles(clear, styled)
        else:
            triples = _counted_styles(clear, starts, tags)
        for row, column, style in triples:
            if column not in found:
                found[column] = (array("l", [0]), array("l", [0]))
                last[column] = -1
            rows, styles = found[column]
            if last[column] != row - 1 and styles[-1]:  # cells that are not there have no style
                rows.append(last[column] + 1)
                styles.append(0)
            if styles[-1] != style:
                rows.append(row)
                styles.append(style)
            last[column] = row
        row_before = starts[-1][0] if starts else row_before
    for column, (rows, styles) in found.items():
        rows.append(last[column] + 1)
        styles.append(0)
    return found


def _named_styles(clear: bytes, styled: re.Pattern[bytes]) -> Iterator[tuple[int, int, int]]:
    for found in styled.finditer(clear):
        yield int(found[2]) - 1, column_number(found[1].decode()), int(found[3] or 0)


def _counted_styles(clear: bytes, starts: list[tuple[int, int]], tags: Tags) -> Iterator[tuple[int, int, int]]:
    for number, (row, start) in enumerate(starts):
        text = clear[start : starts[number + 1][1] if number + 1 < len(starts) else len(clear)]
        for column, first_byte, _ in cells(text, tags):
            head = attributes(text[first_byte : text.index(b">", first_byte)])
            yield row, column, int(head.get("s") or 0)
