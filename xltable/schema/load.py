"""How TOML becomes a template.

A template file, whole:

    name = "club"
    extends = "exporter"                        # another template's name, or a path beside this file
    drop = ["service"]                          # tables left out
    sheets = ["overview", "by-country"]

    [settings]
    stale_days = 200

    [choices.customer_type]
    member = ["Member", "club member"]          # label and other words; adds to the list
    honorary = { en = "Honorary", zh = "荣誉会员" }

    [tables.contacts]
    title = { en = "Members", zh = "会员" }
    keep = ["customer_id", "company"]           # only these of the columns it extends
    drop = ["port"]                             # or: all but these
    order = ["company", "customer_id"]          # these first; the others follow in their old order

    [tables.contacts.columns.company]           # a column it extends: what is set here replaces what was
    heading = "Club"

    [tables.contacts.columns.joined]            # a new one
    kind = "date"
    heading = { en = "Joined", zh = "入会日期" }
    after = "company"

`stands_for = ["invoice_no"]` in a column: where the template has no such column, its headings lead here. A heading
belongs to the column that bears it; an alias gives way. What is wrong in a file is told with the file, the key and the
nearest right one.

English stands in the template; headings, prompts and labels in other languages that xltable ships stand in
`languages/<language>/columns.toml` by table and column, and a template's own texts win over them.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .. import shipped, speech
from ..errors import TemplateError
from ..kinds import Choice
from ..shelf import unknown
from .check import check, wrong
from .column import ColumnSpec
from .extend import extend
from .recognised import recognised, shipped_texts
from .refused import refused
from .table import TableSpec
from .template import Template


def _folder() -> Any:
    """The folder of shipped templates: inside the wheel, or beside the package in a checkout."""
    inside = resources.files("xltable").joinpath("templates")
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "templates"


@functools.cache
def TEMPLATES() -> tuple[str, ...]:  # noqa: N802
    """Names of the shipped templates."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in _folder().iterdir() if f.name.endswith(".toml")))


def load(name: str | Path, beside: Path | None = None) -> Template:
    """The template of that name, or in that file.

    Raises TemplateError, naming the file, the key and the nearest right one.
    """
    if str(name) in TEMPLATES():
        return _ours(str(name))
    return _loaded(str(name), beside)


@functools.cache
def _ours(name: str) -> Template:
    """A shipped template; it does not change while we run."""
    return _loaded(name, None)


def _loaded(name: str, beside: Path | None) -> Template:
    raw, file = _merged(name, beside)
    try:
        return _build(raw, file)
    except ValidationError as error:
        raise refused(error, file) from None


def _merged(name: str, beside: Path | None, under: tuple[str, ...] = ()) -> tuple[dict[str, Any], str]:
    """The raw tables of a template with everything it extends laid beneath, and the file it came from."""
    raw, file, folder = _read(name, beside)
    if file in under:
        raise TemplateError("{file} extends itself, by way of {others}.", file=file, others=", ".join(under))
    check(raw, file)
    parent = raw.get("extends")
    if not parent:
        return raw, file
    base, _ = _merged(parent, folder, (*under, file))
    return extend(base, raw, file), file


