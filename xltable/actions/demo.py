"""The whole way on the shipped example: what was found, what was mended, and the finished workbook."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files
from ..book import Book
from ..errors import UnwritableFile
from ..findings import Change, Issue
from .inspect import Inspection, inspect
from .normalise import normalise
from .save import Saved, save
from .validate import validate

if TYPE_CHECKING:
    from .enrich import Enrichment

EXAMPLE = "exporter.xlsx"
HOME, CURRENCY, AS_OF = "CN", "CNY", date(2026, 11, 15)
"""The made-up exporter is in China; its workbook was last touched on that day."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Every step of the demo with its result."""

    original: Path
    inspection: Inspection
    before: list[Issue]
    changes: list[Change]
    mended: Saved
    after: list[Issue]
    enrichment: Enrichment
    finished: Saved


def demo(folder: Path) -> Walk:
    """Walk the whole way in `folder`. Raises UnwritableFile where it cannot be made or written to."""
    from .enrich import enrich, write

    original = _copy(folder)
    book = _open(original)
    before = validate(book)
    changes = normalise(book)
    mended = save(book, folder / "exporter-mended.xlsx", changes)
    better = _open(mended.output)
    planned = enrich(better)
    finished = write(planned, folder / "exporter-finished.xlsx")
    return Walk(original, inspect(book), before, changes, mended, validate(better), planned, finished)


def example() -> Path:
    """The shipped example: inside the wheel, or beside the package in a checkout."""
    inside = Path(str(resources.files("xltable").joinpath("examples", EXAMPLE)))
    return inside if inside.is_file() else Path(__file__).resolve().parents[2] / "examples" / EXAMPLE


def _copy(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(example(), folder / EXAMPLE))
    except OSError as error:
        raise UnwritableFile(
            "The demo cannot write into “{folder}”: {reason}.", folder=folder, reason=error.strerror
        ) from None


def _open(path: Path) -> Book:
    return files.open(path, home=HOME, currency=CURRENCY, as_of=AS_OF)
