"""How people write a word when its accents are not on their keyboard: Telefono for Teléfono, Waehrung for Währung."""

from __future__ import annotations

import functools
import re
import unicodedata

from .. import kinds

fold = functools.lru_cache(maxsize=1 << 15)(kinds.fold)
"""`kinds.fold`, remembering: the words of a template are looked at more than once."""

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LETTERS = {"ё": "е", "Ё": "Е", "ة": "ه", "ى": "ي", "ø": "o", "Ø": "O", "æ": "ae", "œ": "oe"}
_ACCENTED = re.compile("[À-ɏёЁ\u0600-\u06ff]")


def _bare(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn")


_BARE = str.maketrans({chr(c): _bare(chr(c)) for c in (*range(0xC0, 0x250), *range(0x600, 0x700))} | _LETTERS)


def loose(word: str) -> tuple[str, ...]:
    """Other spellings of a Latin, Russian or Arabic word; none where it has no accents.

    Marks of other scripts stay, for there they are letters: が is not か, and й is not и.

    >>> loose("Währung")
    ('Wahrung', 'Waehrung')
    >>> loose("名前が"), loose("Adresse")
    ((), ())
    """
    if word.isascii() or not _ACCENTED.search(word):
        return ()
    found = (word.translate(_BARE), word.translate(_GERMAN))
    return tuple(dict.fromkeys(w for w in found if w != word))
