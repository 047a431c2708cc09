"""What a save in LibreOffice takes from an Excel table: its style, and the panes that keep its headings in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .area import Area, cell_name
from .splice import Document, Element
from .tablepart import ORDER
from .wording.formulas import on_shell

if TYPE_CHECKING:
    from .draft import Draft

STYLE = "TableStyleLight1"
"""That of the tables `pages` makes."""


def dress(sheet: str, table: str, columns: int) -> Callable[[Draft], None]:
    """Give a table of ours that lost its style its look again, with its headings and first columns kept in sight.

    Excel writes a style even for a table that has none; where no word of it is left, another program saved the table,
    and the panes went the same way. A table with a style is let be, panes and all.
    """

    def step(draft: Draft) -> None:
        for found in draft.tables_of(sheet):
            if found.name.lower() != table.lower() or found.styled:
                continue
            document = Document(draft.read(found.part), found.part)
            p = document.prefix
            shown = 'showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"'
            document.insert(document.root, "tableStyleInfo", f'<{p}tableStyleInfo name="{STYLE}" {shown}/>', ORDER)
            draft.write(found.part, document.result())
            on_shell(draft, sheet, partial(_freeze, area=found.area, columns=columns))

    return step


def _freeze(document: Document, area: Area, columns: int) -> None:
    holder = document.root.first("sheetViews")
    for view in holder.named("sheetView") if holder is not None else []:
        if view.first("pane") is None:
            _split(document, view, area.first_row + 1, area.first_col + columns)


def _split(document: Document, view: Element, row: int, column: int) -> None:
    p = document.prefix
    corner = f'topLeftCell="{cell_name(row, column)}" activePane="bottomRight" state="frozen"'
    panes = f'<{p}pane xSplit="{column}" ySplit="{row}" {corner}/><{p}selection pane="bottomRight"/>'
    selections = view.named("selection")
    for old in selections[1:]:
        document.replace(old, "")
    if selections:
        document.replace(selections[0], panes)
    else:
        document.append(view, panes)
