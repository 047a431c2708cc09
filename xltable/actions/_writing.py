"""Writing what enrich planned: new columns put beside the tables, ours renewed in place, our sheets put in whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from .. import files, marks, package
from ..book import Book, Table
from ..formula import Formula
from ..kinds import Value
from ..package.wording import calculate
from ..pages import Pages
from ..refs import NAMES, quoted
from ..sheets import SHELF as SHEETS
from ..speech import Sentence, say
from ..worked import USUAL_GROUPINGS
from . import _planning
from ._enrichment import Enrichment, apart, renewed
from ._planning import Planned
from ._restoring import put_back
from ._room import beside, cells, height
from .save import PATCHED, Saved, unchanged_since


def write(enrichment: Enrichment, output: Path, *, in_place: bool) -> Saved:
    """Write the enriched copy; a file that is no .xlsx becomes a new one first."""
    book = enrichment.book
    unchanged_since(book)
    patched = book.format in PATCHED
    edit = package.Edit(package.Package.open(book.path)) if patched else files.new_workbook(book)
    if patched:
        noted = marks.TEMPLATE in edit.package.custom_properties
        edit.strippable(first=not (book.marked or book.own_sheets or noted))
    for table, columns in _by_table(enrichment):
        _add(edit, enrichment, table, [c for c in columns if c.new])
        for column in columns:
            if not column.new:
                _renew(edit, enrichment, column)
    put_back(edit, enrichment.dropped.looks)
    _put_sheets(edit, enrichment)
    _name_rates(edit, enrichment)
    _record(edit, enrichment, output)
    written = edit.save(output, backup=in_place)
    return Saved(output, backup=written.backup, formats_lost=not patched, stale_formulas=written.stale_formulas)


def _by_table(enrichment: Enrichment) -> Iterator[tuple[Table, list[Planned]]]:
    beside = [c for c in enrichment.columns if (c.table.key, c.number) not in enrichment.apart]
    for _, columns in groupby(beside, key=lambda c: id(c.table)):
        found = list(columns)
        yield found[0].table, found


def _add(edit: package.Edit, enrichment: Enrichment, table: Table, columns: list[Planned]) -> None:
    if columns:
        facts = edit.package.look(table.sheet)
        new = [beside(facts, c.at.index, _new_column(enrichment, table, c)) for c in columns]
        edit.add_columns(table.sheet, cells(table), new, header_rows=len(table.header_rows))


def _new_column(enrichment: Enrichment, table: Table, column: Planned) -> package.NewColumn:
    helper = column.spec.group == _planning.HELPERS
    return package.NewColumn(
        column.at.heading,
        _by_row(table, column.cells),
        number_format=_planning.number_format(enrichment.worked, column.spec) or "General",
        width=_planning.width(enrichment.worked, column.spec, column.at.heading),
        calculated=column.calculated,
        mark=marks.column_mark(table.key, column.key, column.number),
        hidden=helper,
        outline=1 if helper else 0,
    )


def _by_row(table: Table, cells: Sequence[Value]) -> Sequence[Value]:
    """The cells with a gap for every row between the records that is none."""
    if len(cells) == height(table):
        return cells
    first = table.area.first_row + len(table.header_rows)
    values: list[Value] = [None] * height(table)
    for row, value in zip(table.rows.tolist(), cells, strict=True):
        values[row - first] = value
    return values


def _renew(edit: package.Edit, enrichment: Enrichment, column: Planned) -> None:
    form = _planning.number_format(enrichment.worked, column.spec)
    for row, value in (*renewed(column), *_spare(column)):
        edit.set(column.table.sheet, row, column.at.index, value, form)
    if column.calculated and column.table.excel_table:
        edit.do(calculate(column.table.sheet, column.table.excel_table, column.at.index, column.calculated))


def _spare(column: Planned) -> Iterator[tuple[int, Value]]:
    """The formula of a blank row that an Excel table keeps ready, where it is another than the column's."""
    table = column.table
    facts = table.book.look(table.sheet) if column.calculated and not len(table) else None
    row = max(table.header_rows, default=0) + 1
    text = facts.formulas.get((row, column.at.index)) if facts is not None else None
    if column.calculated and text is not None and text != column.calculated:
        yield row, Formula(column.calculated, "")


