"""A new book with made-up records in it: seeded, so that the same book is filled the same way every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np

from ... import countries
from ...book import Area, Book, Column, Table, encode
from ...errors import UsageError
from ...kinds import Raw
from ...kinds._language_names import name as language_name
from ...kinds._subdivisions import called
from ...kinds.yes_no import label_pair
from ...numerals import Count
from ...schema import ColumnSpec, Template
from . import dealings
from .made_up import Customer, customers, words

MOST = 1000
_SEED = 20261128
_HEADER_ROWS = 4
"""Rows above the first rate on the rates sheet."""
_IN_EUROS = {"EUR": 1.0, "USD": 0.9, "GBP": 1.15, "CNY": 0.125, "JPY": 0.006, "BRL": 0.16, "AED": 0.245, "RUB": 0.01}
"""Round figures to reckon with, marked as no real rates on the sheet."""
_OVERDUE, _LEFT_ALONE = "C-0002", "C-0005"
"""Customers with a planned contact that was missed, and who asked not to be contacted: what their marks look like."""

Row = Mapping[str, Any]


def filled(book: Book, count: int) -> Book:
    """The book with `count` customers, and what they ordered, asked and said up to the day that counts as today.

    Raises UsageError where `count` is not from 1 to 1,000.
    """
    if not 1 <= count <= MOST:
        raise UsageError("--sample takes a number from 1 to {most}.", most=Count(MOST))
    chance, language, today = Random(_SEED), book.language, book.today
    template = book.template
    contacts = template.table("contacts")
    beside = contacts is not None and contacts.column("company_local") is not None
    who = {f"C-{i:04}": c for i, c in enumerate(customers(count, chance, latin=beside), start=1)}
    home = book.currency or (countries.currency(book.home) if book.home else None) or "EUR"
    used = list(dict.fromkeys((home, "USD", "EUR"))) if home in _IN_EUROS else [home]
    sold = dealings.orders(who, today, used, chance, language)
    rows: dict[str, Sequence[Row]] = {
        "contacts": [_contact(number, c, sold, today, home, chance, language) for number, c in who.items()],
        "transactions": sold,
        "service": dealings.requests(sold, today, chance, language),
        "feedback": dealings.feedback(sold, who, today, chance),
    }
    tables = tuple(_with_rows(table, rows.get(table.key, []), template, language) for table in book.tables)
    sheet = _rates(used, home, today, language)
    return replace(book, tables=tables, currency=home, own_cells=lambda name: sheet if name == "rates" else [])


def _contact(
    number: str, customer: Customer, sold: Sequence[Row], today: date, home: str, chance: Random, language: str
) -> Row:
    said = words(language)
    own = [row for row in sold if row["customer_id"] == number]
    first = min((row["order_date"] for row in own), default=today - timedelta(days=chance.randint(20, 70)))
    bought = sum(row["quantity"] * row["unit_price"] for row in own if row["doc_type"] == "order")
    planned = chance.random() < 0.55 or number == _OVERDUE
    planned &= number not in (_LEFT_ALONE, dealings.GONE_QUIET)
    ahead = chance.choice((0, 0, 2, 5, 12, 30))
    spoken = min(60, (today - first).days)
    if number == dealings.GONE_QUIET:
        first = min(first, today - timedelta(days=dealings.QUIET_FOR))
        seen = verified = max((row["order_date"] for row in own), default=first)
    else:
        seen = today - timedelta(days=chance.randint(0, spoken))
        verified = today - timedelta(days=chance.randint(5, 80))
    return {
        "customer_id": number,
        "company": customer.company,
        "company_local": customer.company_local,
        "contact_name": customer.contact,
        "job_title": chance.choice(said["job_titles"]),
        "email": customer.email,
        "phone": customer.phone,
        "website": f"https://www.{customer.email.partition('@')[2]}",
        "country": customer.country,
        "state": customer.state,
        "city": customer.city,
        "postcode": customer.postcode,
        "language": customer.language,
        "timezone": customer.timezone,
        "customer_type": chance.choice(("importer", "distributor", "wholesaler", "retailer", "e_commerce")),
        "company_size": chance.choice(("large", "small_and_medium", "micro")),
        "grade": "a" if bought > 60000 else "b" if bought > 15000 else "c",
        "sales_stage": "won" if bought else chance.choice(("first_contact", "quoted", "sample", "negotiating")),
        "source": chance.choice(("trade_fair", "b2b_platform", "search", "referral", "website")),
        "owner": said["owners"][int(number[-2:]) % 3],
        "first_contact": first - timedelta(days=chance.randint(10, 60)),
        "last_contact": seen,
        "next_action": chance.choice(said["next_actions"]) if planned else None,
        "next_action_date": today + timedelta(days=-4 if number == _OVERDUE else ahead) if planned else None,
        "incoterm": chance.choice(("fob", "cif", "exw", "dap")),
        "currency": own[0]["currency"] if own else home,
        "notes": chance.choice(said["notes"]) if chance.random() < 0.25 else None,
        "legal_basis": "contract" if bought else "legitimate_interest",
        "do_not_contact": number == _LEFT_ALONE,
        "verified_at": verified,
    }


def _with_rows(table: Table, rows: Sequence[Row], template: Template, language: str) -> Table:
    columns = {}
    for key, column in table.columns.items():
        assert column.spec is not None
        cells = [_shown(row.get(key), column.spec, template, language) for row in rows]
        codes, distinct = encode(cells)
        columns[key] = Column(column.spec, column.heading, column.index, codes, list(distinct), "key", 1.0)
    area = Area(0, 0, max(1, len(rows)), table.area.last_col)
    return replace(table, area=area, rows=np.arange(1, len(rows) + 1, dtype=np.int64), columns=columns)


def _shown(value: Any, spec: ColumnSpec, template: Template, language: str) -> Raw:
    """A value as the workbook's language writes it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return label_pair(language)[0 if value else 1]
    if spec.choices:
        return next((c.label(language) for c in template.choices[spec.choices] if c.key == value), None)
    if spec.kind == "country":
        return countries.name(value, language)
    if spec.kind == "subdivision":
        return called(value, language)
    if spec.kind == "language":
        return language_name(value, language)
    shown: Raw = value
    return shown


def _rates(used: Sequence[str], home: str, today: date, language: str) -> list[list[Raw]]:
    """The cells of a rates sheet with a rate for each currency, from before the first order on."""
    since = date(today.year - 3, 1, 1)
    source = words(language)["source"][0]
    rows: list[list[Raw]] = [
        [code, since, round(_IN_EUROS[code] / _IN_EUROS[home], 4), source] for code in used if code != home
    ]
    above: list[list[Raw]] = [[None] * 4 for _ in range(_HEADER_ROWS)]
    return above + rows
