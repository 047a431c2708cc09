"""A donor's sheet in the receiver's terms: its strings inline, its styles those of the receiver."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..package import Package
from ..sheetxml import SheetStream
from ..splice import Document
from .references import Renaming
from .stylemap import StyleMap

_CELL = re.compile(rb"<c ([^>]*?)(/?)>(?:<v>(\d+)</v></c>)?")
_ROW_STYLE = re.compile(rb"(<row [^>]*?\ss=\")(\d+)\"")
_STYLE = re.compile(rb'\bs="(\d+)"')
_METADATA = re.compile(rb'\s?\bcm="\d+"')
_STRING = re.compile(rb"<si>(.*?)</si>|<si/>", re.DOTALL)


def strings(donor: Package) -> list[bytes]:
    """The donor's shared strings as they stand inside an inline string."""
    part = donor.strings_part
    return [found[1] or b"" for found in _STRING.finditer(donor.archive.read(part))] if part else []


def rewritten(donor: Package, part: str, texts: Sequence[bytes], styles: StyleMap, names: Renaming) -> Iterator[bytes]:
    """The sheet part, piece by piece."""
    stream = SheetStream(donor.archive.chunks(part), part)
    rows = _Rows(texts, styles)
    head, tail = _shell(donor, part, styles, names)
    yield head + b"<sheetData>"
    for chunk in stream.rows():
        chunk = _CELL.sub(rows.cell, chunk)
        chunk = _ROW_STYLE.sub(rows.row, chunk)
        yield names.xml(chunk)
    yield b"</sheetData>" + tail


class _Rows:
    def __init__(self, texts: Sequence[bytes], styles: StyleMap) -> None:
        self.texts, self.styles = texts, styles
        self._seen: dict[bytes, bytes] = {}

    def cell(self, found: re.Match[bytes]) -> bytes:
        head, close, value = found[1], found[2], found[3]
        text = b""
        if b't="s"' in head and value is not None:
            head = head.replace(b't="s"', b't="inlineStr"')
            text = b"<is>" + self.texts[int(value)] + b"</is></c>"
        elif value is not None:
            text = b"<v>" + value + b"</v></c>"
        if b"cm=" in head:  # dynamic arrays point into a part of their own; without it they are array formulas
            head = _METADATA.sub(b"", head)
        return b"<c " + self._styled(head) + close + b">" + text

    def _styled(self, head: bytes) -> bytes:
        found = _STYLE.search(head)
        if found is None:
            plain = self.styles.style(0)
            return head if not plain else head.rstrip() + f' s="{plain}"'.encode()
        old = found[1]
        if old not in self._seen:
            self._seen[old] = str(self.styles.style(int(old))).encode()
        return head[: found.start(1)] + self._seen[old] + head[found.end(1) :]

    def row(self, found: re.Match[bytes]) -> bytes:
        return found[1] + str(self.styles.style(int(found[2]))).encode() + b'"'


def _shell(donor: Package, part: str, styles: StyleMap, names: Renaming) -> tuple[bytes, bytes]:
    """What stands before and after the rows; no sheet put in is the selected one, or two would be edited at once."""
    info = next(sheet for sheet in donor.sheets if sheet.part == part)
    document = Document(names.xml(donor.look(info.name).shell), part)
    for element in document.root.walk():
        values = element.attributes
        if element.tag == "sheetView" and "tabSelected" in values:
            document.set(element, tabSelected=None)
        elif element.tag == "col" and "style" in values:
            document.set(element, style=str(styles.style(int(values["style"]))))
        elif element.tag in ("cfRule", "colorFilter", "sortCondition") and "dxfId" in values:
            document.set(element, dxfId=str(styles.difference(int(values["dxfId"]))))
    head, _, tail = document.result().partition(b"<sheetData/>")
    return head, tail
