"""Random workbooks, random edits, read back by two other libraries: what was asked is there, the rest is as it was."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine
import xlsxwriter
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from xltable.package import Area, Edit, NewColumn, Package

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff_"),
    min_size=1,
    max_size=12,
)
NUMBER = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(lambda x: round(x, 3))
DAY = st.dates(date(1950, 1, 1), date(2100, 1, 1))
VALUE = TEXT | NUMBER | st.booleans() | DAY
ROWS, COLUMNS = 6, 4
PLACE = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))
CELLS = st.dictionaries(PLACE, VALUE, max_size=ROWS * COLUMNS)


def write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    """A text stays a text, whatever it looks like; a date gets the format `day`."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)


def workbook(path: Path, cells: dict[tuple[int, int], Any], in_memory: bool = True, name: str = "Data") -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": not in_memory})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(name)
    for (row, column), value in sorted(cells.items()):
        write(sheet, row, column, value, day)
    book.close()


def form(value: Any) -> str | None:
    """A number put where a day stood is to be read as a number: the cell's format is given with it."""
    return "General" if isinstance(value, (int, float)) else None


def seen(path: Path, sheet: str) -> dict[tuple[int, int], Any]:
    """Every value openpyxl reads, days as dates."""
    read = openpyxl.load_workbook(path, data_only=True)[sheet]
    return {
        (cell.row - 1, cell.column - 1): _plain(cell.value)
        for row in read.iter_rows()
        for cell in row
        if cell.value is not None
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        # openpyxl leaves an escaped underscore as it is in text that stands in its cell, and not in shared text.
        return value.replace("_x005F_x", "_x")
    return value.date() if isinstance(value, datetime) else value


def seen_otherwise(path: Path, sheet: str) -> dict[tuple[int, int], Any]:
    """Every value python-calamine reads."""
    rows = python_calamine.load_workbook(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row) if value != ""}


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(CELLS, st.dictionaries(PLACE, VALUE | st.none(), max_size=8), st.booleans())
@example({(0, 0): "_x000A_"}, {(2, 1): "_x000a_"}, False)
def test_cells_set_are_there_and_the_others_unchanged(
    cells: dict[tuple[int, int], Any], edits: dict[tuple[int, int], Any], in_memory: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.xlsx", Path(folder) / "new.xlsx"
        workbook(old, cells, in_memory)
        changes = Edit(Package.open(old))
        for place, value in edits.items():
            changes.set("Data", *place, value, form(value))
        changes.save(new)
        wanted = {place: value for place, value in {**cells, **edits}.items() if value is not None}
        assert seen(new, "Data") == wanted
        assert seen_otherwise(new, "Data") == wanted
        again = Edit(Package.open(new))
        for place, value in edits.items():
            again.set("Data", *place, value, form(value))
        again.save(twice := Path(folder) / "twice.xlsx")
        assert twice.read_bytes() == new.read_bytes()


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    CELLS,
    st.lists(
        st.tuples(TEXT, st.lists(VALUE | st.none(), min_size=ROWS - 1, max_size=ROWS - 1)), min_size=1, max_size=3
    ),
    st.lists(st.lists(TEXT | st.none(), min_size=COLUMNS, max_size=COLUMNS), max_size=3),
    CELLS,
)
def test_tables_grow_and_sheets_come_in(
    cells: dict[tuple[int, int], Any], columns: list[Any], rows: list[list[Any]], page: dict[tuple[int, int], Any]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.xlsx", Path(folder) / "new.xlsx"
        workbook(old, cells)
        workbook(donor := Path(folder) / "donor.xlsx", page, name="Page")
        changes = Edit(Package.open(old))
        area = Area(0, 0, ROWS - 1, COLUMNS - 1)
        changes.add_columns("Data", area, [NewColumn(heading, values) for heading, values in columns])
        changes.append_rows("Data", area, rows)
        changes.save(new)
        wanted = dict(cells)
        for at, (heading, values) in enumerate(columns, COLUMNS):
            wanted[0, at] = heading
            wanted |= {(row, at): value for row, value in enumerate(values, 1)}
        wanted |= {(row, at): value for row, held in enumerate(rows, ROWS) for at, value in enumerate(held)}
        wanted = {place: value for place, value in wanted.items() if value is not None}
        assert seen(new, "Data") == wanted
        assert seen_otherwise(new, "Data") == wanted
        put = Edit(Package.open(new))
        put.put_sheets(donor.read_bytes(), ["Page"])
        put.save(both := Path(folder) / "both.xlsx")
        assert seen(both, "Data") == wanted
        assert seen(both, "Page") == page == seen_otherwise(both, "Page")
