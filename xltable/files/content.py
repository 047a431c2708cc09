"""What a column's cells show themselves to be: e-mail addresses, phones, web addresses, days, countries, numbers."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from importlib import resources

from ..kinds import Raw
from .grid import Cells

_EMAIL = re.compile(r"\s*<?(?:mailto:)?[^\s@,;<>＠]+[@＠][^\s@,;<>]+\.[^\s@,;<>.]{2,}>?[,;.]?\s*")
_URL = re.compile(
    r"\s*(?:https?://\S+|www\.\S+|(?:[\w-]+\.)+(?:com|org|net|de|cn|fr|it|es|jp|ru|co\.uk|eu|io)(?:/\S*)?)\s*", re.I
)
_PHONE = re.compile(r"[\s+(（＋]*\d[\d\s\-–().（）/·+]{5,24}(?:\s*(?:x|ext\.?|转|#)\s*\d{1,6})?\s*", re.I)
_DATE = re.compile(
    r"\s*(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
    r"|\d{1,2}\.? ?[^\W\d]{3,10}\.?,? ?\d{4})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?\s*"
)
_FIGURE = re.compile(r"[\s(+-]*[$€£¥₹]?\s?\d[\d.,'\s\u00a0]*[%)]?\s*-?")
_NUMBER = re.compile(r"[\s(+-]*(?:[^\W\d_]{0,3}|[$€£¥₹])\s?\d[\d.,'\s\u00a0]*(?:[%)万]|[^\W\d_]{0,3})?\s*-?")
_SAMPLE, _FEW = 400, 40


def share(cells: Cells, shape: str) -> float:
    """The share of a sample of the distinct values that are `email`, `phone`, `url`, `date`, `serial`, `country`,
    `number` or `company`."""
    sample = cells.distinct[1 : (_FEW if shape == "country" else _SAMPLE) + 1]
    return sum(map(_TESTS[shape], sample)) / len(sample) if sample else 0.0


def is_data(value: Raw) -> bool:
    """Whether a cell can be no heading: a number, a day, an address, a phone number, a long text."""
    if not isinstance(value, str):
        return not is_year(value)
    text = value.strip()
    return (
        len(text) > 90
        or any(_TESTS[name](text) for name in ("email", "phone", "date"))
        or "://" in text
        or _FIGURE.fullmatch(text) is not None
    )


def is_year(value: Raw) -> bool:
    """Whether a number in a heading may be a year."""
    return (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and 1900 <= value <= 2100
        and value == int(value)
    )


def _email(value: Raw) -> bool:
    return isinstance(value, str) and _EMAIL.fullmatch(value) is not None


def _url(value: Raw) -> bool:
    return isinstance(value, str) and _URL.fullmatch(value) is not None


def _phone(value: Raw) -> bool:
    if isinstance(value, str):
        digits = sum(c.isdigit() for c in value)
        return 7 <= digits <= 16 and _PHONE.fullmatch(value) is not None and not _date(value) and "." not in value[-3:]
    return isinstance(value, (int, float)) and 1e9 <= value < 1e13 and value == int(value)


def _date(value: Raw) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and _DATE.fullmatch(value) is not None)


def _serial(value: Raw) -> bool:
    """A day as a bare number: Excel's count of days, from 1927 to 2119, or a date's eight digits."""
    try:
        number = float(value) if isinstance(value, (str, int, float)) else 0.0
    except ValueError:
        return False
    return 10_000 <= number < 80_000 or (number.is_integer() and 19_000_101 <= number <= 21_001_231)


def _number(value: Raw) -> bool:
    if isinstance(value, str):
        return _NUMBER.fullmatch(value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _country(value: Raw) -> bool:
    """A country's name as some language writes it; two letters may as well be a state's."""
    if not isinstance(value, str) or len(value) < 2 or (len(value) == 2 and value.isascii()):
        return False
    from ..countries import is_written

    text = value.strip()
    return is_written(text) or is_written(text.title())


def _company(value: Raw) -> bool:
    return isinstance(value, str) and _of_companies().search(value) is not None


@functools.cache
def _of_companies() -> re.Pattern[str]:
    raw = tomllib.loads(resources.files(__package__).joinpath("company_words.toml").read_text("utf-8"))
    words = "|".join(map(re.escape, sorted(raw["words"], key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|{'|'.join(raw['parts'])}")


_TESTS: Mapping[str, Callable[[Raw], bool]] = {
    "email": _email,
    "phone": _phone,
    "url": _url,
    "date": _date,
    "serial": _serial,
    "country": _country,
    "number": _number,
    "company": _company,
}
