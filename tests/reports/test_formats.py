"""Each way of telling keeps to its own specification, whatever the cells hold."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import Any

import pytest
from markdown_it import MarkdownIt

from xltable.reports.issues import SHELF, Findings, text_of
from xltable.reports.issues.csv import FIELDS
from xltable.reports.plain import printable

from .made import NASTY, checked, issue, nasty

TEXTS = [name for name in SHELF if hasattr(SHELF[name], "tell")]
"""The others write a file of their own."""


TOLD = [name for name in SHELF if hasattr(SHELF[name], "tell")]
"""The formats that are text; the annotated workbook has tests of its own."""


def strict(text: str) -> Any:
    """JSON as RFC 8259 has it: no NaN, no Infinity."""

    def refuse(word: str) -> None:
        raise AssertionError(word)

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize("form", SHELF.names)
def test_every_format_has_a_page_and_says_who_it_is_for(form: str) -> None:
    assert re.match(r"[A-Z].+\.", SHELF.page(form))
    assert all(ending.startswith(".") for ending in SHELF[form].ENDINGS)


@pytest.mark.parametrize("form", TEXTS)
def test_nothing_found_is_told_too(form: str) -> None:
    told = SHELF[form].tell(Findings((checked(name="clean.xlsx"),)))
    assert "0 problems in 30 rows of 1 table" in told or form in ("csv", "json", "jsonl")


def test_json() -> None:
    document = strict(SHELF["json"].tell(nasty()))
    (file,) = document["files"]
    assert [i["value"] for i in file["issues"][: len(NASTY)]] == list(NASTY)
    assert document["counts"] == {s: file["counts"][s] for s in ("error", "warning", "info")}
    assert document["unreadable"] == [{"file": "gone.xlsx", "message": "There is no file “gone.xlsx”."}]
    assert "unreadable" not in strict(SHELF["json"].tell(Findings((checked(),))))


@pytest.mark.parametrize("form", [name for name in TEXTS if hasattr(SHELF[name], "parts")])
def test_what_may_be_long_is_told_bit_by_bit(form: str) -> None:
    bits = list(SHELF[form].parts(nasty()))
    assert "".join(bits) == SHELF[form].tell(nasty()) == "".join(text_of(form, nasty()))
    assert len(bits) > len(NASTY), "no more than an issue at a time"


def test_that_lines_stand_for_many_is_said_where_people_read() -> None:
    for form, how in (("text", "--all"), ("markdown", r"\-\-all"), ("html", "--format csv --all")):
        assert f"{how} lists all." in SHELF[form].tell(nasty())
        assert "lists all." not in SHELF[form].tell(Findings((checked(issue("x")),)))


def test_jsonl_is_one_object_a_line_for_every_reader() -> None:
    told = SHELF["jsonl"].tell(nasty())
    document = strict(SHELF["json"].tell(nasty()))
    # str.splitlines ends a line at more characters than JSON Lines does; none of them may stand bare.
    assert [strict(line) for line in told.splitlines()] == [
        {"file": "a,b:c%.xlsx", **one} for one in document["files"][0]["issues"]
    ]
    assert told.endswith("}\n")


def test_csv_is_rfc_4180_and_opens_in_excel() -> None:
    told = SHELF["csv"].tell(nasty())
    assert told.startswith("\ufefffile,sheet,cell,")
    assert not re.search(r"(?<!\r)\n", re.sub(r'"(?:[^"]|"")*"', "", told)), "records end in CR LF"
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"), newline=""), strict=True))
    assert rows[0] == list(FIELDS)
    assert {len(row) for row in rows} == {len(FIELDS)}
    values = [row[FIELDS.index("value")].removeprefix("'") for row in rows[1 : 1 + len(NASTY)]]
    assert values == list(NASTY)
    assert rows[-1][FIELDS.index("range")] == "E5:E16" and rows[-1][FIELDS.index("count")] == "12"


def test_no_cell_of_the_csv_runs() -> None:
    told = SHELF["csv"].tell(nasty(unsafe=True)).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(told, newline="")) for cell in row]
    assert [c for c in cells if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", c)] == []
    numbers = SHELF["csv"].tell(Findings((checked(issue(-12.5), issue("-3")),)))
    assert ",-12.5," in numbers and ",-3," in numbers


def workflow_command(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner of GitHub Actions reads it."""
    match = re.fullmatch(r"::(\w+) ([^\r\n]*?)::([^\r\n]*)", line)
    assert match, line
    pairs = dict(part.split("=", 1) for part in match[2].split(","))
    escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescaped(text: str) -> str:
        return re.sub("%(?:0D|0A|3A|2C|25)", lambda m: escapes[m[0]], text)

    return match[1], {k: unescaped(v) for k, v in pairs.items()}, unescaped(match[3])


