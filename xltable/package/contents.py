"""What a workbook file lists: sheets, Excel tables, defined names, properties, and the parts they stand in."""

from __future__ import annotations

import functools
from datetime import datetime
from pathlib import Path

from ..errors import DamagedFile, UnreadableFile
from . import namespaces, relationships, xmltree
from .archive import Archive, key
from .area import Area
from .content_types import PART as TYPES_PART
from .content_types import ContentTypes
from .facts import DefinedName, SheetInfo, TableInfo
from .nearest import no_such_sheet
from .properties import KINDS as CUSTOM_PROPERTIES
from .properties import read_properties
from .relationships import Relationship
from .xmltext import unescape
from .xmltree import Node, first, flag, named, parse

Property = str | float | bool | datetime


class Contents:
    """What one .xlsx or .xlsm file lists: its sheets, tables, names and properties, read when they are asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        if TYPES_PART not in archive:
            raise UnreadableFile("“{file}” is a zip file, but not an Excel workbook.", file=archive.name)
        self.types = ContentTypes(archive.read(TYPES_PART))
        part = next((r.target for r in self.relations("") if r.kind == "officeDocument"), None)
        if part is None or part not in archive:
            raise UnreadableFile("“{file}” is a zip file, but not an Excel workbook.", file=archive.name)
        self.workbook_part = archive.real_name(part)
        content_type = self.types.of(self.workbook_part)
        if "spreadsheet" not in content_type and "excel" not in content_type:
            raise UnreadableFile("“{file}” is an Office file, but not an Excel workbook.", file=archive.name)
        if "binary" in content_type:
            raise UnreadableFile("“{file}” is a binary workbook (.xlsb), not an .xlsx one.", file=archive.name)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.archive.path or Path()

    def relations(self, part: str) -> list[Relationship]:
        """The relationships of a part (of the package itself: the empty part)."""
        rels = relationships.rels_of(part)
        return relationships.read(self.archive.read(rels), part) if rels in self.archive else []

    def related(self, part: str, *kinds: str) -> str | None:
        """The part of one of these kinds that `part` points to, as the file spells it; None where there is none."""
        for relation in self.relations(part):
            if relation.kind in kinds and not relation.external and relation.target in self.archive:
                return self.archive.real_name(relation.target)
        return None

    @functools.cached_property
    def _workbook(self) -> Node:
        root = parse(self.archive.read(self.workbook_part), self.workbook_part)
        if namespaces.local(str(root.tag)) != "workbook":
            raise DamagedFile("The part “{part}” of the workbook cannot be read.", part=self.workbook_part)
        return root

    @functools.cached_property
    def strict(self) -> bool:
        """Whether the file is written in the strict spelling of the format."""
        return str(self._workbook.tag).startswith(f"{{{namespaces.STRICT_MAIN}}}")

    @functools.cached_property
    def standard(self) -> bool:
        """Whether the file is written in the published format, not in that of an Excel 2007 beta."""
        return any(str(self._workbook.tag).startswith(f"{{{s}}}") for s in (namespaces.MAIN, namespaces.STRICT_MAIN))

    @functools.cached_property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """Every sheet, in the order of its tabs."""
        relations = {r.id: r for r in self.relations(self.workbook_part)}
        holder = first(self._workbook, "sheets")
        found = []
        for index, node in enumerate(named(holder, "sheet") if holder is not None else []):
            relation = relations.get(xmltree.relation_id(node) or "")
            part = relation.target if relation else ""
            found.append(
                SheetInfo(
                    name=node.get("name") or "",
                    index=index,
                    part=self.archive.real_name(part) if part in self.archive else part,
                    kind=relation.kind if relation else "",
                    state=node.get("state") or "visible",
                    id=int(node.get("sheetId") or 0),
                    relation=relation.id if relation else "",
                )
            )
        return tuple(found)

    @functools.cached_property
    def _by_name(self) -> dict[str, SheetInfo]:
        return {sheet.name: sheet for sheet in self.sheets}

    def sheet(self, name: str) -> SheetInfo:
        """The sheet of a name (case does not matter); UsageError with the nearest name where there is none."""
        if name in self._by_name:
            return self._by_name[name]
        for sheet in self.sheets:
            if sheet.name.lower() == name.lower():
                return sheet
        raise no_such_sheet(name, tuple(s.name for s in self.sheets))

    @functools.cached_property
    def tables(self) -> tuple[TableInfo, ...]:
        """Every Excel table."""
        found = []
        for sheet in self.sheets:
            if sheet.kind != "worksheet" or not sheet.part:
                continue
            for relation in self.relations(sheet.part):
                if relation.kind == "table" and relation.target in self.archive:
                    part = self.archive.real_name(relation.target)
                    table = read_table(self.archive.read(part), part, sheet.name)
                    found += [table] if table else []
        return tuple(found)

    @functools.cached_property
    def defined_names(self) -> tuple[DefinedName, ...]:
        """Every defined name."""
        holder = first(self._workbook, "definedNames")
        found = []
        for node in named(holder, "definedName") if holder is not None else []:
            local = node.get("localSheetId")
            inside = local is not None and local.isdigit() and int(local) < len(self.sheets)
            sheet = self.sheets[int(local or 0)].name if inside else None
            found.append(DefinedName(node.get("name") or "", sheet, node.text or "", flag(node.get("hidden"))))
        return tuple(found)

    @functools.cached_property
    def custom_properties(self) -> dict[str, Property]:
        """The custom document properties."""
        part = self.related("", *CUSTOM_PROPERTIES)
        return read_properties(self.archive.read(part), part) if part else {}

    @functools.cached_property
    def date1904(self) -> bool:
        """Whether days are counted from 1904 instead of 1900."""
        node = first(self._workbook, "workbookPr")
        return node is not None and flag(node.get("date1904"))

    @functools.cached_property
    def external_links(self) -> tuple[str, ...]:
        """The addresses of other workbooks this one's formulas read."""
        found = []
        for relation in self.relations(self.workbook_part):
            if relation.kind == "externalLink" and relation.target in self.archive:
                found += [r.target for r in self.relations(relation.target) if r.external]
        return tuple(found)

    @functools.cached_property
    def styles_part(self) -> str | None:
        return self.related(self.workbook_part, "styles")

    @functools.cached_property
    def strings_part(self) -> str | None:
        return self.related(self.workbook_part, "sharedStrings")

    @functools.cached_property
    def signed(self) -> bool:
        """Whether somebody has signed the file; any edit would break the signature."""
        kinds = {r.kind for r in self.relations("")}
        return "origin" in kinds or any(name.startswith("_xmlsignatures/") for name in self.archive.members)

    def tables_of(self, sheet: str) -> list[TableInfo]:
        """The Excel tables of one sheet."""
        return [table for table in self.tables if table.sheet == sheet]

    def table(self, name: str) -> TableInfo | None:
        """The Excel table of a name (case does not matter)."""
        return next((table for table in self.tables if key(table.name) == key(name)), None)


def read_table(data: bytes, part: str, sheet: str) -> TableInfo | None:
    """An Excel table out of its part; None where its area cannot be read."""
    root = parse(data, part)
    area = Area.parse(root.get("ref") or "")
    holder = first(root, "tableColumns")
    if area is None or holder is None:
        return None
    columns = named(holder, "tableColumn")
    formulas = (first(column, "calculatedColumnFormula") for column in columns)
    return TableInfo(
        name=root.get("displayName") or root.get("name") or "",
        sheet=sheet,
        part=part,
        area=area,
        columns=tuple(unescape(column.get("name") or "") for column in columns),
        header_rows=int(root.get("headerRowCount") or 1),
        totals_rows=int(root.get("totalsRowCount") or 0),
        formulas=tuple(node.text if node is not None else None for node in formulas),
        styled=first(root, "tableStyleInfo") is not None,
    )
