"""The groups countries stand in, as of a day: regions, unions, trade agreements, the user's own sales regions.

A grouping is a file of `groupings/`, or the user's own TOML file of the same form:

    labels = { en = "My regions", zh = "我的区域" }

    [groups.dach]
    labels = { en = "DACH", zh = "德语区" }
    codes = ["DE", "Austria", "瑞士"]
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import TemplateError
from ..groupings import SHELF
from .find import find
from .table import facts

WITHOUT_END = date.max


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a grouping: its labels, and from when to when (both days in) each country belongs to it."""

    key: str
    labels: Mapping[str, str]
    members: Mapping[str, tuple[tuple[date, date], ...]]

    def has(self, code: str, day: date) -> bool:
        return any(first <= day <= last for first, last in self.members.get(code, ()))


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to divide countries. `bloc`: one group that countries join and leave."""

    name: str
    labels: Mapping[str, str]
    groups: Mapping[str, Group]
    source: str = ""
    date: date | None = None
    bloc: bool = False

    def label(self, language: str) -> str:
        """What the grouping is called in a language, else in English, else its name."""
        return _label(self.labels, self.name, language)


def grouping(name: str | Path) -> Grouping:
    """The grouping of that name, or the user's own at a path ending in `.toml`.

    Raises UsageError for an unknown name, TemplateError for a file that is no grouping.
    """
    if isinstance(name, Path) or name.endswith(".toml"):
        return _own(Path(name), _stamp(Path(name)))
    return _shipped(name)


def groups(name: str | Path = "sales-regions") -> tuple[str, ...]:
    """The keys of a grouping's groups, in the order of its file."""
    return tuple(grouping(name).groups)


def group(code: str, name: str | Path = "sales-regions", as_of: date | None = None) -> str | None:
    """The key of the group a country stands in on a day (today if not given); None where it stands in none."""
    day = as_of or date.today()
    return next((g.key for g in grouping(name).groups.values() if g.has(code, day)), None)


def group_label(name: str | Path, key: str, language: str = "en") -> str:
    """What a group is called in a language, else in English, else its key."""
    return _label(grouping(name).groups[key].labels, key, language)


def member(name: str, code: str, as_of: date | None = None) -> bool:
    """Whether a country belongs to a union or agreement on a day."""
    return group(code, name, as_of) is not None


def blocs(code: str, as_of: date | None = None) -> tuple[str, ...]:
    """The unions and agreements a country belongs to on a day, in the order of the alphabet.

    A bloc's key is the name of its grouping: `group_label("eu", "eu", "zh")`.
    """
    return tuple(name for name in _blocs() if member(name, code, as_of))


def continent(code: str) -> str | None:
    """The continent (`africa`, `antarctica`, `asia`, `europe`, `north-america`, `oceania`, `south-america`)."""
    return group(code, "continents")


@functools.cache
def _blocs() -> tuple[str, ...]:
    return tuple(name for name in SHELF if grouping(name).bloc)


@functools.cache
def _shipped(name: str) -> Grouping:
    return _read(SHELF[name], name, f"groupings/{name}")


def _stamp(path: Path) -> tuple[int, int]:
    """Size and modification time, so that a file changed since is read anew."""
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return found.st_size, found.st_mtime_ns


def _unreadable(path: Path, error: OSError) -> TemplateError:
    return TemplateError("The grouping “{file}” cannot be read: {reason}.", file=path, reason=error.strerror)


@functools.cache
def _own(path: Path, stamp: tuple[int, int]) -> Grouping:
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _unreadable(path, error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError("The grouping “{file}” is not a TOML file: {reason}.", file=path, reason=error) from error
    return _read(table, path.stem, str(path))


def _read(table: Mapping[str, Any], name: str, file: str) -> Grouping:
    found = table.get("groups")
    if not isinstance(found, dict) or not all(isinstance(g, dict) for g in found.values()):
        raise TemplateError("The grouping “{file}” has no [groups.…] tables.", file=file)
    read = {key: Group(key, _labels(g, key), _members(g, key, file)) for key, g in found.items()}
    return Grouping(
        name, _labels(table, name), read, str(table.get("source", "")), table.get("date"), bool(table.get("bloc"))
    )


def _label(labels: Mapping[str, str], key: str, language: str) -> str:
    return labels.get(language) or labels.get(language.split("-")[0]) or labels.get("en") or key


def _labels(table: Mapping[str, Any], key: str) -> dict[str, str]:
    labels = table.get("labels", table.get("label", key))
    return {str(k): str(v) for k, v in labels.items()} if isinstance(labels, dict) else {"en": str(labels)}


def _members(table: Mapping[str, Any], key: str, file: str) -> dict[str, tuple[tuple[date, date], ...]]:
    members: dict[str, list[tuple[date, date]]] = {}
    for part in (table, *table.get("members", ())):
        first, last = part.get("from", date.min), part.get("to", WITHOUT_END)
        if type(first) is not date or type(last) is not date:
            raise TemplateError(
                "The group “{group}” of the grouping “{file}” has a from or to that is not a day such as 2020-01-31.",
                group=key, file=file,
            )  # fmt: skip
        for code in part.get("codes", ()):
            members.setdefault(_code(str(code), key, file), []).append((first, last))
    return {code: tuple(spans) for code, spans in members.items()}


def _code(written: str, key: str, file: str) -> str:
    if written in facts():
        return written
    found = find(written)
    if found.code is None or not found.certain:
        raise TemplateError(
            "The group “{group}” of the grouping “{file}” names “{value}”, which is not a country.",
            group=key, file=file, value=written,
        )  # fmt: skip
    return found.code
