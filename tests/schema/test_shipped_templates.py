"""The templates that ship: every column of the published tables, and headings that lead to one column each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from xltable import shipped, speech
from xltable.kinds import fold
from xltable.schema import TEMPLATES, ColumnSpec, TableSpec, load

ROOT = Path(__file__).resolve().parents[2]

# key:kind, `*` required, `=` derived, `+` in the full template only, `!` also in the minimal one
TABLES = {
    "contacts": """
        customer_id:identifier*! company:company*! company_local:company+ contact_name:person-name! salutation:text+
        job_title:text department:text+ decision_role:choice+ email:email! email2:email+ phone:phone! mobile:phone
        whatsapp:phone wechat:text linkedin:url facebook:url+ other_social:text+ website:url country:country*!
        state:subdivision city:text postcode:postcode street:text country_group:text=! continent:text=+
        trade_bloc:text=+ language:language timezone:timezone local_time_offset:number=+ customer_type:choice
        industry:text+ company_size:choice tags:tags grade:choice segment:choice= lifecycle:choice= sales_stage:choice
        source:choice source_detail:text owner:text! department_owner:text+ first_contact:date last_contact:date!
        next_action:text next_action_date:date! follow_up_due:choice= days_since_contact:number= main_products:text+
        purchase_cycle_months:number+ incoterm:choice port:text payment_terms:text currency:currency
        credit_limit:money+ tax_id:tax-id eori:identifier+ market_notes:text culture_notes:text preferences:text
        notes:text legal_basis:choice consent_date:date do_not_contact:yes-no retention_until:date created_at:date+
        verified_at:date updated_by:text+ orders:number= revenue:money= average_order:money= first_order:date=
        last_order:date= recency_days:number= purchase_interval:number=+ rfm:text=+ satisfaction:number=
        open_requests:number= inquiries:number=""",
    "transactions": """
        order_id:identifier*! line_no:identifier+ customer_id:reference*! customer:text= order_date:date*!
        doc_type:choice status:choice product_code:identifier product:text*! category:text quantity:number! unit:text
        unit_price:money! discount:money amount:money=! currency:currency*! rate:number= amount_base:money=
        payment_method:choice payment_terms:text+ deposit_paid:money+ balance_due:money=+ due_date:date paid_date:date
        incoterm:choice+ port:text+ hs_code:identifier+ ship_date:date tracking_no:identifier+ invoice_no:identifier+
        refund_amount:money+ owner:text notes:text! country:country= country_group:text= net_base:money=
        order_share:number= month:date= year:number=""",
    "service": """
        ticket_id:identifier*! customer_id:reference*! customer:text= order_id:reference opened_at:date-time*!
        channel:choice request_type:choice! subject:text! description:text priority:choice status:choice*!
        first_response_at:date-time resolved_at:date-time owner:text department:text solution:text! satisfaction:score!
        next_action_date:date notes:text response_hours:number= resolution_days:number= age_days:number=
        overdue:yes-no=""",
    "feedback": """
        feedback_id:identifier*! customer_id:reference*! customer:text= order_id:reference ticket_id:reference
        received_at:date*! channel:choice survey_type:choice! score:score! category:choice! sentiment:choice text:text!
        language:language translation:text+ suggestion:text! pending:yes-no! severity:choice owner:text due_date:date
        status:choice*! action_taken:text closed_at:date verified_effect_date:date+ age_days:number=
        priority_score:number=""",
    "rates": "currency:currency*! date:date*! rate:number*! source:text!",
}
CHINESE = {
    "customer_id": "客户编号", "company": "客户名称", "company_local": "当地语言名称", "contact_name": "联系人",
    "job_title": "职位", "email": "邮箱", "phone": "电话", "mobile": "手机", "wechat": "微信", "website": "官网",
    "country": "国家", "state": "州省", "city": "城市", "postcode": "邮编", "street": "街道地址",
    "country_group": "区域", "language": "语言", "timezone": "时区", "customer_type": "客户类型",
    "company_size": "规模", "tags": "标签", "grade": "客户等级", "segment": "分群", "lifecycle": "生命周期",
    "sales_stage": "开发阶段", "source": "来源", "source_detail": "来源明细", "owner": "负责人",
    "first_contact": "首次联系", "last_contact": "最近联系", "next_action": "下一步", "next_action_date": "下次联系",
    "follow_up_due": "跟进状态", "incoterm": "贸易术语", "port": "目的港", "payment_terms": "付款方式",
    "currency": "币种", "tax_id": "税号", "market_notes": "市场特点", "culture_notes": "文化习俗",
    "preferences": "偏好", "notes": "备注", "legal_basis": "合法依据", "consent_date": "同意日期",
    "do_not_contact": "勿扰", "retention_until": "保留至", "verified_at": "核验日期", "orders": "订单数",
    "revenue": "累计金额", "inquiries": "咨询次数",
}  # fmt: skip


def everything() -> Iterator[tuple[str, TableSpec]]:
    for name in TEMPLATES():
        for table in load(name).tables:
            yield name, table


EVERYTHING = list(everything())
NAMES = [f"{name}-{table.key}" for name, table in EVERYTHING]


def words(column: ColumnSpec) -> set[str]:
    return {fold(w) for w in (column.key, *column.headings.values(), *column.aliases)}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("template", ["exporter", "exporter-full", "minimal"])
def test_every_column_stands_where_it_should(template: str, table: str) -> None:
    expected = []
    for word in TABLES[table].split():
        key, _, rest = word.partition(":")
        kind = rest.rstrip("*=+!")
        marks = rest[len(kind) :]
        if (template == "exporter" and "+" in marks) or (template == "minimal" and "!" not in marks):
            continue
        expected.append((key, kind, "*" in marks, "=" in marks))
    spec = load(template).table(table)
    assert spec is not None
    assert [(c.key, c.kind, c.required, c.derived) for c in spec.columns] == expected


def test_the_chinese_headings_of_contacts() -> None:
    contacts = load("exporter-full").table("contacts")
    assert contacts is not None
    found = {c.key: c.heading("zh") for c in contacts.columns}
    assert {key: found[key] for key in CHINESE} == CHINESE


@pytest.mark.parametrize(("name", "table"), EVERYTHING, ids=NAMES)
def test_a_heading_leads_to_one_column(name: str, table: TableSpec) -> None:
    owner: dict[str, str] = {}
    twice = []
    for column in table.columns:
        for word in words(column):
            if owner.setdefault(word, column.key) != column.key:
                twice.append((word, owner[word], column.key))
    assert twice == []
    assert "" not in owner


@pytest.mark.parametrize("language", speech.known())
def test_no_alias_gives_way_to_a_heading_in_what_ships(language: str) -> None:
    """The loader lets a heading win over another column's alias; our own texts should not need that."""
    full = load("exporter-full")
    lost = []
    for table in full.tables:
        own = speech.texts(language, "columns").get("columns", {}).get(table.key, {})
        for column in table.columns:
            given = words(column)
            for alias in own.get(column.key, {}).get("aliases", ()):
                if fold(alias) not in given:
                    lost.append((table.key, column.key, alias))
    assert lost == []


