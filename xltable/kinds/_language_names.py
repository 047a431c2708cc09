"""What languages are called, in the languages workbooks are written in and in their own."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources

from ..countries.spelling import fold
from ._cldr_names import named, named_anywhere, named_by_themselves
from ._cldr_names import names as known_names

SPOKEN = (
    *("en", "zh", "zh-Hant", "es", "ar", "fr", "ru", "de", "pt"),
    *("ja", "ko", "it", "nl", "pl", "tr", "vi", "th", "id"),
)
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.I)


def tag(text: str) -> str | None:
    """The BCP 47 tag that a code of a language stands for (`zh_cn`: zh-CN, `deu`: de); None where it is none.

    >>> tag("ZH_hans-cn"), tag("ger"), tag("xx"), tag("German")
    ('zh-Hans-CN', 'de', None, None)
    """
    matched = _TAG.fullmatch(text.strip())
    if not matched:
        return None
    language = _alias(matched[1].lower())
    if language not in names("en"):
        return None
    region = matched[3].upper() if matched[3] else None
    if region and region not in _regions():
        return None
    return "-".join(p for p in (language, matched[2] and matched[2].title(), region) if p)


def find(text: str, language: str = "en") -> str | None:
    """The tag of the language that a text names: in `language`, in any of the spoken ones, in itself, or in any other.

    The first languages decide before the others, which need not even be looked at then. A name that several languages
    have is nobody's.
    """
    key = fold(text)
    if own := named("languages", language).get(key):
        return min(own) if len(own) == 1 else None
    return next((found[key] for tier in _TIERS if key in (found := tier())), None)


def names(language: str) -> Mapping[str, str]:
    """What every language is called in `language`, by BCP 47 tag."""
    return known_names("languages", language)


def name(tag_: str, language: str) -> str:
    """The language's name in `language`, else the tag."""
    known = names(language)
    return known.get(tag_) or _with_region(tag_, known) or tag_


def _with_region(tag_: str, known: Mapping[str, str]) -> str | None:
    base, _, rest = tag_.partition("-")
    return f"{known[base]} ({rest})" if rest and base in known else None


@functools.cache
def _alias(code: str) -> str:
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, code)).replace("_", "-")


@functools.cache
def _regions() -> frozenset[str]:
    from ..countries import alpha2

    return frozenset((*alpha2(), "419", "001", "150"))


@functools.cache
def _first() -> Mapping[str, str]:
    file = resources.files(__package__).joinpath("_language_words.toml")
    return {**_claimed(named("languages", *SPOKEN[:2])), **tomllib.loads(file.read_text("utf-8"))["languages"]}


@functools.cache
def _spoken() -> Mapping[str, str]:
    return _claimed(named("languages", *SPOKEN[2:]))


@functools.cache
def _own() -> Mapping[str, str]:
    return _claimed(named_by_themselves())


@functools.cache
def _anywhere() -> Mapping[str, str]:
    return _claimed(named_anywhere("languages"))


def _claimed(meant: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    return {text: min(keys) for text, keys in meant.items() if len(keys) == 1}


_TIERS = (_first, _spoken, _own, _anywhere)
