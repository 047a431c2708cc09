"""Any cell of the file a book was read from, in a table or not."""

from __future__ import annotations

import functools
from collections.abc import Callable

from ..book import Book, Place
from ..kinds import Raw
from . import opening


def cells(book: Book) -> Callable[[Place], Raw]:
    """What stands in a cell of the file; None where it is empty or there is no such sheet. A sheet is read once."""
    source = opening.source(book.path)
    grid = functools.cache(source.grid)

    def cell(place: Place) -> Raw:
        return grid(place.sheet).cell(place.row, place.col) if place.sheet in source.sheets else None

    return cell
