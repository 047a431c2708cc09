"""One page to write on: new workbooks and sheets, the only room that knows XlsxWriter."""

from .chart import Chart, Series
from .page import Page
from .pages import Pages
from .palette import text_lines, text_width
from .table_column import TableColumn

__all__ = ["Chart", "Page", "Pages", "Series", "TableColumn", "text_lines", "text_width"]
