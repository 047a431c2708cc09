"""A shop with a few hundred records made by chance, always the same, and the workbook that holds them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd

import xltable.files as files
from xltable.actions.enrich import enrich, write
from xltable.book import Book
from xltable.sheets import SHELF

from ..derived.samples import Cells, workbook

TODAY = date(2026, 3, 10)
SHOWN = [name for name in SHELF if not getattr(SHELF[name], "generated_only", False)]
"""Every sheet that a workbook xltable did not make may get."""
PEOPLE = ("Ann", "Bob", None)
COUNTRIES = ("Germany", "France", "Japan", "Brazil", None)


def records(seed: int = 7) -> dict[str, Cells]:
    """Four tables of clean cells, with blanks, refunds, cancelled orders and customers that nobody listed."""
    chance = Random(seed)
    numbers = [f"C-{i:03}" for i in range(1, 41)]

    def day(back: int) -> date:
        return TODAY - timedelta(days=chance.randrange(back))

    contacts: Cells = {
        "customer_id": numbers,
        "company": [f"Company {i}" for i in range(1, 41)],
        "country": [chance.choice(COUNTRIES) for _ in numbers],
        "grade": [chance.choice(["A", "B", "C", None]) for _ in numbers],
        "owner": [chance.choice(PEOPLE) for _ in numbers],
        "last_contact": [chance.choice([None, day(600)]) for _ in numbers],
        "verified_at": [chance.choice([None, day(600)]) for _ in numbers],
        "next_action_date": [chance.choice([None, TODAY + timedelta(days=chance.randrange(-20, 20))]) for _ in numbers],
    }
    sold = range(300)
    transactions: Cells = {
        "order_id": [f"O-{chance.randrange(180):03}" for _ in sold],
        "customer_id": [chance.choice(numbers[:30]) for _ in sold],
        "order_date": [day(900) for _ in sold],
        "doc_type": [chance.choice(["Order", "Order", "Order", None, "Refund", "Quotation"]) for _ in sold],
        "status": [chance.choice(["Done", "Shipped", "Cancelled", None]) for _ in sold],
        "product": [chance.choice(["Chair", "Table", "Tent (2 p.)", "Lamp*", '5" pipe', None]) for _ in sold],
        "category": [chance.choice(["Garden", "Camping"]) for _ in sold],
        "quantity": [chance.randrange(1, 50) for _ in sold],
        "unit_price": [chance.randrange(100, 9000) / 100 for _ in sold],
        "currency": ["EUR" for _ in sold],
    }
    opened = [datetime(2026, 3, 9, 12) - timedelta(hours=chance.randrange(4000)) for _ in range(80)]
    status = [chance.choice(["New", "Solved", "Closed", "In progress"]) for _ in opened]
    service: Cells = {
        "ticket_id": [f"T-{i:03}" for i in range(len(opened))],
        "customer_id": [chance.choice(numbers) for _ in opened],
        "opened_at": opened,
        "request_type": [chance.choice(["Inquiry", "Complaint", "Return", None]) for _ in opened],
        "subject": [f"Subject {i % 7}" for i in range(len(opened))],
        "priority": [chance.choice(["High", "Normal", "Low", None]) for _ in opened],
        "status": status,
        "first_response_at": [chance.choice([None, at + timedelta(hours=chance.randrange(1, 90))]) for at in opened],
        "resolved_at": [
            at + timedelta(hours=chance.randrange(5, 300)) if s in ("Solved", "Closed") else None
            for at, s in zip(opened, status, strict=True)
        ],
        "satisfaction": [chance.choice([None, 1, 2, 3, 4, 5]) for _ in opened],
    }
    survey = [chance.choice(["CSAT", "NPS", "CES", "Open"]) for _ in range(90)]
    highest = {"CSAT": (1, 5), "NPS": (0, 10), "CES": (1, 7)}
    feedback: Cells = {
        "feedback_id": [f"F-{i:03}" for i in range(len(survey))],
        "customer_id": [chance.choice(numbers) for _ in survey],
        "received_at": [day(500) for _ in survey],
        "survey_type": survey,
        "score": [chance.randint(*highest[s]) if s in highest else None for s in survey],
        "category": [chance.choice(["Quality", "Delivery", None]) for _ in survey],
        "text": [f"Words {i}" for i in range(len(survey))],
        "pending": [chance.choice(["Yes", "No"]) for _ in survey],
        "severity": [chance.choice(["High", "Medium", "Low", None]) for _ in survey],
        "status": [chance.choice(["New", "Closed"]) for _ in survey],
    }
    return {"contacts": contacts, "transactions": transactions, "service": service, "feedback": feedback}


def frames(seed: int = 7) -> dict[str, pd.DataFrame]:
    """The same records for pandas to reckon with."""
    return {name: pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in cells.items()})
            for name, cells in records(seed).items()}  # fmt: skip


def opened(path: Path, language: str = "en", **more: Any) -> Book:
    return files.open(path, template="exporter-full", language=language, home="DE", as_of=TODAY, **more)


def shown(folder: Path, tables: dict[str, Cells], *, excel: bool = True, sheets: list[str] | None = None) -> Path:
    """A workbook of these records with every sheet it can have."""
    path = workbook(folder / "shop.xlsx", tables, excel=excel)
    plan = enrich(opened(path), sheets=SHOWN if sheets is None else sheets)
    write(plan, folder / "shown.xlsx")
    return folder / "shown.xlsx"
