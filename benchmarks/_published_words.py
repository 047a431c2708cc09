"""Yes and no in many languages, and the words of well-known programs in columns of choices (published_words.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from xltable.kinds import Options
from xltable.schema.load import load

from ._cases import Cell, Column


def columns() -> Iterator[Column]:
    """Every column of this file."""
    published = tomllib.loads(Path(__file__).with_name("published_words.toml").read_text("utf-8"))
    for language, (yes, no) in published["yes_no"].items():
        for as_written in (str, str.capitalize, str.upper):
            cells = [Cell(as_written(yes), True), Cell(as_written(no), False)]
            yield Column("yes-no", "words in the workbook's language", cells, language)
            yield Column("yes-no", "the same in an English workbook", cells)
    choices = load("exporter").choices
    for column in published["column"]:
        options = Options(choices=choices[column["list"]], choice_list=column["list"])
        cells = [Cell(raw, meant or None) for raw, meant in column["words"].items()]
        yield Column("choice", "columns of well-known programs", cells, options=options)
