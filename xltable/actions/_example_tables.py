"""The example tables of a page, in a page of another language: its cells under headings the reader knows.

A translated page says `{table}` where each of them stands, in the order of the English page; the tests run the English
ones, so a translated page cannot show anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..pages.palette import text_width
from ..schema import load

PLACE = "{table}"
REMARKS = ("row", "issue")
"""The columns that tell what is the matter with a row; all others are cells of a sheet."""
_TABLE = re.compile(r"(?:^\|.*\|$\n?)+", re.MULTILINE)


def tables(page: str) -> list[list[list[str]]]:
    """Every example table of a page: its rows of cells, the headings first.

    >>> tables("Before\\n\\n| a | issue |\\n| - | ----- |\\n| 1 |       |\\n\\nAfter")
    [[['a', 'issue'], ['1', '']]]
    """
    return [_rows(block) for block in _TABLE.findall(page)]


def with_tables(text: str, page: str, words: Mapping[str, str], language: str) -> str:
    """`text` with the tables of `page` where it asks for them; `words` are names that no template has."""
    for rows in tables(page):
        text = text.replace(PLACE, _drawn(_translated(rows, words, language)), 1)
    return text


def _rows(block: str) -> list[list[str]]:
    lines = [line.strip().strip("|") for line in block.strip().splitlines()]
    return [[cell.strip() for cell in line.split("|")] for n, line in enumerate(lines) if n != 1]


def _translated(rows: list[list[str]], words: Mapping[str, str], language: str) -> list[list[str]]:
    """The table with its headings in `language`, and what it says of a row; what stands in the cells stays."""
    heads = [_named(head, words, language) for head in rows[0]]
    names = {**words, **_columns(rows[0], heads), **{t.key: t.title(language) for t in load("exporter").tables}}
    remarks = {at for at, head in enumerate(rows[0]) if head in REMARKS}
    body = [[_said(cell, names) if at in remarks else cell for at, cell in enumerate(row)] for row in rows[1:]]
    return [heads, *body]


def _said(remark: str, names: Mapping[str, str]) -> str:
    return "; ".join(names.get(part, part) for part in remark.split("; "))


def _columns(heads: list[str], translated: list[str]) -> dict[str, str]:
    """The columns by the heading that an issue names in the English page."""
    shown = (_named(head, {}, "en") for head in heads)
    return {e.partition(".")[2]: name.partition(".")[2] for e, name in zip(shown, translated, strict=True)}


def _named(head: str, words: Mapping[str, str], language: str) -> str:
    """A heading such as `contacts.email`, as the template has it in `language`."""
    name, _, key = head.partition(".")
    table = load("exporter").table(name)
    if head in words or table is None:
        return words.get(head, head)
    column = table.column(key)
    return f"{table.title(language)}.{column.heading(language) if column else key}"


def _drawn(rows: list[list[str]]) -> str:
    """The table as Markdown, its columns in line on a terminal that gives East Asian letters the room of two."""
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    lines = [[cell + " " * (w - text_width(cell)) for cell, w in zip(row, widths, strict=True)] for row in rows]
    lines.insert(1, ["-" * w for w in widths])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
