"""What an edit changed in a part, kept as the little that it took away: enough to undo it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(rb"<[^<]*|[^<]+")
_WINDOW = 3


@dataclass(frozen=True, slots=True)
class Hunk:
    """At `offset` of the new part, `length` bytes stand where `old` stood."""

    offset: int
    length: int
    old: bytes


def hunks(old: bytes, new: bytes) -> list[Hunk]:
    """How to get from the new bytes back to the old ones; tags are compared, so that little is kept."""
    if old == new:
        return []
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Hunk] = []
    i = j = at = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and before[i] == after[j]:
            at += len(after[j])
            i, j = i + 1, j + 1
            continue
        gone, come = _resume(before, i, after, j)
        length = sum(map(len, after[j : j + come]))
        found.append(Hunk(at, length, b"".join(before[i : i + gone])))
        at += length
        i, j = i + gone, j + come
    return found


def _resume(before: Sequence[bytes], i: int, after: Sequence[bytes], j: int) -> tuple[int, int]:
    """How many tokens went and came until both read the same again."""

    def same(a: int, b: int) -> bool:
        one, two = before[a : a + _WINDOW], after[b : b + _WINDOW]
        return one == two and (len(one) == _WINDOW or (a + len(one) == len(before) and b + len(two) == len(after)))

    if same(i + 1, j + 1):
        return 1, 1
    for step in range(1, max(len(before) - i, len(after) - j) + 1):
        if same(i, j + step):
            return 0, step
        if same(i + step, j):
            return step, 0
    return len(before) - i, len(after) - j


def undone(pieces: Iterable[bytes], changes: Sequence[Hunk]) -> Iterator[bytes]:
    """The old part, piece by piece, out of the new one."""
    at = skip = number = 0
    for piece in pieces:
        start, end = at, at + len(piece)
        here = max(start, skip)
        while number < len(changes) and changes[number].offset < end:
            hunk = changes[number]
            yield piece[here - start : hunk.offset - start] if hunk.offset > here else b""
            yield hunk.old
            skip = hunk.offset + hunk.length
            here = max(here, skip)
            number += 1
        if here < end:
            yield piece[here - start :]
        at = end
    for hunk in changes[number:]:
        yield hunk.old
