"""A native chart over cells of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..speech import reads_from_right
from . import palette


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars: its name and the ranges of its categories and values (`='Sheet'!$A$2:$A$9`)."""

    name: str
    categories: str
    values: str
    line: bool = False
    """Drawn as a line over the columns."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `width` and `height` in pixels at 96 dots an inch."""

    kind: Literal["column", "bar", "line", "doughnut"]
    title: str
    series: Sequence[Series]
    width: int = 480
    height: int = 288
    number_format: str = "integer"
    stacked: bool = False
    legend: bool | None = None
    """None shows it where there is more than one series."""
    category_format: str | None = None
    """The number format of the categories where they are days or numbers."""
    highest: float | None = None
    """Where the axis of figures ends; by default where the program thinks fit."""
    titled: bool = True
    """Whether the title stands above the chart; it is what the chart is called in any case."""

    def add_to(self, workbook: Any, language: str) -> Any:
        """The XlsxWriter chart of this one."""
        chart = self._made(workbook, self.kind, [s for s in self.series if not s.line], language)
        lines = [s for s in self.series if s.line]
        if lines:
            chart.combine(self._made(workbook, "line", lines, language, first=len(self.series) - len(lines)))
        self._furnish(chart, language)
        return chart

    def _made(self, workbook: Any, kind: str, series: Sequence[Series], language: str, first: int = 0) -> Any:
        chart = workbook.add_chart({"type": kind, **({"subtype": "stacked"} if self.stacked else {})})
        for i, one in enumerate(series, start=first):
            chart.add_series(self._series(kind, one, palette.SERIES[i % len(palette.SERIES)], language))
        return chart

    def _series(self, kind: str, one: Series, colour: str, language: str) -> dict[str, Any]:
        settings: dict[str, Any] = {"name": one.name, "categories": one.categories, "values": one.values}
        if kind == "line":
            settings["line"] = {"color": colour, "width": 2.25}
        elif kind == "doughnut":
            settings["data_labels"] = {"percentage": True, "font": {"name": palette.font(language), "size": 9}}
            settings["points"] = [{"fill": {"color": c}} for c in palette.SERIES]
        else:
            settings |= {"fill": {"color": colour}, "gap": 60}
        return settings

    def _furnish(self, chart: Any, language: str) -> None:
        face = {"name": palette.font(language), "size": 9, "color": palette.MUTED}
        title = {"name": palette.font(language), "size": 11, "bold": True, "color": palette.HEADING}
        # The text of a chart runs from the left, whichever way the sheet is read: right-to-left embedding and its end.
        name = f"\u202b{self.title}\u202c" if reads_from_right(language) else self.title
        chart.set_title({"name": name, "name_font": title, "overlay": False} if self.titled else {"none": True})
        if self.kind != "doughnut":
            self._axes(chart, face)
        shown = len(self.series) > 1 or self.kind == "doughnut" if self.legend is None else self.legend
        chart.set_legend({"position": "bottom", "font": face} if shown else {"none": True})
        chart.set_chartarea({"border": {"color": palette.LINE}, "fill": {"color": palette.PAPER}})
        chart.set_size({"width": self.width, "height": self.height})

    def _axes(self, chart: Any, face: dict[str, Any]) -> None:
        categories = {"num_font": face, "line": {"color": palette.LINE}, "text_axis": True, "interval_unit": 1}
        if self.category_format:
            categories["num_format"] = palette.FORMATS.get(self.category_format, self.category_format)
        figures = {
            "num_font": face,
            "num_format": palette.FORMATS.get(self.number_format, self.number_format),
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": palette.LINE, "width": 0.5}},
            "max": self.highest,
        }
        if self.kind == "bar":
            # The first category at the top, as in the table beside it, and the scale at the bottom.
            chart.set_y_axis({**categories, "reverse": True, "crossing": "max"})
            chart.set_x_axis(figures)
        else:
            chart.set_x_axis(categories)
            chart.set_y_axis(figures)
