"""JSON for scripts; its shapes are a contract."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..actions.enrich import Enrichment
from ..actions.inspect import Inspection, Recognised
from ..actions.strip import Stripping
from ..actions.translate import Translation
from ..book import Book, Column
from ..findings import Change, Issue
from ..speech import say
from .plain import jsonable


def inspection(found: Sequence[Inspection]) -> dict[str, Any]:
    """What was recognised in each file."""
    return {"files": [_inspected(one) for one in found]}


def _inspected(found: Inspection) -> dict[str, Any]:
    return {
        **_file(found.book),
        "tables": [_table(t) for t in found.tables],
        "other_sheets": list(found.other_sheets),
        "own_sheets": list(found.own),
    }


def _file(book: Book) -> dict[str, Any]:
    return {"file": str(book.path), "template": book.template.name, "language": book.language}


def _table(found: Recognised) -> dict[str, Any]:
    table = found.table
    return {
        "table": table.key,
        "sheet": table.sheet,
        "header_rows": [row + 1 for row in table.header_rows],
        "range": found.range,
        "rows": len(table),
        "columns": [_column(c) for c in found.columns],
        "unmapped": [{"heading": c.heading, "letter": c.letter} for c in found.unmapped],
        "missing": list(found.missing),
    }


def _column(column: Column) -> dict[str, Any]:
    assert column.spec is not None
    return {
        "column": column.spec.key,
        "heading": column.heading,
        "letter": column.letter,
        "matched": column.matched,
        "score": round(column.score, 3),
    }


def issue_shape(issue: Issue, language: str) -> dict[str, Any]:
    """One issue as JSON tells it."""
    shape: dict[str, Any] = {
        "rule": issue.rule,
        "severity": issue.severity,
        "table": issue.table,
        "sheet": issue.sheet,
        "cell": issue.place.cell if issue.place else None,
        "column": issue.column,
        "heading": issue.heading,
        "record": issue.record,
        "value": jsonable(issue.value),
        "message": say(issue.message, language),
        "change": {"after": jsonable(issue.change.after), "safe": issue.change.safe} if issue.change else None,
    }
    return shape | ({"count": issue.count, "range": issue.range} if issue.count > 1 or issue.range else {})


def normalisation(
    book: Book, changes: Sequence[Change], wanted: Sequence[Change], applied: Sequence[Change], output: Path | None
) -> dict[str, Any]:
    """Every change proposed, and whether it was applied."""
    done = set(applied)
    return {
        "files": [
            {
                "file": str(book.path),
                "changes": [{**change_shape(c), "applied": c in done} for c in changes],
                "output": str(output) if output else None,
                "counts": {
                    "safe": sum(c.safe for c in changes),
                    "unsafe": sum(not c.safe for c in changes),
                    "wanted": len(wanted),
                    "applied": len(applied),
                },
            }
        ]
    }


def enrichment(planned: Enrichment, output: Path | None) -> dict[str, Any]:
    """Every derived column and sheet, new or renewed, and what was left out and why."""
    book = planned.book
    there = book.own_sheets.values()
    return {
        "files": [
            {
                **_file(book),
                "columns": [
                    {
                        "table": column.table.key,
                        "sheet": column.table.sheet,
                        "column": column.key,
                        "heading": column.at.heading,
                        "new": column.at.heading in planned.added.get(column.table.sheet, ()),
                    }
                    for column in planned.columns
                ],
                "sheets": [
                    {"sheet": name, "title": title, "new": name not in there} for name, title in planned.sheets.items()
                ],
                "notes": [say(note, book.language) for note in planned.notes],
                "output": str(output) if output else None,
            }
        ]
    }


def stripping(planned: Stripping, output: Path | None) -> dict[str, Any]:
    """Every derived column and sheet that is taken away, and whether all comes back byte for byte."""
    book = planned.book
    return {
        "files": [
            {
                **_file(book),
                "removed_columns": [
                    {"sheet": sheet, "heading": heading}
                    for sheet, headings in planned.columns.items()
                    for heading in headings
                ],
                "removed_sheets": list(planned.sheets),
                "exact": planned.exact,
                "notes": [say(note, book.language) for note in planned.notes],
                "output": str(output) if output else None,
            }
        ]
    }


def translation(planned: Translation, changes: Sequence[Change], output: Path | None) -> dict[str, Any]:
    """Every cell in its new words, the sheets that are called otherwise or made anew, and what stays and why."""
    return {
        "files": [
            {
                **_file(planned.book),
                "to": planned.language,
                "changes": [change_shape(c) for c in changes],
                "sheets": [{"title": old, "after": new} for old, new in planned.sheets.items()],
                "renewed": list(planned.renewed),
                "formulas": planned.formulas,
                "notes": [say(note, planned.language) for note in planned.notes],
                "output": str(output) if output else None,
            }
        ]
    }


def change_shape(change: Change) -> dict[str, Any]:
    """One change as JSON tells it."""
    return {
        "table": change.table,
        "sheet": change.place.sheet,
        "cell": change.place.cell,
        "column": change.column,
        "record": change.record,
        "before": jsonable(change.before),
        "after": jsonable(change.after),
        "rule": change.rule,
        "safe": change.safe,
    }
