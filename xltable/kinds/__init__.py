"""What a cell may hold: one file per kind, each reading a raw cell once.

A kind is a module that offers

    depends_on = ("country",)                     columns of the same row its reading needs (optional)
    def evidence(distinct, context) -> object     what the whole column proves: order, sign, form (optional)
    def read(raw, context) -> Reading             Tidy, Ambiguous or Unreadable; never of an empty cell
    def as_held(values, context) -> Flags         which of many cells mean just what they hold (optional)
    def judges(context) -> bool                   whether anything is known of such cells in that row (optional)
    def appearance(options, language) -> Appearance   how it shows itself in Excel (optional)
    def words(options, language) -> Mapping           what its values are called in a language (optional)

`as_held` is there for speed: a column of a million different cells is not read a million times. It may miss a clean
cell, but what it flags must read as Tidy with the cell's own value and no fault, whatever the column proves (its
context has no evidence) and whatever stands in the row.

Laws every kind keeps: reading what a reading says should be written gives the same value and no fault; a safe change
loses no character that carries meaning; a clean cell in any accepted form or language has no fault.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ..shelf import Shelf
from ..speech import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]

Raw = str | float | int | bool | date | datetime | time | timedelta | None
"""A cell as the workbook holds it; None and "" are empty."""

Value = Any
"""What a cell means: text, float, date, datetime, bool, a key (alpha-2, choice key), or a tuple of keys (tags)."""


@dataclass(frozen=True, slots=True)
class Tidy:
    """The one thing the cell means.

    `fault` names the rule that reports it, None where the cell is clean as it stands; then `written` is what the cell
    should hold (in the column's prevailing form), `safe` whether nobody would object to writing it unseen, and `why`
    what is wrong with it.
    """

    value: Value
    fault: str | None = None
    written: Raw = None
    safe: bool = True
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The cell can mean several things and nothing decides; `readings` shows them as a person would write them.

    `values` are the tidy values of all of them, where other cells of the row may be read by each.
    """

    readings: tuple[str, ...]
    why: Sentence
    fault: str = "ambiguous-value"
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The cell cannot mean what its column holds; `proposal` is what it should perhaps be, never written unasked."""

    why: Sentence
    proposal: Raw = None
    fault: str = "unreadable-value"


Reading = Tidy | Ambiguous | Unreadable


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list: its key, its label in each language, and other words for it."""

    key: str
    labels: Mapping[str, str]
    synonyms: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The label in `language`, else in English, else the key."""
        return self.labels.get(language) or self.labels.get("en") or self.key


@dataclass(frozen=True, slots=True)
class Options:
    """What the template says of a column that its kind must know."""

    choices: tuple[Choice, ...] = ()
    choice_list: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    number_format: str | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a reference: the keys of the table it leads to, by their folded spelling (`kinds.fold`)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading may look at besides the cell."""

    row: Mapping[str, Value] = field(default_factory=dict)
    """Tidy values of the row's cells in the `depends_on` columns; None where empty, unreadable or not there."""
    evidence: Any = None
    options: Options = field(default_factory=Options)
    language: str = "en"
    home: str | None = None
    as_of: date | None = None
    canonical: bool = False
    """True in workbooks xltable generated: what is untidy takes our canonical form, not the column's prevailing one."""
    hints: Mapping[str, Any] = field(default_factory=dict)
    """What the user settled: `day_first` (bool), `decimal` ("," or ".")."""


@dataclass(frozen=True, slots=True)
class Validation:
    """An Excel data validation.

    `type`: list, custom, date, decimal, whole or length; a list's `first` is a formula (a defined name). In a formula
    `{cell}` stands for the first cell of the column, `{country}` for that of a column the kind depends on. `stop` is
    for what is an error to the rules; what is a warning to them, or may be right though it is not listed, is let pass.
    """

    type: str
    first: str | float | date | None = None
    second: str | float | date | None = None
    operator: str = "between"
    stop: bool = True


@dataclass(frozen=True, slots=True)
class Appearance:
    """How cells of a kind show themselves in Excel. `width` is in characters of the default font."""

    number_format: str = "General"
    width: float = 16
    align: str = "left"
    wrap: bool = False
    validation: Validation | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind, as the rest of xltable uses it."""

    name: str
    page: str
    depends_on: tuple[str, ...]
    evidence: Callable[[Mapping[Raw, int], Context], Any]
    read: Callable[[Raw, Context], Reading]
    as_held: Callable[[Sequence[Raw], Context], Flags] | None
    judges: Callable[[Context], bool]
    appearance: Callable[[Options, str], Appearance]
    words: Callable[[Options, str], Mapping[Value, str]]
    """By value, the word a workbook of that language has for it; empty for a kind that is the same in all languages."""


SHELF = Shelf("xltable.kinds", "kind")


@functools.cache
def kind(name: str) -> Kind:
    """The kind of that name, reading cells that only look empty as nothing.

    Raises UsageError with the nearest name where there is none.
    """
    from ._blank import blank

    module = SHELF[name]
    read: Callable[[Raw, Context], Reading] = module.read
    return Kind(
        name=name,
        page=SHELF.page(name),
        depends_on=getattr(module, "depends_on", ()),
        evidence=getattr(module, "evidence", lambda distinct, context: None),
        read=lambda raw, context: blank(raw) if looks_empty(raw) else read(raw, context),
        as_held=getattr(module, "as_held", None),
        judges=getattr(module, "judges", lambda context: True),
        appearance=getattr(module, "appearance", lambda options, language: Appearance()),
        words=getattr(module, "words", lambda options, language: {}),
    )


def looks_empty(raw: Raw) -> bool:
    """Whether a cell is empty or shows nothing: spaces, a character that nobody can see.

    >>> looks_empty(" \\u00a0"), looks_empty("\\u200b"), looks_empty(0.0), looks_empty("-")
    (True, True, False, False)
    """
    return raw is None or (isinstance(raw, str) and not any(c.isprintable() and c != " " for c in raw))


_NO_LETTERS = {c: None for c in range(128) if not chr(c).isalnum()}


def fold(text: str) -> str:
    """A spelling with its accidents taken off (case, width, accents' encoding, spaces, punctuation), for looking up.

    >>> fold("  E-Mail　Address ")
    'emailaddress'
    >>> fold("Ｇｅｒｍａｎｙ") == fold("germany")
    True
    """
    import unicodedata

    if text.isascii():
        return text.casefold().translate(_NO_LETTERS)
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isalnum():
        return folded
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc"))
