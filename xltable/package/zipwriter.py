"""Writing a zip file member by member: packed bytes copied as they are, new parts packed once."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from .archive import CHUNK

_DATE = (0 << 9 | 1 << 5 | 1, 0)  # 1980-01-01 00:00: the same result for the same input
_BIG = 0xFFFFFFFF  # says: the real number stands in the zip64 record
_LIMIT = 0xFFFFFFFF
_LARGE_PART = 1 << 20


class Packed:
    """A part already packed, kept in memory while small and on disk when large."""

    def __init__(self, pieces: Iterable[bytes], expected: int = 0) -> None:
        # A large sheet is packed fast rather than tight: a sixth more bytes for a quarter of the time.
        level = 6 if expected < _LARGE_PART else 1
        self.method, self.crc, self.size, self.packed_size = zipfile.ZIP_DEFLATED, 0, 0, 0
        self._spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=16 << 20)  # noqa: SIM115 - closed by close()
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
        try:
            for piece in pieces:
                self.crc = zlib.crc32(piece, self.crc)
                self.size += len(piece)
                self._add(packer.compress(piece))
            self._add(packer.flush())
        except BaseException:
            self.close()
            raise

    def _add(self, data: bytes) -> None:
        self.packed_size += len(data)
        self._spool.write(data)

    def pieces(self) -> Iterator[bytes]:
        self._spool.seek(0)
        while piece := self._spool.read(CHUNK):
            yield piece

    def inflated(self) -> Iterator[bytes]:
        """The part as it was before packing."""
        opener = zlib.decompressobj(-15)
        for piece in self.pieces():
            yield opener.decompress(piece)
        yield opener.flush()

    def close(self) -> None:
        self._spool.close()


class ZipWriter:
    """Writes members in order to a seekable file, then `finish()` adds the directory."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self._directory = io.BytesIO()
        self._count = 0

    def copy(self, info: zipfile.ZipInfo, pieces: Iterable[bytes]) -> tuple[int, int]:
        """A member as another zip file holds it; answers where its packed bytes stand and how many they are."""
        year, month, day, hour, minute, second = info.date_time
        stamp = (max(year - 1980, 0) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2)
        name = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
        flags = info.flag_bits & ~0x8  # sizes stand in the header, no descriptor follows
        made = (info.create_version | info.create_system << 8, info.internal_attr, info.external_attr)
        return self._member(
            name,
            flags,
            info.compress_type,
            stamp,
            info.CRC,
            info.compress_size,
            info.file_size,
            pieces,
            made,
            info.comment,
        )

    def add(self, name: str, part: Packed) -> tuple[int, int]:
        """A new part."""
        flags = 0 if name.isascii() else 0x800
        made = (20, 0, 0)
        return self._member(
            name.encode("utf-8"), flags, part.method, _DATE, part.crc, part.packed_size, part.size, part.pieces(), made
        )

    def _member(
        self,
        name: bytes,
        flags: int,
        method: int,
        stamp: tuple[int, int],
        crc: int,
        packed: int,
        size: int,
        pieces: Iterable[bytes],
        made: tuple[int, int, int],
        comment: bytes = b"",
    ) -> tuple[int, int]:
        offset = self.file.tell()
        large = packed >= _LIMIT or size >= _LIMIT
        extra = struct.pack("<HHQQ", 1, 16, size, packed) if large else b""
        sizes = (_BIG, _BIG) if large else (packed, size)
        version = 45 if large or offset >= _LIMIT else 20
        common = (flags, method, stamp[1], stamp[0], crc, *sizes, len(name))
        self.file.write(struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", version, *common, len(extra)) + name + extra)
        start, written = self.file.tell(), 0
        for piece in pieces:
            self.file.write(piece)
            written += len(piece)
        if written != packed:
            raise OSError("a part was cut off while it was copied")
        far = struct.pack("<Q", offset) if offset >= _LIMIT else b""
        central = (struct.pack("<QQ", size, packed) if large else b"") + far
        if central:
            central = struct.pack("<HH", 1, len(central)) + central
        tail = (len(central), len(comment), 0, made[1], made[2], _BIG if far else offset)
        self._directory.write(
            struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", max(made[0], version), version, *common, *tail)
            + name
            + central
            + comment
        )
        self._count += 1
        return start, packed

    def finish(self) -> None:
        """The central directory and its end records (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16)."""
        start = self.file.tell()
        directory = self._directory.getvalue()
        self.file.write(directory)
        count, size = self._count, len(directory)
        if count >= 0xFFFF or start >= _LIMIT or size >= _LIMIT:
            end = self.file.tell()
            self.file.write(struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start))
            self.file.write(struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1))
        few = min(count, 0xFFFF)
        size, start = (n if n < _LIMIT else _BIG for n in (size, start))
        self.file.write(struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, few, few, size, start, 0))
