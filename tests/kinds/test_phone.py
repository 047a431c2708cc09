"""Phones: the same answers as libphonenumber, and nothing changed that is not certain."""

from __future__ import annotations

import random
from pathlib import Path

import phonenumbers
import pytest

from xltable.kinds import Context, Tidy, Unreadable, phone
from xltable.kinds._phone_numbers import by_library, number_of

SIGNS = [
    *(" ext. 12", " ext 12", " x12", "x12", " #12", " extension 12", "转12", " 分机12", " Durchwahl 12", ";ext=12"),
    *(" доб. 12", " int. 12", " poste 12", " anexo 12", " ramal 12", " 内線12"),
]


def numbers_of(region: str, dice: random.Random) -> list[str]:
    """Numbers of every type a region has, right and with a digit wrong, written in several ways."""
    written = []
    for kind in phonenumbers.PhoneNumberType.values():
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        digits = list(str(example.national_number))
        digits[dice.randrange(len(digits))] = dice.choice("0123456789")
        wrong = phonenumbers.PhoneNumber(example.country_code, int("".join(digits)))
        for number in (example, wrong):
            forms = [phonenumbers.format_number(number, f) for f in (0, 1, 2)]
            plain = forms[0][1:]
            written += [
                *forms,
                plain,
                "00" + plain,
                "011" + plain,
                forms[2][:-1],
                forms[2] + "5",
                forms[1][:7],
                "0" + plain,
            ]
    return written


def test_every_region_answers_as_the_library_does() -> None:
    dice = random.Random(11)
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for text in numbers_of(region, dice)[dice.randrange(3) :: 3]:
            for asked in (region, "US"):
                assert number_of(text, asked) == by_library(text, asked), (text, asked)


def test_a_column_of_real_numbers_keeps_its_form(shared: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(shared / "data" / "workbooks" / "en_contacts_messy_2_sheets.xlsx")
    cells = [row[4] for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()[1:] if row[4]]
    distinct = dict.fromkeys(cells, 1)
    context = Context(evidence=phone.evidence(distinct, Context()))
    readings = [phone.read(cell, context) for cell in distinct]
    assert len(readings) > 1900
    assert not any(isinstance(r, Tidy) and r.fault for r in readings), "mixed, but none of them untidy"


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("(0)6 698 12345", "IT", "+390669812345"),
        ("06 6982", "IT", "+39066982"),
        ("8 (912) 345-67-89", "RU", "+79123456789"),
        ("138 0013 8000", "CN", "+8613800138000"),
        ("٠١٠ ١٢٣٤٥٦٧٨", "EG", "+201012345678"),
        ("011 44 20 7031 3000", "US", "+442070313000"),
        ("95588", "CN", "95588"),
        ("1-800-356-9377", "US", "+18003569377"),
    ],
)
def test_local_numbers_belong_to_the_country_of_the_row(raw: str, country: str, value: str) -> None:
    reading = phone.read(raw, Context(row={"country": country}))
    assert (reading.value if isinstance(reading, Tidy) else "") == value


@pytest.mark.parametrize("sign", SIGNS)
def test_extensions_are_always_written_alike(sign: str) -> None:
    reading = phone.read(f"+49 30 901820{sign}", Context())
    assert isinstance(reading, Tidy)
    assert reading.value == "+4930901820 ext. 12"
    assert (reading.written or f"+49 30 901820{sign}") == "+49 30 901820 ext. 12"


@pytest.mark.parametrize("joined", [" / ", "; ", ";", "、", "\n", " or ", " 或 "])
def test_two_numbers_stay_two(joined: str) -> None:
    reading = phone.read(f"+49 30 901820{joined}+49 170 1234567", Context())
    assert isinstance(reading, Tidy)
    assert reading.value == "+4930901820; +491701234567"
    assert reading.fault is None or reading.written == "+49 30 901820; +49 170 1234567"


@pytest.mark.parametrize(
    "raw", ["0170 12345ab67", "1-800-FLOWERS", "O170 1234567", "+49 170 I234567", "call me", "n/a", "++", "*123#"]
)
def test_letters_are_never_dropped(raw: str) -> None:
    assert isinstance(phone.read(raw, Context(row={"country": "DE"})), Unreadable)


def test_a_change_by_home_alone_is_not_safe() -> None:
    column = {"+49 30 901820": 5, "030 901821": 1}
    home = Context(home="DE", evidence=phone.evidence(column, Context()))
    by_home = phone.read("030 901821", home)
    by_row = phone.read("030 901821", Context(row={"country": "DE"}, evidence=home.evidence))
    assert isinstance(by_home, Tidy) and isinstance(by_row, Tidy)
    assert (by_home.written, by_home.safe) == (by_row.written, not by_row.safe) == ("+49 30 901821", False)


def test_a_label_hides_no_number_that_names_its_country() -> None:
    column = {"tel:+49-30-901820": 1, "13800138000": 1}
    assert phone.evidence(column, Context()) == "international"


def test_a_column_in_e164_is_kept_in_e164() -> None:
    column = {"+4930901820": 5, "+49 30 901821": 1, "0049 30 901822": 1}
    context = Context(evidence=phone.evidence(column, Context()))
    reading = phone.read("0049 30 901822", context)
    assert isinstance(reading, Tidy) and reading.written == "+4930901822"


def test_a_label_that_says_which_phone_is_not_dropped_unasked() -> None:
    reading = phone.read("Fax: +49 30 901820", Context())
    assert isinstance(reading, Tidy) and reading.fault == "untidy-value" and not reading.safe


@pytest.mark.parametrize(
    "raw",
    ["微信 13812345678", "微信号13812345678", "手机：138 1234 5678", "WeChat 13812345678", "13812345678（微信同号）"],
)
def test_a_word_that_says_which_phone_it_is_is_heard_and_not_taken_away_unseen(raw: str) -> None:
    found = phone.read(raw, Context(row={"country": "CN"}))
    assert isinstance(found, Tidy) and found.value == "+8613812345678" and not found.safe


@pytest.mark.parametrize("raw", ["wechat: zhang_wei88", "QQ 12345678", "cellar 13812345678"])
def test_a_name_in_another_service_is_no_phone_number(raw: str) -> None:
    assert isinstance(phone.read(raw, Context(row={"country": "CN"})), Unreadable)
