"""A sentence in the reader's language.

English stands in the code, where a thing is said; every other language keeps its sentences by the English ones, in
`languages/<language>/messages/*.toml`. A sentence that a language does not have is said in English. Where the number
`{n}` asks for several forms, the language gives one for each plural category of Unicode CLDR:
`"{n} rows" = { one = "{n} строка", few = "{n} строки", many = "{n} строк", other = "{n} строки" }`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from . import shipped
from .numerals import Count

SOURCE = "en"
_FROM_RIGHT = frozenset({"ar", "fa", "he", "ur"})
"""CLDR, layout: characterOrder."""


class Sayable(Protocol):
    """An English template and the values that fill it: a Sentence or an XltableError."""

    @property
    def text(self) -> str: ...
    @property
    def values(self) -> Mapping[str, object]: ...


@dataclass(frozen=True)
class Sentence:
    """An English template (`"“{value}” is not a date."`) and its values, some of which may be sentences again."""

    text: str
    values: Mapping[str, object]

    def __init__(self, text: str, /, **values: object) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", MappingProxyType(values))

    def __str__(self) -> str:
        return say(self, SOURCE)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.text, dict(self.values))

    def __hash__(self) -> int:
        return hash((self.text, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


def _again(text: str, values: dict[str, object]) -> Sentence:
    """A sentence that comes from another process."""
    return Sentence(text, **values)


def counted(n: int, one: str, many: str, /, **values: object) -> Sentence:
    """The sentence for one thing or for several; both templates may use `{n}`."""
    return Sentence(one if n == 1 else many, n=Count(n), **values)


class Told(Protocol):
    """A value that is told in the reader's language, as a country is."""

    def said(self, language: str) -> str: ...


_BETWEEN = {"zh": "、", "ja": "、", "ar": "، "}
"""What stands between the words of a list (CLDR, list patterns); a comma and a space elsewhere."""

_QUOTES = {
    "ar": "«{}»",
    "de": "„{}“",
    "fr": "«\u00a0{}\u00a0»",
    "ja": "「{}」",
    "ru": "«{}»",
}
"""What the languages put around a word that is quoted; the English marks elsewhere."""


@dataclass(frozen=True)
class Listed:
    """Words in a row, in quotes, with between them what the reader's language puts there.

    >>> say(Sentence("{words}", words=Listed(("a", "b"))), "zh"), str(Listed(("a", "b"), bare=True))
    ('“a”、“b”', 'a, b')
    """

    words: tuple[str, ...]
    bare: bool = False
    """Without quotes."""

    def said(self, language: str) -> str:
        between, quoted = _BETWEEN.get(language, ", "), _QUOTES.get(language, "“{}”")
        words = (_apart(word, language) for word in self.words)
        return between.join(words if self.bare else (quoted.format(word) for word in words))

    def __str__(self) -> str:
        return self.said(SOURCE)


def reads_from_right(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language in _FROM_RIGHT


def direction(language: str) -> str:
    """How a page in `language` runs, as HTML says it: ltr or rtl."""
    return "rtl" if reads_from_right(language) else "ltr"


def say(thing: Sayable | str, language: str = SOURCE) -> str:
    r"""The sentence in `language`, or in English where that language does not have it.

    A value is left as it is, unless it is a sentence, or can be said in several languages as a country can, or is
    called `what`: then it is one of our own words (“rule”).

    >>> lost = Sentence("There is no file “{file}”.", file="a-1.csv")
    >>> say(counted(1200, "{n} row", "{n} rows"), "de"), say(lost, "ar")
    ('1.200 Zeilen', 'لا يوجد ملف «\u2068a-1.csv\u2069».')
    """
    if isinstance(thing, str):
        return messages(language).get(thing, thing)
    forms = plurals(language).get(thing.text)
    if forms:
        template = forms.get(plural_category(language, thing.values.get("n")), forms["other"])
    else:
        template = messages(language).get(thing.text, thing.text)
    values = {key: _told(key, value, language) for key, value in thing.values.items()}
    return template.format(**values) if values else template


def _told(key: str, value: Any, language: str) -> Any:
    if isinstance(value, Sentence) or (key == "what" and isinstance(value, str)):
        return say(value, language)
    if hasattr(value, "said"):
        return value.said(language)
    return _apart(value, language) if isinstance(value, str) else value


def _apart(text: str, language: str) -> str:
    """Text that keeps its own direction in a sentence written from the right: a phone number is not read backwards.

    First strong isolate and its end (Unicode Standard Annex 9, 2.4); needed where anything stands between letters.
    """
    return text if text.isalnum() or not reads_from_right(language) else f"\u2068{text}\u2069"


def listed(names: Iterable[str], language: str) -> str:
    """Names one after another, as the language writes a list.

    >>> listed(["Tea", "Tin"], "en"), listed(["茶", "锡"], "zh")
    ('Tea, Tin', '茶、锡')
    """
    return ("、" if language.startswith(("zh", "ja")) else ", ").join(names)


@functools.cache
def known() -> tuple[str, ...]:
    """The languages whose headings are recognised, English first."""
    names = sorted(e.name for e in _root().iterdir() if e.is_dir() and e.name != SOURCE and not e.name.startswith("_"))
    return (SOURCE, *names)


def spoken() -> tuple[str, ...]:
    """The languages xltable speaks: those that have messages, English first."""
    return (SOURCE, *(n for n in known()[1:] if _root().joinpath(n, "messages").is_dir()))


@functools.cache
def texts(language: str, about: str) -> Mapping[str, Any]:
    """What `languages/<language>/<about>.toml` holds; empty where there is none."""
    return shipped.read(_root().joinpath(language), about)


@functools.cache
def messages(language: str) -> Mapping[str, str]:
    """Every message of a language, by its English template; of several plural forms the general one."""
    return {k: v if isinstance(v, str) else v["other"] for k, v in _said(language).items()}


@functools.cache
def plurals(language: str) -> Mapping[str, Mapping[str, str]]:
    """The messages of a language that take another form with other numbers: the forms by their CLDR category."""
    return {k: v for k, v in _said(language).items() if not isinstance(v, str)}


@functools.cache
def _said(language: str) -> Mapping[str, str | Mapping[str, str]]:
    folder = _root().joinpath(language, "messages")
    if language == SOURCE or not folder.is_dir():
        return {}
    import tomllib

    found: dict[str, str | Mapping[str, str]] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            found.update(tomllib.loads(file.read_text("utf-8")))
    return found


def plural_category(language: str, n: object) -> str:
    """The plural category of a whole number in `language`, after Unicode CLDR 48 (plurals.xml).

    `n` may be written with separators of thousands, as `counted` writes it; what is no whole number is “other”.

    >>> [plural_category("ru", n) for n in (1, 3, 5, 11, 21, "1,004")], plural_category("ar", 103)
    (['one', 'few', 'many', 'many', 'one', 'few'], 'few')
    """
    digits = str(n).replace(",", "")
    if not digits.isdecimal():
        return "other"
    number = int(digits)
    if language == "ru":
        return _slavic(number % 10, number % 100)
    if language == "ar":
        return _arabic(number)
    return "one" if number == 1 else "other"


def _slavic(units: int, tens: int) -> str:
    if units == 1 and tens != 11:
        return "one"
    return "few" if units in (2, 3, 4) and tens not in (12, 13, 14) else "many"


def _arabic(number: int) -> str:
    if number <= 2:
        return ("zero", "one", "two")[number]
    tens = number % 100
    return "few" if 3 <= tens <= 10 else "many" if tens >= 11 else "other"


def _root() -> Any:
    from importlib import resources

    return resources.files("xltable").joinpath("languages")
