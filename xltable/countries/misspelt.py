"""Whether a spelling is a slip in a name of the country that its writer can have meant.

Somebody who writes Italian and is one letter away from the Spanish name has written an Italian name that no list has.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from .cldr import cldr_name
from .facts import spoken_somewhere
from .near import Neighbours
from .spelling import fold
from .table import curated


def is_misspelt(text: str, code: str, languages: tuple[str, ...]) -> bool:
    """Whether a text is near a name of the country in these languages, in English or in its own, or near a curated one.

    >>> is_misspelt("Germny", "DE", ("it",)), is_misspelt("Deutschlnd", "DE", ()), is_misspelt("Germaia", "DE", ("it",))
    (True, True, True)
    >>> is_misspelt("San Bartolomeo", "BL", ("it",)), is_misspelt("San Bartolomee", "BL", ("es",))
    (False, True)
    """
    return bool(_names(code, languages).find([fold(word) for word in text.split()]))


@functools.lru_cache(maxsize=1 << 10)
def _names(code: str, languages: tuple[str, ...]) -> Neighbours:
    return Neighbours((fold(name), code) for name in _written(code, languages))


def _written(code: str, languages: tuple[str, ...]) -> Iterator[str]:
    import pycountry

    yield from (cldr_name(code, language) for language in ("en", *languages, *spoken_somewhere(code)))
    yield from curated().get(code, ())
    country = pycountry.countries.get(alpha_2=code)
    yield from filter(None, (getattr(country, each, None) for each in ("name", "common_name", "official_name")))
