"""The record kept in a workbook: how to undo, byte for byte, what an edit changed."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..archive import Archive, key
from .composed import composed
from .hunks import Hunk, hunks, undone
from .skeleton import describe

if TYPE_CHECKING:
    from ..draft import Draft
    from ..package import Package

MARKS, ADDED = "xltable/marks.json", "xltable/added.json"
"""Where the record of marks is kept, and that of columns and sheets added."""
CONTENT_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Undoing:
    """One part: the digests of its bytes before and after, and how to get back."""

    old: str
    new: str
    hunks: list[Hunk]


@dataclass(frozen=True, slots=True)
class Record:
    """What an edit changed. `file` is the digest of the file before, `skeleton` how it was laid out, where known."""

    parts: Mapping[str, Undoing]
    added: frozenset[str]
    removed: Mapping[str, tuple[str, bytes]]  # the name as the file spells it, and the bytes
    file: str | None = None
    skeleton: dict[str, Any] | None = None

    def untouched(self, package: Package) -> bool:
        """Whether every part the edit changed or added is still there as it was left."""
        archive = package.archive
        return all(name in archive for name in self.added) and all(
            name in archive and digest(archive.chunks(name)) == part.new for name, part in self.parts.items()
        )

    def before(self, archive: Archive, name: str) -> Iterator[bytes]:
        """A changed part as it was, piece by piece."""
        return undone(archive.chunks(name), self.parts[name].hunks)


def digest(pieces: Iterable[bytes]) -> str:
    """The SHA-256 of a part."""
    summed = hashlib.sha256()
    for piece in pieces:
        summed.update(piece)
    return summed.hexdigest()


def write_record(draft: Draft, part: str) -> None:
    """Add the record of a draft that is otherwise finished; a record that still holds is carried on from.

    The record of marks tells of the file as well, for a marked copy is thrown away as soon as it has been read.
    """
    archive = draft.package.archive
    record = _changes(draft)
    before = read_record(draft.package, part)
    if before is not None and before.untouched(draft.package):
        record = _carried_on(record, before, draft.package)
    if part == MARKS:
        packed = [*record.parts, *record.removed]
        skeleton = describe(archive, packed) if archive.path is not None else None
        record = Record(record.parts, record.added, record.removed, _file_digest(archive), skeleton)
    draft.write(part, _told(record))


def _changes(draft: Draft) -> Record:
    archive, written = draft.package.archive, draft.packed()
    changed = {name for name in written if name in archive.members}
    own = {patch.info.part.lower(): patch.hunks for patch in draft.patches if patch.recording}
    parts = {}
    for name in sorted(changed):
        found = own.get(name)
        if found is None:
            found = hunks(archive.read(name), b"".join(written[name][1].inflated()))
        parts[name] = Undoing(digest(archive.chunks(name)), digest(written[name][1].inflated()), found)
    removed = {name: (archive.members[name].filename, archive.read(name)) for name in sorted(draft.removed)}
    return Record(parts, frozenset(written.keys() - archive.members.keys()), removed)


def _carried_on(later: Record, earlier: Record, package: Package) -> Record:
    """Both edits as one: the record leads from the result back to what was before the earlier one."""
    archive = package.archive
    parts = {name: part for name, part in earlier.parts.items() if name not in later.removed}
    for name, part in later.parts.items():
        if name in earlier.parts:
            first = earlier.parts[name]
            parts[name] = Undoing(first.old, part.new, composed(part.hunks, first.hunks))
        elif name not in earlier.added:
            parts[name] = part
    removed = dict(earlier.removed)
    for name, (spelled, data) in later.removed.items():
        if name in earlier.parts:
            removed[name] = spelled, b"".join(earlier.before(archive, name))
        elif name not in earlier.added:
            removed[name] = spelled, data
    added = (earlier.added | later.added) - later.removed.keys()
    return Record(dict(sorted(parts.items())), added, dict(sorted(removed.items())))


def read_record(package: Package, part: str) -> Record | None:
    """The record a workbook keeps in a part; None where there is none, or none that can be read."""
    if part not in package.archive:
        return None
    try:
        content = json.loads(package.archive.read(part))
        return Record(
            {name: Undoing(p["old"], p["new"], _hunks(p["hunks"])) for name, p in content["parts"].items()},
            frozenset(content["added"]),
            {name: (spelled, b64decode(data)) for name, (spelled, data) in content["removed"].items()},
            content.get("file"),
            content.get("skeleton"),
        )
    except (ValueError, KeyError, TypeError):
        return None


def record_of_additions(package: Package) -> Record | None:
    """How to take away exactly what was added; None where there is no record, or the workbook was changed since."""
    record = read_record(package, ADDED)
    return record if record is not None and record.untouched(package) else None


def _told(record: Record) -> bytes:
    removed = {name: [spelled, b64encode(data).decode("ascii")] for name, (spelled, data) in record.removed.items()}
    content: dict[str, Any] = {
        "parts": {
            name: {
                "old": part.old,
                "new": part.new,
                "hunks": [[h.offset, h.length, b64encode(h.old).decode("ascii")] for h in part.hunks],
            }
            for name, part in record.parts.items()
        },
        "added": sorted(record.added),
        "removed": removed,
    }
    if record.file is not None:
        content |= {"file": record.file, "skeleton": record.skeleton}
    return json.dumps(content, sort_keys=True).encode("ascii")


def _hunks(told: list[list[Any]]) -> list[Hunk]:
    return [Hunk(offset, length, b64decode(old)) for offset, length, old in told]


def _file_digest(archive: Archive) -> str:
    with archive.open_raw() as file:
        return hashlib.sha256(file.read()).hexdigest()


def names_before(package: Package, record: Record, part: str) -> set[str]:
    """The parts there were before the edit whose record is kept in `part`."""
    return (set(package.archive.members) - record.added - {key(part)}) | set(record.removed)
