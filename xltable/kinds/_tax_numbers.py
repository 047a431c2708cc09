"""The tax numbers of a country, checked by python-stdnum."""

from __future__ import annotations

import functools
import importlib
import re
import tomllib
from importlib import resources
from types import ModuleType
from typing import Any

from stdnum import exceptions
from stdnum.util import get_cc_module

from .. import countries

UNMISTAKABLE = ("CN", "BR", "IN")
"""Countries whose company numbers are so long and so checked that they are no other country's."""
SHARE_UNNOTICED = 0.2
"""Of the slips in one digit, a check that lets more pass is none."""
_MARKS = re.compile(r"[\s./·_-]+")


@functools.cache
def modules(country: str) -> tuple[ModuleType, ...]:
    """The modules of python-stdnum that check a country's numbers, the VAT number first; none where there is none."""
    found: list[Any] = [get_cc_module(country.lower(), "vat")]
    found += (importlib.import_module(f"stdnum.{name}") for name in _data()["numbers"].get(country, ()))
    return tuple(m for m in found if m is not None)


def prefixes(country: str) -> tuple[str, ...]:
    """What stands before a VAT number of the country; the first is the one to write."""
    return tuple(_data()["prefixes"].get(country, (country,)))


@functools.cache
def in_union(country: str) -> bool:
    """Whether VAT numbers of the country are written with their prefix all over the European Union."""
    return countries.member("eu", country)


def compact(text: str) -> str:
    """The number without spaces, dots, slashes and hyphens, in capitals."""
    return _MARKS.sub("", text).upper()


def valid(text: str, country: str) -> tuple[str, str] | None:
    """A number of the country and the form it is officially written in; None where the text is none.

    In the European Union a VAT number has its prefix.
    """
    for place, module in enumerate(modules(country)):
        number = _checked(module, text)
        if number is None:
            continue
        shown = str(module.format(number)) if hasattr(module, "format") else number
        prefix = prefixes(country)[0] if place == 0 and in_union(country) else ""
        return prefix + number.removeprefix(prefix), shown
    return None


def is_checked(number: str, country: str) -> bool:
    """Whether check digits speak for a number: with one digit changed it would hardly ever be the country's.

    >>> is_checked("00743110157", "IT"), is_checked("001234", "FO")
    (True, False)
    """
    places = [place for place, c in enumerate(number) if c.isdigit()]
    changed = [number[:p] + d + number[p + 1 :] for p in places for d in "0123456789" if d != number[p]]
    return sum(valid(each, country) is not None for each in changed) <= SHARE_UNNOTICED * len(changed)


def why_not(text: str, country: str) -> str:
    """What is wrong with a text that is no number of the country: `check`, `length` or `form`."""
    try:
        modules(country)[0].validate(text)
    except exceptions.InvalidChecksum:
        return "check"
    except exceptions.InvalidLength:
        return "length"
    except Exception:
        return "form"
    return "form"


def elsewhere(text: str, country: str | None) -> str | None:
    """The other country whose number a text plainly is: by the prefix of a VAT number, or by an unmistakable form."""
    bare = compact(text)
    for other in _union():
        if other != country and bare.startswith(prefixes(other)) and valid(bare, other):
            return other
    return next((c for c in UNMISTAKABLE if c != country and _checked(modules(c)[0], text)), None)


def _checked(module: ModuleType, text: str) -> str | None:
    try:
        return str(module.validate(text))
    except Exception:  # the modules raise ValidationError, and now and then what int() or a table raises on odd digits
        return None


@functools.cache
def _union() -> tuple[str, ...]:
    return tuple(c for c in countries.alpha2() if in_union(c) or c == "GB")


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("_tax_numbers.toml").read_text("utf-8"))
