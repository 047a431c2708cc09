"""What a table has: templates, their tables, columns and choices, and how TOML becomes them."""

from .column import ColumnSpec
from .load import TEMPLATES, load
from .table import TableSpec
from .template import Template

__all__ = ["TEMPLATES", "ColumnSpec", "TableSpec", "Template", "load"]
