"""Marks that show themselves while a table is filled in: what is missing, due, doubled, old, or not to be touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..book import Area, Table, column_letter
from ..kinds.yes_no import label_pair
from ..pages import Page
from ..refs import Layout, any_of, literal
from ..schema import ColumnSpec
from ..worked import Worked


@dataclass(frozen=True)
class Mark:
    """Columns shown in a style where a formula holds for the row; the formula names cells of row 2."""

    keys: tuple[str, ...]
    formula: str
    style: str


def add(page: Page, table: Table, last: int, worked: Worked, layout: Layout) -> None:
    """The marks whose columns the table has. The first that holds wins where two colour the same cell."""
    row = _Row(table, worked, layout)
    for mark in (*_missing(row), *_doubled(row), *_BY_TABLE.get(table.key, _nothing)(row)):
        for key in mark.keys:
            if key in row:
                at = row.index(key)
                page.condition(Area(1, at, last, at), mark.formula.replace("{last}", str(last + 1)), mark.style)


class _Row:
    """The cells of a table's row, as a formula for its first record names them."""

    def __init__(self, table: Table, worked: Worked, layout: Layout) -> None:
        self.table, self.worked, self.layout = table, worked, layout
        self._at = {c.key: i for i, c in enumerate(table.spec.columns)}

    def __contains__(self, key: str) -> bool:
        return key in self._at

    @property
    def columns(self) -> tuple[ColumnSpec, ...]:
        return self.table.spec.columns

    def index(self, key: str) -> int:
        return self._at[key]

    def letter(self, key: str) -> str:
        return column_letter(self._at[key])

    def cell(self, key: str) -> str:
        return f"${self.letter(key)}2"

    def is_one(self, key: str, *choices: str) -> str:
        """Whether the cell holds one of some choices, as the workbook's language labels them."""
        spec = next(c for c in self.columns if c.key == key)
        listed = self.worked.book.template.choices.get(spec.choices or "", ())
        return any_of(self.cell(key), [c.label(self.worked.book.language) for c in listed if c.key in choices])

    def is_yes(self, key: str) -> str:
        return f"{self.cell(key)}={literal(label_pair(self.worked.book.language)[0])}"

    def before(self, key: str, days: str = "0") -> str:
        """Whether the cell holds a day before today, or at most so many days ahead."""
        limit = self.layout.today() if days == "0" else f"{self.layout.today()}+{days}+1"
        return f"ISNUMBER({self.cell(key)}),{self.cell(key)}<{limit}"


def _nothing(row: _Row) -> Iterator[Mark]:
    return iter(())


def _missing(row: _Row) -> Iterator[Mark]:
    """A required cell left empty in a row that has been begun; formulas that show nothing begin none."""
    typed = [c.key for c in row.columns if not c.derived]
    runs = _runs([row.index(key) for key in typed])
    begun = "+".join(f"SUMPRODUCT(LEN(${column_letter(a)}2:${column_letter(b)}2))" for a, b in runs)
    for column in row.columns:
        if column.required and not column.derived:
            yield Mark((column.key,), f'AND({row.cell(column.key)}="",{begun}>0)', "missing")


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    first = indices[0]
    for here, following in zip(indices, [*indices[1:], None], strict=True):
        if following != here + 1:
            yield first, here
            first = following or 0


_SHARED_BY_NONE = ("email", "phone", "mobile")
"""Where two customers have the same, they may be one."""


def _doubled(row: _Row) -> Iterator[Mark]:
    """A number given out twice; an address or phone that two customers have."""
    for column in row.columns:
        twice = f"COUNTIF(${row.letter(column.key)}$2:${row.letter(column.key)}${{last}},{row.cell(column.key)})>1"
        if column.unique or column.key in _SHARED_BY_NONE:
            yield Mark((column.key,), f'AND({row.cell(column.key)}<>"",{twice})', "bad" if column.unique else "warn")


def _contacts(row: _Row) -> Iterator[Mark]:
    if "do_not_contact" in row:
        ways = ("company", "contact_name", "email", "phone", "mobile", "whatsapp", "wechat", "do_not_contact")
        yield Mark(ways, row.is_yes("do_not_contact"), "quiet")
    if "next_action_date" in row:
        due = ("next_action_date", "next_action", "follow_up_due")
        yield Mark(due, f"AND({row.before('next_action_date')})", "bad")
        week = row.layout.setting("follow_up_week_days")
        yield Mark(due, f"AND({row.before('next_action_date', week)})", "warn")
    if "last_contact" in row and "grade" in row:
        seen = [row.cell(key) for key in ("last_contact", "verified_at") if key in row]
        latest = f"MAX({','.join(seen)})"
        setting = row.layout.setting
        days = (
            f"IF({row.is_one('grade', 'a')},{setting('stale_days_a')},"
            f"IF({row.is_one('grade', 'b')},{setting('stale_days_b')},{setting('stale_days')}))"
        )
        yield Mark(("last_contact", "verified_at"), f"AND({latest}>0,{row.layout.today()}-{latest}>{days})", "stale")
    if "grade" in row:
        yield Mark(("grade",), row.is_one("grade", "blacklisted"), "quiet")
        yield Mark(("grade",), row.is_one("grade", "a"), "grade-a")
        yield Mark(("grade",), row.is_one("grade", "b"), "grade-b")


def _transactions(row: _Row) -> Iterator[Mark]:
    if "status" in row:
        yield Mark(("status", "product", "quantity", "amount"), row.is_one("status", "cancelled"), "quiet")
    if "due_date" in row and "paid_date" in row:
        late = f'AND({row.before("due_date")},{row.cell("paid_date")}="")'
        yield Mark(("due_date",), late, "bad")
    if "doc_type" in row:
        yield Mark(("doc_type",), row.is_one("doc_type", "refund"), "warn")


def _service(row: _Row) -> Iterator[Mark]:
    if "status" in row:
        yield Mark(("status",), row.is_one("status", "solved", "closed"), "good")
    if "overdue" in row:
        yield Mark(("overdue", "subject", "age_days"), row.is_yes("overdue"), "bad")
    if "next_action_date" in row and "status" in row:
        still = f"NOT({row.is_one('status', 'solved', 'closed')})"
        yield Mark(("next_action_date",), f"AND({row.before('next_action_date')},{still})", "bad")
    if "priority" in row:
        yield Mark(("priority",), row.is_one("priority", "high"), "warn")


def _feedback(row: _Row) -> Iterator[Mark]:
    if "pending" in row:
        if "due_date" in row:
            late = f"AND({row.is_yes('pending')},{row.before('due_date')})"
            yield Mark(("pending", "due_date", "text"), late, "bad")
        yield Mark(("pending",), row.is_yes("pending"), "warn")
    if "severity" in row:
        yield Mark(("severity",), row.is_one("severity", "high"), "bad")


_BY_TABLE = {"contacts": _contacts, "transactions": _transactions, "service": _service, "feedback": _feedback}
