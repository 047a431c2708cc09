"""The prepared tables: every known spelling, and what stands in ISO 3166-1 beside the code."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources

REGION = "~"
"""Stands for a code where a spelling names part of the world and no country (Europe, Worldwide)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One country in ISO 3166-1: its other codes, calling code, area codes within +1 and +7, weekend (0 is Monday)."""

    code: str
    alpha_3: str
    numeric: str
    dial: str
    area_codes: str
    weekend: tuple[int, ...]


def _text(file: str) -> str:
    return resources.files(__package__).joinpath(file).read_text("utf-8")


def _rows(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in _text(file).splitlines() if not line.startswith("#")))


@functools.cache
def facts() -> dict[str, Facts]:
    """What is known of every code, in the order of the alphabet."""
    return {
        row["code"]: Facts(**{**row, "weekend": tuple(map(int, row["weekend"]))})  # type: ignore[arg-type]
        for row in _rows("facts.csv")
    }


@functools.cache
def other_codes() -> dict[str, str]:
    """Alpha-3 and numeric codes → alpha-2."""
    return {other: f.code for f in facts().values() for other in (f.alpha_3, f.numeric) if other}


@functools.cache
def states() -> dict[str, str]:
    """Territories → the state that writers add to their name."""
    return {row["code"]: row["state"] for row in _rows("states.csv")}


@dataclass(frozen=True)
class Spellings:
    """Every known spelling, prepared for looking up.

    `codes`: folded spelling, or words in the order of the alphabet → code; several codes with a space between; or
    REGION. `forms`: what a curated spelling is (demonym, former, part, typo, shared), where it is no plain name.
    `common`: short spellings of the languages most written. `places`: provinces and cities spelled almost like
    a country, with REGION and the code of their own. `written`: names, in small letters as they are written → the codes
    that they and names of the same folded spelling have.
    """

    codes: dict[str, str]
    forms: dict[str, str]
    common: frozenset[str]
    places: dict[str, str]
    written: dict[str, tuple[str, ...]]


@functools.cache
def spellings() -> Spellings:
    """The prepared spellings (see .ci/country_names.py)."""
    codes: dict[str, str] = {}
    forms: dict[str, str] = {}
    places: dict[str, str] = {}
    common: frozenset[str] = frozenset()
    written: dict[str, tuple[str, ...]] = {}
    for line in _text("keys.txt").splitlines()[1:]:
        head, *keys = line.split("\t")
        if head == "!common":
            common = frozenset(keys)
            continue
        if head == "!written":
            written = {name: tuple(codes.split()) for name, _, codes in (key.partition("=") for key in keys)}
            continue
        if head[0] == REGION and head != REGION:
            places.update(dict.fromkeys(keys, head))
            continue
        code, _, form = head.partition(":")
        codes.update(dict.fromkeys(keys, code))
        if form:
            forms.update(dict.fromkeys(keys, form))
    return Spellings(codes, forms, common, places, written)


@functools.cache
def written() -> frozenset[str]:
    """Every name as its language writes it."""
    return frozenset(n for line in _text("names.txt").splitlines()[1:] for n in line.split("\t")[1:])


@functools.cache
def curated() -> dict[str, list[str]]:
    """By code, the spellings and demonyms that were collected by hand."""
    found: dict[str, list[str]] = {}
    for row in _rows("aliases.csv"):
        found.setdefault(row["codes"], []).append(row["spelling"])
    for row in _rows("demonyms.csv"):
        found.setdefault(row["code"], []).extend(row["demonyms"].split("|"))
    return found
