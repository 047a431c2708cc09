"""Taking marks away: exactly where nobody saved the workbook in between, otherwise only what is ours."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from base64 import b64decode
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ...errors import UsageError
from ..archive import CHUNK, key
from ..atomic import replacing
from ..draft import Draft
from ..hunks import undone
from ..notes import FILLS
from ..package import Package
from ..patch import CellEdit
from ..save import check_unchanged, save
from ..transplant import remove_sheet
from ..verify import pack
from .marks import read_fills
from .notes import remove_notes
from .record import PART, digest, read_hunks
from .skeleton import rebuilt

_IN_MEMORY = 32 << 20


def clear_marks(path: str | Path, output: str | Path, *, sheets: Sequence[str] = ()) -> bool:
    """Write the workbook at `path` without its marks to `output`.

    Answers True where the result is what was marked, byte for byte in every part (and as a file, where the packing of
    its parts could be told); False where somebody saved it in between: then our fills and notes go, and the `sheets`
    that are ours, and everything else stays. Raises UsageError where the workbook bears no marks.
    """
    package = Package.open(path)
    target = Path(output)
    content = _record(package)
    if content is not None and _untouched(package, content):
        if not _whole_file(package, content, target):
            _part_by_part(package, content, target)
        return True
    _ours_only(package, target, sheets)
    return False


def bears_marks(package: Package) -> bool:
    """Whether there are marks in a workbook that `clear_marks` would take away."""
    return PART in package.archive or FILLS in package.custom_properties


def _record(package: Package) -> dict[str, Any] | None:
    if PART not in package.archive:
        return None
    content: dict[str, Any] = json.loads(package.archive.read(PART))
    return content


def _untouched(package: Package, content: dict[str, Any]) -> bool:
    """Whether every part that marking changed or added is still there as it was left."""
    archive = package.archive
    return all(name in archive for name in content["added"]) and all(
        name in archive and digest(archive.chunks(name)) == entry["new"] for name, entry in content["parts"].items()
    )


def _whole_file(package: Package, content: dict[str, Any], output: Path) -> bool:
    """Make the very file again; False where that cannot be done."""
    archive, skeleton = package.archive, content["skeleton"]
    if skeleton is None or set(skeleton["order"]) != _names_before(package, content):
        return False
    parts: dict[str, Iterable[bytes]] = {
        name: undone(archive.chunks(name), read_hunks(entry)) for name, entry in content["parts"].items()
    }
    for name, (_, data) in content["removed"].items():
        parts[name] = iter((b64decode(data),))
    summed = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as made:
        for piece in rebuilt(archive, skeleton, parts):
            summed.update(piece)
            made.write(piece)
        if summed.hexdigest() != content["file"]:
            return False
        made.seek(0)
        with replacing(output) as file:
            shutil.copyfileobj(made, file, CHUNK)
    return True


def _names_before(package: Package, content: dict[str, Any]) -> set[str]:
    return (set(package.archive.members) - {key(name) for name in content["added"]} - {key(PART)}) | set(
        content["removed"]
    )


def _part_by_part(package: Package, content: dict[str, Any], output: Path) -> None:
    """Give every part its old bytes again."""
    with closing(Draft(package)) as draft:
        for name, entry in content["parts"].items():
            size = package.archive.size(name)
            draft.write(name, pack(name, undone(package.archive.chunks(name), read_hunks(entry)), size))
        for name, data in content["removed"].values():
            draft.write(name, b64decode(data))
        draft.removed |= {key(name) for name in content["added"]} | {key(PART)}
        save(draft, output, backup=False)


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
        if PART in package.archive:
            draft.remove(PART)
        draft.finish()
        save(draft, output, backup=False)
