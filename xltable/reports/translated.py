"""Text for a person at a terminal: what is in another language now, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from ..speech import Listed, Sentence, counted
from .plain import shown, visible
from .terminal import Console, after_saving, console, line

if TYPE_CHECKING:
    from ..actions.save import Saved
    from ..actions.translate import Translation


def translated(planned: Translation, saved: Saved | None, *, diff: bool, quiet: bool) -> None:
    """The changes by sheet and column, or each before and after with `diff`; what was left, and what was written."""
    out, language = console(), planned.language
    if diff:
        _each(out, planned)
    for sentence in () if diff else _summed(planned):
        line(out, sentence, language)
    if quiet:
        return
    for sentence in planned.notes:
        line(out, sentence, language, "dim")
    if not planned:
        line(out, Sentence("There is nothing to translate."), language, "bold")
    elif saved is None:
        line(out, Sentence("Nothing was written. Add -o PATH or --in-place."), language, "bold")
    if saved is not None:
        line(out, Sentence("Written to {file}.", file=saved.output), language, "bold green")
        after_saving(out, saved, language)


def _summed(planned: Translation) -> Iterator[Sentence]:
    """How many headings and cells change on each sheet, which sheets, and how many formulas."""
    for sheet, group in groupby(sorted(planned.changes, key=lambda c: c.place.sheet), key=lambda c: c.place.sheet):
        changes = list(group)
        headings = sum(c.record is None and c.before == c.heading for c in changes)
        yield Sentence(
            "{sheet}: {headings}, {cells}.",
            sheet=sheet,
            headings=counted(headings, "{n} heading", "{n} headings"),
            cells=counted(len(changes) - headings, "{n} cell", "{n} cells"),
        )
    if planned.sheets:
        both = Listed(tuple(f"{old} → {new}" for old, new in planned.sheets.items()), bare=True)
        yield Sentence("Sheets: {sheets}", sheets=both)
    others = tuple(title for title in planned.renewed if title not in planned.sheets)
    if others:
        yield Sentence("Made anew under their own titles: {sheets}", sheets=Listed(others, bare=True))
    if planned.formulas:
        yield counted(
            planned.formulas,
            "{n} formula of yours is spelled anew, so that it means the same.",
            "{n} formulas of yours are spelled anew, so that they mean the same.",
        )


def _each(out: Console, planned: Translation) -> None:
    for sheet, group in groupby(planned.changes, key=lambda c: c.place.sheet):
        out.print(Text(sheet, "bold underline"))
        for change in group:
            out.print(
                f"  {change.place.cell:<8}",
                Text(visible(shown(change.before)), "red"),
                "→",
                Text(visible(shown(change.after)), "green"),
            )
