"""A day with its time: taken as written, to the second."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltable.kinds import Tidy, Unreadable

from ._columns import CELLS, assert_laws, context_of, reading, value


@given(CELLS, st.lists(CELLS, max_size=4))
def test_laws(raw: object, others: list[object]) -> None:
    assert_laws("date-time", raw, context_of("date-time", [raw, *others]))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)))
def test_a_real_date_is_clean(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert reading("date-time", moment) == Tidy(moment)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)))
def test_a_serial_is_read_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    serial = (moment - datetime(1899, 12, 30)).total_seconds() / 86_400
    assert value("date-time", serial) == moment


def test_what_excel_rounds_is_rounded_back() -> None:
    assert value("date-time", datetime(2016, 3, 5, 16, 7, 8, 999_999)) == datetime(2016, 3, 5, 16, 7, 9)
    assert value("date-time", date(2016, 3, 5)) == datetime(2016, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2016-03-05 16:07",
        "2016-03-05T16:07",
        "20160305 16:07",
        "20160305160700",
        "2016/3/5 4:07 PM",
        "2016/3/5 4:07pm",
        "5 Mar 2016 at 4:07 p.m.",
        "16:07 2016-03-05",
        "16:07, 5 March 2016",
        "5. März 2016 um 16:07 Uhr",
        "5. März 2016, 16.07 Uhr",
        "5 mars 2016 à 16h07",
        "5 mars 2016 16 h 07",
        "2016年3月5日 16时07分",
        "2016年3月5日16時7分",
        "2016年3月5日下午4时7分",
        "2016-03-05 下午4:07",
        "2016年3月5日 午後4時7分",
        "2016年3月5日 16：07",
        "2016년 3월 5일 오후 4:07",
        "5 марта 2016 г., 16:07",
        "5 марта 2016 г. в 16:07",
        "5 de marzo de 2016, 16:07",
        "5 de marzo de 2016 4:07 p. m.",
        "٥ مارس ٢٠١٦ ٤:٠٧ م",
        "5 มีนาคม 2559 16:07",
        "2016年3月5日星期六 16:07",
    ],
)
def test_times_as_people_write_them(text: str) -> None:
    found = reading("date-time", text)
    assert isinstance(found, Tidy), found
    assert (found.value, found.safe) == (datetime(2016, 3, 5, 16, 7), True)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2016-03-05 12:07 AM", 0),
        ("2016-03-05 12:07 PM", 12),
        ("2016-03-05 凌晨1:07", 1),
        ("2016-03-05 中午12:07", 12),
        ("2016-03-05 晚上8点07分", 20),
        ("2016-03-05 上午12:07", 0),
        ("2016-03-05 13:07 PM", 13),
    ],
)
def test_halves_of_the_day(text: str, hour: int) -> None:
    assert value("date-time", text) == datetime(2016, 3, 5, hour, 7)


@pytest.mark.parametrize("zone", ["Z", "+08:00", "+0800", " UTC", " GMT+8", "-05:00", " [UTC]"])
def test_a_time_zone_is_not_lost_unseen(zone: str) -> None:
    found = reading("date-time", f"2016-03-05T16:07:00{zone}")
    assert isinstance(found, Tidy)
    assert (found.value, found.safe) == (datetime(2016, 3, 5, 16, 7), False)
    assert "time zone" in str(found.why)


@pytest.mark.parametrize(
    "text", ["2016-03-05 24:00", "2016-03-05 16:60", "16:07", "16:07 05/2016", "2016-03-05 16:07:61", "yesterday 16:07"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    assert isinstance(reading("date-time", text), Unreadable)
