"""A number: kept as a number Excel can reckon with, read with the decimal sign that the column proves.

Real numbers are clean. A text is read where it can only mean one number (`1.234,56`, `12.5`, `1,234,567`), or where
another text of the column proves the decimal sign, or where the user says it (`decimal`); `1,234` where nothing
proves it is reported with both readings. Digits of every script, minus signs before and behind, brackets and ▲ for
negatives are read, and words that multiply (万, 億, k, lakh, Mio.), but not m, which is a million, a thousand or a
metre. A number beside a unit is refused, and the bare number proposed. Texts with more than 15 digits, with leading
zeros or like 1.38E+10 are changed only unsafely.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| 12.5 | | 12.5 | | |
| -3.0 | | -3.0 | | |
| '12' | | 12.0 | number-stored-as-text | 12.0 |
| 1.234,56 | | 1234.56 | number-stored-as-text | 1234.56 |
| 1,234.56 | | 1234.56 | number-stored-as-text | 1234.56 |
| 1'234.50 | | 1234.5 | number-stored-as-text | 1234.5 |
| 1 234,56 | | 1234.56 | number-stored-as-text | 1234.56 |
| 1,23,456 | | 123456.0 | number-stored-as-text | 123456.0 |
| 1,234 | column='12.5';1,000.5 | 1234.0 | number-stored-as-text | 1234.0 |
| 1,234 | column=12,5;1.000,5 | 1.234 | number-stored-as-text | 1.234 |
| '1.234' | decimal=, | 1234.0 | number-stored-as-text | 1234.0 |
| 0,123 | | 0.123 | number-stored-as-text | 0.123 |
| (1,234.50) | | -1234.5 | number-stored-as-text | -1234.5 |
| 12.5- | | -12.5 | number-stored-as-text | -12.5 |
| −12.5 | | -12.5 | number-stored-as-text | -12.5 |
| １２．５ | | 12.5 | number-stored-as-text | 12.5 |
| ١٬٢٣٤٫٥ | | 1234.5 | number-stored-as-text | 1234.5 |
| १,२३,४५६ | | 123456.0 | number-stored-as-text | 123456.0 |
| 1.2万 | | 12000.0 | number-stored-as-text | 12000.0 |
| 3億 | | 300000000.0 | number-stored-as-text | 300000000.0 |
| 1億2000万 | | 120000000.0 | number-stored-as-text | 120000000.0 |
| 3.5k | | 3500.0 | number-stored-as-text | 3500.0 |
| 2,5 Mio. | | 2500000.0 | number-stored-as-text | 2500000.0 |
| 1.5 lakh | | 150000.0 | number-stored-as-text | 150000.0 |
| 2.5 crore | | 25000000.0 | number-stored-as-text | 25000000.0 |
| 5,4 тыс. | | 5400.0 | number-stored-as-text | 5400.0 |
| 007 | | 7.0 | number-stored-as-text | 7.0 |
| 1.38E+10 | | 13800000000.0 | number-stored-as-text | 13800000000.0 |
| -5.0 | minimum=0 | -5.0 | out-of-range | |
| 1,234 | | | ambiguous-value | |
| '1.234' | column='12.5';12,5 | | ambiguous-value | |
| 2m | | | unreadable-value | |
| 12 pcs | | | unreadable-value | |
| 12.03.2021 | | | unreadable-value | |
| 10-20 | | | unreadable-value | |
| five | | | unreadable-value | |
| - | | | unreadable-value | |
| #DIV/0! | | | unreadable-value | |
| True | | | unreadable-value | |
| date(2016, 5, 3) | | | unreadable-value | |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from . import Appearance, Context, Options, Raw, Reading, Tidy, Validation
from ._figures import Figure, Signs, besides, clean, figure, signs, tidy
from ._refusals import NUMBER

if TYPE_CHECKING:
    from . import Flags

LEAST, MOST = -9.99e307, 9.99e307
"""Every number Excel takes (Excel specifications and limits)."""


def evidence(distinct: Mapping[Raw, int], context: Context) -> Signs:
    """The decimal sign that the column proves."""
    return signs(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The number a cell means."""
    if clean(raw, context.options):
        return Tidy(raw)
    found = figure(raw, context, NUMBER, context.evidence)
    if not isinstance(found, Figure):
        return found
    if not found.alone:
        return besides(raw, found, NUMBER)
    return tidy(raw, found.number, context.options, text=found.text, doubt=found.doubt)


def as_held(values: Sequence[Raw], context: Context) -> Flags:
    """Which are numbers within the column's range."""
    from ._at_once import within

    return within(values, context.options)


def appearance(options: Options, language: str) -> Appearance:
    """To the right, in Excel's general form unless the template says how."""
    low = LEAST if options.minimum is None else options.minimum
    high = MOST if options.maximum is None else options.maximum
    return Appearance(
        number_format=options.number_format or "General",
        width=12,
        align="right",
        validation=Validation("decimal", low, high),
        example="1234.5",
    )
