"""What of enrich's additions was taken away again, or would be."""

from __future__ import annotations

from ..actions.save import Saved
from ..actions.strip import Stripping
from ..speech import Listed, Sentence, say
from .terminal import after_saving, console, styled


def stripped(stripping: Stripping, saved: Saved | None, language: str, *, quiet: bool = False) -> None:
    """Print the columns and sheets that go, what goes with them, and whether all is as it was before."""
    out = console()

    def line(sentence: Sentence, style: str = "") -> None:
        out.print(styled(say(sentence, language), style))

    for sheet, headings in stripping.columns.items():
        line(
            Sentence(
                "Columns taken away from {sheet}: {columns}", sheet=sheet, columns=Listed(tuple(headings), bare=True)
            )
        )
    if stripping.sheets:
        line(Sentence("Sheets taken away: {sheets}", sheets=Listed(tuple(stripping.sheets), bare=True)))
    for note in stripping.notes:
        line(note, "yellow")
    if quiet:
        return
    if not stripping:
        line(Sentence("There is nothing of xltable's to take away."), "bold")
        return
    if stripping.exact:
        line(Sentence("Every part of the workbook is as it was before, byte for byte."), "dim")
    if saved is None:
        line(Sentence("Nothing was written. Add -o PATH or --in-place."), "bold")
    else:
        line(Sentence("Written to {file}.", file=saved.output), "bold green")
        after_saving(out, saved, language)
