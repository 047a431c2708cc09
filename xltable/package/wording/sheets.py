"""Sheets called otherwise, and every place that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ...errors import Refused
from ..names import fit_for_sheet
from ..sheetnames import SheetNames
from ..splice import Document
from ..xmltext import entities, plain
from .formulas import on_shell, respell, worksheets

if TYPE_CHECKING:
    from ..draft import Draft

_ELSEWHERE = ("drawing", "chart", "ctrlprop", "pivotcache", "vml", "docprops/app")
"""Parts besides sheets, tables and the workbook itself that may name a sheet."""


def rename_sheets(names: Mapping[str, str]) -> Callable[[Draft], None]:
    """Call sheets otherwise: their tabs, and the formulas, names, rules, links, charts and pivots that read them.

    Refused where a name is not fit for a sheet, or is another sheet's.
    """

    def step(draft: Draft) -> None:
        known = SheetNames(names)
        _check(draft, known)
        respell(lambda text, *_: known.formula(text))(draft)
        for sheet in worksheets(draft):
            on_shell(draft, sheet.name, partial(_links, names=known))
        for part in draft.parts():
            if any(word in part.lower() for word in _ELSEWHERE) and part.lower().endswith((".xml", ".vml")):
                draft.write(part, _elsewhere(draft.read(part), part, known))
        for entry in draft.workbook.sheets:
            if known.name(entry.name) != entry.name:
                entry.renamed = known.name(entry.name)

    return step


def _check(draft: Draft, known: SheetNames) -> None:
    result = [known.name(entry.name) for entry in draft.workbook.sheets]
    for name in result:
        if not fit_for_sheet(name):
            raise Refused("“{sheet}” cannot be the name of a sheet: 1 to 31 characters, none of []:*?/\\.", sheet=name)
        if sum(other.lower() == name.lower() for other in result) > 1:
            raise Refused("The workbook already has a sheet called “{sheet}”.", sheet=name)


def _links(document: Document, names: SheetNames) -> None:
    for element in document.root.walk():
        old = element.attributes.get("location") if element.tag == "hyperlink" else None
        if old and names.link(old) != old:
            document.set(element, location=names.link(old))


def _elsewhere(data: bytes, part: str, names: SheetNames) -> bytes:
    """A chart, drawing, control, pivot or the list of titles with the new names."""
    if "pivotcache" in part.lower() and "definition" in part.lower():
        return _pivot_source(data, part, names)
    return _titles(data, part, names) if part.lower().startswith("docprops") else names.xml(data)


def _pivot_source(data: bytes, part: str, names: SheetNames) -> bytes:
    document = Document(data, part)
    for element in document.root.walk():
        old = element.attributes.get("sheet") if element.tag in ("worksheetSource", "rangeSet") else None
        if old and names.name(old) != old:
            document.set(element, sheet=names.name(old))
    return document.result() if document.changed else data


def _titles(data: bytes, part: str, names: SheetNames) -> bytes:
    """The list of what the workbook holds: its sheets, and names such as `Customers!Print_Titles`."""
    document = Document(data, part)
    for element in document.root.walk():
        if element.tag == "lpstr":
            old = entities(document.inner(element))
            new = names.name(old) if names.name(old) != old else names.link(old)
            if new != old:
                document.replace_inner(element, plain(new))
    return document.result() if document.changed else data
