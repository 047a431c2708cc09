"""One workbook checked as its configuration asks, small enough to be told and to be handed between processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..book import Book
from ..findings import SEVERITIES, Issue
from ..rules import leaking, usual
from ..schema.config import Config, Suppression
from .baseline import Baseline, Mark, mark
from .excerpt import Excerpt, excerpt
from .silence import silenced, strange
from .validate import summarise, validate, within


@dataclass(frozen=True)
class Checked:
    """What was found in one workbook."""

    file: Path
    template: str
    language: str
    as_of: date
    tables: int
    rows: int
    cells: int
    counts: Mapping[str, int]
    """How many issues of each severity; of every one, also where some are told as one."""
    safe_changes: int
    issues: tuple[Issue, ...]
    """The issues to tell, by sheet, row and column."""
    excerpts: tuple[Excerpt | None, ...] = ()
    """For each issue told the row it stands in, where these were asked for."""
    known: int = 0
    """Issues left out because the baseline has them."""
    leaks: int | None = None
    """Issues of what should not leave the house with the file, where that was asked; None where it was not."""
    uses: tuple[tuple[Suppression, int], ...] = ()
    """How often each suppression that could have been of use was."""
    strange: frozenset[str] = frozenset()
    """Columns that the configuration speaks of and nobody knows."""
    marks: frozenset[Mark] = frozenset()
    """What a baseline keeps of the issues, where that was asked for."""

    @property
    def problems(self) -> int:
        """Errors and warnings."""
        return self.counts["error"] + self.counts["warning"]


def check(
    book: Book,
    config: Config,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    baseline: Baseline | None = None,
    name: str = "",
    marks: bool = False,
    everything: bool = False,
    most: int | None = None,
    rows: bool = False,
    sharing: bool = False,
) -> Checked:
    """Find the issues of a workbook, without those that the configuration silences or the baseline knows.

    `name` is what the baseline calls the file; `marks` asks for what a new baseline needs, `everything` for all issues
    of many alike, `most` for about so many of them, `rows` for the cells around each, `sharing` for all rules
    about what should not leave the house with the file. Raises UsageError for a rule there is not.
    """
    selected, ignored = select or config.select or None, ignore or config.ignore or None
    if sharing:
        selected = {*(selected or usual()), *leaking()}
        ignored = ignore or set(config.ignore) - leaking()
    found = validate(book, select=selected, ignore=ignored, severities=config.severities)
    left = silenced(found, config)
    issues = left.issues if baseline is None else [i for i in left.issues if not baseline.knows(name, mark(book, i))]
    room = len(issues) if everything and most is None else most
    told = summarise(issues) if room is None else within(issues, room)
    severities = Counter(str(issue.severity) for issue in issues)
    return Checked(
        file=book.path,
        template=book.template.name,
        language=book.language,
        as_of=book.today,
        tables=len(book.tables),
        rows=sum(len(t) for t in book.tables),
        cells=sum(len(t) * (len(t.columns) + len(t.foreign)) for t in book.tables),
        counts={severity: severities[severity] for severity in SEVERITIES},
        safe_changes=sum(1 for issue in issues if issue.change and issue.change.safe),
        issues=tuple(told),
        excerpts=tuple(excerpt(book, issue) for issue in told) if rows else (),
        known=len(left.issues) - len(issues),
        leaks=sum(1 for issue in issues if issue.rule in leaking()) if sharing else None,
        uses=tuple((s, left.uses[s]) for s in config.suppress if _could_be_used(s, config, select, ignore)),
        strange=strange(book, config),
        marks=frozenset(mark(book, issue) for issue in left.issues) if marks else frozenset(),
    )


def unused(found: Iterable[Checked]) -> list[Suppression]:
    """The suppressions that were of no use in any of the workbooks: what they silenced is mended or gone."""
    uses: dict[Suppression, int] = {}
    for one in found:
        for suppression, times in one.uses:
            uses[suppression] = uses.get(suppression, 0) + times
    return [suppression for suppression, times in uses.items() if not times]


def unknown_columns(found: Sequence[Checked]) -> list[str]:
    """The columns that the configuration speaks of and none of the workbooks has."""
    return sorted(frozenset.intersection(*(one.strange for one in found))) if found else []


def _could_be_used(
    suppression: Suppression, config: Config, select: Iterable[str] | None, ignore: Iterable[str] | None
) -> bool:
    """Whether its rule was asked for; of one that was not, nothing can be said."""
    selected = select or config.select
    return (not selected or suppression.rule in selected) and suppression.rule not in (ignore or config.ignore)
