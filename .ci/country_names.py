"""Build the prepared spellings of xltable/countries from CLDR and ISO 3166.

    python .ci/country_names.py

Run it when Babel or pycountry has been updated, and commit what changed. It writes, in xltable/countries/: `names.txt`
(every spelling as written) and `keys.txt` (every folded spelling).
`names.txt` keeps what earlier runs found; on 2026-11-28 it was run with Babel 2.9.1, 2.12.1, 2.14, 2.16, 2.17 and
2.19 (CLDR 37 to 48), the newest last.
Sources: CLDR territory names through Babel (Unicode License v3); names and official names of ISO 3166-1 in their
translations by the iso-codes project through pycountry (LGPL 2.1 or later).
"""

from __future__ import annotations

import csv
import gettext
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path

import pycountry
from babel import Locale, localedata
from babel.core import get_global
from rapidfuzz.distance import OSA

from xltable.countries.near import SHORT, Neighbours
from xltable.countries.spelling import fold, unstyled, words
from xltable.countries.table import REGION

HERE = Path(__file__).resolve().parent.parent / "xltable" / "countries"
CODES = sorted({c.alpha_2 for c in pycountry.countries} | {"XK"})  # XK: CLDR and the European Union use it for Kosovo
NAMESAKES = (("CD", "CG"), ("KP", "KR"), ("MF", "SX"), ("VG", "VI"))
"""Countries that languages call alike, but for a word by which they tell them apart."""
REGIONS = ("EU", "UN", "EZ", "QO", "ZZ")
MOST_WRITTEN = (
    *("en", "zh", "zh_Hant", "es", "ar", "pt", "id", "fr", "ja", "ru", "de", "it", "ko", "tr", "vi", "fa"),
    *("pl", "nl", "uk", "ro", "el", "cs", "sv", "hu", "da", "nb", "fi", "he", "th", "hi", "bn", "ur"),
)
FEW = 6
"""A spelling of so few locales gives way to a slip in an English name."""
SLIPS = 3
"""How far from a country's name a place may be spelled to be told apart from it."""
STAMP = f"# Built {date.today()} by .ci/country_names.py: Babel {version('babel')}, pycountry {version('pycountry')}."
LETTERS = re.compile("[a-z\u0370-\u052f\u0600-\u06ff]+$")
"""Scripts in which words are also looked up in any order: Latin, Greek, Cyrillic, Arabic."""
OVERWHELMING = 5
"""A spelling means one country although a few languages use it for another, if so many times more locales agree."""


def locales() -> Iterator[Locale]:
    for name in sorted(localedata.locale_identifiers()):
        yield Locale.parse(name)


def translations() -> Iterator[gettext.GNUTranslations]:
    folder = Path(pycountry.__file__).parent / "locales"
    for file in sorted(folder.glob("*/LC_MESSAGES/iso3166-1.mo")):
        with file.open("rb") as stream:
            yield gettext.GNUTranslations(stream)


def cldr_names() -> dict[str, Counter[str]]:
    """How many locales write each name of each territory, regions among them."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for locale in locales():
        for code, name in locale.territories.items():
            if code in CODES or code.isdigit() or code in REGIONS:
                names[code][name] += 1
    return names


def iso_names() -> dict[str, Counter[str]]:
    """Names, common names and official names in English and every language they were translated into."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    languages = [lambda text: text, *(t.gettext for t in translations())]
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            english = getattr(country, attribute, None)
            for say in languages if english else ():
                names[country.alpha_2][say(english)] += 1
    return names


def earlier_names() -> dict[str, Counter[str]]:
    """Names the table held before: what CLDR once called a country is still what people write."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (HERE / "names.txt").read_text("utf-8").splitlines()[1:]:
        code, *spelled = line.split("\t")
        names[code].update(spelled)
    return names


def keys_of(name: str) -> set[str]:
    """What a name is looked up by: folded, and as a set of words with and without what the state calls itself."""
    plain = fold(name)
    spread = " ".join(words(name)) if LETTERS.match(plain) else ""
    return {key for key in (plain, spread) if key}


def decided(claims: dict[str, Counter[str]]) -> dict[str, str]:
    """key → code, or several codes with a space between where several countries bear that name."""
    found = {}
    for key, codes in claims.items():
        ranked = codes.most_common()
        clear = len(ranked) == 1 or ranked[0][1] >= OVERWHELMING * ranked[1][1]
        found[key] = ranked[0][0] if clear else " ".join(sorted(codes))
    return found


def claims(names: dict[str, Counter[str]], codes: Iterable[str]) -> dict[str, Counter[str]]:
    claimed: dict[str, Counter[str]] = defaultdict(Counter)
    for code in codes:
        for name, n in names[code].items():
            for key in keys_of(name):
                claimed[key][code] += n
    return claimed


def unstyled_keys(known: dict[str, str]) -> dict[str, str]:
    """Word sets without “republic”, “kingdom” …, where only one country is left with them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, code in known.items():
        if " " in key and (rest := unstyled(tuple(key.split()))):
            found[" ".join(rest)].add(code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1 and key not in known and " " in key}


def halves() -> dict[str, str]:
    """What two countries are both called, told apart by a word more (“Congo - Kinshasa”), in every language that does.

    It is what their names begin or end with alike, where that is more than a word such as “islands”.
    """
    found = {}
    for locale in locales():
        names = {
            code: re.split(r"[\s()（）–—/,،-]+", name) for code, name in locale.territories.items() if code in CODES
        }
        for pair in NAMESAKES:
            if set(pair) <= names.keys():
                others = {word for code, name in names.items() if code not in pair for word in name}
                for alike in filter(set(names[pair[0]]).issuperset, affixes(*(names[code] for code in pair))):
                    if set(alike) - others and len(" ".join(alike)) > 2 and list(alike) not in names.values():
                        found.update(dict.fromkeys(keys_of(" ".join(alike)), " ".join(pair)))
    return found


