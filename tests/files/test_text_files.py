"""Text files: encoding, separator and quotes are found out, text stays text, and a rewritten file keeps the rest."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import lzma
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable import files
from xltable.book import TextForm
from xltable.errors import DamagedFile, Refused, UnreadableFile
from xltable.files import encodings, rewriting, separators, textfile
from xltable.files.values import write_values

TEXTS = {
    "Chinese": ("公司,联系人,国家\n深圳市明达电子有限公司,王小明,德国\n广州贸易公司,李娜,法国\n", ["gb18030"]),
    "little Chinese": ("name,city\nWang,上海\nLi,北京\n", ["gb18030"]),
    "traditional Chinese": ("公司,聯絡人,國家\n臺灣電子股份有限公司,王小明,德國\n", ["cp950"]),
    "Japanese": ("会社名,担当者\n株式会社ヤマダ,山田太郎\nトヨタ自動車,佐藤花子\n", ["cp932", "euc_jp"]),
    "Korean": ("회사명,담당자,국가\n삼성전자,김철수,대한민국\n", ["cp949"]),
    "Russian": ("Компания,Имя,Страна\nООО Ромашка,Иван Петров,Россия\n", ["cp1251", "koi8_r", "cp866"]),
    "German": ("Firma,Straße\nMüller GmbH,Königstraße 5\nWeiß AG,Bäckerweg 3\n", ["cp1252", "cp850", "mac_roman"]),
    "French": ("Société,Prénom\nDupré,François\nCafé Noël,Hélène\n", ["cp1252", "cp850"]),
    "Spanish": ("Compañía,País\nNúñez,España\nPeña y Compañía,México\n", ["cp1252"]),
    "Western names of many languages": (
        "Müller,Köln\nDupré,Orléans\nNúñez,Málaga\nØrsted,København\nSão,x\n",
        ["cp1252"],
    ),
    "Polish": ("Firma,Miasto\nSpółka Łódź,Łódź\nŻabka,Kraków\n", ["cp1250", "cp852", "iso8859_2"]),
    "Czech": ("Firma,Město\nDvořák,Plzeň\nŠkoda,Mladá Boleslav\nJiří Novák,Děčín\n", ["cp1250", "cp852"]),
    "Hungarian": ("Cég,Város\nKovács Kft,Győr\nSzűcs,Budapest\n", ["cp1250"]),
    "Turkish": ("Şirket,Şehir\nÇağ,İstanbul\nYıldız,Eskişehir\n", ["cp1254"]),
    "Greek": ("Εταιρεία,Χώρα\nΑφοί Παπαδόπουλοι,Ελλάδα\n", ["cp1253"]),
    "Hebrew": ("חברה,מדינה\nכהן בעמ,ישראל\n", ["cp1255"]),
    "Arabic": ("الشركة,البلد\nشركة النور,مصر\n", ["cp1256"]),
    "a dash and a euro": ("Company,Price\nAcme – London,5 €\nO’Neill,7 €\n", ["cp1252"]),
}


@pytest.mark.parametrize(("name", "encoding"), [(n, e) for n, (_, es) in TEXTS.items() for e in es])
def test_the_encoding_is_told_by_the_text(name: str, encoding: str) -> None:
    text = TEXTS[name][0]
    data = text.encode(encoding)
    found, mark = encodings.decide(data)
    assert (data.decode(found), mark) == (text, b"")


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_its_mark(name: str, encoding: str) -> None:
    text = TEXTS[name][0]
    data = text.encode(encoding)
    found, mark = encodings.decide(data)
    assert data[len(mark) :].decode(found) == text


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("Firma;Betrag;Ort\nX;1,50;Berlin, Mitte\nY;2,75;Köln\n", ";"),
        ("name\tnotes\nX\thello, world; and more\nY\tz\n", "\t"),
        ("name|city\nX, Y|Paris\nZ|Rome\n", "|"),
        ('name,notes\nX,"a;b;c;d"\nY,"e;f;g;h"\n', ","),
        ("only one column\nx\ny\n", ","),
    ],
)
def test_the_separator_is_what_cuts_rows_evenly(text: str, separator: str) -> None:
    assert separators.decide(text) == separator


def test_excels_own_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("sep=;\r\nCompany;E-mail\r\nMuster;a@b.de\r\n".encode("utf-8-sig"))
    book = files.open(path)
    assert (book.format, str(book["contacts"].area), len(book["contacts"])) == ("csv", "A1:B2", 1)
    assert book.text_form == TextForm("utf-8", b"\xef\xbb\xbf", ";", "\r\n", True, 7, None)


def test_text_stays_text_and_quotes_hold_lines(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text('Company,Phone,Postcode,Notes\n"A, B",0049301234567,01067,"two\nlines"\nC,+49301,1e5,""\n', "utf-8")
    book = files.open(path)
    table = book["contacts"]
    assert book.sheets == ("customers",)
    assert table.columns["phone"].raw == ["0049301234567", "+49301"]
    assert table.columns["postcode"].raw == ["01067", "1e5"]
    assert table.columns["notes"].raw == ["two\nlines", None]
    assert table.rows.tolist() == [1, 2]


def test_a_quote_left_open_does_not_swallow_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["Company,E-mail,Notes", 'Acme,a@b.de,"so', *(f"C{n},c{n}@d.de,x" for n in range(400))]
    path.write_text("\n".join(lines), "utf-8")
    assert len(files.open(path)["contacts"]) == 401


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_packed_text(tmp_path: Path, ending: str, pack: object) -> None:
    path = tmp_path / f"customers.csv{ending}"
    path.write_bytes(pack(b"Company,E-mail\nMuster,a@b.de\n"))  # type: ignore[operator]
    book = files.open(path)
    assert (book.sheets, len(book["contacts"]), book.format) == (("customers",), 1, "csv")
    files.write_text(book, tmp_path / f"out.csv{ending}", {(1, 0): "Other"})
    again = files.open(tmp_path / f"out.csv{ending}")
    assert again["contacts"].columns["company"].raw == ["Other"]


def test_text_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("customers.csv", "Company,E-mail\nMuster,a@b.de\n")
    assert len(files.open(path)["contacts"]) == 1
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("orders.csv", "x,y\n")
    with pytest.raises(UnreadableFile, match="holds 2 text files"):
        files.open(path)
    broken = tmp_path / "a.csv.gz"
    broken.write_bytes(gzip.compress(b"a,b\n" * 1000)[:40])
    with pytest.raises(DamagedFile, match="cannot be unpacked"):
        files.open(broken)


@pytest.mark.parametrize(
    ("encoding", "newline", "separator"),
    [("utf-8", "\n", ","), ("cp1252", "\r\n", ";"), ("utf-16", "\r\n", "\t"), ("gb18030", "\n", ",")],
)
def test_rewriting_changes_only_what_is_asked(tmp_path: Path, encoding: str, newline: str, separator: str) -> None:
    name = "公司" if encoding == "gb18030" else "Müller"
    rows = [
        ["Company", "E-mail", "Notes"],
        [name, "a@b.de", '"x, y"'],
        ["", "c@d.de", '"two' + newline + 'lines"'],
        ["E", "f@g.de"],
    ]
    before = newline.join(separator.join(r) for r in rows) + newline
    path, out = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_bytes(before.encode(encoding))
    files.write_text(files.open(path), out, {(1, 1): "new@b.de", (2, 2): 'say "hi"', (3, 2): "late"})
    after = before.replace("a@b.de", "new@b.de").replace('"two' + newline + 'lines"', '"say ""hi"""')
    after = after.replace("f@g.de", f"f@g.de{separator}late")
    assert out.read_bytes() == after.encode(encoding)
    files.write_text(files.open(path), out, {})
    assert out.read_bytes() == path.read_bytes()


