"""How TOML becomes a template: extending, adding, dropping, renaming, ordering; and errors that name the nearest right key.

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

English stands in the template; headings, prompts and labels in other languages that xltable ships stand in
`languages/<language>/columns.toml` by table and column, and a template's own texts win over them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .. import speech
from ..errors import TemplateError
from ..kinds import SHELF as KINDS
from ..kinds import Choice, fold
from ..shelf import unknown
from .column import ColumnSpec
from .table import TableSpec
from .template import Template

_TOP = ("name", "extends", "title", "drop", "sheets", "settings", "completeness", "choices", "tables")
_TABLE = ("title", "aliases", "record_key", "keep", "drop", "order", "columns")
_COLUMN = (
    *(f for f in ColumnSpec.model_fields if f not in ("key", "headings", "prompts")),
    "heading",
    "prompt",
    "after",
)


def _shipped() -> Any:
    """The folder of shipped templates: inside the wheel, or beside the package in a checkout."""
    inside = resources.files("xltable").joinpath("templates")
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "templates"


def TEMPLATES() -> tuple[str, ...]:  # noqa: N802
    """Names of the shipped templates."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in _shipped().iterdir() if f.name.endswith(".toml")))


def load(name: str | Path, beside: Path | None = None) -> Template:
    """The template of that name, or in that file.

    Raises TemplateError, naming the file, the key and the nearest right one.
    """
    raw, file = _merged(str(name), beside)
    try:
        return _build(raw, file)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        raise TemplateError(
            "{file}: “{key}” is not right: {reason}.", file=file, key=where, reason=first["msg"].rstrip(".")
        ) from None


def _merged(name: str, beside: Path | None) -> tuple[dict[str, Any], str]:
    """The raw tables of a template with everything it extends laid beneath, and the file it came from."""
    text, file, folder = _text(name, beside)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("{file} is not valid TOML: {reason}.", file=file, reason=str(error)) from None
    _check_keys(raw, file)
    parent = raw.get("extends")
    if not parent:
        return raw, file
    base, _ = _merged(str(parent), folder)
    return _extend(base, raw, file), file


def _text(name: str, beside: Path | None) -> tuple[str, str, Path | None]:
    if name.endswith(".toml") or "/" in name or "\\" in name:
        path = (beside / name) if beside and not Path(name).is_absolute() else Path(name)
        try:
            return path.read_text("utf-8"), str(path), path.parent
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise TemplateError(
                "The template “{file}” cannot be read: {reason}.", file=str(path), reason=reason
            ) from None
    if name not in TEMPLATES():
        wrong = unknown("template", name, TEMPLATES())
        raise TemplateError(wrong.text, **wrong.values)
    return _shipped().joinpath(f"{name}.toml").read_text("utf-8"), f"{name}.toml", None


def _check_keys(raw: Mapping[str, Any], file: str) -> None:
    """Every key must be one that means something here."""
    _known(raw, _TOP, file, "")
    for table, body in raw.get("tables", {}).items():
        _known(body, _TABLE, file, f"tables.{table}")
        for column, spec in body.get("columns", {}).items():
            where = f"tables.{table}.columns.{column}"
            _known(spec, _COLUMN, file, where)
            if "kind" in spec and spec["kind"] not in KINDS:
                _wrong(file, f"{where}.kind", spec["kind"], KINDS.names)


def _known(body: Any, known: Iterable[str], file: str, where: str) -> None:
    if not isinstance(body, Mapping):
        raise TemplateError("{file}: “{key}” must be a table of settings.", file=file, key=where)
    for key in body:
        if key not in known:
            _wrong(file, where, key, known)


def _wrong(file: str, where: str, key: str, known: Iterable[str]) -> None:
    near = get_close_matches(key, list(known), n=1, cutoff=0.5)
    full = f"{where}.{key}" if where and not where.endswith(".kind") else (where or key)
    if near:
        raise TemplateError(
            "{file}: “{word}” in “{key}” is not known; did you mean “{near}”?",
            file=file,
            word=key,
            key=full,
            near=near[0],
        )
    raise TemplateError("{file}: “{word}” in “{key}” is not known.", file=file, word=key, key=full)


def _extend(base: dict[str, Any], own: dict[str, Any], file: str) -> dict[str, Any]:
    """`own` laid over `base`."""
    result = {**base, **{k: v for k, v in own.items() if k not in ("extends", "drop", "choices", "tables", "settings")}}
    result["settings"] = {**base.get("settings", {}), **own.get("settings", {})}
    result["choices"] = {
        name: {**base.get("choices", {}).get(name, {}), **own.get("choices", {}).get(name, {})}
        for name in (*base.get("choices", {}), *own.get("choices", {}))
    }
    tables: dict[str, Any] = dict(base.get("tables", {}))
    for name in own.get("drop", ()):
        if name not in tables:
            _wrong(file, "drop", name, tables)
        del tables[name]
    for name, body in own.get("tables", {}).items():
        tables[name] = _extend_table(tables[name], body, file, name) if name in tables else body
    result["tables"] = tables
    return result


