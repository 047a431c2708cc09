"""Terms of summary formulas: counts and sums over a table's columns, on whatever sheets the table is kept."""

from __future__ import annotations

from collections.abc import Sequence

from ..kinds import Tidy
from ..refs import Layout, Part, criterion
from ..worked import Worked
from ..worked.live import obstacle


def spelled(worked: Worked, table: str, key: str) -> dict[str, list[str]]:
    """For each meaning of a column, how its cells spell it; spellings that differ in case only are one to a formula."""
    found: dict[str, dict[str, str]] = {}
    for part in worked.book.of(table):
        if key not in part:
            continue
        read = part.readings(key)
        for raw, reading in zip(read.raws, read.readings, strict=True):
            if isinstance(reading, Tidy) and reading.value is not None:
                found.setdefault(str(reading.value), {}).setdefault(str(raw).casefold(), str(raw))
    return {value: list(texts.values()) for value, texts in found.items()}


def readable(worked: Worked, layout: Layout, table: str, *keys: str) -> bool:
    """Whether formulas can read these columns as they stand: they are in the workbook, and every cell is what it means."""
    return all(layout.has(table, key) and obstacle(worked, table, key) is None for key in keys)


def matching(layout: Layout, table: str, key: str, texts: Sequence[str], *more: tuple[str, str]) -> str:
    """How many records have one of some texts in a column; `more` are pairs of a column and a further criterion."""

    def term(part: Part) -> str:
        further = "".join(f",{part.column(column)},{test}" for column, test in more)
        return _each(f"COUNTIFS({part.column(key)},{_listed(texts)}{further})", texts)

    return layout.total(table, term)


def summed(layout: Layout, table: str, figure: str, key: str, texts: Sequence[str]) -> str:
    """What a column adds up to over the records that have one of some texts in another."""
    return layout.total(
        table, lambda part: _each(f"SUMIFS({part.column(figure)},{part.column(key)},{_listed(texts)})", texts)
    )


def whole(layout: Layout, table: str, key: str, function: str = "SUM") -> str:
    """A sum or count of a whole column."""
    return layout.total(table, lambda part: f"{function}({part.column(key)})")


def where(layout: Layout, table: str, *criteria: tuple[str, str]) -> str:
    """How many records meet criteria: pairs of a column and a criterion as COUNTIFS takes it."""
    return layout.total(
        table, lambda part: "COUNTIFS(" + ",".join(f"{part.column(key)},{test}" for key, test in criteria) + ")"
    )


def _listed(texts: Sequence[str]) -> str:
    """One criterion, or several as an array written out."""
    return criterion(texts[0]) if len(texts) == 1 else "{" + ",".join(criterion(t) for t in texts) + "}"


def _each(formula: str, texts: Sequence[str]) -> str:
    """A formula with an array of criteria gives one answer each; SUMPRODUCT adds them up in every program."""
    return formula if len(texts) == 1 else f"SUMPRODUCT({formula})"
