"""Every country: its code, its name, the groups it stands in, its currency, dial code, clock and working week."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from .. import countries
from ..book import Area
from ..collation import sort_key
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from ._furniture import FIRST, Head, block, open_page, widths

title = "Countries"
tab = "support"


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """One row a country, sorted by name; the formulas of country groups look here."""
    language = page.language
    groupings = layout.groupings
    home = _home(worked)
    heads = (
        Head(Sentence("Country"), width=30),
        Head(Sentence("Code"), width=8),
        *(Head(_label(g, language), width=26) for g in groupings),
        Head(Sentence("Continent"), width=16),
        Head(Sentence("Currency"), width=10),
        Head(Sentence("Dial code"), width=10),
        Head(Sentence("Time zone"), width=24),
        Head(Sentence("Clock"), width=26),
        Head(Sentence("Working week"), width=22),
        *_shared_heads(home, language),
    )
    about = Sentence("Groups and clocks as of {day}; names, time zones and weekends after Unicode CLDR.",
                     day=worked.today.isoformat())  # fmt: skip
    open_page(page, title, about, len(heads))
    widths(page, heads)
    names = countries.names(language)
    codes = sorted(countries.alpha2(), key=lambda code: sort_key(names[code], language))
    rows = [(*_row(code, names, groupings, worked, language), *_shared(code, home, worked)) for code in codes]
    area = block(page, FIRST, 0, heads, rows)
    for i, column in enumerate(("name", "code", *groupings)):
        page.pages.name(layout.countries(column), page.reference(Area(area.first_row, i, area.last_row, i)))
    page.freeze(FIRST + 1, 1)
    page.print_on(repeat_rows=(FIRST, FIRST))


def _home(worked: Worked) -> str | None:
    """The home country, where its clocks agree: else nobody can say which hours are shared with it."""
    home = worked.settings["home"]
    return home if isinstance(home, str) and len(countries.clocks(home, worked.today)) == 1 else None


def _shared_heads(home: str | None, language: str) -> tuple[Head, ...]:
    if home is None:
        return ()
    name = countries.name(home, language)
    return (
        Head(Sentence("Hours shared with {country}, 9 to 17", country=name), None, 40),
        Head(Sentence("Working days shared"), "integer", 20),
    )


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
        countries.currency(code, worked.today),
        countries.dial_code(code),
        countries.main_zone(code),
        " … ".join(dict.fromkeys(_utc(h) for h in _ends(countries.clocks(code, worked.today)))),
        _week(code, language),
    )


def _shared(code: str, home: str | None, worked: Worked) -> tuple[Value, ...]:
    """Hours and days on which people at home and there are in the office; from … to where a country has more clocks."""
    if home is None:
        return ()
    mine = countries.clocks(home, worked.today)[0]
    hours = sorted({countries.shared_hours(mine, theirs) for theirs in countries.clocks(code, worked.today)})
    days = len(set(countries.working_days(home)) & set(countries.working_days(code)))
    return "–".join(f"{h:g}" for h in _ends(tuple(hours))), days


def _ends(numbers: tuple[float, ...]) -> tuple[float, ...]:
    return numbers if len(numbers) < 2 else (numbers[0], numbers[-1])


def _utc(hours: float) -> str:
    """Hours ahead of UTC as they are written: UTC+05:30."""
    minutes = round(abs(hours) * 60)
    return f"UTC{'−' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _label(grouping: str, language: str) -> Sentence:
    return Sentence(countries.grouping(grouping).label(language))


def _continent(code: str, language: str) -> str | None:
    key = countries.continent(code)
    return countries.group_label("continents", key, language) if key else None


def _week(code: str, language: str) -> str:
    """The working week in the workbook's language: Mon – Fri."""
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", locale=language.replace("-", "_"))
    days = countries.working_days(code)
    unbroken = all((a + 1) % 7 == b for a, b in pairwise(days))
    return f"{names[days[0]]} – {names[days[-1]]}" if unbroken else " ".join(names[d] for d in days)
