"""What one unit of the line's currency was worth in home currency on the day of the line.

A live formula that looks into the rates sheet: the latest rate on or before the day; several rates of that day are
averaged. 1 for the home currency. Blank where there is no rate, currency, day or home currency: never 1 for want of a
rate. Where the home currency itself stands on the rates sheet, rates are crossed through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..refs import literal
from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Layout, Refs
    from ..worked import Worked

table = "transactions"
key = "rate"
needs = ("currency", "order_date")
uses = ("rates.currency", "rates.date", "rates.rate")
looks_into = ("rates",)


def values(worked: Worked) -> list[float | None]:
    codes, currencies = worked.codes(table, "currency")
    return cells(worked.rates.of_lines(codes, currencies, worked.numbers(table, "order_date")))


def formula(refs: Refs, worked: Worked) -> str | None:
    layout, currency, day = refs.layout, refs.this("currency"), refs.this("order_date")
    home = layout.setting("home_currency") if "settings" in layout.named else literal(worked.currency)
    foreign = '""'
    if "rates" in layout.named:
        worth = _latest(layout, currency, day)
        foreign = (
            f'IFERROR({worth}/{_latest(layout, home, day)},"")' if worked.rates.crossed else f'IFERROR({worth},"")'
        )
    return f'IF(OR({currency}="",{home}="",NOT(ISNUMBER({day}))),"",IF({currency}={home},1,{foreign}))'


def _latest(layout: Layout, currency: str, day: str) -> str:
    """The latest rate of a currency: of those on the last day that has one."""
    codes, days, rates = (layout.rates(column) for column in ("currency", "date", "rate"))
    last = f"SUMPRODUCT(MAX(({codes}={currency})*({days}<={day})*{days}))"
    return f"AVERAGEIFS({rates},{codes},{currency},{days},{last})"
