"""Write what stands beside an amount to say its currency, as CLDR has it, to xltable/kinds/_currency_signs.toml.

Run it after an update of babel or pycountry: `python .ci/currency_signs.py`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import babel
import pycountry
from babel import Locale
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name

TARGET = Path(__file__).resolve().parent.parent / "xltable" / "kinds" / "_currency_signs.toml"
LANGUAGES = ["en", "zh", "zh_Hant", "es", "fr", "de", "pt", "ru", "ar", "ja"]
NAMED = (
    *("USD", "EUR", "GBP", "JPY", "CNY", "HKD", "TWD", "KRW", "INR", "RUB", "BRL", "MXN", "CAD", "AUD", "CHF", "SEK"),
    *("NOK", "DKK", "PLN", "CZK", "TRY", "AED", "SAR", "EGP", "ZAR", "SGD", "THB", "IDR", "MYR", "VND", "PHP", "NZD"),
    *("ILS", "KZT", "UAH", "HUF", "RON", "NGN", "KES", "PKR", "BDT", "ARS", "CLP", "COP", "PEN", "MAD", "QAR", "KWD"),
)
"""Currencies that are also known by their names, in the languages of LANGUAGES."""
SHARED = ("XAF", "XOF", "XPF", "XCD")
"""Money of several countries; the other codes that begin with X are metals, units of account and tests."""
COUNTS = (1, 2, 5, 100)


def main() -> None:
    """Collect signs and names, and write the file."""
    every = {c.alpha_3 for c in pycountry.currencies}
    current = {code for code in every if not code.startswith("X") or code in SHARED}
    codes: dict[str, set[str]] = defaultdict(set)
    for code in current:
        codes[bare(code)].add(code)
    for name in locale_identifiers():
        for code, sign in Locale.parse(name).currency_symbols.items():
            if code in current and len(sign) <= 6 and not any(c.isdigit() for c in sign):
                codes[bare(sign)].add(code)
    for language in LANGUAGES:
        for code in NAMED:
            for count in COUNTS:
                codes[bare(get_currency_name(code, count=count, locale=language))].add(code)
    lines = [
        "# What stands beside an amount to say its currency, in small letters without spaces and final full stops,",
        "# and the ISO 4217 codes it can mean. Written by .ci/currency_signs.py; do not edit by hand.",
        f'source = "Unicode CLDR as carried by babel {babel.__version__}, ISO 4217 as carried by pycountry"',
        'date = "2026-11-22"',
        "",
        "[signs]",
        *(f'"{sign}" = "{" ".join(sorted(codes[sign]))}"' for sign in sorted(codes) if sign and '"' not in sign),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def bare(sign: str) -> str:
    """The sign as it is looked up."""
    folded = unicodedata.normalize("NFC", sign).casefold().replace("￥", "¥")
    return "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Zs", "Cc")).rstrip(".")


if __name__ == "__main__":
    main()
