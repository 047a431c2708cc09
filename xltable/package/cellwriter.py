"""The bytes of a cell as it is to be, made from the cell as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..errors import Refused
from ..formula import Formula
from . import values
from .area import cell_name
from .facts import Value
from .parts import Parts
from .patch import CellEdit
from .sharedstrings import spelled_out
from .sheetxml import ATTRIBUTE, attributes, bare
from .xmltext import content, plain

_HEAD = re.compile(rb'<[\w.:-]+ r="[A-Z]+\d+"(?: s="(\d+)")?(?: t="\w+")?/?>')
_PLAIN_HEAD = re.compile(rb'(<[\w.:-]+ r="[A-Z]+\d+"(?: s="\d+")?)(?: t="(s|n|str|b|e)")?/?>')
_SHARED = re.compile(rb"""^<[^>]*\st\s*=\s*["']s["'][^>]*>.*?<(?:[\w.-]+:)?v[^>]*>\s*(\d+)""", re.DOTALL)
_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:v|is)(?:\s[^>]*)?(?<!/)>(?!</)|<(?:[\w.-]+:)?f[\s>/]")


class CellWriter:
    """Writes the cells of one sheet, and remembers what that means for the rest of the workbook."""

    def __init__(self, draft: Parts, place: Callable[[int, int], str]) -> None:
        self.draft, self.place = draft, place
        self.unchanged: set[tuple[int, int]] = set()  # cells that already were what they are to be
        self.formulas_gone = self.formulas_new = False
        self._made: list[bytes] = []
        self._occupied: set[int] = set()
        self.spell(b"")

    def spell(self, prefix: bytes) -> None:
        """Take over how the part spells its tags."""
        self.prefix, self._formula_tag = prefix.decode("ascii"), b"<" + prefix + b"f"
        self._text_open = b'<%bis><%bt xml:space="preserve">' % (prefix, prefix)
        self._text_close = b"</%bt></%bis></%bc>" % (prefix, prefix, prefix)

    def made(self) -> bytes:
        """The cells written since this was last asked."""
        made = b"".join(self._made)
        self._made.clear()
        return made

    def note(self, cell: bytes) -> None:
        """Have a cell parsed that was written elsewhere."""
        self._made.append(cell)

    def write(self, row: int, column: int, old: bytes, edit: CellEdit) -> bytes:
        """The new cell; what it was is in `old`."""
        new = (edit.plain and self._plain_text(old, edit.value)) or self._new_cell(row, column, old, edit)
        self._made.append(new)
        if new == old:
            self.unchanged.add((row, column))
        return new

    def _new_cell(self, row: int, column: int, old: bytes, edit: CellEdit) -> bytes:
        style = _style_of(old)
        if edit.fill is not None:
            return self._filled(row, column, old, self.draft.styles.with_fill(style, edit.fill))
        if edit.retext is not None:
            spelled = _with_formula(old, edit.retext, self.prefix)
            return spelled if edit.reshown is None else _showing(spelled, edit.reshown, self.prefix)
        if edit.must_be_empty and edit.value is None and edit.style is None:
            self._check_empty(row, column, old)
            return old
        has_content = bool(old) and old[-2:] != b"/>"
        if edit.must_be_empty:
            self._check_empty(row, column, old)
        value = edit.value
        if has_content and isinstance(value, str) and self._same_text(old, value):
            return old
        if has_content and self._formula_tag in old:
            self.formulas_gone = True
        if isinstance(value, Formula):
            self.formulas_new = True
        style = self.style(style if edit.style is None else edit.style, edit, value)
        if value is None and not style:
            return b""
        named, date1904 = f' s="{style}"' if style else "", self.draft.package.date1904
        rest = values.inside(named, value, date1904, self.prefix)
        return f'<{self.prefix}c r="{cell_name(row, column)}"{rest}'.encode()

    def _plain_text(self, old: bytes, value: Value) -> bytes | None:
        """The commonest case by the shortest way: text in a plain cell that keeps its style; None for any other."""
        found = _PLAIN_HEAD.match(old)
        if found is None or not value or not isinstance(value, str):
            return None
        if found[2] == b"s" and self._same_text(old, value):
            return old
        self.formulas_gone = self.formulas_gone or self._formula_tag in old
        return b'%b t="inlineStr">%b%b%b' % (
            found[1],
            self._text_open,
            content(value).encode("utf-8"),
            self._text_close,
        )

    def _check_empty(self, row: int, column: int, old: bytes) -> None:
        if old and column not in self._occupied and _CONTENT.search(bare(old)):
            self._occupied.add(column)  # one refusal a column tells enough
            self.draft.refuse(Refused("{cell} is not empty; nothing is written over it.", self.place(row, column)))

    def _filled(self, row: int, column: int, old: bytes, style: int) -> bytes:
        if not old:
            return f'<{self.prefix}c r="{cell_name(row, column)}" s="{style}"/>'.encode()
        return restyled(old, style)

    def style(self, style: int, edit: CellEdit, value: Value) -> int:
        """The index of the style like `style` in which an edit shows its value."""
        natural = values.natural_format(value)
        if edit.number_format is None and natural is None and (not style or isinstance(value, str) or value is None):
            return style
        styles = self.draft.styles
        if edit.number_format is not None:
            style = styles.with_format(style, edit.number_format)
        elif natural is not None and not styles.shows_date(style):
            style = styles.with_format(style, natural)
        return style if isinstance(value, str) or value is None else styles.without_quote(style)

    def _same_text(self, old: bytes, text: str) -> bool:
        """Whether a cell holds a text that reads so already: then all of it is worth more than the edit."""
        found = _SHARED.search(old)
        if found is not None:
            return self.draft.same_strings.get(int(found[1])) == text
        head = old[: old.index(b">")]
        return b"inlineStr" in head and self._formula_tag not in old and spelled_out(bare(old)) == text


