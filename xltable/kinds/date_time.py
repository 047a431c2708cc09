"""A day with its time: shown as 2016-03-05 16:07, to the second.

Days are read as the kind `date` reads them. The time is taken as it is written: a time zone (`Z`, `+08:00`) names
another clock, and a date in Excel cannot keep it, so that change is unsafe. A day without a time is midnight.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| datetime(2016, 3, 5, 16, 7, 9) | | datetime(2016, 3, 5, 16, 7, 9) | | |
| date(2016, 3, 5) | | datetime(2016, 3, 5) | | |
| 2016-03-05 16:07 | | datetime(2016, 3, 5, 16, 7) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 2016-03-05T16:07:09Z | | datetime(2016, 3, 5, 16, 7, 9) | date-stored-as-text | datetime(2016, 3, 5, 16, 7, 9) |
| 2016年3月5日 下午4:07 | | datetime(2016, 3, 5, 16, 7) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 2016年3月5日16时7分9秒 | | datetime(2016, 3, 5, 16, 7, 9) | date-stored-as-text | datetime(2016, 3, 5, 16, 7, 9) |
| Mar 5, 2016, 4:07 PM | | datetime(2016, 3, 5, 16, 7) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 5 mars 2016 16h07 | | datetime(2016, 3, 5, 16, 7) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 5/3/16 4:07 p. m. | day_first=True | datetime(2016, 3, 5, 16, 7) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 31.12.2015, 16:07 | | datetime(2015, 12, 31, 16, 7) | date-stored-as-text | datetime(2015, 12, 31, 16, 7) |
| ٥ مارس ٢٠١٦، ٤:٠٧ م | | datetime(2016, 3, 5, 16, 7) | date-stored-as-text | datetime(2016, 3, 5, 16, 7) |
| 42434.5 | column=42434.5 | datetime(2016, 3, 5, 12, 0) | untidy-value | datetime(2016, 3, 5, 12, 0) |
| 05/03/2016 16:07 | | | ambiguous-value | |
| 2016-03-05 25:00 | | | unreadable-value | |
| 16:07 | | | unreadable-value | |
| n/a | | | unreadable-value | |
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from . import Appearance, Context, Options, Raw, Reading, Tidy, Validation
from ._days import Moment, moment
from ._orders import Orders, orders
from ._refusals import TIME


def evidence(distinct: Mapping[Raw, int], context: Context) -> Orders:
    """The order of day, month and year that the column proves."""
    return orders(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The day and time a cell means."""
    found = moment(raw, context, TIME)
    if not isinstance(found, Moment):
        return found
    if found.fault is None:
        return Tidy(found.exact)
    return Tidy(found.exact, found.fault, found.exact, found.safe, found.why)


def appearance(options: Options, language: str) -> Appearance:
    """ISO with hours and minutes."""
    return Appearance(
        number_format=options.number_format or "yyyy-mm-dd hh:mm",
        width=17,
        align="right",
        validation=Validation("date", date(1900, 1, 1), date(9999, 12, 31)),
        example="2026-03-05 16:07",
    )
