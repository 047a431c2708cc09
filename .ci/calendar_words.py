"""Write the names of weekdays and halves of the day, as CLDR has them, to xltable/kinds/_calendar_words.toml.

Run it after an update of babel: `python .ci/calendar_words.py`.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import babel
from babel import Locale

LOCALES = (
    *("en", "en_GB", "en_AU", "en_CA", "zh", "zh_Hant", "es", "es_MX", "fr", "fr_CA", "de", "de_AT", "pt", "pt_PT"),
    *("ru", "ar", "ar_EG", "ar_SA", "ar_LB", "ar_SY", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ja", "ko", "th"),
    *("it", "nl", "pl", "tr", "sv", "da", "nb", "uk", "id"),
)
MORE = """
    cs sk hu ro bg sl sr sr_Latn bs mk sq el he fa ur hi bn ta te mr gu kn ml pa ne ms fil sw fi et lt lv is ca gl eu af
    be kk az uz uz_Cyrl ka hy km lo am ga cy nn hr
"""
"""Languages of which weekdays are read, and not the hours."""
TARGET = Path(__file__).resolve().parent.parent / "xltable" / "kinds" / "_calendar_words.toml"

ONE_LETTER_DAYS = ("zh", "ja", "ko")
"""Their weekdays are one letter after a word of their own (星期六, 土曜日), which reads as a pattern."""

# Written by people and not in CLDR, or in CLDR only for a form of the name we do not read.
EVERYDAY_MORNING = [
    "am",
    "a.m",
    "a. m",
    "上午",
    "早上",
    "凌晨",
    "清晨",
    "午夜",
    "半夜",
    "午前",
    "오전",
    "ص",
    "صباحا",
    "صباحًا",
]
EVERYDAY_NOON = ["中午", "正午"]
EVERYDAY_EVENING = ["晚上", "夜里", "夜晚", "傍晚"]
EVERYDAY_AT = [
    "at",
    "um",
    "à",
    "a las",
    "a la",
    "às",
    "as",
    "в",
    "الساعة",
    "เวลา",
    "kl",
    "alle",
    "om",
    "saat",
    "pukul",
    "o",
]
EVERYDAY_AFTERNOON = ["pm", "p.m", "p. m", "下午", "午後", "오후", "م", "مساء", "مساءً"]


def main() -> None:
    """Collect the words and write the file."""
    weekdays: set[str] = set()
    halves = {"am": set(EVERYDAY_MORNING), "pm": set(EVERYDAY_AFTERNOON)}
    more = MORE.split()
    for name in (*LOCALES, *more):
        locale = Locale.parse(name)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                if locale.language not in ONE_LETTER_DAYS:
                    weekdays.update(bare(day) for day in locale.days[context][width].values())
                if name in more:
                    continue
                found = locale.day_periods.get(context, {}).get(width, {})
                for half, words in halves.items():
                    if half in found:
                        words.add(bare(found[half]))
    lines = [
        "# Names of weekdays and halves of the day in small letters, without a full stop at the end.",
        "# Written by .ci/calendar_words.py; do not edit by hand.",
        f'source = "Unicode CLDR as carried by babel {babel.__version__}, and everyday short forms"',
        f'date = "{date.today()}"',
        f"weekdays = {listed(weekdays)}",
        f"morning = {listed(halves['am'])}",
        f"afternoon = {listed(halves['pm'])}",
        f"noon = {listed(set(EVERYDAY_NOON))}",
        f"evening = {listed(set(EVERYDAY_EVENING))}",
        f"at = {listed(set(EVERYDAY_AT))}",
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def bare(word: str) -> str:
    """The word as it is looked up."""
    return (
        unicodedata.normalize("NFC", word).replace("\u00a0", " ").replace("\u202f", " ").casefold().rstrip(".").strip()
    )


def listed(words: set[str]) -> str:
    """A TOML list."""
    return "[" + ", ".join(f'"{w}"' for w in sorted(words - {""})) + "]"


if __name__ == "__main__":
    main()
