"""Whether a spelling is a slip in a name of the country that its writer can have meant, or a name few can have meant.

Somebody who writes Italian and is one letter away from the Spanish name has written an Italian name that no list has.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from .cldr import cldr_name
from .facts import spoken_somewhere
from .near import Neighbours, neighbours
from .spelling import fold
from .table import curated

_MUCH_WRITTEN = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "is",
    "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr",
    "uk", "vi", "zh",
)  # fmt: skip


def is_misspelt(text: str, code: str, languages: tuple[str, ...]) -> bool:
    """Whether a text is near a name of the country in these languages, in English or in its own, or near a curated one.

    >>> is_misspelt("Germny", "DE", ("it",)), is_misspelt("Deutschlnd", "DE", ()), is_misspelt("Germaia", "DE", ("it",))
    (True, True, True)
    >>> is_misspelt("San Bartolomeo", "BL", ("it",)), is_misspelt("San Bartolomee", "BL", ("es",))
    (False, True)

    Two letters exchanged are a slip in any language:

    >>> is_misspelt("Frankrecih", "FR", ("en",))
    True
    """
    return bool(_names(code, languages).find([fold(word) for word in text.split()])) or _exchanged(fold(text), code)


def is_usual(text: str, code: str, languages: tuple[str, ...]) -> bool:
    """Whether a name is the country's in these languages, in its own, or in one that is much written.

    >>> is_usual("Brasil", "BR", ("en",)), is_usual("Poolen", "PL", ("de",))
    (True, False)
    """
    key = fold(text)
    if any(key == fold(cldr_name(code, language)) for language in languages):  # most are: no other list is read then
        return True
    return key in _names(code, (*languages, *_MUCH_WRITTEN)).names


def _exchanged(key: str, code: str) -> bool:
    nearest: dict[str, str] = {}
    neighbours().slips(key, 1, nearest)
    return code in nearest and sorted(nearest[code]) == sorted(key)


@functools.lru_cache(maxsize=1 << 10)
def _names(code: str, languages: tuple[str, ...]) -> Neighbours:
    return Neighbours((fold(name), code) for name in _written(code, languages))


def _written(code: str, languages: tuple[str, ...]) -> Iterator[str]:
    import pycountry

    yield from (cldr_name(code, language) for language in ("en", *languages, *spoken_somewhere(code)))
    yield from curated().get(code, ())
    country = pycountry.countries.get(alpha_2=code)
    yield from filter(None, (getattr(country, each, None) for each in ("name", "common_name", "official_name")))
