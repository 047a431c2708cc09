"""How a column writes its countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .. import countries
from . import Context, Raw
from ._characters import clean

SURE = frozenset({"code", "name", "words", "flag", "dial"})
"""Ways of naming a country that mean the country and nothing beside it; the others are written only when asked."""
LANGUAGES = ("en", "zh", "de", "fr", "es", "it", "pt", "ru", "ja", "ko", "ar", "nl", "pl", "tr")
"""Languages in which a column's names are looked for, besides the workbook's own."""

_STRAYS = 4
"""Of so many names at most one may be no usual one; where more are, they are names of the column's own language."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a column mostly writes its countries: by alpha-2, by alpha-3, or by name in a language."""

    style: str
    language: str
    capitals: bool = False
    strays: bool = False
    """Whether few of its names are of no language that is much written, so that these may be slips."""

    def write(self, code: str) -> str:
        if self.style == "alpha-2":
            return code
        if self.style == "alpha-3":
            return countries.alpha3(code)
        label = countries.name(code, self.language)
        return label.upper() if self.capitals else label


def prevailing(distinct: Mapping[Raw, int], context: Context) -> Form | None:
    """The form most cells have; None where no cell is a country."""
    votes: Counter[str] = Counter()
    named: dict[str, int] = {}
    codes: dict[str, str] = {}
    for raw, count in distinct.items():
        text = clean(raw).text if isinstance(raw, str) else ""
        found = countries.find(text, context.language)
        if found.code and found.how in SURE:
            style = _style(text, found.code)
            votes[style] += count
            if style in ("name", "NAME"):
                named[text] = count
                codes[text] = found.code
    if not votes:
        return None
    style = votes.most_common(1)[0][0]
    if style == "NAME" and votes["name"]:
        style = "name" if votes["name"] >= votes["NAME"] else "NAME"
    capitals = style == "NAME"
    language = _language(named, context)
    rare = sum(not countries.is_usual(text, code, (language,)) for text, code in codes.items())
    return Form("name" if capitals else style, language, capitals, rare * _STRAYS <= len(codes))


def _style(text: str, code: str) -> str:
    if text == code:
        return "alpha-2"
    if text == countries.alpha3(code):
        return "alpha-3"
    return "NAME" if text.isupper() and text != text.lower() else "name"


def _language(named: Mapping[str, int], context: Context) -> str:
    """The language whose names most of the named cells are; the workbook's own where it does as well."""
    best, most, total = context.language, 0, sum(named.values())
    for language in dict.fromkeys((context.language, *LANGUAGES)):
        labels = {label.casefold() for label in countries.names(language).values()}
        fit = sum(n for text, n in named.items() if text.casefold() in labels)
        if fit > most:
            best, most = language, fit
        if fit == total:
            break
    return best
