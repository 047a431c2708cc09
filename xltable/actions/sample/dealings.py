"""What made-up customers ordered, asked and said: each a row by the keys of the columns, choices by their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from .made_up import Customer, words, written

Row = dict[str, Any]
_MONTHS_BACK = 26
_PRICES = (12.5, 48.0, 9.8, 15.2, 32.0, 6.4)
_CATEGORIES = (0, 0, 1, 1, 1, 2)
"""The category of each product."""
_STEADY = 0.45
"""Of the buyers, those who come again and again."""
GONE_QUIET = "C-0003"
"""The customer nobody has heard of for a long time."""
QUIET_FOR = 400
"""Days: longer than a record of any grade stays fresh."""
_SETTLED_WITHIN = 10
"""Days in which what a customer said is to be settled."""


def orders(customers: Mapping[str, Customer], today: date, currencies: Sequence[str], chance: Random,
           language: str) -> list[Row]:  # fmt: skip
    """Orders of two years and more: most customers bought, some often; a few refunds, quotations, cancelled ones."""
    said = words(language)
    rows: list[Row] = []
    for number, customer in customers.items():
        kind = chance.random()
        if kind < 0.2 and number != GONE_QUIET:
            continue
        count = chance.randint(4, 9) if kind < 0.2 + _STEADY else chance.randint(1, 3)
        currency = currencies[list(customers).index(number) % len(currencies)]
        for _ in range(count):
            back = int(chance.triangular(1, _MONTHS_BACK * 30, 90))
            if number == GONE_QUIET:
                back = max(back, QUIET_FOR + back % 60)
            rows.append(_order(number, customer, today - timedelta(days=back), back, currency, chance, said))
    rows.sort(key=lambda row: (row["order_date"], row["customer_id"]))
    rows = list(_refunded(rows))
    for i, row in enumerate(rows, start=1):
        row["order_id"] = f"SO-{row['order_date'].year}-{i:04}"
        row["line_no"] = 1
    return rows


def _order(number: str, customer: Customer, day: date, back: int, currency: str, chance: Random,
           said: Mapping[str, list[str]]) -> Row:  # fmt: skip
    which = chance.randrange(len(_PRICES))
    doc_type = chance.choices(("order", "refund", "quotation"), (90, 4, 6))[0]
    quantity = chance.choice((50, 100, 120, 200, 300, 500))
    shipped = day + timedelta(days=chance.randint(18, 35))
    due = day + timedelta(days=60)
    status = "done" if back > 75 else "shipped" if back > 38 else "in_production" if back > 10 else "deposit_pending"
    cancelled = doc_type == "order" and chance.random() < 0.04
    sent = doc_type == "order" and not cancelled and status in ("done", "shipped")
    return {
        "customer_id": number,
        "order_date": day,
        "doc_type": doc_type,
        "status": None if doc_type == "quotation" else "done" if doc_type == "refund" else
                  "cancelled" if cancelled else status,
        "product_code": f"P-{which + 1:03}",
        "product": said["products"][which],
        "category": said["categories"][_CATEGORIES[which]],
        "quantity": -10 if doc_type == "refund" else quantity,
        "unit": said["units"][0],
        "unit_price": round(_PRICES[which] * chance.choice((1.0, 1.0, 0.95)), 2),
        "currency": currency,
        "payment_method": chance.choice(("tt", "tt", "lc", "oa")),
        "due_date": due if doc_type == "order" and not cancelled else None,
        "paid_date": min(due - timedelta(days=chance.randint(0, 12)), day + timedelta(days=back)) if sent and back > 62
                     else None,
        "ship_date": shipped if sent and shipped <= day + timedelta(days=back) else None,
        "owner": said["owners"][int(number[-2:]) % 3],
    }  # fmt: skip


def _refunded(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, where a refund is of what the customer bought last; of one who had bought nothing there is none."""
    bought: dict[str, Row] = {}
    for row in rows:
        if row["doc_type"] == "refund":
            if row["customer_id"] not in bought:
                continue
            row |= bought[row["customer_id"]]
        elif row["doc_type"] == "order" and row["status"] != "cancelled":
            sold = ("product_code", "product", "category", "unit", "unit_price")
            bought[row["customer_id"]] = {key: row[key] for key in sold}
        yield row


