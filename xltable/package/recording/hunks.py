"""What an edit changed in a part, kept as the little that it took away: enough to undo it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(rb"<[^<]*|[^<]+")
_NEAR = 256  # tokens looked at first
_TELLING = 6  # bytes


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
    if not old:
        return [Hunk(0, len(new), b"")]
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
    """How many tokens went and came until both read the same again, as few as can be.

    Only a token that tells something is taken for a sign that they do; `</v>` stands everywhere.
    """
    window = _NEAR
    while True:
        places: dict[bytes, int] = {}
        for come, token in enumerate(after[j : j + window]):
            if len(token) >= _TELLING:
                places.setdefault(token, come)
        best: tuple[int, int] | None = None
        for gone, token in enumerate(before[i : i + window]):
            if best is not None and gone >= sum(best):
                break
            found = places.get(token)
            if found is not None and (best is None or gone + found < sum(best)):
                best = gone, found
        if best is not None:
            return best
        if window >= max(len(before) - i, len(after) - j):
            return len(before) - i, len(after) - j
        window *= 16


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
