"""States and provinces of which the country is not known: which one has such a name, which one has them all."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from .. import countries
from ..countries.spelling import fold
from ._subdivisions import curated, postal, shortened, subdivisions

FEWEST, NEARLY_ALL = 3, 0.9
"""So many different states, and such a share of a column's, prove a country."""
_TRIED, _LOOKED_AT = 5, 500
"""Of so many states one is surely spelled as ISO 3166-2 or the curated list has it; so many speak for a column."""


@functools.cache
def elsewhere(text: str) -> str | None:
    """The one subdivision of the world that has a name; None where none or several have it.

    Of several it is the only one of a country whose addresses need their state, if there is one.

    >>> elsewhere("Queensland"), elsewhere("Florida"), elsewhere("Limburg")
    ('AU-QLD', 'US-FL', None)
    """
    worlds = (_world(),) if text.isascii() else (_world(), _world_in_its_scripts())
    keys = (fold(text), *shortened(text))
    return next((world[key] for world in worlds for key in keys if key in world), None)


def coded_elsewhere(text: str, country: str) -> str | None:
    """The one state that a code in capitals names in a country whose addresses need it, where those of the row's own
    country do too and do not have it, or do not and all its codes are of that length.

    >>> [coded_elsewhere(code, country) for code, country in (("QC", "CH"), ("CA", "CH"), ("QC", "FR"), ("TX", "CA"))]
    ['CA-QC', None, None, 'US-TX']
    """
    own = countries.subdivisions(country)
    if not text.isupper() or not own:
        return None
    if not subdivisions(country).needed and not all(_alike(text, code.partition("-")[2]) for code in own):
        return None
    others = (each for each in countries.alpha2() if f"{each}-{text}" in countries.subdivisions(each))
    found = [f"{each}-{text}" for each in others if subdivisions(each).needed]
    return found[0] if len(found) == 1 else None


def _alike(one: str, other: str) -> bool:
    return len(one) == len(other) and all(code.isascii() and code.isalpha() for code in (one, other))


def proved_country(states: Iterable[str]) -> str | None:
    """The one country that has (nearly) all the states of a column; None for few, or where another has them too.

    >>> proved_country(["CA", "NY", "TX"]), proved_country(["AL", "CA", "PA"]), proved_country(["CA"])
    ('US', None, None)
    """
    texts = list(islice(states, _LOOKED_AT))
    enough = max(FEWEST, NEARLY_ALL * len(texts))
    near: frozenset[str] = frozenset().union(*map(_bearers, texts[:_TRIED] if len(texts) >= FEWEST else ()))
    have = [country for country in near if sum(bool(subdivisions(country).find(t)) for t in texts) >= enough]
    return have[0] if len(have) == 1 else None


def _bearers(text: str) -> frozenset[str]:
    """The countries that have a subdivision of that name or code."""
    named: frozenset[str] = frozenset().union(*(_by_name().get(key, ()) for key in (fold(text), *shortened(text))))
    only = None if text.isascii() else elsewhere(text)
    return named | {only[:2]} if only else named


@functools.cache
def _by_name() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, code in _named():
        found[key].add(code[:2])
        found[fold(code.partition("-")[2])].add(code[:2])
    return found


@functools.cache
def _world() -> Mapping[str, str]:
    return _unshared(_named(), shortest=4)


@functools.cache
def _world_in_its_scripts() -> Mapping[str, str]:
    """The subdivisions as their own people write them, asked for only where such a name is met."""
    posted = (pair for country in countries.alpha2() for pair in postal(country, countries.subdivisions(country)))
    local = ((text, code) for text, code in posted if code and not text.isascii())
    return _unshared(((key, code) for text, code in local for key in (fold(text), *shortened(text))), shortest=2)


def _named() -> Iterator[tuple[str, str]]:
    """Every folded name of ISO 3166-2 and of the curated list, and the code it stands for."""
    for country in countries.alpha2():
        for code, official in countries.subdivisions(country).items():
            yield from ((key, code) for key in (fold(official), *shortened(official)))
    yield from ((fold(text), code) for text, code in curated().items())


def _unshared(named: Iterable[tuple[str, str]], shortest: int) -> Mapping[str, str]:
    """The names that one subdivision alone has."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, code in named:
        found[key].add(code)
    known = ((key, _best_known(codes)) for key, codes in found.items() if len(key) >= shortest)
    return {key: only for key, only in known if only is not None}


def _best_known(codes: set[str]) -> str | None:
    if len(codes) == 1:
        return next(iter(codes))
    needed = [code for code in codes if subdivisions(code[:2]).needed]
    return needed[0] if len(needed) == 1 else None