def affixes(one: list[str], other: list[str]) -> Iterator[tuple[str, ...]]:
    """What two names have alike at their beginning, and at their end."""
    yield tuple(takewhile(lambda word: word in other, one))
    yield tuple(takewhile(lambda word: word in other, one[::-1]))[::-1]


def doubtful(known: dict[str, str], claimed: dict[str, Counter[str]]) -> dict[str, str]:
    """Spellings of few languages, one slip from another country's English name: both, unless a language decides.

    “Ugana” is Ghana in one language, and Uganda misspelt everywhere else.
    """
    english = {fold(name): code for code, name in Locale.parse("en").territories.items() if code in CODES}
    found = {}
    for key, code in known.items():
        if len(code) != 2 or not key.isascii() or len(key) < 5 or claimed[key].total() > FEW:
            continue
        near = {c for name, c in english.items() if c != code and OSA.distance(name, key, score_cutoff=1) < 2}
        if near:
            found[key] = " ".join(sorted({code, *near})) + ":language"
    return found


def accents_decide(known: dict[str, str], names: dict[str, Counter[str]]) -> dict[str, str]:
    """Names as written that are one country's while another's differs from them only in what folding takes off.

    “Kāta” is Chad where “Katā” is Qatar, “Ssudan” is Sudan beside “S. Sudan”: both, unless a language decides.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for code in CODES:
        for name, n in names[code].items():
            written[unicodedata.normalize("NFKC", name).casefold()][code] += n
    by_hand = {spelling.casefold() for spelling, *_ in curated()}
    found = {}
    for name, codes in written.items():
        code = known.get(fold(name), "").partition(":")[0]
        if len(code) == 2 and set(codes) != {code} and name not in by_hand:
            found[name] = " ".join(sorted({code, *codes}))
    return found


def places(known: dict[str, str]) -> dict[str, str]:
    """States, provinces and cities whose names look like a country they do not belong to, and their own country."""
    territory = get_global("zone_territories")
    found = {(name, s.country_code) for s in pycountry.subdivisions for name in (s.name, *re.split(r"[\[\]/]", s.name))}
    found |= {(zone.split("/")[-1], code) for zone, code in territory.items()}
    for locale in locales():
        found |= {(z["city"], territory.get(zone, "")) for zone, z in locale.time_zones.items() if "city" in z}
    near = Neighbours((k, c) for k, c in known.items() if " " not in k and len(c) == 2)
    keyed = {(fold(name), code) for name, code in found}
    keyed = {(key, code) for key, code in keyed if key not in known and set(near.slips(key, SLIPS)) - {code}}
    return {key: REGION + code for key, code in sorted(keyed)}


def common() -> list[str]:
    """Short spellings in the languages most written."""
    names = {Locale.parse(x).territories[c] for x in MOST_WRITTEN for c in CODES}
    names |= {getattr(c, a) for c in pycountry.countries for a in ("name", "common_name") if getattr(c, a, None)}
    names |= {row["spelling"] for row in rows("aliases.csv") if row["form"] in ("name", "former", "part")}
    return sorted({fold(n) for n in names if len(fold(n)) < SHORT})


def rows(file: str) -> list[dict[str, str]]:
    text = (HERE / file).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def curated() -> Iterator[tuple[str, str, str]]:
    """(spelling, codes, form) of the files kept by hand; form is empty for a plain name."""
    plain = {"name": "", "loose": "", "region": ""}
    for row in rows("aliases.csv"):
        yield row["spelling"], row["codes"] or REGION, plain.get(row["form"], row["form"])
    for row in rows("demonyms.csv"):
        for demonym in row["demonyms"].split("|"):
            yield demonym, row["code"], "shared" if " " in row["code"] else "demonym"


def lines(known: dict[str, str]) -> Iterator[str]:
    by_code: dict[str, list[str]] = defaultdict(list)
    for key, code in known.items():
        by_code[code].append(key)
    for code in sorted(by_code):
        yield "\t".join((code, *sorted(by_code[code])))


def main() -> None:
    cldr, iso, earlier = cldr_names(), iso_names(), earlier_names()
    known = decided(claims(cldr, CODES))
    regions = {key: REGION for code in set(cldr) - set(CODES) for name in cldr[code] for key in keys_of(name)}
    for names in (iso, earlier):
        known = {key: code for key, code in decided(claims(names, CODES)).items() if " " not in code} | known
    known = regions | known
    known.update(unstyled_keys(known))
    known.update(halves())
    known.update(doubtful(known, claims(cldr, CODES)))
    for spelling, code, form in curated():
        for key in keys_of(spelling):
            known[key] = f"{code}:{form}" if form else code

    extra = defaultdict(set)
    for row in rows("aliases.csv"):
        if row["form"] == "name":
            extra[row["codes"]].add(row["spelling"])
    spelled = ["\t".join((c, *sorted({*cldr[c], *iso[c], *earlier[c], *extra[c]}))) for c in CODES]
    (HERE / "names.txt").write_text("\n".join((STAMP, *spelled, "")), "utf-8")
    near = places({k: c.partition(":")[0] for k, c in known.items()})
    either = (f"{name}={codes}" for name, codes in sorted(accents_decide(known, cldr).items()))
    table = (STAMP, *lines(known), *lines(near), "\t".join(("!common", *common())), "\t".join(("!written", *either)))
    (HERE / "keys.txt").write_text("\n".join((*table, "")), "utf-8")
    print(f"{len(known):,} keys, {sum(map(len, spelled)):,} characters of names, {len(near):,} places like a country")


if __name__ == "__main__":
    main()
