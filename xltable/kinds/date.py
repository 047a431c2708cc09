"""A day: shown as 2016-03-05, read in the order of day, month and year that the column proves.

Real Excel dates are clean, a time of day with them or not. A text is read where its day can only be one, or where
some other date of the column proves the order (any with a day above 12), or where the user says it (`day_first`);
a date whose order nothing proves is reported with its readings and never guessed. Month names are read in every
language of CLDR; a name that means different months in two languages is read as the column's other names or the
workbook's language has it (listopada: October in Croatian, November in Polish). Years are read also as 令和2,
民国105 and in the Buddhist calendar. A year of two digits lies at most 20 years ahead, else in the past; the change is
unsafe where it is over 30 years back or 10 ahead.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| date(2016, 3, 5) | | date(2016, 3, 5) | | |
| datetime(2016, 3, 5, 16, 7) | | date(2016, 3, 5) | | |
| 2016-03-05 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 2016/3/5 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| '20160305' | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 2016-03-05 16:07 | | date(2016, 3, 5) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 05/03/2016 | column=31/12/2015 | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 05/03/2016 | column=12/31/2015 | date(2016, 5, 3) | date-stored-as-text | date(2016, 5, 3) |
| 01.02.2021 | column=31.12.2020;01.02.2021 | date(2021, 2, 1) | date-stored-as-text | date(2021, 2, 1) |
| 05.03.16 | day_first=True | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 13/02/2021 | | date(2021, 2, 13) | date-stored-as-text | date(2021, 2, 13) |
| 5. März 2016 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| Mar 5, 2016 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 5 de marzo de 2016 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 1er août 2016 | | date(2016, 8, 1) | date-stored-as-text | date(2016, 8, 1) |
| 5 марта 2016 г. | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| ٥ مارس ٢٠١٦ | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 5 آذار 2016 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 2016年3月5日 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 二〇一六年三月五日 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| ２０１６／０３／０５ | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 民国105年3月5日 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 令和2年3月5日 | | date(2020, 3, 5) | date-stored-as-text | date(2020, 3, 5) |
| 5 มีนาคม 2559 | | date(2016, 3, 5) | date-stored-as-text | date(2016, 3, 5) |
| 42434.0 | column=42434.0 | date(2016, 3, 5) | untidy-value | date(2016, 3, 5) |
| 05/03/2016 | | | ambiguous-value | |
| 5 listopada 2015 | column=3 maja 2015 | date(2015, 11, 5) | date-stored-as-text | date(2015, 11, 5) |
| 24. listopada 2015. | column=24. listopada 2015. | | ambiguous-value | |
| 01.02.2021 | column=31.12.2020;12.31.2020 | | ambiguous-value | |
| 31.02.2021 | | | unreadable-value | |
| 30.2.26 | | | unreadable-value | |
| 32.12.24 | | | unreadable-value | |
| 30.2.26 | column=85.12.31;26.3.5 | date(2030, 2, 26) | date-stored-as-text | date(2030, 2, 26) |
| 2023-13-01 | | | unreadable-value | |
| 0000-00-00 | | | unreadable-value | |
| March 2016 | | | unreadable-value | |
| 3月5日 | | | unreadable-value | |
| '2016' | | | unreadable-value | |
| n/a | | | unreadable-value | |
| #N/A | | | unreadable-value | |
| True | | | unreadable-value | |
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from . import Appearance, Context, Options, Raw, Reading, Tidy, Validation
from ._days import Moment, moment
from ._orders import Orders, orders
from ._refusals import DATE


def evidence(distinct: Mapping[Raw, int], context: Context) -> Orders:
    """The order of day, month and year that the column proves."""
    return orders(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The day a cell means."""
    found = moment(raw, context, DATE)
    if not isinstance(found, Moment):
        return found
    if found.fault is None:
        return Tidy(found.day)
    return Tidy(found.day, found.fault, found.written, found.safe, found.why)


def appearance(options: Options, language: str) -> Appearance:
    """ISO, whatever the language: no one can read it in the wrong order."""
    return Appearance(
        number_format=options.number_format or "yyyy-mm-dd",
        width=12,
        align="right",
        validation=Validation("date", date(1900, 1, 1), date(9999, 12, 31)),
        example="2026-03-05",
    )