def _put_sheets(edit: package.Edit, enrichment: Enrichment) -> None:
    """Make our sheets in a workbook of their own, and put them in; ours that are there give them their places."""
    book = enrichment.book
    pages = Pages(book.language)
    titles = dict(enrichment.sheets)
    for name, title in titles.items():
        SHEETS[name].build(pages.page(title, SHEETS[name].tab), enrichment.worked, enrichment.layout)
    for table, number in sorted(enrichment.apart):
        name = apart(table, number)
        titles[name] = _apart(pages, enrichment, table, number, name)
    if not titles:
        return
    there = {title: title for title in titles.values() if title in book.own_sheets}
    edit.put_sheets(pages.to_bytes(), list(titles.values()), replace=there)
    for name, title in titles.items():
        edit.define_name(marks.sheet_mark(name), f"{quoted(title)}!$A$1", hidden=True)


def _name_rates(edit: package.Edit, enrichment: Enrichment) -> None:
    """The names formulas know rates by, where the user keeps the rates."""
    for part in enrichment.layout.of("rates")[:1]:
        for column in ("currency", "date", "rate"):
            if column in part:
                edit.define_name(NAMES["rates"] + column, part.column(column))


def _apart(pages: Pages, enrichment: Enrichment, key: str, number: int, name: str) -> str:
    """A page with the record's key and what was worked out for it. Returns its title."""
    book, language = enrichment.book, enrichment.book.language
    table = book.of(key)[number]
    there = next((title for title, shelf in book.own_sheets.items() if shelf == name), None)
    title = there or _fitting(say(Sentence("{table}, worked out", table=table.sheet), language), book, pages)
    page = pages.page(title, "support")
    columns = [c for c in enrichment.columns if c.table is table]
    record = table.spec.column(table.spec.record_key)
    page.write(0, 0, record.heading(language) if record else None, "heading")
    page.width(0, 0, 16)
    for i, column in enumerate(columns, start=1):
        page.write(0, i, column.at.heading, "heading-derived")
        page.width(i, i, _planning.width(enrichment.worked, column.spec, column.at.heading))
        form = _planning.number_format(enrichment.worked, column.spec)
        for r, value in enumerate(column.cells, start=1):
            page.write(r, i, value, "body", form)
    for r in range(len(table)):
        page.write(r + 1, 0, table.record_key(r) or str(table.place(r, next(iter(table.columns)))), "body")
    page.freeze(1, 1)
    return title


def _fitting(title: str, book: Book, pages: Pages) -> str:
    """The title as a sheet may have it: short enough, and not one that is there or being made."""
    plain = "".join(c for c in title if c not in "[]:*?/\\")[:28].strip("' ")
    taken = {s.casefold() for s in (*book.sheets, *pages.titles)}
    number, unused = 2, plain
    while unused.casefold() in taken:
        unused, number = f"{plain} {number}", number + 1
    return unused


def _record(edit: package.Edit, enrichment: Enrichment, output: Path) -> None:
    """What the workbook is to remember of itself."""
    book = enrichment.book
    edit.set_property(marks.TEMPLATE, book.template.name)
    edit.set_property(marks.LANGUAGE, book.language)
    if book.home:
        edit.set_property(marks.HOME, book.home)
    if enrichment.worked.currency:
        edit.set_property(marks.CURRENCY, enrichment.worked.currency)
    groupings = enrichment.worked.groupings
    noted = [_from(output, g) if g.endswith(".toml") else g for g in groupings]
    edit.set_property(marks.GROUPINGS, None if groupings == USUAL_GROUPINGS else json.dumps(noted, ensure_ascii=False))


def _from(output: Path, grouping: str) -> str:
    """The path of a grouping from where the workbook will be, so that both can move together."""
    there, here = Path(grouping).resolve(), output.resolve().parent
    same_drive = there.anchor == here.anchor
    return Path(os.path.relpath(there, here)).as_posix() if same_drive else there.as_posix()