def _style_of(cell: bytes) -> int:
    if not cell:
        return 0
    found = _HEAD.match(cell)
    return int(found[1] or 0) if found else int(attributes(cell[: cell.index(b">")]).get("s") or 0)


def _with_formula(old: bytes, text: str, prefix: str) -> bytes:
    """The same cell with its formula spelled anew; one that was shared stands alone from now on."""
    p = re.escape(prefix.encode())
    pattern = b"<" + p + rb"f(?=[\s/>])([^>]*?)(?:/>|>[^<]*</" + p + rb"f\s*>)"

    def spelled(found: re.Match[bytes]) -> bytes:
        head = b"" if b"shared" in found[1] else found[1].rstrip()
        return b"<" + prefix.encode() + b"f" + head + b">" + plain(text).encode() + b"</" + prefix.encode() + b"f>"

    return re.sub(pattern, spelled, old, count=1)


def _showing(cell: bytes, text: str, prefix: str) -> bytes:
    """The same formula cell with another text kept as what it shows; one that keeps no text is left alone."""
    if attributes(cell[: cell.index(b">")]).get("t") != "str":
        return cell
    tag = re.escape(prefix.encode()) + b"v"
    value = content(text).encode("utf-8")
    return re.sub(b"(<" + tag + rb"(?:\s[^>]*)?>)[^<]*(?=</)", lambda found: found[1] + value, cell, count=1)


def restyled(cell: bytes, style: int) -> bytes:
    """The same cell in another style."""
    head_end = cell.index(b">")
    head = cell[:head_end]
    for found in ATTRIBUTE.finditer(head):
        if found[1] == b"s":
            return head[: found.start()] + f's="{style}"'.encode() + head[found.end() :] + cell[head_end:]
    at = len(head) - 1 if head.endswith(b"/") else len(head)
    return head[:at].rstrip() + f' s="{style}"'.encode() + head[at:] + cell[head_end:]
