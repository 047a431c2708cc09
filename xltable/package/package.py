"""A workbook file opened to be looked at and edited; on disk it is never changed but by a save."""

from __future__ import annotations

import functools
from pathlib import Path

from .archive import Archive
from .carried import Carried, read_carried
from .contents import Contents
from .look import look
from .sheetfacts import SheetFacts


class Package(Contents):
    """The parts of one .xlsx or .xlsm file, read when they are asked for."""

    def __init__(self, archive: Archive) -> None:
        self._looks: dict[str, SheetFacts] = {}
        super().__init__(archive)

    @classmethod
    def open(cls, path: str | Path) -> Package:
        """Open a workbook file.

        Raises EncryptedFile, DamagedFile or another UnreadableFile where it is none, and Refused where it holds two
        parts of one name, XML entities or an absurd amount of data.
        """
        return cls(Archive(Path(path)))

    @classmethod
    def from_bytes(cls, data: bytes) -> Package:
        """Open a workbook held in memory."""
        return cls(Archive(data))

    def look(self, sheet: str) -> SheetFacts:
        """What a sheet holds besides values: formulas, errors, merges, notes and so on; one light pass, made once."""
        info = self.sheet(sheet)
        if info.name not in self._looks:
            self._looks[info.name] = look(self, info)
        return self._looks[info.name]

    @functools.cached_property
    def carried(self) -> Carried:
        """What the workbook carries along that stands on no sheet."""
        return read_carried(self)
