"""A person's name in two columns is read as one, and neither column is changed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from xltable import files, validate
from xltable.book import Book


def opened(folder: Path, *rows: list[str]) -> Book:
    with (folder / "customers.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return files.open(folder / "customers.csv")


@pytest.mark.parametrize(
    ("first", "last", "cells", "name"),
    [
        ("First name", "Last name", ("Amy", "Lee"), "Amy Lee"),
        ("Vorname", "Nachname", ("Anna", "Schmidt"), "Anna Schmidt"),
        ("Vorname", "Name", ("Anna", "Schmidt"), "Anna Schmidt"),
        ("Prénom", "Nom", ("Zoé", ""), "Zoé"),
        ("Nombre", "Apellidos", ("José", "García Ruiz"), "José García Ruiz"),
        ("Имя", "Фамилия", ("Анна", "Иванова"), "Анна Иванова"),
        ("名", "姓", ("伟", "李"), "李伟"),
        ("First name", "Last name", ("", ""), None),
    ],
)
def test_both_parts_are_one_name(
    first: str, last: str, cells: tuple[str, str], name: str | None, tmp_path: Path
) -> None:
    (table,) = opened(tmp_path, ["E-mail", last, first, "Country"], ["a@b.example", cells[1], cells[0], "DE"]).tables
    assert table.people == [name]
    assert not {"unknown-column"} & {issue.rule for issue in validate(table.book)}


def test_a_column_with_the_whole_name_goes_first(tmp_path: Path) -> None:
    heads = ["E-mail", "Contact person", "First name", "Last name"]
    (table,) = opened(
        tmp_path, heads, ["a@b.example", "Dr Amy Lee", "Amy", "Lee"], ["c@d.example", "", "Bob", "Fox"]
    ).tables
    assert table.people == ["Dr Amy Lee", "Bob Fox"]


def test_colleagues_at_one_switchboard_are_told_apart_by_their_names(tmp_path: Path) -> None:
    heads = ["Company", "First name", "Last name", "Phone", "Country"]
    apart = opened(tmp_path, heads, ["", "Amy", "Lee", "030 901820", "DE"], ["", "Bob", "Fox", "030 901820", "DE"])
    assert "likely-duplicate" not in {issue.rule for issue in validate(apart)}
    same = opened(tmp_path, heads, ["", "Amy", "Lee", "030 901820", "DE"], ["", "AMY", "Lee", "030 901820", "DE"])
    assert "likely-duplicate" in {issue.rule for issue in validate(same)}
