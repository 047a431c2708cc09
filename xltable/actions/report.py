"""A report: how sales, satisfaction and service went in a period, beside the one before, and what waits to be done."""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..speech import Sentence
from ..worked import Worked
from . import _report_care, _report_sales
from ._period import Period, earlier, period
from ._report_model import Report


def report(book: Book, *, span: str = "month", compare: str = "previous", people: bool = False) -> Report:
    """The report of a workbook as of its day.

    `span` is month, quarter or year (the last that is over), or FROM..TO; `compare` is previous or year. Persons and
    free text stay out unless `people`. Raises UsageError for a span or comparison there is not.
    """
    worked = Worked(book, up_to_today=True)
    now = period(span, worked.today)
    then = earlier(now, compare)
    figures, sections = [], []
    if _report_sales.sells(worked):
        figures += list(_report_sales.figures(worked, now, then))
        sections += list(_report_sales.sections(worked, now, then, book.language))
    figures += list(_report_care.figures(worked, now, then))
    sections += list(_report_care.sections(worked, now, then, people=people))
    about = Sentence("{period}, compared with {before}", period=now.sentence(), before=then.sentence())
    return Report(
        Sentence("Customer report"),
        about,
        book.language,
        worked.today,
        now,
        then,
        figures,
        sections,
        list(_notes(worked, now)),
    )


def _notes(worked: Worked, now: Period) -> Iterator[Sentence]:
    """What holds for all figures, and what keeps some of them from being whole."""
    if worked.currency:
        yield Sentence("Amounts in {currency}, as of {day}.", currency=worked.currency, day=worked.today.isoformat())
    else:
        yield Sentence("As of {day}.", day=worked.today.isoformat())
    if now.last > worked.today:
        yield Sentence("The period is not over on {day}; the one set beside it is whole.", day=worked.today.isoformat())
    if not _report_sales.sells(worked):
        yield Sentence("Sales are left out: the transactions have no date or no amount.")
        return
    yield Sentence(
        "Revenue is valid orders less refunds, each on its own day. A valid order is not cancelled and above zero."
    )
    if lost := _report_sales.lost_lines(worked, now):
        yield Sentence("{n} transactions of the period have no rate of exchange and are in no amount.", n=lost)
