"""The group a country stands in, as a value and as a formula that looks into the countries sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..countries.groups import group, group_label, groups
from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked


def label(worked: Worked, grouping: str, code: str | None) -> str | None:
    """What the country's group is called in the workbook's language; None where it stands in none."""
    key = group(code, grouping, worked.today) if code else None
    return group_label(grouping, key, worked.book.language) if key else None


def labels(worked: Worked, grouping: str, codes: list[Value]) -> list[Value]:
    """The same for many; each country is looked up once."""
    known = {code: label(worked, grouping, code) for code in set(codes)}
    return [known[code] for code in codes]


def words(grouping: str, language: str) -> Mapping[str, str]:
    """What the groups of a grouping are called in a language, by key."""
    return {key: group_label(grouping, key, language) for key in groups(grouping)}


def formula(refs: Refs, grouping: str, country: str) -> str | None:
    """The group of a country written by its name or its code; None where no countries sheet tells."""
    layout = refs.layout
    if "countries" not in layout.named or grouping not in layout.groupings:
        return None
    groups, names, codes = (layout.countries(c) for c in (grouping, "name", "code"))
    by_code = f'IFERROR(INDEX({groups},MATCH({country},{codes},0))&"","")'
    return f'IF({country}="","",IFERROR(INDEX({groups},MATCH({country},{names},0))&"",{by_code}))'
