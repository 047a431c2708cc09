"""Headings are recognised in every language and near spelling; a doubtful one stays unmapped."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from xltable import files
from xltable.book import Table
from xltable.files.vocabulary import variants

CONTACT = ("Company", "E-mail", "Country")


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    """The text file, with these rows in it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


LISTS: dict[str, dict[str, object]] = {
    "feedback": {"Feedback ID": "F-{}", "Received": "2026-05-01", "Customer": "Firm {}", "Comment": "Box was crushed"},
    "transactions": {
        "Order number": "SO-{}", "Customer": "Firm {}", "Order date": "2026-05-01", "Amount": 10, "Currency": "EUR",
    },
}  # fmt: skip
"""By table, columns that make a list one of it, and what stands in each of their cells."""


def taken_for(folder: Path, table: str, heading: str, values: tuple[str, ...]) -> str | None:
    """The column of a table that a heading over some values is recognised as."""
    cells = [(*(str(cell).format(n) for cell in LISTS[table].values()), value) for n, value in enumerate(values)]
    columns = files.open(written(folder / f"{table}.csv", (*LISTS[table], heading), *cells))[table].columns
    return next((key for key, column in columns.items() if column.heading == heading), None)


def table(tmp_path: Path, headings: tuple[str, ...], *rows: tuple[str, ...], **options: object) -> Table:
    """The one table of a text file of these rows, after three columns that make it a list of contacts."""
    cells = rows or (("x",) * len(headings),) * 4
    firms = ((f"Firm {n}", f"a{n}@b.de", "Germany", *row) for n, row in enumerate(cells))
    path = written(tmp_path / "Customers.csv", (*CONTACT, *headings), *firms)
    return files.open(path, **options)["contacts"]  # type: ignore[arg-type]


def found(tmp_path: Path, heading: str, *values: str) -> tuple[str, str] | None:
    """The column and how it was recognised."""
    rows = tuple((v,) for v in values)
    seen = {c.heading: (k, c.matched) for k, c in table(tmp_path, (heading,), *rows).columns.items()}
    return seen.get(heading)


@pytest.mark.parametrize(
    ("heading", "column", "matched"),
    [
        ("last_contact", "last_contact", "key"),
        ("Last contact", "last_contact", "key"),
        ("LAST  CONTACT:", "last_contact", "key"),
        ("Notes *", "notes", "key"),
        ("备注", "notes", "heading"),
        ("Postleitzahl", "postcode", "alias"),
        ("Job title (position)", "job_title", "key"),
        ("城市 City", "city", "heading"),
        ("City / 城市", "city", "key"),
        ("职位\nPosition", "job_title", "heading"),
        ("Payment termss", "payment_terms", "fuzzy"),
        ("Job Positon", "job_title", "fuzzy"),
        ("Customer #", "customer_id", "alias"),
        ("Kunde Nr.", "customer_id", "alias"),
        ("№ клиента", "customer_id", "alias"),
        ("得意先 No.", "customer_id", "alias"),
        ("Contact #", "phone", "alias"),
        ("〒", "postcode", "key"),
        ("取引先CD", "customer_id", "alias"),
        ("Cel. / WhatsApp", "mobile", "alias"),
        ("Pymt. terms", "payment_terms", "fuzzy"),
        ("Zahlungsbed.", "payment_terms", "fuzzy"),
        ("Tel. fixo (c/ DDD)", "phone", "fuzzy"),
        ("Str./Nr.", "street", "fuzzy"),
        ("VAT no. / Tax regn. no.", "tax_id", "fuzzy"),
    ],
)
def test_a_heading_in_any_form(tmp_path: Path, heading: str, column: str, matched: str) -> None:
    path_of = found(tmp_path, heading)
    assert path_of is not None
    assert path_of[0] == column
    assert path_of[1] == matched


