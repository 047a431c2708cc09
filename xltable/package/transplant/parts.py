"""The parts that hang on a sheet (drawings, charts, pictures, tables, notes): copied in, or taken away with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .. import namespaces
from ..archive import key
from ..package import Package
from ..relationships import Relationship, relative, rels_of, source_of
from ..splice import Document
from ..xmltext import attribute
from ..xmltree import parse
from .references import Renaming
from .stylemap import StyleMap

if TYPE_CHECKING:
    from ..draft import Draft

_TABLE_STYLES = (
    "headerRowDxfId", "dataDxfId", "totalsRowDxfId", "headerRowBorderDxfId", "tableBorderDxfId", "totalsRowBorderDxfId",
)  # fmt: skip


class PartCopier:
    """Copies a donor's parts under free names; a part that two sheets share is copied once."""

    def __init__(
        self, draft: Draft, donor: Package, styles: StyleMap, names: Renaming, tables: Mapping[str, str]
    ) -> None:
        self.draft, self.donor, self.styles, self.names, self.tables = draft, donor, styles, names, tables
        self._copied: dict[str, str] = {}

    def relations(self, old: str, new: str) -> None:
        """Copy what a donor part points to, and write the relationships of its copy, under the same ids."""
        found = self.donor.relations(old)
        if not found:
            return
        lines = [self._line(relation, new) for relation in found]
        data = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Relationships xmlns="{namespaces.PACKAGE}">{"".join(lines)}</Relationships>'
        )
        self.draft.write(rels_of(new), data.encode("utf-8"))

    def _line(self, relation: Relationship, new: str) -> str:
        kind = relation.type
        if self.draft.package.strict:
            kind = kind.replace(namespaces.DOCUMENT, namespaces.STRICT_DOCUMENT)
        mode = ' TargetMode="External"' if relation.external else ""
        target = relation.target
        if not relation.external and not target.startswith("#"):
            target = relative(new, self.copy(target))
        return (
            f'<Relationship Id="{attribute(relation.id)}" Type="{attribute(kind)}" Target="{attribute(target)}"{mode}/>'
        )

    def copy(self, part: str) -> str:
        """Copy a part and all it points to; answers the name it has now."""
        name = key(part)
        if name not in self._copied:
            new = self.draft.free_name(_pattern(part))
            self._copied[name] = new
            data = self.donor.archive.read(part)
            content_type = self.donor.types.of(part)
            if content_type.endswith("table+xml"):
                data = self._table(data, part)
            elif part.endswith(".xml"):
                data = self.names.xml(data)
            self.draft.add(new, self.spelled(data), content_type)
            self.relations(part, new)
        return self._copied[name]

    def spelled(self, data: bytes) -> bytes:
        """The part in the receiver's spelling of the format."""
        if self.draft.package.strict:
            for plain, strict in namespaces.TO_STRICT.items():
                data = data.replace(f'"{plain}"'.encode(), f'"{strict}"'.encode())
        return data

    def _table(self, data: bytes, part: str) -> bytes:
        document = Document(self.names.xml(data), part)
        root = document.root
        name = self.tables[root.attributes.get("displayName", "")]
        document.set(root, id=str(self._next_table()), name=name, displayName=name)
        for element in root.walk():
            found = {k: element.attributes[k] for k in _TABLE_STYLES if k in element.attributes}
            if found:
                document.set(element, **{k: str(self.styles.difference(int(v))) for k, v in found.items()})
        return document.result()

    def _next_table(self) -> int:
        taken, _ = taken_tables(self.draft)
        number = 1
        while number in taken:
            number += 1
        return number


def taken_tables(draft: Draft) -> tuple[set[int], set[str]]:
    """The ids and the names of every Excel table the result has so far."""
    ids, names = set(), set()
    for part in draft.parts():
        if draft.types.of(part).endswith("spreadsheetml.table+xml"):
            root = parse(draft.read(part), part)
            ids.add(int(root.get("id") or 0))
            names |= {root.get("displayName") or "", root.get("name") or ""}
    return ids, names


def _pattern(part: str) -> str:
    stem, dot, extension = part.rpartition(".")
    return re.sub(r"\d+$", "", stem).replace("{", "").replace("}", "") + "{}" + dot + extension


def owned(package: Package, sheet_part: str) -> list[str]:
    """The parts that only this sheet leads to."""
    sources: dict[str, set[str]] = {}
    for name in package.archive.members:
        if name.endswith(".rels"):
            source = source_of(name)
            for relation in package.relations(source):
                if not relation.external:
                    sources.setdefault(key(relation.target), set()).add(key(source))
    held = {key(sheet_part)}
    waiting = [key(sheet_part)]
    while waiting:
        for relation in package.relations(waiting.pop()):
            name = key(relation.target)
            if not relation.external and name in package.archive and name not in held:
                held.add(name)
                waiting.append(name)
    while shared := {n for n in held if n != key(sheet_part) and sources.get(n, set()) - held}:
        held -= shared
    return sorted(held - {key(sheet_part)})
