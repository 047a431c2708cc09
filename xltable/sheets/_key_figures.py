"""The key figures of a business, each with its formula and what it counts, and what wants doing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..numerals import Threshold
from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from ..worked.labels import yes_no
from ..worked.live import other_than_text, spellings, yes_or_no
from ..worked.serial import serial
from . import _terms
from ._figure import Figure
from ._furniture import divided, ratio
from ._recent_sales import recent_sales


def key_figures(worked: Worked, layout: Layout) -> Iterator[Figure]:
    """The figures that the workbook's tables allow, in the order they are shown."""
    sells = worked.has("transactions", "net_base") and worked.has("transactions", "order_share")
    if sells and worked.has("transactions", "order_date"):
        yield from recent_sales(worked, layout)
    if "contacts" in worked.book:
        yield _customers(worked, layout)
    if worked.has("transactions", "order_share") and worked.typed("transactions", "customer_id"):
        yield from _buying(worked, layout)
    if sells:
        yield from _selling(worked, layout)
    if "service" in worked.book and worked.typed("service", "status"):
        yield _open_requests(worked, layout)
    if worked.typed("feedback", "score") and worked.typed("feedback", "survey_type"):
        yield _csat(worked, layout)


def _customers(worked: Worked, layout: Layout) -> Figure:
    value = _terms.customers(worked, layout)
    return Figure(Sentence("Customers"), value, None, "integer", Sentence("on the customer list, each counted once"))


def _buying(worked: Worked, layout: Layout) -> Iterator[Figure]:
    orders = worked.customers["orders"].to_numpy()
    once, twice = int((orders >= 1).sum()), int((orders >= 2).sum())
    listed = _terms.all_listed_once(worked, layout) and layout.has("contacts", "orders")
    at_least = {n: _terms.where(layout, "contacts", ("orders", f'">={n}"')) if listed else "" for n in (1, 2)}
    yield Figure(
        Sentence("Buying customers"), once, at_least[1] or None, "integer", Sentence("with at least one valid order")
    )
    yield Figure(
        Sentence("Repeat purchase rate"),
        divided(twice, once),
        ratio(f"({at_least[2]})", f"({at_least[1]})") if listed else None,
        "percent",
        Sentence("customers with two orders or more, of {n} who bought", n=once),
    )


def _selling(worked: Worked, layout: Layout) -> Iterator[Figure]:
    lines = worked.lines
    orders = int(float(np.nansum(worked.numbers("transactions", "order_share"))) + 0.5)
    beside = layout.has("transactions", "order_share") and layout.has("transactions", "net_base")
    share = f"ROUND({_terms.whole(layout, 'transactions', 'order_share')},0)" if beside else ""
    revenue = float(np.nansum(lines["net"].to_numpy(dtype=np.float64)))
    net = _terms.whole(layout, "transactions", "net_base") if beside else None
    yield Figure(
        Sentence("Revenue"), revenue, net, "#,##0", Sentence("valid orders less refunds, {n} orders", n=orders)
    )
    yield Figure(
        Sentence("Average order value"),
        divided(revenue, orders),
        ratio(f"({net})", share) if beside else None,
        "#,##0",
        Sentence("revenue divided by {n} orders", n=orders),
    )


def _open_requests(worked: Worked, layout: Layout) -> Figure:
    value = _terms.open_requests(worked, layout)
    about = Sentence("service records not solved or closed")
    return Figure(Sentence("Open requests"), value, None, "integer", about)


def _csat(worked: Worked, layout: Layout) -> Figure:
    least = worked.number("csat_satisfied")
    score = worked.numbers("feedback", "score")
    asked = worked.means("feedback", "survey_type", "csat") & ~np.isnan(score)
    happy = int((asked & (score >= least)).sum())
    n = int(asked.sum())
    formula = None
    if _terms.readable(worked, layout, "feedback", "score", "survey_type"):
        texts = spellings(worked, "feedback", "survey_type", "csat")
        satisfied = _terms.matching(layout, "feedback", "survey_type", texts, ("score", f'">={least:g}"'))
        scored = _terms.matching(layout, "feedback", "survey_type", texts, ("score", '">=0"'))
        formula = ratio(f"({satisfied})", f"({scored})")
    about = Sentence("CSAT: scores from {least} up, of {n} scores", least=Threshold(least), n=n)
    return Figure(Sentence("Satisfied customers"), divided(happy, n), formula, "percent", about)


def _overdue(worked: Worked, layout: Layout) -> tuple[Sentence, int, str | None]:
    """Those who are not to be contacted wait for nobody."""
    days = worked.numbers("contacts", "next_action_date")
    late = int(((days < serial(worked.today)) & ~worked.means("contacts", "do_not_contact", True)).sum())
    formula, before = None, ("next_action_date", f'"<"&{layout.today()}')
    if _terms.readable(worked, layout, "contacts", "next_action_date"):
        formula = _terms.where(layout, "contacts", before)
        if worked.typed("contacts", "do_not_contact"):
            yes = yes_or_no(worked, "contacts", "do_not_contact", True)
            objecting = _terms.matching(layout, "contacts", "do_not_contact", yes, before)
            only_text = other_than_text(worked, "contacts", "do_not_contact") is None
            formula = f"{formula}-({objecting})" if only_text else None
    return Sentence("next contact planned before today"), late, formula


def pending(worked: Worked, layout: Layout) -> Iterator[tuple[Sentence, int, str | None]]:
    """What wants doing: in words, how often, and the formula that counts it."""
    if worked.has("transactions", "rate") and worked.typed("transactions", "currency"):
        amount = worked.numbers("transactions", "amount")
        lost = int((~np.isnan(amount) & np.isnan(worked.numbers("transactions", "amount_base"))).sum())
        yield Sentence("transactions without a rate: they are in no amount until the rates sheet has one"), lost, None
    if worked.typed("contacts", "next_action_date"):
        yield _overdue(worked, layout)
    if worked.has("contacts", "lifecycle"):
        for key, text in (("at_risk", Sentence("customers at risk")), ("lost", Sentence("customers lost"))):
            label = worked.label("contacts", "lifecycle", key) or key
            count = sum(v in (key, label) for v in worked.column("contacts", "lifecycle"))
            formula = None
            if layout.has("contacts", "lifecycle"):
                formula = _terms.matching(layout, "contacts", "lifecycle", [label])
            yield text, count, formula
    if worked.has("service", "overdue"):
        word = yes_no(worked.book.language, True)
        yes = sum(v in (True, word) for v in worked.column("service", "overdue"))
        beside = layout.has("service", "overdue")
        formula = _terms.matching(layout, "service", "overdue", [word]) if beside else None
        yield Sentence("requests open for longer than they should be"), yes, formula
    if worked.has("feedback", "age_days"):
        waiting = int((~np.isnan(worked.numbers("feedback", "age_days"))).sum())
        live = layout.has("feedback", "age_days")
        every = _terms.whole(layout, "feedback", "age_days", "COUNT") if live else None
        yield Sentence("customers’ words waiting for an answer"), waiting, every
