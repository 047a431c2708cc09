"""`xltable report`: a report as of a day, as a workbook or as one HTML file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import _common as c
from . import _runs

if TYPE_CHECKING:
    from datetime import date

    from ..book import Book


def report(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook or text file.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="An .html or .xlsx file, .ics with --calendar; {date} in its name is the day.",
        ),
    ],
    period: Annotated[
        str,
        typer.Option(metavar="PERIOD", help="month, quarter or year (the last that is over), or FROM..TO."),
    ] = "month",
    compare: Annotated[str, typer.Option(metavar="previous|year", help="What stands beside the figures.")] = "previous",
    calendar: Annotated[bool, typer.Option("--calendar", help="The planned follow-ups as an .ics file.")] = False,
    people: Annotated[bool, typer.Option("--people", help="With names of persons and what customers wrote.")] = False,
    keep: Annotated[int | None, typer.Option(metavar="N", help="Keep the last N files of a dated output.")] = None,
    log: Annotated[Path | None, typer.Option(metavar="FILE", help="Add a line of JSON about the run to FILE.")] = None,
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    as_of: c.AsOf = None,
    mapping: c.Map = None,
    day_first: c.DayFirst = None,
    quiet: c.Quiet = False,
) -> None:
    """Make a report of sales, satisfaction, service and what waits, for the owner and for sending on."""
    from ..errors import UsageError
    from ..package import atomic_write
    from ..speech import Sentence, say

    with _runs.logged(log, "report", file) as entry:
        _runs.check_keep(output, keep)
        if calendar and output.suffix.lower() != ".ics":
            raise UsageError("“{output}” should end in .ics.", output=output.name)
        if not calendar and output.suffix.lower() not in (".html", ".xlsx"):
            raise UsageError("“{output}” should end in .html or .xlsx.", output=output.name)
        book, _ = c.opened(
            file, template=template, language=language, home=home, as_of=as_of, mapping=mapping, day_first=day_first
        )
        day, spanned, content = _calendar(book, people) if calendar else _made(book, output, period, compare, people)
        where = _runs.dated(output, day)
        if where.resolve() == file.resolve():
            raise UsageError("The report cannot be written over the workbook it is made from.")
        atomic_write(where, content)
        gone = _runs.keep_last(output, keep)
        entry |= {"output": str(where), "as_of": day.isoformat(), **spanned, "removed": [str(p) for p in gone]}
    if not quiet:
        told = [Sentence("Written to {file}.", file=where)]
        if calendar and (left_out := _objecting(book)):
            told.append(Sentence("Left out, as they are not to be contacted: {n}", n=left_out))
        for sentence in told:
            c.tell(say(sentence, language or book.language))


def _calendar(book: "Book", people: bool) -> "tuple[date, dict[str, Any], bytes]":
    """The day, and the planned follow-ups as a calendar."""
    from ..actions.calendar import calendar

    return book.today, {}, calendar(book, people=people)


def _objecting(book: "Book") -> int:
    """The planned contacts that the calendar leaves out."""
    from ..actions.calendar import objecting

    return objecting(book)


def _made(book: "Book", output: Path, span: str, compare: str, people: bool) -> "tuple[date, dict[str, Any], bytes]":
    """The day, the period for the log, and the report in the form the output's name asks for."""
    from ..actions.report import report as make

    made = make(book, span=span, compare=compare, people=people)
    period = {"period": [made.period.first.isoformat(), made.period.last.isoformat()]}
    if output.suffix.lower() == ".html":
        from ..reports.customer_html import page

        return made.day, period, page(made, book.path.name).encode()
    from ..reports.customer_workbook import workbook

    return made.day, period, workbook(made, book.path.name)
