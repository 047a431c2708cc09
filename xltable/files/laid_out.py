"""An .ods whose XML is laid out for people: line breaks between its cells, which python-calamine takes for content."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

_CONTENT = "content.xml"
_BETWEEN = re.compile(rb">\s+(?=</?table:)")
"""White space before the start or end of a row, a cell or a table says nothing (ODF 1.3 part 3, 6.1.1)."""


def closed_up(path: Path) -> io.BytesIO | None:
    """The file with its cells close together; None where they are so already."""
    with zipfile.ZipFile(path) as source:
        content = source.read(_CONTENT)
        close = _BETWEEN.sub(b">", content)
        if close == content:
            return None
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, close if name == _CONTENT else source.read(name))
    copy.seek(0)
    return copy
