"""What a template file may say: which keys, in which shape; and errors that name the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

from ..errors import TemplateError
from ..kinds import SHELF as KINDS
from .column import ColumnSpec

TOP = ("name", "extends", "title", "drop", "sheets", "settings", "completeness", "choices", "tables")
TABLE = ("title", "aliases", "record_key", "support", "keep", "drop", "order", "columns")
COLUMN = (
    *(f for f in ColumnSpec.model_fields if f not in ("key", "headings", "prompts")),
    "heading",
    "prompt",
    "after",
)
LISTS = ("drop", "keep", "order", "sheets", "aliases", "stands_for")
TEXTS = ("name", "extends", "kind", "reference", "record_key", "after", "group", "number_format")
NUMBERS = ("minimum", "maximum", "max_length", "width", "completeness")
FLAGS = ("required", "recommended", "unique", "derived")
PERSONAL = ("none", "contact", "sensitive")
BY_LANGUAGE = ("title", "heading", "prompt")


def check(raw: Mapping[str, Any], file: str) -> None:
    """Every key means something here and holds what it should. Raises TemplateError."""
    _keys(raw, TOP, file, "")
    for key, value in _tables(raw.get("settings", {}), file, "settings").items():
        if not isinstance(value, str | float | int):
            raise TemplateError(
                "{file}: “{key}” must be a number, a text, or true or false.", file=file, key=f"settings.{key}"
            )
    for name, words in _tables(raw.get("choices", {}), file, "choices").items():
        for key, word in _tables(words, file, f"choices.{name}").items():
            _labels(word, file, f"choices.{name}.{key}")
    for table, body in _tables(raw.get("tables", {}), file, "tables").items():
        _keys(body, TABLE, file, f"tables.{table}")
        for column, spec in _tables(body.get("columns", {}), file, f"tables.{table}.columns").items():
            where = f"tables.{table}.columns.{column}"
            _keys(spec, COLUMN, file, where)
            if spec.get("kind", "text") not in KINDS:
                wrong(file, f"{where}.kind", spec["kind"], KINDS.names)


def wrong(file: str, where: str, word: str, known: Iterable[str]) -> NoReturn:
    """Refuse a word that means nothing where it stands, naming the nearest one that does."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if near:
        raise TemplateError(
            "{file}: “{word}” in “{key}” is not known; did you mean “{near}”?",
            file=file,
            word=word,
            key=where,
            near=near[0],
        )
    raise TemplateError("{file}: “{word}” in “{key}” is not known.", file=file, word=word, key=where)


def _keys(body: Any, known: Iterable[str], file: str, where: str) -> None:
    for key, value in _tables(body, file, where).items():
        at = f"{where}.{key}" if where else key
        if key not in known:
            wrong(file, at, key, known)
        if key in LISTS and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
            raise TemplateError("{file}: “{key}” must be a list of texts in square brackets.", file=file, key=at)
        if key in BY_LANGUAGE and not (isinstance(value, str) or _texts(value)):
            raise TemplateError("{file}: “{key}” must be a text, or one text for each language.", file=file, key=at)
        if (key in TEXTS or (key == "choices" and where)) and not isinstance(value, str):
            raise TemplateError("{file}: “{key}” must be a text.", file=file, key=at)
        if key in NUMBERS and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise TemplateError("{file}: “{key}” must be a number.", file=file, key=at)
        if key in FLAGS and not isinstance(value, bool):
            raise TemplateError("{file}: “{key}” must be true or false.", file=file, key=at)
        if key == "personal" and value not in PERSONAL:
            wrong(file, at, str(value), PERSONAL)


def _tables(body: Any, file: str, where: str) -> Mapping[str, Any]:
    if not isinstance(body, Mapping):
        raise TemplateError("{file}: “{key}” must be a table of settings.", file=file, key=where)
    return body


def _labels(words: Any, file: str, where: str) -> None:
    listed = isinstance(words, list) and words and all(isinstance(w, str) for w in words)
    if not (isinstance(words, str) or listed or _texts(words)):
        raise TemplateError(
            "{file}: “{key}” must be a label, a list of words with the label first, or one label for each language.",
            file=file,
            key=where,
        )


def _texts(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values())
