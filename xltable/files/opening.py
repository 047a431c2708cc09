"""Opening a file as a book: every format, one way in."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ..book import Book, Carried, DropDown, Facts, Table, TextForm
from ..errors import UnreadableFile
from ..kinds import Raw, fold
from ..package import Package, TableInfo
from ..package.archive import stamp
from ..schema import Template, load
from . import languages, own, suspects, textfile
from .assemble import Found, build, find_tables
from .drop_downs import drop_downs
from .grid import Grid
from .own import Own
from .recognise import without_echoes
from .record_numbers import with_record_numbers
from .references import with_references
from .regions import Given
from .vocabulary import Vocabulary
from .workbook import Workbook

DEFAULT_TEMPLATE = "exporter"


def open(
    path: str | Path,
    *,
    template: str | Path | Template | None = None,
    language: str | None = None,
    home: str | None = None,
    as_of: date | None = None,
    currency: str | None = None,
    mapping: Mapping[str, str] | None = None,
    hints: Mapping[str, Any] | None = None,
) -> Book:
    """Read a workbook (xlsx, xlsm, xlsb, xls, ods) or a text file (CSV, TSV) and recognise its tables.

    `template`, `language`, `home` (ISO 3166 alpha-2), `currency` (ISO 4217): what the workbook records, where not
    given; the template else `exporter`. `language` is that of what is told and made: cells are read by the one they
    are kept in. `mapping` gives columns to headings: `{"备注2": "notes"}` or
    `"contacts.notes"`. Nothing is written.

    Raises UnreadableFile (EncryptedFile, DamagedFile) where the file cannot be read, TemplateError where the template
    is wrong.
    """
    file = Path(path)
    origin = source(file)
    with suspects.reading(file):
        ours = own.read(origin.package)
    chosen = template if template is not None else ours.template or DEFAULT_TEMPLATE
    loaded = chosen if isinstance(chosen, Template) else load(chosen)
    wanted = {fold(heading): key for heading, key in {**ours.mapping, **(mapping or {})}.items()}
    found = _search(origin, ours, Vocabulary(loaded), wanted)
    tables = tuple(_build(found, ours))
    kept_in = ours.language or languages.decide(_headings(tables), loaded)
    return Book(
        path=file,
        format=origin.format,
        template=loaded,
        language=language or kept_in,
        kept_in=kept_in,
        tables=tables,
        sheets=origin.sheets,
        own_sheets={title: name for title, name in ours.sheets.items() if title in origin.sheets},
        hidden_sheets=origin.hidden,
        home=home or ours.home,
        as_of=as_of,
        generated=ours.generated,
        template_recorded=template is not None or ours.generated,
        hints=dict(hints or {}),
        currency=currency or ours.currency,
        groupings=tuple(str(file.parent / g) if g.endswith(".toml") else g for g in ours.groupings),
        own_cells=functools.partial(_own_cells, origin, ours),
        marked={mark: area for mark, (_, area) in ours.columns.items()},
        look=origin.look,
        drop_downs=functools.cache(origin.drop_downs),
        carried=origin.carried,
        text_form=origin.form,
        stamp=stamp(file),
    )


def source(file: Path) -> Source:
    """The grids of a file, whatever its format. Raises UnreadableFile."""
    format = suspects.workbook_format(file)
    return _Sheets(file, format) if format else _Text(file)


class Source:
    """Where grids come from."""

    format: str
    sheets: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    package: Package | None = None
    form: TextForm | None = None

    def grid(self, sheet: str) -> Grid:
        raise NotImplementedError

    def title(self, sheet: str) -> str:
        return sheet

    def look(self, sheet: str) -> Facts | None:
        """What a sheet holds besides values; None where the format cannot tell."""
        return self.package.look(sheet) if self.package is not None else None

    def drop_downs(self, sheet: str) -> Sequence[DropDown]:
        """The drop-downs of a sheet; none where the format cannot tell."""
        return drop_downs(self.package, sheet, functools.cache(self.grid)) if self.package is not None else ()

    def carried(self) -> Carried | None:
        """What the file carries along that stands on no sheet; None where the format cannot tell."""
        return self.package.carried if self.package is not None else None


class _Sheets(Source):
    def __init__(self, path: Path, format: str) -> None:
        self.format = format
        with suspects.reading(path):
            self.package = Package.open(path) if format in ("xlsx", "xlsm") else None
        self._workbook = Workbook(path, format, self.package)
        self.sheets, self.hidden = self._workbook.sheets, self._workbook.hidden

    def grid(self, sheet: str) -> Grid:
        return self._workbook.grid(sheet)


class _Text(Source):
    def __init__(self, path: Path) -> None:
        self._grid, self.form = textfile.read(path)
        if path.suffix.lower().removeprefix(".") in (*suspects.WORKBOOKS, "xlsm"):
            raise UnreadableFile(
                "“{file}” is a text file under a workbook's name; rename it to .csv and try again.", file=path.name
            )
        self.sheets = (self._grid.sheet,)
        self.format = "tsv" if self.form.separator == "\t" else "csv"

    def grid(self, sheet: str) -> Grid:
        return self._grid


def _search(source: Source, ours: Own, vocabulary: Vocabulary, mapping: Mapping[str, str]) -> list[Found]:
    found: list[Found] = []
    for sheet in source.sheets:
        if sheet not in ours.sheets:
            found += find_tables(
                source.grid(sheet), source.title(sheet), vocabulary, mapping, _given(source.package, sheet)
            )
    keep = without_echoes([f.recognised for f in found])
    return with_references(with_record_numbers([f for f, kept in zip(found, keep, strict=True) if kept]))


def _given(package: Package | None, sheet: str) -> list[Given]:
    """The Excel tables of a sheet."""
    if package is None:
        return []
    with suspects.reading(package.path):
        return [_as_given(table) for table in package.tables if table.sheet == sheet]


def _as_given(table: TableInfo) -> Given:
    area, body = table.area, table.body
    return Given(
        table.name,
        tuple(range(area.first_row, body.first_row)),
        body.first_row,
        body.last_row,
        area.first_col,
        area.last_col,
        tuple(range(body.last_row + 1, area.last_row + 1)),
    )


def _build(found: list[Found], ours: Own) -> Iterator[Table]:
    for one in found:
        yield build(one, _marked_columns(one, ours))


def _marked_columns(found: Found, ours: Own) -> dict[int, str]:
    """The columns of a list that bear our mark: those whose marked heading stands in one of its header rows."""
    rows, spec = found.region.header_rows, found.recognised.table
    return {
        area.first_col: key
        for (table, key, _), (sheet, area) in ours.columns.items()
        if table == spec.key and sheet == found.sheet and area.first_row in rows and spec.column(key) is not None
    }


def _headings(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        for column in (*table.columns.values(), *table.foreign):
            yield from column.heading.split("\n")


def _own_cells(source: Source, ours: Own, name: str) -> list[list[Raw]]:
    """The cells of one of our sheets, row by row."""
    sheet = next((title for title, shelf in ours.sheets.items() if shelf == name and title in source.sheets), None)
    if sheet is None:
        return []
    grid = source.grid(sheet)
    width = max(grid.columns, default=-1) + 1
    return [[grid.cell(r, c) for c in range(width)] for r in range(grid.height)]
