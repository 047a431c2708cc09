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
LANGUAGES = "en zh zh_Hant es fr de pt ru ar ja".split()
NAMED = (
    "USD EUR GBP JPY CNY HKD TWD KRW INR RUB BRL MXN CAD AUD CHF SEK NOK DKK PLN CZK TRY AED SAR EGP ZAR SGD THB IDR"
    " MYR VND PHP NZD ILS KZT UAH HUF RON NGN KES PKR BDT ARS CLP COP PEN MAD QAR KWD"
).split()
COUNTS = (1, 2, 5, 100)

EVERYDAY = {
    "rmb": ["CNY"], "cnh": ["CNY"], "人民币": ["CNY"], "人民幣": ["CNY"], "块": ["CNY"], "块钱": ["CNY"],
    "元": ["CNY", "HKD", "MOP", "TWD"], "圆": ["CNY"], "圓": ["CNY", "HKD", "TWD"], "円": ["JPY"], "yen": ["JPY"],
    "￥": ["CNY", "JPY"], "¥": ["CNY", "JPY"], "yuan": ["CNY"], "美金": ["USD"], "美元": ["USD"], "刀": ["USD"], "港币": ["HKD"],
    "港幣": ["HKD"], "港元": ["HKD"], "台币": ["TWD"], "台幣": ["TWD"], "ntd": ["TWD"], "nt": ["TWD"],
    "日币": ["JPY"], "日元": ["JPY"], "欧元": ["EUR"], "歐元": ["EUR"], "英镑": ["GBP"], "英鎊": ["GBP"],
    "dollar": ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"], "dollars": ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"],
    "u$s": ["USD"], "us dollar": ["USD"], "euro": ["EUR"], "euros": ["EUR"], "eur": ["EUR"],
    "pound": ["EGP", "GBP", "LBP"], "pounds": ["EGP", "GBP", "LBP"], "stg": ["GBP"], "franken": ["CHF"], "fr": ["CHF", "XAF", "XOF"],
    "sfr": ["CHF"], "руб": ["BYN", "RUB"], "р": ["BYN", "RUB"], "rs": ["INR", "LKR", "MUR", "NPR", "PKR"], "rupees": ["INR", "LKR", "MUR", "NPR", "PKR"],
    "dh": ["AED", "MAD"], "dhs": ["AED", "MAD"], "sr": ["SAR"], "درهم": ["AED", "MAD"], "ريال": ["OMR", "QAR", "SAR", "YER"], "ر.س": ["SAR"],
    "د.إ": ["AED"], "reais": ["BRL"], "real": ["BRL"], "pesos": ["ARS", "CLP", "COP", "MXN", "PHP", "UYU"], "baht": ["THB"], "บาท": ["THB"],
    "원": ["KRW"], "won": ["KRW"], "tl": ["TRY"],
}  # fmt: skip


def main() -> None:
    """Collect signs and names, and write the file."""
    current = {c.alpha_3 for c in pycountry.currencies if not c.alpha_3.startswith("X") or c.alpha_3 in ("XAF", "XOF", "XPF", "XCD")}
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
    for word, meant in EVERYDAY.items():
        codes[bare(word)].update(meant)
    lines = [
        "# What stands beside an amount to say its currency, in small letters without spaces and final full stops,",
        "# and the ISO 4217 codes it can mean. Written by .ci/currency_signs.py; do not edit by hand.",
        f'source = "Unicode CLDR as carried by babel {babel.__version__}, ISO 4217 as carried by pycountry, and everyday words"',
        'date = "2026-11-22"',
        "",
        "[signs]",
        *(f'"{sign}" = "{" ".join(sorted(meant))}"' for sign, meant in sorted(codes.items()) if sign and '"' not in sign),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def bare(sign: str) -> str:
    """The sign as it is looked up."""
    text = "".join(c for c in unicodedata.normalize("NFC", sign).casefold() if unicodedata.category(c) not in ("Cf", "Zs", "Cc"))
    return text.replace("￥", "¥").rstrip(".")


if __name__ == "__main__":
    main()
