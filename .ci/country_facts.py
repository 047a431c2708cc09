"""Build the facts that stand beside the code of every country: facts.csv in xltable/countries.

    python .ci/country_facts.py

Run it when Babel, pycountry or phonenumbers has been updated, and commit what changed.
Sources: ISO 3166-1 through pycountry (LGPL 2.1 or later); country calling codes through phonenumbers (ITU-T E.164);
weekends of CLDR through Babel (Unicode License v3).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

import phonenumbers
import pycountry
from babel import Locale, localedata

FILE = Path(__file__).resolve().parent.parent / "xltable" / "countries" / "facts.csv"
STAMP = (
    f"# Built {date.today()} by .ci/country_facts.py: Babel {version('babel')}, "
    f"pycountry {version('pycountry')}, phonenumbers {version('phonenumbers')}."
)
CODES = sorted({c.alpha_2 for c in pycountry.countries} | {"XK"})  # XK: CLDR and the European Union use it for Kosovo
HEADINGS = ("code", "alpha_3", "numeric", "dial", "area_codes", "weekend")
DIAL = {"HM": 672, "TF": 262}
"""Codes of territories whose numbering plans nobody publishes. HM: ITU-T E.164, list of assigned codes, “Australian
External Territories”. TF: known omissions in the metadata of libphonenumber. 2026-11-29."""

AREAS = {"KZ": "[67]"}
"""Numbers of Kazakhstan begin with +7 6 or +7 7, all others of +7 are Russia's (ITU-T E.164; 2026-11-29)."""


def facts() -> Iterator[tuple[str, ...]]:
    """A row for each country, in the order of HEADINGS."""
    locales = map(Locale.parse, sorted(localedata.locale_identifiers()))
    weekends = {x.territory: (x.weekend_start, x.weekend_end) for x in locales if x.territory}
    dial = DIAL | {r: c for c, rs in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items() for r in rs}
    for code in CODES:
        country = pycountry.countries.get(alpha_2=code)
        plan = phonenumbers.PhoneMetadata.metadata_for_region(code)
        first, last = weekends.get(code, (5, 6))
        days = "".join(str((first + i) % 7) for i in range((last - first) % 7 + 1))
        yield (
            code,
            country.alpha_3 if country else "XKX",
            country.numeric if country else "",
            str(dial.get(code, "")),
            AREAS.get(code, (plan.leading_digits or "") if plan and dial.get(code) == 1 else ""),
            days,
        )


def main() -> None:
    with FILE.open("w", encoding="utf-8", newline="") as stream:
        stream.write(STAMP + "\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(facts())


if __name__ == "__main__":
    main()
