"""Every rule's page: it has its parts, and its example tables hold."""

from __future__ import annotations

import re
from itertools import compress

import pytest

from xltable.actions._example_tables import REMARKS, tables
from xltable.actions.explain import explain
from xltable.findings import SEVERITIES, Issue
from xltable.pages.palette import text_width
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


WORDS = {
    "en": ("Why it matters:", "Fix:", "To silence:"),
    "zh": ("为什么重要：", "修正：", "关闭："),
}
"""What begins the parts of a page in the languages that have pages."""


def test_every_rule_has_its_chinese_page() -> None:
    assert set(texts("zh", "pages")["rules"]) == set(SHELF.names)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("rule", SHELF.names)
def test_a_page_is_whole_in_every_language(rule: str, language: str) -> None:
    page = next(explain(rule, language))
    head, title, *paragraphs = page.split("\n\n")
    assert head.startswith(f"{rule} — ")
    assert title.endswith((".", "。")) and "\n" not in title
    starts = [next(n for n, p in enumerate(paragraphs) if p.startswith(word)) for word in WORDS[language]]
    assert starts == sorted(starts) and starts[0] == 0 and starts[-1] == len(paragraphs) - 1
    assert all("|" not in p for p in paragraphs[starts[1] :]) and f"--ignore {rule}" in paragraphs[-1]


@pytest.mark.parametrize("rule", SHELF.names)
def test_a_translated_page_shows_the_tables_that_are_run(rule: str) -> None:
    page = next(explain(rule, "zh"))
    shown, run = tables(page), tables(SHELF.page(rule))
    assert len(shown) == len(run)
    for rows, english in zip(shown, run, strict=True):
        cells = [head not in REMARKS for head in english[0]]
        assert [list(compress(row, cells)) for row in rows[1:]] == [list(compress(row, cells)) for row in english[1:]]
        assert [bool(row[-1]) for row in rows] == [bool(row[-1]) for row in english]
        assert rows[0][-1] == "问题"
        assert all(re.search(r"[\u4e00-\u9fff]", head) for head in rows[0]), rows[0]
    for block in page.split("\n\n"):
        lines = block.splitlines()
        assert not block.startswith("|") or len({text_width(line) for line in lines}) == 1, block
