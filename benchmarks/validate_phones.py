"""A customer list with phones and countries, opened and validated: beside a bare parse, and phonenumbers alone.

    python -m benchmarks validate_phones

10,000 contacts of 20 columns and 50,000 orders of 9. Every way runs in a process of its own, imports not counted; what
phonenumbers alone makes of the phones is compared with what validating makes of them.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from . import _apart
from ._apart import Start

CONTACTS, ORDERS = 10_000, 50_000
PLACES = {
    "Germany": ("DE", "Berlin", "10115", "Europe/Berlin"),
    "France": ("FR", "Lyon", "69001", "Europe/Paris"),
    "United States": ("US", "Austin", "78701", "America/Chicago"),
    "China": ("CN", "深圳", "518000", "Asia/Shanghai"),
    "Japan": ("JP", "Osaka", "530-0001", "Asia/Tokyo"),
    "Brazil": ("BR", "Recife", "50010-000", "America/Recife"),
    "United Kingdom": ("GB", "Leeds", "LS1 4DY", "Europe/London"),
    "Poland": ("PL", "Gdynia", "81-301", "Europe/Warsaw"),
}
CONTACT_HEADINGS = (
    *("Customer ID", "Company", "Contact person", "Job title", "Country", "City", "Address", "Postcode", "Phone"),
    *("Mobile", "E-mail", "Website", "Customer type", "Source", "Language", "Time zone", "First contact"),
    *("Last contact", "Next follow-up", "Notes"),
)
ORDER_HEADINGS = (
    *("Order", "Customer ID", "Order date", "Product", "Quantity", "Unit price", "Currency", "Status", "Notes"),
)


def make(path: Path) -> None:
    """The workbook: most cells clean, some phones in national or untidy form, some missing."""
    chance = random.Random(3)
    with xlsxwriter.Workbook(str(path)) as out:
        day = out.add_format({"num_format": "yyyy-mm-dd"})
        page = out.add_worksheet("Contacts")
        page.write_row(0, 0, CONTACT_HEADINGS)
        for row in range(1, CONTACTS + 1):
            for col, value in enumerate(_contact(row, chance)):
                _write(page, row, col, value, day)
        page = out.add_worksheet("Transactions")
        page.write_row(0, 0, ORDER_HEADINGS)
        for row in range(1, ORDERS + 1):
            for col, value in enumerate(_order(row, chance)):
                _write(page, row, col, value, day)


def _contact(row: int, chance: random.Random) -> tuple[object, ...]:
    country = chance.choice(list(PLACES))
    code, city, postcode, zone = PLACES[country]
    first = date(2018, 1, 1) + timedelta(days=chance.randint(0, 2_500))
    return (
        *(f"C-{row:05d}", f"{_word(chance)} {_word(chance)} Ltd", f"{_word(chance)} {_word(chance)}", "Buyer", country),
        *(city, f"{_word(chance)} Street {chance.randint(1, 200)}", postcode, _phone(code, chance)),
        *(_phone(code, chance) if chance.random() < 0.5 else None, f"{_word(chance).lower()}{row}@example{row}.com"),
        *(f"https://www.example{row}.com", "Distributor", "Trade fair", "English", zone, first),
        *(first + timedelta(days=300), None, f"met {_word(chance)}" if row % 7 == 0 else None),
    )


def _order(row: int, chance: random.Random) -> tuple[object, ...]:
    return (
        *(f"O-{row:07d}", f"C-{chance.randint(1, CONTACTS):05d}"),
        *(date(2020, 1, 1) + timedelta(days=chance.randint(0, 2_000)), f"Product {chance.randint(1, 500)}"),
        *(chance.randint(1, 500), round(chance.random() * 100, 2), chance.choice(("USD", "EUR", "CNY"))),
        *(chance.choice(("Done", "Shipped", "In production")), f"note {row}" if row % 20 == 0 else None),
    )


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).capitalize()


def _phone(code: str, chance: random.Random) -> str:
    import phonenumbers as library

    number = library.example_number_for_type(code, library.PhoneNumberType.MOBILE)
    number.national_number += chance.randint(0, 9_999)
    form = chance.choices(
        (library.PhoneNumberFormat.E164, library.PhoneNumberFormat.INTERNATIONAL, library.PhoneNumberFormat.NATIONAL),
        (5, 4, 1),
    )[0]
    text: str = library.format_number(number, form)
    return text.replace(" ", "-") if chance.random() < 0.05 else text


def _write(page: xlsxwriter.worksheet.Worksheet, row: int, col: int, value: object, day: object) -> None:
    if isinstance(value, date):
        page.write_datetime(row, col, value, day)
    elif isinstance(value, str):
        page.write_string(row, col, value)
    elif value is not None:
        page.write_number(row, col, value)


def parse(start: Start, path: str) -> int:
    """python-calamine's bare parse."""
    from python_calamine import CalamineWorkbook

    start()
    book = CalamineWorkbook.from_path(path)
    return sum(book.get_sheet_by_name(name).height for name in book.sheet_names)


def phones(start: Start, path: str) -> int:
    """phonenumbers on the phones of the list."""
    import phonenumbers as library
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Contacts").to_python()[1:]
    start()
    valid = 0
    for row in rows:
        for text in (row[8], row[9]):
            if text and library.is_valid_number(library.parse(text, PLACES[row[4]][0])):
                valid += 1
    return valid


def opened(start: Start, path: str) -> int:
    """xltable: opened."""
    _apart.load()
    import xltable

    start()
    return sum(map(len, xltable.open(path).tables))


def validated(start: Start, path: str) -> int:
    """xltable: opened and every rule run."""
    _apart.load()
    import xltable

    start()
    book = xltable.open(path)
    xltable.validate(book)
    contacts = book["contacts"]
    return sum(v is not None for key in ("phone", "mobile") if key in contacts for v in contacts.values(key))


WAYS: dict[str, _apart.Way] = {
    "calamine, bare parse": parse,
    "phonenumbers alone": phones,
    "xltable, open": opened,
    "xltable, open and validate": validated,
}


def main() -> None:
    if _apart.one(WAYS):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        make(path)
        costs = {way: _apart.measured("validate_phones", way, path) for way in WAYS}
    bare = costs["calamine, bare parse"]["seconds"]
    for way, cost in costs.items():
        print(f"  {way:<28} {cost['seconds']:6.2f} s {cost['seconds'] / bare:5.1f} × {cost['peak']:6.0f} MB")
    theirs, ours = costs["phonenumbers alone"]["found"], costs["xltable, open and validate"]["found"]
    print(f"  {theirs:,} phones valid for phonenumbers, {ours:,} read by xltable")
    if theirs != ours:
        sys.exit("the results differ")


if __name__ == "__main__":
    main()
