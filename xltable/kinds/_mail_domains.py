"""Domains one slip of the keyboard away from those of well-known mail providers."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

_TELLING = 5
"""From this length on, a name one slip away from a provider's is hardly another company's."""


@functools.lru_cache(maxsize=20_000)
def meant_domain(domain: str) -> str | None:
    """The domain that was probably meant; None where the one given may well be meant.

    >>> meant_domain("gmial.com"), meant_domain("qq.ocm"), meant_domain("mail.com")
    ('gmail.com', 'qq.com', None)
    """
    facts = _facts()
    if domain in facts["providers"] or domain in facts["others"]:
        return None
    name, dot, ending = domain.rpartition(".")
    ending = str(facts["endings"].get(ending, ending))
    mended = f"{name}{dot}{ending}"
    if mended in facts["providers"]:
        return mended
    near = list(_near(mended))
    if len(near) == 1:
        return near[0]
    return mended if mended != domain else None


def meant(address: str) -> str | None:
    """The address with the domain that was probably meant; None where nothing suggests another."""
    local, _, domain = address.rpartition("@")
    better = meant_domain(domain.lower())
    return f"{local}@{better}" if better else None


def free_provider(domain: str) -> bool:
    """Whether a provider gives mailboxes under the domain to everybody."""
    return domain.lower() in _facts()["providers"]


def _near(domain: str) -> Iterator[str]:
    """The providers whose name differs by one letter more, fewer, other or swapped, or whose ending is swapped."""
    from rapidfuzz.distance import OSA

    name, _, ending = domain.partition(".")
    if len(name) >= _TELLING - 1:
        for known in _names()["by_ending"].get(ending, ()):
            if abs(len(name) - len(known)) <= 1 and OSA.distance(name, known, score_cutoff=1) == 1:
                yield f"{known}.{ending}"
    for known_ending in _names()["by_name"].get(name, ()):
        if len(ending) > 2 and sorted(ending) == sorted(known_ending):
            yield f"{name}.{known_ending}"


@functools.cache
def _names() -> Mapping[str, Mapping[str, list[str]]]:
    """The telling names of providers by their ending, and the endings by the name."""
    by_ending: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for provider in _facts()["providers"]:
        name, _, ending = provider.partition(".")
        if name.isalpha() and len(name) >= _TELLING:
            by_ending.setdefault(ending, []).append(name)
            by_name.setdefault(name, []).append(ending)
    return {"by_ending": by_ending, "by_name": by_name}


@functools.cache
def _facts() -> Mapping[str, Any]:
    file = resources.files("xltable.kinds").joinpath("_mail_domains.toml")
    facts = tomllib.loads(file.read_text("utf-8"))
    return {
        "providers": dict.fromkeys(d for domains in facts["providers"].values() for d in domains),
        "others": frozenset(facts["others"]["domains"]),
        "endings": {slip: ending for ending, slips in facts["endings"].items() for slip in slips},
    }
