"""The house: imports go down, one door per library, every shelf keeps its promise, the public face is as told."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import babel
import pytest

import xltable
from xltable import speech
from xltable.sheets import SHELF as SHEETS

PACKAGE = Path(xltable.__file__).parent

FLOORS = (
    ("__main__",),
    ("cli",),
    ("reports",),
    ("actions",),
    ("sheets",),
    ("derived", "rules", "files"),
    ("worked", "translating"),
    ("refs",),
    ("pages",),
    ("package", "findings"),
    ("book",),
    ("schema", "marks"),
    ("kinds",),
    ("countries", "formula"),
    ("groupings",),
    ("speech",),
    ("shelf", "shipped", "numerals", "collation"),
    ("errors",),
)
"""From the top down. A room may import from rooms below it, and from itself."""

DOORS = {
    "typer": ("cli/",),
    "rich": ("cli/", "reports/"),
    "python_calamine": ("files/",),
    "xlsxwriter": ("pages/",),
    "lxml": ("package/",),
    "zipfile": ("package/", "files/"),
    "phonenumbers": ("kinds/",),
    "pycountry": ("countries/",),
    "icalendar": ("actions/",),
}
"""Which rooms may import a library."""


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    files = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    return tuple((name, ast.parse(path.read_text("utf-8"))) for name, path in files.items() if name != "__init__.py")


def room(name: str) -> str:
    return name.split("/")[0].removesuffix(".py")


def imported(name: str, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The modules a file imports, own ones as `xltable.room.…`."""
    here = ["xltable", *name.removesuffix(".py").removesuffix("/__init__").split("/")]
    if not name.endswith("__init__.py"):
        here = here[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*here[: len(here) - node.level + 1]] if node.level else []
            stem = [*base, *(node.module or "").split(".")] if node.module else base
            for alias in node.names:
                yield ".".join([*stem, alias.name]), node.lineno


def test_imports_go_down() -> None:
    height = {name: -i for i, floor in enumerate(FLOORS) for name in floor}
    upward = [
        f"{name}:{line} imports {target}"
        for name, tree in sources()
        for target, line in imported(name, tree)
        if target.startswith("xltable.") and target.split(".")[1] in height
        if target.split(".")[1] != room(name) and height[target.split(".")[1]] >= height[room(name)]
    ]
    assert upward == []


def test_every_room_has_its_floor() -> None:
    rooms = {room(name) for name, _ in sources()}
    assert rooms == {name for floor in FLOORS for name in floor} & rooms


def test_one_door_per_library() -> None:
    strays = [
        f"{name}:{line} imports {target}"
        for name, tree in sources()
        for target, line in imported(name, tree)
        if target.split(".")[0] in DOORS and not name.startswith(DOORS[target.split(".")[0]])
    ]
    assert strays == []


def test_public_face() -> None:
    assert xltable.__all__ == sorted(xltable.__all__)
    for name in xltable.__all__:
        assert getattr(xltable, name).__doc__, name


@pytest.mark.parametrize("language", speech.spoken()[1:])
def test_translations_keep_their_placeholders(language: str) -> None:
    told = [
        *speech.messages(language).items(),
        *((k, t) for k, f in speech.plurals(language).items() for t in f.values()),
    ]
    wrong = [
        english for english, text in told if set(re.findall(r"\{(\w*)", english)) != set(re.findall(r"\{(\w*)", text))
    ]
    assert wrong == []


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Every English template the code gives to a Sentence, to `counted` or to an error of ours, and where."""
    return (*_said(), *((f"sheets/{name}", SHEETS[name].title) for name in SHEETS))


def _said() -> Iterator[tuple[str, str]]:
    sayers = {"Sentence", "counted", *(n for n in dir(xltable.errors) if not n.startswith("_"))}
    for name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) in sayers:
                texts = node.args[1:3] if _called(node) == "counted" else node.args[:1]
                for text in texts:
                    if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                        yield f"{name}:{node.lineno}", text.value


def bare(template: str) -> str:
    """The words of a template without its placeholders."""
    return re.sub(r"\{\w*\}", "", template)


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("language", speech.spoken()[1:])
def test_every_message_is_translated(language: str) -> None:
    known = speech.messages(language)
    missing = [
        f"{where}: {text}" for where, text in said() if text not in known and re.search(r"[A-Za-z]{2}", bare(text))
    ]
    assert missing == []


@pytest.mark.parametrize("language", speech.spoken()[1:])
def test_every_language_says_the_same(language: str) -> None:
    """What one language says and another does not is missing there, or said nowhere any more."""
    whole, ours = (speech.messages(name).keys() | speech.plurals(name).keys() for name in ("zh", language))
    assert ours == whole


@pytest.mark.parametrize("language", speech.spoken()[1:])
def test_a_message_stands_once(language: str) -> None:
    files = (Path(speech.__file__).with_name("languages") / language / "messages").glob("*.toml")
    stands = Counter(text for file in files for text in tomllib.loads(file.read_text("utf-8")))
    assert [text for text, times in stands.items() if times > 1] == []


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    category = babel.Locale.parse(language).plural_form
    assert [speech.plural_category(language, f"{n:,}") for n in range(1200)] == [category(n) for n in range(1200)]
    assert all("other" in forms for forms in speech.plurals(language).values())


def tables_of_facts() -> list[Path]:
    """The data files that say something about the world: not what xltable itself says or makes up."""
    apart = {PACKAGE / "cli", PACKAGE / "languages", PACKAGE / "actions" / "sample"}
    files = (path for suffix in ("toml", "csv", "txt") for path in PACKAGE.rglob(f"*.{suffix}"))
    return sorted(path for path in files if apart.isdisjoint(path.parents))


def test_facts_tell_their_source_and_date() -> None:
    heads = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8")[:2500] for path in tables_of_facts()}
    source = re.compile(r"\b(sources?|from|compiled|built|written by|read)\b", re.IGNORECASE)
    undated = [name for name, head in heads.items() if not re.search(r"\b20\d\d-\d\d\b", head)]
    unsourced = [name for name, head in heads.items() if not source.search(head)]
    assert (undated, unsourced) == ([], [])
    assert len(heads) > 50
