"""The package as it will be: parts replaced, added and taken away, all in memory until a save writes them."""

from __future__ import annotations

import functools
from collections.abc import Collection

from ..errors import Refused
from . import namespaces, styles
from .archive import key
from .area import Area
from .content_types import PART as TYPES_PART
from .content_types import STYLES, ContentTypes
from .contents import read_table
from .facts import TableInfo
from .package import Package
from .properties import Property
from .relationships import Relationships, rels_of
from .sharedstrings import reading_like
from .styles import Styles
from .verify import pack
from .workbookpart import WorkbookPart
from .zipwriter import Packed


class Parts:
    """The parts of a package as they will be, and why some things cannot be done to them."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.refusals: list[Refused] = []
        self.types = ContentTypes(package.archive.read(TYPES_PART))
        self.removed: set[str] = set()
        self.record: str | None = None  # the part that is to keep how to undo it all
        self.replaced: set[str] = set()  # sheets put in anew
        self.gone: dict[str, list[Area]] = {}  # cells that are taken away for good, by the sheet's name in lower case
        self.uncalculated = False  # a formula was written whose value is not known
        self.properties: dict[str, Property | None] = {}
        self._parts: dict[str, tuple[str, bytes | Packed]] = {}
        self._relations: dict[str, Relationships] = {}

    def refuse(self, refusal: Refused) -> None:
        """Note what cannot be done; nothing at all is written while there is such a note."""
        self.refusals.append(refusal)

    @functools.cached_property
    def workbook(self) -> WorkbookPart:
        part = self.package.workbook_part
        space = namespaces.STRICT_DOCUMENT if self.package.strict else namespaces.DOCUMENT
        return WorkbookPart(self.package.archive.read(part), part, space)

    @functools.cached_property
    def styles(self) -> Styles:
        part = self.package.styles_part
        if part is not None:
            return Styles(self.read(part), part)
        part = self.free_name("xl/styles{}.xml")
        self.add(part, styles.EMPTY.encode("ascii"), STYLES)
        self.relations(self.package.workbook_part).add(f"{self.relations_space}/styles", part)
        return Styles(styles.EMPTY.encode("ascii"), part)

    @property
    def relations_space(self) -> str:
        """Where the types of relationships begin."""
        return namespaces.STRICT_DOCUMENT if self.package.strict else namespaces.DOCUMENT

    @functools.cached_property
    def same_strings(self) -> dict[int, str]:
        """The shared strings, by index, that read like a text to be written; asked for once all edits are in."""
        part = self.package.strings_part
        wanted = self.texts() if part else ()
        return reading_like(self.package.archive, part, wanted) if part and wanted else {}

    def texts(self) -> Collection[str]:
        """The texts that are to be written into cells."""
        return ()

    def tables_of(self, sheet: str) -> list[TableInfo]:
        """The Excel tables of a sheet, as the steps so far have left them."""
        tables = (
            read_table(self.read(t.part), t.part, sheet) for t in self.package.tables_of(sheet) if self.has(t.part)
        )
        return [table for table in tables if table is not None]

    def read(self, part: str) -> bytes:
        """A part as it will be."""
        held = self._parts.get(key(part))
        if held is None:
            return self.package.archive.read(part)
        return held[1] if isinstance(held[1], bytes) else b"".join(held[1].inflated())

    def rewritten(self, part: str) -> bool:
        """Whether other bytes are to stand in a part's place."""
        return key(part) in self._parts

    def has(self, part: str) -> bool:
        name = key(part)
        return name in self._parts or (name in self.package.archive and name not in self.removed)

    def parts(self) -> list[str]:
        """The names of all parts as they will be."""
        kept = [name for name in self.package.archive.members if name not in self.removed and name not in self._parts]
        return kept + [name for name, _ in self._parts.values()]

    def write(self, part: str, data: bytes | Packed) -> None:
        """Put other bytes in a part's place; nothing happens where they are the same."""
        archive = self.package.archive
        known = part in archive
        if known and isinstance(data, bytes) and archive.read(part) == data:
            self._parts.pop(key(part), None)
            self.removed.discard(key(part))
            return
        if not known and part.endswith(".rels"):
            self.types.add_relationships()
        self._parts[key(part)] = (archive.real_name(part) if known else part, data)
        self.removed.discard(key(part))

    def add(self, part: str, data: bytes | Packed, content_type: str) -> None:
        """A new part."""
        self.write(part, data)
        self.types.add(part, content_type)

    def remove(self, part: str) -> None:
        """Take a part away, with its relationships."""
        for name in (part, rels_of(part)):
            self._parts.pop(key(name), None)
            if name in self.package.archive:
                self.removed.add(key(name))
            self.types.remove(name)
        self._relations.pop(key(part), None)

    def free_name(self, pattern: str) -> str:
        """The first part name of a pattern (`xl/charts/chart{}.xml`) that is not taken."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> Relationships:
        """The relationships of a part, to be added to and taken from."""
        name = key(part)
        if name not in self._relations:
            rels = rels_of(part)
            self._relations[name] = Relationships(self.read(rels) if self.has(rels) else None, part)
        return self._relations[name]

    def unrelate(self, source: str, part: str) -> None:
        """Take away the relationships that lead from one part to another."""
        relations = self.relations(source)
        for relation in relations.current:
            if not relation.external and key(relation.target) == key(part):
                relations.remove(relation.id)

    def drop_calculation_chain(self) -> None:
        """Excel makes the chain anew; one that names a cell without formula makes it distrust the file."""
        relations = self.relations(self.package.workbook_part)
        for relation in relations.current:
            if relation.kind == "calcChain":
                relations.remove(relation.id)
                if self.has(relation.target):
                    self.remove(relation.target)

    @property
    def relations_changed(self) -> list[Relationships]:
        """The relationships that were added to or taken from."""
        return [relations for relations in self._relations.values() if relations.changed]

    def packed(self) -> dict[str, tuple[str, Packed]]:
        """Every part that is written, by key, ready to be copied into the file."""
        for at, (name, data) in self._parts.items():
            if not isinstance(data, Packed):
                self._parts[at] = (name, pack(name, iter((data,)), len(data)))
        return {at: (name, data) for at, (name, data) in self._parts.items() if isinstance(data, Packed)}

    def close(self) -> None:
        """Let go of the parts that wait on disk."""
        for _, data in self._parts.values():
            if isinstance(data, Packed):
                data.close()
