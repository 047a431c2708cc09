"""Workbooks with a bit of everything, and any operations on them: the model, two readers and the parts agree."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from xltable.formula import Formula
from xltable.package import Area, Edit, NewColumn, Package, clear_marks

from ._books import parts
from .test_any_workbook import seen, seen_otherwise, write

FEATURES = ("merge", "shared", "array", "validation", "conditional", "note", "chart", "image", "name", "filter", "1904")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63000100000500010d0a2db4"
    "0000000049454e44ae426082"
)
ROWS = 5  # of records, in rows 2 to 6 below the headings
LIST = Area(0, 0, ROWS, 3)  # a plain range on “Data”, beside which things stand from column H on

TEXT = st.text("ab é客&<_x0041\n", min_size=1, max_size=8)
DAY = st.dates(date(1990, 1, 1), date(2050, 1, 1))
VALUE = TEXT | st.integers(-(10**6), 10**6) | st.booleans() | DAY
RECORDS = st.lists(st.lists(VALUE, min_size=3, max_size=3), min_size=ROWS, max_size=ROWS)


@dataclass
class Model:
    """What the cells of “Data” and of the Excel table on “Table” are to be."""

    data: dict[tuple[int, int], Any] = field(default_factory=dict)
    table: dict[tuple[int, int], Any] = field(default_factory=dict)
    width: int = 4
    height: int = ROWS
    columns: list[str] = field(default_factory=lambda: ["Key", "Amount", "Twice"])
    records: int = ROWS


def make(path: Path, features: set[str], records: list[list[Any]]) -> Model:
    """The workbook, and what is in it."""
    model = Model()
    book = xlsxwriter.Workbook(str(path), {"date_1904": "1904" in features})
    day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
    sheet, other = book.add_worksheet("Data"), book.add_worksheet("Table")
    for column, heading in enumerate(("A one", "B two", "C three", "D four")):
        sheet.write(0, column, heading, bold)
        model.data[0, column] = heading
    for row, record in enumerate(records, 1):
        for column, value in enumerate(record):
            write(sheet, row, column, value, day)
            model.data[row, column] = value
        sheet.write_formula(row, 3, f"=LEN(A{row + 1})", None, row)
        model.data[row, 3] = row
    if "merge" in features:
        sheet.merge_range("J10:K11", "merged")
        model.data[9, 9] = "merged"
    if "array" in features:
        sheet.write_array_formula("M2:M3", "{=ROW(A1:A2)}", None, 1)
        sheet.write_number("M3", 2)
        model.data |= {(1, 12): 1, (2, 12): 2}
    if "validation" in features:
        sheet.data_validation(1, 1, ROWS, 1, {"validate": "list", "source": ["x", "y"], "ignore_blank": True})
    if "conditional" in features:
        sheet.conditional_format(1, 0, ROWS, 3, {"type": "duplicate", "format": bold})
        sheet.conditional_format("H1:H9", {"type": "data_bar", "data_bar_2010": True})
    if "note" in features:
        sheet.write_comment("A1", "the user's note", {"author": "Ann"})
    if "chart" in features:
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": f"=Data!$D$2:$D${ROWS + 1}"})
        sheet.insert_chart("P2", chart)
    if "image" in features:
        other.insert_image("K2", "dot.png", {"image_data": io.BytesIO(PIXEL)})
    if "name" in features:
        book.define_name("Lengths", f"=Data!$D$2:$D${ROWS + 1}")
    if "filter" in features:
        sheet.autofilter(0, 0, ROWS, 3)
    other.add_table(
        2, 1, 2 + ROWS, 3,
        {"name": "Orders", "columns": [{"header": "Key"}, {"header": "Amount"},
                                       {"header": "Twice", "formula": "=Orders[[#This Row],[Amount]]*2"}]},
    )  # fmt: skip
    model.table |= {(2, 1): "Key", (2, 2): "Amount", (2, 3): "Twice"}
    for row in range(3, 3 + ROWS):
        other.write_row(row, 1, [f"O-{row}", row])
        other.write_formula(row, 3, "=Orders[[#This Row],[Amount]]*2", None, row * 2)
        model.table |= {(row, 1): f"O-{row}", (row, 2): row, (row, 3): row * 2}
    book.close()
    if "shared" in features:
        share(path)
    return model


def share(path: Path) -> None:
    """Write the formulas of column D the way Excel does: once, and shared."""
    held = parts(path)
    name = "xl/worksheets/sheet1.xml"
    text = held[name].decode("utf-8")
    for row in range(1, ROWS + 1):
        own = f' t="shared" ref="D2:D{ROWS + 1}" si="0">LEN(A2)</f>' if row == 1 else ' t="shared" si="0"/>'
        text = text.replace(f"<f>LEN(A{row + 1})</f>", f"<f{own}")
    held[name] = text.encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for part, data in held.items():
            zipped.writestr(part, data)


def donor(number: int) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet("Page")
    page.write("A1", f"page {number}", book.add_format({"bold": True, "bg_color": "#DDEEFF"}))
    page.write_formula("A2", "=SUM(Table!C4:C8)", None, 5)
    page.add_table("C1:D3", {"columns": [{"header": "k"}, {"header": "v"}]})
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": "=Page!$A$2:$A$3"})
    page.insert_chart("F2", chart)
    page.conditional_format(
        "A1:A9", {"type": "cell", "criteria": ">", "value": 1, "format": book.add_format({"bold": 1})}
    )
    page.data_validation("B1", {"validate": "list", "source": ["x", "y"]})
    page.write_comment("B2", "ours")
    page.insert_image("J2", "dot.png", {"image_data": io.BytesIO(PIXEL)})
    book.add_worksheet("Table")
    book.close()
    return out.getvalue()


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.integers(1, ROWS), st.integers(0, 2), VALUE | st.none()),
        st.tuples(st.just("formula"), st.integers(1, ROWS), st.just(3), st.integers(0, 99)),
        st.tuples(st.just("far"), st.integers(20, 40), st.integers(0, 30), VALUE),
        st.tuples(st.just("rows"), st.lists(TEXT, min_size=1, max_size=2)),
        st.tuples(st.just("columns"), st.lists(VALUE | st.none(), min_size=ROWS, max_size=ROWS)),
        st.tuples(st.just("table rows"), st.lists(TEXT, min_size=1, max_size=2)),
        st.tuples(st.just("table column"), st.booleans()),
        st.tuples(st.just("sheet"), st.integers(0, 3)),
        st.tuples(st.just("property"), TEXT.filter(lambda t: "_x" not in t)),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda operation: operation[0],
)


def ask(edit: Edit, model: Model, operation: tuple[Any, ...]) -> None:
    """Ask for an operation, and say in the model what is to come of it."""
    what, *given = operation
    if what in ("set", "far"):
        row, column, value = given
        edit.set("Data", row, column, value, None if isinstance(value, (str, date)) or value is None else "General")
        model.data[row, column] = value
    elif what == "formula":
        row, column, value = given
        edit.set("Data", row, column, Formula("1+1", value))
        model.data[row, column] = value
    elif what == "rows":
        edit.append_rows("Data", LIST, [[text, None, None, 7] for text in given[0]])
        for text in given[0]:
            model.height += 1
            model.data |= {(model.height, 0): text, (model.height, 3): 7}
    elif what == "columns":
        edit.add_columns("Data", LIST, [NewColumn("E five", given[0], width=12)])
        model.data[0, 4] = "E five"
        model.data |= {(row, 4): value for row, value in enumerate(given[0], 1)}
    elif what == "table rows":
        edit.append_rows(
            "Table", "Orders", [[text, 1, Formula("Orders[[#This Row],[Amount]]*2", 2)] for text in given[0]]
        )
        for text in given[0]:
            row = 3 + model.records
            model.records += 1
            model.table |= {(row, 1): text, (row, 2): 1, (row, 3): 2}
    elif what == "table column":
        area = Area(2, 1, 2 + ROWS, 3)
        text = "Orders[[#This Row],[Amount]]+1" if given[0] else None
        values = [Formula(text, row + 1) if text else row for row in range(3, 3 + ROWS)]
        edit.add_columns("Table", area, [NewColumn("More", values, calculated=text)])
        model.columns.append("More")
        model.table[2, 4] = "More"
        model.table |= {(row, 4): row + 1 if text else row for row in range(3, 3 + ROWS)}
    elif what == "sheet":
        edit.put_sheets(donor(given[0]), ["Page"])
    elif what == "property":
        edit.set_property("note", given[0])


def kept(path: Path) -> dict[str, Any]:
    """What of a sheet's furniture openpyxl sees."""
    book = openpyxl.load_workbook(path)
    sheet = book["Data"]
    return {
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "validated": [(v.type, v.formula1) for v in sheet.data_validations.dataValidation],
        "rules": sorted(r.type for rules in sheet.conditional_formatting for r in rules.rules),
        "notes": {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment},
        "charts": len(sheet._charts),
        "names": {n: d.attr_text for n, d in book.defined_names.items()},
        "array": sheet["M2"].data_type,
    }