def test_github_commands_read_back() -> None:
    told = SHELF["github"].tell(nasty())
    *lines, last = told.removesuffix("\n").split("\n")
    assert last.startswith("14 problems in 30 rows of 1 table")
    read = [workflow_command(line) for line in lines]
    assert read[0] == ("error", {"file": "gone.xlsx", "title": "xltable"}, "There is no file “gone.xlsx”.")
    for at, text in enumerate(NASTY):
        said = printable(f"“{text}” is wrong.")
        command, properties, _ = next(one for one in read if one[2].startswith(said))
        assert command == ("error", "warning", "notice")[at % 3]
        assert properties["file"] == "a,b:c%.xlsx"
        assert properties["title"].startswith("Cus|tomers!E")


def test_github_is_given_the_worst_first_and_told_what_it_does_not_show() -> None:
    severities = ["info", "warning", "error"] * 12
    found = Findings((checked(*(issue(f"v{i}", i, severity=s) for i, s in enumerate(severities))),))
    *lines, _ = SHELF["github"].tell(found).splitlines()
    read = [workflow_command(line) for line in lines]
    assert [command for command, _, _ in read] == ["error"] * 12 + ["warning"] * 12 + ["notice"] * 13
    assert "Not shown: 7;" in read[24][2], "2 errors, 2 warnings and 3 notes: one gave way to this"
    few = Findings((checked(*(issue("v", i) for i in range(10))),))
    assert "Not shown" not in SHELF["github"].tell(few)


def test_the_summary_of_a_run_has_no_more_than_github_takes() -> None:
    page = SHELF["github"].page
    assert page(nasty()) == SHELF["markdown"].tell(nasty())
    short = page(nasty(), 1_000)
    assert "14 problems in 30 rows of 1 table" in short.replace("\\", "") and len(short.encode()) < 1_000


def cells(text: str) -> list[list[str]]:
    """The rows of every table of a document, as CommonMark with GFM's tables reads it."""
    rows: list[list[str]] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("tr_open", "tr_close"):
            inside = token.type == "tr_open"
            rows += [[]] * inside
        elif token.type == "inline" and inside:
            assert token.children is not None
            assert {child.type for child in token.children} <= {"text", "text_special"}, token.content
            rows[-1] = [*rows[-1], unescape("".join(child.content for child in token.children))]
    return rows


def test_markdown_tables_hold_the_very_texts() -> None:
    found = nasty(unsafe=True)
    rows = [row for row in cells(SHELF["markdown"].tell(found)) if row[0] != "Cell"]
    assert {len(row) for row in rows} == {5}
    assert [row[2] for row in rows[: len(NASTY)]] == [
        printable(" ".join(f"“{text}” is wrong.".split())) for text in NASTY
    ]


def test_text_moves_no_cursor() -> None:
    told = SHELF["text"].tell(Findings((checked(issue("a\x1b[2Jb\rc\nd")),)))
    assert "“a\\u001b[2Jb⏎c⏎d” is wrong." in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", told)


def test_text_for_several_files_ends_with_all_of_them() -> None:
    files = (checked(issue("x"), name="one.xlsx"), checked(name="two.xlsx"))
    lines = SHELF["text"].tell(Findings(files)).splitlines()
    assert lines[-1] == "1 problem in 60 rows of 2 tables in 2 files (1 error)"
    assert "1 problem in 30 rows of 1 table (1 error)" in lines
    assert lines[0] == "one.xlsx"
    only = SHELF["text"].tell(Findings(files[:1], quiet=True)).splitlines()
    assert only == ["  E5      error “x” is wrong.  [E|mail]  untidy-value"]


def test_unsafe_remedies_are_shown_on_request_only() -> None:
    found = (checked(issue("x", safe=False)),)
    for form in ("text", "markdown", "github", "html"):
        assert "new x" not in SHELF[form].tell(Findings(found))
        assert "new x" in SHELF[form].tell(Findings(found, unsafe=True))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "github"])
def test_the_language_asked_for_is_spoken(form: str) -> None:
    found = (checked(issue("x", safe=True)),)
    told = SHELF[form].tell(Findings(found, language="zh"))
    assert "1 个表、30 行中有 1 个问题" in told
    assert "“x” is wrong." in told, "a sentence that is not translated is said in English"
