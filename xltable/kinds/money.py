"""An amount of money: a number, whose currency stands in the currency column.

Numbers are read as the kind `number` reads them. A currency beside the amount is checked against the row's currency:
the same one goes without loss; where the row has none, taking it away would lose it, so the change is unsafe and the
currency named; another one is a contradiction, and the amount is refused. An amount of yen, won and other money without
a smaller unit has no decimals, so there `1,234` is 1234.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| 12.5 | | 12.5 | | |
| '12.5' | | 12.5 | number-stored-as-text | 12.5 |
| 1.234,56 € | currency=EUR | 1234.56 | number-stored-as-text | 1234.56 |
| EUR 1,234.56 | currency=EUR | 1234.56 | number-stored-as-text | 1234.56 |
| US$ 12.50 | currency=USD | 12.5 | number-stored-as-text | 12.5 |
| $12.50 | currency=CAD | 12.5 | number-stored-as-text | 12.5 |
| -$12.50 | currency=USD | -12.5 | number-stored-as-text | -12.5 |
| ￥1.2万元 | currency=CNY | 12000.0 | number-stored-as-text | 12000.0 |
| 5,400円 | currency=JPY | 5400.0 | number-stored-as-text | 5400.0 |
| ₹1,23,456 | currency=INR | 123456.0 | number-stored-as-text | 123456.0 |
| Rs. 500/- | currency=INR | 500.0 | number-stored-as-text | 500.0 |
| CHF 1'200.- | currency=CHF | 1200.0 | number-stored-as-text | 1200.0 |
| 5 400,50 руб. | currency=RUB | 5400.5 | number-stored-as-text | 5400.5 |
| ١٬٢٣٤٫٥٠ ر.س | currency=SAR | 1234.5 | number-stored-as-text | 1234.5 |
| 12.50 EUR | | 12.5 | number-stored-as-text | 12.5 |
| $12.50 | | 12.5 | number-stored-as-text | 12.5 |
| -5.0 | minimum=0 | -5.0 | out-of-range | |
| 1,234 € | currency=EUR | | ambiguous-value | |
| 8 K | currency=MMK | | ambiguous-value | |
| 12.50 EUR | currency=USD | | unreadable-value | |
| 12 per kg | | | unreadable-value | |
| on request | | | unreadable-value | |
| n/a | | | unreadable-value | |
| True | | | unreadable-value | |
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..speech import Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._amounts import amount_of, multiple
from ._currency_signs import meant, whole
from ._figures import Figure, Signs, besides, clean, figure, signs, spelt, tidy
from ._refusals import AMOUNT, shown
from .number import LEAST, MOST

if TYPE_CHECKING:
    from . import Flags

depends_on = ("currency",)
_LETTERS_BEHIND = re.compile(r"\d\s*([^\W\d_]+)\s*$")


def evidence(distinct: Mapping[Raw, int], context: Context) -> Signs:
    """The decimal sign that the column proves."""
    return signs(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The amount a cell means, if its currency is the row's."""
    if clean(raw, context.options):
        return Tidy(raw)
    found = figure(raw, context, AMOUNT, context.evidence)
    if isinstance(found, Ambiguous):
        found = _without_decimals(raw, context) or found
    if not isinstance(found, Figure):
        return found
    if factor := _multiple_or_sign(raw, context):
        return _either(raw, found.number, factor, context)
    if found.alone:
        return tidy(raw, found.number, context.options, text=found.text, doubt=found.doubt)
    return _with_currency(raw, found, context)


def as_held(values: Sequence[Raw], context: Context) -> Flags:
    """Which are numbers within the column's range."""
    from ._at_once import within

    return within(values, context.options)


def appearance(options: Options, language: str) -> Appearance:
    """Two decimals and grouped thousands; the currency stands in its own column."""
    low = LEAST if options.minimum is None else options.minimum
    high = MOST if options.maximum is None else options.maximum
    return Appearance(
        number_format=options.number_format or "#,##0.00",
        width=14,
        align="right",
        validation=Validation("decimal", low, high),
        example="1250.00",
    )


def _without_decimals(raw: Raw, context: Context) -> Figure | None:
    """1,234円 is 1234: the yen has no decimals."""
    amount = amount_of(str(raw))
    if amount is None:
        return None
    row, codes = context.row.get("currency"), meant(amount.beside)
    if row and (row in codes or not any(amount.beside)):
        codes = frozenset({row})
    if not codes or not codes <= whole():
        return None
    return Figure(float(max(amount.readings.values(), key=abs)), True, amount.beside, amount.doubt)


def _multiple_or_sign(raw: Raw, context: Context) -> int | None:
    """What the letters behind an amount multiply it by, where they are a sign of the row's currency as well: 8 K."""
    letters = _LETTERS_BEHIND.search(raw) if isinstance(raw, str) else None
    if letters is None or context.row.get("currency") not in meant(("", letters[1].casefold())):
        return None
    factor, rest = multiple(letters[1])
    return factor if factor > 1 and not rest else None


def _either(raw: Raw, number: float, factor: int, context: Context) -> Ambiguous:
    few, many = spelt(number / factor), spelt(number)
    why = "“{value}” can mean {first} or {second}: the letters behind it are a sign of {currency}, too."
    said = Sentence(why, value=shown(raw), first=few, second=many, currency=str(context.row["currency"]))
    return Ambiguous((few, many), said)


def _with_currency(raw: Raw, found: Figure, context: Context) -> Reading:
    codes = meant(found.beside)
    if not codes:
        return besides(raw, found, AMOUNT)
    row = context.row.get("currency")
    if row in codes:
        return tidy(raw, found.number, context.options, text=True, doubt=found.doubt)
    told = next(iter(codes)) if len(codes) == 1 else " ".join(filter(None, found.beside))
    if row:
        why = "“{value}” is in {told}, but the row's currency is {row}."
        return Unreadable(Sentence(why, value=shown(raw), told=told, row=row), found.number)
    why = "“{value}” is {number} in {told}; no currency cell of its row says so, and the amount alone would lose it."
    doubt = Sentence(why, value=shown(raw), number=spelt(found.number), told=told)
    return tidy(raw, found.number, context.options, text=True, doubt=doubt)
