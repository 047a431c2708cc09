"""Steps that change how a workbook words things and nothing else: sheet names, formulas, prompts, filters, charts.

Each answers a step for `Edit.do`.
"""

from .charts import recaption
from .formulas import respell
from .layout import calculate, set_direction, set_widths
from .prompts import refilter, reprompt
from .sheets import rename_sheets

__all__ = [
    "calculate",
    "recaption",
    "refilter",
    "rename_sheets",
    "reprompt",
    "respell",
    "set_direction",
    "set_widths",
]
