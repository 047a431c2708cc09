"""Countries inside a sentence, told in the language of whoever reads it."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from .cldr import cldr_name


@dataclass(frozen=True, slots=True)
class Country:
    """A value of a sentence: “not a postcode of the Netherlands”, “不是荷兰的邮编”. `code` is ISO 3166 alpha-2."""

    code: str

    def said(self, language: str) -> str:
        """The country's short name in a language, with “the” where English wants it.

        >>> Country("NL").said("en"), Country("NL").said("zh"), str(Country("DE"))
        ('the Netherlands', '荷兰', 'Germany')
        """
        name = cldr_name(self.code, language)
        return f"the {name}" if language == "en" and self.code in _with_article() else name

    def __str__(self) -> str:
        return self.said("en")


@dataclass(frozen=True, slots=True)
class OneOf:
    """The countries that a place can be in, where its name is that of several."""

    codes: tuple[str, ...]

    def said(self, language: str) -> str:
        """Their names, with what the language puts between the words of a choice (CLDR, list patterns).

        >>> OneOf(("KP", "KR")).said("de"), OneOf(("KP", "KR")).said("zh"), str(OneOf(("NL",)))
        ('Nordkorea oder Südkorea', '朝鲜或韩国', 'the Netherlands')
        """
        from babel.lists import format_list

        return format_list([Country(code).said(language) for code in self.codes], style="or", locale=language)

    def __str__(self) -> str:
        return self.said("en")


@functools.cache
def _with_article() -> frozenset[str]:
    return frozenset(tomllib.loads(resources.files(__package__).joinpath("articles.toml").read_text("utf-8"))["the"])
