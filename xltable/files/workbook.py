"""The door to python-calamine: the sheets of a workbook as grids."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UnreadableFile
from . import sparse
from .grid import Grid, from_rows
from .laid_out import closed_up
from .short_cells import refuse_short_cells
from .suspects import reading

if TYPE_CHECKING:
    from ..package.package import Package


class Workbook:
    """An open workbook; a sheet is read when it is asked for. `package` is there for xlsx and xlsm."""

    def __init__(self, path: Path, format: str, package: Package | None) -> None:
        self.path, self.package = path, package
        with reading(path):
            if format == "xlsb":
                refuse_short_cells(path)
            self._book = _opened(path, format)
            listed = list(self._book.sheets_metadata)
        self.sheets = tuple(m.name for m in listed)
        self.hidden = tuple(m.name for m in listed if not str(m.visible).endswith(".Visible"))
        self._pages = {m.name for m in listed if str(m.typ).endswith("WorkSheet")}
        if not self.sheets:
            raise UnreadableFile("“{file}” has no sheets.", file=path.name)

    def grid(self, sheet: str) -> Grid:
        """The cells of a sheet; an empty grid for a chart sheet."""
        if sheet not in self._pages:
            return Grid(sheet, 0)
        with reading(self.path):
            if self.package is not None and sparse.lies(self.package, sheet):
                return sparse.read(self.path, sheet)
            found = self._book.get_sheet_by_name(sheet)
            if found.start is None:
                return Grid(sheet, 0)
            with _no_collection():
                return from_rows(sheet, found.iter_rows(), found.start[1], found.width)


def _opened(path: Path, format: str) -> Any:
    """The file as python-calamine has it; it goes by the name of a file it is given by name."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        if path.suffix.lower() == f".{format}":
            return CalamineWorkbook.from_path(str(path))
        return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    except PasswordError:
        raise
    except CalamineError:
        close = closed_up(path) if format == "ods" else None
        if close is None:
            raise
        return CalamineWorkbook.from_filelike(close)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Rows come and go by the million and hold no cycles: looking for some costs a tenth of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
