"""Writing the result: what is not touched is copied as it is packed, and compared, before the file is replaced."""

from __future__ import annotations

import io
from itertools import zip_longest
from pathlib import Path
from typing import IO

from ..errors import UnwritableFile, UsageError
from .archive import CHUNK, Archive, stamp
from .atomic import back_up, check_unlocked, replacing
from .draft import Draft
from .package import Package
from .verify import check_references, check_zip
from .zipwriter import Packed, ZipWriter

# What Excel takes a content type for; it opens no file whose ending says otherwise.
ENDINGS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}


def save(draft: Draft, output: Path, *, backup: bool) -> Path | None:
    """Write a finished draft to `output`, whole or not at all. Returns the copy kept of what stood there, if any."""
    archive = draft.package.archive
    check_ending(draft.package, output)
    check_unlocked(output)
    kept = back_up(output) if backup and output.exists() else None
    parts = draft.packed()
    names = (set(archive.members) - draft.removed) | set(parts)
    check_references({name: part for name, (_, part) in parts.items()}, names, archive)
    with replacing(output) as file:
        check_unchanged(archive)
        copied = _write(archive, draft.removed, parts, file)
        _compare(archive, copied, file)
        file.flush()
        check_zip(file.name, names)
    return kept


def check_unchanged(archive: Archive) -> None:
    """Refuse to work on from a file that is no longer the one that was read."""
    if archive.path is not None and archive.stamp != stamp(archive.path):
        raise UnwritableFile(
            "“{file}” was changed by another program after it was read; read it again.", file=archive.path.name
        )


def check_ending(package: Package, output: Path) -> None:
    """Refuse an ending that Excel would not open the file by: with macros .xlsm, without .xlsx."""
    wanted = ENDINGS.get(package.types.of(package.workbook_part))
    source = package.path.suffix.lower()
    if wanted and output.suffix.lower() in ENDINGS.values() and output.suffix.lower() != wanted == source:
        raise UsageError(
            "“{file}” must end in {ending}, as the workbook it is made from.", file=output.name, ending=wanted
        )


def _write(
    archive: Archive, removed: set[str], parts: dict[str, tuple[str, Packed]], file: IO[bytes]
) -> dict[str, tuple[int, int]]:
    """Write every member in its old order, new ones behind; answers where the copied ones stand."""
    writer, copied, left = ZipWriter(file), {}, dict(parts)
    with archive.open_raw() as source:
        for name, info in archive.members.items():
            if name in left:
                writer.add(*left.pop(name))
            elif name not in removed:
                copied[name] = writer.copy(info, archive.raw(source, name))
    for name, part in left.values():
        writer.add(name, part)
    writer.finish()
    return copied


def _compare(archive: Archive, copied: dict[str, tuple[int, int]], file: IO[bytes]) -> None:
    """Every part that was not touched is the same, byte for byte, in the result."""
    with archive.open_raw() as source:
        for name, (start, length) in copied.items():
            file.seek(start)
            for one, two in zip_longest(archive.raw(source, name), _pieces(file, length)):
                if one != two:
                    raise UnwritableFile("The result could not be read back; nothing was written.")
    file.seek(0, io.SEEK_END)


def _pieces(file: IO[bytes], length: int) -> list[bytes]:
    return [file.read(min(CHUNK, length - at)) for at in range(0, length, CHUNK)]
