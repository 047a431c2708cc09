"""The record kept in a marked workbook: how to undo, byte for byte, what marking changed."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..archive import Archive
from ..hunks import Hunk, hunks
from .skeleton import describe

if TYPE_CHECKING:
    from ..draft import Draft

PART = "xltable/marks.json"
CONTENT_TYPE = "application/json"


def digest(pieces: Iterable[bytes]) -> str:
    """The SHA-256 of a part."""
    summed = hashlib.sha256()
    for piece in pieces:
        summed.update(piece)
    return summed.hexdigest()


def record(draft: Draft) -> None:
    """Add the record to a draft that is otherwise finished."""
    archive = draft.package.archive
    written = draft.packed()
    changed = {name for name in written if name in archive.members}
    own = {patch.info.part.lower(): patch.hunks for patch in draft.patches if patch.recording}
    parts: dict[str, Any] = {}
    for name in sorted(changed):
        found = own.get(name)
        if found is None:
            found = hunks(archive.read(name), b"".join(written[name][1].inflated()))
        parts[name] = {
            "old": digest(archive.chunks(name)),
            "new": digest(written[name][1].inflated()),
            "hunks": [[h.offset, h.length, b64encode(h.old).decode("ascii")] for h in found],
        }
    kept = {name: b64encode(archive.read(name)).decode("ascii") for name in sorted(draft.removed)}
    content = {
        "parts": parts,
        "added": sorted(written.keys() - archive.members.keys()),
        "removed": {name: [archive.members[name].filename, data] for name, data in kept.items()},
        "file": _file_digest(archive),
        "skeleton": describe(archive, [*changed, *draft.removed]) if archive.path is not None else None,
    }
    draft.write(PART, json.dumps(content, indent=None, sort_keys=True).encode("ascii"))


def _file_digest(archive: Archive) -> str:
    with archive.open_raw() as file:
        return hashlib.sha256(file.read()).hexdigest()


def read_hunks(entry: dict[str, Any]) -> list[Hunk]:
    return [Hunk(offset, length, b64decode(old)) for offset, length, old in entry["hunks"]]
