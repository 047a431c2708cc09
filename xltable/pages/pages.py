"""A workbook being made, page by page.

Made whole (generate, reports) or as a donor whose pages are put into the user's workbook; then stand-in pages, named
and filled like the user's sheets, let formulas and charts refer to those, and are left behind.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from .. import package
from ..speech import reads_from_right
from . import palette
from .page import Page

_ROW = 16
"""The height of a row in points: a little more than the font needs."""
_CREATED = datetime(2000, 1, 1)
"""A fixed day, so that the same input makes the same file."""


class Pages:
    """A new workbook. Same calls, same bytes."""

    def __init__(self, language: str, title: str = "") -> None:
        import xlsxwriter

        self.language = language
        self._buffer = io.BytesIO()
        self.workbook: Any = xlsxwriter.Workbook(
            self._buffer,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.workbook.set_properties({"title": title, "author": "xltable", "created": _CREATED})
        self.workbook.set_calc_mode("auto")
        self._formats: dict[Any, Any] = {}
        self._titles: list[str] = []

    def page(self, title: str, tab: str | None = None) -> Page:
        """A new page at the end; `tab` is data, summary or support and colours its tab."""
        from ._worksheet import PlainWorksheet

        sheet = self.workbook.add_worksheet(title, PlainWorksheet)
        if tab:
            sheet.set_tab_color(palette.TABS[tab])
        if reads_from_right(self.language):
            sheet.right_to_left()
        sheet.set_default_row(_ROW)
        self._titles.append(title)
        return Page(self, title, sheet)

    @property
    def titles(self) -> tuple[str, ...]:
        """The pages so far, in order."""
        return tuple(self._titles)

    def name(self, name: str, refers_to: str) -> None:
        """A defined name for a range, without the leading `=`."""
        self.workbook.define_name(name, "=" + refers_to)

    def property(self, name: str, value: str | bool | float) -> None:
        """A custom document property."""
        self.workbook.set_custom_property(name, value)

    def format(self, style: str, number_format: str | None = None, **extra: Any) -> Any:
        """The cell format of a named style; made once."""
        key = (style, number_format, tuple(sorted(extra.items())))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(palette.style(style, self.language, number_format, extra))
        return self._formats[key]

    def difference(self, style: str) -> Any:
        """The conditional format of a named style; made once."""
        key = ("difference", style)
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(palette.difference(style))
        return self._formats[key]

    def to_bytes(self) -> bytes:
        """The finished workbook; nothing can be written after."""
        self.workbook.close()
        return self._buffer.getvalue()

    def save(self, path: Path) -> None:
        """Write the finished workbook, whole or not at all. Raises UnwritableFile."""
        package.atomic_write(path, self.to_bytes())
