"""Values that fit none of the countries their row can be in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..book import Table
from ..countries import OneOf
from ..kinds import Value
from ._columns import codes, records


def elsewhere(table: Table, key: str, differs: Callable[[Value, str], bool]) -> Iterator[tuple[int, OneOf]]:
    """The records whose tidy value differs from every country that their country cell can mean, and those countries.

    Each distinct pair is compared once.
    """
    if key not in table or "country" not in table:
        return
    (values,), distinct = codes((table,), key)
    where, countries = table.countries
    pairs, inverse = np.unique(values * len(countries) + where, return_inverse=True)
    split = (divmod(pair, len(countries)) for pair in pairs.tolist())
    foreign = (bool(v and countries[c]) and all(differs(distinct[v], code) for code in countries[c]) for v, c in split)
    for record in records(np.fromiter(foreign, np.bool_, len(pairs))[inverse]):
        yield record, OneOf(countries[where[record]])
