"""How many cells of every kind are read right, the wrong answers first: examples of the libraries, and real lists.

python -m benchmarks kinds [KIND…]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

from . import _examples_of_libraries, _published_addresses, _real_lists, _spoilt_texts, _written_by_cldr
from ._cases import Column, Tally, judge

SHOWN = 12
"""Wrong answers told of each source."""


def tallies(columns: Iterable[Column]) -> dict[tuple[str, str], Tally]:
    """What came of the columns of each kind and source."""
    found: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for column in columns:
        judge(column, found[column.kind, column.source])
    return {source: tally for source, tally in sorted(found.items()) if tally.total}


def tell(found: dict[tuple[str, str], Tally]) -> None:
    """Wrong answers, then examples of what was not read, then how many of each."""
    for (kind, source), tally in found.items():
        for cell, value in tally.wrong[:SHOWN]:
            beside = f" beside {dict(cell.row)}" if cell.row else ""
            print(f"wrong: {kind}: {source}: {cell.raw!r}{beside} is {cell.meant!r}, read as {value!r}")
    print()
    for (kind, source), tally in found.items():
        if tally.missed:
            some = tally.missed[:: max(1, len(tally.missed) // 5)][:5]
            print(f"not read: {kind}: {source}: {', '.join(repr(cell.raw) for cell in some)}")
    print(f"\n{'kind':<12} {'source':<44} {'cells':>8} {'right':>8} {'not read':>9} {'wrong':>6}")
    for (kind, source), tally in found.items():
        right, unread = tally.right / tally.total, tally.unread / tally.total
        print(f"{kind:<12} {source:<44} {tally.total:>8,} {right:>8.2%} {unread:>9.2%} {len(tally.wrong):>6,}")


def main() -> None:
    """Read all columns, or those of the kinds named."""
    wanted = set(sys.argv[1:])
    sources = (_examples_of_libraries, _published_addresses, _written_by_cldr, _spoilt_texts, _real_lists)
    columns = (column for source in sources for column in source.columns())
    tell(tallies(column for column in columns if not wanted or column.kind in wanted))


if __name__ == "__main__":
    main()
