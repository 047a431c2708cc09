"""What a workbook carries along that stands on no sheet: names, paths, connections, links, copies of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import namespaces
from .contents import Contents
from .xmltree import Node, first, flag, named, parse

_CORE, _EXTENDED = ("core-properties", "coreProperties"), ("extended-properties", "extendedProperties")
_PEOPLE = {"creator": "author", "lastModifiedBy": "last_modified_by", "Manager": "manager", "Company": "company"}


@dataclass(frozen=True, slots=True)
class PivotCache:
    """The copy of a list that a pivot table keeps: where it was taken from, and how many rows."""

    source: str
    rows: int


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a workbook fetches data from."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What a workbook carries along besides its sheets."""

    properties: Mapping[str, str] = field(default_factory=dict)
    """author, last_modified_by, manager, company: those that are filled."""
    path: str | None = None
    """The folder it was last saved in."""
    connections: tuple[Connection, ...] = ()
    links: tuple[str, ...] = ()
    """The other workbooks its formulas read or once read, in the order formulas number them."""
    pivots: tuple[PivotCache, ...] = ()


def read_carried(package: Contents) -> Carried:
    """Read what a workbook carries along; each part once."""
    return Carried(
        properties={**_properties(package, _EXTENDED), **_properties(package, _CORE)},
        path=_path(package),
        connections=tuple(_connections(package)),
        links=tuple(_links(package)),
        pivots=tuple(_pivots(package)),
    )


def _properties(package: Contents, kinds: tuple[str, ...]) -> dict[str, str]:
    part = package.related("", *kinds)
    found = {}
    for node in parse(package.archive.read(part), part) if part else ():
        key, text = _PEOPLE.get(namespaces.local(str(node.tag))), (node.text or "").strip()
        if key and text:
            found[key] = text
    return found


def _path(package: Contents) -> str | None:
    """The folder Excel notes beside the sheets ([MS-XLSX] 2.6.1, x15ac:absPath)."""
    root = parse(package.archive.read(package.workbook_part), package.workbook_part)
    return next((node.get("url") for node in root.iter("{*}absPath") if node.get("url")), None)


def _connections(package: Contents) -> Iterator[Connection]:
    part = package.related(package.workbook_part, "connections")
    for node in named(parse(package.archive.read(part), part), "connection") if part else ():
        if not _inside(node):
            yield Connection(node.get("name") or "", _source(node))


def _inside(node: Node) -> bool:
    """Whether it leads to the workbook's own data model or cells (x15:connection in [MS-XLSX])."""
    return any(child.get("model") == "1" or len(child.findall("{*}rangePr")) for child in node.iter("{*}connection"))


def _source(node: Node) -> str:
    """The address, file or server of a connection (ECMA-376 part 1, 18.13)."""
    told = [node.get("sourceFile") or node.get("odcFile") or ""]
    for child in node:
        told += [child.get("url") or child.get("connection") or child.get("sourceFile") or ""]
    return next((text for text in told if text), "")


def _links(package: Contents) -> Iterator[str]:
    for relation in package.relations(package.workbook_part):
        if relation.kind == "externalLink" and relation.target in package.archive:
            targets = [r.target for r in package.relations(relation.target) if r.external]
            yield targets[0] if targets else ""


def pivot_sources(package: Contents) -> Iterator[str]:
    """Where each pivot table takes its rows from: the name of a table or of cells, or `Sheet!A1:F9`."""
    for _, root in _caches(package):
        if source := _taken_from(root):
            yield source


def _caches(package: Contents) -> Iterator[tuple[str, Node]]:
    for relation in package.relations(package.workbook_part):
        if relation.kind == "pivotCacheDefinition" and relation.target in package.archive:
            part = package.archive.real_name(relation.target)
            yield part, parse(package.archive.read(part), part)


def _pivots(package: Contents) -> Iterator[PivotCache]:
    for part, root in _caches(package):
        records = package.related(part, "pivotCacheRecords")
        if records is None:
            continue
        rows = root.get("recordCount") or parse(package.archive.read(records), records).get("count") or ""
        if flag(root.get("saveData"), True) and rows.isdigit() and int(rows):
            yield PivotCache(_taken_from(root), int(rows))


def _taken_from(root: Node) -> str:
    source = first(root, "cacheSource")
    sheet = first(source, "worksheetSource") if source is not None else None
    if sheet is None:
        return ""
    return sheet.get("name") or "!".join(filter(None, (sheet.get("sheet"), sheet.get("ref"))))
