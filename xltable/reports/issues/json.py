"""One JSON document for scripts; its shape is a contract."""

from __future__ import annotations

import json
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
    return json.dumps(document(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def document(found: Findings) -> dict[str, Any]:
    """The document as dictionaries and lists. `unreadable` stands in it only where a file could not be read."""
    files = [
        {
            "file": str(one.file),
            "template": one.template,
            "language": one.language,
            "issues": [issue_shape(issue, found.spoken(one)) for issue in one.issues],
            "counts": _counts(one),
        }
        for one in found.files
    ]
    whole: dict[str, Any] = {"files": files, "counts": {severity: found.counts[severity] for severity in SEVERITIES}}
    if found.unreadable:
        whole["unreadable"] = [
            {"file": str(file), "message": say(error, found.spoken())} for file, error in found.unreadable
        ]
    return whole


def _counts(one: Checked) -> dict[str, int]:
    return {**one.counts, "safe_changes": one.safe_changes, "rows": one.rows, "cells": one.cells}
