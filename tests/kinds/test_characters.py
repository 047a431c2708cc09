"""Characters are put right where they only look like text, and kept where a script needs them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltable.kinds import Context, Tidy, text
from xltable.kinds._characters import clean, shown

KEPT = [
    *(
        "می\u200cخواهم",
        "क्\u200dष",
        "ක්\u200dෂ",
        "👨\u200d👩\u200d👧",
        "🏳️\u200d🌈",
        "1\ufe0f\u20e3",
        "❤\ufe0f",
        "葛\U000e0100城市",
    ),
    *(
        "שלום (ABC)\u200f",
        "العربية 123\u200e",
        "ការ\u200bងារ",
        "ᠮᠣᠩᠭᠣᠯ\u180e",
        "a\n  - b",
        "山田　太郎",
        "深圳ＡＢＣ公司",
        "神\ufa19",
    ),
    *("10\u00a0000 €", "Vous\u202f?", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
]
MENDED = {
    "\ufeffAcme": "Acme",
    "Ac\u00adme": "Acme",
    "Acme\u200b": "Acme",
    "A\u200cB": "AB",
    "Acme\u00a0Ltd": "Acme Ltd",
    "\u202aAcme\u202c": "Acme",
    "שלום\u200f": "שלום",
    "a\tb": "a b",
    "a\r\nb": "a\nb",
    "a\u2028b": "a\nb",
    "Acme  Ltd": "Acme Ltd",
    "cafe\u0301": "café",
    "각".encode().decode() and unicodedata.normalize("NFD", "각"): "각",
    "Ａｃｍｅ　Ｌｔｄ": "Acme Ltd",
    "王　　明": "王　明",
    "شاهزاده\u200c\u200cنشین": "شاهزاده\u200cنشین",
    "ការ\u200b\u200bងារ": "ការ\u200bងារ",
}


@pytest.mark.parametrize("kept", KEPT)
def test_what_the_script_needs_is_kept(kept: str) -> None:
    assert clean(kept).text == kept and clean(kept).fault is None


@pytest.mark.parametrize(("raw", "tidy"), MENDED.items())
def test_what_nobody_sees_is_taken_out(raw: str, tidy: str) -> None:
    assert clean(raw).text == tidy
    assert clean(raw).fault in ("invisible-characters", "untidy-value")


@given(st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cc", "Cf")), max_size=30))
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once and clean(once).fault is None
    assert shown(raw).isprintable()


def test_changes_to_real_workbooks_are_spaces_and_nothing_else(shared: Path) -> None:
    from python_calamine import CalamineWorkbook

    cells = 0
    for path in sorted((shared / "data" / "workbooks").glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            for raw in {c for row in book.get_sheet_by_name(name).to_python() for c in row if isinstance(c, str) and c}:
                reading = text.read(raw, Context())
                cells += 1
                if isinstance(reading, Tidy) and reading.fault in ("untidy-value", "invisible-characters"):
                    assert "".join(str(reading.written).split()) == "".join(raw.split()), (path.name, raw)
    assert cells > 15_000
