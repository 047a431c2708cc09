"""Which company names may be alike, without comparing each with each: those that share rare groups of three letters.

Slips of the keyboard in a long word leave most of its groups of three letters as they were, so two names that are two
slips apart share some of their rarest ones. One slip, in a word of any length, is found by leaving each letter out.
Names that have nothing of this in common are never compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ._company_names import Core
from ._name_likeness import LONG, likeness
from ._word_slips import spellings

_RAREST = 9
"""Groups of a name that count. A slip changes at most four of them, two slips eight."""
_CROWD = 120
"""A group that more names share is no help: it stands in a word like Trading."""

Numbers = NDArray[np.int64]
Pairs = Numbers


def alike(cores: Sequence[Core]) -> list[tuple[int, int, float]]:
    """The pairs of names that are alike, the lower number first, and how much."""
    times = word_counts(cores)
    found = {}
    for one, other in candidates(cores).tolist():
        how = likeness(cores[one], cores[other], times)
        if how:
            found[one, other] = how
    return [(one, other, how) for (one, other), how in sorted(found.items())]


def word_counts(cores: Sequence[Core]) -> Counter[str]:
    """In how many names each word stands."""
    return Counter(word for core in cores for word in set(core.words))


def candidates(cores: Sequence[Core]) -> Pairs:
    """Pairs worth comparing: the same telling words, the same letters in a row, or rare groups of letters shared."""
    pairs = [_same([hash(core.telling) for core in cores]), _same([hash(core.compact) for core in cores])]
    spelt = [(i, words) for i, core in enumerate(cores) if not core.han for words in {core.words, core.spelt}]
    keys, at = spellings([words for _, words in spelt])
    pairs.append(_grouped(keys, _numbers(i for i, _ in spelt)[at]))
    long = _numbers(i for i, core in enumerate(cores) if not core.han and max(map(len, core.words)) >= LONG - 2)
    pairs.append(long[_sharing([cores[i].words for i in long.tolist()])])
    every = np.concatenate(pairs)
    distinct = np.unique(every[:, 0] * len(cores) + every[:, 1])
    return np.stack(np.divmod(distinct, max(len(cores), 1)), axis=1)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.array(list(values), dtype=np.int64)


def _same(keys: Sequence[int]) -> Pairs:
    """Pairs of positions that have the same key."""
    return _grouped(np.array(keys, dtype=np.int64), np.arange(len(keys)))


def _grouped(keys: Numbers, owners: Numbers) -> Pairs:
    """Pairs of owners that have a key in common."""
    order = np.argsort(keys, kind="stable")
    return _pairs(keys[order], owners[order])


def _sharing(names: Sequence[tuple[str, ...]]) -> Pairs:
    """Pairs of names that share at least two of their rarest groups of letters."""
    group, owners, times = _letter_groups(names)
    order = np.lexsort((times[group], owners))
    group, owners = group[order], owners[order]
    place = np.arange(len(owners)) - np.searchsorted(owners, owners)
    kept = (place < _RAREST) & (times[group] <= _CROWD)
    pairs = _grouped(group[kept], owners[kept])
    if not len(pairs):
        return pairs
    distinct, shared = np.unique(pairs[:, 0] * len(names) + pairs[:, 1], return_counts=True)
    often = distinct[shared > 1]
    return np.stack((often // len(names), often % len(names)), axis=1)


def _letter_groups(names: Sequence[tuple[str, ...]]) -> tuple[Numbers, Numbers, Numbers]:
    """Every three letters in a row of each name (words stand apart), each once: group, name, how often groups are."""
    text = "".join(f"  {'  '.join(words)}  \n" for words in names)
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    ends = letters == ord("\n")
    whole = ~(ends[:-2] | ends[1:-1] | ends[2:])
    three = ((letters[:-2] << 42) | (letters[1:-1] << 21) | letters[2:])[whole]
    distinct, group = np.unique(three, return_inverse=True)
    each = np.unique(np.cumsum(ends)[:-2][whole] * len(distinct) + group)
    owners, group = np.divmod(each, max(len(distinct), 1))
    return group, owners, np.bincount(group, minlength=len(distinct))


def _pairs(group: Numbers, member: Numbers) -> Pairs:
    """Every pair of different members of one group, the lower first; `group` is in order."""
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    sizes = np.diff(np.r_[starts, len(group)])
    found = [np.empty((0, 2), dtype=np.int64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        rows = member[starts[sizes == size][:, None] + np.arange(size)]
        first, second = np.triu_indices(size, 1)
        found.append(np.stack((rows[:, first].ravel(), rows[:, second].ravel()), axis=1))
    pairs = np.concatenate(found)
    return np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
