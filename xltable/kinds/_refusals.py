"""Why a cell is no date and no number, where the reason is the same for both."""

from __future__ import annotations

import functools
import tomllib
from datetime import date, datetime, time, timedelta
from importlib import resources

from ..speech import Sentence
from . import Raw, Unreadable
from ._digits import is_error, plain

DATE = Sentence("a date")
TIME = Sentence("a date with a time")
NUMBER = Sentence("a number")
AMOUNT = Sentence("an amount")
PERCENTAGE = Sentence("a percentage")
SCORE = Sentence("a score")

_INITIALS = 2
_LONGEST = 30
"""No word for nothing is longer, spaces and all; most cells need not be looked up."""


def shown(raw: Raw) -> str:
    """The cell as a person sees it.

    >>> shown(5.0), shown(date(2016, 3, 5)), shown(True)
    ('5', '2016-03-05', 'TRUE')
    """
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.isoformat(" ")
    return raw.isoformat() if isinstance(raw, (date, time)) else str(raw)


def refused(raw: Raw, wanted: Sentence) -> Unreadable | None:
    """The reading of a cell that can be nothing of the sort, whatever is wanted; None for one worth reading."""
    if isinstance(raw, bool):
        return Unreadable(Sentence("“{value}” says yes or no; it is not {wanted}.", value=shown(raw), wanted=wanted))
    if isinstance(raw, (time, timedelta)):
        return Unreadable(Sentence("“{value}” is a time of day; it is not {wanted}.", value=shown(raw), wanted=wanted))
    if isinstance(raw, str):
        return _refused_text(raw, wanted)
    return None


def is_nothing(text: str) -> bool:
    """Whether the text only says that there is nothing to say: n/a, -, 无.

    >>> is_nothing("N/A"), is_nothing(" — "), is_nothing("n.v.t. 5")
    (True, True, False)
    """
    if len(text) > _LONGEST or any(c in text for c in "123456789"):
        return False
    folded = "".join(c for c in plain(text).casefold() if c not in " ./()")
    return not folded or folded in _nothing()


def is_placeholder(text: str) -> bool:
    """Whether a text can be no name: signs only, or words for nothing that are not just two letters.

    >>> is_placeholder("TBD"), is_placeholder("؟؟"), is_placeholder("n/a"), is_placeholder("SD")
    (True, True, True, False)
    """
    said = text.strip()
    if not any(c.isalnum() for c in said):
        return bool(said)
    return is_nothing(said) and not (said.isalpha() and len(said) <= _INITIALS)


def not_a(raw: Raw, wanted: Sentence, proposal: Raw = None) -> Unreadable:
    """The plain refusal."""
    return Unreadable(Sentence("“{value}” is not {wanted}.", value=shown(raw), wanted=wanted), proposal)


def says_nothing(raw: Raw, wanted: Sentence) -> Unreadable:
    """The refusal of a cell that only says there is nothing."""
    why = "“{value}” is not {wanted}: it only says that there is none, and an empty cell says that better."
    return Unreadable(Sentence(why, value=shown(raw), wanted=wanted))


def _refused_text(raw: str, wanted: Sentence) -> Unreadable | None:
    if is_error(raw):
        return Unreadable(Sentence("“{value}” is an error of a formula, not {wanted}.", value=raw, wanted=wanted))
    return says_nothing(raw, wanted) if is_nothing(raw) else None


@functools.cache
def _nothing() -> frozenset[str]:
    return frozenset(tomllib.loads(resources.files(__package__).joinpath("_nothing.toml").read_text("utf-8"))["words"])
