"""A number as the reader's language writes it (Unicode CLDR, by way of babel)."""

from __future__ import annotations

from dataclasses import dataclass

_PLAIN_BELOW = 1000
"""Smaller whole numbers are written alike in every language of ours, and need no library loaded."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many, told in a sentence with the reader's own signs.

    >>> Count(1234).said("de"), str(Count(1234))
    ('1.234', '1,234')
    """

    value: int

    def said(self, language: str) -> str:
        return decimal(self.value, language)

    def __str__(self) -> str:
        return self.said("en")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A setting told in a sentence with the reader's own signs, and the decimals it has, at most two.

    >>> Threshold(90.0).said("de"), Threshold(1.5).said("de"), str(Threshold(1.5))
    ('90', '1,5', '1.5')
    """

    value: float

    def said(self, language: str) -> str:
        from babel.numbers import format_decimal

        return format_decimal(self.value, "#,##0.##", locale=language)

    def __str__(self) -> str:
        return self.said("en")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of 1 told in a sentence, in whole per cents.

    >>> Percent(0.8).said("en"), Percent(0.8).said("pt")
    ('80%', '80%')
    """

    value: float

    def said(self, language: str) -> str:
        return percent(self.value, language, 0)

    def __str__(self) -> str:
        return self.said("en")


def decimal(value: float, language: str, decimals: int = 0) -> str:
    """The number with so many decimals, and a sign between its thousands.

    >>> decimal(-1234.5, "en", 1), decimal(1234567, "de"), decimal(0.5, "pt", 2)
    ('-1,234.5', '1.234.567', '0,50')
    """
    if not decimals and isinstance(value, int) and abs(value) < _PLAIN_BELOW:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, f"#,##0.{'0' * decimals}" if decimals else "#,##0", locale=language)


def percent(value: float, language: str, decimals: int = 1) -> str:
    """A share of 1 in per cent, with so many decimals.

    >>> percent(0.256, "en"), percent(0.256, "zh"), percent(0.256, "pt")
    ('25.6%', '25.6%', '25,6%')
    """
    from babel import Locale
    from babel.numbers import format_percent

    pattern = Locale.parse(language).percent_formats[None].pattern
    shown = pattern.replace("0", f"0.{'0' * decimals}") if decimals else pattern
    return format_percent(value, shown, locale=language)


def compact(value: float, language: str) -> str:
    """A number in little room, as on an axis.

    >>> compact(1_500_000, "en"), compact(1_500_000, "zh"), compact(250, "en"), compact(1234.5, "de")
    ('1.5M', '150万', '250', '1.234')
    """
    from babel.numbers import format_compact_decimal

    short = format_compact_decimal(value, locale=language, fraction_digits=2)
    return decimal(value, language) if abs(value) >= _PLAIN_BELOW and not any(map(str.isalpha, short)) else short


def axis_format(language: str) -> str:
    """The number format of amounts along an axis, short as the language shortens them (CLDR).

    >>> axis_format("en"), axis_format("de")
    ('[>=1000000]0.0,,"M";[>=10000]0,"K";#,##0', '[>=1000000]0.0,,"\\xa0Mio.";#,##0')
    >>> axis_format("ja") == r'[>=100000000]0\\.00,,"億";[>=10000]0\\.0,"万";#,##0'
    True
    """
    from babel import Locale

    short = Locale.parse(language).compact_decimal_formats["short"]["other"]
    words = {size: short[str(size)].pattern.lstrip("0").replace("'", "") for size in (10**3, 10**4, 10**6, 10**8)}
    if words[10**4] and not words[10**3]:  # a format divides by thousands only; the point of the rest is set by hand
        return rf'[>=100000000]0\.00,,"{words[10**8]}";[>=10000]0\.0,"{words[10**4]}";#,##0'
    # From ten thousand on, the marks of an axis are whole thousands.
    thousands = f'[>=10000]0,"{words[10**3]}";' if words[10**3] else ""
    return f'[>=1000000]0.0,,"{words[10**6]}";{thousands}#,##0'
