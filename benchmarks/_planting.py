"""Clean invented workbooks in several languages, and what is planted in them."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from babel import Locale

from xltable.schema import load

from ._invented_contacts import name

LANGUAGES = ("en", "zh", "de", "es", "ru")
TODAY = date(2026, 6, 15)
HOME = "EUR"
CUSTOMERS = Path(__file__).parent.parent / "examples" / "customers.csv"
REFERRED = 40
"""So many customers have orders; what is planted in the numbers of the others leaves no order without customer."""

COLUMNS = {
    "contacts": "customer_id company contact_name email phone website country state city postcode street timezone "
    "customer_type grade source first_contact last_contact next_action_date currency tax_id notes legal_basis",
    "transactions": "order_id customer_id customer order_date doc_type status product quantity unit_price discount "
    "amount currency paid_date notes",
    "service": "ticket_id customer_id order_id opened_at subject priority status first_response_at resolved_at "
    "satisfaction",
    "feedback": "feedback_id customer_id received_at channel survey_type score status text closed_at",
    "rates": "currency date rate source",
}
_CLOCKS = """
DE Europe/Berlin AT Europe/Vienna CH Europe/Zurich GB Europe/London FR Europe/Paris ES Europe/Madrid
PT Europe/Lisbon IT Europe/Rome NL Europe/Amsterdam PL Europe/Warsaw SE Europe/Stockholm TR Europe/Istanbul
IN Asia/Kolkata RU Europe/Moscow US America/New_York
""".split()  # noqa: SIM905
ZONES = dict(zip(_CLOCKS[::2], _CLOCKS[1::2], strict=True))
# Numbers that the documentation of python-stdnum gives as valid.
TAX = {"DE": "DE136695976", "FR": "FR40303265045", "IT": "IT00743110157", "NL": "NL004495445B01", "PL": "PL8567346215"}
SCRIPTS = {"zh": "han", "ru": "cyrillic"}

Row = dict[str, Any]


@dataclass
class Sheet:
    """One list: its title, its columns, its rows."""

    title: str
    keys: list[str]
    headings: list[str]
    rows: list[Row]
    total: str | None = None
    """The column of which the user's own total stands below."""


@dataclass
class Planted:
    """A workbook before it is written, and what is wrong in it: (sheet, row from 0 below the heading, column, rule)."""

    language: str
    sheets: dict[str, Sheet]
    faults: list[tuple[str, int, str, str]] = field(default_factory=list)

    def cells(self) -> set[tuple[str, str, str]]:
        """The faults as (rule, sheet, cell)."""
        found = set()
        for table, row, key, rule in self.faults:
            sheet = self.sheets[table]
            found.add((rule, sheet.title, f"{chr(65 + sheet.keys.index(key))}{row + 2}"))
        return found

    def write(self, path: Path) -> None:
        """Write it as XlsxWriter does, days as days, empty cells left out."""
        book = xlsxwriter.Workbook(path)
        day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for sheet in self.sheets.values():
            page = book.add_worksheet(sheet.title)
            page.write_row(0, 0, sheet.headings)
            for at, row in enumerate(sheet.rows, start=1):
                for column, key in enumerate(sheet.keys):
                    value = row.get(key)
                    if isinstance(value, date):
                        page.write_datetime(at, column, value, moment if isinstance(value, datetime) else day)
                    elif isinstance(value, str) and value:
                        page.write_string(at, column, value)
                    elif value not in (None, ""):
                        page.write_number(at, column, value)
            if sheet.total:
                column, last = sheet.keys.index(sheet.total), len(sheet.rows) + 1
                letter = chr(65 + column)
                page.write_string(last, 0, {"zh": "合计", "de": "Summe", "ru": "Итого"}.get(self.language, "Total"))
                page.write_formula(last, column, f"=SUM({letter}2:{letter}{last})", None, 1)
        book.close()


def clean(language: str, seed: int) -> Planted:
    """A workbook without faults."""
    dice = random.Random(f"{language} {seed}")
    template = load("exporter")
    sheets = {}
    for table, keys in COLUMNS.items():
        spec = template.table(table)
        assert spec is not None
        columns = [spec.column(key) for key in keys.split()]
        headings = [column.heading(language) for column in columns if column]
        sheets[table] = Sheet(spec.title(language), keys.split(), headings, [])
    say = _Labels(language)
    sheets["contacts"].rows = list(_contacts(language, say, dice))
    sheets["transactions"].rows = list(_orders(sheets["contacts"].rows, say, dice))
    sheets["service"].rows = list(_tickets(sheets["transactions"].rows, say, dice))
    sheets["feedback"].rows = list(_opinions(sheets["contacts"].rows, say, dice))
    sheets["rates"].rows = [
        {"currency": code, "date": date(2024, 1, 1), "rate": rate}
        for code, rate in (("USD", 0.9), ("GBP", 1.2), ("CNY", 0.13))
    ]
    return Planted(language, sheets)


