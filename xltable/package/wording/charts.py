"""What charts keep of the cells they show: names of series and categories, brought up to cells that change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..archive import key
from ..area import Area
from ..splice import Document, Element
from ..xmltext import entities, plain

if TYPE_CHECKING:
    from ..draft import Draft

Text = Callable[[str, int, int], str | None]
"""The text that now stands in a cell (sheet, row, column), or None where it did not change."""


def recaption(text: Text) -> Callable[[Draft], None]:
    """Bring the texts charts keep up to the cells. Charts name their cells by the sheets' names of before the save."""

    def step(draft: Draft) -> None:
        for part in draft.parts():
            if "charts/" in key(part) and key(part).endswith(".xml") and b"strCache" in (data := draft.read(part)):
                document = Document(data, part)
                for element in document.root.walk():
                    if element.tag == "strRef":
                        _recaption(document, element, text)
                if document.changed:
                    draft.write(part, document.result())

    return step


def _recaption(document: Document, reference: Element, text: Text) -> None:
    formula, cache = reference.first("f"), reference.first("strCache")
    if formula is None or cache is None:
        return
    sheet, _, cells = entities(document.inner(formula)).rpartition("!")
    area = Area.parse(cells)
    if area is None:
        return
    sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    wide = area.last_col - area.first_col + 1
    for point in cache.named("pt"):
        down, right = divmod(int(point.attributes.get("idx", "0")), wide)
        new, shown = text(sheet, area.first_row + down, area.first_col + right), point.first("v")
        if new is not None and shown is not None:
            document.replace_inner(shown, plain(new))
