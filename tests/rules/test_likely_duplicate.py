"""Which customers are probably one, and which only look so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from xltable.findings import Issue
from xltable.kinds import Raw
from xltable.rules import likely_duplicate
from xltable.speech import say

from .builder import book_of

COLUMNS = ("company", "contact_name", "email", "phone", "website", "country", "city", "postcode")


def found(*records: dict[str, Raw]) -> list[Issue]:
    """The issues among some customers, numbered C-1, C-2 and so on."""
    cells: dict[str, Sequence[Raw]] = {"customer_id": [f"C-{i + 1}" for i in range(len(records))]}
    for key in COLUMNS:
        if any(key in record for record in records):
            cells[key] = [record.get(key) for record in records]
    return list(likely_duplicate.check(book_of({"contacts": cells})))


def pairs(*records: dict[str, Raw]) -> set[tuple[str | None, str | None]]:
    return {(issue.other_record, issue.record) for issue in found(*records)}


SAME_NAME = [
    ("Müller & Söhne GmbH", "Mueller und Soehne", "DE"),
    ("Soehne, Mueller", "Müller & Söhne GmbH", "DE"),
    ("深圳市华强贸易有限公司", "深圳华强贸易", "CN"),
    ("华强贸易(深圳)有限公司", "深圳市华强贸易有限公司", "CN"),
    ("ООО Ромашка", "Ромашка ООО", "RU"),
    ("ООО «Ромашка»", "РОМАШКА", "RU"),
    ("株式会社山田商事", "山田商事㈱", "JP"),
    ("주식회사 한빛", "㈜한빛", "KR"),
    ("شركة النور للتجارة ذ.م.م", "النور للتجارة", "AE"),
    ("Łódź Meble Sp. z o.o.", "Lodz Meble", "PL"),
    ("Aarhus Møbler A/S", "Århus Mobler", "DK"),
    ("Comercial Ibérica, S.A. de C.V.", "Comercial Iberica SA de CV", "MX"),
    ("Blue Sea Intl. Trading Ltd", "Blue Sea International Trading Limited", "GB"),
    ("Bergfreund Handels GmbH", "Bergfruend Handels GmbH", "DE"),
    ("Wal-Mart Inc", "Walmart", "US"),
    ("บริษัท สยามการค้า จำกัด", "สยามการค้า", "TH"),
    ("深圳市華強貿易有限公司", "深圳华强贸易", "CN"),
    ("臺灣電子股份有限公司", "台湾电子", "TW"),
    ("廣島商事株式会社", "広島商事", "JP"),
]


@pytest.mark.parametrize(("one", "other", "country"), SAME_NAME)
def test_names_alike_in_one_country(one: str, other: str, country: str) -> None:
    assert pairs({"company": one, "country": country}, {"company": other, "country": country}) == {("C-1", "C-2")}
    assert pairs({"company": one, "country": country}, {"company": other, "country": "ZA"}) == set()


OTHER_NAME = [
    ("Sunrise Trading Ltd", "Moonlight Trading Ltd"),
    ("Sunrise Trading Ltd", "Sunrise Electronics Ltd"),
    ("深圳市华强贸易有限公司", "深圳市华丰贸易有限公司"),
    ("深圳市华强贸易有限公司", "深圳市华强电子有限公司"),
    ("Acme", "Acne"),
    ("Store 12 Ltd", "Store 13 Ltd"),
    ("Müller GmbH", "Müller KG"),
    ("Ромашка", "Romashka"),
    ("山田商事", "山本商事"),
    ("GmbH", "Ltd"),
    ("Company A", "Company AA"),
    ("Company A", "Company E"),
]


@pytest.mark.parametrize(("one", "other"), OTHER_NAME)
def test_other_names_are_other_companies(one: str, other: str) -> None:
    assert pairs({"company": one, "country": "CN"}, {"company": other, "country": "CN"}) == set()


def test_branches_in_other_towns_are_no_duplicates() -> None:
    chain = {
        "company": "Café Lindt SA",
        "country": "CH",
        "website": "www.lindt-cafe.example",
        "email": "info@lindt-cafe.example",
    }
    assert pairs({**chain, "city": "Zürich"}, {**chain, "city": "Genève"}, {**chain, "city": "Bern"}) == set()
    assert pairs({**chain, "city": "Zürich"}, {**chain, "city": "Zurich"}) == {("C-1", "C-2")}


def test_towns_and_people_in_two_scripts_tell_nothing_apart() -> None:
    one = {"company": "深圳市华强贸易有限公司", "country": "CN", "phone": "+86 755 8377 1234"}
    assert pairs({**one, "city": "深圳市"}, {**one, "city": "Shenzhen"}) == {("C-1", "C-2")}
    assert pairs({**one, "contact_name": "张伟"}, {**one, "contact_name": "Zhang Wei"}) == {("C-1", "C-2")}
    assert pairs({**one, "contact_name": "张伟"}, {"company": "Shenzhen Huaqiang", "phone": "+86 755 8377 1234"}) == {
        ("C-1", "C-2")
    }


def test_two_domains_of_their_own_tell_names_apart_that_are_only_near() -> None:
    one = {"company": "Dorwald Trading Ltd", "country": "PL", "city": "Łódź", "email": "a.nowak@dorwald.example"}
    other = {"company": "Torwald Trading Ltd", "country": "PL", "city": "Łódź", "email": "j.kowal@torwald.example"}
    assert pairs(one, other) == set()
    assert pairs(one, {**other, "email": None}) == {("C-1", "C-2")}
    assert pairs(one, {**other, "company": "Dorwald Trading"}) == {("C-1", "C-2")}
    assert pairs(one, {**other, "email": "j.kowal@dorwald.co.example"}) == {("C-1", "C-2")}


def test_a_mailbox_is_as_telling_as_its_owner() -> None:
    def among(email: str, companies: int) -> int:
        names = ("Acme", "Blue Sea", "Corvo")[:companies]
        return len(pairs(*({"company": name, "contact_name": f"Amy {name}", "email": email} for name in names)))

    assert [among(email, 2) for email in ("info@acme.example", "info@gmail.com", "sales@qq.com")] == [1, 0, 0]
    assert among("info@acme.example", 3) == 0, "an agent's, or a group's"
    (issue,) = found(
        {"company": "Acme", "contact_name": "Amy Lee", "email": "amy@acme.example"},
        {"company": "Blue Sea", "contact_name": "Jan Novak", "email": "amy@acme.example"},
    )
    assert str(issue.message).startswith("Perhaps the same customer as C-1 (Contacts!A2), though the names differ")


def test_one_domain_is_no_identity() -> None:
    assert (
        pairs(
            {"company": "Acme Tools", "email": "amy@acme.example"},
            {"company": "Acme Foods", "email": "jan@acme.example"},
        )
        == set()
    )


def test_mailboxes_of_a_public_provider_tell_namesakes_apart() -> None:
    one, other = {"company": "Elena Ruiz", "city": "Lima"}, {"company": "Elena Ruiz", "city": "Lima"}
    assert pairs(one, other) == {("C-1", "C-2")}
    assert pairs({**one, "email": "elena.ruiz@gmail.com"}, {**other, "email": "elena.ruiz2@gmail.com"}) == set()


def test_a_second_number_in_the_cell_counts() -> None:
    assert pairs(
        {"company": "Acme", "phone": "+49 30 901820; +49 170 1234567"},
        {"company": "ACME Ltd", "phone": "+49 170 1234567"},
    ) == {("C-1", "C-2")}


def test_two_people_at_one_switchboard() -> None:
    number = {"phone": "+49 30 901820"}
    assert pairs({**number, "contact_name": "Amy Lee"}, {**number, "contact_name": "Jan Novak"}) == set()
    companies = [{**number, "company": name} for name in ("Acme", "Blue Sea", "Corvo")]
    assert pairs(*companies) == set()
    (issue,) = found(*companies[:2])
    assert str(issue.message).startswith("Perhaps the same customer as C-1 (Contacts!A2), though the names differ")


def test_a_name_written_otherwise_in_another_town_is_no_branch() -> None:
    one = {"company": "Pampa Verde Importadora S.A.", "country": "AR", "city": "Rosario", "contact_name": "Ana Paz"}
    other = {"company": "Pampa Verde Importadora", "country": "AR", "city": "Santa Fe", "contact_name": "Luis Rey"}
    assert pairs(one, other) == {("C-1", "C-2")}
    assert pairs(one, {**other, "company": "PAMPA VERDE  Importadora S.A."}) == set()
    assert pairs(one, {**other, "company": "Pampa Verde Importadora SRL"}) == {("C-1", "C-2")}, "a form says little"
    assert pairs(one, {**other, "country": "UY"}) == set()


def test_the_web_page_is_the_company() -> None:
    page = "https://www.acme.example/"
    assert pairs({"company": "Acme Tools", "website": page}, {"website": "http://acme.example"}) == {("C-1", "C-2")}
    assert pairs({"company": "Acme Tools", "website": page}, {"company": "Blue Sea", "website": page}) == set()
    assert pairs({"website": "https://facebook.com"}, {"website": "www.facebook.com"}) == set()
    assert pairs({"website": "facebook.com/acme"}, {"website": "www.facebook.com/bluesea"}) == set()


def test_a_list_of_people_names_its_companies_often() -> None:
    colleagues = [
        {
            "company": f"Firm {chr(65 + i // 3)} Works",
            "contact_name": f"{['Amy', 'Bob', 'Eva'][i % 3]} {chr(97 + i % 26) * 4}{chr(97 + i // 3) * 3}",
            "country": "DE",
            "city": "Ulm",
        }
        for i in range(60)
    ]
    assert pairs(*colleagues) == set()
    again = {**colleagues[0], "company": "Firm A Works GmbH"}
    assert pairs(*colleagues, again) == {("C-1", "C-61")}


def test_reasons_and_score_are_told_in_both_languages() -> None:
    (issue,) = found(
        {"company": "Müller GmbH", "country": "DE", "phone": "+49 30 901820"},
        {"company": "Mueller", "country": "DE", "phone": "+49 30 901820"},
    )
    assert say(issue.message) == (
        "Probably the same customer as C-1 (Contacts!A2): the same “Phone”, “+49 30 901820”, "
        "“Mueller” is “Müller GmbH” written otherwise (98% sure)."
    )
    assert say(issue.message, "zh") == (
        "很可能与 C-1（Contacts!A2）是同一个客户：“Phone”同为“+49 30 901820”，"
        "“Mueller”与“Müller GmbH”只是写法不同（把握 98%）。"
    )
    assert issue.change is None