class _Labels:
    """The words of a language for choices and countries."""

    def __init__(self, language: str) -> None:
        self.language, self.choices = language, load("exporter").choices
        self.countries = Locale(language).territories

    def __call__(self, choice: str, key: str) -> str:
        return next(c.label(self.language) for c in self.choices[choice] if c.key == key)


def _contacts(language: str, say: _Labels, dice: random.Random) -> Iterator[Row]:
    with CUSTOMERS.open(encoding="utf-8", newline="") as file:
        known = [row for row in csv.DictReader(file) if row["country"] in ZONES and row["postcode"]]
    for number in range(260):
        base = known[number % len(known)]
        company = name(SCRIPTS.get(language, "latin"), dice)
        given = base["contact"].split()[0]
        first = TODAY - timedelta(days=dice.randrange(300, 900))
        yield {
            "customer_id": f"C-{number + 1:04d}",
            "company": company,
            "contact_name": f"{given} {dice.choice('BDFGHKLMPRST')}{'aeiou'[number % 5]}{dice.choice(('lm', 'rg'))}er",
            "email": f"{given.encode('ascii', 'ignore').decode().lower() or 'x'}.{number}@firm{number}.example",
            "phone": base["phone"][:-2] + f"{10 + 7 * (number // len(known)):02d}",
            "website": f"https://www.firm{number}.example",
            "country": say.countries[base["country"]],
            "code": base["country"],
            "state": base["state"],
            "city": base["city"],
            "postcode": base["postcode"],
            "street": f"{base['street']} {number}",
            "timezone": ZONES[base["country"]],
            "customer_type": say("customer_type", dice.choice(("importer", "wholesaler", "retailer"))),
            "grade": dice.choice("ABC"),
            "source": say("source", dice.choice(("trade_fair", "search", "referral"))),
            "first_contact": first,
            "last_contact": TODAY - timedelta(days=dice.randrange(1, 60)),
            "next_action_date": TODAY + timedelta(days=dice.randrange(5, 60)),
            "currency": dice.choice(("EUR", "USD")),
            "tax_id": TAX.get(base["country"]) if number < 60 else None,
            "notes": dice.choice((None, "OK", "2026: 3 x 40'")),
            "legal_basis": say("legal_basis", "contract"),
        }  # fmt: skip


def _orders(customers: list[Row], say: _Labels, dice: random.Random) -> Iterator[Row]:
    for number in range(260):
        customer = customers[dice.randrange(REFERRED)]
        quantity, price = dice.randrange(1, 500), dice.randrange(100, 90000) / 100
        discount = round(quantity * price * 0.1, 2) if dice.random() < 0.2 else None
        day = TODAY - timedelta(days=dice.randrange(40, 700))
        yield {
            "order_id": f"O-{number + 1:05d}",
            "customer_id": customer["customer_id"],
            "customer": customer["company"],
            "order_date": day,
            "doc_type": say("doc_type", "order"),
            "status": say("order_status", dice.choice(("done", "shipped"))),
            "product": f"Tent {dice.choice('ABCDE')}{dice.randrange(9)}",
            "quantity": quantity,
            "unit_price": price,
            "discount": discount,
            "amount": round(quantity * price - (discount or 0), 2),
            "currency": dice.choice(("EUR", "USD", "GBP", "CNY")),
            "paid_date": day + timedelta(days=dice.randrange(30)),
        }


def _tickets(orders: list[Row], say: _Labels, dice: random.Random) -> Iterator[Row]:
    for number in range(80):
        order = dice.choice(orders)
        opened = datetime.combine(TODAY - timedelta(days=dice.randrange(20, 400)), datetime.min.time()).replace(hour=9)
        yield {
            "ticket_id": f"T-{number + 1:04d}",
            "customer_id": order["customer_id"],
            "order_id": order["order_id"],
            "opened_at": opened,
            "subject": "Zelt 3",
            "priority": say("priority", "normal"),
            "status": say("request_status", "solved"),
            "first_response_at": opened + timedelta(hours=3),
            "resolved_at": opened + timedelta(days=2),
            "satisfaction": dice.randrange(1, 6),
        }


def _opinions(customers: list[Row], say: _Labels, dice: random.Random) -> Iterator[Row]:
    for number in range(80):
        received = TODAY - timedelta(days=dice.randrange(20, 300))
        yield {
            "feedback_id": f"F-{number + 1:04d}",
            "customer_id": customers[dice.randrange(REFERRED)]["customer_id"],
            "received_at": received,
            "channel": say("channel", "email"),
            "survey_type": say("survey_type", "csat"),
            "score": dice.randrange(1, 6),
            "status": say("feedback_status", "closed"),
            "text": "OK",
            "closed_at": received + timedelta(days=4),
        }
