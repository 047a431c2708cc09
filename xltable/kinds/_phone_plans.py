"""Numbering plans as patterns: a quick answer for plainly written numbers, and none for all others.

A plan is made from the metadata of one region as the library of phone numbers keeps it, and answers as the library
does; whatever a plan leaves open (carrier codes, prefixes that are rewritten, unusual lengths) it gives back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
    "fixed_line", "mobile",
)  # fmt: skip


class Number(NamedTuple):
    """One phone number: E.164, and whether its country's plan gives it out."""

    e164: str
    valid: bool


@dataclass(frozen=True)
class Plan:
    """One region's numbers: which national significant numbers it gives out, and how they are dialled at home."""

    code: str
    lengths: frozenset[int]
    longest: int
    general: re.Pattern[str]
    given_out: Mapping[int, re.Pattern[str]]
    """What numbers of each length look like."""
    leading: re.Pattern[str] | None
    prefix: re.Pattern[str] | None
    """What may be dialled before a number at home (`0`)."""
    rewritten: bool
    """A prefix may be replaced by digits instead of being left off."""
    abroad: re.Pattern[str] | None

    def gives_out(self, number: str) -> bool:
        """Whether a national significant number is valid here."""
        pattern = self.given_out.get(len(number))
        return pattern is not None and pattern.fullmatch(number) is not None

    def national(self, digits: str) -> str | None:
        """The national significant number of digits dialled at home; None where this needs the library."""
        if digits.startswith(self.code):
            shorter = self._without_prefix(digits[len(self.code) :])
            if shorter is None:
                return None
            known = self.general.fullmatch(digits)
            if (not known and self.general.fullmatch(shorter)) or len(digits) > self.longest:
                digits = shorter
        return self.significant(digits)

    def significant(self, digits: str) -> str | None:
        """Digits without the prefix dialled at home; None where this needs the library."""
        number = self._without_prefix(digits)
        if number is digits:
            return number if 2 <= len(number) <= 15 else None
        return number if number is not None and len(number) in self.lengths else None

    def _without_prefix(self, digits: str) -> str | None:
        found = self.prefix.match(digits) if self.prefix else None
        if found is None:
            return digits
        if self.rewritten and (not found.groups() or found.groups()[-1] is not None):
            return None
        shorter = digits[found.end() :]
        return digits if self.general.fullmatch(digits) and not self.general.fullmatch(shorter) else shorter


def plan(metadata: Any) -> Plan:
    """The plan of a region."""
    prefix = metadata.national_prefix_for_parsing
    described = [d for name in _TYPES if (d := getattr(metadata, name)) is not None and d.national_number_pattern]
    general = metadata.general_desc
    return Plan(
        code=str(metadata.country_code),
        lengths=frozenset(general.possible_length),
        longest=max(general.possible_length),
        general=re.compile(general.national_number_pattern),
        given_out={n: _pattern(n, described, general) for n in general.possible_length},
        leading=re.compile(metadata.leading_digits) if metadata.leading_digits else None,
        prefix=re.compile(prefix) if prefix else None,
        rewritten=bool(metadata.national_prefix_transform_rule),
        abroad=re.compile(metadata.international_prefix) if metadata.international_prefix else None,
    )


def _pattern(length: int, described: Sequence[Any], general: Any) -> re.Pattern[str]:
    """All types of number that may have this length, as one pattern."""
    types = [d.national_number_pattern for d in described if length in (d.possible_length or (length,))]
    return re.compile(f"(?=(?:{general.national_number_pattern})\\Z)(?:{'|'.join(types)})" if types else "(?!)")


@dataclass(frozen=True)
class Plans:
    """All plans, each made when it is first needed."""

    of: Callable[[str], Plan]
    regions: Callable[[str], Sequence[str]]

    def valid(self, regions: Sequence[str], number: str) -> bool:
        """Whether a national significant number is given out by one of the regions that share a country code."""
        if len(regions) == 1:
            return self.of(regions[0]).gives_out(number)
        for region in regions:
            found = self.of(region)
            if found.leading:
                if found.leading.match(number):
                    return found.gives_out(number)
            elif found.gives_out(number):
                return True
        return False

    def abroad(self, digits: str) -> Number | None:
        """The number of digits written after a `+`; None where this needs the library."""
        if len(digits) < 5 or digits[0] == "0":
            return None
        for size in (2, 1, 3):
            code = digits[:size]
            regions = self.regions(code)
            if regions:
                number = self.of(regions[0]).significant(digits[size:]) if regions[0] != "001" else None
                return None if number is None else Number(f"+{code}{number}", self.valid(regions, number))
        return None

    def at_home(self, digits: str, region: str) -> Number | None:
        """The number of digits as dialled inside a region; None where this needs the library."""
        found = self.of(region)
        dialled = found.abroad.match(digits) if found.abroad else None
        if dialled:
            return None if digits[dialled.end() : dialled.end() + 1] == "0" else self.abroad(digits[dialled.end() :])
        number = found.national(digits)
        if number is None:
            return None
        return Number(f"+{found.code}{number}", self.valid(self.regions(found.code), number))
