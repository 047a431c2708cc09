# ruff: noqa: E501
"""Real workbooks and exports: what a person looking at each would say its tables and columns are, written down by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from xltable import files
from xltable.book import Table

ACCESS = {
    "Company": "company", "ID": "customer_id", "E-mail Address": "email", "Business Phone": "phone", "Job Title": "job_title",
    "Notes": "notes", "Mobile Phone": "mobile", "Address": "street", "ZIP/Postal Code": "postcode", "State/Province": "state",
    "City": "city", "Country/Region": "country",
}  # fmt: skip
MESSY = {
    "Company Name": "company", "Email": "email", "Phone": "phone", "City": "city", "State": "state", "ZIP": "postcode", "adress": "street",
}  # fmt: skip
SALES = {"Date": "order_date", "Sales Rep": "owner", "Customer Code": "customer_id", "Sales": "amount"}
ITALIAN = {
    "id": "customer_id", "name": "contact_name", "email": "email", "phone_number": "phone", "address": "street", "city": "city",
    "postal_code": "postcode", "state": "state", "country": "country",
}  # fmt: skip

# file: language, [(table, sheet, header rows, area, records, heading → column)], sheets that are none
BOOKS = {
    "workbooks/de_kundenliste_mojibake.xlsx": ("de", [
        ("contacts", "in", (0,), "A1:H76", 75,
         {"Kundennnummer": "customer_id", "Strasse": "street", "Ort": "city", "PLZ": "postcode", "Land": "country"}),
    ], ()),
    "workbooks/en_access_customer_list.xlsx": ("en", [("contacts", "Customer List", (0,), "A1:P30", 29, ACCESS)], ()),
    "workbooks/en_contacts_messy_2_sheets.xlsx": ("en", [
        ("contacts", "Sheet1", (0,), "A1:J1060", 1059, MESSY),
        ("contacts", "Sheet2", (0,), "A1:J942", 941, MESSY),
    ], ()),
    "workbooks/en_crm_template_6_sheets.xlsx": ("en", [
        ("contacts", "CRM", (3,), "A4:M7", 3,
         {"Name": "contact_name", "Company": "company", "Work Function": "job_title", "Phone": "phone", "Email": "email",
          "Last Contact": "last_contact", "Next Action": "next_action", "Next Contact": "next_action_date",
          "Lead Status": "sales_stage", "Lead Source": "source", "Owner": "owner", "Notes": "notes"}),
        ("service", "ContactLog", (3,), "A4:F6", 2,
         {"Contact Date": "opened_at", "Customer": "customer", "Method": "channel", "Team Member": "owner", "Notes": "notes"}),
        ("transactions", "SalesLog", (3,), "A4:G6", 2,
         {"Date of Sale": "order_date", "Customer": "customer", "Amount": "amount", "Item / Product / Service": "product",
          "Invoice #": "order_id", "Team Member": "owner", "Notes": "notes"}),
        ("contacts", "ContactDetails", (3,), "A4:L7", 3,
         {"Name": "contact_name", "Company": "company", "Work Function": "job_title", "Work Phone": "phone", "Work Email": "email",
          "Mobile Phone": "mobile", "Address": "street", "City": "city", "ST": "state", "Zip": "postcode", "Notes": "notes"}),
    ], ("Team", "Settings", "Help", "©")),
    "workbooks/en_datablist_customers_countries.xlsx": ("en", [
        ("contacts", "Customers", (0,), "A1:L107", 106,
         {"customer_id": "customer_id", "company": "company", "city": "city", "country": "country", "phone_1": "phone",
          "email": "email", "website": "website"}),
    ], ("Customers_year",)),
    "workbooks/en_sales_three_tables_one_sheet.xlsx": ("en", [
        ("transactions", "Sheet1", (2,), "A3:F492", 489, SALES),
        ("contacts", "Sheet1", (2,), "H3:J15", 12,
         {"Customer": "company", "Customer Code": "customer_id", "Association Date": "first_contact"}),
        ("transactions", "Sheet1", (2,), "L3:Q104", 101, SALES),
    ], ()),
    "workbooks/en_superstore_sales.xlsx": ("en", [
        ("transactions", "Orders", (0,), "A1:U8400", 8399,
         {"Order ID": "order_id", "Order Date": "order_date", "Order Quantity": "quantity", "Sales": "amount",
          "Discount": "discount", "Unit Price": "unit_price", "Customer Name": "customer", "Product Category": "category",
          "Product Name": "product", "Ship Date": "ship_date"}),
    ], ("Returns", "Managers", "Sheet1")),
    "workbooks/es_clientes.xlsx": ("es", [
        ("contacts", "clientes.csv", (0,), "A1:E101", 100,
         {"id_cliente": "customer_id", "nombre_cliente": "company", "email": "email", "ciudad": "city"}),
    ], ()),
    "workbooks/fr_liste_clients.xlsx": ("en", [], ("Exploitations agricoles",)),
    "workbooks/it_customers.xlsx": ("en", [("contacts", "Sheet1", (0,), "A1:L51", 50, ITALIAN)], ()),
    "workbooks/it_customers__zeros_lost.xlsx": ("en", [("contacts", "Sheet1", (0,), "A1:L51", 50, ITALIAN)], ()),
    "workbooks/ja_customers_rfm.xlsx": ("ja", [("contacts", "RFM", (0,), "A1:D501", 500, {"顧客ID": "customer_id",
         "最終来店日からの経過日数": "recency_days"})], ()),
    "workbooks/ru_klienty_small.xlsx": ("en", [
        ("contacts", "Лист1", (0,), "A1:E3", 2, {"phone": "phone", "email": "email"}),
    ], ("Лист2", "Лист3")),
    "workbooks/zhHant_customers.xlsx": ("zh", [
        ("contacts", "Sheet1", (0,), "A1:D11", 10, {"顧客ID": "customer_id", "姓名": "contact_name", "購買次數": "orders"}),
    ], ()),
    "workbooks/zh_courier_rates_by_customer_XEX_wide.xlsx": ("en", [], ("客户1", "客户2", "客户3")),
    "workbooks/zh_crm_customer_template_2_header_rows.xlsx": ("zh", [
        ("contacts", "sheet-1", (0, 1), "A1:L4", 2,
         {"客户姓名": "company", "联系人": "contact_name", "手机号": "mobile", "电话": "phone", "邮箱": "email", "地址": "street",
          "省份": "state", "城市": "city", "客户级别": "grade", "客户来源": "source", "备注": "notes"}),
    ], ()),
    "workbooks/zh_garage_service_records_300.xlsx": ("zh", [
        ("contacts", "客户信息表", (0,), "A1:J301", 300, {"姓名": "contact_name", "手机号": "mobile", "备注": "notes"}),
    ], ()),
    "crm_exports/outlook_google_shared_contacts.csv": ("en", [
        ("contacts", "outlook_google_shared_contacts", (0,), "A1:V4", 3,
         {"ID": "customer_id", "Name": "contact_name", "E-mail Address": "email", "Notes": "notes", "Mobile Phone": "mobile",
          "Company": "company", "Job Title": "job_title", "Business Phone": "phone", "Business Address": "street"}),
    ], ()),
    "crm_exports/salesforce_accounts_export.csv": ("en", [
        ("contacts", "salesforce_accounts_export", (0,), "A1:AL424", 423,
         {"ID": "customer_id", "NAME": "company", "TYPE": "customer_type", "BILLINGSTREET": "street", "BILLINGCITY": "city",
          "BILLINGSTATE": "state", "BILLINGPOSTALCODE": "postcode", "BILLINGCOUNTRY": "country", "PHONE": "phone",
          "WEBSITE": "website", "DESCRIPTION": "notes", "RATING": "grade", "LASTACTIVITYDATE": "last_contact"}),
    ], ()),
    "crm_exports/salesforce_test_csvSeparator.csv": ("en", [], ("salesforce_test_csvSeparator",)),
    "crm_exports/salesforce_test_csvtext_BOM_UTF16LE.csv": ("en", [], ("salesforce_test_csvtext_BOM_UTF",)),
    "crm_exports/wave_customers_export.csv": ("en", [
        ("contacts", "wave_customers_export", (0,), "A1:I6", 5,
         {"id": "customer_id", "name": "contact_name", "email": "email", "street": "street", "city": "city", "province": "state",
          "country": "country", "zipcode": "postcode"}),
    ], ()),
}  # fmt: skip


def _seen(table: Table) -> tuple[object, ...]:
    columns = {c.heading: key for key, c in table.columns.items()}
    return table.key, table.sheet, table.header_rows, str(table.area), len(table), columns


@pytest.mark.parametrize("name", BOOKS)
def test_a_real_workbook_reads_as_a_person_would(shared: Path, name: str) -> None:
    language, tables, others = BOOKS[name]
    book = files.open(shared / "data" / name)
    assert [_seen(t) for t in book.tables] == tables
    assert (book.language, book.other_sheets) == (language, others)


@pytest.mark.full
def test_half_a_million_order_lines(shared: Path) -> None:
    book = files.open(shared / "data" / "online_retail" / "online_retail.csv.xz")
    table = book["transactions"]
    assert (len(table), str(table.area)) == (541_909, "A1:H541910")
    assert {c.heading: k for k, c in table.columns.items()} == {
        "InvoiceNo": "order_id", "StockCode": "product_code", "Description": "product", "Quantity": "quantity",
        "InvoiceDate": "order_date", "UnitPrice": "unit_price", "CustomerID": "customer_id", "Country": "country",
    }  # fmt: skip
    assert table.columns["customer_id"].raw[0] == "17850.0"
