"""The unions and trade agreements the customer's country belongs to today, such as EU, Eurozone, OECD.

A value: all of them, with commas between. Membership is that of the day that counts as today. The Belt and Road
Initiative is not among them, for want of an official list of its members with the days they joined; a grouping of your
own can name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..countries.groups import blocs, group_label
from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "trade_bloc"
needs = ("country",)


def values(worked: Worked) -> list[Value]:
    codes = worked.column(table, "country")
    known = {code: _joined(worked, code) for code in set(codes)}
    return [known[code] for code in codes]


def _joined(worked: Worked, code: str | None) -> str | None:
    if code is None:
        return None
    names = (group_label(name, name, worked.book.language) for name in blocs(code, worked.today))
    return ", ".join(names) or None


def formula(refs: Refs, worked: Worked) -> str | None:
    return None
