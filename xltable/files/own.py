"""What in a workbook is ours: recorded settings, sheets and derived columns that bear our marks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .. import marks
from ..book import Area
from ..package import Area as Cells
from ..package import Package

_REFERENCE = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!]+))!(.+)")


@dataclass(frozen=True)
class Own:
    """`sheets`: the name on the shelf by title; `columns`: sheet and area by (table, key, part)."""

    template: str | None = None
    language: str | None = None
    home: str | None = None
    currency: str | None = None
    generated: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    groupings: tuple[str, ...] = ()
    """Names on the shelf, or paths from where the workbook is."""
    sheets: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[tuple[str, str, int], tuple[str, Area]] = field(default_factory=dict)


def read(package: Package | None) -> Own:
    """Our marks in a workbook; nothing is ours in one that keeps none."""
    if package is None:
        return Own()
    said = package.custom_properties
    sheets: dict[str, str] = {}
    columns: dict[tuple[str, str, int], tuple[str, Area]] = {}
    for name in package.defined_names:
        place = _place(name.text)
        if place is None:
            continue
        if name.name.startswith(marks.SHEET):
            sheets[place[0]] = name.name.removeprefix(marks.SHEET).replace("_", "-")
        elif name.name.startswith(marks.COLUMN):
            table, _, rest = name.name.removeprefix(marks.COLUMN).partition(".")
            key, _, part = rest.partition(".")
            columns[table, key, int(part) if part.isdigit() else 0] = place
    return Own(
        _text(said.get(marks.TEMPLATE)),
        _text(said.get(marks.LANGUAGE)),
        _text(said.get(marks.HOME)),
        _text(said.get(marks.CURRENCY)),
        str(said.get(marks.GENERATED, "")).lower() in ("true", "1", "1.0", "yes"),
        _mapping(said.get(marks.MAPPING)),
        _names(said.get(marks.GROUPINGS)),
        sheets,
        columns,
    )


def _place(reference: str) -> tuple[str, Area] | None:
    """The sheet and cells a defined name refers to; None where they are gone."""
    found = _REFERENCE.fullmatch(reference)
    cells = Cells.parse(found[3].replace("$", "")) if found and "#REF" not in reference else None
    if found is None or cells is None:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    return sheet, Area(cells.first_row, cells.first_col, cells.last_row, cells.last_col)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _mapping(value: object) -> Mapping[str, str]:
    found = _parsed(value)
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _names(value: object) -> tuple[str, ...]:
    found = _parsed(value)
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _parsed(value: object) -> Any:
    """JSON kept in a property; None where it is none any more."""
    try:
        return json.loads(str(value)) if value else None
    except ValueError:
        return None
