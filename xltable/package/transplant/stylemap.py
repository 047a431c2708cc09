"""The styles of a donor workbook as the receiving one has them."""

from __future__ import annotations

import copy

from ..styles import Styles
from ..xmltree import Node, first

_FIRST_OWN_FORMAT = 164


class StyleMap:
    """Which style of the receiver stands for each style of the donor; missing ones are added."""

    def __init__(self, donor: Styles, receiver: Styles) -> None:
        self.donor, self.receiver = donor, receiver
        self._styles: dict[int, int] = {}
        self._differences: dict[int, int] = {}

    def style(self, index: int) -> int:
        """A cell's style."""
        if index not in self._styles:
            node = copy.copy(self.donor.style(index))
            font = self._font(self._entry("fonts", node.get("fontId")))
            node.set("fontId", str(self.receiver.add("fonts", font)))
            for key, group in (("fillId", "fills"), ("borderId", "borders")):
                node.set(key, str(self.receiver.add(group, self._entry(group, node.get(key)))))
            node.set("numFmtId", str(self._number_format(int(node.get("numFmtId") or 0))))
            node.set("xfId", "0")
            self._styles[index] = self._as_default(node) if index == 0 else self.receiver.add("cellXfs", node)
        return self._styles[index]

    def _as_default(self, node: Node) -> int:
        """The donor's plain style is the receiver's plain style where they look the same."""
        plain = self.receiver.style(0)
        looks = ("fontId", "fillId", "borderId", "numFmtId")
        if all((plain.get(key) or "0") == node.get(key) for key in looks) and not len(plain):
            return 0
        return self.receiver.add("cellXfs", node)

    def difference(self, index: int) -> int:
        """A differential style, as conditional formats and tables use it."""
        if index not in self._differences:
            node = copy.deepcopy(self.donor.nodes("dxfs")[index])
            code = first(node, "numFmt")
            if code is not None:
                code.set("numFmtId", str(self.receiver.format_number(code.get("formatCode") or "General")))
            self._differences[index] = self.receiver.add("dxfs", node)
        return self._differences[index]

    def _entry(self, group: str, index: str | None) -> Node:
        nodes = self.donor.nodes(group)
        number = int(index or 0)
        return copy.deepcopy(nodes[number if number < len(nodes) else 0])

    def _number_format(self, number: int) -> int:
        if number < _FIRST_OWN_FORMAT:
            return number
        codes = {int(n.get("numFmtId") or 0): n.get("formatCode") or "General" for n in self.donor.nodes("numFmts")}
        return self.receiver.format_number(codes.get(number, "General"))

    def _font(self, font: Node) -> Node:
        """A font; the donor's ordinary face and size become the receiver's, so that a page looks at home."""
        ours, theirs = self.donor.nodes("fonts")[0], self.receiver.nodes("fonts")
        if not theirs:
            return font
        home = theirs[0]
        if _value(font, "sz") == _value(ours, "sz"):
            _take(font, home, ("sz",))
        if _value(font, "name") == _value(ours, "name"):
            _take(font, home, ("name", "family", "charset", "scheme"))
        return font


def _value(font: Node, tag: str) -> str | None:
    node = first(font, tag)
    return node.get("val") if node is not None else None


def _take(font: Node, home: Node, tags: tuple[str, ...]) -> None:
    """Give a font some properties of another, in the places where its own stood."""
    for tag in tags:
        mine, new = first(font, tag), first(home, tag)
        if mine is not None and new is not None:
            mine.set("val", new.get("val") or "")
        elif mine is not None:
            font.remove(mine)
        elif new is not None:
            font.append(copy.deepcopy(new))
