"""Which shared strings read like texts that are about to be written: a cell that points to one stays as it is.

Its runs of bold words, its phonetic guides and the very bytes of the cell are worth more than an edit that changes
nothing. A text that is new to a cell is written into the cell itself: the shared strings stay byte for byte as they
are, and every program that reads workbooks reads both kinds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .archive import Archive
from .sheetxml import bare, decoded
from .xmltext import entities, unescape

_ITEM = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])[^>]*>(?:<(?:[\w.-]+:)?t(?:\s[^>]*)?(?<!/)>([^<]*)</(?:[\w.-]+:)?t>)?")
_END = b"si>"
_PHONETIC = re.compile(rb"<((?:[\w.-]+:)?)rPh[\s>].*?</\1rPh\s*>", re.DOTALL)
_TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?(?<!/)>([^<]*)<")


def reading_like(archive: Archive, part: str, wanted: Collection[str]) -> dict[int, str]:
    """The shared strings, by index, that read like one of the texts wanted. Read as a stream, whatever its size."""
    raw = {text.encode("utf-8"): text for text in wanted if text}
    found: dict[int, str] = {}
    first = 0
    for piece in _whole_items(archive, part):
        texts = _ITEM.findall(piece)
        odd = []
        for number, text in enumerate(texts):
            if not text or b"&" in text or b"_x" in text:
                odd.append(number)
            elif text in raw:
                found[first + number] = raw[text]
        if odd:
            starts = [item.start() for item in _ITEM.finditer(piece)] + [len(piece)]
            for number in odd:
                spelled = spelled_out(piece[starts[number] : starts[number + 1]])
                if spelled in wanted:
                    found[first + number] = spelled
        first += len(texts)
    return found


def _whole_items(archive: Archive, part: str) -> Iterator[bytes]:
    """The strings piece by piece; every piece holds whole ones."""
    rest = b""
    for chunk in decoded(archive.chunks(part)):
        rest += chunk
        cut = rest.rfind(_END) + len(_END)
        if cut >= len(_END) and b"<!" not in rest:  # an end may stand in a comment
            yield bare(rest[:cut])
            rest = rest[cut:]
    yield bare(rest)


def spelled_out(item: bytes) -> str:
    """How a string reads: the text of all its runs, without phonetic guides."""
    return unescape("".join(map(entities, _TEXT.findall(_PHONETIC.sub(b"", item)))))
