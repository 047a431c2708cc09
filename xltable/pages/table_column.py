"""A column of an Excel table on a page, and how its cells stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of an Excel table on a page. `formula` is what Excel fills new rows with, written without `=`."""

    heading: str
    number_format: str | None = None
    width: float | None = None
    formula: str | None = None
    derived: bool = False
    align: str | None = None
    wrap: bool = False


def heading_extra(column: TableColumn) -> Mapping[str, Any]:
    """How the heading stands: off the button of the filter, which is at the right."""
    return {**cell_extra(column), "valign": "vcenter"} | ({"indent": 2} if column.align == "right" else {})


def cell_extra(column: TableColumn) -> Mapping[str, Any]:
    """How the cells of the column stand, beside their style."""
    extra: dict[str, Any] = {"align": column.align} if column.align else {}
    if column.align == "left":
        extra["indent"] = 1
    return extra | ({"text_wrap": True, "valign": "top"} if column.wrap else {})
