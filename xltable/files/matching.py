"""Which column of a table each heading means, and how surely; a doubtful one stays unmapped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..schema import TableSpec
from .abbreviations import spelled_out
from .by_choices import by_choices, by_labels
from .by_concepts import by_concepts
from .by_content import by_content
from .field import Field, Match
from .held import other
from .near_misses import is_near_miss
from .numbered import is_name, numbered
from .plausible import is_of_a_list, plausible
from .vocabulary import Vocabulary, Word, fold, parts, tokens

NEAR, MARGIN = 88.0, 6.0
_BY_CELLS = 0.9
_BY_ABBREVIATION = 0.85
_RANK = {"option": 0, "key": 1, "heading": 2, "alias": 3, "fuzzy": 4, "content": 5}


def match(
    fields: list[Field], table: TableSpec, vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> dict[int, Match]:
    """By column of the sheet, what it is in `table`; each column of the table is given once, to the surest."""
    found: dict[int, Match] = {}
    for field in fields:
        best = (
            _by_option(field, table, mapping)
            or _by_word(field, table, vocabulary)
            or _by_abbreviation(field, table, vocabulary)
            or by_concepts(field, table, vocabulary)
            or _by_nearness(field, table, vocabulary)
        )
        if best is not None:
            found[field.index] = best
    _keep_surest(found, {f.index: f for f in fields})
    _weigh_cells(found, fields, table, vocabulary)
    for field in (each for each in fields if each.index not in found):
        best = (
            _freed(field, table, vocabulary, found)
            or by_content(field, table, vocabulary, found, fields)
            or by_choices(field, table, vocabulary, found)
            or by_labels(field, table, vocabulary, found)
        )
        if best is not None:
            found[field.index] = best
    _keep_surest(found, {f.index: f for f in fields})
    return found


def _weigh_cells(found: dict[int, Match], fields: list[Field], table: TableSpec, vocabulary: Vocabulary) -> None:
    """Where a heading's cells speak for a column near by that no heading has taken, it is that one."""
    for field in fields:
        match = found.get(field.index) or _named(field, table, vocabulary)
        key = other(field, match, table) if match and match.matched != "option" else None
        if match and key and key not in {m.column for m in found.values()}:
            found[field.index] = replace(match, column=key, matched="content", score=min(match.score, _BY_CELLS))


def _freed(field: Field, table: TableSpec, vocabulary: Vocabulary, found: Mapping[int, Match]) -> Match | None:
    """The column its heading names, where a surer heading turned out to be another by its cells."""
    best = _by_word(field, table, vocabulary)
    return best if best is not None and best.column not in {m.column for m in found.values()} else None


def _named(field: Field, table: TableSpec, vocabulary: Vocabulary) -> Match | None:
    """The column that the heading names, whatever its cells hold."""
    for text in field.texts:
        if (named := vocabulary.find(text).get(table.key)) is not None:
            word, score = named
            return Match(word.column, word.matched, score, fold(text), word.languages)
    return None


def _by_option(field: Field, table: TableSpec, mapping: Mapping[str, str]) -> Match | None:
    for text in (*field.texts, "\n".join(field.texts)):
        wanted = mapping.get(fold(text))
        if wanted is None:
            continue
        key = wanted.removeprefix(f"{table.key}.")
        if "." not in key and table.column(key) is not None:
            return Match(key, "option", 1.0, fold(text))
    return None


def _by_word(field: Field, table: TableSpec, vocabulary: Vocabulary) -> Match | None:
    best: Match | None = None
    for text in field.texts:
        named = vocabulary.find(text).get(table.key)
        if named is None:
            continue
        word, score = named
        spelling = fold(text)
        candidate = Match(word.column, word.matched, score, spelling, word.languages)
        candidate = _company_under_name(field, table, candidate)
        spec = table.column(candidate.column)
        if spec is None or not plausible(field, spec, candidate, vocabulary):
            continue
        if best is None or (-score, _RANK[word.matched]) < (-best.score, _RANK[best.matched]):
            best = candidate
    return best


