"""What a kind made of a column."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..kinds import Raw, Reading, Tidy, Value
from .column import Codes


@dataclass(frozen=True)
class Readings:
    """What a kind made of a column: `meanings[codes[i]]` is the tidy value of record i, `raws[codes[i]]` its cell.

    Cells that mean just what they hold are not read one by one; `told` has the readings of the others.
    """

    codes: Codes
    raws: Sequence[Raw]
    meanings: Sequence[Value]
    """None where a cell is empty, ambiguous or unreadable."""
    told: Mapping[int, Reading]

    def __len__(self) -> int:
        """How many codes there are."""
        return len(self.raws)

    def reading(self, code: int) -> Reading | None:
        """The reading of a code; None for an empty cell."""
        raw = self.raws[code]
        return self.told.get(code) or (None if raw is None else Tidy(raw))

    @functools.cached_property
    def readings(self) -> list[Reading | None]:
        """The reading of every code."""
        return [self.reading(code) for code in range(len(self))]

    @property
    def as_held(self) -> bool:
        """Whether every cell means just what it holds, so that different codes are different values."""
        return self.meanings is self.raws

    def where(self, wanted: Callable[[Reading], bool]) -> Iterator[tuple[int, Raw, Reading]]:
        """(record, raw value, reading) of the records whose reading is wanted, in order."""
        hits = np.array([r is not None and wanted(r) for r in self.readings], dtype=bool)
        for record in np.flatnonzero(hits[self.codes]).tolist():
            code = int(self.codes[record])
            reading = self.readings[code]
            assert reading is not None
            yield record, self.raws[code], reading

    @functools.cached_property
    def faults(self) -> Mapping[str, tuple[int, ...]]:
        """The codes of the readings at fault, by the fault's name."""
        found: dict[str, list[int]] = {}
        for code, reading in self.told.items():
            if reading.fault is not None:
                found.setdefault(reading.fault, []).append(code)
        return {fault: tuple(codes) for fault, codes in found.items()}

    def value(self, record: int) -> Value:
        """The tidy value of a record."""
        return self.meanings[int(self.codes[record])]

    @functools.cached_property
    def values(self) -> list[Value]:
        """The tidy value of every record."""
        return [self.meanings[c] for c in self.codes.tolist()]
