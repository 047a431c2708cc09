"""Every file of the shelf keeps its promise: a page to read, a column of the template, examples that run."""

from __future__ import annotations

import inspect
from datetime import date
from types import ModuleType
from typing import Any

import pytest

from xltable import derived
from xltable.derived import SHELF
from xltable.schema import load
from xltable.worked import Worked

from .samples import book


@pytest.mark.parametrize("name", SHELF)
def test_page_and_face(name: str) -> None:
    module: ModuleType = SHELF[name]
    first = (module.__doc__ or "").strip().splitlines()[0]
    assert first.endswith((".", "…")) and len(first) > 20
    assert name.replace("-", "_") in (module.key, f"{module.table}_{module.key}")
    spec = load("exporter-full").table(module.table)
    column = spec.column(module.key) if spec else None
    assert column is not None and column.derived
    assert list(inspect.signature(module.values).parameters) == ["worked"]
    assert list(inspect.signature(module.formula).parameters) == ["refs", "worked"]


@pytest.mark.parametrize("template", ["exporter", "exporter-full", "minimal"])
def test_every_derived_column_of_a_template_is_on_the_shelf(template: str) -> None:
    columns = [(t.key, c.key) for t in load(template).tables for c in t.columns if c.derived]
    assert [at for at in columns if derived.name(*at) is None] == []


def tables(module: ModuleType) -> list[list[str]]:
    """The rows of the example table of a page; empty where it has none."""
    lines = [line for line in (module.__doc__ or "").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not line.startswith("| -")]


def cell(text: str) -> Any:
    if not text:
        return None
    if text[:4].isdigit() and text[4:5] == "-":
        return date.fromisoformat(text)
    try:
        return float(text)
    except ValueError:
        return text


@pytest.mark.parametrize("name", [n for n in SHELF if tables(SHELF[n])])
def test_example(name: str) -> None:
    module = SHELF[name]
    heads, *rows = tables(module)
    columns = {head: [cell(row[i]) for row in rows] for i, head in enumerate(heads)}
    expected = columns.pop(module.key)
    today = (columns.pop("today", None) or [date(2026, 3, 10)])[0]
    ids = [f"R-{i}" for i in range(len(rows))]
    spec = load("exporter-full").table(module.table)
    assert spec is not None
    cells = {spec.record_key: ids, "customer_id": ids, **columns}
    worked = Worked(book({module.table: cells}, as_of=today))
    labels = worked.labels(module.table, module.key)
    assert worked.column(module.table, module.key) == [labels.get(v, v) for v in expected]
