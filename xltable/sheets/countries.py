"""Every country: its code, its name, the groups it stands in, its currency and its dial code."""

from __future__ import annotations

from collections.abc import Mapping

from .. import countries
from ..book import Area
from ..pages import Page
from ..pages.page import Value
from ..refs import NAMES, Layout
from ..speech import Sentence
from ..worked import Worked
from ._furniture import FIRST, Head, block, open_page, widths

title = "Countries"
tab = "support"


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """One row a country, sorted by name; the formulas of country groups look here."""
    language = page.language
    groupings = layout.groupings or ("sales-regions",)
    heads = (
        Head(Sentence("Country"), width=30),
        Head(Sentence("Code"), width=8),
        *(Head(_label(g, language), width=26) for g in groupings),
        Head(Sentence("Continent"), width=16),
        Head(Sentence("Currency"), width=10),
        Head(Sentence("Dial code"), width=10),
        Head(Sentence("Weekend"), width=14),
    )
    about = Sentence("Groups as of {day}; names after Unicode CLDR.", day=worked.today.isoformat())
    open_page(page, title, about, len(heads))
    widths(page, heads)
    names = countries.names(language)
    rows = [_row(code, names, groupings, worked, language) for code in _sorted(names)]
    area = block(page, FIRST, 0, heads, rows)
    for i, column in enumerate(("name", "code", *groupings)):
        where = page.reference(Area(area.first_row, i, area.last_row, i))
        page.pages.name(NAMES["countries"] + column.replace("-", "_"), where)
    page.freeze(FIRST + 1, 1)
    page.print_on(landscape=False, repeat_rows=(FIRST, FIRST))


def _row(
    code: str, names: Mapping[str, str], groupings: tuple[str, ...], worked: Worked, language: str
) -> tuple[Value, ...]:
    groups = (countries.group(code, g, worked.today) for g in groupings)
    labels = (
        countries.group_label(g, key, language) if key else None for g, key in zip(groupings, groups, strict=True)
    )
    return (
        names[code],
        code,
        *labels,
        _continent(code, language),
        countries.currency(code),
        countries.dial_code(code),
        _weekend(code, language),
    )


def _label(grouping: str, language: str) -> Sentence:
    labels = countries.grouping(grouping).labels
    return Sentence(labels.get(language) or labels.get("en", grouping))


def _continent(code: str, language: str) -> str | None:
    key = countries.continent(code)
    return countries.group_label("continents", key, language) if key else None


def _weekend(code: str, language: str) -> str:
    """The days nobody is in the office, in the workbook's language."""
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", locale=language)
    return " ".join(names[day] for day in countries.weekend(code))


def _sorted(names: Mapping[str, str]) -> list[str]:
    return sorted(countries.alpha2(), key=lambda code: names[code])
