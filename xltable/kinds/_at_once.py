"""Which of many cells are plain, told from the letters of all of them at once rather than one by one."""

from __future__ import annotations

import math
import string
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from . import Options, Raw

Flags = NDArray[np.bool_]
Letters = NDArray[np.bool_]
"""Which of the ASCII characters are allowed; the last stands for every character beyond them."""


def letters(allowed: str) -> Letters:
    """A set of ASCII characters."""
    table = np.zeros(128, dtype=np.bool_)
    table[[ord(c) for c in allowed]] = True
    return table


ALPHANUMERIC = string.ascii_letters + string.digits
_GRAPHIC = letters("".join(map(chr, range(0x21, 0x7F))))
_SMALL = letters(string.ascii_lowercase)
_SPACE, _QUESTION, _AND = ord(" "), ord("?"), ord("&")


def spelt(values: Sequence[Raw], first: Letters, rest: Letters) -> Flags:
    """Which are texts that begin with a letter of `first` and go on with letters of `rest`."""
    chars, starts, lengths = _characters(values)
    odd = ~rest[chars]
    begins = starts[lengths > 0]
    odd[begins] = ~first[chars[begins]]
    return _without(odd, starts, lengths)


def unquestioned(values: Sequence[Raw]) -> Flags:
    """Which are texts of ASCII signs but question marks, with one space between words and none around them."""
    chars, starts, lengths = _characters(values)
    return _spaced(chars, starts, lengths) & _without(chars == _QUESTION, starts, lengths)


def named(values: Sequence[Raw]) -> Flags:
    """Which are such texts with a small letter and without a question mark."""
    chars, starts, lengths = _characters(values)
    asks, small = chars == _QUESTION, _SMALL[chars]
    return _spaced(chars, starts, lengths) & _without(asks, starts, lengths) & ~_without(small, starts, lengths)


def within(values: Sequence[Raw], options: Options) -> Flags:
    """Which are numbers within the column's range."""
    numbers = np.array([v if type(v) is float else math.nan for v in values], dtype=np.float64)
    found: Flags = np.isfinite(numbers)
    with np.errstate(invalid="ignore"):
        if options.minimum is not None:
            found &= numbers >= options.minimum
        if options.maximum is not None:
            found &= numbers <= options.maximum
    return found


def _spaced(chars: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Flags:
    space = chars == _SPACE
    odd = ~(_GRAPHIC[chars] | space)
    odd[1:] |= space[1:] & space[:-1]  # across two cells only where both have a space too many anyway
    odd[:-1] |= (chars[:-1] == _AND) & ~space[1:]  # may begin a letter as a web page writes it
    filled = lengths > 0
    for ends in (starts[filled], (starts + lengths)[filled] - 1):
        odd[ends] |= space[ends]
    return _without(odd, starts, lengths)


def _characters(values: Sequence[Raw]) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """The characters of all texts in one row, where each text begins in it, and how long it is; no text has none."""
    texts = [v if type(v) is str else "" for v in values]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    joined = "".join(texts)
    if joined.isascii():
        chars = np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    else:
        wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        chars = np.minimum(wide, 127).astype(np.uint8)
    return chars, np.cumsum(lengths) - lengths, lengths


def _without(odd: Flags, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Flags:
    """Which texts are there and have nothing odd."""
    before = np.concatenate([[0], np.cumsum(odd)])
    found: Flags = (lengths > 0) & (before[starts + lengths] == before[starts])
    return found
