"""JSON Lines for streams and log collectors: each issue an object on a line of its own (jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..json import issue_shape
from . import Findings

ENDINGS = (".jsonl", ".ndjson")

# JSON lets these stand in a text, and many readers take them for the end of a line.
_LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def tell(found: Findings) -> str:
    """A line for each issue: the file, then the issue as the JSON document has it."""
    return "".join(parts(found))


def parts(found: Findings) -> Iterator[str]:
    """The lines one by one."""
    for one in found.files:
        for issue in one.issues:
            shape = {"file": str(one.file), **issue_shape(issue, found.spoken(one))}
            yield json.dumps(shape, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS) + "\n"
