"""The zip file a workbook is: its members, read as they are or inflated piece by piece."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..errors import DamagedFile, EncryptedFile, Refused, UnreadableFile

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHUNK = 1 << 20
MOST_MEMBERS = 20_000
BOMB_SIZE, BOMB_RATIO = 64 << 20, 250  # real sheets inflate 5 to 60 fold; deflate cannot do more than 1,032
LARGEST = 16 << 30
_KEPT = 16 << 20  # inflated parts up to this size are kept while the archive is open
_SNIFF = 4096


def key(name: str) -> str:
    """Part names are compared without case, and without a leading slash (ECMA-376 part 2, 6.2.2)."""
    return name.lower().lstrip("/")


class Archive:
    """The members of one workbook file. `stamp` tells whether the file is still the one that was read."""

    def __init__(self, source: Path | bytes) -> None:
        self.path = source if isinstance(source, Path) else None
        self._bytes = source if isinstance(source, bytes) else None
        self.stamp = stamp(source) if isinstance(source, Path) else None
        self._kept: dict[str, bytes] = {}
        with self._file() as file:
            head = file.read(8)
            if head == OLE2:
                _refuse_ole2(file)
            if head[:2] != b"PK":
                raise UnreadableFile("“{file}” is not an Excel workbook.", file=self.name)
            try:
                with zipfile.ZipFile(file) as zipped:
                    infos = zipped.infolist()
            except (zipfile.BadZipFile, ValueError, struct.error, EOFError, OSError) as error:
                raise DamagedFile("“{file}” is damaged: {reason}.", file=self.name, reason=str(error)) from error
        self.members: dict[str, zipfile.ZipInfo] = {}
        self._check(infos)
        self._look_for_entities()

    @property
    def name(self) -> str:
        return self.path.name if self.path is not None else "workbook"

    def _file(self) -> io.BufferedIOBase:
        if self.path is None:
            return io.BytesIO(self._bytes or b"")
        try:
            return self.path.open("rb")
        except FileNotFoundError as error:
            raise UnreadableFile("There is no file “{file}”.", file=str(self.path)) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreadableFile("“{file}” cannot be read: {reason}.", file=str(self.path), reason=reason) from error

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > MOST_MEMBERS:
            raise Refused(
                "“{file}” has {n} parts; no workbook has so many, it may be an attack.", file=self.name, n=len(infos)
            )
        total = 0
        for info in infos:
            if "\\" in info.orig_filename:
                raise Refused(
                    "“{file}” names its parts with backslashes; open and save it in Excel first.", file=self.name
                )
            if info.flag_bits & 0x1:
                raise EncryptedFile(
                    "“{file}” is encrypted; open it with its password and save it without one.", file=self.name
                )
            if key(info.filename) in self.members:
                raise Refused(
                    "“{file}” holds the part “{part}” twice; no one can say which counts.",
                    file=self.name,
                    part=info.filename,
                )
            total += info.file_size
            packed = max(info.compress_size, 1)
            if (info.file_size > BOMB_SIZE and info.file_size / packed > BOMB_RATIO) or total > LARGEST:
                raise Refused("“{file}” would unpack to an absurd size; it may be an attack.", file=self.name)
            self.members[key(info.filename)] = info

    def _look_for_entities(self) -> None:
        """Entities are the way XML attacks. In an OPC package a document type is forbidden altogether (ECMA-376 part 2,
        6.2.5); an .ods may name one for its macros and its manifest, as OpenOffice did."""
        forbidden = b"<!DOCTYPE" if "[content_types].xml" in self.members else b"<!ENTITY"
        with self._file() as file, zipfile.ZipFile(file) as zipped:
            for info in self.members.values():
                if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
                    continue
                try:
                    with zipped.open(info) as member:
                        head = member.read(_SNIFF)
                except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
                    continue  # said when the part is needed
                if forbidden in head.replace(b"\0", b""):
                    raise Refused(
                        "The part “{part}” declares XML entities, which no workbook needs; the file may be an attack.",
                        part=info.filename,
                    )

    def __contains__(self, part: str) -> bool:
        return key(part) in self.members

    def real_name(self, part: str) -> str:
        """The part's name as the file spells it."""
        return self._info(part).filename

    def size(self, part: str) -> int:
        return self._info(part).file_size

    def _info(self, part: str) -> zipfile.ZipInfo:
        if part not in self:
            raise DamagedFile("“{file}” lacks the part “{part}”.", file=self.name, part=part)
        return self.members[key(part)]

    def read(self, part: str) -> bytes:
        """A part, inflated."""
        name = key(part)
        if name not in self._kept:
            data = b"".join(self._inflate(name))
            if len(data) > _KEPT:
                return data
            self._keep(name, data)
        return self._kept[name]

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part inflated piece by piece."""
        name = key(part)
        if name in self._kept or self.size(part) <= _KEPT:
            data = self.read(part)
            yield from (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
        else:
            yield from self._inflate(name)

    def _keep(self, name: str, data: bytes) -> None:
        while self._kept and sum(map(len, self._kept.values())) + len(data) > _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[name] = data

    def _inflate(self, name: str) -> Iterator[bytes]:
        info = self._info(name)
        try:
            with self._file() as file, zipfile.ZipFile(file) as zipped, zipped.open(info) as member:
                while chunk := member.read(CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise DamagedFile(
                "The part “{part}” of the workbook is damaged: {reason}.", part=info.filename, reason=str(error)
            ) from error

    def raw(self, file: io.BufferedIOBase, part: str) -> Iterator[bytes]:
        """The bytes of a member as they are packed, read from `file` (see `open_raw`)."""
        info = self._info(part)
        file.seek(info.header_offset)
        head = file.read(30)
        if head[:4] != b"PK\x03\x04":
            raise DamagedFile("“{file}” is damaged: {reason}.", file=self.name, reason=f"no header for {info.filename}")
        name_length, extra_length = struct.unpack("<HH", head[26:30])
        file.seek(name_length + extra_length, io.SEEK_CUR)
        left = info.compress_size
        while left:
            piece = file.read(min(left, CHUNK))
            if not piece:
                raise DamagedFile(
                    "“{file}” is damaged: {reason}.", file=self.name, reason=f"{info.filename} is cut off"
                )
            left -= len(piece)
            yield piece

    def open_raw(self) -> io.BufferedIOBase:
        """The file beneath, for `raw`."""
        return self._file()


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes when somebody saves a file: its size and the time of its last change."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _refuse_ole2(file: io.BufferedIOBase) -> None:
    name = getattr(file, "name", "workbook")
    name = Path(name).name if isinstance(name, str) else "workbook"
    if "EncryptedPackage".encode("utf-16-le") in OLE2 + file.read():
        raise EncryptedFile("“{file}” is encrypted; open it with its password and save it without one.", file=name)
    raise UnreadableFile("“{file}” is an Excel 97-2003 workbook (.xls), not an .xlsx one.", file=name)
