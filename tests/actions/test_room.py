"""Every text of a new workbook has the room it needs: nothing is cut off, in any language.

The room is reckoned here on its own: by how wide letters are drawn, in pixels, not by the characters that the workbook
was laid out with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xltable import speech
from xltable.actions.generate import generate
from xltable.schema import load

pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), pytest.mark.full]
SAMPLES = {"minimal": 12, "exporter": 12, "exporter-full": 12, "survey": None}
PIXELS_A_CHARACTER, PADDING = 7, 5
"""Of a column's width, in the letters Excel measures with."""
LINE_HEIGHT = 1.28
USUAL_ROW = 16
NARROW, BROAD = set(" .,:;'|!ijltf()[]/-"), set("mwMWШщжюмфы—…")


def pixels(text: str, font: Any) -> float:
    """About how wide a text is drawn, with some to spare."""
    width = 0.0
    for letter in text:
        if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
            continue
        if unicodedata.east_asian_width(letter) in "WF":
            width += 13.3
        elif letter in NARROW:
            width += 4
        else:
            width += 10.2 if letter in BROAD else 9.2 if letter.isupper() else 7.2
    return width * (font.sz or 10) / 10 * (1.06 if font.b else 1)


def lines(text: str, room: float, font: Any) -> int:
    """Lines that a text takes where it wraps between words."""
    count = 0
    for paragraph in text.split("\n"):
        count, used = count + 1, 0.0
        for word in paragraph.split(" "):
            long = pixels(word, font)
            if used and used + 4 + long > room:
                count, used = count + 1, 0.0
            used += long + (4 if used else 0)
            count += int(long // room) if long > room else 0
    return count


def cut_off(sheet: Any) -> Iterator[tuple[str, str]]:
    """The cells of a sheet whose texts have too little room."""
    widths = {i: d.width for d in sheet.column_dimensions.values() for i in range(d.min, d.max + 1)}
    merged = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
    filled = {(c.row, c.column) for row in sheet.iter_rows() for c in row if c.value is not None}
    at_the_end = "left" if sheet.sheet_view.rightToLeft else "right"

    def wide(column: int) -> float:
        return float(widths.get(column, 8.43)) * PIXELS_A_CHARACTER + PADDING

    def high(row: int) -> float:
        return float(sheet.row_dimensions[row].height or USUAL_ROW)

    for cell in (c for row in sheet.iter_rows() for c in row if isinstance(c.value, str) and c.value):
        area, look = merged.get((cell.row, cell.column)), cell.alignment
        last = area.max_col if area else cell.column
        room = sum(map(wide, range(cell.column, last + 1))) - 4 - 9 * (look.indent or 0)
        if look.wrap_text:
            height = sum(map(high, range(cell.row, (area.max_row if area else cell.row) + 1)))
            fits = lines(cell.value, room, cell.font) * (cell.font.sz or 10) * LINE_HEIGHT <= height + 2
        else:
            free = (c for c in range(last + 1, last + 30) if (cell.row, c) in filled)
            beside = next(free, last + 30) if look.horizontal not in ("center", at_the_end) else last + 1
            room += sum(map(wide, range(last + 1, beside)))
            fits = look.shrink_to_fit or pixels(cell.value, cell.font) <= room
        if not fits:
            yield f"{sheet.title}!{cell.coordinate}", cell.value


@pytest.mark.parametrize("template", SAMPLES)
@pytest.mark.parametrize("language", speech.spoken())
def test_nothing_is_cut_off(tmp_path: Path, template: str, language: str) -> None:
    path = tmp_path / "new.xlsx"
    generate(
        path, load(template), language=language, home="CN", currency="CNY", as_of=date(2026, 11, 28),
        sample=SAMPLES[template],
    )  # fmt: skip
    book = openpyxl.load_workbook(path, data_only=True)
    assert [found for sheet in book.worksheets for found in cut_off(sheet)] == []


def test_a_text_that_has_too_little_room_is_found() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["A2"] = "A text that is long", "next to it", "A text that is long"
    assert [place for place, _ in cut_off(sheet)] == ["Sheet!A1"]
