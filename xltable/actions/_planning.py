"""Which derived columns a workbook gets, where they stand, and what each of their cells holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .. import derived, refs
from ..book import Table
from ..derived._writing import Live, bearable, live
from ..formula import Formulas
from ..kinds import Value, kind
from ..refs import At, Layout
from ..schema import ColumnSpec
from ..shelf import unknown
from ..speech import Sentence, listed, say
from ..worked import Worked

TableAt = tuple[str, int]
"""A table by its key, and which of the sheets it is kept on."""
HELPERS = "looked_up"
"""The group of columns that serve formulas and stand folded away at the end."""


@dataclass(frozen=True)
class Planned:
    """One derived column on one sheet. `cells` has one value or formula per record; `new` where it is not there yet."""

    table: Table
    number: int
    spec: ColumnSpec
    at: At
    cells: Sequence[Value]
    live: bool
    new: bool
    calculated: str | None = None
    reason: Sentence | None = None
    typed_over: frozenset[int] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        return self.spec.key


def wanted(worked: Worked, names: Iterable[str] | None) -> list[tuple[str, str]]:
    """The derived columns (table, key) that are asked for and those they are worked out from, in template order.

    `names` are keys, or tables with keys (`contacts.revenue`); None means all. Raises UsageError for an unknown one.
    """
    every = [(t.key, c.key) for t in worked.book.template.tables for c in t.columns if c.derived]
    if names is None:
        return every
    asked = set()
    for name in names:
        key = name.replace("-", "_")
        hits = [at for at in every if key in (at[1], ".".join(at))]
        if not hits:
            raise unknown("derived column", name, tuple(dict.fromkeys(k for _, k in every)))
        asked.update(hits)
    while more := {i for at in asked if worked.has(*at) for i in derived.inputs(worked, *at) if i in every} - asked:
        asked |= more
    return [at for at in every if at in asked]


def placed(worked: Worked, columns: Iterable[tuple[str, str]]) -> dict[TableAt, dict[str, At]]:
    """Where each column stands: in its place where it bears our mark, else to the right of its table, helpers last."""
    places: dict[TableAt, dict[str, At]] = {}
    chosen = list(columns)
    for table in worked.book.tables:
        number = worked.book.of(table.key).index(table)
        keys = [k for t, k in chosen if t == table.key and worked.has(t, k) and not worked.typed_part(table, number, k)]
        specs = [s for k in keys if (s := table.spec.column(k)) is not None]
        places[table.key, number] = _beside(table, number, sorted(specs, key=lambda s: s.group == HELPERS))
    return places


def _beside(table: Table, number: int, specs: Sequence[ColumnSpec]) -> dict[str, At]:
    taken = {c.heading.casefold() for c in (*table.columns.values(), *table.foreign)}
    places: dict[str, At] = {}
    free = table.area.last_col + 1
    for spec in specs:
        mark = table.book.marked.get((table.key, spec.key, number))
        if mark is not None:
            there = table.columns.get(spec.key)
            places[spec.key] = At(mark.first_col, there.heading if there else spec.heading(table.book.language))
            continue
        heading = _unused(spec.heading(table.book.language), taken)
        taken.add(heading.casefold())
        places[spec.key] = At(free, heading)
        free += 1
    return places


def _unused(heading: str, taken: set[str]) -> str:
    """The heading, numbered where the table has one like it."""
    number, unused = 2, heading
    while unused.casefold() in taken:
        unused, number = f"{heading} {number}", number + 1
    return unused


def planned(
    worked: Worked, layout: Layout, places: Mapping[TableAt, Mapping[str, At]], *, values: bool
) -> Iterator[Planned]:
    """Every column with its cells; values instead of formulas with `values`, or where formulas are no way to say it."""
    written = {} if values else bearable(_formulas(worked, layout, places), worked)
    for table in worked.book.tables:
        number = worked.book.of(table.key).index(table)
        part = layout.of(table.key)[number]
        start = sum(len(t) for t in worked.book.of(table.key)[:number])
        for key, at in places[table.key, number].items():
            spec = table.spec.column(key)
            assert spec is not None
            new = (table.key, key, number) not in worked.book.marked
            shown = worked.column(table.key, key)[start : start + len(table)]
            over = frozenset(() if new else worked.typed_over(table, number, key))
            found = written.get((table.key, number), {}).get(key, Live(None))
            if found.formula is None:
                yield Planned(table, number, spec, at, shown, False, new, None, found.reason, over)
                continue
            outside = frozenset(table.rows_outside) if part.excel_table else frozenset()
            cells = Formulas(found.formula, shown, table.rows.tolist(), outside)
            calculated = found.formula if part.excel_table else None
            yield Planned(table, number, spec, at, cells, True, new, calculated, None, over)


def _formulas(
    worked: Worked, layout: Layout, places: Mapping[TableAt, Mapping[str, At]]
) -> dict[TableAt, dict[str, Live]]:
    """The formula of each column that stands beside its table, or why it has none."""
    return {
        at: {key: live(refs.Refs(layout, part), worked, key) for key in keys if key in part}
        for at, keys in places.items()
        for part in (layout.of(at[0])[at[1]],)
    }


def number_format(worked: Worked, spec: ColumnSpec) -> str | None:
    """The number format of a derived column; None for text, which must stay General or Excel would not calculate it."""
    if spec.number_format:
        return spec.number_format
    looks = kind(spec.kind).appearance(spec.options(worked.book.template), worked.book.language)
    return None if looks.number_format in ("General", "@") else looks.number_format


def width(worked: Worked, spec: ColumnSpec, heading: str) -> float:
    """How wide a derived column is, in characters; at least as wide as its heading."""
    looks = kind(spec.kind).appearance(spec.options(worked.book.template), worked.book.language)
    return max(spec.width or looks.width, 3.0 + sum(2 if ord(c) > 0x2E7F else 1 for c in heading))


def left_out(worked: Worked, columns: Iterable[tuple[str, str]]) -> Iterator[Sentence]:
    """One line for all columns of a table that stay away."""
    book = worked.book
    headings: dict[str, list[str]] = {}
    needs: dict[str, dict[str, None]] = {}
    for table, key in columns:
        spec = book.template.table(table)
        if spec is None or table not in book or worked.has(table, key):
            continue
        column = spec.column(key)
        headings.setdefault(table, []).append(f"“{column.heading(book.language) if column else key}”")
        needs.setdefault(table, {}).update(dict.fromkeys(sorted(_roots(worked, table, key))))
    for table, names in headings.items():
        spec = book.template.table(table)
        yield Sentence(
            "{table}: left out {columns}, because this is not there: {needs}.",
            table=spec.title(book.language) if spec else table,
            columns=listed(names, book.language),
            needs=listed(needs[table], book.language),
        )


def _roots(worked: Worked, table: str, key: str) -> set[str]:
    """What is missing at the bottom: tables by their titles, columns by their headings."""
    book = worked.book
    if table == "settings":
        return {say(Sentence("your home country (--home)"), book.language)}
    spec = book.template.table(table)
    if table not in book or spec is None:
        return {spec.title(book.language) if spec else table}
    if derived.name(table, key) is None:
        column = spec.column(key)
        heading = column.heading(book.language) if column else key
        somewhere = any(worked.typed_part(t, n, key) for n, t in enumerate(book.of(table)))
        missing = Sentence("“{heading}” on every sheet", heading=heading) if somewhere else f"“{heading}”"
        return {say(missing, book.language)}
    needs = derived.lacking(worked, table, key)
    return {r for need in needs for r in _roots(worked, *next(derived.alternatives(table, need)))}


def as_values(columns: Sequence[Planned], language: str) -> Iterator[Sentence]:
    """One line for all columns that are values for the same reason."""
    groups: dict[Sentence, list[str]] = {}
    for column in columns:
        if column.reason is not None:
            groups.setdefault(column.reason, []).append(f"“{column.at.heading}”")
    for reason, headings in groups.items():
        yield Sentence(
            "Values, not formulas, in {columns}: {reason}.", columns=listed(headings, language), reason=reason
        )