def requests(sold: Sequence[Row], today: date, chance: Random, language: str) -> list[Row]:
    """About a request for every fifth order; a few of the last days are still open, and answered."""
    said = words(language)
    kinds = ("inquiry", "complaint", "technical", "return", "documents", "logistics", "other")
    asked = chance.sample(list(sold), max(min(len(sold), 3), len(sold) // 5))
    rows: list[Row] = []
    for i, order in enumerate(asked):
        fresh = i < max(2, len(asked) // 8)
        back = chance.randint(4, 9) if fresh else chance.randint(0, (today - order["order_date"]).days)
        day = today - timedelta(days=back)
        if day < order["order_date"]:
            day = order["order_date"]
        rows.append(_request(order, day, today, kinds[i % len(kinds)], fresh, chance, said))
        if i == 0:
            rows[-1]["priority"] = "high"  # and open for longer than that allows
    rows.sort(key=lambda row: (row["opened_at"], row["customer_id"]))
    for i, row in enumerate(rows, start=1):
        row["ticket_id"] = f"T-{i:04}"
    return rows


def _request(order: Row, day: date, today: date, kind: str, fresh: bool, chance: Random,
             said: Mapping[str, list[str]]) -> Row:  # fmt: skip
    opened = datetime.combine(day, time(chance.randint(8, 17), chance.choice((0, 15, 30, 45))))
    answered = opened + timedelta(hours=chance.choice((1, 2, 3, 5)))
    days = chance.randint(1, 6)
    done = not fresh and day + timedelta(days=days) < today
    kinds = ("inquiry", "complaint", "technical", "return", "documents", "logistics", "other")
    return {
        "customer_id": order["customer_id"],
        "order_id": order["order_id"],
        "opened_at": opened,
        "channel": chance.choice(("email", "email", "whatsapp", "phone", "wechat")),
        "request_type": kind,
        "subject": said["subjects"][kinds.index(kind)],
        "priority": "normal" if done else chance.choice(("normal", "low")),
        "status": chance.choice(("solved", "closed"))
        if done
        else chance.choice(("in_progress", "waiting_for_customer")),
        "first_response_at": answered if answered.date() < today else opened,
        "resolved_at": opened + timedelta(days=days) if done else None,
        "owner": order["owner"],
        "solution": chance.choice(said["solutions"]) if done else None,
        "satisfaction": chance.choice((3, 4, 4, 5, 5, 5)) if done else None,
        "next_action_date": None if done else today + timedelta(days=chance.randint(1, 4)),
    }


def feedback(sold: Sequence[Row], customers: Mapping[str, Customer], today: date, chance: Random) -> list[Row]:
    """What buyers answered to a survey, in their own language where it is one of ours; some is being seen to still."""
    buyers = list(dict.fromkeys(row["customer_id"] for row in sold if row["doc_type"] == "order"))
    rows: list[Row] = []
    for i, number in enumerate(buyers):
        last = max(row["order_date"] for row in sold if row["customer_id"] == number)
        day = min(today, last + timedelta(days=chance.randint(0, 45)))
        row = _answer(customers[number], ("csat", "nps", "csat", "ces", "nps")[i % 5], chance)
        settled = row.pop("unhappy") is False or (today - day).days > 21
        row |= {"customer_id": number, "received_at": day}
        rows.append(row | (_settled(day) if settled else _waiting(day, chance)))
    old = [r for r in rows if (today - r["received_at"]).days > _SETTLED_WITHIN]
    late = max(old, default=None, key=lambda r: (r["sentiment"] == "negative", *_received(r)))
    if late is not None:
        late |= _waiting(late["received_at"], chance)
    rows.sort(key=_received)
    for i, row in enumerate(rows, start=1):
        row["feedback_id"] = f"F-{i:04}"
    return rows


def _received(row: Row) -> tuple[date, str]:
    return row["received_at"], row["customer_id"]


def _settled(day: date) -> Row:
    return {"pending": False, "status": "closed", "closed_at": day}


def _waiting(day: date, chance: Random) -> Row:
    due = day + timedelta(days=_SETTLED_WITHIN)
    severity = chance.choice(("high", "medium", "low"))
    return {"pending": True, "status": "in_progress", "closed_at": None, "severity": severity, "due_date": due}


def _answer(customer: Customer, survey: str, chance: Random) -> Row:
    lowest, highest = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7)}[survey]
    unhappy = chance.random() < 0.3
    span = highest - lowest
    score = lowest + (chance.randint(0, span // 2) if unhappy else chance.randint(round(span * 0.75), span))
    said = words(customer.language)
    category = chance.choice(("quality", "delivery", "packaging")) if unhappy else "service"
    text = said[category][0] if unhappy else chance.choice(said["good"])
    return {
        "unhappy": unhappy,
        "survey_type": survey,
        "score": score,
        "category": category,
        "sentiment": "negative" if unhappy else "positive",
        "text": text,
        "suggestion": chance.choice(said["suggestions"]) if chance.random() < 0.35 else None,
        "channel": "email",
        "language": written(customer.language),
    }
