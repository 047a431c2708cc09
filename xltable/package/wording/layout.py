"""What goes with other words: column widths, the direction of reading, and the formula of a calculated column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ...errors import Refused
from ..columnwidths import set_columns
from ..facts import NewColumn
from ..splice import Document
from ..xmltext import entities, plain
from .formulas import on_shell

if TYPE_CHECKING:
    from ..draft import Draft
    from ..package import Package

_CALCULATED = "calculatedColumnFormula"
_COLUMN_ORDER = (_CALCULATED, "totalsRowFormula", "xmlColumnPr", "extLst")  # ECMA-376 part 1, 18.5.1.3


def set_widths(sheet: str, widths: Mapping[int, float]) -> Callable[[Draft], None]:
    """Give columns (counted from 0) other widths, in characters."""

    def change(document: Document, column: int, width: float) -> None:
        set_columns(document, column, [NewColumn("", [], width=width)])

    def step(draft: Draft) -> None:
        for column, width in widths.items():
            on_shell(draft, sheet, partial(change, column=column, width=width))

    return step


def reads_from_right(package: Package, sheet: str) -> bool:
    """Whether a sheet reads from the right."""
    holder = Document(package.look(sheet).shell, sheet).root.first("sheetViews")
    return any(view.attributes.get("rightToLeft") in ("1", "true") for view in (holder.children if holder else ()))


def set_direction(sheet: str, *, right_to_left: bool) -> Callable[[Draft], None]:
    """Have a sheet read from the right, or from the left."""
    return lambda draft: on_shell(draft, sheet, partial(_direct, wanted=right_to_left))


def _direct(document: Document, wanted: bool) -> None:
    holder = document.root.first("sheetViews")
    for view in holder.named("sheetView") if holder is not None else []:
        if (view.attributes.get("rightToLeft") in ("1", "true")) != wanted:
            document.set(view, rightToLeft="1" if wanted else None)


def set_font(old: str, new: str) -> Callable[[Draft], None]:
    """Write in another font whatever is written in one."""

    def step(draft: Draft) -> None:
        part = draft.package.styles_part
        document = Document(draft.read(part), part) if part is not None else None
        holder = document.root.first("fonts") if document is not None else None
        for name in (n for font in (holder.children if holder else ()) for n in font.named("name")):
            if document is not None and name.attributes.get("val") == old:
                document.set(name, val=new)
        if document is not None and part is not None and document.changed:
            draft.write(part, document.result())

    return step


def calculate(sheet: str, table: str, column: int, formula: str) -> Callable[[Draft], None]:
    """Let Excel fill new rows of an Excel table's column (counted from 0 on the sheet) with another formula."""

    def step(draft: Draft) -> None:
        found = next((t for t in draft.tables_of(sheet) if t.name.lower() == table.lower()), None)
        if found is None:
            raise Refused("“{sheet}” has no table called “{table}”.", sheet=sheet, table=table)
        document = Document(draft.read(found.part), found.part)
        holder = document.root.first("tableColumns")
        element = holder.named("tableColumn")[column - found.area.first_col] if holder is not None else None
        kept = element.first(_CALCULATED) if element is not None else None
        if element is not None and kept is None:  # LibreOffice drops it
            tag = document.prefix + _CALCULATED
            document.insert(element, _CALCULATED, f"<{tag}>{plain(formula)}</{tag}>", _COLUMN_ORDER)
        elif kept is not None and entities(document.inner(kept)) != formula:
            document.replace_inner(kept, plain(formula))
        if document.changed:
            draft.write(found.part, document.result())

    return step
