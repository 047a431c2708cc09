"""The edits asked of one sheet: checked against what the sheet holds, then written into its stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..errors import Refused
from ..formula import Formula
from . import values
from .area import Area, cell_name
from .facts import SheetInfo, Value
from .formulas import place_name, translated
from .patch import CellEdit, Edits, patched
from .sheetxml import ATTRIBUTE, SheetStream, attributes, bare
from .splice import Document
from .verify import Parsing
from .xmltext import content, entities, plain, unescape

if TYPE_CHECKING:
    from .draft import Draft

_HEAD = re.compile(rb'<[\w.:-]+ r="[A-Z]+\d+"(?: s="(\d+)")?(?: t="(\w+)")?(/?)>')
_PLAIN_HEAD = re.compile(rb'(<[\w.:-]+ r="[A-Z]+\d+"(?: s="\d+")?)(?: t="(s|n|str|b|e)")?/?>')
ShellStep = Callable[[Document], None]


class SheetPatch:
    """Cells to write and steps to do on the rest of one worksheet part."""

    def __init__(self, draft: Draft, info: SheetInfo) -> None:
        self.draft, self.info = draft, info
        self.facts = draft.package.look(info.name)
        self._simple = not (self.facts.merged or self.facts.arrays or self.facts.rich_values)
        self.edits: Edits = {}
        self.steps: list[ShellStep] = []
        self.unchanged: set[tuple[int, int]] = set()  # cells that already were what they are to be
        self.prefix, self._formula_tag, self._text_open, self._text_close = "", b"", b"", b""
        self._made: list[bytes] = []  # cells written and not parsed yet
        self._occupied: set[int] = set()
        self.formulas_gone = self.formulas_new = False

    def place(self, row: int, column: int) -> str:
        return place_name(self.info.name, row, column)

    def put(self, row: int, column: int, edit: CellEdit) -> None:
        """Ask for a cell; what cannot be is told to the draft and left out."""
        refusal = self._refusal(row, column, edit)
        if refusal is not None:
            self.draft.refuse(refusal)
        else:
            self.edits.setdefault(row, {})[column] = edit

    def _refusal(self, row: int, column: int, edit: CellEdit) -> Refused | None:
        if edit.fill is not None:
            return None
        if refusal := values.check(edit.value, partial(self.place, row, column), self.draft.package.date1904):
            return refusal
        if self._simple:
            return None
        facts, cell = self.facts, self.place(row, column)
        merge = facts.merge_at(row, column)
        if merge is not None and (row, column) != (merge.first_row, merge.first_col):
            first = cell_name(merge.first_row, merge.first_col)
            return Refused(
                "{cell} lies inside the merged cells {area}; only {first} can hold a value.",
                cell,
                area=str(merge),
                first=first,
            )
        for area in facts.arrays:
            if area.holds(row, column) and area.first_row == area.last_row and area.first_col == area.last_col:
                continue
            if area.holds(row, column):
                return Refused(
                    "{cell} belongs to the array formula or data table in {area}; it cannot be changed alone.",
                    cell,
                    area=str(area),
                )
        if (row, column) in facts.rich_values:
            return Refused("{cell} holds a picture or another rich value, which would be lost.", cell)
        return None

    def unshare(self) -> None:
        """Give the cells of a shared formula their own text where its first cell is about to be overwritten."""
        formulas = self.facts.formulas
        if not formulas:
            return
        for row in list(self.edits):
            for column in list(self.edits[row]):
                shared = formulas.shared(row, column)
                if shared is None or self.edits[row][column].fill:
                    continue
                if (shared.row, shared.column) != (row, column):
                    continue
                for place in formulas.members(shared):
                    if place[1] not in self.edits.get(place[0], {}):
                        edit = CellEdit(None, retext=translated(shared, *place))
                        self.edits.setdefault(place[0], {})[place[1]] = edit

    def pieces(self, parsing: Parsing) -> Iterator[bytes]:
        """The whole part, piece by piece; what is new in it is parsed on its way."""
        archive = self.draft.package.archive
        stream = SheetStream(archive.chunks(self.info.part), self.info.part)
        self._spell(stream.tags.prefix)
        head, tail = self._shell(stream)
        parsing.feed(head)
        yield head
        rows = patched(stream, self.edits, self._write, self.facts.numbered)
        first = next(filter(None, rows), b"")
        tag = stream.tags.prefix + b"sheetData>"
        opened = bool(first) or not stream.empty
        parsing.feed(b"<" + tag)
        yield (b"<" + tag if stream.empty and opened else stream.open_tag) + first
        self._parse_made(parsing)
        for piece in rows:
            yield piece
            self._parse_made(parsing)
        parsing.feed(b"</" + tag + tail, last=True)
        yield (b"</" + tag if opened else b"") + tail

    def _parse_made(self, parsing: Parsing) -> None:
        parsing.feed(b"".join(self._made))
        self._made.clear()

    def _spell(self, prefix: bytes) -> None:
        """Remember how this part spells its tags."""
        self.prefix, self._formula_tag = prefix.decode("ascii"), b"<" + prefix + b"f"
        self._text_open = b'<%bis><%bt xml:space="preserve">' % (prefix, prefix)
        self._text_close = b"</%bt></%bis></%bc>" % (prefix, prefix, prefix)

    def _shell(self, stream: SheetStream) -> tuple[bytes, bytes]:
        """What stands before and after the rows, with the steps done."""
        shell = self.facts.shell
        self._widen_dimension()
        for step in self.steps:
            document = Document(shell, self.info.part)
            step(document)
            shell = document.result() if document.changed else shell
        tag = b"<" + stream.tags.prefix + b"sheetData/>"
        at = shell.index(tag)
        return shell[:at], shell[at + len(tag) :]

    def _widen_dimension(self) -> None:
        old = self.facts.dimension
        filled = [(r, c) for r, row in self.edits.items() for c, edit in row.items() if edit.value is not None]
        if old is None or not filled:
            return
        rows, columns = [r for r, _ in filled], [c for _, c in filled]
        new = Area(
            min(old.first_row, min(rows)), min(old.first_col, min(columns)),
            max(old.last_row, max(rows)), max(old.last_col, max(columns)),
        )  # fmt: skip
        if new != old:
            self.steps.append(lambda document: _set_dimension(document, new))

    def _write(self, row: int, column: int, old: bytes, edit: CellEdit) -> bytes:
        """The new cell; what it was is in `old`."""
        new = edit.plain and self._plain_text(old, edit.value) or self._new_cell(row, column, old, edit)
        self._made.append(new)
        if new == old:
            self.unchanged.add((row, column))
        return new

    def _new_cell(self, row: int, column: int, old: bytes, edit: CellEdit) -> bytes:
        style = _style_of(old)
        if edit.fill is not None:
            return self._filled(row, column, old, self.draft.styles.with_fill(style, edit.fill))
        if edit.retext is not None:
            return _with_formula(old, edit.retext, self.prefix)
        if edit.must_be_empty and edit.value is None and edit.style is None:
            self._check_empty(row, column, old)
            return old
        has_content = bool(old) and old[-2:] != b"/>"
        if edit.must_be_empty:
            self._check_empty(row, column, old)
        value = edit.value
        if has_content and isinstance(value, str) and self._same_rich_text(old, value):
            return old
        if has_content and self._formula_tag in old:
            self.formulas_gone = True
        if isinstance(value, Formula):
            self.formulas_new = True
        style = self._style(style if edit.style is None else edit.style, edit, value)
        if value is None and not style:
            return b""
        return values.cell(cell_name(row, column), style, value, self.draft.package.date1904, self.prefix).encode(
            "utf-8"
        )

    def _plain_text(self, old: bytes, value: Value) -> bytes | None:
        """The commonest case by the shortest way: text for a plain cell that keeps its style; None where it is not that."""
        found = _PLAIN_HEAD.match(old)
        if found is None or not value or not isinstance(value, str) or (found[2] == b"s" and self.draft.rich_strings):
            return None
        self.formulas_gone = self.formulas_gone or self._formula_tag in old
        return b'%b t="inlineStr">%b%b%b' % (found[1], self._text_open, content(value).encode("utf-8"), self._text_close)

    def _check_empty(self, row: int, column: int, old: bytes) -> None:
        if old and column not in self._occupied and _CONTENT.search(bare(old)):
            self._occupied.add(column)  # one refusal a column tells enough
            self.draft.refuse(Refused("{cell} is not empty; nothing is written over it.", self.place(row, column)))

    def _filled(self, row: int, column: int, old: bytes, style: int) -> bytes:
        if not old:
            return f'<{self.prefix}c r="{cell_name(row, column)}" s="{style}"/>'.encode()
        return restyled(old, style)

    def _style(self, style: int, edit: CellEdit, value: Value) -> int:
        natural = values.natural_format(value)
        if edit.number_format is None and natural is None and (not style or isinstance(value, str) or value is None):
            return style
        styles = self.draft.styles
        if edit.number_format is not None:
            style = styles.with_format(style, edit.number_format)
        elif natural is not None and not styles.shows_date(style):
            style = styles.with_format(style, natural)
        return style if isinstance(value, str) or value is None else styles.without_quote(style)

    def _same_rich_text(self, old: bytes, text: str) -> bool:
        """Whether a cell holds rich text that reads the same: then its runs are worth more than the edit."""
        if not self.draft.rich_strings and b"inlineStr" not in old:
            return False
        kind = attributes(old[: old.index(b">")]).get("t")
        p = self.prefix.encode()
        if kind == "s":
            found = re.search(b"<" + p + rb"v[^>]*>\s*(\d+)", old)
            return found is not None and self.draft.rich_strings.get(int(found[1])) == text
        if kind == "inlineStr" and (b"<" + p + b"r>" in old or b"<" + p + b"r " in old):
            runs = re.findall(b"<" + p + rb"t(?:\s[^>]*)?(?<!/)>([^<]*)<", bare(old))
            return unescape("".join(map(entities, runs))) == text
        return False


def _style_of(cell: bytes) -> int:
    if not cell:
        return 0
    found = _HEAD.match(cell)
    return int(found[1] or 0) if found else int(attributes(cell[: cell.index(b">")]).get("s") or 0)


_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:v|is)(?:\s[^>]*)?(?<!/)>(?!</)|<(?:[\w.-]+:)?f[\s>/]")


def _with_formula(old: bytes, text: str, prefix: str) -> bytes:
    """The same cell with its formula spelled anew; one that was shared stands alone from now on."""
    p = re.escape(prefix.encode())
    pattern = b"<" + p + rb"f(?=[\s/>])([^>]*?)(?:/>|>[^<]*</" + p + rb"f\s*>)"

    def spelled(found: re.Match[bytes]) -> bytes:
        head = b"" if b"shared" in found[1] else found[1].rstrip()
        return b"<" + prefix.encode() + b"f" + head + b">" + plain(text).encode() + b"</" + prefix.encode() + b"f>"

    return re.sub(pattern, spelled, old, count=1)


def restyled(cell: bytes, style: int) -> bytes:
    """The same cell in another style."""
    head_end = cell.index(b">")
    head = cell[:head_end]
    for found in ATTRIBUTE.finditer(head):
        if found[1] == b"s":
            return head[: found.start()] + f's="{style}"'.encode() + head[found.end() :] + cell[head_end:]
    at = len(head) - 1 if head.endswith(b"/") else len(head)
    return head[:at].rstrip() + f' s="{style}"'.encode() + head[at:] + cell[head_end:]


def _set_dimension(document: Document, area: Area) -> None:
    element = document.root.first("dimension")
    if element is not None:
        document.set(element, ref=str(area))
