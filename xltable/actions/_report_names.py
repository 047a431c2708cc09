"""What customers are called in a report."""

from __future__ import annotations

from ..worked import Worked


def company_names(worked: Worked) -> dict[str, str]:
    """The company of each customer number."""
    if not (worked.typed("contacts", "customer_id") and worked.typed("contacts", "company")):
        return {}
    codes, ids = worked.ids("contacts", "customer_id")
    found: dict[str, str] = {}
    for code, name in zip(codes.tolist(), worked.shown("contacts", "company"), strict=True):
        key = ids[code]
        if key is not None and name:
            found.setdefault(key, name)
    return found
