"""How a zip file is laid out around its packed parts, so that the very same file can be made again."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any

from ..archive import CHUNK, Archive

_MOST = 4 << 20  # a file with more than this between its parts is not described
_LEVELS = ((6, 8), (9, 8), (1, 8), (5, 8), (2, 8), (3, 8), (4, 8), (7, 8), (8, 8), (6, 9), (9, 9), (1, 9))


def describe(archive: Archive, changed: Iterable[str]) -> dict[str, Any] | None:
    """The bytes between the packed parts, and how the changed ones were packed; None where that cannot be told."""
    packing = {name: _packing(archive, name) for name in changed}
    if None in packing.values():
        return None
    gaps, order, at = [], [], 0
    with archive.open_raw() as file:
        size = file.seek(0, io.SEEK_END)
        for name, info in sorted(archive.members.items(), key=lambda item: item[1].header_offset):
            file.seek(info.header_offset + 26)
            start = info.header_offset + 30 + sum(struct.unpack("<HH", file.read(4)))
            if start - at > _MOST:
                return None
            file.seek(at)
            gaps.append(b64encode(file.read(start - at)).decode("ascii"))
            order.append(name)
            at = start + info.compress_size
        if size - at > _MOST:
            return None
        file.seek(at)
        gaps.append(b64encode(file.read()).decode("ascii"))
    return {"gaps": gaps, "order": order, "packing": packing}


def _packing(archive: Archive, name: str) -> list[int] | None:
    """Method, level and memory that give the very bytes a part is packed in."""
    info = archive.members[name]
    if info.compress_type == zipfile.ZIP_STORED:
        return [zipfile.ZIP_STORED, 0, 0]
    for level, memory in _LEVELS:
        if _same(archive, name, level, memory):
            return [zipfile.ZIP_DEFLATED, level, memory]
    return None


def _same(archive: Archive, name: str, level: int, memory: int) -> bool:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, memory)
    with archive.open_raw() as file:
        wanted = b"".join(archive.raw(file, name))
    at = 0
    for piece in archive.chunks(name):
        packed = packer.compress(piece)
        if wanted[at : at + len(packed)] != packed:
            return False
        at += len(packed)
    return wanted[at:] == packer.flush()


def rebuilt(archive: Archive, skeleton: dict[str, Any], parts: dict[str, Iterable[bytes]]) -> Iterator[bytes]:
    """The original file: its own bytes between the parts, changed parts packed as they were, the others copied."""
    with archive.open_raw() as file:
        for gap, name in zip(skeleton["gaps"], [*skeleton["order"], None], strict=True):
            yield b64decode(gap)
            if name is None:
                return
            if name not in parts:
                yield from archive.raw(file, name)
                continue
            method, level, memory = skeleton["packing"][name]
            if method == zipfile.ZIP_STORED:
                yield from parts[name]
                continue
            packer = zlib.compressobj(level, zlib.DEFLATED, -15, memory)
            for piece in parts[name]:
                for start in range(0, len(piece), CHUNK):
                    yield packer.compress(piece[start : start + CHUNK])
            yield packer.flush()
