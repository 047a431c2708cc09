"""Which currencies a sign, code or word beside an amount can mean."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib import resources
from typing import Any

_NO_CURRENCY = ("整", "正")
"""Chinese for “exactly”, written behind an amount."""


def codes(sign: str) -> frozenset[str]:
    """The ISO 4217 codes that `sign` can mean; none where it is no currency.

    >>> sorted(codes("US$")), sorted(codes("RMB")), sorted(codes("￥")), sorted(codes("kg"))
    (['USD'], ['CNY'], ['CNY', 'JPY'], [])
    """
    return frozenset(_signs().get(_bare(sign), "").split())


def meant(beside: tuple[str, str]) -> frozenset[str]:
    """The codes that what stands before and behind an amount can mean together: `A$ 5`, `¥ 5 元`."""
    found = [codes(side) for side in beside if _bare(side)]
    return frozenset.intersection(*found) if found else frozenset()


@functools.cache
def whole() -> frozenset[str]:
    """The codes of currencies whose amounts have no decimals, such as the yen."""
    return frozenset(_file("_currency_words.toml")["whole"].split())


def _bare(sign: str) -> str:
    folded = unicodedata.normalize("NFC", sign).casefold().replace("￥", "¥")
    text = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Zs", "Cc")).rstrip(".:")
    return text[:-1] if text.endswith(_NO_CURRENCY) else text


@functools.cache
def _signs() -> Mapping[str, str]:
    both: dict[str, str] = {}
    for name in ("_currency_signs.toml", "_currency_words.toml"):
        both.update({sign: f"{both.get(sign, '')} {meant}" for sign, meant in _file(name)["signs"].items()})
    return both


def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))
