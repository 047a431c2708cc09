"""Defined names and document properties."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from xltable.errors import UsageError
from xltable.package import Edit, Package

from ._books import changed, new_faults


def test_names_are_set_changed_and_taken_away(book: Path, tmp_path: Path, shared: Path) -> None:
    changes = Edit(Package.open(book))
    changes.define_name("Totals", "Orders[Twice]")
    changes.define_name("xlt_here", "'My Data'!$A$1", hidden=True)
    changes.define_name("local", "Table!$A$1", sheet="Table")
    changes.save(once := tmp_path / "once.xlsx")
    names = {name.name: name for name in Package.open(once).defined_names}
    assert names["Totals"].text == "Orders[Twice]"
    assert names["xlt_here"].hidden and names["xlt_here"].sheet is None
    assert names["local"].sheet == "Table"
    assert changed(book, once) == {"xl/workbook.xml"}
    assert new_faults(shared, book, once) == set()
    changes = Edit(Package.open(once))
    changes.define_name("Totals", "Orders[Total]")
    changes.remove_name("xlt_here")
    changes.remove_name("local", sheet="Table")
    changes.save(back := tmp_path / "back.xlsx")
    assert changed(book, back) == set()


@pytest.mark.parametrize("name", ["A1", "r1c1", "two words", "1st", "", "TRUE"])
def test_a_name_that_looks_like_something_else(book: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of cells"):
        Edit(Package.open(book)).define_name(name, "Table!$A$1")


def test_properties_remember_what_they_are(book: Path, tmp_path: Path, shared: Path) -> None:
    given = {
        "xltable.template": "exporter & co",
        "n": 3,
        "x": 1.5,
        "yes": True,
        "at": datetime(2024, 5, 1, 9, tzinfo=UTC),
    }
    changes = Edit(Package.open(book))
    for name, held in given.items():
        changes.set_property(name, held)
    changes.save(once := tmp_path / "once.xlsx")
    package = Package.open(once)
    assert package.custom_properties == given
    assert {p.name: p.value for p in openpyxl.load_workbook(once).custom_doc_props.props}[
        "xltable.template"
    ] == "exporter & co"
    assert new_faults(shared, book, once) == set()
    again = Edit(package)
    for name, held in given.items():
        again.set_property(name, held)
    again.save(twice := tmp_path / "twice.xlsx")
    assert twice.read_bytes() == once.read_bytes()
    again = Edit(package)
    again.set_property("n", 4)
    again.set_property("x", None)
    again.save(twice)
    assert Package.open(twice).custom_properties == {k: v for k, v in given.items() if k != "x"} | {"n": 4}
