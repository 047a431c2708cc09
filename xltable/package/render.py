"""An element of the main namespace written out, the same text for the same element."""

from __future__ import annotations

from lxml import etree

from . import namespaces
from .xmltext import attribute, plain
from .xmltree import Node

_MAIN = (namespaces.MAIN, namespaces.STRICT_MAIN)


def render(node: Node, prefix: str = "") -> str:
    """The element with its attributes in order, in the prefix wanted; other namespaces stand as they are."""
    name = etree.QName(node)
    if name.namespace not in _MAIN:
        return str(etree.tostring(node, encoding="unicode", with_tail=False))
    pairs = sorted((str(k), str(v)) for k, v in node.attrib.items() if not str(k).startswith("{"))
    head = "".join(f' {key}="{attribute(value)}"' for key, value in pairs)
    inner = plain(node.text or "") if node.text and node.text.strip() else ""
    inner += "".join(render(child, prefix) for child in node)
    tag = f"{prefix}{name.localname}"
    return f"<{tag}{head}>{inner}</{tag}>" if inner else f"<{tag}{head}/>"
