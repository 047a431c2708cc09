"""Steps that change how a workbook words things and nothing else: sheet names, formulas, prompts, filters, charts.

Each answers a step for `Edit.do`; `prompts` and `reads_from_right` tell how it is.
"""

from .charts import recaption
from .formulas import reshow, respell
from .layout import calculate, reads_from_right, set_direction, set_font, set_widths
from .prompts import prompts, refilter, reprompt
from .sheets import rename_sheets

__all__ = [
    "calculate",
    "prompts",
    "reads_from_right",
    "recaption",
    "refilter",
    "rename_sheets",
    "reprompt",
    "reshow",
    "respell",
    "set_direction",
    "set_font",
    "set_widths",
]
