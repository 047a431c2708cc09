"""Spoilt text is turned back where that is proved, and clean text in any language is left alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from xltable.kinds import Context, Raw, Reading, Tidy, Unreadable, text
from xltable.kinds._mojibake import mend, prove

from ._laws import tidy

SPOILT = {
    ("utf-8", "cp1252"): [
        "Müller & Söhne",
        "Škoda Plzeň",
        "北京市朝阳区",
        "Привет",
        "서울특별시",
        "شركة النور",
        "Übermaß – “gut”",
    ],
    ("utf-8", "cp1251"): ["Москва", "Müller GmbH"],
    ("utf-8", "gb18030"): ["深圳贸易公司", "东莞电子"],
    ("gbk", "cp1252"): ["中国", "深圳市阳光贸易有限公司", "上海分公司"],
    ("big5", "cp1252"): ["台灣電子股份有限公司"],
    ("cp932", "cp1252"): ["東京商事株式会社"],
    ("cp932", "gbk"): ["東京商事株式会社"],
    ("cp1251", "cp1252"): ["Санкт-Петербург", "Торговый дом"],
    ("koi8_r", "cp1251"): ["Москва", "Нижний Новгород"],
    ("cp1252", "cp850"): ["Müller", "Königsberg"],
    ("cp850", "cp1252"): ["Großkopf", "Försterstraße", "Köln", "Österreich"],
    ("cp1252", "gbk"): ["Großhändler", "Düsseldorf"],
    ("cp1252", "mac_roman"): ["Crédit Agricole", "Düsseldorf"],
    ("cp1253", "cp1252"): ["Θεσσαλονίκη"],
}
CLEAN = [
    *("Müller & Söhne", "Hyvinkää", "jäääär", "São Paulo", "Ærøskøbing", "Þingeyjarsýsla", "Łódź", "Nguyễn Thị Ánh"),
    *(
        "İstanbul",
        "Ünlü Çağdaş",
        "Dvořák",
        "L’Haÿ-les-Roses",
        "Mª José Núñez",
        "Nº 5, 2º izda.",
        "25 °C ± 2",
        "Ø 30 mm",
    ),
    *(
        "¿Qué? ¡Sí!",
        "„Zitat“ und »Zitat«",
        "“quote”",
        "ACME® Ltd. – Café™",
        "10 € / 20 £",
        "½ l",
        "Kup”yans’k",
        "卡拉OK",
    ),
    *(
        "微信wechat",
        "欐鼉龘",
        "东芝（中国）有限公司",
        "株式会社ノワジー＝ル",
        "サン＝メダール",
        "ｶﾌﾞｼｷ",
        "주식회사 한국",
        "韓國電力",
    ),
    *("ООО «Ромашка»", "McDonald’s", "ДэВитт", "Ελλάδα", "شركة", "חברה", "บริษัท", "हिन्दी", "👍 ok ★★★★☆"),
    *("→ see √2 ≤ x", "äöüÄÖÜß", "C++ / C#", "naïve Zoë", "Ðorđe", "É®"),
]


def read(raw: Raw, column: list[Raw] | None = None) -> Reading:
    context = Context()
    return text.read(raw, Context(evidence=text.evidence(dict.fromkeys(column or [raw], 1), context)))


@pytest.mark.parametrize(("written_in", "read_as", "truth"), [(*p, t) for p, truths in SPOILT.items() for t in truths])
def test_spoilt_text_is_proved_and_safe(written_in: str, read_as: str, truth: str) -> None:
    raw = truth.encode(written_in)
    spoilt = raw.decode(read_as) if read_as != "cp1252" else "".join(_windows(b) for b in raw)
    reading = read(spoilt)
    assert isinstance(reading, Tidy) and (reading.value, reading.fault, reading.safe) == (truth, "mojibake", True)


def _windows(byte: int) -> str:
    """Windows shows the gaps of code page 1252 as control characters."""
    return bytes((byte,)).decode("cp1252", "ignore") or chr(byte)


@pytest.mark.parametrize("clean", CLEAN)
def test_clean_text_is_left_alone(clean: str) -> None:
    assert read(clean) == Tidy(clean)


def test_the_column_decides_what_a_cell_alone_leaves_open() -> None:
    spoilt: list[Raw] = [t.encode("cp850").decode("cp1252") for t in ("Köln", "Löhne", "Fuß", "Größe")]
    assert read(spoilt[2]) == Tidy("Fuá"), "á alone may be meant"
    assert read(spoilt[2], spoilt) == Tidy("Fuß", "mojibake", "Fuß", why=read(spoilt[2], spoilt).why)


def test_letters_of_other_names_stay_in_a_spoilt_column() -> None:
    column: list[Raw] = ["K”ln", "M”lln", "L”hne", "Jäger", "Horváth", "Alcalá", "Kálmán"]
    assert [read(c, column) for c in column[3:]] == [Tidy(c) for c in column[3:]]


def test_twice_spoilt_text_is_turned_back_twice() -> None:
    twice = "Müller".encode().decode("cp1252").encode().decode("cp1252")
    assert tidy(read(twice)).value == "Müller"


@pytest.mark.parametrize("lost", ["M\ufffdller", "锟斤拷锟斤拷", "Sch\x81t\x8d\x8fzen\x9d"])
def test_lost_letters_are_reported_and_kept(lost: str) -> None:
    reading = read(lost)
    assert isinstance(reading, Unreadable) and reading.fault == "mojibake"


def test_what_is_proved_round_trips() -> None:
    found = mend("ÖÐ¹ú")
    assert found and found.proved and ("gbk", "cp1252") in found.pairs
    assert found.text.encode("gbk").decode("cp1252") == "ÖÐ¹ú"


def test_all_spoilt_cells_of_a_real_list_and_no_other_cell_of_any(shared: Path) -> None:
    from python_calamine import CalamineWorkbook

    folder = shared / "data" / "workbooks"
    with (folder / "truth_de_mojibake.csv").open(encoding="utf-8", newline="") as file:
        truth = {(row["spoilt"], row["truth"]) for row in csv.DictReader(file)}
    mended: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            for column in zip(*book.get_sheet_by_name(name).to_python(), strict=True):
                cells = [c for c in dict.fromkeys(column) if isinstance(c, str) and c]
                context = Context(evidence=text.evidence(dict.fromkeys(cells, 1), Context()))
                faulty = [(c, r) for c in cells if (r := text.read(c, context)).fault == "mojibake"]
                assert all(isinstance(r, Tidy) and r.safe for _, r in faulty), (path.name, faulty)
                mended |= {(c, str(r.written)) for c, r in faulty if isinstance(r, Tidy)}
    assert mended == truth


def test_an_odd_space_that_may_be_half_a_letter_is_not_taken_out_unseen() -> None:
    reading = read("l’Ã©tÃ\xa0Ã")
    assert isinstance(reading, Tidy) and reading.fault == "invisible-characters" and not reading.safe


@pytest.mark.parametrize(("written", "read_as"), [("Àmɛlekan Samwà", "cp1252"), ("Bɛ̀mudà", "cp1252")])
def test_letters_few_languages_write_are_proved_by_utf8_where_there_are_enough(written: str, read_as: str) -> None:
    assert tidy(read(written.encode().decode(read_as))).written == written


def test_half_a_way_back_is_none() -> None:
    spoilt = "Antiqua və Barbuda".encode().decode("gb18030")
    assert read(spoilt) == Tidy(spoilt)


def test_an_apostrophe_between_letters_is_ordinary() -> None:
    column: list[Raw] = [t.encode("cp1252").decode("cp850") for t in ("Müller", "Königsberg", "St. John’s", "Größe")]
    assert tidy(read(column[2], column)).written == "St. John’s"


KURDISH = ("Afrîka", "Amerîkaya Bakur", "Amerîkaya Navîn", "Rojavayê Afrîkayê", "Başûrê Asyayê")


@pytest.mark.parametrize("read_as", ["cp850", "mac_roman"])
def test_a_column_that_leaves_two_encodings_open_is_told_and_not_changed(read_as: str) -> None:
    column: list[Raw] = [t.encode("cp1252", "ignore").decode(read_as) for t in KURDISH]
    readings = [read(raw, column) for raw in column]
    assert not [r for r in readings if isinstance(r, Tidy) and r.written]
    assert any(r.fault == "mojibake" for r in readings)


def test_several_cells_of_utf8_are_no_chance_whatever_letters_they_have() -> None:
    meant = ("Amɛrika", "Yurop anafoɔ", "Sɔra")
    column: list[Raw] = [t.encode().decode("cp1252") for t in meant]
    assert [tidy(read(raw, column)).value for raw in column] == [*meant]
    assert isinstance(read(column[0]), Unreadable), "one cell alone may be so by chance"


def test_a_text_turned_back_is_not_turned_again() -> None:
    meant = ("Ciudad Juárez", "Müller", "Königsberg", "Málaga", "Århus", "Françoise", "Böblingen")
    column: list[Raw] = ["".join(map(_windows, t.encode("cp850"))) for t in meant]
    assert {tidy(read(raw, column)).value for raw in column} <= {*meant, *column}


def test_one_letter_that_may_be_utf8_follows_a_column_spoilt_otherwise() -> None:
    spoilt = [
        name.encode("cp1252").decode("cp850") for name in ("Çîn", "Çek", "Belçîka", "Brezîlya", "Amerîkaya Samoayê")
    ]
    alone, among = mend("Ã¯n"), mend("Ã¯n", prove(spoilt))
    assert (alone and alone.text, among and among.text) == ("ïn", "Çîn")
