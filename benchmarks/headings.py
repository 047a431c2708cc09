"""How many headings of customer lists are understood, the wrong ones first: lists of them with typical cells below.

The headings (_headings.toml) were written down by hand by people who know xltable; the cells are those of its sample.

python -m benchmarks headings [LANGUAGE…]
"""

from __future__ import annotations

import csv
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import xltable
from xltable import schema
from xltable.kinds import Raw

TEMPLATE, ROWS = "exporter-full", 40

Headings = dict[str, list[str]]
"""By the column they mean."""


def lists(headings: Headings) -> Iterator[dict[str, tuple[str, bool]]]:
    """By column, the heading of each list, and whether it is asked for the first time; the first stands in for more."""
    for row in zip_longest(*headings.values()):
        yield {key: (new or headings[key][0], new is not None) for key, new in zip(headings, row, strict=True)}


def cells(language: str, folder: Path) -> dict[str, list[Raw]]:
    """By column of the contacts, what its cells hold in a workbook with made-up customers."""
    path = folder / f"{language}.xlsx"
    xltable.generate(path, template=schema.load(TEMPLATE), language=language, home="CN", sample=ROWS)
    columns = xltable.open(path)["contacts"].columns
    return {key: [column.distinct[code] for code in column.codes] for key, column in columns.items()}


def understood(path: Path) -> dict[str, str]:
    """By heading, the column of the contacts it was taken for."""
    book = xltable.open(path, template=TEMPLATE)
    contacts = next((table for table in book.tables if table.key == "contacts"), None)
    return {column.heading: key for key, column in contacts.columns.items()} if contacts else {}


def asked(language: str, headings: Headings, folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """Every heading, the column it means, and the one it was taken for."""
    below = cells(language, folder)
    for number, names in enumerate(lists(headings)):
        path = folder / f"{language}{number}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(heading for heading, _ in names.values())
            rows.writerows(zip(*(below[key] for key in names), strict=True))
        found = understood(path)
        yield from ((heading, key, found.get(heading)) for key, (heading, new) in names.items() if new)


def main() -> None:
    """Print the headings taken for another column, those not understood, and how many of each."""
    known: dict[str, Headings] = tomllib.loads(Path(__file__).with_name("_headings.toml").read_text("utf-8"))
    wanted = sys.argv[1:] or list(known)
    with tempfile.TemporaryDirectory() as folder:
        found = {language: list(asked(language, known[language], Path(folder))) for language in wanted}
    for language, told in found.items():
        for heading, meant, taken in told:
            if taken not in (meant, None):
                print(f"wrong: {language}: {heading!r} is {meant}, taken for {taken}")
    print()
    for language, told in found.items():
        print(f"unmapped: {language}: {', '.join(f'{h!r} ({meant})' for h, meant, taken in told if taken is None)}")
    print(f"\n{'language':<10} {'headings':>8} {'right':>7} {'unmapped':>9} {'wrong':>6}")
    found["all"] = [one for told in found.values() for one in told]
    for language, told in found.items():
        right = sum(taken == meant for _, meant, taken in told)
        unmapped = sum(taken is None for *_, taken in told)
        print(f"{language:<10} {len(told):>8} {right:>7} {unmapped:>9} {len(told) - right - unmapped:>6}")


if __name__ == "__main__":
    main()
