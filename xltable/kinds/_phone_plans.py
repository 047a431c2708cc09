"""Numbering plans as patterns: a quick answer for plainly written numbers, and none for all others.

A plan is made from the metadata of one region as the library of phone numbers keeps it, and answers as the library
does; whatever a plan leaves open (carrier codes, prefixes that are rewritten, unusual lengths) it gives back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail", "fixed_line", "mobile",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One region's numbers: which national significant numbers it gives out, and how they are dialled at home."""

    code: str
    lengths: frozenset[int]
    general: re.Pattern[str]
    types: tuple[tuple[frozenset[int], re.Pattern[str]], ...]
    leading: re.Pattern[str] | None
    prefix: re.Pattern[str] | None
    """What may be dialled before a number at home (`0`)."""
    rewritten: bool
    """A prefix may be replaced by digits instead of being left off."""
    abroad: re.Pattern[str] | None

    def gives_out(self, number: str) -> bool:
        """Whether a national significant number is valid here."""
        if len(number) not in self.lengths or not self.general.fullmatch(number):
            return False
        size = len(number)
        return any(size in lengths and pattern.fullmatch(number) for lengths, pattern in self.types)

    def national(self, digits: str) -> str | None:
        """The national significant number of digits dialled at home; None where this needs the library."""
        if self.abroad and self.abroad.match(digits):
            return None
        if digits.startswith(self.code):
            shorter = self._without_prefix(digits[len(self.code) :])
            if shorter is None:
                return None
            known = self.general.fullmatch(digits)
            if (not known and self.general.fullmatch(shorter)) or len(digits) > max(self.lengths):
                digits = shorter
        return self.significant(digits)

    def significant(self, digits: str) -> str | None:
        """Digits without the prefix dialled at home; None where this needs the library."""
        number = self._without_prefix(digits)
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
        general=re.compile(general.national_number_pattern),
        types=tuple((_lengths(d, general), re.compile(d.national_number_pattern)) for d in described),
        leading=re.compile(metadata.leading_digits) if metadata.leading_digits else None,
        prefix=re.compile(prefix) if prefix else None,
        rewritten=bool(metadata.national_prefix_transform_rule),
        abroad=re.compile(metadata.international_prefix) if metadata.international_prefix else None,
    )


def _lengths(description: Any, general: Any) -> frozenset[int]:
    return frozenset(description.possible_length or general.possible_length)


@dataclass(frozen=True)
class Plans:
    """All plans, each made when it is first needed."""

    of: Callable[[str], Plan]
    regions: Callable[[int], Sequence[str]]

    def valid(self, code: str, number: str) -> bool:
        """Whether a national significant number under a country code is given out by one of its regions."""
        regions = self.regions(int(code))
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

    def abroad(self, digits: str) -> tuple[str, bool] | None:
        """(E.164, valid) of digits written after a `+`; None where this needs the library."""
        for size in (1, 2, 3):
            regions = self.regions(int(digits[:size])) if digits[0] != "0" and len(digits) > size + 4 else ()
            if regions:
                return self._abroad(digits[:size], digits[size:], regions[0])
        return None

    def _abroad(self, code: str, digits: str, main: str) -> tuple[str, bool] | None:
        number = self.of(main).significant(digits) if main != "001" else None
        return None if number is None else (f"+{code}{number}", self.valid(code, number))

    def at_home(self, digits: str, region: str) -> tuple[str, bool] | None:
        """(E.164, valid) of digits as dialled inside a region; None where this needs the library."""
        found = self.of(region)
        number = found.national(digits)
        if number is None:
            return None
        return f"+{found.code}{number}", self.valid(found.code, number)
