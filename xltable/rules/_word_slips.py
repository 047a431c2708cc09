"""Names that are one letter of one word apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHORTEST = 4
"""Letters of the words looked at: in shorter ones a letter makes another word."""

Numbers = NDArray[np.int64]


def spellings(names: Sequence[tuple[str, ...]]) -> tuple[Numbers, Numbers]:
    """Each name with one word whole, and with that word a letter short: a number for each, and whose it is.

    Words that are a letter more, fewer, other or swapped with its neighbour apart become equal when each loses the
    right letter, so that names one slip apart have a number in common.
    """
    found: list[int] = []
    owners: list[int] = []
    for number, words in enumerate(names):
        for at, word in enumerate(words):
            if len(word) >= SHORTEST:
                rest = hash(words[:at] + words[at + 1 :])
                found.append(hash((word, rest)))
                found += [hash((word[:i] + word[i + 1 :], rest)) for i in range(len(word))]
                owners += [number] * (len(word) + 1)
    return np.array(found, dtype=np.int64), np.array(owners, dtype=np.int64)
