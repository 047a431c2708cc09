"""A workbook with what people build on a list: look-ups, counts by a label beside them, rules, drop-downs, a chart."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

CONTACTS = ["Customer ID", "Client", "Country", "Grade", "Customer type", "Do not contact", "My own"]
ORDERS = ["Order ID", "Customer ID", "Order date", "Status", "Amount", "Where to", "Flag"]
_CUSTOMERS = [
    ["C-1", "Muster", "Germany", "A", "Importer", "Yes", "x"],
    ["C-2", "Acme", "France", "B", "Distributor", "No", "Germany"],
    ["C-3", "Foo", "Germany", "A", "distributor", "No", "Importer"],
]
_LINES = [
    ["O-1", "C-1", 46000, "Done", 10],
    ["O-2", "C-2", 46010, "Cancelled", 20],
    ["O-3", "C-1", 46020, "Done", 30],
    ["O-4", "C-3", 46030, "Shipped", 5],
]


def board(path: Path, *, tables: bool) -> Path:
    """The workbook; with `tables`, its lists are Excel tables."""
    book = xlsxwriter.Workbook(path)
    contacts, orders = book.add_worksheet("Contacts"), book.add_worksheet("Orders")
    mine, words = book.add_worksheet("My board"), book.add_worksheet("My words")
    for sheet, headings, rows in ((contacts, CONTACTS, _CUSTOMERS), (orders, ORDERS, _LINES)):
        for r, row in enumerate([headings, *rows]):
            for c, value in enumerate(row):
                sheet.write(r, c, value)
    countries = {row[0]: row[2] for row in _CUSTOMERS}
    for r, line in enumerate(_LINES, start=2):
        there = countries[line[1]]
        flag = "Done" if (line[3], there) == ("Done", "Germany") else "-"
        orders.write_formula(r - 1, 5, f'=IFERROR(VLOOKUP(B{r},Contacts!$A$2:$C$4,3,FALSE),"")', None, there)
        orders.write_formula(r - 1, 6, f'=IF(AND(D{r}="Done",F{r}="Germany"),"Done","-")', None, flag)
    if tables:
        contacts.add_table(0, 0, 3, 6, {"name": "Contacts", "columns": [{"header": h} for h in CONTACTS]})
        orders.add_table(0, 0, 4, 6, {"name": "Orders", "columns": [{"header": h} for h in ORDERS]})
    _rules(book, contacts, orders)
    _words(words)
    _formulas(mine, tables)
    book.define_name("DoneTotal", '=SUMIFS(Orders!$E$2:$E$5,Orders!$D$2:$D$5,"Done")')
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": "=Orders!$E$1", "categories": "=Orders!$D$2:$D$5", "values": "=Orders!$E$2:$E$5"})
    mine.insert_chart("D2", chart)
    book.close()
    return path


def _rules(book: xlsxwriter.Workbook, contacts: object, orders: object) -> None:
    yellow = book.add_format({"bg_color": "#FFFF00"})
    orders.conditional_format("A2:G5", {"type": "formula", "criteria": '=$D2="Cancelled"', "format": yellow})  # type: ignore[attr-defined]
    orders.conditional_format(  # type: ignore[attr-defined]
        "D2:D5", {"type": "cell", "criteria": "==", "value": '"Done"', "format": yellow}
    )
    orders.data_validation("D2:D100", {"validate": "list", "source": "='My words'!$A$1:$A$3"})  # type: ignore[attr-defined]
    contacts.data_validation("F2:F100", {"validate": "list", "source": ["Yes", "No"]})  # type: ignore[attr-defined]


def _words(sheet: object) -> None:
    for r, (word, factor) in enumerate((("Done", 1), ("Cancelled", 0), ("Shipped", 0.5))):
        for c, value in ((0, word), (2, word), (3, factor)):
            sheet.write(r, c, value)  # type: ignore[attr-defined]


def _formulas(sheet: object, tables: bool) -> None:
    status, amount = ("Orders[Status]", "Orders[Amount]") if tables else ("Orders!$D$2:$D$5", "Orders!$E$2:$E$5")
    country, grade = (
        ("Contacts[Country]", "Contacts[Grade]") if tables else ("Contacts!$C$2:$C$4", "Contacts!$D$2:$D$4")
    )
    said = status.replace("$", "")
    for r, (label, text, value) in enumerate((
        ("Done", f"=COUNTIF({status},A1)", 2),
        ("Cancelled", f"=SUMIFS({amount},{status},A2)", 20),
        ("Germany", f'=COUNTIFS({country},"Germany",{grade},"A")', 2),
        ("product", f'=SUMPRODUCT(({status}="Done")*{amount})', 40),
        ("others", f'=COUNTIFS({status},"<>Done")', 2),
        ("either", f'=SUM(COUNTIFS({status},{{"Done","Cancelled"}}))', 3),
        ("heading", '=INDEX(Contacts!$A$1:$G$4,2,MATCH("Country",Contacts!$A$1:$G$1,0))', "Germany"),
        ("factors", f"=SUMPRODUCT(SUMIF('My words'!$C$1:$C$3,{status},'My words'!$D$1:$D$3))", 2.5),
        ("text", '=IF(Orders!D2="Done","Done!","Open")', "Done!"),
        ("copy", "=Orders!D2", "Done"),
        ("of the copy", '=IF(B10="Done",1,0)', 1),
        ("by name", "=DoneTotal", 40),
        ("told as text", f'=SUMPRODUCT((INDIRECT("{said}")="Done")*1)', 2),
        ("link", '=HYPERLINK("#Contacts!A1","Contacts!")', "Contacts!"),
    )):  # fmt: skip
        sheet.write(r, 0, label)  # type: ignore[attr-defined]
        sheet.write_formula(r, 1, text, None, value)  # type: ignore[attr-defined]
