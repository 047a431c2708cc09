"""The list of things to do to one workbook; nothing happens before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ..errors import Refused, UsageError
from .appending import append_rows
from .area import Area
from .atomic import check_unlocked
from .block import Filling
from .columns import add_columns
from .draft import Draft
from .facts import NewColumn, Value, Written
from .finishing import finish
from .marking.marks import Mark, mark_cells
from .names import fit_for_name
from .package import Package
from .patch import CellEdit
from .properties import Property
from .recording.record import ADDED, MARKS, record_of_additions
from .removing import remove_columns
from .save import check_ending, check_unchanged, save
from .stale import stale
from .transplant import put_sheets, remove_sheet

Step = Callable[[Draft], None]
_RECORDED = 64 << 20  # a sheet of more bytes is not recorded


class Edit:
    """Changes to one package, gathered and then saved in one step."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._cells: dict[str, dict[tuple[int, int], CellEdit]] = {}
        self._steps: list[Step] = []
        self._marks: dict[str, list[Mark]] = {}
        self._author = "xltable"
        self._record: str | None = None

    def set(self, sheet: str, row: int, col: int, value: Value, number_format: str | None = None) -> None:
        """Set a cell (rows and columns from 0). Text is text, even when it begins with `=`; None blanks the cell."""
        name = self.package.sheet(sheet).name
        self._cells.setdefault(name, {})[row, col] = CellEdit(value, number_format)

    def add_columns(self, sheet: str, area: Area, columns: Sequence[NewColumn], *, header_rows: int = 1) -> None:
        """Add columns at the right of a table; an Excel table there grows, and a filter over it.

        `area` is the table with its `header_rows` rows of headings; the new heading goes into the first of them. Each
        column has one value per row below the headings. Refused where the cells are not empty, merged or another
        table's.
        """
        records = area.last_row - area.first_row + 1 - header_rows
        for column in columns:
            if len(column.values) != records:
                raise UsageError(
                    "The new column “{heading}” has {values} values for {rows} rows.",
                    heading=column.heading, values=len(column.values), rows=records,
                )  # fmt: skip
            if column.mark is not None and not fit_for_name(column.mark):
                raise UsageError("“{name}” cannot be the name of cells.", name=column.mark)
        name = self.package.sheet(sheet).name
        self._steps.append(lambda draft: add_columns(draft, name, area, columns, header_rows))

    def fill(self, sheet: str, row: int, col: int, columns: Sequence[Filling]) -> None:
        """Put columns of equal length side by side from a cell on, where nothing stands; they take the sheet's styles.

        Written as they come: for lists too long to be set cell by cell.
        """
        name = self.package.sheet(sheet).name

        def step(draft: Draft) -> None:
            patch = draft.sheet(name)
            styles = (patch.facts.column_style(row, at) for at in range(col, col + len(columns)))
            patch.fill(row, col, [replace(c, styles=(s,)) for c, s in zip(columns, styles, strict=True)])

        self._steps.append(step)

    def remove_columns(self, sheet: str, area: Area, columns: Sequence[int]) -> None:
        """Take columns (counted from 0) away from the right end of a table; an Excel table there shrinks, and a filter.

        `area` is the table with its headings. Refused where columns that stay are further right, or where a formula,
        rule, name or chart that stays reads nothing but cells that go.
        """
        name, gone = self.package.sheet(sheet).name, tuple(columns)
        self._steps.append(lambda draft: remove_columns(draft, name, area, gone))

    def append_rows(self, sheet: str, table: Area | str, rows: Sequence[Sequence[Value]]) -> None:
        """Add rows under a table, given by its area or as the name of an Excel table.

        Cells take the styles of the table's last row; an Excel table grows, calculated columns are filled where a
        row has None, and validations, conditional formats and filters that end with the table reach on.
        """
        name = self.package.sheet(sheet).name
        self._steps.append(lambda draft: append_rows(draft, name, table, rows))

    def put_sheets(
        self,
        donor: bytes,
        names: Sequence[str],
        *,
        replace: Mapping[str, str] | None = None,
        position: int | None = None,
    ) -> None:
        """Put sheets of a workbook that XlsxWriter made into this one, with styles, charts, tables, notes and names.

        The donor may hold stand-in sheets that are not put in: formulas and charts refer to them by name. `replace`
        maps a donor's sheet to the sheet whose place, name and state it takes; any other name that is there already
        is refused. Without `position` (from 0) new sheets stand last.
        """
        package = Package.from_bytes(donor)
        places, wanted = dict(replace or {}), tuple(names)
        self._steps.append(lambda draft: put_sheets(draft, package, wanted, places, position))

    def remove_sheet(self, name: str) -> None:
        """Take a sheet away with all that hangs on it; refused where a formula, rule, name or chart reads it still."""
        self.package.sheet(name)
        self._steps.append(lambda draft: remove_sheet(draft, name))

    def mark(
        self,
        sheet: str,
        row: int,
        col: int,
        fill: str,
        note: str | None = None,
        author: str = "xltable",
        *,
        dark: str | None = None,
    ) -> None:
        """Mark a cell: a fill (`FFC7CE`) and a note; `clear_marks` takes exactly that away again.

        `dark` is the fill for a cell whose text is light, where it is given. A cell that has a note or a thread already
        keeps it and gets the fill only.
        """
        self._marks.setdefault(self.package.sheet(sheet).name, []).append(Mark(row, col, fill, note, dark))
        self._author = author
        self._record = MARKS

    def clearable(self) -> None:
        """Have `clear_marks` take all of this edit away again, even where no cell is marked."""
        self._record = MARKS

    def strippable(self, *, first: bool) -> None:
        """Have `restore` take all of this edit away again, and the earlier ones of which the same was asked.

        `first` tells that nothing of the kind was added before. Where something was, and somebody changed the workbook
        after that, the two can no longer be told apart byte for byte, and nothing is recorded; nor is it of a very
        large sheet, whose record would be large too.
        """
        large = any(s.part and self.package.archive.size(s.part) > _RECORDED for s in self.package.sheets)
        if not large and (first or record_of_additions(self.package) is not None):
            self._record = ADDED
        else:
            self._steps.append(lambda draft: draft.remove(ADDED))

    def define_name(self, name: str, text: str, *, sheet: str | None = None, hidden: bool = False) -> None:
        """Give cells or a formula a name (`text` without `=`), or another meaning to one that is there."""
        if not fit_for_name(name):
            raise UsageError("“{name}” cannot be the name of cells.", name=name)

        def step(draft: Draft) -> None:
            entry = draft.workbook.entry(draft.package.sheet(sheet).name) if sheet is not None else None
            draft.workbook.define(name, text, entry, hidden)

        self._steps.append(step)

    def remove_name(self, name: str, *, sheet: str | None = None) -> None:
        """Take a defined name away; nothing happens where there is none."""

        def step(draft: Draft) -> None:
            draft.workbook.undefine(name, draft.workbook.entry(sheet) if sheet is not None else None)

        self._steps.append(step)

    def set_property(self, name: str, value: Property | None) -> None:
        """Set a custom document property; None takes it away."""
        self._steps.append(lambda draft: draft.properties.update({name: value}))

    def do(self, step: Step) -> None:
        """Have a step done that another module offers (see `package.wording`)."""
        self._steps.append(step)

    def stale_formulas(self) -> int:
        """How many formulas read a cell that changes; the workbook is calculated anew when it is next opened."""
        with closing(self._drafted()) as draft:
            return sum(1 for _ in stale(draft))

    def refusals(self) -> list[Refused]:
        """Everything asked for that cannot be done, each with its cell and reason; nothing is written."""
        try:
            with closing(self._drafted()) as draft:
                return draft.refusals
        except Refused as refusal:
            return [refusal]

    def _drafted(self) -> Draft:
        """What a save would write, or the reasons why it would not; to be closed."""
        draft = Draft(self.package)
        draft.record = self._record
        try:
            self._fill(draft)
        except BaseException:
            draft.close()
            raise
        return draft

    def _fill(self, draft: Draft) -> None:
        if self.package.signed:
            draft.refuse(
                Refused(
                    "“{file}” is digitally signed; any change would break the signature.", file=self.package.path.name
                )
            )
            return
        if not self.package.standard:
            draft.refuse(
                Refused(
                    "“{file}” was written by a trial version of Excel 2007; open and save it in Excel first.",
                    file=self.package.path.name,
                )
            )
            return
        for sheet, edits in self._cells.items():
            patch = draft.sheet(sheet)
            for (row, column), edit in edits.items():
                patch.put(row, column, edit)
        if self._record == MARKS:
            try:
                mark_cells(draft, self._marks, self._author)
            except Refused as refusal:
                draft.refuse(refusal)
                return
        for step in self._steps:
            try:
                step(draft)
            except Refused as refusal:
                draft.refuse(refusal)
        finish(draft)

    def save(self, output: str | Path, *, backup: bool = False) -> Written:
        """Write the result whole or not at all. Returns the copy kept, if any, and how many formulas are now stale.

        With `backup` a file that stands in the place is first copied beside it; the last five copies are kept. Raises
        Refused where something asked for would lose or spoil anything, UnwritableFile where the result cannot be put
        there; both leave nothing behind.
        """
        target = Path(output)
        check_ending(self.package, target)
        check_unlocked(target)
        check_unchanged(self.package.archive)
        with closing(self._drafted()) as draft:
            if draft.refusals:
                raise draft.refusals[0]
            outdated = sum(1 for _ in stale(draft))
            return Written(save(draft, target, backup=backup), outdated)