def pictures(path: Path) -> int:
    return sum(data.count(b"<xdr:pic>") for name, data in parts(path).items() if name.startswith("xl/drawings/"))


def others(path: Path) -> dict[str, bytes]:
    """The parts that hang on the user's sheets."""
    return {
        n: d for n, d in parts(path).items() if n.startswith(("xl/charts", "xl/drawings", "xl/media", "xl/comments"))
    }


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # said by openpyxl of data bars
@settings(
    max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(st.sets(st.sampled_from(FEATURES)), RECORDS, OPERATIONS)
def test_any_operations_on_any_workbook(
    features: set[str], records: list[list[Any]], operations: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.xlsx", Path(folder) / "new.xlsx"
        model = make(old, features, records)
        edit = Edit(Package.open(old))
        for operation in operations:
            ask(edit, model, operation)
        edit.save(new)
        for sheet, cells in (("Data", model.data), ("Table", model.table)):
            wanted = {place: value for place, value in cells.items() if value is not None}
            assert seen(new, sheet) == wanted
            assert seen_otherwise(new, sheet) == wanted
        assert kept(new) == kept(old)
        before, after = others(old), others(new)
        assert {name: after[name] for name in before} == before
        (table,) = (t for t in Package.open(new).tables if t.name == "Orders")
        assert table.columns == tuple(model.columns)
        assert table.area == Area(2, 1, 2 + model.records, len(model.columns))
        if any(operation[0] == "sheet" for operation in operations):
            page = openpyxl.load_workbook(new)["Page"]
            assert (len(page._charts), len(page.tables), pictures(new) - pictures(old)) == (1, 1, 1)
            assert page["B2"].comment.text == "ours" and page["A2"].value == "=SUM(Table!C4:C8)"
        marking = Edit(Package.open(new))
        marking.mark("Data", 1, 0, "FFC7CE", "look here")
        marking.save(marked := Path(folder) / "marked.xlsx")
        assert clear_marks(marked, back := Path(folder) / "back.xlsx")
        assert back.read_bytes() == new.read_bytes()
