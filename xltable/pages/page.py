"""One page: cells, blocks, Excel tables, charts, links, validations and conditional formats, in our styles."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from ..book import Area, cell_name
from ..formula import Formula
from ..kinds import Validation
from ..speech import reads_from_right
from . import palette
from .cached import cached, told
from .chart import Chart
from .checks import checked
from .table_column import TableColumn, cell_extra, heading_extra

if TYPE_CHECKING:
    from .pages import Pages

Value = str | float | int | bool | date | datetime | time | Formula | None


class Page:
    """A sheet being written. Rows and columns are counted from 0."""

    def __init__(self, pages: Pages, title: str, sheet: Any) -> None:
        self.pages, self.title, self._sheet = pages, title, sheet
        self._widths: dict[int, float] = {}

    @property
    def language(self) -> str:
        return self.pages.language

    def reference(self, area: Area) -> str:
        """The area as charts, names and links write it: `'By country'!$A$4:$A$9`."""
        quoted = "'" + self.title.replace("'", "''") + "'"
        first = _absolute(area.first_row, area.first_col)
        last = _absolute(area.last_row, area.last_col)
        return f"{quoted}!{first}" + (f":{last}" if last != first else "")

    def write(
        self, row: int, col: int, value: Value, style: str = "body", number_format: str | None = None, **extra: Any
    ) -> None:
        """Write one cell. Text is text whatever it begins with; only a Formula calculates."""
        extra = self._direction(value) | extra
        form = self.pages.format(style, number_format, **extra)
        if isinstance(value, Formula):
            self._sheet.write_formula(row, col, "=" + value.text, form, cached(value.value))
        elif value is None or value == "":
            self._sheet.write_blank(row, col, None, form)
        elif isinstance(value, bool):
            self._sheet.write_boolean(row, col, value, form)
        elif isinstance(value, date | time):
            default = "datetime" if isinstance(value, datetime) else "date" if isinstance(value, date) else "hh:mm"
            self._sheet.write_datetime(
                row, col, value, form if number_format else self.pages.format(style, default, **extra)
            )
        elif isinstance(value, int | float):
            self._sheet.write_number(row, col, value, form)
        else:
            self._sheet.write_string(row, col, str(value), form)

    def _direction(self, value: Value) -> dict[str, Any]:
        """Which way a text runs in a workbook read from the right, so that its marks stand where they belong."""
        text = value.value if isinstance(value, Formula) else value
        if not isinstance(text, str) or not text or not reads_from_right(self.language):
            return {}
        if any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
            return {"reading_order": 2}
        return {} if isinstance(value, Formula) else {"reading_order": 1}

    def row(self, row: int, col: int, values: Sequence[Value], style: str = "body") -> None:
        """Write cells side by side."""
        for i, value in enumerate(values):
            self.write(row, col + i, value, style)

    def merge(self, area: Area, text: str, style: str = "note", height: float | None = None, **extra: Any) -> None:
        """One text over several cells: prose only, never data."""
        self._sheet.merge_range(*_corners(area), text, self.pages.format(style, **self._direction(text), **extra))
        if height:
            self._sheet.set_row(area.first_row, height)

    def merge_value(self, area: Area, value: Value, style: str, number_format: str | None = None, **extra: Any) -> None:
        """One value shown over several cells of a row; it stands in the first of them."""
        form = self.pages.format(style, number_format, **self._direction(value), **extra)
        self._sheet.merge_range(*_corners(area), "", form)
        self.write(area.first_row, area.first_col, value, style, number_format, **extra)

    def link(self, row: int, col: int, target: str, text: str, style: str = "link", **extra: Any) -> None:
        """A link to a cell of this workbook (`'Customers'!A5`) or to an address outside."""
        url = target if "://" in target or target.startswith("mailto:") else f"internal:{target}"
        self._sheet.write_url(row, col, url, self.pages.format(style, **self._direction(text), **extra), text)

    def table(
        self, row: int, col: int, columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]], name: str
    ) -> Area:
        """An Excel table with filters and banding; at least one (empty) record. Returns its area, heading included."""
        count = max(1, len(rows))
        area = Area(row, col, row + count, col + len(columns) - 1)
        self._sheet.add_table(
            *_corners(area),
            {"name": name, "style": "Table Style Light 1", "columns": [self._table_column(c) for c in columns]},
        )
        for i, column in enumerate(columns):
            style = "heading-derived" if column.derived else "heading"
            self.write(row, col + i, column.heading, style, **heading_extra(column))
            if column.width:
                self.width(col + i, col + i, column.width)
        for r in range(count):
            values: Sequence[Value] = rows[r] if r < len(rows) else [None] * len(columns)
            for i, (column, value) in enumerate(zip(columns, values, strict=True)):
                cell = Formula(column.formula, told(value)) if column.formula else value
                self.write(row + 1 + r, col + i, cell, "body", column.number_format, **cell_extra(column))
        return area

    def _table_column(self, column: TableColumn) -> dict[str, Any]:
        form = self.pages.format("body", column.number_format, **cell_extra(column))
        settings: dict[str, Any] = {"header": column.heading, "format": form}
        return settings | ({"formula": "=" + column.formula} if column.formula else {})

    def chart(self, row: int, col: int, chart: Chart, offset: tuple[int, int] = (8, 0)) -> None:
        """Put a chart with its upper left corner in a cell, so many pixels right of and below the cell's own."""
        self._sheet.insert_chart(
            row,
            col,
            chart.add_to(self.pages.workbook, self.language),
            {"object_position": 1, "description": chart.title, "x_offset": offset[0], "y_offset": offset[1]},
        )

    def validation(
        self, area: Area, validation: Validation | None, title: str = "", prompt: str = "", error: str = ""
    ) -> None:
        """What may be typed in an area, and the prompt that says so; a prompt alone where validation is None."""
        settings = checked(validation, cell_name(area.first_row, area.first_col)) | {"ignore_blank": True}
        if prompt:
            settings |= {"input_title": title[:32], "input_message": prompt[:255]}
        if error:
            settings |= {"error_title": title[:32], "error_message": error[:255]}
        self._sheet.data_validation(*_corners(area), settings)

    def condition(self, area: Area, formula: str, style: str) -> None:
        """Show cells of an area in a style where a formula (without `=`, for the first cell) holds."""
        form = self.pages.difference(style)
        self._sheet.conditional_format(*_corners(area), {"type": "formula", "criteria": "=" + formula, "format": form})

    def bars(self, area: Area) -> None:
        """A bar in each cell, as long as its share of the largest."""
        self._sheet.conditional_format(
            *_corners(area),
            {"type": "data_bar", "bar_color": "#9CC5E3", "bar_solid": True, "min_type": "num", "min_value": 0},
        )

    def shades(self, area: Area) -> None:
        """Shares from 0 to 1 shaded, the larger the darker."""
        self._sheet.conditional_format(
            *_corners(area),
            {"type": "2_color_scale", "min_color": palette.PAPER, "max_color": "#7FB3D8", "min_type": "num",
             "max_type": "num", "min_value": 0, "max_value": 1},
        )  # fmt: skip

    def width(
        self,
        first: int,
        last: int,
        width: float,
        *,
        group: bool = False,
        after_group: bool = False,
        style: str | None = None,
    ) -> None:
        """The width of columns, in characters; with `group`, folded away behind the plus sign of the column after.

        `style` is that of cells yet to come.
        """
        self._widths |= dict.fromkeys(range(first, last + 1), width)
        options = {"level": 1, "hidden": True} if group else {"collapsed": True} if after_group else {}
        self._sheet.set_column(first, last, width, self.pages.format(style) if style else None, options)

    def widen(self, col: int, width: float) -> float:
        """Make a column at least so wide, in characters. Returns how wide it is."""
        if width > self._widths.get(col, 0):
            self.width(col, col, width)
        return self._widths[col]

    def height(self, row: int, points: float) -> None:
        """The height of a row, in points."""
        self._sheet.set_row(row, points)

    def freeze(self, row: int, col: int) -> None:
        """Keep the rows above and the columns left of a cell in sight."""
        self._sheet.freeze_panes(row, col)

    def print_on(
        self,
        *,
        landscape: bool = True,
        repeat_rows: tuple[int, int] | None = None,
        repeat_cols: tuple[int, int] | None = None,
        across: int = 1,
        high: int = 0,
        only: Area | None = None,
    ) -> None:
        """A4, so many sheets of paper across and high (0: as it needs); what repeats stands on each of them.

        With `only`, the rest of the page stays off paper.
        """
        self._sheet.set_paper(9)
        if landscape:
            self._sheet.set_landscape()
        self._sheet.fit_to_pages(across, high)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self._sheet.set_footer("&L&8&A&R&8&P / &N")
        if only:
            self._sheet.print_area(*_corners(only))
        if repeat_rows:
            self._sheet.repeat_rows(*repeat_rows)
        if repeat_cols:
            self._sheet.repeat_columns(*repeat_cols)

    def texts(self, area: Area) -> None:
        """No green corner where a text of the area looks like a number or a formula."""
        self._sheet.ignore_errors({"number_stored_as_text": str(area), "two_digit_text_year": str(area)})

    def plain(self) -> None:
        """No grid lines: for pages that are read, not filled in."""
        self._sheet.hide_gridlines(2)

    def note(self, row: int, col: int, text: str) -> None:
        """A note on a cell."""
        self._sheet.write_comment(row, col, text, {"font_name": palette.font(self.language), "font_size": 9})


def _absolute(row: int, col: int) -> str:
    letters = cell_name(row, col).rstrip("0123456789")
    return f"${letters}${row + 1}"


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.first_row, area.first_col, area.last_row, area.last_col
