"""Write the names of the months in every language of CLDR to xltable/kinds/_month_names.toml.

Run it after an update of babel: `python .ci/month_names.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import babel
from babel import Locale, localedata
from calendar_words import bare

TARGET = Path(__file__).resolve().parent.parent / "xltable" / "kinds" / "_month_names.toml"

USUAL = """
    en zh es fr de pt ru ar ja ko it nl pl tr sv da nb no nn uk id th vi
    cs sk hu ro bg sl sr bs mk sq hr el he fi et lt lv is ca gl eu ga cy mt lb fy af ast oc
    fa ur hi bn ta te mr gu kn ml pa ne si as or mai bho sd ps my km lo ms jv su fil ceb mg mn
    hy ka az be kk ky uz tg tk tt ug ku ckb am so om ha yo ig sw ak ee ff lg ln ny rn rw sn wo xh zu eo
"""
"""Languages that many customers write, or that a state writes: one name is enough to read it."""
OTHER_CALENDARS = ("byn", "gez", "ti", "tig")
"""Languages whose names in CLDR are those of the Ethiopian months, which begin on other days."""
SET_UPRIGHT = ("Mong",)
"""Scripts that run from top to bottom, as no spreadsheet sets them."""
EVERYDAY = {
    "en": {9: ["sept", "sep"]},
    "de": {1: ["jän"], 3: ["mrz"]},
    "ru": {2: ["фев"], 9: ["сен"], 11: ["ноя"]},
    "vi": {n: [f"th {n}", f"tháng {n:02}"] for n in range(1, 13)},
}
"""Short forms people write that CLDR does not have."""
EVERYDAY_FILLERS = """
    de del den der do da dia día of the le el on am year jahr año ano r roku rok m gada ж թ р року d г год года
    سنة عام يوم الموافق م ที่ วันที่ วัน ปี ngày năm
"""
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
"""Behind a day, Hebrew puts a letter before the month."""
_PIECES = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>[A-Za-z])(?P=field)*|(?P<plain>[^'])")
_NO_NAME = re.compile(r"M?[\d ]+|\d+[月월]")
"""CLDR writes M01 where it has no name; 1月 has a grammar of its own."""
_FIRST_WORD = re.compile(r"[^\W\d_]*")
_LAST_WORD = re.compile(r"[^\W\d_]*$")
_WORD = re.compile(r"[^\W\d_][^\d\s.,()،-]*")


def main() -> None:
    """Collect the names and write the file."""
    names: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    fillers = set(EVERYDAY_FILLERS.split())
    for identifier in localedata.locale_identifiers():
        locale = Locale.parse(identifier)
        if locale.language in OTHER_CALENDARS or locale.script in SET_UPRIGHT:
            continue
        for number, name in named(locale):
            names[locale.language][number].add(name)
        fillers |= words_between(locale)
    for language, everyday in EVERYDAY.items():
        for number, more in everyday.items():
            names[language][number].update(more)
    usual = USUAL.split()
    lines = [
        "# Names of the months in small letters, without a full stop at the end: twelve of each language,",
        "# between | and their forms between ; and the words that dates have beside them.",
        "# Written by .ci/month_names.py; do not edit by hand.",
        f'source = "Unicode CLDR as carried by babel {babel.__version__}, and everyday short forms"',
        f'date = "{date.today()}"',
        f"fillers = [{', '.join(quoted(word) for word in sorted(fillers))}]",
        "",
        "[usual]",
        *(f"{language} = {quoted(listed(names[language]))}" for language in sorted(names) if language in usual),
        "",
        "[others]",
        *(f"{language} = {quoted(listed(names[language]))}" for language in sorted(names) if language not in usual),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def named(locale: Locale) -> Iterator[tuple[int, str]]:
    """Every name of each month, also with what the locale's dates glue to it (urtarrila, urtarrilaren)."""
    glued = {("", "")} | {around for pattern in patterns(locale) for around in glued_to_month(pattern)}
    for form in locale.months.values():
        for width in ("wide", "abbreviated"):
            for number, name in form[width].items():
                if _NO_NAME.fullmatch(name):
                    continue
                for before, after in glued:
                    yield number, bare(f"{before}{name.rstrip('.')}{after}")
                if name[0] in HEBREW:
                    yield number, bare(f"ב{name}")


def glued_to_month(pattern: str) -> Iterator[tuple[str, str]]:
    """The letters right before and behind the month."""
    text = fields_marked(pattern)
    before, month, after = text.partition("\0M")
    if month:
        last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        yield last[0] if last else "", first[0] if first else ""


def words_between(locale: Locale) -> set[str]:
    """The words that the locale's dates have beside day, month and year."""
    plain = " ".join(re.sub(r"[^\W\d_]*\0M[^\W\d_]*|\0.", "0", fields_marked(p)) for p in patterns(locale))
    return {bare(word) for word in _WORD.findall(plain)}


def patterns(locale: Locale) -> list[str]:
    """The patterns of the locale's dates."""
    return [locale.date_formats[width].pattern for width in ("medium", "long", "full")]


def fields_marked(pattern: str) -> str:
    """The pattern without quotes, each field one letter behind a mark."""
    pieces = _PIECES.finditer(pattern)
    return "".join(f"\0{m['field']}" if m["field"] else m["quoted"] or m["plain"] or "" for m in pieces)


def listed(months: dict[int, set[str]]) -> str:
    """The names of twelve months in one text."""
    return "|".join(";".join(sorted(months[number] - {""})) for number in range(1, 13))


def quoted(text: str) -> str:
    """A TOML text."""
    return '"' + text + '"'


if __name__ == "__main__":
    main()
