"""The bytes of a text file, unpacked where it is packed (.gz, .bz2, .xz, .zip, .zst)."""

from __future__ import annotations

import bz2
import gzip
import importlib
import lzma
import zlib
from pathlib import Path
from typing import Any

from ..errors import DamagedFile, UnreadableFile
from ..package.archive import Archive

MOST = 4 << 30
_BOMB = 400
_PACKED = {".gz", ".bz2", ".xz", ".zip", ".zst"}
_INSIDE = (".csv", ".tsv", ".txt", ".tab")


def read(path: Path) -> tuple[bytes, str | None]:
    """The bytes of a text file and how it is packed (`gz`, `bz2`, `xz`, `zip`, `zst`), None where it is not."""
    with path.open("rb") as file:
        start = file.read(6)
    if start.startswith(b"PK"):
        return _zipped(path), "zip"
    for magic, packing in ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ", "xz"), (b"\x28\xb5\x2f\xfd", "zst")):
        if start.startswith(magic):
            return _unpacked(path, packing), packing
    return path.read_bytes(), None


def stem(path: Path) -> str:
    """The file's name without its endings, packed or not."""
    name = path.with_suffix("") if path.suffix.lower() in _PACKED else path
    return name.stem or path.name


def _unpacked(path: Path, packing: str) -> bytes:
    try:
        with _open(path, packing) as file:
            data: bytes = file.read(min(MOST, max(64 << 20, path.stat().st_size * _BOMB)) + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
        raise DamagedFile("“{file}” cannot be unpacked: {reason}.", file=path.name, reason=str(error)) from None
    if len(data) > min(MOST, max(64 << 20, path.stat().st_size * _BOMB)):
        raise UnreadableFile("“{file}” would unpack to an absurd size; it was not opened.", file=path.name)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile("“{file}” holds a packed workbook; unpack it first.", file=path.name)
    return data


def _open(path: Path, packing: str) -> Any:
    if packing == "gz":
        return gzip.open(path)
    if packing == "bz2":
        return bz2.open(path)
    if packing == "xz":
        return lzma.open(path)
    for module in ("compression.zstd", "zstandard"):
        try:
            zstd: Any = importlib.import_module(module)
        except ImportError:
            continue
        return zstd.open(path, "rb")
    raise UnreadableFile("“{file}” is packed with zstd; unpack it first.", file=path.name)


def _zipped(path: Path) -> bytes:
    archive = Archive(path)
    names = [n for n in archive.members if not n.startswith("__macosx/")]
    texts = [n for n in names if n.endswith(_INSIDE)]
    if len(texts) == 1:
        return archive.read(texts[0])
    if texts:
        raise UnreadableFile(
            "“{file}” holds {n} text files; unpack it and give one of them.", file=path.name, n=len(texts)
        )
    if any(n.endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")) for n in names):
        raise UnreadableFile("“{file}” holds a packed workbook; unpack it first.", file=path.name)
    raise UnreadableFile("“{file}” is a zip file with no workbook and no text file in it.", file=path.name)
