"""JSON Lines for streams and log collectors: each issue an object on a line of its own (jsonlines.org)."""

from __future__ import annotations

import json

from ..json import issue_shape
from . import Findings

ENDINGS = (".jsonl", ".ndjson")

# JSON lets these stand in a text, and many readers take them for the end of a line.
_LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def tell(found: Findings) -> str:
    """A line for each issue: the file, then the issue as the JSON document has it."""
    return "".join(
        json.dumps({"file": str(one.file), **issue_shape(issue, found.spoken(one))}, ensure_ascii=False,
                   allow_nan=False).translate(_LINE_ENDS) + "\n"
        for one in found.files
        for issue in one.issues
    )  # fmt: skip