@pytest.mark.parametrize("language", speech.known())
@pytest.mark.parametrize("name", TEMPLATES())
def test_labels_of_a_list_are_told_apart(name: str, language: str) -> None:
    for listed, choices in load(name).choices.items():
        labels = [fold(c.label(language)) for c in choices]
        assert len(set(labels)) == len(labels), (listed, labels)
        assert all(labels), listed


@pytest.mark.parametrize("name", TEMPLATES())
def test_a_word_means_one_choice_of_its_list(name: str) -> None:
    twice = []
    for listed, choices in load(name).choices.items():
        owner: dict[str, str] = {}
        for choice in choices:
            for word in {fold(w) for w in (choice.key, *choice.labels.values(), *choice.synonyms)}:
                if owner.setdefault(word, choice.key) != choice.key:
                    twice.append((listed, word, owner[word], choice.key))
    assert twice == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_spoken_language_is_complete(language: str) -> None:
    full = load("exporter-full")
    missing = [f"{t.key}.title" for t in full.tables if language not in t.titles]
    for table in full.tables:
        for column in table.columns:
            if language not in column.headings:
                missing.append(f"{table.key}.{column.key}.heading")
            if language not in column.prompts:
                missing.append(f"{table.key}.{column.key}.prompt")
    missing += [f"{n}.{c.key}" for n, cs in full.choices.items() for c in cs if language not in c.labels]
    assert missing == []


@pytest.mark.parametrize("language", speech.known()[1:])
def test_a_language_speaks_only_of_what_there_is(language: str) -> None:
    full = load("exporter-full")
    texts = speech.texts(language, "columns")
    columns = {(t.key, c.key) for t in full.tables for c in t.columns}
    choices = {(n, c.key) for n, cs in full.choices.items() for c in cs}
    assert set(texts["tables"]) == {t.key for t in full.tables}
    assert {(t, c) for t, cs in texts["columns"].items() for c in cs} - columns == set()
    assert {(n, c) for n, cs in texts["choices"].items() for c in cs} == choices
    default = {(t.key, c.key) for t in load("exporter").tables for c in t.columns}
    assert default - {(t, c) for t, cs in texts["columns"].items() for c in cs} == set()


