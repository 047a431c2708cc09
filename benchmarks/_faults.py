"""Every kind of fault of “values”, “keys and links” and “across columns”, and how it gets into a clean workbook.

Nothing here asks xltable what a fault is: what is planted is known from how it is made.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from ._invented_contacts import again
from ._planting import REFERRED, SCRIPTS, Planted, Row

Spoil = Callable[[Row, random.Random], Any]
"""What the cell holds afterwards; None where this row cannot have the fault."""


def plant(book: Planted, seed: int, times: int = 2) -> None:
    """Plant every kind of fault, each in a row of its own."""
    dice = random.Random(f"faults {book.language} {seed}")
    free = {
        table: list(range(REFERRED if table == "contacts" else 0, len(sheet.rows)))
        for table, sheet in book.sheets.items()
    }
    for rows in free.values():
        dice.shuffle(rows)
    for rule, places in FAULTS.items():
        for table, key, spoil in places:
            left = times
            for row in list(free[table]):
                value = spoil(book.sheets[table].rows[row], dice) if left else None
                if value is not None:
                    book.sheets[table].rows[row][key] = None if value == "" else value
                    book.faults.append((table, row, key, rule))
                    free[table].remove(row)
                    left -= 1
    _twins(book, dice, times)
    _numbers_given_twice(book, free["contacts"], times)
    _orders_of_others(book, free["service"], dice, times)
    orders = book.sheets["transactions"]
    orders.rows[free["transactions"].pop()].update(currency="JPY")
    first = next(i for i, row in enumerate(orders.rows) if row["currency"] == "JPY")
    book.faults.append(("transactions", first, "currency", "missing-rate"))
    for early in (free["transactions"].pop() for _ in range(times)):
        day = date(2019, 5, 4)
        orders.rows[early].update(currency="USD", order_date=day, paid_date=day)
        book.faults.append(("transactions", early, "currency", "missing-rate"))
    orders.total = "amount"
    book.faults.append(("transactions", len(orders.rows), "amount", "mixed-currencies-summed"))


def _twins(book: Planted, dice: random.Random, times: int) -> None:
    """Customers entered again: their company typed otherwise, with the address, the number or the page they had."""
    rows, script = book.sheets["contacts"].rows, SCRIPTS.get(book.language, "latin")
    for number, kept in enumerate(("email", "phone", "website", None) * times):
        first = rows[number]
        company = again(first["company"], script, dice)
        while company.isupper() and script != "han":  # capitals are a fault of their own
            company = again(first["company"], script, dice)
        twin = {**first, "customer_id": f"C-{len(rows) + 1:04d}", "company": company}
        twin.update({key: None for key in ("email", "phone", "website", "tax_id") if key != kept})
        rows.append(twin)
        book.faults.append(("contacts", len(rows) - 1, kept or "company", "likely-duplicate"))


def _numbers_given_twice(book: Planted, free: list[int], times: int) -> None:
    rows = book.sheets["contacts"].rows
    for _ in range(times):
        first, second = sorted((free.pop(), free.pop()))
        rows[second]["customer_id"] = rows[first]["customer_id"]
        book.faults.append(("contacts", second, "customer_id", "duplicate-key"))


def _orders_of_others(book: Planted, free: list[int], dice: random.Random, times: int) -> None:
    """Requests about an order that is another customer's, where nothing else is wrong with either."""
    orders, requests = book.sheets["transactions"].rows, book.sheets["service"].rows
    spoilt = {row for table, row, _, _ in book.faults if table == "transactions"}
    sound = [order for number, order in enumerate(orders) if number not in spoilt]
    for _ in range(times):
        row = free.pop()
        others = [order for order in sound if order["customer_id"] != requests[row]["customer_id"]]
        requests[row]["order_id"] = dice.choice(others)["order_id"]
        book.faults.append(("service", row, "order_id", "inconsistent-copy"))


def _always(*values: Any) -> Spoil:
    return lambda row, dice: dice.choice(values)


def _in(codes: str, *values: Any) -> Spoil:
    """One of the values, in rows of some countries."""
    return lambda row, dice: dice.choice(values) if row["code"] in codes.split() else None


def _number_from_abroad(row: Row, dice: random.Random) -> str | None:
    """A number of another country, each time a different one: two customers with one number are a fault of its own."""
    one, other = dice.randrange(10, 99), dice.randrange(10, 99)
    abroad = dice.choice((f"+33 4 65 71 {one} {other}", f"+1 312 5{other} 01{one}"))
    return abroad if row["code"] in ("DE", "AT", "CH", "IT") else None


def _instead(key: str, *makers: Callable[[Any], Any]) -> Spoil:
    """The cell made otherwise in one of several ways, where it has something."""
    return lambda row, dice: dice.choice(makers)(row[key]) if row.get(key) not in (None, "") else None


def _misread(text: str, was: str, read: str) -> str:
    return text.encode(was).decode(read)


SPOILT = (
    *(_misread(name, "utf-8", "cp1252") for name in ("Jörg Müller", "José García", "Zoë Größler", "Renée Châtelet")),
    *(_misread(name, "utf-8", "cp1251") for name in ("Анна Соколова", "Москва")),
    *(_misread(name, "cp1251", "cp1252") for name in ("Анна Соколова", "Дмитрий Иванов")),
    *(_misread(name, "gbk", "latin-1") for name in ("张伟明", "深圳市南山区")),
)
"""Names read in a wrong encoding."""


