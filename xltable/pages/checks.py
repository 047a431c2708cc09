"""A check on what may be typed into cells, as XlsxWriter takes it."""

from __future__ import annotations

from typing import Any

from ..kinds import Validation

_CHECKS = {"date": "date", "decimal": "decimal", "whole": "integer", "length": "length"}


def checked(validation: Validation | None, cell: str) -> dict[str, Any]:
    """What may be typed, as XlsxWriter takes it; `cell` is the first the check holds for."""
    if validation is None:
        return {"validate": "any"}
    settings: dict[str, Any] = {"error_type": "stop" if validation.stop else "warning"}
    if validation.type == "list":
        return settings | {"validate": "list", "source": f"={validation.first}"}
    if validation.type == "custom":
        return settings | {"validate": "custom", "value": "=" + str(validation.first).format(cell=cell)}
    settings |= {"validate": _CHECKS[validation.type], "criteria": validation.operator}
    if validation.operator in ("between", "not between"):
        return settings | {"minimum": validation.first, "maximum": validation.second}
    return settings | {"value": validation.first}