@pytest.mark.parametrize(("name", "table"), EVERYTHING, ids=NAMES)
def test_a_prompt_shows_an_example_and_a_derived_column_asks_for_nothing(name: str, table: TableSpec) -> None:
    for column in table.columns:
        prompt = column.prompt("en")
        if column.derived:
            assert not column.required
            assert prompt.startswith(("Worked out", "Looked up")), column.key
            assert "不用填写" in column.prompt("zh"), column.key
        else:
            assert any(w in prompt for w in ("such as", "from 1", "Choose", "A, B", "1–5", "Positive")), column.key


@pytest.mark.parametrize(("name", "table"), EVERYTHING, ids=NAMES)
def test_columns_that_fold_away_stand_together_and_apart_from_other_groups(name: str, table: TableSpec) -> None:
    runs = [c.group for i, c in enumerate(table.columns) if i == 0 or c.group != table.columns[i - 1].group]
    named = [g for g in runs if g]
    assert len(set(named)) == len(named), runs
    assert not any(a and b for a, b in pairwise(runs)), "a spreadsheet would fold both as one"


@pytest.mark.parametrize(("name", "table"), EVERYTHING, ids=NAMES)
def test_choices_and_references_say_what_they_lead_to(name: str, table: TableSpec) -> None:
    template = load(name)
    columns = {f"{t.key}.{c.key}" for t in template.tables for c in t.columns}
    assert table.column(table.record_key) is not None
    for column in table.columns:
        assert (column.kind == "choice") == (column.choices is not None), column.key
        assert (column.kind == "reference") == (column.reference is not None), column.key
        if column.reference is not None:  # a template may drop the table that is referred to
            leads_to = column.reference.split(".")[0]
            assert column.reference in columns or leads_to not in {t.key for t in template.tables}


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [
        ("contacts", "E-mail 1 - Value", "email"),
        ("contacts", "Account Name", "company"),
        ("contacts", "BillingPostalCode", "postcode"),
        ("contacts", "顧客ID", "customer_id"),
        ("contacts", "聯絡電話", "phone"),
        ("contacts", "统一社会信用代码", "tax_id"),
        ("contacts", "Ansprechpartner", "contact_name"),
        ("contacts", "Raison sociale", "company"),
        ("contacts", "ИНН", "tax_id"),
        ("contacts", "رقم الجوال", "mobile"),
        ("contacts", "Telefono", "phone"),
        ("contacts", "Endereco", "street"),
        ("transactions", "Waehrung", "currency"),
        ("contacts", "البريد الالكتروني", "email"),
        ("contacts", "Referred by", "source_detail"),
        ("contacts", "First Name", None),
        ("contacts", "Last Name", None),
        ("contacts", "Fax", None),
        ("contacts", "序号", None),
        ("contacts", "性别", None),
        ("transactions", "InvoiceNo", "order_id"),
        ("transactions", "发票号码", "order_id"),
        ("transactions", "StockCode", "product_code"),
        ("transactions", "order_total", "amount"),
        ("transactions", "Rechnungsdatum", "order_date"),
        ("transactions", "Region", None),
        ("transactions", "Profit", None),
        ("service", "Case Number", "ticket_id"),
        ("feedback", "お客様の声", "text"),
    ],
)
def test_headings_of_the_wild(table: str, heading: str, column: str | None) -> None:
    spec = load("exporter").table(table)
    assert spec is not None
    assert [c.key for c in spec.columns if fold(heading) in words(c)] == ([column] if column else [])


def test_a_heading_goes_to_its_own_column_where_there_is_one() -> None:
    full = load("exporter-full").table("transactions")
    assert full is not None
    assert [c.key for c in full.columns if fold("Invoice No") in words(c)] == ["invoice_no"]
    assert [c.key for c in full.columns if fold("发票号码") in words(c)] == ["invoice_no"]


def test_what_was_read_ahead_is_of_the_same_text() -> None:
    sources = [*(ROOT / "xltable" / "languages").glob("*/columns.toml"), *(ROOT / "templates").glob("*.toml")]
    behind = [
        source.relative_to(ROOT).as_posix()
        for source in sources
        if f'"of":{shipped.check_sum(source.read_bytes())},' not in source.with_suffix(".json").read_text("utf-8")
    ]
    assert behind == [], "run: python .ci/read_ahead.py"


def test_an_edit_is_never_overlooked(tmp_path: Path) -> None:
    (tmp_path / "columns.toml").write_text("a = 2\n", "utf-8")
    (tmp_path / "columns.json").write_text('{"of":1,"holds":{"a":1}}', "utf-8")
    assert shipped.read(tmp_path, "columns") == {"a": 2}
    assert shipped.read(tmp_path, "nothing") == {}


def test_a_shipped_template_is_made_once() -> None:
    assert load("exporter") is load("exporter")
