"""Reading text: what every kind that is text at heart does first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..speech import Sentence
from . import Raw, Reading, Tidy, Unreadable
from ._characters import as_text, clean, shown
from ._look_alikes import in_one_script, told
from ._mojibake import Proved, mend, remains
from ._mojibake import prove as prove_texts
from ._oddity import destroyed, oddity

_PERHAPS = "“{value}” looks like text read in a wrong encoding; it may have been “{written}”."
_CONTROLS = dict.fromkeys({*range(0x20)} - {*map(ord, "\t\n\r")})
"""What is taken away from every text, however it was spoilt."""
_LOST_LETTER = re.compile(r"(?<=[^\W\d_])\?+(?=[a-zß-ÿ])|^\?+(?=[a-zß-ÿ]{2})")
_LOST = re.compile(r"\?{4}")
"""What is left of a word in an alphabet that the encoding did not have."""
_PLAINLY_ODD = 3.0
_ODD = 1.5
"""From here on an odd space may be half of a letter read in a wrong encoding (à is Ã and a no-break space)."""


def prove(distinct: Mapping[Raw, int]) -> Proved:
    """The wrong encodings by which cells of a column are proved to be spoilt."""
    return prove_texts(raw.translate(_CONTROLS) if isinstance(raw, str) else raw for raw in distinct)


def read_text(raw: Raw, proved: object = None) -> Reading:
    """The text with its characters put right, mended where a wrong encoding is proved."""
    if not isinstance(raw, str):
        return Tidy(as_text(raw))
    column = proved if isinstance(proved, tuple) else None
    if not raw.isascii() and (mended := _mended(raw, column)):
        return mended
    if _LOST.search(raw) and 2 * raw.count("?") > len("".join(raw.split())):
        return _lost(raw)
    cleaned = clean(raw)
    if mistyped := told(cleaned.text, in_one_script(cleaned.text)):
        return mistyped
    if cleaned.fault is None:
        return Tidy(raw)
    if not cleaned.text.isascii() and (mended := _mended(cleaned.text, column)):
        return mended
    lost = {c for c in raw if not c.isascii()}.difference(cleaned.text)
    safe = not lost or oddity(raw) < _ODD
    return Tidy(cleaned.text or None, cleaned.fault, cleaned.text, safe, cleaned.why)


def lost_letter(name: str) -> Unreadable | None:
    """The refusal of a name in which a question mark stands for a letter."""
    if not _LOST_LETTER.search(name) or "//" in name:
        return None
    why = Sentence("“{value}” has a question mark where a letter was lost; the letter cannot be worked out.",
                   value=shown(name))  # fmt: skip
    return Unreadable(why, fault="mojibake")


def _lost(raw: str) -> Unreadable:
    why = Sentence("“{value}” has lost letters when it was read in a wrong encoding.", value=shown(raw))
    return Unreadable(why, fault="mojibake")


def _mended(raw: str, column: Proved | None) -> Reading | None:
    found = mend(raw, column)
    if found is None:
        if left := remains(raw):
            why = Sentence(_PERHAPS, value=shown(raw), written=f"{shown(left)}…")
            return Unreadable(why, fault="mojibake")
        if not destroyed(raw):
            return None
        return _lost(raw)
    written = clean(found.text).text
    again = mend(written, column) if oddity(written) else None
    if found.proved and not again and not destroyed(written) and in_one_script(written) == written:
        why = Sentence("“{value}” is “{written}”, read in a wrong encoding.", value=shown(raw),
                       written=shown(written))  # fmt: skip
        return Tidy(written, "mojibake", written, why=why)
    if found.proved and again and again.proved and again.text != raw:
        return _mended(found.text, column)
    if oddity(raw) < _PLAINLY_ODD:
        return None
    why = Sentence(_PERHAPS, value=shown(raw), written=shown(written))
    return Unreadable(why, written, "mojibake")