@pytest.mark.parametrize(
    "heading",
    [
        "Contract",
        "Quality",
        "Shipping state",
        "Fax",
        "Second e-mail",
        "First name",
        "City/State",
        "Religion",
        "Parent company ID",
        "Contact person #",
        "X",
        "备注2",
        "邮箱2",
    ],
)
def test_what_is_near_and_means_something_else_stays_unmapped(tmp_path: Path, heading: str) -> None:
    assert found(tmp_path, heading) is None


def test_cells_that_cannot_be_it_speak_against_a_heading(tmp_path: Path) -> None:
    assert found(tmp_path, "Tel", "yes", "no", "perhaps", "yes") is None
    assert found(tmp_path, "Tel", "+49 30 1", "030 1234567", "+49 170 1234567", "040/123456") == ("phone", "alias")
    assert found(tmp_path, "加微信", "是", "否", "是", "否") is None


def test_a_plain_name_over_firms_is_the_company(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text(
        "Id,Name,Phone,Website\n1,Acme Inc,+1 212 555 0100,acme.com\n2,Muster GmbH,+49 30 123456,m.de\n", "utf-8"
    )
    assert files.open(path)["contacts"].columns["company"].heading == "Name"
    path.write_text(
        "Id,Name,Phone,Website\n1,Eva Muster,+1 212 555 0100,acme.com\n2,Jo Doe,+49 30 123456,m.de\n", "utf-8"
    )
    assert files.open(path)["contacts"].columns["contact_name"].heading == "Name"


def test_a_column_of_addresses_under_a_heading_we_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "Customers.csv"
    path.write_text("Company,Country,อีเมลของลูกค้า\nA,Germany,a@b.de\nB,France,b@c.fr\nC,Italy,c@d.it\n", "utf-8")
    column = files.open(path)["contacts"].columns["email"]
    assert (column.letter, column.matched) == ("C", "content")
    assert 0.6 <= column.score < 1


def test_two_columns_of_addresses_are_not_guessed_between(tmp_path: Path) -> None:
    path = tmp_path / "Customers.csv"
    path.write_text(
        "Company,Country,甲,乙\nA,Germany,a@b.de,x@b.de\nB,France,b@c.fr,y@c.fr\nC,Italy,c@d.it,z@d.it\n", "utf-8"
    )
    assert "email" not in files.open(path)["contacts"]


def test_the_users_word_wins(tmp_path: Path) -> None:
    seen = table(tmp_path, ("备注2", "Notes"), mapping={"备注2": "notes"})
    assert {c.heading: (k, c.matched) for k, c in seen.columns.items()}["备注2"] == ("notes", "option")
    assert [c.heading for c in seen.foreign] == ["Notes"]
    assert table(tmp_path, ("备注2",), mapping={"备注2": "contacts.notes"}).columns["notes"].heading == "备注2"
    assert "notes" not in table(tmp_path, ("备注2",), mapping={"备注2": "transactions.notes"})


def test_one_column_per_key_the_surest(tmp_path: Path) -> None:
    seen = table(tmp_path, ("Remarks", "Notes"))
    assert seen.columns["notes"].heading == "Notes"
    assert [c.heading for c in seen.foreign] == ["Remarks"]


@pytest.mark.parametrize(
    ("heading", "values", "column"),
    [
        ("Region", ("North", "South", "East", "West"), None),
        ("Revenue", ("100", "200", "300", "400"), None),
        ("Segment", ("gold", "silver", "gold", "bronze"), None),
        ("Lifecycle", ("Loyal", "At risk", "Lost", "Loyal"), "lifecycle"),
        ("Last order", ("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"), "last_order"),
        ("Orders", ("1", "2", "3", "4"), "orders"),
        ("Orders", ("lamp", "chair", "desk", "lamp"), None),
    ],
)
def test_a_typed_column_is_a_derived_one_only_without_doubt(
    tmp_path: Path, heading: str, values: tuple[str, ...], column: str | None
) -> None:
    seen = found(tmp_path, heading, *values)
    assert (seen[0] if seen else None) == column


def test_the_forms_of_a_heading() -> None:
    assert [v for v, _ in variants("客户名称（Customer name）")] == [
        ("客户名称（Customer name）",),
        ("客户名称",),
        ("Customer name",),
    ]


@pytest.mark.parametrize(
    ("headings", "language"),
    [
        (("Company", "E-mail", "Country"), "en"),
        (("客户名称", "邮箱", "国家"), "zh"),
        (("Firma", "E-Mail", "Land"), "de"),
        (("Entreprise", "Courriel", "Pays"), "fr"),
        (("会社名", "メール", "国"), "ja"),
    ],
)
def test_the_language_is_that_of_the_headings(tmp_path: Path, headings: tuple[str, ...], language: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(headings) + "\nA,a@b.de,Germany\n", "utf-8")
    assert files.open(path).language == language
    assert files.open(path, language="es").language == "es"


@pytest.mark.parametrize(
    ("values", "column"),
    [
        (("16.66", "16.85", "16.93"), None),
        (("45301", "45302", "45303"), "first_contact"),
        (("20240105", "20240106", "20240107"), "first_contact"),
    ],
)
def test_small_numbers_are_no_days(tmp_path: Path, values: tuple[str, ...], column: str | None) -> None:
    """A heading that is nearly a date's is believed only over what can be days."""
    seen = found(tmp_path, "First contakt", *values)
    assert (seen[0] if seen else None) == column


@pytest.mark.parametrize(
    ("heading", "values", "column"),
    [
        ("Catégorie", ("grossiste", "détaillant", "grossiste"), "customer_type"),
        ("Категория", ("A", "B", "C", "A", "B"), "grade"),
        ("Category", ("A", "A", "A"), None),
        ("Category", ("lamps", "garden", "A", "B"), None),
        ("Building", ("A", "B", "C", "A", "B"), None),
    ],
)
def test_a_category_is_what_its_words_are(
    tmp_path: Path, heading: str, values: tuple[str, ...], column: str | None
) -> None:
    assert found(tmp_path, heading, *values) == (column and (column, "content"))


@pytest.mark.parametrize(
    ("heading", "values", "column"),
    [
        ("Follow-up", ("Done", "Open", "Done"), "status"),
        ("Suivi", ("traité", "à traiter", "traité"), "status"),
        ("Suivi", ("échange de la pièce", "traité", "bon d'achat"), None),
        ("Suivi", ("traité", "traité", "traité"), None),
    ],
)
def test_a_follow_up_is_a_status_where_its_words_stand_under_it(
    tmp_path: Path, heading: str, values: tuple[str, ...], column: str | None
) -> None:
    assert taken_for(tmp_path, "feedback", heading, values) == column


@pytest.mark.parametrize(
    ("heading", "values", "column"),
    [
        ("Bezahlt / Paid", ("2026-06-01", "2026-06-03", "2026-06-04"), "paid_date"),
        ("Bezahlt", ("ja", "nein", "ja"), None),
        ("Paid", ("12000.00", "3500.00", "15000.00", "240.00"), None),
        ("Оплачено", ("да", "нет", "да"), None),
        ("Shipped", ("2026-06-01", "2026-06-03", "2026-06-04"), "ship_date"),
        ("Expédiée", ("oui", "non", "oui"), None),
        ("Dispatched", ("12", "30", "24"), None),
    ],
)
def test_paid_or_shipped_is_a_day_where_days_stand_under_it(
    tmp_path: Path, heading: str, values: tuple[str, ...], column: str | None
) -> None:
    assert taken_for(tmp_path, "transactions", heading, values) == column


def test_a_name_beside_a_number_under_customer_is_the_customer_s_name(tmp_path: Path) -> None:
    path = written(
        tmp_path / "Ordini.csv",
        ("N. ordine", "Data", "Cliente", "Ragione sociale", "Articolo", "Importo", "Valuta"),
        *((f"26/{n}", "2026-05-01", f"C00{n}", f"Ditta {n} Snc", "lampada", 10, "EUR") for n in range(5)),
    )
    columns = files.open(path)["transactions"].columns
    assert [columns[key].heading for key in ("customer_id", "customer")] == ["Cliente", "Ragione sociale"]
