"""One template laid over another: tables and columns added, dropped, renamed and put in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import speech
from .check import wrong

Raw = dict[str, Any]


def extend(base: Raw, own: Raw, file: str) -> Raw:
    """`own` laid over `base`. Raises TemplateError where it names what the base does not have."""
    result = {**base, **{k: v for k, v in own.items() if k not in ("extends", "drop", "choices", "tables", "settings")}}
    for key in own.get("settings", {}):
        if key not in base.get("settings", {}):
            wrong(file, f"settings.{key}", key, base.get("settings", {}))
    result["settings"] = {**base.get("settings", {}), **own.get("settings", {})}
    result["choices"] = {
        name: {**base.get("choices", {}).get(name, {}), **own.get("choices", {}).get(name, {})}
        for name in (*base.get("choices", {}), *own.get("choices", {}))
    }
    tables: Raw = dict(base.get("tables", {}))
    for name in own.get("drop", ()):
        if name not in tables:
            wrong(file, "drop", name, tables)
        del tables[name]
    for name, body in own.get("tables", {}).items():
        tables[name] = _table(tables[name], body, file, name) if name in tables else _new(body, file, name)
    result["tables"] = tables
    return result


def _new(own: Raw, file: str, name: str) -> Raw:
    """A table the base does not have, its columns in the order asked for."""
    return _table({"columns": {}}, own, file, name)


def _table(base: Raw, own: Raw, file: str, name: str) -> Raw:
    columns: Raw = dict(base.get("columns", {}))
    for word in ("keep", "drop"):
        for key in own.get(word, ()):
            if key not in columns:
                wrong(file, f"tables.{name}.{word}", key, columns)
    if "keep" in own:
        columns = {k: v for k, v in columns.items() if k in own["keep"]}
    columns = {k: v for k, v in columns.items() if k not in own.get("drop", ())}
    for key, spec in own.get("columns", {}).items():
        columns = _placed(columns, key, spec, file, name)
    for key in own.get("order", ()):
        if key not in columns:
            wrong(file, f"tables.{name}.order", key, columns)
    first = {k: columns[k] for k in own.get("order", ())}
    rest = {k: v for k, v in own.items() if k in ("title", "aliases", "record_key", "support")}
    return {**base, **rest, "columns": {**first, **{k: v for k, v in columns.items() if k not in first}}}


def _placed(columns: Raw, key: str, spec: Raw, file: str, table: str) -> Raw:
    """The columns with one of them added or changed, at the place its `after` names."""
    merged = _merged(columns.get(key), spec)
    after = spec.get("after")
    if after is None:
        return {**columns, key: merged}
    others = {k: v for k, v in columns.items() if k != key}
    if after not in others:
        wrong(file, f"tables.{table}.columns.{key}.after", after, others)
    at = list(others).index(after) + 1
    items = list(others.items())
    return dict((*items[:at], (key, merged), *items[at:]))


def _merged(inherited: Mapping[str, Any] | None, spec: Mapping[str, Any]) -> Raw:
    """A column's settings over those it inherits.

    A plain new heading is the heading in every language, and the old one stays among those it is recognised by.
    """
    own = {k: v for k, v in spec.items() if k != "after"}
    if inherited is None:
        return own
    old = inherited.get("heading")
    if isinstance(old, str) and "heading" in own and "aliases" not in own:
        own["aliases"] = [old, *inherited.get("aliases", ())]
    for word in ("heading", "prompt"):
        if isinstance(own.get(word), str):
            own[word] = dict.fromkeys(speech.known(), own[word])
    return {**inherited, **own}
