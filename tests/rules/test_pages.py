"""Every rule's page: it has its parts, and its example tables hold."""

from __future__ import annotations

import re

import pytest

from xltable.findings import SEVERITIES, Issue
from xltable.rules import SHELF
from xltable.rules._shown import shown
from xltable.speech import texts

from .builder import Example, examples


@pytest.mark.parametrize("rule", SHELF.names)
def test_page_has_its_parts(rule: str) -> None:
    page = SHELF.page(rule)
    assert re.match(r"[A-Z].+\.\n\n", page), "the first line is a sentence"
    for part in ("Why it matters:", "Fix:", f"To silence: `--ignore {rule}`"):
        assert page.count(part) == 1, part
    assert SHELF[rule].severity in SEVERITIES
    assert all(other in SHELF for other in getattr(SHELF[rule], "covers", ()))


@pytest.mark.parametrize("rule", SHELF.names)
def test_examples_hold(rule: str) -> None:
    found = examples(SHELF.page(rule))
    assert found, "a page shows at least one example table"
    for example in found:
        assert example.expected, "an example shows a fault"
        issues = list(SHELF[rule].check(example.book))
        assert all(issue.rule == rule for issue in issues)
        _same(example, issues)


def _same(example: Example, issues: list[Issue]) -> None:
    """Each expected text names one issue in its row, and no issue is left over."""
    rows = {int(row) for table in example.book.tables for row in table.rows}
    left = list(issues)
    for row, text in example.expected:
        near = [i for i in left if i.place is None or i.place.row not in rows or i.place.row == row]
        named = [i for i in near if text in _names(i)]
        assert named, f"{text!r} in row {row} is none of {[sorted(_names(i)) for i in left]}"
        left.remove(named[0])
    assert [str(issue.message) for issue in left] == []


def _names(issue: Issue) -> set[str]:
    """What an example may call an issue by: the value at fault, its cell or range, its column, its table."""
    value = "" if issue.value is None else re.sub(r"[\u200b]", lambda m: f"⟨U+{ord(m[0]):04X}⟩", shown(issue.value))
    cell = issue.place.cell if issue.place else ""
    return {value, cell, issue.range or "", issue.heading or "", issue.table or ""} - {""}


def test_every_rule_has_its_chinese_page() -> None:
    pages = texts("zh", "pages")["rules"]
    assert set(pages) == set(SHELF.names)
    for rule, page in pages.items():
        assert page["title"].endswith("。") and "\n" not in page["title"], rule
        assert f"--ignore {rule}" in page["text"] and "为什么重要：" in page["text"], rule
