"""One page to write on: new workbooks and sheets, the only room that knows XlsxWriter."""

from .chart import Chart, Series
from .page import Page, TableColumn
from .pages import Pages
from .palette import text_lines, text_width

__all__ = ["Chart", "Page", "Pages", "Series", "TableColumn", "text_lines", "text_width"]
