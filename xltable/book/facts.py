"""What a file holds besides the values of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from .places import Area


class Facts(Protocol):
    """What a sheet holds besides its values. Rows and columns count from 0; runs are (first, last)."""

    @property
    def formulas(self) -> Mapping[tuple[int, int], str]: ...
    @property
    def errors(self) -> Mapping[tuple[int, int], str]: ...
    @property
    def merged(self) -> Sequence[Any]: ...
    @property
    def hidden_rows(self) -> Sequence[tuple[int, int]]: ...
    @property
    def hidden_columns(self) -> Sequence[tuple[int, int]]: ...
    @property
    def notes(self) -> Mapping[tuple[int, int], str]: ...
    @property
    def hyperlinks(self) -> Mapping[tuple[int, int], str]: ...


class Carried(Protocol):
    """What a workbook carries along that stands on no sheet."""

    @property
    def properties(self) -> Mapping[str, str]: ...
    @property
    def path(self) -> str | None: ...
    @property
    def connections(self) -> Sequence[Any]: ...
    @property
    def links(self) -> Sequence[str]: ...
    @property
    def pivots(self) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class DropDown:
    """What some cells offer to choose from: words the user has put on a list."""

    areas: tuple[Area, ...]
    words: frozenset[str]

    def offers(self, row: int, col: int, text: str) -> bool:
        """Whether a cell has this drop-down, and the text is on its list."""
        return text in self.words and any(
            a.first_row <= row <= a.last_row and a.first_col <= col <= a.last_col for a in self.areas
        )


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is written: what to keep when it is written again."""

    encoding: str
    mark: bytes
    """The byte-order mark at its start."""
    separator: str
    newline: str
    quoted: bool
    """Whether quotes hold fields together."""
    preamble: int
    """Characters before the first record: Excel's line `sep=;`."""
    packing: str | None
    """gz, bz2, xz, zip or zst."""
