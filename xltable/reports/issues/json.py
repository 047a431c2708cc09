"""One JSON document for scripts; its shape is a contract."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...findings import SEVERITIES
from ...speech import say
from ..json import issue_shape
from . import Findings

if TYPE_CHECKING:
    from ...actions.check import Checked

ENDINGS = (".json",)


def tell(found: Findings) -> str:
    """The document. Issues may be summed up; the counts are of every one."""
    return "".join(parts(found))


def parts(found: Findings) -> Iterator[str]:
    """The document bit by bit, each issue on a line, so that a million of them need not stand in memory at once.

    `unreadable` stands in it only where a file could not be read.
    """
    yield '{"files": ['
    for number, one in enumerate(found.files):
        head = {"file": str(one.file), "template": one.template, "language": one.language}
        yield f'{"," if number else ""}\n  {_open(head)}, "issues": ['
        language = found.spoken(one)
        for at, issue in enumerate(one.issues):
            yield f"{',' if at else ''}\n    {_dumped(issue_shape(issue, language))}"
        yield f'], "counts": {_dumped(_counts(one))}}}'
    rest: dict[str, Any] = {"counts": {severity: found.counts[severity] for severity in SEVERITIES}}
    if found.unreadable:
        rest["unreadable"] = [
            {"file": str(file), "message": say(error, found.spoken())} for file, error in found.unreadable
        ]
    yield f"], {_dumped(rest)[1:]}\n"


def _counts(one: Checked) -> dict[str, int]:
    return {**one.counts, "safe_changes": one.safe_changes, "rows": one.rows, "cells": one.cells}


def _open(shape: Mapping[str, Any]) -> str:
    """An object that more is to be put in."""
    return _dumped(shape)[:-1]


def _dumped(shape: Mapping[str, Any]) -> str:
    return json.dumps(shape, ensure_ascii=False, allow_nan=False)
