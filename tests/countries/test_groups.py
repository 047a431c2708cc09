"""The groups countries stand in, as of a day, with their sources."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from xltable import countries, groupings
from xltable.errors import TemplateError, UsageError

TODAY = date(2026, 11, 22)
SIZES = {
    "afcfta": 54,
    "asean": 11,
    "brics": 10,
    "cptpp": 12,
    "eaeu": 5,
    "eea": 30,
    "efta": 4,
    "eu": 27,
    "eurozone": 21,
    "g20": 19,
    "g7": 7,
    "gcc": 6,
    "mercosur": 5,
    "oecd": 38,
    "rcep": 14,
    "schengen": 29,
    "usmca": 3,
}


@pytest.mark.parametrize("name", groupings.SHELF.names)
def test_every_grouping_has_source_date_and_labels(name: str) -> None:
    grouping = countries.grouping(name)
    assert grouping.source
    assert grouping.date is not None
    for labels in (grouping.labels, *(g.labels for g in grouping.groups.values())):
        assert labels["en"] and labels["zh"]
    for group in grouping.groups.values():
        assert set(group.members) <= set(countries.alpha2())
        for spans in group.members.values():
            assert all(first <= last for first, last in spans)


@pytest.mark.parametrize("name", ["sales-regions", "un-regions", "un-subregions", "continents"])
def test_every_country_stands_in_one_region(name: str) -> None:
    members = Counter(code for group in countries.grouping(name).groups.values() for code in group.members)
    assert set(members) == set(countries.alpha2())
    assert set(members.values()) == {1}


def test_members_today() -> None:
    sizes = {bloc: sum(bloc in countries.blocs(code, TODAY) for code in countries.alpha2()) for bloc in SIZES}
    assert sizes == SIZES


def test_the_united_kingdom_leaves() -> None:
    assert countries.group("GB", "eu", date(2019, 12, 31)) == "eu"
    assert countries.group("GB", "eu", date(2020, 1, 31)) == "eu"
    assert countries.group("GB", "eu", date(2020, 2, 1)) is None
    assert countries.blocs("GB", date(2024, 12, 14)) == ("g20", "g7", "oecd")
    assert countries.blocs("GB", date(2024, 12, 15)) == ("cptpp", "g20", "g7", "oecd")


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("US", "north-america"),
        ("MX", "latin-america"),
        ("DE", "western-europe"),
        ("PL", "eastern-europe-and-central-asia"),
        ("TR", "middle-east"),
        ("EG", "africa"),
        ("IN", "south-asia"),
        ("VN", "south-east-asia"),
        ("CN", "east-asia"),
        ("AU", "oceania"),
        ("XK", "eastern-europe-and-central-asia"),
    ],
)
def test_sales_regions(code: str, region: str) -> None:
    assert countries.group(code) == region


def test_labels() -> None:
    assert countries.group_label("sales-regions", "east-asia", "zh") == "东亚"
    assert countries.group_label("sales-regions", "east-asia", "fr") == "Asie de l’Est"
    assert countries.group_label("sales-regions", "east-asia", "it") == "East Asia"
    assert len(countries.groups("sales-regions")) == 10


def test_a_grouping_of_the_users_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[groups.dach]\nlabels = { en = "DACH", zh = "德语区" }\ncodes = ["DE", "Austria", "瑞士"]\n\n'
        '[groups.rest]\nlabel = "Rest"\n[[groups.rest.members]]\nfrom = 2020-01-01\ncodes = ["FR"]\n',
        "utf-8",
    )
    assert countries.groups(str(file)) == ("dach", "rest")
    assert countries.group("AT", str(file)) == "dach"
    assert countries.group("FR", file, date(2019, 12, 31)) is None
    assert countries.group("FR", file, date(2020, 1, 1)) == "rest"
    assert countries.group_label(file, "dach", "zh") == "德语区"
    assert countries.group_label(file, "rest", "zh") == "Rest"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[groups", "is not a TOML file"),
        ("title = 'x'", "has no [groups.…] tables"),
        ('[groups.a]\ncodes = ["Atlantis"]', "“Atlantis”, which is not a country"),
        ('[groups.a]\ncodes = ["Korea"]', "“Korea”, which is not a country"),
        ('[[groups.a.members]]\nfrom = "soon"\ncodes = ["DE"]', "from or to that is not a day"),
    ],
)
def test_what_is_no_grouping_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(TemplateError, match="mine") as caught:
        countries.group("DE", file)
    assert said in str(caught.value)


def test_unknown_groupings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean “rcep”"):
        countries.group("DE", "rcp")
    with pytest.raises(TemplateError, match="cannot be read"):
        countries.group("DE", tmp_path / "absent.toml")
