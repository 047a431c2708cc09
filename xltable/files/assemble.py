"""From a sheet's grid to the tables of a book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..book import Area, Column, Place, Table
from .field import Field, Match
from .grid import Cells, Grid
from .headers import heading_text
from .name_parts import name_parts
from .recognise import Recognised, recognise
from .regions import Given, Region, find_regions
from .score_scale import on_its_scale
from .vocabulary import Vocabulary, fold

_TITLE_ROWS = 4
_BY_CELLS = 0.9


@dataclass(frozen=True)
class Found:
    """A list recognised on a sheet."""

    sheet: str
    region: Region
    fields: list[Field]
    recognised: Recognised

    def has(self, key: str) -> bool:
        """Whether one of its columns is known to be that column of the table."""
        return any(match.column == key for match in self.recognised.matches.values())

    def known_by_cells(self, field: Field, key: str) -> Found:
        """The same list, one of its columns known by its cells."""
        matches = {**self.recognised.matches, field.index: Match(key, "content", _BY_CELLS)}
        return replace(self, recognised=replace(self.recognised, matches=matches))


def find_tables(
    grid: Grid, title: str, vocabulary: Vocabulary, mapping: Mapping[str, str], given: Iterable[Given] = ()
) -> list[Found]:
    """Every list of a sheet that is a table of the template. `title` is what the sheet, or the text file, is called."""
    found = []
    for region in find_regions(grid, vocabulary, tuple(given)):
        fields = [Field(c, region.texts[c], _cells(grid, c, region)) for c in region.columns]
        titles = (title, *_titles_above(grid, region), *((region.excel_table,) if region.excel_table else ()))
        recognised = recognise(fields, titles, vocabulary, mapping)
        if recognised is not None:
            found.append(Found(grid.sheet, region, fields, recognised))
    return found


def build(found: Found, ours: Mapping[int, str]) -> Table:
    """The table of a list. `ours`: the keys of columns that bear our mark, by sheet column."""
    region, spec = found.region, found.recognised.table
    columns: dict[str, Column] = {}
    foreign: list[Column] = []
    taken = set(ours.values())
    for field in found.fields:
        match = found.recognised.matches.get(field.index)
        if field.index in ours:
            match = Match(ours[field.index], "key", 1.0)
        elif match is not None and match.column in taken:
            match = None
        column = spec.column(match.column) if match is not None else None
        heading = field.texts[0] if field.texts else ""
        if match is None or column is None:
            foreign.append(Column(None, heading, field.index, field.cells.codes, field.cells.distinct))
        else:
            columns[match.column] = Column(
                on_its_scale(column, field.texts),
                heading,
                field.index,
                field.cells.codes,
                field.cells.distinct,
                match.matched,
                match.score,
            )
    return Table(
        spec=spec,
        sheet=found.sheet,
        area=_area(region),
        header_rows=region.header_rows,
        rows=region.rows,
        columns=columns,
        foreign=foreign,
        excel_table=region.excel_table,
        blank_rows=region.blank_rows,
        total_rows=region.total_rows,
        rows_outside=region.rows_outside,
        duplicate_headings=tuple(_repeated(found)),
        name_parts=name_parts(foreign, columns.get("contact_name")),
    )


def _cells(grid: Grid, col: int, region: Region) -> Cells:
    cells = grid.columns.get(col)
    if cells is None:
        return Cells(np.zeros(len(region.rows), dtype=np.int32), [None])
    return cells.take(region.rows)


def _titles_above(grid: Grid, region: Region) -> tuple[str, ...]:
    """Texts that stand above a list, over its columns."""
    if not region.header_rows:
        return ()
    rows = range(max(0, region.header_rows[0] - _TITLE_ROWS), region.header_rows[0])
    cells = (grid.cell(r, c) for r in rows for c in region.columns[:3])
    return tuple(heading_text(v) for v in cells if isinstance(v, str))


def _area(region: Region) -> Area:
    tops = (*region.header_rows, *region.rows[:1].tolist())
    bottoms = (*region.header_rows, *region.rows[-1:].tolist())
    return Area(min(tops), region.columns[0], max(bottoms), region.columns[-1])


def _repeated(found: Found) -> list[Place]:
    """Where a heading stands that an earlier column of the list has too."""
    seen: set[str] = set()
    places = []
    for field in found.fields:
        name = fold(field.texts[0]) if field.texts else ""
        if name and name in seen:
            places.append(Place(found.sheet, found.region.header_rows[-1], field.index))
        seen.add(name)
    return places
