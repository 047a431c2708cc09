"""The table in every kind's docstring is true, and shows all that the kind can make of a cell."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from importlib import resources

import pytest

from xltable import kinds
from xltable.kinds import Ambiguous, Tidy, Unreadable

from ._tables import HEADER, Line, lines, literal

LINES = list(lines())


@pytest.mark.parametrize("line", LINES, ids=str)
def test_row_of_the_table(line: Line) -> None:
    reading = line.read()
    assert (reading.fault or "") == line.fault, reading
    if not line.value:
        assert not isinstance(reading, Tidy) or reading.value is None, reading
        assert str(reading.why), "what is refused says why"
        return
    assert isinstance(reading, Tidy), reading
    value = literal(line.value)
    assert reading.value == value and _sort(reading.value) is _sort(value), reading
    if line.fault:
        assert reading.written == (literal(line.written) if line.written else None), reading


def _sort(value: object) -> type:
    """True is not 1 and "1" is not 1, but 1 is 1.0."""
    return float if type(value) is int else type(value)


@pytest.mark.parametrize("name", kinds.SHELF.names)
def test_every_kind_has_a_page(name: str) -> None:
    page = kinds.SHELF.page(name)
    assert page.splitlines()[0].endswith("."), "the first line is a sentence a customer could read"
    assert HEADER in page, "a table shows what it reads, mends and refuses"


@pytest.mark.parametrize("name", kinds.SHELF.names)
def test_every_table_shows_good_untidy_ambiguous_and_refused_cells(name: str) -> None:
    shown = {_outcome(line) for line in LINES if line.kind == name}
    wanted = {"good", "untidy", *(c for c in ("Ambiguous", "Unreadable") if c in _made_by(name))}
    assert shown == wanted
    scripts = {script for line in LINES if line.kind == name for script in _scripts(line.raw)}
    assert len(scripts) > 1, "more than one script"


def _outcome(line: Line) -> str:
    reading = line.read()
    if isinstance(reading, Ambiguous | Unreadable):
        return type(reading).__name__
    return "untidy" if reading.fault else "good"


def _made_by(module: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """The names of what a kind's file calls, and the files of this shelf that it is made from."""
    file = resources.files("xltable.kinds").joinpath(f"{module.replace('-', '_')}.py")
    if module in seen or not file.is_file():
        return set()
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    made = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            for part in [node.module] if node.module else [name.name for name in node.names]:
                made |= _made_by(part, seen | {module})
    return made


def _scripts(raw: object) -> Iterator[str]:
    """LATIN, CYRILLIC, CJK … of every letter and digit; plain digits are of any script."""
    for sign in raw if isinstance(raw, str) else "":
        if sign.isalnum() and not (sign.isascii() and sign.isdigit()):
            yield unicodedata.name(sign).split()[0]