FAULTS: dict[str, list[tuple[str, str, Spoil]]] = {
    "missing-value": [
        ("contacts", "company", _always("")),
        ("contacts", "country", lambda row, dice: "" if not row["state"] and not row.get("tax_id") else None),
        ("transactions", "product", _always("")),
        ("transactions", "order_date", _always("")),
    ],
    "unreadable-value": [
        (
            "contacts",
            "email",
            _always("anna.example.com", "anna@", "@firm.example", "anna@firm", "an na@@firm.example", "-"),
        ),
        ("contacts", "website", _always("my shop", "www.my shop.example", "n/a", "javascript:alert(1)")),
        ("contacts", "phone", _instead("phone", lambda p: p[:-3] + "ab7", lambda p: p[:6], lambda p: p + "9999999")),
        ("contacts", "timezone", _always("Mars/Olympus", "later", "UTC+99")),
        ("contacts", "currency", _always("Thaler", "XQZ", "12")),
        ("transactions", "order_date", _always("soon", "31.02.2024", "2024-13-45", "May", "2024")),
        ("transactions", "quantity", _always("many", "12 or 13", "?")),
    ],
    "untidy-value": [
        ("contacts", "email", _instead("email", lambda e: f"mailto:{e}", lambda e: f"<{e}>,", lambda e: f" {e}")),
        ("contacts", "company", _instead("company", lambda c: f"  {c} ", lambda c: f"{c}  ")),
        ("contacts", "phone", _instead("phone", lambda p: p.replace("+", "00"), lambda p: f"tel:{p}")),
        ("contacts", "website", _instead("website", lambda w: w.replace("://", ":\\\\"), lambda w: w.upper())),
    ],
    "ambiguous-value": [("contacts", "first_contact", _always("03/04/2024", "5.6.2024"))],
    "invisible-characters": [
        ("contacts", "company", _instead("company", lambda c: c[:2] + "\u200b" + c[2:], lambda c: c + "\ufeff")),
        ("transactions", "product", _instead("product", lambda p: p.replace(" ", "\u00a0"), lambda p: p + "\u200b")),
        ("contacts", "email", _instead("email", lambda e: e + "\u200b")),
    ],
    "mojibake": [("contacts", "contact_name", _always(*SPOILT)), ("contacts", "notes", _always(*SPOILT))],
    "out-of-range": [
        ("service", "satisfaction", _always(55, -1, 6.5)),
        ("transactions", "unit_price", _always(-5)),
        ("transactions", "quantity", lambda row, dice: -2 * row["quantity"] if row.get("amount") else None),
    ],
    "too-long": [
        ("contacts", "company", _always("Acme " + "and daughters " * 20 + "Ltd", "华强" * 120)),
        ("contacts", "contact_name", _always("Anna " * 39 + "Lee")),
    ],
    "not-a-choice": [
        ("contacts", "customer_type", _always("Astronaut", "宇航员", "Importeurin der Sterne")),
        ("service", "priority", _always("Zzyx", "7", "mañana")),
        ("contacts", "grade", _always("Q")),
    ],
    "lost-leading-zero": [("contacts", "postcode", _in("DE", 1067, 4109))],
    "lost-digits": [
        ("contacts", "phone", _always("4.92E+11", "1.38001E+10")),
        ("feedback", "feedback_id", _always("1.23457E+17")),
    ],
    "future-date": [
        ("transactions", "order_date", _always(date(2062, 5, 4), date(2027, 1, 1))),
        ("contacts", "last_contact", _always(date(2031, 1, 1))),
    ],
    "impossible-date-order": [
        ("transactions", "paid_date", _instead("order_date", lambda d: d - timedelta(days=9))),
        ("contacts", "last_contact", _instead("first_contact", lambda d: d - timedelta(days=1))),
        ("service", "resolved_at", _instead("opened_at", lambda d: d - timedelta(days=2))),
        ("feedback", "closed_at", _instead("received_at", lambda d: d - timedelta(days=2))),
    ],
    "number-stored-as-text": [
        ("transactions", "quantity", _instead("quantity", str, lambda n: f"{n} ", lambda n: f" {n}")),
        ("service", "satisfaction", _instead("satisfaction", str)),
    ],
    "date-stored-as-text": [
        (
            "transactions",
            "order_date",
            _instead("order_date", date.isoformat, lambda d: f"{d:%Y/%m/%d}", lambda d: f"{d:%d %b %Y}"),
        ),
        ("transactions", "order_date", _instead("order_date", lambda d: f"{d.year}年{d.month}月{d.day}日")),
    ],
    "missing-key": [("feedback", "feedback_id", _always("")), ("contacts", "customer_id", _always(""))],
    "orphan-record": [
        ("transactions", "customer_id", _always("C-9999", "C-00001")),
        ("feedback", "customer_id", _always("X-77")),
        ("service", "order_id", _always("O-99999")),
    ],
    "inconsistent-copy": [("transactions", "customer", _always("Quetzal Brothers", "青鸟贸易"))],
    "phone-country-mismatch": [("contacts", "phone", _number_from_abroad)],
    "postcode-country-mismatch": [("contacts", "postcode", _in("DE AT FR IT ES", "SW1A 1AA", "123", "K1A 0B1"))],
    "tax-id-country-mismatch": [("contacts", "tax_id", _in("AT ES PT SE", "DE136695976", "FR40303265045"))],
    "state-country-mismatch": [
        ("contacts", "state", _in("US", "Bayern", "Ontario", "Guangdong", "广东省", "Московская область"))
    ],
    "timezone-country-mismatch": [("contacts", "timezone", _in("DE AT FR IT ES", "Asia/Tokyo", "America/New_York"))],
    "amount-mismatch": [
        ("transactions", "amount", _instead("amount", lambda a: round(a * 1.5 + 3, 2), lambda a: a + 1))
    ],
    "missing-currency": [("transactions", "currency", _always(""))],
}
"""By rule: where it is planted, and how."""
