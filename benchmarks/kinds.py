"""How many cells of every kind are read right, the wrong answers first: examples of the libraries, and real lists.

An answer of settled.toml, where a better source says that the list is wrong, is told as settled, not as wrong.

python -m benchmarks kinds [KIND…]
"""

from __future__ import annotations

import functools
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from . import (
    _examples_of_libraries,
    _published_addresses,
    _published_words,
    _real_lists,
    _spoilt_texts,
    _written_by_cldr,
)
from ._cases import Column, Tally, judge

SHOWN = 12
"""Wrong answers told of each source."""


def tallies(columns: Iterable[Column]) -> dict[tuple[str, str], Tally]:
    """What came of the columns of each kind and source."""
    found: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for column in columns:
        judge(column, found[column.kind, column.source])
    return {source: tally for source, tally in sorted(found.items()) if tally.total}


@functools.cache
def settled() -> Mapping[tuple[str, object, object], str]:
    """(kind, cell, reading) → why the reading is right although a list says otherwise."""
    answers = tomllib.loads(Path(__file__).with_name("settled.toml").read_text("utf-8"))["answer"]
    return {(each["kind"], each["raw"], each["read"]): each["why"] for each in answers}


def tell(found: dict[tuple[str, str], Tally]) -> None:
    """Wrong answers, then examples of what was not read, then how many of each."""
    wrong: dict[tuple[str, str], int] = {}
    for (kind, source), tally in found.items():
        open_ = [(cell, value) for cell, value in tally.wrong if (kind, cell.raw, value) not in settled()]
        wrong[kind, source] = len(open_)
        for cell, value in open_[:SHOWN]:
            beside = f" beside {dict(cell.row)}" if cell.row else ""
            print(f"wrong: {kind}: {source}: {cell.raw!r}{beside} is {cell.meant!r}, read as {value!r}")
        for cell, value in tally.wrong:
            if why := settled().get((kind, cell.raw, value)):
                print(f"settled: {kind}: {source}: {cell.raw!r} read as {value!r}: {why}")
    print()
    for (kind, source), tally in found.items():
        if tally.missed:
            some = tally.missed[:: max(1, len(tally.missed) // 5)][:5]
            print(f"not read: {kind}: {source}: {', '.join(repr(cell.raw) for cell in some)}")
    print(f"\n{'kind':<12} {'source':<44} {'cells':>8} {'right':>8} {'not read':>9} {'settled':>8} {'wrong':>6}")
    for (kind, source), tally in found.items():
        right, unread = tally.right / tally.total, tally.unread / tally.total
        still = wrong[kind, source]
        counts = f"{len(tally.wrong) - still:>8,} {still:>6,}"
        print(f"{kind:<12} {source:<44} {tally.total:>8,} {right:>8.2%} {unread:>9.2%} {counts}")


def main() -> None:
    """Read all columns, or those of the kinds named."""
    wanted = set(sys.argv[1:])
    sources = (
        *(_examples_of_libraries, _published_addresses, _published_words),
        *(_written_by_cldr, _spoilt_texts, _real_lists),
    )
    columns = (column for source in sources for column in source.columns())
    tell(tallies(column for column in columns if not wanted or column.kind in wanted))


if __name__ == "__main__":
    main()
