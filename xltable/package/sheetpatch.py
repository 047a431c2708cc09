"""The edits asked of one sheet: checked against what the sheet holds, then written into its stream."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..errors import Refused
from . import values
from .area import Area, cell_name
from .block import Block, Filling
from .cellwriter import CellWriter
from .facts import SheetInfo
from .formulas import place_name, translated
from .parts import Parts
from .patch import CellEdit, Edits, patched
from .recording.hunks import Hunk, hunks
from .sheetxml import SheetStream
from .splice import Document
from .verify import Parsing

ShellStep = Callable[[Document], None]
_CELL_BYTES = 40


class SheetPatch:
    """Cells to write and steps to do on the rest of one worksheet part."""

    def __init__(self, draft: Parts, info: SheetInfo) -> None:
        self.draft, self.info = draft, info
        self.facts = draft.package.look(info.name)
        self._simple = not (self.facts.merged or self.facts.arrays or self.facts.rich_values)
        self.edits: Edits = {}
        self.blocks: list[Block] = []
        self.steps: list[ShellStep] = []
        self.writer = CellWriter(draft, self.place)
        self.recording = draft.record is not None  # whether to keep how the edits are undone
        self.hunks: list[Hunk] = []
        self._written = 0

    def place(self, row: int, column: int) -> str:
        return place_name(self.info.name, row, column)

    def put(self, row: int, column: int, edit: CellEdit) -> None:
        """Ask for a cell; what cannot be is told to the draft and left out."""
        refusal = None if self._simple and values.plain_text(edit.value) else self._refusal(row, column, edit)
        if refusal is not None:
            self.draft.refuse(refusal)
        else:
            self.edits.setdefault(row, {})[column] = edit

    def fill(self, row: int, column: int, fillings: Sequence[Filling]) -> None:
        """Ask for columns of cells from a cell on, where nothing stands."""
        block = Block(row, column, fillings, self.writer)
        if self._crowded(block.area):
            for at in range(block.area.first_row, block.area.last_row + 1):
                for col, edit in block.edits(at).items():
                    self.put(at, col, edit)
            return
        self.writer.formulas_new = self.writer.formulas_new or block.holds_formulas
        self.blocks.append(block)

    def _crowded(self, area: Area) -> bool:
        """Whether something stands in an area that has a say in each cell."""
        facts = self.facts
        spread = any(other.overlaps(area) for other in (*facts.merged, *facts.arrays))
        return spread or any(area.holds(*place) for place in facts.rich_values)

    @property
    def size(self) -> int:
        """About how many bytes the part will have."""
        new = _CELL_BYTES * sum(block.area.size for block in self.blocks)
        return self.draft.package.archive.size(self.info.part) + new

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
                if shared is None or self.edits[row][column].fill is not None:
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
        self.writer.spell(stream.tags.prefix)
        head, tail = self._shell(stream)
        parsing.feed(head)
        yield self._recorded(stream.head, head)
        rows = patched(stream, self.edits, self.blocks, self.writer.write)
        first = next(rows, [])
        tag = stream.tags.prefix + b"sheetData>"
        opened = b"<" + tag if stream.empty and first else stream.open_tag
        yield self._recorded(stream.open_tag, opened)
        parsing.feed(b"<" + tag)
        for pieces in itertools.chain([first], rows):
            parsing.feed(self.writer.made())
            yield b"".join([self._recorded(old, new) for old, new in pieces])
        at = stream.closing
        parsing.feed(b"</" + tag + tail, last=True)
        yield self._recorded(stream.tail, (b"</" + tag if stream.empty and first else stream.tail[:at]) + tail)

    def _recorded(self, old: bytes, new: bytes) -> bytes:
        """The new bytes, after a note of how to get the old ones back, where that is wanted."""
        if self.recording and old != new:
            self.hunks += [Hunk(self._written + h.offset, h.length, h.old) for h in hunks(old, new)]
        self._written += len(new)
        return new

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
        for area in (block.area for block in self.blocks):
            filled += [(area.first_row, area.first_col), (area.last_row, area.last_col)]
        if old is None or not filled:
            return
        rows, columns = [r for r, _ in filled], [c for _, c in filled]
        new = Area(
            min(old.first_row, min(rows)), min(old.first_col, min(columns)),
            max(old.last_row, max(rows)), max(old.last_col, max(columns)),
        )  # fmt: skip
        if new != old:
            self.steps.append(lambda document: set_dimension(document, new))


def set_dimension(document: Document, area: Area) -> None:
    """Say which cells the sheet uses."""
    element = document.root.first("dimension")
    if element is not None:
        document.set(element, ref=str(area))
