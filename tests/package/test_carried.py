"""What a workbook carries along that stands on no sheet, in files that people and programs made."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from xltable.package import Package
from xltable.package.carried import Carried, PivotCache


def carried(path: Path) -> Carried:
    return Package.open(path).carried


def test_properties(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet()
    book.set_properties({"author": "Amy Lee", "manager": "Jan Novak", "company": "Acme"})
    book.close()
    found = carried(path)
    assert found.properties == {
        "author": "Amy Lee", "last_modified_by": "Amy Lee", "manager": "Jan Novak", "company": "Acme"
    }  # fmt: skip
    assert (found.path, found.connections, found.links, found.pivots) == (None, (), (), ())


def test_a_bare_workbook_carries_nothing(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet()
    book.close()
    assert carried(path) == Carried()


def test_what_other_programs_left(shared: Path) -> None:
    corpus = shared / "data" / "corpus"
    assert carried(corpus / "closedxml" / "external-refs.xlsx").links == ("data.xlsx",)
    assert set(carried(corpus / "closedxml" / "input.xlsx").pivots) == {PivotCache("PastrySalesData", 17)}
    assert carried(corpus / "closedxml" / "outputfile.xlsx").path is not None
    sources = [c.source for c in carried(corpus / "poi" / "56169.xlsx").connections]
    assert len(sources) == 3 and all(source.startswith("\\\\") for source in sources)
    inside = carried(corpus / "closedxml" / "CubeFromRange-Output.xlsx").connections
    assert inside == (), "the workbook's own data model and cells are no source outside"
