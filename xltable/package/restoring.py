"""A workbook as it was before an edit that kept a record."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from .archive import key
from .draft import Draft
from .package import Package
from .recording.record import Record
from .save import save
from .verify import pack


def restore(package: Package, record: Record, kept_in: str, output: Path, *, backup: bool = False) -> Path | None:
    """Give every part its old bytes again. Returns the copy kept of what stood in the place of `output`, if any."""
    with closing(Draft(package)) as draft:
        for name in record.parts:
            size = package.archive.size(name)
            draft.write(name, pack(name, record.before(package.archive, name), size))
        for spelled, data in record.removed.values():
            draft.write(spelled, data)
        draft.removed |= {key(name) for name in record.added} | {key(kept_in)}
        return save(draft, output, backup=backup)
