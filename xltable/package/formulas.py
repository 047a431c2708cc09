"""The formulas of a sheet by cell; those that share one text are spelled out when asked for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .area import Area, cell_name

_SHIFT = 14  # 16,384 columns


@dataclass(frozen=True, slots=True)
class Shared:
    """A formula written once for many cells: its text is as the cell `row`, `column` has it."""

    row: int
    column: int
    text: str
    area: Area


class Formulas(Mapping[tuple[int, int], str]):
    """Formula texts (without `=`) by row and column; a member of a shared formula reads as its own cell shows it."""

    def __init__(self) -> None:
        self._texts: dict[int, str | Shared] = {}

    def add(self, row: int, column: int, text: str | Shared) -> None:
        self._texts[row << _SHIFT | column] = text

    def shared(self, row: int, column: int) -> Shared | None:
        """The shared formula a cell belongs to, or None."""
        found = self._texts.get(row << _SHIFT | column)
        return found if isinstance(found, Shared) else None

    def members(self, shared: Shared) -> list[tuple[int, int]]:
        """Every cell of a shared formula, its first one included."""
        return [(at >> _SHIFT, at & 0x3FFF) for at, text in self._texts.items() if text is shared]

    def distinct(self) -> Iterator[tuple[tuple[int, int], str | Shared]]:
        """Every formula as it is kept, without spelling out the shared ones."""
        for at, text in self._texts.items():
            yield (at >> _SHIFT, at & 0x3FFF), text

    def __getitem__(self, place: tuple[int, int]) -> str:
        text = self._texts[place[0] << _SHIFT | place[1]]
        return translated(text, *place) if isinstance(text, Shared) else text

    def __contains__(self, place: object) -> bool:
        return isinstance(place, tuple) and place[0] << _SHIFT | place[1] in self._texts

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((at >> _SHIFT, at & 0x3FFF) for at in self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def translated(shared: Shared, row: int, column: int) -> str:
    """A shared formula as one of its cells would show it."""
    if (row, column) == (shared.row, shared.column):
        return shared.text
    down, right = row - shared.row, column - shared.column
    return "".join(_moved(value, down, right) if is_range else value for value, is_range in _tokens(shared.text))


@functools.lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[tuple[str, bool], ...]:
    from openpyxl.formula.tokenizer import Token, Tokenizer

    tokens = Tokenizer("=" + text)
    return tuple((t.value, t.type == Token.OPERAND and t.subtype == Token.RANGE) for t in tokens.items)


@functools.lru_cache(maxsize=65536)
def _moved(reference: str, down: int, right: int) -> str:
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        return str(Translator.translate_range(reference, down, right))  # type: ignore[no-untyped-call]
    except TranslatorError:  # moved off the sheet
        return "#REF!"


def place_name(sheet: str, row: int, column: int) -> str:
    """A cell as messages name it: `My Sheet!B3`."""
    return f"{sheet}!{cell_name(row, column)}"
