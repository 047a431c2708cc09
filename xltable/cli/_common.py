"""What the commands share: their common options, opening a workbook with them, and telling JSON from text."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from ..book import Book
    from ..schema.config import Config


class Form(StrEnum):
    """How the result is told."""

    text = "text"
    json = "json"


Template = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="The template; default: the workbook's own, else exporter.")
]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language of what is printed or made; default: the workbook's.")
]
Home = Annotated[str | None, typer.Option(metavar="CC", help="Your own country, as two letters.")]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="The day that counts as today (YYYY-MM-DD).")]
Map = Annotated[
    list[str] | None, typer.Option("--map", metavar="HEADING=COLUMN", help="A heading, and the column it is.")
]
DayFirst = Annotated[
    bool | None, typer.Option("--day-first/--month-first", help="The order of dates where a column does not prove it.")
]
Format = Annotated[Form, typer.Option("--format", help="How the result is told.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print the findings only.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write the result here.")]
InPlace = Annotated[bool, typer.Option("--in-place", help="Write over FILE, with a copy kept beside it.")]


def opened(
    file: Path,
    *,
    template: str | None = None,
    language: str | None = None,
    home: str | None = None,
    as_of: str | None = None,
    mapping: list[str] | None = None,
    day_first: bool | None = None,
) -> tuple[Book, Config]:
    """The workbook, read with the options given and the configuration beside it, which they win over."""
    from .. import files
    from ..schema.config import load_config, with_settings

    config = load_config(file)
    hints: dict[str, Any] = {} if day_first is None else {"day_first": day_first}
    hints["columns"] = {k: h.model_dump(exclude_none=True, exclude={"ignore"}) for k, h in config.columns.items()}
    book = files.open(
        file,
        template=template or _beside(config),
        language=known_language(language or config.language),
        home=home_country(home or config.home),
        currency=known_currency(config.currency),
        as_of=a_day(as_of),
        mapping={**config.mapping, **_pairs(mapping or [])},
        hints=hints,
    )
    book.template = with_settings(book.template, config)
    _known_columns(mapping or [], book)
    return book, config


def reader_language() -> str:
    """The language to speak before a workbook says its own: `--language` where it was given, else the locale's."""
    words = sys.argv
    for i, word in enumerate(words):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and i + 1 < len(words):
            return words[i + 1]
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return _spoken(os.environ[variable])
    import locale

    return _spoken(locale.getlocale()[0] or "")


def _spoken(name: str) -> str:
    from .. import speech

    code = name.replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code in speech.spoken() else speech.SOURCE


def known_language(language: str | None) -> str | None:
    """The language asked for. Raises UsageError for one xltable does not speak."""
    from .. import speech

    if language is not None and language not in speech.spoken():
        raise UsageError(
            "xltable does not speak “{language}”; it speaks {known}.",
            language=language,
            known=", ".join(speech.spoken()),
        )
    return language


def home_country(code: str | None) -> str | None:
    """The home country in capitals. Raises UsageError for what is no ISO 3166 code."""
    if code is None:
        return None
    from .. import countries

    if code.upper() not in countries.alpha2():
        raise UsageError("“{code}” is not a country code of two letters, such as CN or DE.", code=code)
    return code.upper()


def a_day(text: str | None) -> date | None:
    """The day written YYYY-MM-DD, of a year that workbooks know. Raises UsageError for anything else."""
    from datetime import MAXYEAR, datetime

    if text is None:
        return None
    try:
        found = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        found = None
    if found is None or not 1900 <= found.year < MAXYEAR:
        raise UsageError("“{text}” is not a day; write it like 2026-11-22.", text=text)
    return found


def names(given: list[str] | None) -> tuple[str, ...]:
    """The rules of an option that may be given again, and may name several with commas between them."""
    return tuple(name for item in given or () for part in item.split(",") if (name := part.strip()))


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = [item.rpartition("=") for item in given]
    for (heading, _, column), item in zip(pairs, given, strict=True):
        if not heading or not column:
            raise UsageError("“{item}” is not of the form HEADING=COLUMN.", item=item)
    return {heading: column for heading, _, column in pairs}


def _known_columns(given: list[str], book: Book) -> None:
    """Raise UsageError where --map names a column that the template does not have."""
    from ..shelf import unknown

    known = book.template.column_names
    for column in _pairs(given).values():
        if column not in known:
            raise unknown("column", column, tuple(sorted(known)))


def _beside(config: Config) -> str | None:
    """The configured template; a path is meant from where the configuration stands."""
    name = config.template
    if name and config.folder and name.endswith(".toml"):
        return str(config.folder / name)
    return name


def print_json(document: Any) -> None:
    """One JSON document on standard output, and nothing else there."""
    import json

    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def tell(text: str) -> None:
    """A remark on the side: standard error, so that what is piped stays clean."""
    typer.echo(text, err=True)


def known_currency(code: str | None) -> str | None:
    """The currency in capitals. Raises UsageError for what is no ISO 4217 code."""
    if code is None:
        return None
    from .. import countries

    if code.upper() not in countries.currencies():
        raise UsageError("“{code}” is not a currency code of three letters, such as CNY or EUR.", code=code)
    return code.upper()
