"""Build the prepared tables of what every language of CLDR calls currencies, languages and itself.

    python .ci/cldr_names.py

Run it when Babel has been updated, and commit what changed. It writes, in xltable/kinds/, `_names_of_currencies.txt`,
`_names_of_languages.txt` and `_own_names_of_languages.txt`: in each line codes, then the folded names that mean them.
Source: CLDR through Babel (Unicode License v3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from babel import Locale, localedata

from xltable.kinds._cldr_names import backwards

HERE = Path(__file__).resolve().parent.parent / "xltable" / "kinds"
STAMP = f"# Built {date.today()} by .ci/cldr_names.py: Babel {version('babel')}."


def tables() -> dict[str, Mapping[str, frozenset[str]]]:
    """Files and the names in them."""
    found = [Locale.parse(each) for each in sorted(localedata.locale_identifiers())]
    spoken = [locale for locale in found if locale.territory is None]
    own = [{str(x): x.languages[str(x)]} for x in found if str(x) in x.languages]
    return {
        "_names_of_currencies.txt": backwards(locale.currencies for locale in spoken),
        "_names_of_languages.txt": backwards(locale.languages for locale in spoken),
        "_own_names_of_languages.txt": backwards(own),
    }


def lines(names: Mapping[str, frozenset[str]]) -> list[str]:
    """The names by their codes."""
    by_codes: dict[str, list[str]] = defaultdict(list)
    for name, codes in names.items():
        by_codes[" ".join(sorted(codes))].append(name)
    return ["\t".join((codes, *sorted(by_codes[codes]))) for codes in sorted(by_codes)]


def main() -> None:
    for file, names in tables().items():
        (HERE / file).write_text("\n".join((STAMP, *lines(names), "")), "utf-8")


if __name__ == "__main__":
    main()
