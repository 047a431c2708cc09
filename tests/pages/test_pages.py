"""Pages as XlsxWriter writes them."""

from __future__ import annotations

import io

import openpyxl

from xltable.formula import Formula
from xltable.pages import Pages


def test_formulas_are_written_as_they_are() -> None:
    """XlsxWriter prepares each formula, at much cost: it would also take this brace for the end of an array formula."""
    pages = Pages("en")
    pages.page("One").write(0, 0, Formula("1+{2}", 3))
    sheet = openpyxl.load_workbook(io.BytesIO(pages.to_bytes()))["One"]
    assert sheet["A1"].value == "=1+{2}"
