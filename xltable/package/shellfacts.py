"""What a sheet says of itself before and after its rows: merges, columns, rules, links."""

from __future__ import annotations

from . import namespaces
from .area import Area
from .contents import Contents
from .facts import ColumnWidth, Validation
from .sheetfacts import SheetFacts
from .xmltree import Node, flag, named, relation_id


def read_shell(facts: SheetFacts, root: Node, package: Contents, part: str) -> None:
    for node in root:
        tag = namespaces.local(str(node.tag))
        if tag == "dimension":
            facts.dimension = Area.parse(node.get("ref") or "")
        elif tag == "cols":
            facts.columns = tuple(_column(child) for child in named(node, "col"))
        elif tag == "mergeCells":
            areas = (Area.parse(child.get("ref") or "") for child in named(node, "mergeCell"))
            facts.merged = tuple(area for area in areas if area is not None)
        elif tag == "autoFilter":
            facts.auto_filter = Area.parse(node.get("ref") or "")
        elif tag == "conditionalFormatting":
            facts.conditional += Area.parse_list(node.get("sqref") or "")
        elif tag == "dataValidations":
            facts.validations += tuple(_validation(child) for child in named(node, "dataValidation"))
        elif tag == "hyperlinks":
            _read_links(facts, node, package, part)
        elif tag == "extLst":
            _read_extensions(facts, node)


def _column(node: Node) -> ColumnWidth:
    width = node.get("width")
    return ColumnWidth(
        first=int(node.get("min") or 1) - 1,
        last=int(node.get("max") or 1) - 1,
        width=float(width) if width else None,
        hidden=flag(node.get("hidden")),
        outline=int(node.get("outlineLevel") or 0),
        style=int(node.get("style") or 0),
    )


def _validation(node: Node) -> Validation:
    texts = (
        "".join(str(t) for t in child.itertext())
        for child in node
        if namespaces.local(str(child.tag)).startswith("formula")
    )
    return Validation(node.get("type") or "none", Area.parse_list(node.get("sqref") or ""), tuple(texts))


def _read_links(facts: SheetFacts, node: Node, package: Contents, part: str) -> None:
    targets = {r.id: r.target for r in package.relations(part)}
    for child in named(node, "hyperlink"):
        area = Area.parse(child.get("ref") or "")
        if area is not None:
            target = targets.get(relation_id(child) or "", "")
            place = child.get("location")
            facts.hyperlinks[area.first_row, area.first_col] = target + (f"#{place}" if place else "")


def _read_extensions(facts: SheetFacts, node: Node) -> None:
    for child in node.iter():
        tag = namespaces.local(str(child.tag))
        if tag in ("dataValidation", "conditionalFormatting"):
            sqref = next((c for c in child if namespaces.local(str(c.tag)) == "sqref"), None)
            areas = Area.parse_list((sqref.text or "") if sqref is not None else "")
            if tag == "conditionalFormatting":
                facts.conditional += areas
            else:
                facts.validations += (Validation(child.get("type") or "none", areas, _validation(child).formulas),)
