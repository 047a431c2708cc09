"""Near-duplicates: recall, precision and time of 100,000 contacts; what blocking finds among 2,000.

Run: python -m benchmarks likely_duplicates
"""

from __future__ import annotations

import csv
import itertools
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import xltable
from xltable.findings import Issue
from xltable.rules import SHELF
from xltable.rules._company_names import Core, core
from xltable.rules._name_blocks import alike, word_counts
from xltable.rules._name_likeness import likeness

from ._invented_contacts import BRANCH, Contacts, contacts

COUNT, SAMPLE = 100_000, 2_000
LEAST = 0.99
HEADINGS = ("Customer ID", "Company", "Contact name", "E-mail", "Phone", "Country", "City")


def main() -> None:
    """Measure, and fail where recall, precision or blocking falls under 99 %."""
    made = contacts(COUNT, seed=11)
    issues, seconds = _told(made)
    print(f"{COUNT:,} contacts, their cells read: {seconds:.1f} s of CPU, {len(issues):,} issues")
    customers = _customers(made.same)
    right = [issue for issue in issues if customers[str(issue.record)] == customers[str(issue.other_record)]]
    found = {issue.record for issue in right}
    _print_shares("entered again, found", {other: shared for (_, other), shared in made.same.items()}, found)
    told = {issue.record for issue in issues}
    _print_shares("only alike, told", made.alike, told - found)
    recall = sum(other in found for _, other in made.same) / len(made.same)
    branches = {record for record, how in made.alike.items() if how == BRANCH}  # of one company, whatever is said
    pairs = [(str(issue.record), str(issue.other_record)) for issue in issues]
    judged = [pair for pair in pairs if branches.isdisjoint(pair)]
    precision = sum(customers[one] == customers[other] for one, other in judged) / len(judged)
    print(f"recall {recall:.2%} of {len(made.same):,}, precision {precision:.2%} of {len(issues):,}")
    blocking = _blocking()
    if min(recall, precision, blocking) < LEAST:
        raise SystemExit(1)


def _told(made: Contacts) -> tuple[list[Issue], float]:
    """What the rule says of the contacts, and how long it took it, the cells read."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "contacts.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, HEADINGS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(made.rows)
        book = xltable.open(file)
        for key in book["contacts"].columns:
            book["contacts"].readings(key)
        start = time.process_time()
        issues = list(SHELF["likely-duplicate"].check(book))
        return issues, time.process_time() - start


class _customers(dict[str, str]):  # noqa: N801
    """The first record of each customer, by each record that is the customer."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        for one, other in sorted(pairs, key=lambda pair: int(pair[1][2:])):
            self[other] = self[one]

    def __missing__(self, record: str) -> str:
        return record


def _print_shares(what: str, planted: dict[str, str], told: Iterable[str | None]) -> None:
    """How many of the planted contacts of each sort were told."""
    every, there = Counter(planted.values()), Counter(planted[str(r)] for r in told if str(r) in planted)
    for how, n in sorted(every.items()):
        print(f"  {what}: {there[how]:5,} of {n:5,}  {how}")


def _blocking() -> float:
    """Which part of the pairs alike among all pairs blocking finds; what it finds besides is an error."""
    rows = contacts(SAMPLE * 2 // 3, seed=12).rows
    dice = random.Random(13)
    names = [row["Company"] for row in rows]
    names += [_slip(text, dice) for text in names[: SAMPLE - len(names)]]
    cores: list[Core] = list({(c.script, c.compact): c for text in names if (c := core(text))}.values())
    times = word_counts(cores)
    start = time.process_time()
    truth = {(i, j) for i, j in itertools.combinations(range(len(cores)), 2) if likeness(cores[i], cores[j], times) > 0}
    middle = time.process_time()
    found = {(i, j) for i, j, _ in alike(cores)}
    end = time.process_time()
    print(f"{len(names):,} names, {len(cores):,} of them different: {len(truth):,} pairs alike among all pairs,")
    share = len(found & truth) / len(truth)
    print(f"  blocking finds {share:.2%} in {end - middle:.2f} s, all in {middle - start:.2f} s")
    return share if found <= truth else 0.0


def _slip(text: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(text) - 1)
    return dice.choice((text[:at] + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :]))


if __name__ == "__main__":
    main()
