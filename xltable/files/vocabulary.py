"""Every word by which a template's columns are known, in every language at once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import countries
from ..schema import ColumnSpec, TableSpec, Template
from ..schema.spellings import fold as fold
from .numbered import is_name, number_column, numbered

_BRACKETS = re.compile(r"[\(（\[【<][^()（）\[\]【】<>]*[\)）\]】>]")
_PARTS = re.compile(r"[/|\n\r·•–—]|\s-\s")
_OF_DAYS = re.compile(r"(.*[\u4e00-\u9fff])(?:日|时间|時間)")
_UNIT = re.compile(
    r"(.*[^\W\d_])(?:[\s,:]+(?:([A-Z]{3})|[€$£¥₽₹]|0?[01]\s?[-–]\s?(?:5|10|100))|\s*/\s?(?:5|7|10|20|100))"
)
_HAN = r"\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
_HAN_LETTER = re.compile(rf"[{_HAN}]")
_TOKEN = re.compile(r"[A-ZÀ-Þ]?[^\W\d_A-ZÀ-Þ]+|[A-ZÀ-Þ]+")
_NUMBERED = re.compile(r"[\s_\-.]?1$")
_EDGES = " \t\r\n*:：#()（）[]【】<>|/\\-–—_."
_SYMBOLS = str.maketrans(
    {"〒": " postcode ", "☎": " phone ", "📞": " phone ", "📱": " mobile ", "✉": " e-mail ", "📧": " e-mail "}
)
"""Signs that stand over columns in place of a word."""
_SCRIPTS = re.compile(rf"[{_HAN}][{_HAN}\s]*|[^{_HAN}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A spelling of a column: how it is known by it, and the languages that spell it so."""

    table: str
    column: str
    matched: str
    languages: tuple[str, ...]


class Vocabulary:
    """Looks up a heading among the keys, headings and aliases of a template's columns."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.words: dict[str, dict[str, Word]] = {}
        """By folded spelling, then by table."""
        self.spellings: dict[str, list[tuple[str, Word]]] = {table.key: [] for table in template.tables}
        """By table, every spelling as it is written."""
        for table in template.tables:
            for column in table.columns:
                for spelling, matched, languages in _spellings(column):
                    word = Word(table.key, column.key, matched, languages)
                    self.spellings[table.key].append((spelling, word))
                    self._add(spelling, word)

    def _add(self, spelling: str, word: Word) -> None:
        folded = fold(spelling)
        if not folded:
            return
        by_table = self.words.setdefault(folded, {})
        known = by_table.get(word.table)
        if known is None or _RANK[word.matched] < _RANK[known.matched]:
            by_table[word.table] = word

    def find(self, heading: str) -> dict[str, tuple[Word, float]]:
        """By table, the column a heading names exactly, whole or in one of its forms, and how surely."""
        heading = heading.translate(_SYMBOLS)
        if (named := numbered(heading)) is None:
            return self._known(heading)
        found = self._numbers_of(named)
        for spelling in (f"{named} No", f"{named} number", heading):
            found |= {t: known for t, known in self._known(spelling).items() if not is_name(*self._specs(known[0]))}
        return found

    def _numbers_of(self, named: str) -> dict[str, tuple[Word, float]]:
        """By table, the column with the numbers of what is named, where it is spelled with that word: no companies’."""
        found: dict[str, tuple[Word, float]] = {}
        for table, (word, _) in self._known(named).items():
            number = number_column(*self._specs(word))
            spellings = [fold(s) for s, w in self.spellings[table] if number is not None and w.column == number.key]
            if number is not None and any(fold(named) in spelling for spelling in spellings):
                found[table] = Word(table, number.key, "alias", word.languages), 0.9
        return found

    def _specs(self, word: Word) -> tuple[TableSpec, ColumnSpec]:
        table = self.template.table(word.table)
        column = table.column(word.column) if table is not None else None
        assert table is not None
        assert column is not None
        return table, column

    def _known(self, heading: str) -> dict[str, tuple[Word, float]]:
        """By table, the column that a heading names, number or name."""
        found: dict[str, tuple[Word, float]] = {}
        for spellings, score in variants(heading):
            named = [self.words.get(fold(s), {}) for s in spellings]
            for table in {t for words in named for t in words}:
                columns = {words[table].column for words in named if table in words}
                if table not in found and len(columns) == 1:
                    found[table] = next(words[table] for words in named if table in words), score
        return found | {t: said for t, said in self._said_again(heading).items() if t not in found}

    def _said_again(self, heading: str) -> dict[str, tuple[Word, float]]:
        """By table, the column that all parts of a heading name: “Firma / Company”; of phones the first."""
        if len(each := parts(heading)) < 2:
            return {}
        named = [self.find(part) for part in each]
        tables = set(named[0]).intersection(*named[1:])
        told = {t: self._one_of([words[t][0] for words in named]) for t in tables}
        return {t: (word, 0.9) for t, word in told.items() if word is not None}

    def _one_of(self, words: list[Word]) -> Word | None:
        """The column that all words mean; of phones the one that comes first in the template."""
        if len({word.column for word in words}) == 1:
            return words[0]
        if any(self._specs(word)[1].kind != "phone" for word in words):
            return None
        columns = [column.key for column in self._specs(words[0])[0].columns]
        return min(words, key=lambda word: columns.index(word.column))

    def knows(self, heading: str) -> bool:
        """Whether any table has a column of that heading."""
        return bool(self.find(heading))

    @functools.cached_property
    def tokens(self) -> frozenset[str]:
        """Every single word of every spelling."""
        columns = (c for table in self.template.tables for c in table.columns)
        return frozenset(t for c in columns for word, _, _ in _spellings(c) for t in tokens(word))

    @functools.cached_property
    def tables(self) -> dict[str, list[str]]:
        """Every folded spelling a table's columns have, by table."""
        by_table: dict[str, list[str]] = {t.key: [] for t in self.template.tables}
        for spelling, words in self.words.items():
            for table in words:
                by_table[table].append(spelling)
        return by_table

    @functools.cached_property
    def titles(self) -> dict[str, str]:
        """The table a folded sheet title names."""
        found: dict[str, str] = {}
        for table in self.template.tables:
            for title in _titles(table):
                found.setdefault(fold(title), table.key)
        return found

    def rarity(self, spelling: str) -> float:
        """1 for a spelling only one table has, less for one that many have."""
        return 1 / max(1, len(self.words.get(spelling, {})))


