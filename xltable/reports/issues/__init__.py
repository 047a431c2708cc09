"""How the issues of workbooks are told: one file per audience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ...errors import XltableError
from ...shelf import Shelf
from ...speech import SOURCE

if TYPE_CHECKING:
    from ...actions.check import Checked

SHELF = Shelf(__name__, "format")


def totals(files: Sequence[Checked]) -> Counter[str]:
    """How many issues of each severity in all of them."""
    return sum((Counter(dict(one.counts)) for one in files), Counter())


@dataclass(frozen=True)
class Findings:
    """What one run found: the workbooks that were checked, and those that could not be read, each with the reason."""

    files: Sequence[Checked]
    unreadable: Sequence[tuple[Path, XltableError]] = ()
    language: str | None = None
    """The language asked for; None takes each workbook's own."""
    unsafe: bool = False
    """Whether changes are shown that somebody should look at first."""
    quiet: bool = False

    @property
    def counts(self) -> Counter[str]:
        """How many issues of each severity, in all files."""
        return totals(self.files)

    def spoken(self, one: Checked | None = None) -> str:
        """The language to tell one workbook in; without one, the whole."""
        if self.language or one:
            return self.language or (one.language if one else SOURCE)
        return self.files[0].language if self.files else SOURCE


def text_of(form: str, found: Findings) -> Iterator[str]:
    """The text of a format, bit by bit where it may be long."""
    teller = SHELF[form]
    yield from teller.parts(found) if hasattr(teller, "parts") else (teller.tell(found),)


class Teller(Protocol):
    """A way of telling. A module with `NEEDS_ROWS = True` is given the cells around each issue.

    One whose telling may be long offers `parts(found)` too, the same text bit by bit; one whose telling is no text
    offers `write(found, output)` in place of `tell`. `MOST` and `MOST_OF_ALL` are how many issues it has room for, by
    default and where all were asked for.
    """

    ENDINGS: tuple[str, ...]
    """File endings by which `-o` knows it."""

    def tell(self, found: Findings) -> str:
        """The whole of it as text."""
