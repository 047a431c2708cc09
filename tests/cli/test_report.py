"""`xltable report`: right figures, no persons unless asked, one file without network, made for schedules."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

import xltable.files as files
from xltable.actions._period import Period, earlier, period
from xltable.actions.demo import example
from xltable.actions.report import report
from xltable.cli.commands import app
from xltable.errors import UsageError
from xltable.reports import svg
from xltable.speech import Sentence

from ..derived.samples import trade, workbook
from ..sheets.shop import TODAY, frames, opened, records

DEMO = ("--as-of", "2026-11-15", "--home", "CN")
QUARTER = Period(date(2025, 10, 1), date(2025, 12, 31), 3)


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, ["report", *map(str, arguments)])


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("shop") / "shop.xlsx", records(), excel=True)


def test_figures_are_those_pandas_comes_to(shop: Path) -> None:
    made = report(opened(shop), span="quarter", compare="year")
    assert made.period == QUARTER
    assert (made.before.first, made.before.last) == (date(2024, 10, 1), date(2024, 12, 31))
    figures = {f.name.text: f for f in made.figures}
    sold = frames()["transactions"]
    sold["day"] = pd.to_datetime(sold["order_date"])
    valid = (sold["doc_type"].isna() | (sold["doc_type"] == "Order")) & (sold["status"] != "Cancelled")
    refund = sold["doc_type"] == "Refund"
    net = (sold["quantity"] * sold["unit_price"]).astype(float) * (valid.astype(int) - refund.astype(int))
    for span, name in ((made.period, "value"), (made.before, "before")):
        inside = sold["day"].between(pd.Timestamp(span.first), pd.Timestamp(span.last))
        orders = sold[inside & valid].drop_duplicates(["order_id", "customer_id"])
        assert getattr(figures["Revenue"], name) == pytest.approx(net[inside].sum())
        assert getattr(figures["Orders"], name) == len(orders)
        assert getattr(figures["Average order value"], name) == pytest.approx(net[inside].sum() / len(orders))
        assert getattr(figures["Buying customers"], name) == orders["customer_id"].nunique()
        first = sold[valid].groupby("customer_id")["day"].min()
        fresh = first.between(pd.Timestamp(span.first), pd.Timestamp(span.last)).sum()
        assert getattr(figures["New customers"], name) == fresh
        until = sold[valid & (sold["day"] <= pd.Timestamp(span.last))].drop_duplicates(["order_id", "customer_id"])
        often = until["customer_id"].value_counts()
        assert getattr(figures["Repeat purchase rate"], name) == pytest.approx((often >= 2).mean())
    said = frames()["feedback"]
    came = pd.to_datetime(said["received_at"]).between(pd.Timestamp(QUARTER.first), pd.Timestamp(QUARTER.last))
    csat = said.loc[came & (said["survey_type"] == "CSAT"), "score"].astype(float)
    assert figures["CSAT"].value == pytest.approx((csat >= 4).mean())


def test_what_comes_after_the_day_is_not_known_yet(tmp_path: Path, shop: Path) -> None:
    """A report as of an earlier day is the report of the lines there were on that day."""
    day = date(2025, 6, 30)
    cells = records()
    known = [i for i, when in enumerate(cells["transactions"]["order_date"]) if when <= day]
    fewer = {key: [column[i] for i in known] for key, column in cells["transactions"].items()}
    path = workbook(tmp_path / "then.xlsx", {**cells, "transactions": fewer}, excel=True)
    then, now = (report(files.open(p, home="DE", currency="EUR", as_of=day), span="quarter") for p in (path, shop))
    assert now.figures == then.figures
    assert [s for s in now.sections if s.title != Sentence("Revenue by product")] == [
        s for s in then.sections if s.title != Sentence("Revenue by product")
    ]


def test_every_table_adds_up_to_the_whole(shop: Path) -> None:
    made = report(opened(shop), span="2024-01-01..2026-03-10")
    whole = next(f.value for f in made.figures if f.name.text == "Revenue")
    for section in made.sections:
        if section.total and section.picture and section.title.text != "Service":
            at = section.picture.value
            assert section.total[at] == pytest.approx(whole), section.title
            assert sum(float(str(row[at])) for row in section.rows) == pytest.approx(whole), section.title


def test_a_product_spelled_in_two_cases_is_one(tmp_path: Path) -> None:
    tables = trade()
    products: list[Any] = ["Lamp", "lamp ", "LAMP", "Chair"]
    tables["transactions"]["product"] = products + ["Chair"] * (len(tables["transactions"]["order_id"]) - 4)
    book = files.open(workbook(tmp_path / "book.xlsx", tables, excel=True), home="DE", as_of=date(2026, 3, 10))
    found = next(
        s for s in report(book, span="2026-01-01..2026-03-10").sections if s.title.text == "Revenue by product"
    )
    assert sorted(str(row[0]) for row in found.rows) == ["Chair", "Lamp"]


@pytest.mark.parametrize(
    ("asked", "today", "first", "last"),
    [
        ("month", date(2026, 3, 10), date(2026, 2, 1), date(2026, 2, 28)),
        ("month", date(2026, 2, 28), date(2026, 2, 1), date(2026, 2, 28)),
        ("quarter", date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
        ("year", date(2026, 12, 30), date(2025, 1, 1), date(2025, 12, 31)),
        ("quarter", date(2024, 3, 31), date(2024, 1, 1), date(2024, 3, 31)),
        ("year", date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        ("month", date(2024, 3, 1), date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-01-05..2026-01-11", date(2026, 3, 10), date(2026, 1, 5), date(2026, 1, 11)),
        ("2024-02-29..2024-02-29", date(2026, 3, 10), date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_periods(asked: str, today: date, first: date, last: date) -> None:
    found = period(asked, today)
    assert (found.first, found.last) == (first, last)
    before = earlier(found, "previous")
    assert before.last.toordinal() == first.toordinal() - 1
    if found.months is None:
        assert before.last - before.first == last - first


def test_the_last_of_february_has_a_year_before() -> None:
    leap = earlier(Period(date(2024, 2, 1), date(2024, 2, 29), 1), "year")
    assert (leap.first, leap.last) == (date(2023, 2, 1), date(2023, 2, 28))
    back = earlier(Period(date(2025, 2, 1), date(2025, 2, 28), 1), "year")
    assert back.last == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("asked", "compare", "first", "last"),
    [
        ("2024-01-01..2024-12-31", "previous", date(2023, 1, 1), date(2023, 12, 31)),
        ("2026-02-01..2026-02-28", "previous", date(2026, 1, 1), date(2026, 1, 31)),
        ("2026-01-01..2026-03-31", "previous", date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-03-01..2024-03-30", "previous", date(2024, 1, 31), date(2024, 2, 29)),
        ("2024-02-29..2024-03-10", "year", date(2023, 2, 28), date(2023, 3, 10)),
        ("2023-02-01..2025-02-28", "year", date(2022, 2, 1), date(2024, 2, 29)),
    ],
)
def test_what_is_set_beside_days_asked_for(asked: str, compare: str, first: date, last: date) -> None:
    """Whole months beside whole months, other days beside as many."""
    before = earlier(period(asked, TODAY), compare)
    assert (before.first, before.last) == (first, last)


def test_a_period_that_is_not_over_says_so(shop: Path) -> None:
    def told(span: str) -> bool:
        return any("not over" in str(note) for note in report(opened(shop), span=span).notes)

    assert told(f"2026-01-01..{TODAY + timedelta(days=1)}")
    assert not told(f"2026-01-01..{TODAY}")


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01..0001-12-31",
        "week",
        "2026-01-01",
        "2026-02-01..2026-01-01",
        "2026-13-01..2026-14-01",
        "9999-01-01..9999-12-31",
    ],
)
def test_no_period(text: str) -> None:
    with pytest.raises(UsageError, match=re.escape(text)):
        period(text, TODAY)


@pytest.mark.parametrize("ending", ["html", "xlsx"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_same_input_same_bytes_in_the_language(tmp_path: Path, ending: str, language: str) -> None:
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    for output in (one, two):
        result = run(example(), "-o", output, "--period", "year", "--language", language, *DEMO)
        assert result.exit_code == 0, result.output
    assert one.read_bytes() == two.read_bytes()
    title = {"en": "Customer report", "zh": "客户经营报告"}[language]
    if ending == "html":
        assert f"<h1>{title}</h1>" in one.read_text("utf-8")
    else:
        assert openpyxl.load_workbook(one).worksheets[0]["A1"].value == title


def test_one_page_without_network_and_well_formed(tmp_path: Path) -> None:
    output = tmp_path / "r.html"
    assert run(example(), "-o", output, "--period", "year", *DEMO).exit_code == 0
    text = output.read_text("utf-8")
    addresses = set(re.findall(r"""(?:https?:)?//[^\s"'<>)]+""", text))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", text)
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(charts) >= 6
    for chart in charts:
        ElementTree.fromstring(chart)