def _company_under_name(field: Field, table: TableSpec, found: Match) -> Match:
    """A plain “Name” over companies is the company's name."""
    spec = table.column(found.column)
    company = next((c for c in table.columns if c.kind == "company"), None)
    if spec is None or spec.kind != "person-name" or found.matched != "alias" or company is None:
        return found
    return replace(found, column=company.key, score=0.9) if field.share("company") >= 0.3 else found


def _by_abbreviation(field: Field, table: TableSpec, vocabulary: Vocabulary) -> Match | None:
    """The one column whose spelling the heading shortens."""
    for text in field.texts:
        if (found := _short_for(text, table, vocabulary)) is None or vocabulary.knows(text):
            continue
        spelling, word = found
        candidate = Match(word.column, "fuzzy", _BY_ABBREVIATION, spelling, word.languages)
        spec = table.column(word.column)
        as_whole = replace(candidate, matched="alias") if spec is not None and spec.derived else candidate
        labelled = spec is not None and not spec.choices and is_of_a_list(field, table, vocabulary)
        if spec is not None and not labelled and plausible(field, spec, as_whole, vocabulary):
            return candidate
    return None


def _short_for(text: str, table: TableSpec, vocabulary: Vocabulary) -> tuple[str, Word] | None:
    """What a heading shortens, or what all parts of one shorten or name: “GSTIN / Tax regn. no.”."""
    if found := spelled_out(text, table.key, vocabulary):
        return found
    meant = [_part(part, table, vocabulary) for part in parts(text)]
    named = [each for each in meant if each is not None]
    return named[0] if len(named) == len(meant) > 1 and len({word.column for _, word in named}) == 1 else None


def _part(part: str, table: TableSpec, vocabulary: Vocabulary) -> tuple[str, Word] | None:
    if known := vocabulary.find(part).get(table.key):
        return part, known[0]
    return spelled_out(part, table.key, vocabulary)


def _by_nearness(field: Field, table: TableSpec, vocabulary: Vocabulary) -> Match | None:
    """The column whose spelling is nearest, where no other column's is nearly as near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    for text in field.texts:
        heading = fold(text)
        if len(heading) < 6 or is_near_miss(heading) or vocabulary.knows(text):
            continue
        near = process.extract(
            heading, vocabulary.tables[table.key], scorer=ratio, score_cutoff=NEAR - MARGIN, limit=12
        )
        by_column: dict[str, tuple[float, str]] = {}
        for spelling, score, _ in near:
            column = vocabulary.words[spelling][table.key].column
            by_column.setdefault(column, (score, spelling))
        ranked = sorted(((score, column, spelling) for column, (score, spelling) in by_column.items()), reverse=True)
        if not ranked or ranked[0][0] < NEAR or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
            continue
        score, column, spelling = ranked[0]
        spec = table.column(column)
        typos = OSA.distance(heading, spelling)
        if any(t in vocabulary.tokens and fold(t) not in spelling for t in tokens(text)):
            continue  # “shipping state” is no misspelt “shipping date”: both words are known
        if spec is not None and numbered(text) and is_name(table, spec):
            continue  # “Company #” is no misspelt “Company”
        same_digits = re.findall(r"\d+", heading) == re.findall(r"\d+", spelling)
        if spec is None or not same_digits or heading[0] != spelling[0] or typos > (1 if len(heading) < 10 else 2):
            continue
        candidate = Match(
            column, "fuzzy", round(score / 100, 2), spelling, vocabulary.words[spelling][table.key].languages
        )
        if plausible(field, spec, candidate, vocabulary):
            return candidate
    return None


def _keep_surest(found: dict[int, Match], fields: Mapping[int, Field]) -> None:
    best: dict[str, int] = {}
    for index, match in sorted(found.items()):
        rival = best.get(match.column)
        if rival is None or _surer(match, fields[index], found[rival], fields[rival]):
            best[match.column] = index
    for index in [i for i, m in found.items() if best[m.column] != i]:
        del found[index]


def _surer(one: Match, its: Field, other: Match, others: Field) -> bool:
    if (one.matched == "option") != (other.matched == "option"):
        return one.matched == "option"
    if bool(its.values) != bool(others.values):
        return bool(its.values)
    return (-one.score, _RANK[one.matched]) < (-other.score, _RANK[other.matched])
