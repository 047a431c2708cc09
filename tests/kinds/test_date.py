"""Dates are read in the order the column proves, and never transposed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from babel.dates import format_date, format_datetime
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable.kinds import Ambiguous, Tidy, Unreadable, kind
from xltable.speech import messages, say

from ._columns import CELLS, assert_laws, context_of, reading, value

LOCALES = ["en", "en_GB", "zh", "zh_Hant", "es", "fr", "de", "pt", "pt_PT", "ru", "ar", "ar_EG", "ja"]
MORE_LOCALES = ["ko", "it", "nl", "pl", "tr", "sv", "da", "nb", "uk", "id", "de_AT", "es_MX", "fr_CA", "ar_LB", "ar_MA"]
LONG_LOCALES = ["cs", "sk", "hu", "ro", "bg", "sl", "el", "he", "fa", "hi", "bn", "fi", "et", "lt", "lv", "is", "ca"]
WIDTHS = ("short", "medium", "long", "full")
ORDERS = {"dmy": "{d:02}{s}{m:02}{s}{y}", "mdy": "{m:02}{s}{d:02}{s}{y}"}
DAYS = st.dates(date(1990, 1, 1), date(2045, 12, 31))
PROOF = date(1999, 12, 31)
"""A day above 12 and a year above 31: it can be read in one order only, even with two digits for the year."""


@given(CELLS, st.lists(CELLS, max_size=4), st.sampled_from([None, True, False]))
def test_laws(raw: object, others: list[object], day_first: bool | None) -> None:
    context = context_of("date", [raw, *others], hints={} if day_first is None else {"day_first": day_first})
    assert_laws("date", raw, context)


@given(DAYS)
def test_a_real_date_is_clean(day: date) -> None:
    assert reading("date", day) == Tidy(day)
    assert reading("date", datetime(day.year, day.month, day.day, 16, 7)) == Tidy(day)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", LOCALES + MORE_LOCALES)
@settings(max_examples=25)
@given(day=DAYS)
def test_every_way_the_languages_write_a_date(locale: str, width: str, day: date) -> None:
    assert value("date", format_date(day, width, locale), format_date(PROOF, width, locale)) == day


@pytest.mark.parametrize("numbering", ["arab", "deva", "thai", "fullwide"])
@settings(max_examples=25)
@given(day=DAYS)
def test_digits_of_other_scripts(numbering: str, day: date) -> None:
    zero = {"arab": "٠", "deva": "०", "thai": "๐", "fullwide": "０"}[numbering]
    text = "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in f"{day:%Y-%m-%d}")
    assert value("date", text) == day


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=25)
@given(day=DAYS, separator=st.sampled_from(["/", ".", "-", " "]))
def test_never_transposed(order: str, day: date, separator: str) -> None:
    def spelt(a: date) -> str:
        return ORDERS[order].format(y=a.year, m=a.month, d=a.day, s=separator)

    text = spelt(day)
    assert value("date", text, spelt(PROOF)) == day
    alone = reading("date", text)
    if day.day > 12 or day.day == day.month:
        assert isinstance(alone, Tidy) and alone.value == day
    else:
        assert isinstance(alone, Ambiguous)
        assert set(alone.readings) == {day.isoformat(), date(day.year, day.day, day.month).isoformat()}
    both = reading("date", text, ORDERS["dmy"].format(y=1999, m=12, d=31, s="/"), "12/31/1999")
    assert isinstance(both, Ambiguous) or both.value == day


def test_the_user_settles_the_order() -> None:
    assert value("date", "05/03/2016", hints={"day_first": True}) == date(2016, 3, 5)
    assert value("date", "05/03/2016", hints={"day_first": False}) == date(2016, 5, 3)
    assert value("date", "13/03/2016", hints={"day_first": False}) == date(2016, 3, 13), (
        "it can be read in one order only"
    )


def test_a_proof_written_otherwise_is_no_safe_proof() -> None:
    same = reading("date", "05.03.2016", "31.12.2015")
    other = reading("date", "05/03/2016", "31.12.2015")
    assert isinstance(same, Tidy) and same.safe
    assert isinstance(other, Tidy) and other.value == date(2016, 3, 5) and not other.safe
    with_points = reading("date", "05.03.2016", "12/31/2015")
    assert isinstance(with_points, Ambiguous), "no one writes the month first with points"


@pytest.mark.parametrize(
    ("raw", "others", "language", "days"),
    [
        (
            "16/03/25",
            ["16/03/28"],
            "en",
            {"2016-03-25", "2025-03-16"},
        ),  # first numbers all alike: years, or one busy day
        ("16/03/25", [], "zh", {"2016-03-25", "2025-03-16"}),
        ("16/03/05", ["99/12/31"], "en", {"2016-03-05"}),
        ("16/03/05", ["31/12/99", "30/11/98"], "zh", {"2005-03-16"}),
        ("05.03.16", ["31.12.15", "24.12.15"], "de", {"2016-03-05"}),
    ],
)
def test_years_of_two_digits_first_or_last(raw: str, others: list[str], language: str, days: set[str]) -> None:
    found = reading("date", raw, *others, language=language)
    assert set(found.readings if isinstance(found, Ambiguous) else [found.value.isoformat()]) == days


@pytest.mark.parametrize(
    ("text", "day", "safe"),
    [
        ("31.12.99", date(1999, 12, 31), True),
        ("31.12.35", date(2035, 12, 31), True),
        ("31.12.45", date(2045, 12, 31), False),
        ("31.12.47", date(1947, 12, 31), False),
        ("31.12.2559", date(2016, 12, 31), False),
        ("31 ธ.ค. 2559", date(2016, 12, 31), True),
        ("105/12/31", date(2016, 12, 31), False),
        ("平成28年12月31日", date(2016, 12, 31), True),
        ("平成32年12月31日", date(2020, 12, 31), False),
        ("令和元年5月1日", date(2019, 5, 1), True),
        ("R2.3.5", date(2020, 3, 5), True),
        ("中華民國105年12月31日", date(2016, 12, 31), True),
        ("民國105/12/31", date(2016, 12, 31), True),
        ("2016年12月31日星期六", date(2016, 12, 31), True),
        ("2016年12月31日（土）", date(2016, 12, 31), True),
        ("2016년 12월 31일", date(2016, 12, 31), True),
        ("2016. 12. 31.", date(2016, 12, 31), True),
        ("2016-12-31T16:07:00+08:00", date(2016, 12, 31), False),
        ("2016-12-31 16:07:09.250", date(2016, 12, 31), False),
        ("2016-12-31 00:00:00", date(2016, 12, 31), True),
        ("31-Dec-16", date(2016, 12, 31), True),
        ("December 31st, 2016", date(2016, 12, 31), True),
        ("am 31. Dezember 2016", date(2016, 12, 31), True),
        ("31 تشرين الأول 2016", date(2016, 10, 31), True),
        ("31/12/2016م", date(2016, 12, 31), True),
        ("31.12.2016 г.", date(2016, 12, 31), True),
    ],
)
def test_years_calendars_and_forms(text: str, day: date, safe: bool) -> None:
    found = reading("date", text)
    assert isinstance(found, Tidy), found
    assert (found.value, found.safe) == (day, safe)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("29.02.2021", "“29.02.2021” is not a date: 2021-02 has no day 29."),
        ("2023-13-01", "“2023-13-01” is not a date: there is no month 13."),
        ("31.04.2021", "“31.04.2021” is not a date: 2021-04 has no day 31."),
        ("3月5日", "“3月5日” is not a date: it names a day and a month, but no year."),
        ("05.03.", "“05.03.” is not a date: it names a day and a month, but no year."),
        ("March 2016", "“March 2016” is not a date: it names a month and a year, but no day."),
        ("03/2016", "“03/2016” is not a date: it names a month and a year, but no day."),
        (2016.0, "“2016” is a year, not a date: the month and the day are missing."),
        ("1850-03-05", "“1850-03-05” cannot be kept as a date: the year 1850 is not between 1900 and 2199."),
        ("1437/5/25", "“1437/5/25” has a year of the Islamic or Persian calendar, which is not converted."),
        (
            "0000-00-00",
            "“0000-00-00” is not a date: it only says that there is none, and an empty cell says that better.",
        ),
        ("tbd", "“tbd” is not a date: it only says that there is none, and an empty cell says that better."),
        ("#WERT!", "“#WERT!” is an error of a formula, not a date."),
        ("16:07", "“16:07” is a time of day; it is not a date."),
        (1457136000.0, "“1457136000” is not a date: as seconds since 1970 it would be 2016-03-05."),
        ("next week", "“next week” is not a date."),
        (True, "“TRUE” says yes or no; it is not a date."),
    ],
)
def test_what_is_refused_says_why(raw: object, why: str) -> None:
    found = reading("date", raw)
    assert isinstance(found, Unreadable)
    assert str(found.why) == why
    assert found.why.text in messages("zh") and "date" not in say(found.why, "zh")


def test_month_and_day_exchanged_in_iso_are_proposed_not_written() -> None:
    found = reading("date", "2023-13-01")
    assert isinstance(found, Unreadable) and found.proposal == date(2023, 1, 13)


class TestSerials:
    def test_safe_where_the_column_holds_dates_or_only_serials(self) -> None:
        for others in ([date(2016, 1, 1)], ["2016-01-01"], [42435.0]):
            found = reading("date", 42434.0, *others)
            assert isinstance(found, Tidy)
            assert (found.value, found.fault, found.safe) == (date(2016, 3, 5), "untidy-value", True)

    def test_unsafe_beside_other_things(self) -> None:
        found = reading("date", 42434.0, 7.0)
        assert isinstance(found, Tidy) and not found.safe

    @pytest.mark.parametrize("raw", [0.0, 1.0, 12.0, 99999.0, -5.0, float("nan"), float("inf"), 1e300])
    def test_other_numbers_are_no_dates(self, raw: float) -> None:
        assert isinstance(reading("date", raw), Unreadable)

    def test_a_time_with_the_serial_is_kept(self) -> None:
        found = reading("date", 42434.5, date(2016, 1, 1))
        assert isinstance(found, Tidy) and found.written == datetime(2016, 3, 5, 12)

    def test_one_counted_from_1904_is_reported(self) -> None:
        dates = [date(2016, 3, 1) + timedelta(days=n) for n in range(20)]
        found = reading("date", 42434.0 - 1462, *dates)
        assert isinstance(found, Ambiguous) and found.readings == ("2012-03-04", "2016-03-05")

    def test_real_dates_counted_from_1904_are_reported(self) -> None:
        dates = [date(2016, 3, 1) + timedelta(days=n) for n in range(20)]
        shifted = [d - timedelta(days=1462) for d in dates[:4]]
        found = reading("date", shifted[0], *shifted, *dates)
        assert isinstance(found, Ambiguous) and found.readings == ("2012-02-29", "2016-03-01")
        assert reading("date", dates[0], *shifted, *dates) == Tidy(dates[0])


def test_dates_a_month_first_spreadsheet_made_of_day_first_texts_are_reported() -> None:
    left = ["13/01/2016", "25/02/2016", "31/03/2016"]
    made = [date(2016, month, day) for month, day in ((1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 9))]
    found = reading("date", made[0], *left, *made)
    assert isinstance(found, Ambiguous) and found.readings == ("2016-01-02", "2016-02-01")
    assert reading("date", made[0], *left, *made, date(2016, 1, 20)) == Tidy(made[0]), "one day above 12 clears them"


@pytest.mark.parametrize("width", ["medium", "long"])
@pytest.mark.parametrize("locale", LONG_LOCALES)
def test_months_in_more_languages(locale: str, width: str) -> None:
    for day in (date(2016, month, 31 - 3 * (month == 2) - (month in (4, 6, 9, 11))) for month in range(1, 13)):
        assert value("date", format_date(day, width, locale), format_date(PROOF, width, locale)) == day


@pytest.mark.parametrize("locale", LOCALES + MORE_LOCALES)
@settings(max_examples=25)
@given(moment=st.datetimes(datetime(1990, 1, 1), datetime(2045, 12, 31)))
def test_date_times_in_every_language(locale: str, moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    proof = format_datetime(datetime(1999, 12, 31, 23, 59), "medium", locale=locale)
    assert value("date-time", format_datetime(moment, "medium", locale=locale), proof) == moment
    short = format_datetime(datetime(1999, 12, 31, 23, 59), "short", locale=locale)
    assert value("date-time", format_datetime(moment, "short", locale=locale), short) == moment.replace(second=0)


@pytest.mark.parametrize("name", ["date", "date-time", "number", "money", "percent", "score"])
def test_the_example_in_the_prompt_is_read(name: str) -> None:
    look = kind(name).appearance(context_of(name, []).options, "en")
    assert look.align == "right"
    assert isinstance(reading(name, look.example), Tidy)


def test_a_column_is_shown_iso() -> None:
    look = kind("date").appearance(context_of("date", []).options, "en")
    assert look.number_format == "yyyy-mm-dd" and look.validation is not None and look.validation.type == "date"


def test_a_month_that_means_another_elsewhere_is_read_as_the_workbook_or_the_column_has_it() -> None:
    alone = reading("date", "24. listopada 2015.")
    assert isinstance(alone, Ambiguous) and alone.readings == ("2015-10-24", "2015-11-24")
    assert value("date", "24. listopada 2015.", language="hr") == date(2015, 10, 24)
    assert value("date", "24. listopada 2015.", language="pl") == date(2015, 11, 24)
    assert value("date", "24. listopada 2015.", "3 maja 2015") == date(2015, 11, 24)
    assert value("date", "24. listopada 2015.", "3. siječnja 2015.") == date(2015, 10, 24)


def test_a_rare_language_is_read_where_the_column_has_two_of_its_names() -> None:
    assert isinstance(reading("date", "20 Imb 2024"), Unreadable)
    assert value("date", "20 Imb 2024", "21 Iku 2024") == date(2024, 1, 20)
    assert value("date", "8 Kas 2016") == date(2016, 11, 8), "Turkish, and May in Taita"
    assert value("date", "8 Kas 2016", "20 Imb 2024") == date(2016, 5, 8)


def test_one_foreign_month_does_not_unsettle_a_column() -> None:
    english = [f"5 {name} 2016" for name in ("Jan", "Feb", "Mar", "June", "Sept", "Dec")]
    assert value("date", "5 Mai 2016", *english) == date(2016, 5, 5)
    for text in english:
        assert isinstance(reading("date", text, "5 Mai 2016", "7. Oktober 2016", *english), Tidy)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 thg 1, 2024", date(2024, 1, 20)),
        ("ngày 5 tháng 10 năm 2016", date(2016, 10, 5)),
        ("2016(e)ko martxoaren 5(a)", date(2016, 3, 5)),
        ("2016 оны 3-р сарын 5", date(2016, 3, 5)),
        ("5 ta’ Marzu 2016", date(2016, 3, 5)),
    ],
)
def test_dates_of_more_patterns(text: str, day: date) -> None:
    assert value("date", text) == day