def _extend_table(base: dict[str, Any], own: dict[str, Any], file: str, name: str) -> dict[str, Any]:
    columns: dict[str, Any] = dict(base.get("columns", {}))
    for word in ("keep", "drop"):
        for key in own.get(word, ()):
            if key not in columns:
                _wrong(file, f"tables.{name}.{word}", key, columns)
    if "keep" in own:
        columns = {k: v for k, v in columns.items() if k in own["keep"]}
    columns = {k: v for k, v in columns.items() if k not in own.get("drop", ())}
    for key, spec in own.get("columns", {}).items():
        after = spec.get("after")
        merged = {**columns.get(key, {}), **_renamed(spec, key in columns)}
        if after is None:
            columns[key] = merged
            continue
        if after not in columns:
            _wrong(file, f"tables.{name}.columns.{key}.after", after, columns)
        columns.pop(key, None)
        items = list(columns.items())
        at = next(i for i, (k, _) in enumerate(items) if k == after) + 1
        columns = dict((*items[:at], (key, merged), *items[at:]))
    for key in own.get("order", ()):
        if key not in columns:
            _wrong(file, f"tables.{name}.order", key, columns)
    first = {k: columns[k] for k in own.get("order", ())}
    rest = {k: v for k, v in own.items() if k in ("title", "aliases", "record_key")}
    return {**base, **rest, "columns": {**first, **{k: v for k, v in columns.items() if k not in first}}}


def _renamed(spec: Mapping[str, Any], inherited: bool) -> dict[str, Any]:
    """A column's own settings; a plain new heading for an inherited column is its heading in every language."""
    own = {k: v for k, v in spec.items() if k != "after"}
    for word in ("heading", "prompt"):
        if inherited and isinstance(own.get(word), str):
            own[word] = dict.fromkeys(speech.known(), own[word])
    return own


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
                _wrong(file, f"tables.{table.key}.columns.{column.key}.reference", column.reference, names)
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
    shipped = {lang: speech.texts(lang, "columns").get("tables", {}).get(key, {}) for lang in speech.known()}
    read = {k: _column(key, k, spec, file, choices) for k, spec in body.get("columns", {}).items()}
    if not read:
        raise TemplateError("{file}: the table “{table}” has no columns.", file=file, table=key)
    columns = tuple(_standing_in(column, key, read) for column in read.values())
    return TableSpec(
        key=key,
        titles=_by_language(body.get("title"), {lang: t["title"] for lang, t in shipped.items() if "title" in t}),
        aliases=(*body.get("aliases", ()), *(a for t in shipped.values() for a in t.get("aliases", ()))),
        record_key=body.get("record_key", columns[0].key),
        columns=columns,
    )


def _column(table: str, key: str, spec: Mapping[str, Any], file: str, choices: Mapping[str, Any]) -> ColumnSpec:
    headings: dict[str, str] = {}
    prompts: dict[str, str] = {}
    aliases: list[str] = list(spec.get("aliases", ()))
    for language in speech.known():
        shipped = speech.texts(language, "columns").get("columns", {}).get(table, {}).get(key, {})
        if "heading" in shipped:
            headings[language] = shipped["heading"]
        if "prompt" in shipped:
            prompts[language] = shipped["prompt"]
        aliases += shipped.get("aliases", ())
    listed = spec.get("choices")
    if listed and listed not in choices:
        _wrong(file, f"tables.{table}.columns.{key}.choices", listed, choices)
    plain = {k: v for k, v in spec.items() if k not in ("heading", "prompt", "aliases", "after")}
    return ColumnSpec(
        key=key,
        headings=_by_language(spec.get("heading"), headings),
        prompts=_by_language(spec.get("prompt"), prompts),
        aliases=tuple(aliases),
        **plain,
    )


def _standing_in(column: ColumnSpec, table: str, columns: Mapping[str, ColumnSpec]) -> ColumnSpec:
    """The column with the headings of those it stands for: taken on where they are not there, given up where they are."""
    if not column.stands_for:
        return column
    aliases = list(column.aliases)
    for key in column.stands_for:
        if other := columns.get(key):
            theirs = {fold(w) for w in (key, *other.headings.values(), *other.aliases)}
            aliases = [a for a in aliases if fold(a) not in theirs]
            continue
        for language in speech.known():
            shipped = speech.texts(language, "columns").get("columns", {}).get(table, {}).get(key, {})
            aliases += [*([shipped["heading"]] if "heading" in shipped else []), *shipped.get("aliases", ())]
    return column.model_copy(update={"aliases": tuple(aliases)})


def _choices(name: str, body: Mapping[str, Any]) -> tuple[Choice, ...]:
    return tuple(_choice(name, key, words) for key, words in body.items())


def _choice(name: str, key: str, words: Any) -> Choice:
    """A choice from its label, its label and other words, or its labels by language."""
    labels: dict[str, str] = {}
    synonyms: list[str] = []
    for language in speech.known():
        shipped = speech.texts(language, "columns").get("choices", {}).get(name, {}).get(key)
        if shipped:
            labels[language] = shipped[0]
            synonyms += shipped[1:]
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
