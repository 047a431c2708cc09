"""What was sold by product and by category: order lines, quantity, customers and revenue."""

from __future__ import annotations

from ..pages import Page
from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from ._furniture import FIRST, Head, money_note, open_page
from ._lines import listing

title = "By product"
tab = "summary"
_TABLE = "transactions"


def missing(worked: Worked) -> Sentence | None:
    """Without a product or a category, and an amount, there is nothing to tell of."""
    named = worked.typed(_TABLE, "product") or worked.typed(_TABLE, "category")
    if named and worked.has(_TABLE, "order_share") and worked.has(_TABLE, "net_base"):
        return None
    return Sentence("By product is left out: the transactions have no product or no amount.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Categories, then the products that bring most, each list with its total; bars of both."""
    about = Sentence(
        "Lines and quantities of valid orders; revenue is valid orders less refunds. {money}", money=money_note(worked)
    )
    open_page(page, title, about, 7)
    row = FIRST
    for key, name, chart in (
        ("category", Sentence("Category"), Sentence("Revenue by category")),
        ("product", Sentence("Product"), Sentence("Revenue by product")),
    ):
        if worked.typed(_TABLE, key):
            row = listing(page, row, key, Head(name, width=44), chart, worked, layout)
    page.print_on()
