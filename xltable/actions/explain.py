"""The pages of everything on the shelves, and the shelves themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module

from .. import countries
from ..countries.groups import Group
from ..schema import TEMPLATES, load
from ..shelf import Shelf, unknown
from ..speech import Sentence, listed, say, texts
from ._example_tables import with_tables

_ROOMS = {
    "rules": "xltable.rules",
    "kinds": "xltable.kinds",
    "derived": "xltable.derived",
    "sheets": "xltable.sheets",
    "groupings": "xltable.groupings",
}
"""Each room offers its Shelf as SHELF."""


def shelves() -> tuple[str, ...]:
    """The names of all shelves."""
    return (*_ROOMS, "templates")


def lines(shelf: str | None, language: str) -> list[tuple[str, str]]:
    """Name and one line for each thing on a shelf; for None, the shelves. Raises UsageError for an unknown shelf."""
    if shelf is None:
        return [(name, _count(name, language)) for name in shelves()]
    if shelf == "templates":
        return [(name, load(name).title.get(language) or load(name).title.get("en", "")) for name in TEMPLATES()]
    if shelf not in _ROOMS:
        raise unknown("shelf", shelf, shelves())
    return [(name, _first_line(shelf, name, language)) for name in _shelf(shelf)]


def explain(name: str, language: str = "en") -> Iterator[str]:
    """The page of every thing of that name (a kind and a derived column may share one).

    Raises UsageError with the nearest name where nothing is called so.
    """
    found = [shelf for shelf in _ROOMS if name in _shelf(shelf)]
    if name in TEMPLATES():
        yield _template_page(name, language)
    elif not found:
        every = tuple(sorted({*TEMPLATES(), *(n for shelf in _ROOMS for n in _shelf(shelf))}))
        raise unknown("rule, kind, column, sheet, template or grouping", name, every)
    for shelf in found:
        yield f"{name} — {say(_SINGULAR[shelf], language)}\n\n{_page(shelf, name, language)}"


_SINGULAR = {
    "rules": Sentence("rule"),
    "kinds": Sentence("kind of value"),
    "derived": Sentence("derived column"),
    "sheets": Sentence("sheet"),
    "groupings": Sentence("country grouping"),
}


def _shelf(name: str) -> Shelf:
    shelf = import_module(_ROOMS[name]).SHELF
    assert isinstance(shelf, Shelf)
    return shelf


def _count(shelf: str, language: str) -> str:
    number = len(TEMPLATES()) if shelf == "templates" else len(_shelf(shelf))
    return say(Sentence("{n} to look at with: xltable list {shelf}", n=number, shelf=shelf), language)


def _page(shelf: str, name: str, language: str) -> str:
    translated = texts(language, "pages").get(shelf, {}).get(name, {})
    if translated:
        return _translated_page(translated, _shelf(shelf).page(name), language)
    return _grouping_page(name, language) if shelf == "groupings" else _shelf(shelf).page(name)


def _translated_page(translated: Mapping[str, str], page: str, language: str) -> str:
    text = with_tables(translated["text"].strip(), page, texts(language, "pages").get("words", {}), language)
    return f"{translated['title']}\n\n{text}"


def _first_line(shelf: str, name: str, language: str) -> str:
    return _page(shelf, name, language).partition("\n")[0]


def _grouping_page(name: str, language: str) -> str:
    """What it is called, every group with its countries and their days, and who says so."""
    found = countries.grouping(name)
    parts = [found.label(language)]
    for group in found.groups.values():
        title = countries.group_label(name, group.key, language)
        parts += ["", *([title] if len(found.groups) > 1 else []), *_members(group, language)]
    return "\n".join([*parts, "", f"{found.source} ({found.date})"])


def _members(group: Group, language: str) -> Iterator[str]:
    """The countries of a group, those of the same days on one line."""
    spans: dict[tuple[date, date], list[str]] = {}
    for code, times in group.members.items():
        for span in times:
            spans.setdefault(span, []).append(countries.name(code, language))
    for (first, last), names in sorted(spans.items()):
        days = "" if first == date.min else f"{first}: " if last == date.max else f"{first} – {last}: "
        yield f"  {days}{listed(sorted(names), language)}"


def _template_page(name: str, language: str) -> str:
    template = load(name)
    parts = [f"{name} — {template.title.get(language) or template.title.get('en', '')}"]
    for table in template.tables:
        parts += ["", table.title(language)]
        parts += [f"  {c.key:<22} {c.kind:<12} {c.heading(language)}" for c in table.columns]
    return "\n".join(parts)
