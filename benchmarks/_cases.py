"""A column of cells whose meaning is known, and how it was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from xltable.kinds import Context, Options, Raw, Reading, Tidy, kind


@dataclass(frozen=True, slots=True)
class Cell:
    """`meant` is the value, None where nothing may be read; `row` has what stands beside the cell."""

    raw: Raw
    meant: Any
    row: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """Cells that stood under one heading; `source` is what is told of where they are from.

    `same` decides whether a value is the one meant, where equality does not.
    """

    kind: str
    source: str
    cells: list[Cell]
    language: str = "en"
    same: Callable[[Any, Any], bool] | None = None
    options: Options = field(default_factory=Options)


@dataclass(slots=True)
class Tally:
    """Cells read right, not read (told, ambiguous or left alone), and read as something else."""

    right: int = 0
    unread: int = 0
    wrong: list[tuple[Cell, Any]] = field(default_factory=list)
    missed: list[Cell] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All cells."""
        return self.right + self.unread + len(self.wrong)


def judge(column: Column, tally: Tally) -> None:
    """Read a column as a workbook's is read, and add to the tally."""
    reader = kind(column.kind)
    context = Context(language=column.language, options=column.options)
    context = replace(context, evidence=reader.evidence(dict.fromkeys((c.raw for c in column.cells), 1), context))
    for cell in column.cells:
        reading = reader.read(cell.raw, replace(context, row=cell.row))
        value = reading.value if isinstance(reading, Tidy) else None
        if value == cell.meant or (value is not None and column.same is not None and column.same(value, cell.meant)):
            tally.right += 1
        elif value is None or (column.kind == "text" and (value == cell.raw or not _written_unseen(reading))):
            tally.unread += 1
            tally.missed.append(cell)
        else:
            tally.wrong.append((cell, value))


def _written_unseen(reading: Reading) -> bool:
    return isinstance(reading, Tidy) and reading.safe
