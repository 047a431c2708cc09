"""How pressing the feedback is: severity times days open times the customer's grade.

A live formula: severity counts 1 to 3, days open at least 1, grade A 3, B 2 and all others 1. Blank once it is no
longer open, or where nobody said how severe it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..refs import criterion
from ..worked.live import spellings
from ..worked.serial import Floats, counts
from . import _terms

if TYPE_CHECKING:
    from ..refs import Part, Refs
    from ..worked import Worked

table = "feedback"
key = "priority_score"
needs = ("severity", "age_days")
uses = ("customer_id", "contacts.customer_id", "contacts.grade")
looks_into = ("contacts",)
unique = ("contacts.customer_id",)
SEVERITIES = ("low", "medium", "high")


def values(worked: Worked) -> list[int | None]:
    severity = np.full(worked.length(table), np.nan)
    for weight, choice in enumerate(SEVERITIES, start=1):
        severity[worked.means(table, "severity", choice)] = weight
    return counts(severity * np.maximum(1, worked.numbers(table, "age_days")) * _grades(worked))


def formula(refs: Refs, worked: Worked) -> str | None:
    weights = [(_terms.is_choice(refs, worked, "severity", s), w) for w, s in enumerate(SEVERITIES, start=1)]
    severity = "".join(f"IF({test},{weight}," for test, weight in reversed(weights)) + "0" + ")" * len(weights)
    age = refs.this("age_days")
    score = f"{severity}*MAX(1,{age})*{_grade(refs, worked)}"
    return f'IF(AND(ISNUMBER({age}),{severity}>0),{score},"")'


def _graded(worked: Worked) -> bool:
    return all(worked.has(*at) for at in ((table, "customer_id"), ("contacts", "customer_id"), ("contacts", "grade")))


def _grades(worked: Worked) -> Floats:
    """The weight of each record's customer."""
    weights = np.ones(worked.length("contacts"))
    if not _graded(worked):
        return np.ones(worked.length(table))
    weights[worked.means("contacts", "grade", "a")] = worked.number("grade_weight_a")
    weights[worked.means("contacts", "grade", "b")] = worked.number("grade_weight_b")
    found = worked.looked_up(table, "customer_id", "contacts", "customer_id", weights.tolist())
    return np.array([1.0 if w is None else w for w in found])


def _grade(refs: Refs, worked: Worked) -> str:
    if not _graded(worked):
        return "1"
    me = refs.this("customer_id")
    grade = "1"
    for choice in ("b", "a"):
        texts = spellings(worked, "contacts", "grade", choice)
        count = "+".join(_with_grade(part, me, text) for part in refs.layout.of("contacts") for text in texts)
        grade = f"IF({count}>0,{refs.layout.setting(f'grade_weight_{choice}')},{grade})"
    return grade


def _with_grade(part: Part, customer: str, text: str) -> str:
    return f"COUNTIFS({part.column('customer_id')},{customer},{part.column('grade')},{criterion(text)})"
