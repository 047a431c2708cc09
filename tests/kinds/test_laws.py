"""What every kind keeps to, whatever is in the cell."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import compress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable import kinds
from xltable.kinds import Ambiguous, Choice, Context, Options, Raw, Tidy, Unreadable, kind

CHOICES = (
    Choice("distributor", {"en": "Distributor", "zh": "分销商"}, ("wholesaler",)),
    Choice("retailer", {"en": "Retailer", "zh": "零售商"}),
)
CONTEXTS = {
    "nothing": Context(),
    "Germany": Context(row={"country": "DE", "currency": "EUR"}, options=Options(choices=CHOICES, choice_list="types")),
    "China": Context(
        row={"country": "CN", "currency": "CNY"},
        language="zh",
        home="CN",
        options=Options(choices=CHOICES, choice_list="types", minimum=1, maximum=5, keys={"c0001": "C-0001"}),
        canonical=True,
    ),
}
AS_TEXT = ("text", "person-name", "company", "identifier", "url")
"""Kinds whose value is the text itself: a safe change keeps every letter and digit of it."""
ODD = [
    *(
        "",
        " ",
        "\u200b",
        "\x00",
        "=1+1",
        "@a",
        "+",
        "-",
        "0",
        "１２３",
        "a\u0301",
        "ÖÐ¹ú",
        "M\x81ller",
        "é" * 300,
        "\u202eabc",
    ),
    *(
        "+49 170 1234567",
        "030 901820",
        "00 49 30 901820",
        "tel:",
        "1;2",
        "a@b.de; c@d.de",
        "x@gmial.com",
        "<a@b.de>",
        "@",
    ),
    *(
        "WWW.Example.COM",
        "http://",
        "//",
        "Distributor ",
        "retailer",
        "ja",
        "X",
        "1/0",
        "vip, , vip",
        "1.38E+10",
        "NaN",
    ),
    *(
        "'00123",
        '="7"',
        "17850.0",
        "MÃ¼ller",
        "Ａ＠ｂ．ｃｏｍ",
        "🇩🇪",
        "👨\u200d👩\u200d👧",
        "می\u200cخواهم",
        "क्\u200dष",
    ),
    *("\U000e0041", "\ud7ff", "\uffff", "C-0001 ", "mailto:", "2024-13-45"),
]
RAW: st.SearchStrategy[Raw] = st.one_of(
    st.text(max_size=25),
    st.sampled_from(ODD),
    st.text(alphabet="0123456789 +-()/.,;:@xX#~\u00a0\u200b\uff11\u0661", max_size=20),
    st.text(alphabet="abzäßéÃÐ¹”„‚\x81яЖπ中国ｶ \u00ad\u0301\u3000", max_size=12),
    st.emails(),
    st.floats(),
    st.booleans(),
    st.integers(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)
NAMES = st.sampled_from(kinds.SHELF.names)
QUICK = [name for name in kinds.SHELF.names if kind(name).as_held is not None]
ORDINARY: dict[str, list[Raw]] = {
    "identifier": ["C-0001", "#17", "2024/01_7"],
    "number": [12.5, 0.0, -3.0],
    "money": [12.5, 0.0, -3.0],
    "text": ["Acme Ltd", "C-0001", "(why not)"],
    "company": ["Acme Ltd", "C & A Mode"],
    "person-name": ["Anna Schmidt", "J. Doe"],
}
"""Cells that are clean wherever they stand, and known to be without being read."""
PLAIN = [raw for cells in ORDINARY.values() for raw in cells]


def contexts(name: str, given_: Context, raws: list[Raw]) -> list[Context]:
    """The context without evidence, and with that of a column."""
    return [given_, replace(given_, evidence=kind(name).evidence(dict.fromkeys(raws, 1), given_))]


@given(name=NAMES, raw=RAW, where=st.sampled_from(sorted(CONTEXTS)), others=st.lists(RAW, max_size=3))
@settings(max_examples=500, deadline=None)
def test_a_reading_never_fails_and_what_it_writes_is_clean(name: str, raw: Raw, where: str, others: list[Raw]) -> None:
    for context in contexts(name, CONTEXTS[where], [raw, *others]):
        reading = kind(name).read(raw, context)
        assert isinstance(reading, Tidy | Ambiguous | Unreadable)
        if not isinstance(reading, Tidy):
            assert str(reading.why)
            continue
        if reading.fault is None:
            assert kind(name).read(raw, context) == reading, "reading is a function of the cell"
        elif reading.written not in (None, ""):
            again = kind(name).read(reading.written, context)
            assert isinstance(again, Tidy) and again.fault is None, (reading, again)
            assert again.value == reading.value, (reading, again)


@given(name=st.sampled_from(AS_TEXT), raw=RAW.filter(lambda r: isinstance(r, str)))
@settings(max_examples=250, deadline=None)
def test_a_safe_change_loses_no_letter_and_no_digit(name: str, raw: str) -> None:
    reading = kind(name).read(raw, Context())
    if isinstance(reading, Tidy) and reading.fault in ("untidy-value", "invisible-characters") and reading.safe:
        before, after = letters(raw), letters(str(reading.written))
        if name == "identifier" and before - after:
            assert set(before - after) == {"0"} and "." in unicodedata.normalize("NFKC", raw), (raw, reading)
        else:
            assert after == before, (raw, reading)


def letters(text: str) -> Counter[str]:
    """Letters and digits, whatever their width and composition."""
    return Counter(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


@pytest.mark.parametrize("name", kinds.SHELF.names)
@pytest.mark.parametrize("language", ["en", "zh", "de", "xx"])
def test_appearance(name: str, language: str) -> None:
    seen = kind(name).appearance(Options(choices=CHOICES, choice_list="types"), language)
    assert 4 <= seen.width <= 80 and seen.align in ("left", "right", "center")
    if seen.validation and seen.validation.type == "custom":
        assert "{cell}" in str(seen.validation.first)
        assert len(str(seen.validation.first).replace("{cell}", "$XFD$1048576")) <= 255, "Excel takes 255 characters"
    if seen.validation and seen.validation.type == "list":
        offered = str(seen.validation.first)
        assert "lists_" in offered or offered.startswith("xltable_countries_")
        assert len(offered.replace("{cell}", "$XFD$1048576").replace("{country}", "$XFD$1048576")) <= 255


@pytest.mark.parametrize("name", kinds.SHELF.names)
@pytest.mark.parametrize(
    "raw",
    [True, 0.0, -0.0, 1e300, float("nan"), float("inf"), date(1, 1, 1), datetime.max, time(), timedelta.min, 10**30],
)
def test_no_kind_of_cell_is_too_odd(name: str, raw: Raw) -> None:
    assert isinstance(kind(name).read(raw, Context()), Tidy | Ambiguous | Unreadable)


@given(name=st.sampled_from(QUICK), raws=st.lists(RAW.filter(lambda r: r != ""), min_size=1), data=st.data())
@settings(max_examples=300, deadline=None)
def test_what_is_flagged_means_just_what_it_holds(name: str, raws: list[Raw], data: st.DataObject) -> None:
    given_ = CONTEXTS[data.draw(st.sampled_from(sorted(CONTEXTS)))]
    raws += data.draw(st.lists(st.sampled_from(PLAIN), max_size=6))
    find = kind(name).as_held
    assert find is not None
    flags = find(raws, given_).tolist()
    assert len(flags) == len(raws)
    for context in contexts(name, given_, raws):
        for raw in compress(raws, flags):
            assert kind(name).read(raw, context) == Tidy(raw), raw


@pytest.mark.parametrize("name", QUICK)
def test_ordinary_cells_are_flagged(name: str) -> None:
    find = kind(name).as_held
    assert find is not None
    cells = ORDINARY[name]
    assert find([None, *cells], Context()).tolist() == [False, *(True for _ in cells)]


def test_spaces_at_odd_places_are_not_flagged() -> None:
    find = kind("text").as_held
    assert find is not None
    odd = [" Acme", "Acme ", "Acme  Ltd", " ", "Ac\tme", "Acm\u00e9", "\U0001f600", "Acme Ltd"]
    assert find(odd, Context()).tolist() == [False] * 7 + [True]