@pytest.mark.parametrize("ending", ["html", "xlsx"])
def test_no_person_unless_asked(tmp_path: Path, ending: str) -> None:
    tables = trade()
    tables["contacts"] = {
        **tables["contacts"],
        "contact_name": [f"Person {c}" for c in "ABCDE"],
        "email": [f"{c}@secret.example" for c in "abcde"],
        "phone": [f"+49 30 90182{i}" for i in range(5)],
        "owner": [f"Owner {c}" for c in "ABCDE"],
    }
    tables["service"] = {**tables["service"], "subject": ["Call Jane Roe"] * 4}
    tables["feedback"] = {**tables["feedback"], "text": ["says Jane Roe"] * 4}
    path = workbook(tmp_path / "book.xlsx", tables, excel=True)
    told = {}
    for people in (False, True):
        output = tmp_path / f"r{people}.{ending}"
        given = ["-o", output, "--as-of", "2026-03-10", "--home", "DE", *(["--people"] if people else [])]
        assert run(path, *given).exit_code == 0
        told[people] = output.read_text("utf-8") if ending == "html" else _cells(output)
    for secret in ("Person A", "@secret.example", "+49 30", "Owner A", "Jane Roe"):
        assert secret not in told[False]
        assert secret in told[True]
    assert "Muster GmbH" in told[False]


