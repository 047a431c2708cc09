"""What the configuration silences: rules in a column, and single faults that the user means to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..book import Book
from ..findings import Change, Issue
from ..kinds import Raw
from ..rules import SHELF
from ..schema.config import Config, Suppression
from ..shelf import unknown
from ..speech import Sentence


@dataclass(frozen=True, slots=True)
class Silenced:
    """The issues left to tell, and how often each suppression was of use."""

    issues: list[Issue]
    uses: Counter[Suppression]


def silenced(issues: Iterable[Issue], config: Config) -> Silenced:
    """Leave out what the configuration silences. Raises UsageError for a rule there is not."""
    by_column = {name: frozenset(hints.ignore) for name, hints in config.columns.items() if hints.ignore}
    for rule in (*(s.rule for s in config.suppress), *(r for rules in by_column.values() for r in sorted(rules))):
        if rule not in SHELF:
            raise unknown("rule", rule, SHELF.names)
    uses: Counter[Suppression] = Counter()
    if not by_column and not config.suppress:
        return Silenced(list(issues), uses)
    kept = []
    for issue in issues:
        matching = [s for s in config.suppress if _matches(s, issue)]
        uses.update(matching)
        if not matching and not any(issue.rule in by_column.get(name, ()) for name in _names(issue)):
            kept.append(issue)
    return Silenced(kept, uses)


def strange(book: Book, config: Config) -> frozenset[str]:
    """The columns that the configuration speaks of, or gives to headings, and neither template nor workbook has."""
    known = set(book.template.column_names)
    for table in book.tables:
        known.update(c.heading for c in (*table.columns.values(), *table.foreign))
    return frozenset((*config.columns, *config.mapping.values())) - known


def wanted(changes: Iterable[Change], config: Config) -> list[Change]:
    """The changes that mend what the configuration does not silence: what is meant to stay is not mended either."""
    return [c for c in changes if c.rule not in config.ignore and silenced([_mended(c)], config).issues]


def _mended(change: Change) -> Issue:
    """The issue that a change would mend."""
    return Issue(
        change.rule,
        Sentence(""),
        change.place,
        change.table,
        change.place.sheet,
        change.column,
        change.heading,
        change.record,
        change.before,
    )


def _matches(suppression: Suppression, issue: Issue) -> bool:
    if suppression.rule != issue.rule:
        return False
    if suppression.column is not None and suppression.column not in _names(issue):
        return False
    if suppression.record is not None and str(suppression.record) not in (issue.record, issue.other_record):
        return False
    return suppression.value is None or _spelt(suppression.value) == _spelt(issue.value)


def _names(issue: Issue) -> Sequence[str]:
    """What a configuration may call the column by."""
    if issue.column is None:
        return ()
    return issue.column, f"{issue.table}.{issue.column}", issue.heading or issue.column


def _spelt(value: Raw) -> str:
    """A value as it is compared: 1067 and 1067.0 are one, as are a day and its ISO form."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if not any(value.timetuple()[3:6]) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