def test_rewriting_refuses_what_cannot_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Company,E-mail\nMüller,a@b.de\n".encode("cp1252"))
    book = files.open(path)
    with pytest.raises(Refused, match="“公” cannot be kept"):
        files.write_text(book, tmp_path / "b.csv", {(1, 0): "公"})
    with pytest.raises(Refused, match="no row 10"):
        files.write_text(book, tmp_path / "b.csv", {(9, 0): "x"})
    path.write_bytes(b"Company\n")
    with pytest.raises(Refused, match="changed since"):
        files.write_text(book, tmp_path / "b.csv", {(1, 0): "x"})
    assert not (tmp_path / "b.csv").exists()


FIELD = st.text(st.sampled_from(' ab"\n,;é中'), max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(FIELD, min_size=1, max_size=4), min_size=1, max_size=6), st.data())
def test_rewritten_cells_read_back(rows: list[list[str]], data: st.DataObject) -> None:
    """Whatever the fields hold, a changed cell reads back as given and every other as it was."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    text = out.getvalue()
    form = TextForm("utf-8", b"", ",", "\r\n", True, 0, None)
    parsed = list(textfile.rows(text, form))
    row = data.draw(st.integers(0, len(parsed) - 1))
    col = data.draw(st.integers(0, len(parsed[row])))
    value = data.draw(FIELD)
    raw = text.encode()
    edits = rewriting._edits(text, form, {(row, col): value}, Path("a.csv"))
    after = rewriting._spliced(raw, text, edits, form, Path("a.csv")).decode()
    again = [r or [""] for r in textfile.rows(after, form)]
    expected = [list(r) or [""] for r in parsed]
    expected[row] += [""] * (col + 1 - len(expected[row]))
    expected[row][col] = value
    assert again == expected


def test_numbers_and_dates_of_a_text_are_such_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(
        "Order ID,Customer ID,Order date,Product,Quantity,Unit price,Currency\n"
        "00017,0042,2026-03-14,Lamp,12,6.50,EUR\n00018,0043,2026-03-15,Lamp,1.2,n/a,EUR\n",
        "utf-8",
    )
    files.write_values(files.open(path), tmp_path / "orders.xlsx", {("orders", 2, 3): "Torch"})
    sheet = openpyxl.load_workbook(tmp_path / "orders.xlsx").active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["00017", "0042", datetime(2026, 3, 14), "Lamp", 12, 6.5, "EUR"],
        ["00018", "0043", datetime(2026, 3, 15), "Torch", 1.2, "n/a", "EUR"],
    ]


def test_a_number_out_of_range_is_a_number_in_a_new_workbook_too(tmp_path: Path) -> None:
    """Formulas beside it go on working; what stands beside a number would be lost, so that one stays text."""
    source, made = tmp_path / "orders.csv", tmp_path / "orders.xlsx"
    source.write_text("Order,Quantity,Unit price\nO-1,6,2.55\nO-2,1,-11062.06\nO-3,2,-5 (see note)\n")
    write_values(files.open(source), made, {})
    rows = list(openpyxl.load_workbook(made).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows == [("O-1", 6, 2.55), ("O-2", 1, -11062.06), ("O-3", 2, "-5 (see note)")]
