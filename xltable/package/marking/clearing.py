"""Taking marks away: exactly where nobody saved the workbook in between, otherwise only what is ours."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from ...errors import UsageError
from ..archive import CHUNK
from ..atomic import replacing
from ..draft import Draft
from ..finishing import finish
from ..notes import FILLS
from ..package import Package
from ..patch import CellEdit
from ..recording.record import MARKS, Record, names_before, read_record
from ..recording.skeleton import rebuilt
from ..restoring import restore
from ..save import check_unchanged, save
from ..transplant import remove_sheet
from .marks import read_fills
from .notes import remove_notes

_IN_MEMORY = 32 << 20


def clear_marks(path: str | Path, output: str | Path, *, sheets: Sequence[str] = ()) -> bool:
    """Write the workbook at `path` without its marks to `output`.

    Answers True where the result is what was marked, byte for byte in every part (and as a file, where the packing of
    its parts could be told); False where somebody saved it in between: then our fills and notes go, and the `sheets`
    that are ours, and everything else stays. Raises UsageError where the workbook bears no marks.
    """
    package = Package.open(path)
    target = Path(output)
    record = read_record(package, MARKS)
    if record is not None and record.untouched(package):
        if not _whole_file(package, record, target):
            restore(package, record, MARKS, target)
        return True
    _ours_only(package, target, sheets)
    return False


def bears_marks(package: Package) -> bool:
    """Whether there are marks in a workbook that `clear_marks` would take away."""
    return MARKS in package.archive or FILLS in package.custom_properties


def _whole_file(package: Package, record: Record, output: Path) -> bool:
    """Make the very file again; False where that cannot be done."""
    archive, skeleton = package.archive, record.skeleton
    if skeleton is None or set(skeleton["order"]) != names_before(package, record, MARKS):
        return False
    parts: dict[str, Iterable[bytes]] = {name: record.before(archive, name) for name in record.parts}
    parts |= {name: iter((data,)) for name, (_, data) in record.removed.items()}
    summed = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as made:
        for piece in rebuilt(archive, skeleton, parts):
            summed.update(piece)
            made.write(piece)
        if summed.hexdigest() != record.file:
            return False
        made.seek(0)
        with replacing(output) as file:
            shutil.copyfileobj(made, file, CHUNK)
    return True


def _ours_only(package: Package, output: Path, sheets: Sequence[str]) -> None:
    """Take away our fills, notes and sheets from a workbook that went through another program."""
    marked = str(package.custom_properties.get(FILLS, ""))
    if not marked:
        raise UsageError("“{file}” bears no marks.", file=package.path.name)
    author, fills = read_fills(marked)
    check_unchanged(package.archive)
    with closing(Draft(package)) as draft:
        wanted = draft.styles.filled_with(fills)
        for sheet in package.sheets:
            if sheet.kind != "worksheet" or sheet.name in sheets:
                continue
            facts = package.look(sheet.name)
            for row, column in facts.styled(wanted):
                before = fills[draft.styles.fill_of(facts.style(row, column))]
                draft.sheet(sheet.name).put(row, column, CellEdit(None, fill=before))
            remove_notes(draft, sheet.part, author)
        for name in sheets:
            if draft.workbook.entry(name) is not None:
                remove_sheet(draft, name)
        draft.properties[FILLS] = None
        if MARKS in package.archive:
            draft.remove(MARKS)
        finish(draft)
        save(draft, output, backup=False)
