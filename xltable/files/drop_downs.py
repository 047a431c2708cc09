"""What the drop-downs of a sheet offer, wherever their lists stand.

A list is written out, or is a range, or a name of one (ECMA-376 part 1, 18.3.1.32). One that a formula works out
(OFFSET, INDIRECT) is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..book import Area, DropDown
from ..package import Area as Cells
from ..package import Package
from ..package.facts import Validation
from .grid import Grid

_REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^!'\"()]+)!)?(?P<cells>\$?[A-Za-z]*\$?\d*(?::\$?[A-Za-z]*\$?\d*)?)"
)


def drop_downs(package: Package, sheet: str, grid: Callable[[str], Grid]) -> tuple[DropDown, ...]:
    """The drop-downs of a sheet whose lists are known; `grid` gives the cells of a sheet."""
    lists = [v for v in package.look(sheet).validations if v.kind == "list" and v.areas and v.formulas]
    found = ((v, frozenset(_words(v, package, sheet, grid)) - {""}) for v in lists)
    return tuple(
        DropDown(tuple(Area(a.first_row, a.first_col, a.last_row, a.last_col) for a in v.areas), words)
        for v, words in found
        if words
    )


def _words(validation: Validation, package: Package, sheet: str, grid: Callable[[str], Grid]) -> Iterator[str]:
    formula = validation.formulas[0].strip()
    if formula.startswith('"'):
        yield from (word.strip() for word in formula[1:].removesuffix('"').replace('""', '"').split(","))
        return
    named = {name.name.casefold(): name.text for name in package.defined_names if name.sheet in (None, sheet)}
    reference = _REFERENCE.fullmatch(named.get(formula.casefold(), formula).removeprefix("="))
    area = Cells.parse(reference["cells"]) if reference else None
    if reference is None or area is None:
        return
    title = (reference["sheet"] or sheet).strip("'").replace("''", "'")
    if title not in {info.name for info in package.sheets}:
        return
    cells = grid(title)
    for row in range(area.first_row, min(area.last_row + 1, cells.height)):
        for col in range(area.first_col, area.last_col + 1):
            if (value := cells.cell(row, col)) is not None:
                yield str(int(value) if isinstance(value, float) and value.is_integer() else value)
