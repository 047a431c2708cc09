"""Everything by which two customers can be known to be one, record by record over all sheets of contacts."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..book import Table
from ..kinds import fold
from ._addresses import page
from ._company_names import Core, at_home, core
from ._name_letters import folded_words

EMAILS = ("email", "email2")
PHONES = ("phone", "mobile", "whatsapp")
PAGES = ("website", "linkedin")
_MANY_PEOPLE = 0.3
"""From this share of records on whose company stands with another person too, the list is one of people."""

_CITY = re.compile("(?<=[\u4e00-\u9fff]{2})市$")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """A value that several records have: its kind, the value, and the column each record has it in."""

    kind: str
    value: str
    keys: dict[int, str]


class Customers:
    """The records of several tables, counted through; what each says of itself, None or empty where nothing."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.where = [(table, record) for table in tables for record in range(len(table))]

    def column(self, key: str, make: Callable[[str], T | None]) -> list[T | None]:
        """A column of all tables; each distinct value is made once."""
        made = functools.cache(make)
        return [None if value is None else made(str(value)) for table in self.tables for value in table.values(key)]

    @functools.cached_property
    def companies(self) -> list[Core | None]:
        """By their names without the country that the row says as well."""
        made = functools.cache(lambda name, country: core(at_home(name, country)))
        names = self.column("company", str)
        return [made(name, country) if name else None for name, country in zip(names, self.countries, strict=True)]

    @functools.cached_property
    def names(self) -> list[str | None]:
        """The companies' names as they are written, but for capitals and spaces that come twice."""
        return self.column("company", lambda name: " ".join(name.casefold().split()))

    @functools.cached_property
    def people(self) -> list[tuple[str, ...] | None]:
        """The words of each person's name, in alphabetical order."""
        words = functools.cache(lambda name: tuple(sorted(folded_words(name))) or None)
        return [None if name is None else words(name) for table in self.tables for name in table.people]

    @functools.cached_property
    def countries(self) -> list[str | None]:
        return self.column("country", str)

    @functools.cached_property
    def cities(self) -> list[str | None]:
        """Without spaces and the word for city in Chinese, which comes and goes."""
        return self.column("city", lambda city: _CITY.sub("", "".join(folded_words(city))) or None)

    @functools.cached_property
    def postcodes(self) -> list[str | None]:
        return self.column("postcode", fold)

    @functools.cached_property
    def streets(self) -> list[str | None]:
        return self.column("street", fold)

    @functools.cached_property
    def mailboxes(self) -> list[frozenset[str]]:
        """The addresses of each record."""
        columns = [self.column(key, str.casefold) for key in EMAILS]
        return [frozenset(address for address in row if address) for row in zip(*columns, strict=True)]

    @functools.cached_property
    def of_people(self) -> bool:
        """Whether the list is one of people, several of a company, rather than of companies."""
        by_company: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
        for company, person in zip(self.companies, self.people, strict=True):
            if company and person:
                by_company[company.words][person] += 1
        several = sum(people.total() for people in by_company.values() if len(people) > 1)
        return several > _MANY_PEOPLE * sum(people.total() for people in by_company.values()) and several > 10

    def shared(self) -> Iterator[Shared]:
        """The addresses, numbers and pages that more than one record has."""
        yield from self._shared("email", EMAILS, lambda a: (a.casefold(),))
        yield from self._shared("phone", PHONES, lambda n: tuple(n.split("; ")))
        yield from self._shared("page", PAGES, lambda a: tuple(filter(None, (page(a),))))

    def _shared(self, kind: str, keys: Sequence[str], parts: Callable[[str], Sequence[str]]) -> Iterator[Shared]:
        holders: dict[str, dict[int, str]] = defaultdict(dict)
        for key in keys:
            for number, values in enumerate(self.column(key, parts)):
                for value in values or ():
                    holders[value].setdefault(number, key)
        for value, found in holders.items():
            if len(found) > 1:
                yield Shared(kind, value, dict(sorted(found.items())))
