"""The package as it will be, with the edits of its sheets; all in memory until a save writes it."""

from __future__ import annotations

from collections.abc import Collection

from ..errors import Refused
from .archive import key
from .package import Package
from .parts import Parts
from .patch import Edits
from .sheetpatch import SheetPatch


class Draft(Parts):
    """What a save will write, gathered from every step asked for."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self._sheets: dict[str, SheetPatch] = {}

    def sheet(self, name: str) -> SheetPatch:
        """The edits of one sheet."""
        info = self.package.sheet(name)
        if info.kind != "worksheet":
            raise Refused("“{sheet}” is not a sheet of cells.", sheet=info.name)
        if key(info.part) in self.removed or self.rewritten(info.part) or info.name in self.replaced:
            raise Refused(
                "“{sheet}” is put in anew by the same save; its cells cannot be set besides.", sheet=info.name
            )
        if info.name not in self._sheets:
            self._sheets[info.name] = SheetPatch(self, info)
        return self._sheets[info.name]

    @property
    def patches(self) -> list[SheetPatch]:
        """The edits of every sheet that has some."""
        return list(self._sheets.values())

    def edits_of(self, sheet: str) -> Edits:
        """The cells of a sheet that are edited, by row and column."""
        return self._sheets[sheet].edits if sheet in self._sheets else {}

    def texts(self) -> Collection[str]:
        rows = (row for patch in self.patches for row in patch.edits.values())
        return {edit.value for row in rows for edit in row.values() if isinstance(edit.value, str)}
