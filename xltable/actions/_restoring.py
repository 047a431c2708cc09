"""What another program dropped when it saved the workbook: formulas for new rows, stripes, headings that stay in sight.

LibreOffice and WPS keep values and formulas, and leave out of an Excel table how it fills new rows and how it looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import package
from ..book import Book, Table
from ..package import TableInfo
from ..speech import Listed, Sentence
from ._planning import Planned
from ._table_page import FROZEN
from .save import PATCHED


@dataclass(frozen=True)
class Dropped:
    """The tables that fill new rows no more, and those of a workbook xltable made that lost their looks."""

    filling: tuple[Table, ...] = ()
    looks: tuple[Table, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.filling or self.looks)

    @property
    def notes(self) -> tuple[Sentence, ...]:
        filling = Sentence("{sheets}: new rows are filled again by formulas, which another program had dropped.",
                           sheets=_sheets(self.filling))  # fmt: skip
        looks = Sentence("{sheets}: stripes and fixed headings are back, which another program had dropped.",
                         sheets=_sheets(self.looks))  # fmt: skip
        return (*((filling,) if self.filling else ()), *((looks,) if self.looks else ()))


def dropped(book: Book, columns: Sequence[Planned]) -> Dropped:
    """What is to be put back. A table that says it has no style was given none by its owner, and is left so."""
    if book.format not in PATCHED:
        return Dropped()
    held = {(t.sheet, t.name): t for t in package.Package.open(book.path).tables}
    excel = [(table, held[at]) for table in book.tables if (at := (table.sheet, table.excel_table or "")) in held]
    filled = [c for c in columns if c.calculated and not c.new]
    return Dropped(
        tuple(t for t, info in excel if any(c.table is t and _formula(info, c.at.index) is None for c in filled)),
        tuple(t for t, info in excel if book.generated and not info.styled),
    )


def _formula(info: TableInfo, column: int) -> str | None:
    return info.formulas[column - info.area.first_col]


def put_back(edit: package.Edit, tables: Iterable[Table]) -> None:
    """Give tables of ours their stripes and fixed headings again; `_writing` gives columns their formulas."""
    for table in tables:
        edit.do(package.dress(table.sheet, table.excel_table or "", min(FROZEN, table.area.last_col + 1)))


def _sheets(tables: Iterable[Table]) -> Listed:
    return Listed(tuple(dict.fromkeys(table.sheet for table in tables)))
