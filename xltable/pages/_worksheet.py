"""XlsxWriter's worksheet, without its search of every formula for functions newer than ours."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are written as they are.

    XlsxWriter looks in each for some thirty functions of dynamic arrays, to mark them as new. Ours have none of them
    (they are to work in Excel 2010), and with thousands of formulas the search is nearly half of making a workbook.
    Should XlsxWriter rename the method, it searches again and nothing else changes.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")
