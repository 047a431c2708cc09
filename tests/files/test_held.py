"""Of two near columns a heading means the one that its cells speak for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from xltable import files

DAYS = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-05"]
DEEDS = ["send an offer", "call back", "visit at the fair", "ask"]
MAILBOXES = [f"amy{i}@acme.example" for i in range(4)]
NUMBERS = ["C-0001", "C-0002", "C-0003", "C-0007"]
PEOPLE = [
    "東雲 恵",
    "朝比奈 翔",
    "小鳥遊 誠",
    "五十嵐 葵",
    "西園寺 蓮",
    "早乙女 凛",
    "綾小路 湊",
    "九条 陽菜",
    "一色 樹",
]
NAMES = ["Acme", "Beta 2", "Gamma", "Delta"]


def meant(folder: Path, heading: str, cells: list[str], *beside: str) -> str | None:
    heads = ["E-mail" if cells is not MAILBOXES else "City", heading, *beside]
    rows = [
        [f"bo{i}@b.example" if cells is not MAILBOXES else "Bonn", cell, *DAYS[: len(beside)]]
        for i, cell in enumerate(cells)
    ]
    with (folder / "customers.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([heads, *rows])
    (table,) = files.open(folder / "customers.csv").tables
    return next((key for key, column in table.columns.items() if column.index == 1), None)


@pytest.mark.parametrize(
    ("heading", "cells", "key"),
    [
        ("Next action on", DAYS, "next_action_date"),
        ("Next action", DEEDS, "next_action"),
        ("下一步", DAYS, "next_action_date"),
        ("下次跟进", DEEDS, "next_action"),
        ("Wiedervorlage", DEEDS, "next_action"),
        ("Wiedervorlage", DAYS, "next_action_date"),
        ("Follow-up", DAYS, "next_action_date"),
        ("Next contact", DEEDS, "next_action_date"),
        ("Contact", MAILBOXES, "email"),
        ("Contact", NAMES, "contact_name"),
        ("担当者", PEOPLE, "contact_name"),
        ("担当者", ["林", "森"] * 5, "owner"),
        ("Sales rep", PEOPLE, "owner"),
    ],
)
def test_what_a_heading_means(heading: str, cells: list[str], key: str, tmp_path: Path) -> None:
    assert meant(tmp_path, heading, cells) == key


def test_a_column_that_another_heading_names_is_left_to_it(tmp_path: Path) -> None:
    assert meant(tmp_path, "Next action", DAYS, "Next contact") == "next_action"


@pytest.mark.parametrize(("cells", "key"), [(NUMBERS, "customer_id"), (NAMES, "customer")])
def test_the_customer_of_an_order_by_number_or_name(cells: list[str], key: str, tmp_path: Path) -> None:
    with (tmp_path / "orders.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = [[f"SO-{i}", cell, DAYS[i], 10 * i, "EUR"] for i, cell in enumerate(cells)]
        csv.writer(stream).writerows([["Order number", "Customer", "Order date", "Amount", "Currency"], *rows])
    (table,) = files.open(tmp_path / "orders.csv").tables
    assert key in table and table.columns[key].heading == "Customer"
