"""People and companies that do not exist, in the scripts of the countries they are said to be in."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import product
from random import Random
from typing import Any

from ... import shipped

_FOLDER = resources.files(__package__)


@dataclass(frozen=True)
class Customer:
    """One company and the person who buys for it."""

    country: str
    language: str
    timezone: str
    company: str
    company_local: str | None
    """In the country's own script, where that is not Latin; then `company` is in Latin."""
    contact: str
    email: str
    phone: str | None
    city: str
    state: str
    """ISO 3166-2; empty where an address of the country names none."""
    postcode: str


def words(language: str) -> Mapping[str, list[str]]:
    """What the records say, in a language; English where there is none of it."""
    return _texts()[written(language)]


def written(language: str) -> str:
    """The language in which somebody who speaks a language writes here."""
    return language if language in _texts() else "en"


def customers(count: int, chance: Random, *, latin: bool) -> list[Customer]:
    """So many customers, no two alike; with `latin` names of companies are in Latin, the local one beside them."""
    about = _about()
    codes = list(about["countries"])
    names = _names(about["syllables"])
    chance.shuffle(names)
    return [_customer(i, codes[i % len(codes)], names[i], about, chance, latin) for i in range(count)]


@functools.cache
def _texts() -> dict[str, dict[str, list[str]]]:
    return shipped.read(_FOLDER, "_words")


@functools.cache
def _about() -> dict[str, Any]:
    return shipped.read(_FOLDER, "_countries")


def _names(syllables: list[list[str]]) -> list[tuple[int, ...]]:
    """Names as syllables; any two differ in two at least, so that none looks like another with a slip in it."""
    count = len(syllables)
    return [(a, b, c, (a + 3 * b + 5 * c) % count) for a, b, c in product(range(count), repeat=3) if a != b != c]


def _customer(
    number: int, code: str, name: tuple[int, ...], about: dict[str, Any], chance: Random, latin: bool
) -> Customer:
    country = about["countries"][code]
    turn = number // len(about["countries"])
    in_latin = _spelled(name, "latin", about)
    local = country["companies"][turn % 3].format(name=_spelled(name, country.get("script", "latin"), about))
    company = country.get("latin", country["companies"])[turn % 3].format(name=in_latin)
    given, family = chance.choice(country["given"]), chance.choice(country["family"])
    parts = (family, given) if country.get("family_first") else (given, family)
    city, state, postcode = chance.choice(country["places"])
    own_script = local != company
    return Customer(
        code,
        country["language"],
        country["timezone"],
        company if latin or not own_script else local,
        local if own_script else None,
        country.get("between", " ").join(parts),
        f"purchasing@{in_latin.lower()}.example",
        _phone(country.get("phone"), turn),
        city,
        state,
        postcode,
    )


def _spelled(name: tuple[int, ...], script: str, about: dict[str, Any]) -> str:
    scripts = about["scripts"]
    rows = [about["syllables"][i] for i in name]
    spelled = "".join(row[0] if script == "latin" else row[scripts.index(script)] for row in rows)
    return spelled[:1].upper() + spelled[1:]


def _phone(pattern: str | None, turn: int) -> str | None:
    """The next number of the country's range; none where it has no range, or no number is left."""
    room = 10 ** (3 if pattern and ":03" in pattern else 2)
    return pattern.format(turn) if pattern and turn < room else None


def cycle(chance: Random, options: list[str]) -> Iterator[str]:
    """The options in turn, shuffled anew each time round."""
    while True:
        yield from chance.sample(options, len(options))
