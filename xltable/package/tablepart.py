"""The part of an Excel table: its area, its filter and its columns."""

from __future__ import annotations

from collections.abc import Sequence

from .area import Area
from .facts import NewColumn
from .splice import Document
from .xmltext import attribute, plain

# ECMA-376 part 1, 18.5.1.2.
ORDER = ("autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst")


def column_name(heading: str) -> str:
    """A heading as the table part spells it: line breaks escaped."""
    return attribute(heading.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "_x000a_"))


def grow_table(data: bytes, part: str, columns: Sequence[NewColumn] = (), rows: int = 0) -> bytes:
    """The table part with columns added at its right, or rows at its foot."""
    document = Document(data, part)
    root, p = document.root, document.prefix
    _grow(document, len(columns), rows)
    holder = root.first("tableColumns")
    if columns and holder is not None:
        old = holder.named("tableColumn")
        number = max((int(e.attributes.get("id", "0")) for e in old), default=0)
        for column in columns:
            number += 1
            head = f'<{p}tableColumn id="{number}" name="{column_name(column.heading)}"'
            tag = f"{p}calculatedColumnFormula"
            inner = f"<{tag}>{plain(column.calculated)}</{tag}>" if column.calculated else ""
            document.append(holder, f"{head}>{inner}</{p}tableColumn>" if inner else f"{head}/>")
        document.set(holder, count=str(len(old) + len(columns)))
    return document.result()


def narrow_table(data: bytes, part: str, columns: int) -> bytes:
    """The table part without its last columns; a sorting by one of them is forgotten."""
    document = Document(data, part)
    _grow(document, -columns, 0)
    area = Area.parse(document.root.attributes.get("ref", ""))
    for parent in (document.root, document.root.first("autoFilter")):
        state = parent.first("sortState") if parent is not None else None
        old = Area.parse(state.attributes.get("ref", "")) if state is not None else None
        if state is None or old is None or area is None:
            continue
        last = area.last_col - columns
        if any(_right(condition.attributes.get("ref", "")) > last for condition in state.named("sortCondition")):
            document.replace(state, "")
        elif old.last_col > last:
            document.set(state, ref=str(Area(old.first_row, old.first_col, old.last_row, last)))
    holder = document.root.first("tableColumns")
    if holder is not None:
        held = holder.named("tableColumn")
        for element in held[len(held) - columns :]:
            document.replace(element, "")
        document.set(holder, count=str(len(held) - columns))
    return document.result()


def _right(ref: str) -> int:
    area = Area.parse(ref)
    return area.last_col if area is not None else -1


def filtered_columns(data: bytes, part: str) -> list[int]:
    """The columns, counted from 0, by which a table's rows are filtered."""
    filtering = Document(data, part).root.first("autoFilter")
    held = filtering.named("filterColumn") if filtering is not None else []
    return [int(e.attributes.get("colId", "0")) for e in held if any(c.tag != "extLst" for c in e.children)]


def _grow(document: Document, right: int, down: int) -> None:
    """Widen the table's area and that of its filter, which leaves the totals row out."""
    for element in (document.root, document.root.first("autoFilter")):
        area = Area.parse(element.attributes.get("ref", "")) if element is not None else None
        if element is not None and area is not None:
            grown = Area(area.first_row, area.first_col, area.last_row + down, area.last_col + right)
            document.set(element, ref=str(grown))


def rename_columns(data: bytes, part: str, names: dict[int, str]) -> bytes:
    """The table part with other headings for the columns at some places."""
    document = Document(data, part)
    holder = document.root.first("tableColumns")
    for number, element in enumerate(holder.named("tableColumn") if holder is not None else []):
        if number in names:
            heading = names[number].replace("\r\n", "\n").replace("\n", "_x000a_")
            document.set(element, name=heading)
    return document.result()
