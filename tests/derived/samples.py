"""Small workbooks made by another library, as Excel tables or as plain ranges, in English or Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
from openpyxl.worksheet.table import Table as ExcelTable

from xltable.book import Area, Book, Column, Table, encode
from xltable.schema import load

Cells = Mapping[str, Sequence[Any]]
AS_OF = date(2026, 3, 10)


def table(key: str, cells: Cells, template: str = "exporter-full", language: str = "en") -> Table:
    """A table held in memory: its columns by key, each with its cells as typed."""
    spec = load(template).table(key)
    assert spec is not None
    height = len(next(iter(cells.values())))
    columns = {}
    for index, (name, raw) in enumerate(cells.items()):
        column = spec.column(name)
        assert column is not None, name
        columns[name] = Column(column, column.heading(language), index, *encode(list(raw)))
    rows = np.arange(1, height + 1)
    return Table(spec, spec.title(language), Area(0, 0, height, len(cells) - 1), (0,), rows, columns)


def book(tables: Mapping[str, Cells], language: str = "en", rates: Sequence[Sequence[Any]] = (), **more: Any) -> Book:
    """A book held in memory."""
    found = tuple(table(key, cells, language=language) for key, cells in tables.items())
    kept = {"rates": [["Currency", "Date", "Rate", "Source"], *map(list, rates)]}
    own = lambda name: kept.get(name, [])  # noqa: E731
    more.setdefault("as_of", AS_OF)
    return Book(
        Path("book.xlsx"),
        "xlsx",
        load("exporter-full"),
        language,
        found,
        tuple(t.sheet for t in found),
        own_cells=own,
        **more,
    )


def workbook(path: Path, tables: Mapping[str, Cells], *, language: str = "en", excel: bool, top: int = 0) -> Path:
    """A file with one sheet a table; `excel` makes each an Excel table, `top` rows stand above the headings."""
    template = load("exporter-full")
    made = openpyxl.Workbook()
    made.remove(made.active)
    for key, cells in tables.items():
        spec = template.table(key)
        assert spec is not None
        sheet = made.create_sheet(spec.title(language))
        headings = [spec.column(name).heading(language) for name in cells]  # type: ignore[union-attr]
        for _ in range(top):
            sheet.append([])
        sheet.append(headings)
        for row in zip(*cells.values(), strict=True):
            sheet.append(list(row))
        if excel:
            last = sheet.cell(sheet.max_row, len(headings)).coordinate
            sheet.add_table(ExcelTable(displayName=key.capitalize(), ref=f"A{top + 1}:{last}"))
    made.save(path)
    return path


def trade(language: str = "en") -> dict[str, Cells]:
    """Customers, orders, requests and feedback with everything the definitions speak of."""
    zh = language == "zh"

    def words(*pairs: str) -> list[str | None]:
        return [None if not p else p.split("|")[zh] for p in pairs]

    contacts: Cells = {
        "customer_id": ["C-1", "C-2", "C-3", "C-4", "C-5"],
        "company": ["Muster GmbH", "Acme", "Perez", "Nobody", "Old Ltd"],
        "country": words("Germany|德国", "United States|美国", "Mexico|墨西哥", "Japan|日本", ""),
        "grade": ["A", "B", "C", None, "A"],
        "last_contact": [date(2026, 3, 1), date(2026, 3, 10), None, date(2025, 3, 10), date(2026, 1, 1)],
        "next_action_date": [date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 18), None],
    }
    transactions: Cells = {
        "order_id": ["O-1", "O-2", "O-3", "O-4", "O-5", "O-6", "O-7", "O-8", "O-9"],
        "customer_id": ["C-1", "C-1", "C-1", "C-2", "C-2", "C-3", "C-1", "C-3", "C-5"],
        "order_date": [date(2026, m, d) for m, d in ((1, 1), (2, 1), (3, 1), (2, 15), (3, 1), (3, 2), (3, 5), (3, 6))]
        + [date(2025, 1, 5)],
        "doc_type": words(
            "Order|订单",
            "",
            "Order|订单",
            "Order|订单",
            "Refund|退款",
            "Quotation|报价",
            "Inquiry|询价",
            "Order|订单",
            "",
        ),
        "status": words("Done|已完成", "Shipped|已发货", "Cancelled|已取消", "", "", "", "", "Done|已完成", ""),
        "quantity": [10, 2, 5, 4, 1, 3, 1, -2, 1],
        "unit_price": [10, 20.5, 7, 25, 30, 9, 5, 6, 80],
        "discount": [5, None, None, None, None, None, None, None, None],
        "currency": ["EUR", "USD", "EUR", "USD", "USD", "EUR", "EUR", "EUR", "GBP"],
        "refund_amount": [None, 1, None, None, None, None, None, None, None],
    }
    service: Cells = {
        "ticket_id": ["S-1", "S-2", "S-3", "S-4"],
        "customer_id": ["C-1", "C-1", "C-2", "C-4"],
        "opened_at": [datetime(2026, 3, 8, 9), datetime(2026, 3, 1, 12), datetime(2026, 3, 9), datetime(2026, 3, 2)],
        "request_type": words("Inquiry|咨询", "Complaint|投诉", "Inquiry|咨询", "Return|退换货"),
        "priority": words("High|高", "", "Low|低", "Low|低"),
        "status": words("New|新建", "Solved|已解决", "In progress|处理中", ""),
        "first_response_at": [datetime(2026, 3, 8, 15), None, datetime(2026, 3, 9, 0, 30), None],
        "resolved_at": [None, datetime(2026, 3, 4), None, None],
        "satisfaction": [4, 5, None, None],
    }
    feedback: Cells = {
        "feedback_id": ["F-1", "F-2", "F-3", "F-4"],
        "customer_id": ["C-1", "C-2", "C-3", "C-9"],
        "received_at": [date(2026, 3, 1), date(2026, 3, 10), date(2026, 2, 1), date(2026, 3, 5)],
        "survey_type": ["CSAT", "NPS", "CSAT", "CES"],
        "score": [3, 9, 2, 7],
        "pending": words("Yes|是", "Yes|是", "No|否", ""),
        "severity": words("High|高", "Low|低", "Medium|中", "Medium|中"),
    }
    return {"contacts": contacts, "transactions": transactions, "service": service, "feedback": feedback}