_RANK = {"key": 0, "heading": 1, "alias": 2}


def tokens(text: str) -> set[str]:
    """The words of a heading, also of one written together: OrderDate, order_date.

    >>> sorted(tokens("OrderDate")), sorted(tokens("order_date"))
    (['date', 'order'], ['date', 'order'])
    """
    return {w.casefold() for w in _TOKEN.findall(text)}


def _spellings(column: ColumnSpec) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield column.key, "key", ()
    for language, heading in column.headings.items():
        yield heading, "heading", (language,)
    for alias in column.aliases:
        yield alias, "alias", ()


def _titles(table: TableSpec) -> Iterator[str]:
    yield table.key
    yield from table.titles.values()
    yield from table.aliases


def parts(heading: str) -> list[str]:
    """What a heading says in several languages or words, between its strokes."""
    return [part for part in _PARTS.split(heading) if fold(part)]


def variants(heading: str) -> Iterator[tuple[tuple[str, ...], float]]:
    """The forms a heading may be known by, surest first: whole, without its brackets, its translations side by side.

    >>> list(variants("电话 (Phone)"))
    [(('电话 (Phone)',), 1.0), (('电话',), 0.95), (('Phone',), 0.85)]
    >>> list(variants("客户名称 Customer name"))[1]
    (('客户名称', 'Customer name'), 0.9)
    >>> list(variants("Betrag EUR"))[1]
    (('Betrag',), 0.95)
    >>> list(variants("Note /5"))[1]
    (('Note',), 0.95)
    >>> list(variants("最後聯絡日"))[1]
    (('最後聯絡日期',), 0.95)
    """
    seen: set[tuple[str, ...]] = set()
    for spellings, score in _candidates(heading):
        tidy = tuple(t for s in spellings if (t := s.strip(_EDGES)) and fold(t))
        if tidy and tidy not in seen:
            seen.add(tidy)
            yield ((heading,) if score == 1 else tidy), score


def without_remarks(heading: str) -> str:
    """The heading without what stands in brackets."""
    return _BRACKETS.sub(" ", heading).strip()


def _candidates(heading: str) -> Iterator[tuple[tuple[str, ...], float]]:
    yield (heading,), 1.0
    bare = without_remarks(heading)
    yield (bare,), 0.95
    if plain := _without_unit(bare):
        yield (plain,), 0.95
    if dated := _OF_DAYS.fullmatch(bare):
        yield (f"{dated[1]}日期",), 0.95
    if translations := _translations(bare):
        yield translations, 0.9
    yield from (((inside.strip(_EDGES),), 0.85) for inside in _BRACKETS.findall(heading) if len(inside) > 4)
    if _NUMBERED.search(bare):
        yield (_NUMBERED.sub("", bare),), 0.9


def _without_unit(heading: str) -> str | None:
    """The heading without the currency, or the scale (1-5, /5), that stands bare behind it."""
    found = _UNIT.fullmatch(heading.strip())
    return found[1] if found and (found[2] is None or found[2] in countries.currencies()) else None


def _translations(heading: str) -> tuple[str, ...]:
    """The heading's parts where they stand in two scripts, or nothing."""
    scripts = tuple(s for s in _SCRIPTS.findall(heading) if fold(s))
    parts = tuple(p for p in _PARTS.split(heading) if fold(p))
    if len(parts) == 2 and (_HAN_LETTER.search(parts[0]) is None) != (_HAN_LETTER.search(parts[1]) is None):
        return parts
    if len(parts) == 2 and "\n" in heading:
        return parts
    return scripts if len(scripts) == 2 and all(re.search(r"[^\W\d_]{2}", s) for s in scripts) else ()
