"""What is wrong in a workbook, where, and what would mend it."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ..book import Area, Book, Place
from ..errors import UsageError
from ..findings import SEVERITIES, Issue, Severity
from ..numerals import Count
from ..rules import SHELF, usual
from ..shelf import unknown
from ..speech import Sentence
from ._formulas import guarded

FIRST = 3
"""How many of many issues of one rule in one column are still told one by one."""


def validate(
    book: Book,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    severities: Mapping[str, Severity] | None = None,
) -> list[Issue]:
    """Every issue of the workbook, by sheet, row and column, each with its severity.

    `select` takes some rules only (without it all but those told on request), `ignore` leaves some out, `severities`
    replaces a rule's own. Choosing rules changes which issues are told, never which rule owns a fault. Raises
    UsageError for a rule or severity there is not.
    """
    chosen = (usual() if select is None else _known(select)) - _known(ignore or ())
    weights = dict(severities or {})
    _known(weights)
    for severity in weights.values():
        if severity not in SEVERITIES:
            raise unknown("severity", severity, SEVERITIES)
    run = [rule for rule in SHELF.names if rule in chosen or covered(rule) & chosen]
    owned = _owned([issue for rule in run for issue in SHELF[rule].check(book)])
    own: dict[str, Severity] = {rule: SHELF[rule].severity for rule in run}
    told = [_weighed(issue, weights, own) for issue in owned if issue.rule in chosen]
    sheets = {sheet: i for i, sheet in enumerate(book.sheets)}
    return sorted(guarded(book, told), key=lambda issue: _order(issue, sheets))


def summarise(issues: Sequence[Issue], limit: int = 20, first: int = FIRST) -> list[Issue]:
    """The same issues, but of more than `limit` of one rule in one column only the `first`, and one for the rest.

    Those of a rule that can say several in one line are one from two on. What is told so has its `count` and the
    `range` it lies in; counts add up to what they were.
    """
    groups: dict[object, list[Issue]] = defaultdict(list)
    for issue in issues:
        groups[_group(issue)].append(issue)
    told: list[Issue] = []
    seen: dict[object, int] = defaultdict(int)
    for issue in issues:
        key = _group(issue)
        group = groups[key]
        seen[key] += 1
        at_once = len(group) > 1 and _at_once(issue.rule) is not None
        alone = 0 if at_once else first if len(group) > limit else len(group)
        if seen[key] <= alone:
            told.append(issue)
        elif seen[key] == alone + 1:
            told.append(_together(group[alone:]))
    return told


def within(issues: Sequence[Issue], most: int) -> list[Issue]:
    """The same issues, in about `most` or fewer: of many alike as many are told one by one as there is room for."""
    sizes = list(Counter(map(_group, issues)).values())
    if len(issues) <= most:
        return list(issues)
    limit = bisect_right(range(most), most, key=lambda n: sum(min(size, n) for size in sizes)) - 1
    # The rest is at least two, so that it is worth a line of its own.
    return summarise(issues, max(limit, 2), max(limit, 2) - 1)


@functools.cache
def covered(rule: str) -> frozenset[str]:
    """The rules whose issue at a cell says nothing more where `rule` has one there."""
    direct = frozenset[str](getattr(SHELF[rule], "covers", ()))
    return direct.union(*(covered(other) for other in direct))


def _known(rules: Iterable[str]) -> frozenset[str]:
    if isinstance(rules, str):
        raise UsageError("Rules are given as a list of names, not as one text (“{names}”).", names=rules)
    names = frozenset(rules)
    for name in sorted(names):
        if name not in SHELF:
            raise unknown("rule", name, SHELF.names)
    return names


def _owned(issues: list[Issue]) -> list[Issue]:
    """Where several issues name one cell, those that only say again what a more specific one says are dropped."""
    rules = {issue.rule for issue in issues}
    covering = {rule: covered(rule) for rule in rules if covered(rule) & rules}
    said: dict[Place, frozenset[str]] = {}
    for issue in issues:
        if issue.rule in covering and issue.place is not None:
            said[issue.place] = said.get(issue.place, frozenset()) | covering[issue.rule]
    again = frozenset[str]().union(*covering.values())
    return [i for i in issues if i.rule not in again or i.place is None or i.rule not in said.get(i.place, ())]


def _weighed(issue: Issue, weights: Mapping[str, Severity], own: Mapping[str, Severity]) -> Issue:
    severity = weights.get(issue.rule) or issue.severity or own[issue.rule]
    return issue if severity == issue.severity else replace(issue, severity=severity)


def _order(issue: Issue, sheets: Mapping[str, int]) -> tuple[int, int, int, str]:
    """The whole file first, then each sheet: what is about all of it, then by row and column."""
    sheet = -1 if issue.sheet is None else sheets.get(issue.sheet, len(sheets))
    row, col = (-1, -1) if issue.place is None else (issue.place.row, issue.place.col)
    return sheet, row, col, issue.rule


@functools.cache
def _at_once(rule: str) -> Callable[[Sequence[Issue]], Sentence] | None:
    """How a rule says several of its issues in one line, where it can."""
    found: Callable[[Sequence[Issue]], Sentence] | None = getattr(SHELF[rule], "together", None)
    return found


def _group(issue: Issue) -> tuple[str | None, ...]:
    """What issues that may be told as one have in common."""
    if _at_once(issue.rule) is not None:
        return issue.rule, issue.severity, issue.sheet
    return issue.rule, issue.severity, issue.sheet, issue.table, issue.column


def _together(issues: Sequence[Issue]) -> Issue:
    """One issue for many: how many, and from where to where."""
    first, count = issues[0], sum(issue.count for issue in issues)
    places = [issue.place for issue in issues if issue.place is not None]
    rows, cols = [p.row for p in places], [p.col for p in places]
    where = str(Area(min(rows), min(cols), max(rows), max(cols))) if places else None
    many = replace(first, place=None, value=None, record=None, change=None, count=count, range=where)
    say_at_once = _at_once(first.rule)
    if say_at_once is not None:
        alike = len({issue.column for issue in issues}) == 1
        column = (first.column, first.heading) if alike else (None, None)
        table = first.table if len({issue.table for issue in issues}) == 1 else None
        return replace(many, message=say_at_once(issues), table=table, column=column[0], heading=column[1])
    text = "The same fault {n} more times in {range}, such as: {message}"
    if where is None:
        return replace(
            many,
            message=Sentence(
                "The same fault {n} more times, such as: {message}", n=Count(count), message=first.message
            ),
        )
    return replace(many, message=Sentence(text, n=Count(count), range=where, message=first.message))
