"""The HTML page: well-formed, harmless, without network, for every reader, and its filters work from a local file."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from xltable.actions.validate import within
from xltable.reports.issues import Findings, html
from xltable.reports.issues.html import tell
from xltable.reports.plain import shown, visible

from .browser import chromium, dom, needs_chromium
from .made import NASTY, checked, issue, nasty

FILES = (
    checked(
        issue("amy@", 4), issue("bo@", 5, severity="warning", safe=True), issue("c", 6, severity="info"), name="a.xlsx"
    ),
    checked(issue("dan@", 8, severity="warning"), name="b.xlsx"),
)


def tree(page: str) -> ElementTree.Element:
    """The page as XML, without style and script, which hold no markup."""
    page = re.sub(r"<(style|script)>.*?</\1>", "", page.removeprefix("<!DOCTYPE html>"), flags=re.DOTALL)
    return ElementTree.fromstring(page)


def test_whatever_cells_hold_is_text() -> None:
    root = tree(tell(nasty(unsafe=True)))
    marks = ["".join(mark.itertext()) for mark in root.iter("mark")]
    assert marks[: len(NASTY)] == [visible(shown(text)) or "empty" for text in NASTY]
    assert {e.tag for e in root.iter()}.isdisjoint({"img", "script", "iframe", "object", "link"})


def test_spaces_that_are_the_fault_are_seen() -> None:
    root = tree(tell(Findings((checked(issue(" Blue  Sea Ltd "), name="a.xlsx"),))))
    assert [span.text for span in root.iter("span") if span.get("class") == "space"] == [" ", "  ", " "]


def test_nothing_is_fetched() -> None:
    page = tell(nasty())
    root = tree(page)
    assert "default-src 'none'" in next(e.attrib["content"] for e in root.iter("meta") if "http-equiv" in e.attrib)
    links = [value for e in root.iter() for key, value in e.attrib.items() if key in ("href", "src", "action", "style")]
    assert links and all(link.startswith("#rule-") for link in links)
    assert [e for e in root.iter() if any(key.startswith("on") for key in e.attrib)] == []
    parts = re.findall(r"<(?:style|script)>(.*?)</", page, flags=re.DOTALL)
    assert not re.search(r"url\(|@import|https?:|fetch|XMLHttp", "".join(parts))


def test_for_every_reader() -> None:
    root = tree(tell(nasty(language="zh")))
    assert root.attrib["lang"] == "zh"
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    targets = {e.attrib["href"].removeprefix("#") for e in root.iter("a")}
    assert targets <= set(ids)
    for form in root.iter("form"):
        fields = [f for f in form.iter() if f.tag in ("input", "select")]
        labelled = [f for label in form.iter("label") for f in label if label.findtext("span")]
        assert fields and all(field in labelled for field in fields)
    for table in root.iter("table"):
        assert "".join(table.find("caption").itertext())  # type: ignore[union-attr]
        assert {th.attrib["scope"] for th in table.iter("th")} == {"col", "row"}
    heads = [int(e.tag[1]) for e in root.iter() if re.fullmatch(r"h\d", e.tag)]
    assert heads[0] == 1 and heads.count(1) == 1
    # Without its script the page shows everything, and no filter that would not work.
    assert all("hidden" not in e.attrib for e in root.iter("article"))
    assert next(root.iter("form")).attrib["hidden"]


def test_a_page_has_room_for_so_many_and_says_so() -> None:
    many = within([issue(f"x{n}", n) for n in range(30_000)], html.MOST_OF_ALL)
    page = tell(Findings((checked(*many),)))
    assert 0.99 * html.MOST_OF_ALL < page.count("<article") <= html.MOST_OF_ALL
    assert re.search(r"The same fault 20,00\d more times in E\d+:E30000", page)
    assert "--format csv --all lists all." in page
    assert len(page) < 15_000_000


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read_in_light_and_dark(scheme: str) -> None:
    style = re.findall(r":root \{(.*?)\}", tell(Findings(FILES)), flags=re.DOTALL)[0 if scheme == "light" else 1]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))
    for tone in ("error", "warning", "info", "safe"):
        for ground in ("card", "paper", f"{tone}-bg"):
            assert contrast(colours[tone], colours[ground]) >= 4.5, (tone, ground)
    for ink in ("ink", "soft"):
        for ground in ("card", "paper", "head", *(("error-bg", "info-bg") if ink == "ink" else ())):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def written(folder: Path, found: Findings) -> Path:
    page = folder / "page 1 #中.html"
    page.write_text(tell(found), "utf-8")
    return page


def seen(page: str) -> list[str]:
    """The cells of the issues that are not hidden."""
    articles = re.findall(r'<article class="issue[^>]*>.*?</article>', page, flags=re.DOTALL)
    left = [a for a in articles if "hidden" not in a.split(">")[0]]
    return [mark for a in left for mark in re.findall(r"<mark[^>]*>(.*?)</mark>", a)]


@needs_chromium
@pytest.mark.parametrize(
    ("fragment", "left", "told"),
    [
        ("", ["amy@", "bo@", "c", "dan@"], "4 of 4 shown"),
        ("severity=warning", ["bo@", "dan@"], "2 of 4 shown"),
        ("severity=error,info", ["amy@", "c"], "2 of 4 shown"),
        ("file=b.xlsx", ["dan@"], "1 of 4 shown"),
        ("owner=Li+%26+Co", ["bo@"], "1 of 4 shown"),
        ("text=AMY", ["amy@"], "1 of 4 shown"),
        ("severity=info&text=amy", [], "0 of 4 shown"),
        ("sheet=none", ["amy@", "bo@", "c", "dan@"], "4 of 4 shown"),
        ("rule-untidy-value", ["amy@", "bo@", "c", "dan@"], "4 of 4 shown"),
    ],
)
def test_filters_work_from_a_local_file(tmp_path: Path, fragment: str, left: list[str], told: str) -> None:
    page = dom(written(tmp_path, Findings(FILES)), tmp_path, fragment)
    assert seen(page) == left
    assert f">{told}</output>" in page
    assert "<form" in page and "hidden" not in re.findall(r"<form[^>]*>", page)[0]


@needs_chromium
def test_hostile_cells_run_nothing(tmp_path: Path) -> None:
    page = dom(written(tmp_path, nasty(unsafe=True)), tmp_path)
    assert len(seen(page)) == len(NASTY) + 1
    assert re.findall(r"<(?:img|script)\b[^>]*>", page) == ["<script>"]


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its header (PNG specification, 11.2.2)."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


@needs_chromium
@pytest.mark.parametrize("width", [1280, 500])
def test_the_page_is_drawn(tmp_path: Path, width: int) -> None:
    page = written(tmp_path, nasty(language="zh"))
    picture = tmp_path / "page.png"
    chromium(page, tmp_path, f"--screenshot={picture}", f"--window-size={width},1200")
    assert size(picture) == (width, 1200)
    assert picture.stat().st_size > 30_000, "a page that is drawn is no empty sheet"


@needs_chromium
def test_nothing_is_wider_than_a_telephone(tmp_path: Path) -> None:
    page = written(tmp_path, nasty(unsafe=True))
    probe = "<script>document.title = 'wide ' + document.documentElement.scrollWidth</script></body>"
    page.write_text(page.read_text("utf-8").replace("</body>", probe), "utf-8")
    shown_page = chromium(page, tmp_path, "--window-size=500,900", "--dump-dom")
    (wide,) = re.findall(r"<title>wide (\d+)</title>", shown_page)
    assert int(wide) <= 500