def _read(name: str, beside: Path | None) -> tuple[dict[str, Any], str, Path | None]:
    """What a template's file holds, how the file is called, and where templates named in it by path stand."""
    if not (name.endswith(".toml") or "/" in name or "\\" in name):
        if name not in TEMPLATES():
            missing = unknown("template", name, TEMPLATES())
            raise TemplateError(missing.text, **missing.values)
        return shipped.read(_folder(), name), f"{name}.toml", None
    path = (beside / name) if beside and not Path(name).is_absolute() else Path(name)
    try:
        return tomllib.loads(path.read_text("utf-8")), str(path), path.parent
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("{file} is not valid TOML: {reason}.", file=str(path), reason=str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise TemplateError("The template “{file}” cannot be read: {reason}.", file=str(path), reason=reason) from None


def _build(raw: Mapping[str, Any], file: str) -> Template:
    choices = {name: _choices(name, body) for name, body in raw.get("choices", {}).items()}
    tables = tuple(_table(key, body, file, choices) for key, body in raw.get("tables", {}).items())
    names = {f"{t.key}.{c.key}" for t in tables for c in t.columns}
    for table in tables:
        for column in table.columns:
            if (
                column.reference
                and column.reference not in names
                and column.reference.split(".")[0] in {t.key for t in tables}
            ):
                wrong(file, f"tables.{table.key}.columns.{column.key}.reference", column.reference, names)
    return Template(
        name=raw.get("name", Path(file).stem),
        title=_by_language(raw.get("title"), {}),
        tables=tables,
        choices=choices,
        sheets=tuple(raw.get("sheets", ())),
        settings=raw.get("settings", {}),
        completeness=raw.get("completeness", 0.6),
    )


def _table(key: str, body: Mapping[str, Any], file: str, choices: Mapping[str, Any]) -> TableSpec:
    texts = {lang: speech.texts(lang, "columns").get("tables", {}).get(key, {}) for lang in speech.known()}
    read = {k: _column(key, k, spec, file, choices) for k, spec in body.get("columns", {}).items()}
    if not read:
        raise TemplateError("{file}: the table “{table}” has no columns.", file=file, table=key)
    record_key = body.get("record_key") or next(iter(read))
    if record_key not in read:
        wrong(file, f"tables.{key}.record_key", record_key, read)
    columns = recognised(read, key)
    return TableSpec(
        key=key,
        titles=_by_language(body.get("title"), {lang: t["title"] for lang, t in texts.items() if "title" in t}),
        aliases=(*body.get("aliases", ()), *(a for t in texts.values() for a in t.get("aliases", ()))),
        record_key=record_key,
        support=body.get("support", False),
        columns=columns,
    )


def _column(table: str, key: str, spec: Mapping[str, Any], file: str, choices: Mapping[str, Any]) -> ColumnSpec:
    headings: dict[str, str] = {}
    prompts: dict[str, str] = {}
    aliases: list[str] = list(spec.get("aliases", ()))
    for language in speech.known():
        texts = shipped_texts(language, table, key)
        if "heading" in texts:
            headings[language] = texts["heading"]
        if "prompt" in texts:
            prompts[language] = texts["prompt"]
        aliases += texts.get("aliases", ())
    borne = _by_language(spec.get("heading"), headings)
    aliases += [h for h in headings.values() if h not in borne.values()]
    listed = spec.get("choices")
    if listed and listed not in choices:
        wrong(file, f"tables.{table}.columns.{key}.choices", listed, choices)
    plain = {k: v for k, v in spec.items() if k not in ("heading", "prompt", "aliases", "after")}
    return ColumnSpec(
        key=key,
        headings=borne,
        prompts=_by_language(spec.get("prompt"), prompts),
        aliases=tuple(aliases),
        **plain,
    )


def _choices(name: str, body: Mapping[str, Any]) -> tuple[Choice, ...]:
    return tuple(_choice(name, key, words) for key, words in body.items())


def _choice(name: str, key: str, words: Any) -> Choice:
    """A choice from its label, its label and other words, or its labels by language."""
    labels: dict[str, str] = {}
    synonyms: list[str] = []
    for language in speech.known():
        texts = speech.texts(language, "columns").get("choices", {}).get(name, {}).get(key)
        if texts:
            labels[language] = texts[0]
            synonyms += texts[1:]
    if isinstance(words, Mapping):
        labels |= words
    else:
        label, *others = [words] if isinstance(words, str) else words
        labels["en"] = label
        synonyms += others
    return Choice(key, labels, tuple(synonyms))


def _by_language(own: Any, shipped: Mapping[str, str]) -> dict[str, str]:
    """A template's own text wins; a plain text is the English one."""
    if own is None:
        return dict(shipped)
    if isinstance(own, str):
        return {**shipped, "en": own}
    return {**shipped, **own}
