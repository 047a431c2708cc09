"""Lists are found wherever they stand on a sheet, whatever stands around them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
import xlsxwriter

from xltable import files

from ._sheets import CONTACTS, ORDERS, PEOPLE, SOLD, keys, told, workbook

LIST = (CONTACTS, *PEOPLE)
SALES = (ORDERS, *SOLD)
COLUMNS = {"Company": "company", "Contact": "contact_name", "E-mail": "email", "Phone": "phone", "Country": "country"}


def test_a_plain_list(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": LIST}}))
    assert told(book) == [("contacts", "Contacts", "A1:E6", 5)]
    assert keys(book["contacts"]) == COLUMNS
    assert book["contacts"].header_rows == (0,)
    assert book["contacts"].columns["email"].raw == [p[2] for p in PEOPLE]
    assert str(book["contacts"].place(4, "email")) == "Contacts!C6"


def test_titles_above_even_merged_and_named_like_headings(tmp_path: Path) -> None:
    blocks = {"A1": [["Contacts"]], "A2": [["as of January 2026", None, None, None, "by Sam"]], "A5": LIST}
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": blocks}, [("S", "A1:E1")]))
    assert told(book) == [("contacts", "S", "A5:E10", 5)]
    assert book["contacts"].header_rows == (4,)


def test_a_title_directly_above_the_header(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": [["Customers"]], "A2": LIST}}))
    assert told(book) == [("contacts", "S", "A2:E7", 5)]
    assert book["contacts"].header_rows == (1,)


def test_empty_leading_columns_and_rows(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"D8": LIST}}))
    assert told(book) == [("contacts", "S", "D8:H13", 5)]


def test_a_blank_column_inside(tmp_path: Path) -> None:
    rows = [(*r[:2], None, *r[2:]) for r in LIST]
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": rows}}))
    assert told(book) == [("contacts", "S", "A1:F6", 5)]
    assert keys(book["contacts"]) == COLUMNS


def test_a_column_without_heading_inside_is_kept_as_the_users_own(tmp_path: Path) -> None:
    rows = [(*r[:2], None if r is CONTACTS else "x", *r[2:]) for r in LIST]
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": rows}}))
    assert told(book) == [("contacts", "S", "A1:F6", 5)]
    assert [(c.heading, c.letter) for c in book["contacts"].foreign] == [("", "C")]


def test_blank_rows_inside_and_a_short_last_record(tmp_path: Path) -> None:
    rows = [CONTACTS, PEOPLE[0], PEOPLE[1], (), PEOPLE[2], (), (), PEOPLE[3], ("Newly met Inc",)]
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": rows}}))
    assert told(book) == [("contacts", "S", "A1:E9", 5)]
    assert book["contacts"].blank_rows == (3, 5, 6)
    assert book["contacts"].rows.tolist() == [1, 2, 4, 7, 8]


def test_two_lists_abreast(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": LIST, "G1": SALES}}))
    assert sorted(told(book)) == [("contacts", "S", "A1:E6", 5), ("transactions", "S", "G1:M7", 6)]


def test_two_lists_of_one_table_abreast(tmp_path: Path) -> None:
    book = files.open(
        workbook(tmp_path / "a.xlsx", {"S": {"A1": [["2025"]], "A2": SALES, "I1": [["2026"]], "I2": SALES[:4]}})
    )
    assert sorted(told(book)) == [("transactions", "S", "A2:G8", 6), ("transactions", "S", "I2:O5", 3)]


@pytest.mark.parametrize("gap", [1, 3])
def test_two_lists_one_below_the_other(tmp_path: Path, gap: int) -> None:
    below = f"A{7 + gap}"
    book = files.open(
        workbook(tmp_path / "a.xlsx", {"S": {"A1": LIST, below: [["Orders 2026"]], f"A{8 + gap}": SALES}})
    )
    assert [(t[0], t[3]) for t in told(book)] == [("contacts", 5), ("transactions", 6)]
    assert book["contacts"].area.last_row == 5
    assert book["transactions"].header_rows == (7 + gap,)


@pytest.mark.parametrize(
    "foot",
    [
        ("Total", None, None, None, 210.0, None, None),
        ("合计", None, None, None, 210.0, 15.0, None),
        (None, None, None, "Summe:", 210.0, None, None),
        ("Grand total (EUR)", None, None, None, None, 525.0, None),
        ("合计", None, None, None, None, None, None),
    ],
)
@pytest.mark.parametrize("gap", [0, 1])
def test_totals_at_the_foot_are_no_record(tmp_path: Path, foot: tuple[object, ...], gap: int) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": SALES, f"A{8 + gap}": [foot]}}))
    assert told(book) == [("transactions", "S", "A1:G7", 6)]
    assert book["transactions"].total_rows == (7 + gap,)


@pytest.mark.parametrize("said", ["Subtotal H1", "Zwischensumme 1. Quartal", "上半年小计", "Total 2025"])
def test_sums_among_the_records_are_none(tmp_path: Path, said: str) -> None:
    between = (said, None, None, None, None, 150.0, None)
    book = files.open(workbook(tmp_path / "a.xlsx", {"Orders": {"A1": (ORDERS, *SOLD[:3], between, *SOLD[3:])}}))
    assert told(book) == [("transactions", "Orders", "A1:G8", 6)]
    assert book["transactions"].total_rows == (4,)


def test_headings_in_two_rows_over_a_part_of_a_list(tmp_path: Path) -> None:
    upper = (*ORDERS[:3], "Line", None, None, *ORDERS[6:], "Status")
    lower = (None, None, None, *ORDERS[3:6])
    rows = (upper, lower, *((*row, "Paid") for row in SOLD))
    book = files.open(workbook(tmp_path / "a.xlsx", {"Orders": {"B2": rows}}, merge=[("Orders", "E2:G2")]))
    assert told(book) == [("transactions", "Orders", "B2:I9", 6)]
    assert set(keys(book["transactions"])) >= {"Product", "Quantity", "Unit price", "Currency", "Status"}


def test_words_that_head_groups_of_columns_are_no_list(tmp_path: Path) -> None:
    groups = ("Order", None, None, "Goods", None, None, "Status")
    rows = (groups, ORDERS, *SOLD)
    book = files.open(workbook(tmp_path / "a.xlsx", {"Orders": {"A3": rows}}))
    assert [len(t) for t in book.tables] == [6]


def test_a_company_called_total_is_a_record(tmp_path: Path) -> None:
    rows = (*LIST, ("Total", "Luc Petit", "luc@total.example", "+33 1 47 44 45 46", "France"))
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": rows}}))
    assert len(book["contacts"]) == 6
    assert book["contacts"].total_rows == ()


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_notes_below_are_no_record(tmp_path: Path, gap: int) -> None:
    notes = [["Insert new rows above this line, please, and never below it."], ["* Source: trade fair 2025"]]
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": LIST, f"A{7 + gap}": notes}}))
    assert told(book) == [("contacts", "S", "A1:E6", 5)]


def test_a_total_and_notes_below_it(tmp_path: Path) -> None:
    tail = [("Total", None, None, None, 210.0), ("Note: prices without VAT",)]
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": SALES, "A8": tail}}))
    assert told(book) == [("transactions", "S", "A1:G7", 6)]
    assert book["transactions"].total_rows == (7,)


def test_a_legend_below_and_one_beside(tmp_path: Path) -> None:
    legend = [("Grade", "Meaning"), ("A", "key account"), ("B", "regular"), ("C", "small")]
    people = [CONTACTS, *(PEOPLE * 3)]
    beside = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": people, "G1": legend}}))
    assert told(beside) == [("contacts", "S", "A1:E16", 15)]
    below = files.open(workbook(tmp_path / "b.xlsx", {"S": {"A1": people, "A19": legend}}))
    assert told(below) == [("contacts", "S", "A1:E16", 15)]


@pytest.mark.parametrize("nought", [0, False, time()], ids=str)
def test_prefilled_formulas_below_are_no_records(nought: object, tmp_path: Path) -> None:
    rows = (*SALES, *[(None, None, None, None, None, nought, "-")] * 20)
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": rows}}))
    assert len(book["transactions"]) == 6


def test_only_a_header(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": [CONTACTS]}}))
    assert told(book) == [("contacts", "Contacts", "A1:E1", 0)]
    assert keys(book["contacts"]) == COLUMNS


def test_a_list_of_one_column(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"Newsletter": {"A1": [["E-mail"], *([p[2]] for p in PEOPLE)]}}))
    assert told(book) == [("contacts", "Newsletter", "A1:A6", 5)]


def test_no_header_at_all(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"B3": PEOPLE}}))
    assert told(book) == [("contacts", "S", "B3:F7", 5)]
    table = book["contacts"]
    assert table.header_rows == ()
    assert {k: (c.letter, c.matched) for k, c in table.columns.items()} == {
        "email": ("D", "content"),
        "phone": ("E", "content"),
        "country": ("F", "content"),
    }


def test_a_header_with_years(tmp_path: Path) -> None:
    rows = [("Customer ID", "Company", "Country", 2024, 2025, 2026)]
    rows += [(f"C-{n}", p[0], p[4], 10.5 * n, 11.0, 12.0) for n, p in enumerate(PEOPLE)]
    book = files.open(workbook(tmp_path / "a.xlsx", {"Customers": {"A1": rows}}))
    assert told(book) == [("contacts", "Customers", "A1:F6", 5)]
    assert [c.heading for c in book["contacts"].foreign] == ["2024", "2025", "2026"]


def test_a_translated_second_header_row(tmp_path: Path) -> None:
    chinese = ("客户名称", "联系人", "邮箱", "电话", "国家")
    book = files.open(workbook(tmp_path / "a.xlsx", {"客户": {"A1": [chinese, *LIST]}}))
    table = book["contacts"]
    assert table.header_rows == (0, 1)
    assert len(table) == 5
    assert keys(table) == dict(zip(chinese, COLUMNS.values(), strict=True))
    assert book.language == "zh"


def test_headings_under_groups(tmp_path: Path) -> None:
    top = ("Customer", None, "Reach", None, "Place", None)
    sub = ("Company", "Contact", "E-mail", "Phone", "City", "Country")
    people = [(*p[:4], "Somewhere", p[4]) for p in PEOPLE]
    book = files.open(
        workbook(tmp_path / "a.xlsx", {"S": {"A1": [top, sub, *people]}}, [("S", "C1:D1"), ("S", "E1:F1")][:0])
    )
    table = book["contacts"]
    assert table.header_rows in ((0, 1), (1,))
    assert len(table) == 5
    assert set(table.columns) == {"company", "contact_name", "email", "phone", "city", "country"}


def test_a_repeated_heading_is_told_and_only_one_column_taken(tmp_path: Path) -> None:
    rows = [(*r, "info@example.com" if r is not CONTACTS else "E-mail") for r in LIST]
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": rows}}))
    table = book["contacts"]
    assert [str(p) for p in table.duplicate_headings] == ["S!F1"]
    assert table.columns["email"].letter == "C"


@pytest.mark.parametrize(
    "headings",
    [
        ("الشركة", "جهة الاتصال", "البريد الإلكتروني", "الهاتف", "البلد"),
        ("会社名", "担当者", "メールアドレス", "電話番号", "国"),
        ("Компания", "Контактное лицо", "Эл. почта", "Телефон", "Страна"),
        ("ชื่อบริษัท", "ผู้ติดต่อ", "ที่อยู่อีเมลของเขา", "เบอร์มือถือของเขา", "ประเทศที่อยู่"),
    ],
)
def test_headings_of_any_script(tmp_path: Path, headings: tuple[str, ...]) -> None:
    """Known by their words, or where those are not known by what the column holds."""
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": [headings, *PEOPLE]}}))
    table = book["contacts"]
    assert (table.header_rows, len(table)) == ((0,), 5)
    assert table.columns["email"].letter == "C"
    assert table.columns["country"].letter == "E"


def test_sheets_that_are_something_else(tmp_path: Path) -> None:
    book = files.open(
        workbook(
            tmp_path / "a.xlsx",
            {
                "Contacts": {"A1": LIST},
                "Lists": {"A1": [("Type", "Source"), ("Importer", "Website"), ("Agent", "Referral")]},
                "Settings": {"A1": [("Currency", "EUR"), ("Country", "DE"), ("Language", "en")]},
                "Team": {"A1": [("Name", "Role", "Phone"), ("Sam", "Sales", "12"), ("Tim", "Support", "13")]},
                "Products": {
                    "A1": [("Product code", "Product", "Unit price"), ("L-1", "Lamp", 2.5), ("L-2", "Bulb", 1.5)]
                },
                "Suppliers": {"A1": LIST[:3]},
                "Help": {"A1": [["How to use"], ["Fill in the company, the contact and the phone."]]},
            },
        )
    )
    assert [t.sheet for t in book.tables] == ["Contacts"]
    assert book.other_sheets == ("Lists", "Settings", "Team", "Products", "Suppliers", "Help")


def test_an_excel_table_and_rows_typed_below_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    out = xlsxwriter.Workbook(str(path))
    page = out.add_worksheet("S")
    page.write("A1", "Our customers")
    columns = [{"header": h} for h in CONTACTS]
    page.add_table(2, 0, 5, 4, {"name": "Contacts", "columns": columns, "data": [list(p) for p in PEOPLE[:3]]})
    page.write_row(6, 0, PEOPLE[3])
    page.write_row(7, 0, PEOPLE[4])
    page.write(9, 0, "Please do not write below the table.")
    out.close()
    table = files.open(path)["contacts"]
    assert table.excel_table == "Contacts"
    assert (str(table.area), table.rows.tolist()) == ("A3:E8", [3, 4, 5, 6, 7])
    assert table.rows_outside == (6, 7)


def test_hidden_sheets_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    out = xlsxwriter.Workbook(str(path))
    out.add_worksheet("Front")
    page = out.add_worksheet("Contacts")
    for r, row in enumerate(LIST):
        page.write_row(r, 0, row)
    page.hide()
    out.close()
    assert told(files.open(path)) == [("contacts", "Contacts", "A1:E6", 5)]


def test_a_used_range_that_lies(tmp_path: Path) -> None:
    """One stray cell in the last corner costs neither memory nor time."""
    path = workbook(tmp_path / "a.xlsx", {"S": {"A1": LIST, "XFD1048576": [["."]], "A1048000": [["?"]]}})
    book = files.open(path)
    assert told(book) == [("contacts", "S", "A1:E6", 5)]


def test_numbers_truths_and_days_stay_apart(tmp_path: Path) -> None:
    rows = [
        ("Order", "Product", "Quantity", "Order date"),
        ("1", "a", 1.0, date(2026, 1, 1)),
        ("2", "b", True, "2026-01-01"),
    ]
    table = files.open(workbook(tmp_path / "a.xlsx", {"Orders": {"A1": rows}}))["transactions"]
    assert [(type(v), v) for v in table.columns["quantity"].raw] == [(float, 1.0), (bool, True)]
    assert [type(v) for v in table.columns["order_date"].raw] == [date, str]
    assert table.columns["order_id"].raw == ["1", "2"]
