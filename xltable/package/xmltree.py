"""Reading a small part of the package as a tree, never following what it points to."""

from __future__ import annotations

from lxml import etree

from ..errors import DamagedFile, Refused

Node = etree._Element


def parse(data: bytes, part: str) -> Node:
    """The root of a part; entities and document types are refused, broken XML is damage."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_pis=True, remove_comments=True, huge_tree=True
    )
    if b"<!DOCTYPE" in data[:4096]:
        raise Refused(
            "The part “{part}” declares XML entities, which no workbook needs; the file may be an attack.", part=part
        )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(
            "The part “{part}” of the workbook is damaged: {reason}.", part=part, reason=str(error)
        ) from error


def named(node: Node, tag: str) -> list[Node]:
    """The children called `tag`, in whatever namespace."""
    return [child for child in node if isinstance(child.tag, str) and child.tag.rsplit("}", 1)[-1] == tag]


def first(node: Node, tag: str) -> Node | None:
    """The first child called `tag`, in whatever namespace."""
    return next(iter(named(node, tag)), None)


def relation_id(node: Node, name: str = "id") -> str | None:
    """The relationship id an element carries (`r:id`), in the transitional or strict namespace."""
    for key, value in node.attrib.items():
        if str(key).endswith(f"/relationships}}{name}"):
            return str(value)
    return None


def flag(value: str | None, default: bool = False) -> bool:
    """An xsd:boolean."""
    return default if value is None else value in ("1", "true", "on")
