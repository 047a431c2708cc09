"""Home country and currency, the day that counts as today, and the thresholds the figures use: yours to change."""

from __future__ import annotations

from datetime import date
from itertools import count

from ..book import Area
from ..formula import Formula
from ..kinds import Validation
from ..pages import Page, text_width
from ..refs import NAMES, Layout
from ..speech import Sentence, say
from ..worked import Worked
from ._furniture import FIRST, Head, block, open_page, widths

title = "Settings"
tab = "support"

_TODAY = "as_of"
_MEANINGS = {
    "home": Sentence("Your own country, as two letters (CN, DE …)."),
    "home_currency": Sentence("The currency all amounts are brought to (CNY, EUR …)."),
    "as_of": Sentence("The day that counts as today. Leave it empty for the real one."),
    "window_days": Sentence("Purchase frequency looks back this many days."),
    "high_value_share": Sentence("High value: the fewest customers that together make this share of revenue."),
    "lifecycle_days": Sentence("A customer is at risk after this many days without an order, at the earliest …"),
    "lifecycle_factor": Sentence("… and after this many times the usual days between that customer's orders."),
    "rfm_steps": Sentence("RFM scores run from 1 to this."),
    "rfm_few_customers": Sentence("With fewer buying customers than this …"),
    "rfm_few_steps": Sentence("… RFM scores run from 1 to this."),
    "stale_days_a": Sentence("Grade A: a record older than this many days is stale."),
    "stale_days_b": Sentence("Grade B: a record older than this many days is stale."),
    "stale_days": Sentence("Other grades: a record older than this many days is stale."),
    "follow_up_week_days": Sentence("“This week” means up to this many days ahead."),
    "open_days_high": Sentence("A request of high priority is overdue after this many days."),
    "open_days_normal": Sentence("A request of normal priority is overdue after this many days."),
    "open_days_low": Sentence("A request of low priority is overdue after this many days."),
    "csat_satisfied": Sentence("CSAT: a score from this on counts as satisfied."),
    "nps_promoter": Sentence("NPS: a score from this on is a promoter."),
    "nps_detractor": Sentence("NPS: a score up to this is a detractor."),
    "grade_weight_a": Sentence("Feedback of a grade A customer weighs this much."),
    "grade_weight_b": Sentence("Feedback of a grade B customer weighs this much."),
    "top_customers": Sentence("Concentration is the share of this many largest customers."),
}
_NAMES = {
    "home": Sentence("Home country"),
    "home_currency": Sentence("Home currency"),
    "as_of": Sentence("As-of day"),
    "window_days": Sentence("Window"),
    "high_value_share": Sentence("High-value share"),
    "lifecycle_days": Sentence("Lifecycle days"),
    "lifecycle_factor": Sentence("Lifecycle factor"),
    "rfm_steps": Sentence("RFM steps"),
    "rfm_few_customers": Sentence("Few customers"),
    "rfm_few_steps": Sentence("RFM steps for few"),
    "stale_days_a": Sentence("Stale after, A"),
    "stale_days_b": Sentence("Stale after, B"),
    "stale_days": Sentence("Stale after, others"),
    "follow_up_week_days": Sentence("This week"),
    "open_days_high": Sentence("Overdue, high"),
    "open_days_normal": Sentence("Overdue, normal"),
    "open_days_low": Sentence("Overdue, low"),
    "csat_satisfied": Sentence("CSAT satisfied"),
    "nps_promoter": Sentence("NPS promoter"),
    "nps_detractor": Sentence("NPS detractor"),
    "grade_weight_a": Sentence("Weight of A"),
    "grade_weight_b": Sentence("Weight of B"),
    "top_customers": Sentence("Largest customers"),
}


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Every setting in a row: its name, its value to change, what it does, and the name formulas know it by."""
    about = Sentence("Change the yellow cells; every figure of the workbook follows. xltable keeps what you set.")
    open_page(page, title, about, 4)
    heads = (
        Head(Sentence("Setting"), width=22),
        Head(Sentence("Value"), width=16),
        Head(Sentence("What it does"), width=70),
        Head(Sentence("Name in formulas"), width=22),
    )
    widths(page, heads)
    block(page, FIRST, 0, heads, [])
    page.write(FIRST, len(heads), say(Sentence("Today"), page.language), "heading", indent=1)
    for row, (name, value) in zip(count(FIRST + 1), worked.settings.items(), strict=False):
        _setting(page, row, name, value, worked.today)
    page.freeze(FIRST + 1, 0)
    page.print_on(repeat_rows=(FIRST, FIRST))


def _setting(page: Page, row: int, name: str, value: float | str | bool | date | None, today: date) -> None:
    here = page.reference(Area(row, 1, row, 1))
    language = page.language
    called = say(_NAMES[name], language) if name in _NAMES else name
    page.write(row, 0, called, "cell")
    page.widen(0, text_width(called) + 2)
    form = "date" if name == _TODAY else "0%" if name.endswith("_share") else None
    page.write(row, 1, value, "input", form, align="left", indent=1)
    meaning = say(_MEANINGS[name], language) if name in _MEANINGS else ""
    page.write(row, 2, meaning, "cell", indent=1)
    page.widen(2, text_width(meaning) + 4)
    page.write(row, 3, name, "cell", font_color="#6B7280", indent=1)
    page.pages.name(NAMES["settings"] + name, here)
    if name == _TODAY:
        # In a cell of its own: Google Sheets knows no names that stand for a formula.
        page.write(row, 4, Formula(f'IF({here}="",TODAY(),{here})', today), "muted", "date", align="left", indent=1)
        page.width(4, 4, 13)
        page.pages.name(NAMES["settings"] + "today", page.reference(Area(row, 4, row, 4)))
        page.validation(Area(row, 1, row, 1), Validation("date", date(1990, 1, 1), operator=">="))
    elif isinstance(value, int | float):
        page.validation(Area(row, 1, row, 1), Validation("decimal", 0, operator=">="))
