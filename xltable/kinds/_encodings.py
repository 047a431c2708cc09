"""Which encodings are taken for which, and a text turned back through a pair of them.

A pair is the encoding a text was written in and the one it was read in. The text is encoded as it was wrongly read and
decoded as it was written; what comes out must turn into the very same text again when the mistake is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Pair = tuple[str, str]
"""The encoding a text was written in, and the one it was read in."""

WIDE = ("gbk", "big5", "cp932", "cp949", "euc_jp")
"""Encodings of ideographs, which write a letter in two bytes."""
CYRILLIC = ("cp1251", "koi8_r", "cp866")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
"""A letter only a wide encoding can have been read as."""

_USUAL: dict[str, tuple[str, ...]] = {
    "cp1252": (*WIDE, *CYRILLIC, "cp850", "cp437", "mac_roman", "cp1253", "cp1254", "cp1255", "cp1256",
               "cp874", "cp852", "cp1250", "cp1252"),
    "cp850": ("cp1252", "cp1251", "cp1250", *WIDE[:4]),
    "cp437": ("cp1252", "cp1251", *WIDE[:4]),
    "mac_roman": ("cp1252", "cp850", *WIDE[:4]),
    "cp1250": ("cp1252", "cp852", "cp850", *WIDE[:4]),
    "cp1251": (*CYRILLIC, "cp1252", "cp850", *WIDE[:4]),
    "koi8_r": CYRILLIC,
    "cp866": CYRILLIC,
    "gbk": ("big5", "cp932", "cp949", "euc_jp", "cp1252", "cp1251"),
    "big5": ("gbk", "cp932", "cp949", "euc_jp", "cp1252"),
    "cp932": ("gbk", "big5", "cp949", "euc_jp", "cp1252"),
    "cp949": ("gbk", "big5", "cp932", "euc_jp", "cp1252"),
}  # fmt: skip
"""What a text may have been written in, by what it was read in: the mistakes that programs and countries make."""


def likely_pairs(text: str) -> Iterator[Pair]:
    """The mistakes that may have made this text."""
    return (
        (written_in, read_as)
        for read_as, usual in _USUAL.items()
        if read_as not in WIDE or CJK.search(text)
        for written_in in usual
    )


def read_from_utf8() -> tuple[str, ...]:
    """The encodings UTF-8 may have been read in, the most usual first."""
    first = ("cp1252", "cp1251", "cp1250")
    rare = ("gb18030", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp852", "euc_jp")
    return (*first, *(read_as for read_as in _USUAL if read_as not in first), *rare)


def turned(text: str, written_in: str, read_as: str) -> str | None:
    """What the text was before the mistake; None where the mistake cannot have made it, or changed nothing."""
    raw = _bytes(text, read_as)
    found = _decoded(raw, written_in) if raw else None
    return None if found == text else found


def _bytes(text: str, codec: str) -> bytes | None:
    """The bytes that were read as this text; Windows reads the gaps of its code page as control characters."""
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        if codec != "cp1252":
            return None
    try:
        return b"".join(bytes((ord(c),)) if "\x80" <= c <= "\x9f" else c.encode(codec) for c in text)
    except UnicodeEncodeError:
        return None


def _decoded(raw: bytes, codec: str) -> str | None:
    """The text of these bytes, where it gives the same bytes again."""
    try:
        found = raw.decode(codec)
        return found if found.encode(codec) == raw else None
    except UnicodeError:
        return None
