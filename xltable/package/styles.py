"""The styles of a workbook: found again where they are the same, added where they are new."""

from __future__ import annotations

import copy
import functools
from collections.abc import Collection

from . import formats, namespaces
from .render import render
from .splice import Document
from .xmltree import Node, first, flag, named, parse

EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<styleSheet xmlns="{namespaces.MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
# ECMA-376 part 1, 18.8.39: the order of the elements.
ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_FIRST_OWN_FORMAT = 164
_FILL = (
    f'<fill xmlns="{namespaces.MAIN}"><patternFill patternType="solid"><fgColor/>'
    '<bgColor indexed="64"/></patternFill></fill>'
)


class Styles:
    """The styles part: indexes into it stay as they are, new entries come behind."""

    def __init__(self, data: bytes, part: str) -> None:
        self._data, self.part = data, part
        self.root = parse(data, part)
        self._new: dict[str, list[Node]] = {}
        self._known: dict[str, dict[str, int]] = {}
        self._nodes: dict[str, list[Node]] = {}
        self._variants: dict[tuple[int, str, str], int] = {}
        if not self.nodes("cellXfs"):
            self.add("cellXfs", parse(EMPTY.encode(), part)[-1][0])

    def nodes(self, group: str) -> list[Node]:
        """The entries of a group (`fonts`, `cellXfs` …), new ones included."""
        if group not in self._nodes:
            holder = first(self.root, group)
            held = [n for n in holder if isinstance(n.tag, str)] if holder is not None else []
            self._nodes[group] = [_chosen(node) for node in held]
        return self._nodes[group]

    def add(self, group: str, node: Node) -> int:
        """The index of an entry like `node`, added where the group has none."""
        if group not in self._known:
            known: dict[str, int] = {}
            for index, old in enumerate(self.nodes(group)):
                known.setdefault(render(old), index)
            self._known[group] = known
        text = render(node)
        if text not in self._known[group]:
            self._known[group][text] = len(self.nodes(group))
            self.nodes(group).append(node)
            self._new.setdefault(group, []).append(node)
        return self._known[group][text]

    @functools.cached_property
    def _format_numbers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for node in self.nodes("numFmts"):
            found.setdefault(node.get("formatCode") or "", int(node.get("numFmtId") or 0))
        return found

    def format_number(self, code: str) -> int:
        """The number of a number format, given one where it has none."""
        if code in formats.BUILTIN_NUMBERS:
            return formats.BUILTIN_NUMBERS[code]
        known = self._format_numbers
        if code not in known:
            number = max([_FIRST_OWN_FORMAT - 1, *(int(n.get("numFmtId") or 0) for n in self.nodes("numFmts"))]) + 1
            node = parse(f'<numFmt xmlns="{namespaces.MAIN}"/>'.encode(), self.part)
            node.set("numFmtId", str(number))
            node.set("formatCode", code)
            self.add("numFmts", node)
            known[code] = number
        return known[code]

    def format_code(self, style: int) -> str:
        """The number format of a style."""
        number = int(self.style(style).get("numFmtId") or 0)
        own = next((code for code, n in self._format_numbers.items() if n == number), None)
        return own if own is not None else formats.BUILTIN.get(number, "General")

    def shows_date(self, style: int) -> bool:
        """Whether a style shows a number as a date or a time."""
        number = int(self.style(style).get("numFmtId") or 0)
        return number in formats.DATE_NUMBERS or formats.shows_date(self.format_code(style))

    def style(self, index: int) -> Node:
        """The cellXfs entry of a style index."""
        nodes = self.nodes("cellXfs")
        return nodes[index] if 0 <= index < len(nodes) else nodes[0]

    def with_format(self, style: int, code: str) -> int:
        """The style like another one, with a number format."""
        key = (style, "format", code)
        if key not in self._variants:
            if self.format_code(style) == code:
                self._variants[key] = style
                return style
            node = copy.copy(self.style(style))
            node.set("numFmtId", str(self.format_number(code)))
            node.set("applyNumberFormat", "1")
            self._variants[key] = self.add("cellXfs", node)
        return self._variants[key]

    def without_quote(self, style: int) -> int:
        """The style like another one, without the mark that makes whatever is typed a text."""
        node = self.style(style)
        if not flag(node.get("quotePrefix")):
            return style
        node = copy.copy(node)
        del node.attrib["quotePrefix"]
        return self.add("cellXfs", node)

    def with_fill(self, style: int, colour: str) -> int:
        """The style like another one, filled with a colour as `fill_of` tells it (`FFC7CE`), or with none."""
        key = (style, "fill", colour)
        if key not in self._variants:
            node = copy.copy(self.style(style))
            node.set("fillId", str(self.add("fills", self._fill(colour))) if colour else "0")
            node.set("applyFill", "1")
            self._variants[key] = self.add("cellXfs", node)
        return self._variants[key]

    def _fill(self, colour: str) -> Node:
        node = parse(_FILL.encode(), self.part)
        pairs = (item.split("=") for item in (colour if "=" in colour else f"rgb=FF{colour}").split(";"))
        for name, value in pairs:
            node[0][0].set(name, value)
        return node

    def fill_of(self, style: int) -> str:
        """The colour a style is filled with: `FFC7CE`, or `theme=4;tint=0.4`; empty for none and for a pattern."""
        number = int(self.style(style).get("fillId") or 0)
        nodes = self.nodes("fills")
        pattern = first(nodes[number], "patternFill") if number < len(nodes) else None
        colour = first(pattern, "fgColor") if pattern is not None and pattern.get("patternType") == "solid" else None
        if colour is None:
            return ""
        rgb = colour.get("rgb")
        if rgb and not colour.get("tint"):
            return rgb[-6:].upper()
        return ";".join(f"{name!s}={value!s}" for name, value in sorted(colour.attrib.items()))

    def colours(self) -> set[str]:
        """Every colour that is given by its parts (`FFC7CE`) in a fill."""
        found = (str(c.get("rgb")) for node in self.nodes("fills") for c in node.iter("{*}fgColor") if c.get("rgb"))
        return {rgb[-6:].upper() for rgb in found}

    def filled_with(self, colours: Collection[str]) -> set[int]:
        """The styles filled with one of these colours."""
        return {index for index in range(len(self.nodes("cellXfs"))) if self.fill_of(index) in colours}

    @property
    def changed(self) -> bool:
        return bool(self._new)

    def result(self) -> bytes:
        """The part with the new entries."""
        document = Document(self._data, self.part)
        prefix = document.prefix
        for group in ORDER:
            nodes = self._new.get(group)
            if not nodes:
                continue
            inner = "".join(render(node, prefix) for node in nodes)
            holder = document.root.first(group)
            if holder is None:
                xml = f'<{prefix}{group} count="{len(self.nodes(group))}">{inner}</{prefix}{group}>'
                document.insert(document.root, group, xml, ORDER)
            else:
                document.append(holder, inner)
                document.set(holder, count=str(len(self.nodes(group))))
        return document.result()


def _chosen(node: Node) -> Node:
    """The entry itself; of an entry with alternatives (some programs write fonts so) the one every reader knows."""
    if not str(node.tag).endswith("}AlternateContent"):
        return node
    branches = named(node, "Fallback") + named(node, "Choice")
    return next((child for branch in branches for child in branch), node)
