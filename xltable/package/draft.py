"""The package as it will be: parts replaced, added and taken away, all in memory until a save writes them."""

from __future__ import annotations

import functools

from ..errors import Refused
from . import namespaces, styles
from .archive import key
from .content_types import PART as TYPES_PART
from .content_types import STYLES, ContentTypes
from .facts import TableInfo
from .headings import rename_headings
from .marking.record import CONTENT_TYPE as RECORD_TYPE
from .marking.record import PART as RECORD
from .marking.record import record
from .package import Package, read_table
from .properties import EMPTY as NO_PROPERTIES
from .properties import KINDS as PROPERTY_KINDS
from .properties import Property, write_properties
from .relationships import Relationships, rels_of
from .richtext import rich_strings
from .sheetpatch import SheetPatch
from .stale import needs_calculation
from .styles import Styles
from .verify import Parsing, pack
from .workbookpart import WorkbookPart
from .zipwriter import Packed


class Draft:
    """What a save will write, gathered from every step asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.refusals: list[Refused] = []
        self.types = ContentTypes(package.archive.read(TYPES_PART))
        self.removed: set[str] = set()
        self.recording = False  # whether the result keeps how to undo it
        self.replaced: set[str] = set()  # sheets put in anew
        self.uncalculated = False  # a formula was written whose value is not known
        self.properties: dict[str, Property | None] = {}
        self._parts: dict[str, tuple[str, bytes | Packed]] = {}
        self._relations: dict[str, Relationships] = {}
        self._sheets: dict[str, SheetPatch] = {}

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
            return Styles(self.package.archive.read(part), part)
        part = self.free_name("xl/styles{}.xml")
        self.add(part, styles.EMPTY.encode("ascii"), STYLES)
        self.relations(self.package.workbook_part).add(f"{self.relations_space}/styles", part)
        return Styles(styles.EMPTY.encode("ascii"), part)

    @property
    def relations_space(self) -> str:
        """Where the types of relationships begin."""
        return namespaces.STRICT_DOCUMENT if self.package.strict else namespaces.DOCUMENT

    @functools.cached_property
    def rich_strings(self) -> dict[int, str]:
        part = self.package.strings_part
        return rich_strings(self.package.archive, part) if part else {}

    def sheet(self, name: str) -> SheetPatch:
        """The edits of one sheet."""
        info = self.package.sheet(name)
        if info.kind != "worksheet":
            raise Refused("“{sheet}” is not a sheet of cells.", sheet=info.name)
        if key(info.part) in self.removed or key(info.part) in self._parts or info.name in self.replaced:
            raise Refused(
                "“{sheet}” is put in anew by the same save; its cells cannot be set besides.", sheet=info.name
            )
        if info.name not in self._sheets:
            self._sheets[info.name] = SheetPatch(self, info)
        return self._sheets[info.name]

    def tables_of(self, sheet: str) -> list[TableInfo]:
        """The Excel tables of a sheet, as the steps so far have left them."""
        tables = (
            read_table(self.read(t.part), t.part, sheet) for t in self.package.tables_of(sheet) if self.has(t.part)
        )
        return [table for table in tables if table is not None]

    @property
    def patches(self) -> list[SheetPatch]:
        return list(self._sheets.values())

    def read(self, part: str) -> bytes:
        """A part as it will be."""
        held = self._parts.get(key(part))
        if held is None:
            return self.package.archive.read(part)
        return held[1] if isinstance(held[1], bytes) else b"".join(held[1].inflated())

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

    def drop_calculation_chain(self) -> None:
        """Excel makes the chain anew; one that names a cell without formula makes it distrust the file."""
        relations = self.relations(self.package.workbook_part)
        for relation in relations.current:
            if relation.kind == "calcChain":
                relations.remove(relation.id)
                if self.has(relation.target):
                    self.remove(relation.target)

    def finish(self) -> None:
        """Write every part that is to be written; `packed` answers them afterwards."""
        rename_headings(self)
        for patch in self.patches:
            patch.unshare()
            if patch.edits or patch.blocks or patch.steps:
                self.write(patch.info.part, _packed(patch))
        if needs_calculation(self):
            self.workbook.recalculate = True
        if any(patch.writer.formulas_gone or patch.writer.formulas_new for patch in self.patches):
            self.drop_calculation_chain()
        if self.properties:
            self._write_properties()
        if "styles" in self.__dict__ and self.styles.changed:
            self.write(self.styles.part, self.styles.result())
        if "workbook" in self.__dict__:
            self.write(self.package.workbook_part, self.workbook.result())
        for relations in self._relations.values():
            if relations.changed:
                if not relations.current:
                    self.remove(rels_of(relations.part))
                else:
                    self.write(rels_of(relations.part), relations.result())
        if self.recording:
            self.types.add(RECORD, RECORD_TYPE)
        if self.types.changed:
            self.write(TYPES_PART, self.types.result())
        if self.recording:
            record(self)

    def _write_properties(self) -> None:
        part = self.package.related("", *PROPERTY_KINDS)
        if part is None:
            from .content_types import CUSTOM_PROPERTIES

            part = (
                "docProps/custom.xml"
                if not self.has("docProps/custom.xml")
                else self.free_name("docProps/custom{}.xml")
            )
            self.types.add(part, CUSTOM_PROPERTIES)
            self.relations("").add(f"{self.relations_space}/{PROPERTY_KINDS[self.package.strict]}", part)
            self.write(part, write_properties(NO_PROPERTIES.encode("ascii"), self.properties, part))
        else:
            self.write(part, write_properties(self.read(part), self.properties, part))

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


def _packed(patch: SheetPatch) -> Packed:
    """A sheet with its edits. A small one is parsed whole; of a large one what is new, the rest is the file's own."""
    part, parsing, size = patch.info.part, Parsing(patch.info.part), patch.size
    return Packed(patch.pieces(parsing), size) if size > _LARGE else pack(part, patch.pieces(parsing), size)


_LARGE = 1 << 20
