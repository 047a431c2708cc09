"""What is taken away must not be read by anything that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Refused
from .draft import Draft
from .facts import SheetInfo
from .formulas import place_name, translated
from .precedents import Precedents
from .xmltext import entities

_RULE = re.compile(rb"<(?:[\w.-]+:)?(?:f|formula|formula1|formula2)(?:\s[^>]*)?(?<!/)>([^<]+)<")
_CHART = "drawingml.chart+xml"


def check_unread(draft: Draft) -> None:
    """Refuse where a formula, rule, name or chart that stays reads nothing but cells that are taken away.

    One that reads other cells besides, as `A:Z` does, was as right before those cells were there.
    """
    if draft.gone:
        names = {name.name: name.text for name in draft.package.defined_names}
        for refusal in _readers(draft, Precedents(names, draft.package.tables)):
            draft.refuse(refusal)


def _readers(draft: Draft, precedents: Precedents) -> Iterator[Refused]:
    def hit(text: str, sheet: str, row: int = 0, column: int = 0) -> str | None:
        """The sheet of which a formula reads cells that go."""
        for name, area in precedents.areas(text, sheet, row, column):
            if any(area.within(gone) for gone in draft.gone.get(name.lower(), ())):
                return name
        return None

    for info in _staying(draft):
        facts = draft.package.look(info.name)
        edits = draft.edits_of(info.name)
        for (row, column), text in facts.formulas.distinct():
            edit = edits.get(row, {}).get(column)
            if edit is not None and edit.fill is None and edit.retext is None:
                continue
            spelled = text if isinstance(text, str) else translated(text, row, column)
            if sheet := hit(spelled, info.name, row, column):
                cell = place_name(info.name, row, column)
                yield Refused("{cell} reads cells of “{sheet}” that would go; nothing was written.", cell, sheet=sheet)
        for found in _RULE.finditer(facts.shell):
            if sheet := hit(entities(found[1]), info.name):
                yield Refused(
                    "A drop-down or a rule on “{place}” reads cells of “{sheet}” that would go; nothing was written.",
                    place=info.name, sheet=sheet,
                )  # fmt: skip
    for name in draft.workbook.names:
        if not name.hidden and (sheet := hit(name.text, "")):
            yield Refused(
                "The name “{name}” means cells of “{sheet}” that would go; nothing was written.",
                name=name.name, sheet=sheet,
            )  # fmt: skip
    for part in draft.parts():
        if draft.types.of(part).endswith(_CHART):
            for found in _RULE.finditer(draft.read(part)):
                if sheet := hit(entities(found[1]), ""):
                    yield Refused("A chart shows cells of “{sheet}” that would go; nothing was written.", sheet=sheet)
                    break


def _staying(draft: Draft) -> Iterator[SheetInfo]:
    """The sheets of cells that stay as they are, but for edits."""
    for info in draft.package.sheets:
        if info.kind == "worksheet" and info.name not in draft.replaced and draft.has(info.part):
            yield info
