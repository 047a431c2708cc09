"""Country names read a second, 2 % of them misspelt, beside pycountry's fuzzy search.

python benchmarks/country_names.py
"""

from __future__ import annotations

import random
import time

import pycountry

from xltable import countries

ROWS, SHARE, SEED = 500_000, 0.02, 7


def misspelt(name: str, chance: random.Random) -> str:
    """The name with one letter dropped, doubled, changed or exchanged with the next."""
    at = chance.randrange(1, max(2, len(name) - 1))
    slip = chance.randrange(4)
    middle = ("", name[at] * 2, chance.choice("aeiounrst"), name[at + 1 : at + 2] + name[at])[slip]
    return name[:at] + middle + name[at + (2 if slip == 3 else 1) :]


def sample(rows: int) -> list[tuple[str, str]]:
    """(cell, code): names, codes and names in other languages, each misspelling its own."""
    chance = random.Random(SEED)
    labels = [(name, code) for language in ("en", "de", "fr", "zh") for code, name in countries.names(language).items()]
    labels += [(code, code) for code in countries.alpha2()]
    drawn = chance.choices(labels, k=rows)
    return [(misspelt(n, chance) if chance.random() < SHARE and len(n) > 5 else n, code) for n, code in drawn]


def main() -> None:
    cells = sample(ROWS)
    start = time.process_time()
    countries.find("Germny")
    ready = time.process_time() - start
    start = time.process_time()
    found = [countries.find(cell) for cell, _ in cells]
    spent = time.process_time() - start
    wrong = sum(f.code not in (None, code) for f, (_, code) in zip(found, cells, strict=True))
    none = sum(f.code is None for f in found)
    print(f"{ROWS:,} rows, {len({cell for cell, _ in cells}):,} of them distinct; first use {ready * 1000:.0f} ms;")
    print(f"xltable: {ROWS / spent:,.0f} names a second; {none:,} not found, {wrong:,} wrong")

    few = [cell for cell, _ in cells[:60]]
    start = time.process_time()
    for cell in few:
        try:
            pycountry.countries.search_fuzzy(cell)
        except LookupError:
            continue
    theirs = len(few) / (time.process_time() - start)
    print(f"pycountry search_fuzzy: {theirs:,.0f} names a second; xltable {ROWS / spent / theirs:,.0f}x")


if __name__ == "__main__":
    main()
