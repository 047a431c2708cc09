"""Two edits, one after the other, undone as one."""

from __future__ import annotations

from collections.abc import Sequence

from .hunks import Hunk


def composed(later: Sequence[Hunk], earlier: Sequence[Hunk]) -> list[Hunk]:
    """How to get from the newest bytes of a part to the oldest.

    `later` leads from the newest bytes back to those in between, `earlier` from there back to the oldest.
    """
    between, oldest = _Between(later), _Oldest()
    at = 0
    for hunk in earlier:
        between.take(hunk.offset - at, oldest)
        oldest.text(hunk.old)
        between.take(hunk.length, None)
        at = hunk.offset + hunk.length
    between.take(None, oldest)
    return oldest.hunks


class _Oldest:
    """The oldest bytes, told from the first to the last by what of the newest they keep."""

    def __init__(self) -> None:
        self.hunks: list[Hunk] = []
        self._at = 0  # how far the newest bytes have been told
        self._texts: list[bytes] = []

    def text(self, data: bytes) -> None:
        """Bytes that the newest part lacks."""
        if data:
            self._texts.append(data)

    def kept(self, start: int, length: int) -> None:
        """Bytes of the newest part."""
        if start > self._at or self._texts:
            self.hunks.append(Hunk(self._at, start - self._at, b"".join(self._texts)))
            self._texts.clear()
        self._at = start + length


class _Between:
    """The bytes in between, spelled by the newest ones and the hunks that lead back from them."""

    def __init__(self, later: Sequence[Hunk]) -> None:
        self._later = later
        self._number = self._newest = self._used = 0  # the hunk to come, the place before it, what is used of its text

    def take(self, wanted: int | None, to: _Oldest | None) -> None:
        """Take so many bytes (all that are left: None), and tell them, or leave them out."""
        while wanted is None or wanted > 0:
            hunk = self._later[self._number] if self._number < len(self._later) else None
            room = hunk.offset - self._newest if hunk is not None else None
            if room == 0 and hunk is not None:
                text = hunk.old[self._used :][:wanted]
                if to is not None:
                    to.text(text)
                self._used += len(text)
                wanted = None if wanted is None else wanted - len(text)
                if self._used == len(hunk.old):
                    self._number, self._newest, self._used = self._number + 1, hunk.offset + hunk.length, 0
                continue
            length = min((n for n in (room, wanted) if n is not None), default=0)
            if to is not None:
                to.kept(self._newest, length)
            self._newest += length
            if hunk is None:
                return
            wanted = None if wanted is None else wanted - length
