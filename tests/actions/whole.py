"""All that another reader sees of a workbook, to be compared with what it sees of another."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula

_TEXTS = re.compile(r"<(?:c:f|c:v|a:t)>([^<]*)<")
Seen = Mapping[tuple[Any, ...], Any]


def whole(path: Path) -> Seen:
    """Cells with value, formula and format, rules, drop-downs, tables, widths, names and properties, by place."""
    book, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    seen: dict[tuple[Any, ...], Any] = {("sheets",): book.sheetnames}
    for sheet in book.worksheets:
        title = sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
                if value is not None or cell.has_style:
                    font = (cell.font.name, cell.font.b, cell.font.color and cell.font.color.rgb)
                    looks = (cell.number_format, font, cell.fill.fgColor.rgb, cell.border.top and cell.border.top.style)
                    seen[title, cell.coordinate] = (value, cached[title][cell.coordinate].value, looks)
        for rule in sheet.data_validations.dataValidation:
            texts = (rule.prompt, rule.promptTitle, rule.error, rule.errorTitle)
            seen[title, "validation", str(rule.sqref)] = (rule.type, rule.formula1, rule.formula2, texts)
        for where in sheet.conditional_formatting:
            for rule in where.rules:
                seen[title, "condition", str(where.sqref), rule.priority] = (rule.type, tuple(rule.formula))
        for column in sheet.column_dimensions.values():
            for number in range(column.min, column.max + 1):
                seen[title, "width", number] = (column.width, column.hidden, column.outlineLevel)
        for table in sheet.tables.values():
            formulas = [c.calculatedColumnFormula and c.calculatedColumnFormula.attr_text for c in table.tableColumns]
            seen[title, "table", table.name] = (table.ref, [c.name for c in table.tableColumns], formulas)
        seen[title, "view"] = (sheet.sheet_view.rightToLeft, sheet.freeze_panes)
    for name, defined in book.defined_names.items():
        seen["name", name] = (defined.attr_text or "").replace("'", "")  # quotes that a name does not need come and go
    for prop in book.custom_doc_props.props:
        seen["property", prop.name] = prop.value
    return seen | _charts(path)


def _charts(path: Path) -> Seen:
    """The cells every chart reads, and what it keeps of them; titles too."""
    with zipfile.ZipFile(path) as zipped:
        charts = [zipped.read(n).decode("utf-8") for n in zipped.namelist() if n.startswith("xl/charts/chart")]
    return {("charts",): sorted(_TEXTS.findall(chart.replace("'", "")) for chart in charts)}


def unlike(one: Path, other: Path) -> list[str]:
    """Each place in which two workbooks differ, with what is there in the one and in the other."""
    before, after = whole(one), whole(other)
    places = [place for place in {**before, **after} if before.get(place) != after.get(place)]
    return [f"{place}: {before.get(place)!r} ≠ {after.get(place)!r}" for place in places]
