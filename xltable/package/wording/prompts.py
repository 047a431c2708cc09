"""The texts of data validations, and the values filters pick, said in other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..area import Area
from ..splice import Document, Element
from ..xmltext import unescape
from .formulas import on_shell

if TYPE_CHECKING:
    from ..draft import Draft
    from ..package import Package

_TEXTS = ("promptTitle", "prompt", "errorTitle", "error")


def prompts(package: Package, sheet: str) -> list[tuple[str, ...]]:
    """Titles, prompts and alerts of a sheet's validations, in the order they stand in."""
    document = Document(package.look(sheet).shell, sheet)
    rules = (element for element in document.root.walk() if element.tag == "dataValidation")
    return [tuple(unescape(rule.attributes.get(name, "")) for name in _TEXTS) for rule in rules]


def reprompt(sheet: str, texts: Mapping[str, str]) -> Callable[[Draft], None]:
    """Say the titles, prompts and alerts of a sheet's validations in other words, where they are just these texts."""
    return lambda draft: on_shell(draft, sheet, partial(_reprompt, texts=texts))


def _reprompt(document: Document, texts: Mapping[str, str]) -> None:
    for element in document.root.walk():
        if element.tag == "dataValidation":
            old = {name: unescape(element.attributes[name]) for name in _TEXTS if name in element.attributes}
            new = {name: texts[text] for name, text in old.items() if text in texts}
            if new:
                document.set(element, **new)


def refilter(sheet: str, columns: Mapping[int, Mapping[str, str]]) -> Callable[[Draft], None]:
    """Let filters pick the new words of columns (counted from 0) in which old words were replaced."""

    def step(draft: Draft) -> None:
        on_shell(draft, sheet, partial(_refilter, columns=columns))
        for table in draft.package.tables_of(sheet):
            document = Document(draft.read(table.part), table.part)
            _refilter(document, columns)
            if document.changed:
                draft.write(table.part, document.result())

    return step


def _refilter(document: Document, columns: Mapping[int, Mapping[str, str]]) -> None:
    for column in document.root.walk():
        parent = column.parent
        if column.tag != "filterColumn" or parent is None:
            continue
        area = Area.parse(parent.attributes.get("ref", ""))
        words = columns.get(area.first_col + int(column.attributes.get("colId", "0"))) if area is not None else None
        for element in column.walk() if words else ():
            _repick(document, element, words or {})


def _repick(document: Document, element: Element, words: Mapping[str, str]) -> None:
    old = element.attributes.get("val") if element.tag in ("filter", "customFilter") else None
    if old is not None and old in words:
        document.set(element, val=words[old])