def _cells(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(str(c.value) for s in book for row in s.iter_rows() for c in row if c.value is not None)


def test_what_a_cell_holds_never_becomes_markup(tmp_path: Path) -> None:
    tables = trade()
    bad = "<script>alert(1)</script>&\"'"
    tables["contacts"] = {**tables["contacts"], "company": [bad, *tables["contacts"]["company"][1:]]}
    path = workbook(tmp_path / "book.xlsx", tables, excel=True)
    output = tmp_path / "r.html"
    assert (
        run(path, "-o", output, "--period", "2026-01-01..2026-03-10", "--as-of", "2026-03-10", "--home", "DE").exit_code
        == 0
    )
    text = output.read_text("utf-8")
    assert "<script" not in text and "&lt;script&gt;" in text


def test_dated_names_the_last_ones_kept_and_a_line_for_each_run(tmp_path: Path, shop: Path) -> None:
    log = tmp_path / "runs.jsonl"
    (tmp_path / "r-notes.html").write_text("mine")
    (tmp_path / "r-2026-01-01.html.bak").write_text("mine")
    for day in ("2026-01-05", "2026-02-05", "2026-03-05"):
        result = run(shop, "-o", tmp_path / "r-{date}.html", "--as-of", day, "--keep", "2", "--log", log)
        assert result.exit_code == 0, result.output
    left = sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("r-"))
    assert left == ["r-2026-01-01.html.bak", "r-2026-02-05.html", "r-2026-03-05.html", "r-notes.html"]
    with pytest.raises(UsageError):
        CliRunner().invoke(
            app, ["report", str(shop), "-o", str(tmp_path / "r.pdf"), "--log", str(log)], catch_exceptions=False
        )
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [line["exit"] for line in lines] == [0, 0, 0, 2]
    assert lines[1]["period"] == ["2026-01-01", "2026-01-31"] and "r.pdf" in lines[3]["message"]
    assert lines[2]["removed"] == [str(tmp_path / "r-2026-01-05.html")]


@pytest.mark.parametrize(
    ("more", "words"),
    [(["--keep", "2"], "{date}"), (["--compare", "never"], "never"), (["--period", "soon"], "soon")],
)
def test_what_cannot_be_meant_is_refused_and_nothing_written(
    tmp_path: Path, shop: Path, more: list[str], words: str
) -> None:
    output = tmp_path / "r.html"
    result = run(shop, "-o", output, "--as-of", "2026-03-10", *more)
    assert isinstance(result.exception, UsageError) and words in str(result.exception)
    assert not output.exists()


def test_never_over_the_workbook(shop: Path) -> None:
    before = shop.read_bytes()
    assert isinstance(run(shop, "-o", shop, "--as-of", "2026-03-10").exception, UsageError)
    assert shop.read_bytes() == before


def test_customers_alone_make_a_report_that_says_what_is_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", {"contacts": trade()["contacts"]}, excel=True)
    output = tmp_path / "r.html"
    assert run(path, "-o", output, "--as-of", "2026-03-10").exit_code == 0
    text = output.read_text("utf-8")
    assert "Sales are left out" in text and "Overdue follow-ups" in text


def test_charts_of_odd_figures_are_drawn() -> None:
    for values in ([], [0.0], [-5.0, -1.0], [1e12, 0.1], [3.0, -3.0]):
        names = [f"<{i}>" for i in range(len(values))]
        for draw in (svg.columns, svg.bars):
            ElementTree.fromstring(draw("A & B", names, values, values, str))


@pytest.mark.full
def test_half_a_million_lines(shared: Path, tmp_path: Path) -> None:
    raw = pd.read_csv(shared / "data/online_retail/online_retail.csv.xz", dtype={"InvoiceNo": str, "CustomerID": str})
    path = tmp_path / "retail.csv"
    raw.to_csv(path, index=False)
    book = files.open(path, home="GB", as_of=date(2011, 12, 9))
    made = report(book, span="2011-09-01..2011-11-30")
    figures = {f.name.text: f for f in made.figures}
    day, amount = raw["InvoiceDate"].str[:10], raw["Quantity"] * raw["UnitPrice"]
    for first, last, name in (("2011-09-01", "2011-11-30", "value"), ("2011-06-01", "2011-08-31", "before")):
        inside = day.between(first, last)
        assert getattr(figures["Revenue"], name) == pytest.approx(amount[inside].sum(), abs=0.005)
        sold = raw[inside & (amount > 0)]
        assert getattr(figures["Orders"], name) == sold["InvoiceNo"].nunique()
        assert getattr(figures["Buying customers"], name) == sold["CustomerID"].nunique()
