"""What `xltable.toml` may say: it stands beside the workbook or in a folder above it; options on the command line win.

template = "exporter"              # a name, or a path beside this file
language = "zh"
home = "CN"
currency = "CNY"
select = ["orphan-record"]         # only these rules
ignore = ["untidy-value"]          # all rules but these

[severities]
stale-record = "warning"

[settings]                         # thresholds of the template
stale_days = 200

[map]                              # headings, and the columns they are
"备注2" = "notes"

[columns.order_date]               # what the cells of a column cannot prove, and rules that do not hold for it
day_first = true
ignore = ["future-date"]

[[suppress]]                       # one fault that is none; column, record and value say which, as far as given
rule = "likely-duplicate"
column = "email"
record = "C-0012"
reason = "Two sisters share one address."
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import TemplateError
from .check import wrong
from .load import load
from .refused import refused
from .template import Template

NAME = "xltable.toml"


class ColumnHints(BaseModel):
    """What the user settles for a column where its cells prove nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day_first: bool | None = None
    decimal: Literal[",", "."] | None = None
    ignore: tuple[str, ...] = ()
    """Rules whose issues in this column are not told."""


class Suppression(BaseModel):
    """Issues that the user has looked at and means to keep, and why. They follow the record wherever its row goes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    reason: str
    column: str | None = None
    """Its key, `table.key`, or the user's heading."""
    record: str | int | None = None
    """What the user calls the record: the value of its key column."""
    value: str | int | float | bool | date | None = None


class Config(BaseModel):
    """The settings of one folder of workbooks."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    template: str | None = None
    language: str | None = None
    home: str | None = None
    currency: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Literal["error", "warning", "info"]] = Field(default_factory=dict)
    settings: Mapping[str, float | str | bool] = Field(default_factory=dict)
    mapping: Mapping[str, str] = Field(default_factory=dict, alias="map")
    columns: Mapping[str, ColumnHints] = Field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    folder: Path | None = Field(default=None, exclude=True)
    """Where the file stands; None where there is none."""


def load_config(workbook: Path) -> Config:
    """The configuration that holds for a workbook; an empty one where no file says anything.

    Raises TemplateError, naming the file, the key and the nearest right one.
    """
    for folder in workbook.absolute().parents:
        file = folder / NAME
        if file.is_file():
            return _read(file)
    return Config()


def with_settings(template: Template, config: Config) -> Template:
    """The template with the configured thresholds in place of its own.

    Raises TemplateError for a threshold that no template has, and for one that is no number where that is asked.
    """
    if not config.settings:
        return template
    file = str((config.folder or Path()) / NAME)
    known = {**load("exporter").settings, **template.settings}
    for key, value in config.settings.items():
        if key not in known:
            wrong(file, f"settings.{key}", key, known)
        if _is_number(known[key]) and not _is_number(value):
            raise TemplateError("{file}: “{key}” must be a number.", file=file, key=f"settings.{key}")
    return template.model_copy(update={"settings": {**template.settings, **config.settings}})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _read(file: Path) -> Config:
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("{file} is not valid TOML: {reason}.", file=str(file), reason=str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise TemplateError("“{file}” cannot be read: {reason}.", file=str(file), reason=reason) from None
    _known(file, "", raw, [f.alias or name for name, f in Config.model_fields.items() if name != "folder"])
    for column, hints in _items(raw.get("columns")):
        _known(file, f"columns.{column}.", hints, ColumnHints.model_fields)
    if not isinstance(raw.get("suppress", []), list):
        raise TemplateError("{file}: “{key}” must be a table of settings.", file=str(file), key="[[suppress]]")
    for number, body in _items(raw.get("suppress")):
        _known(file, "suppress.", body, Suppression.model_fields)
        _reasoned(file, int(number) + 1, body)
    try:
        return Config(**raw).model_copy(update={"folder": file.parent})
    except ValidationError as error:
        raise refused(error, str(file)) from None


def _items(body: Any) -> Iterable[tuple[Any, Any]]:
    """The parts of a table or list; what is neither is for the model to refuse."""
    return body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()


def _known(file: Path, under: str, body: Any, known: Iterable[str]) -> None:
    """Refuse a key that means nothing, naming the nearest one that does."""
    names = [f"{under}{name}" for name in known]
    for key in body if isinstance(body, dict) else ():
        if f"{under}{key}" not in names:
            raise _unknown(file, f"{under}{key}", names)


def _reasoned(file: Path, number: int, body: Any) -> None:
    """A suppression without a rule would hide everything, and one without a reason nobody dares to remove."""
    for key in ("rule", "reason"):
        if isinstance(body, dict) and not str(body.get(key, "")).strip():
            raise TemplateError(
                "{file}: suppression {number} has no “{key}”; it must say the rule it silences, and the reason.",
                file=str(file),
                number=number,
                key=key,
            )


def _unknown(file: Path, key: str, known: list[str]) -> TemplateError:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    if near:
        return TemplateError(
            "{file}: “{word}” is not known; did you mean “{near}”?", file=str(file), word=key, near=near[0]
        )
    return TemplateError("{file}: “{word}” is not known.", file=str(file), word=key)
