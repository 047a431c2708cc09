"""What undo put back, and the cells it left alone because somebody has edited them since."""

from __future__ import annotations

from ..actions.undo import Undone
from ..speech import Sentence, counted, say
from .plain import shown
from .terminal import after_saving, console, styled


def undone(result: Undone, language: str, *, quiet: bool = False) -> None:
    """Print the cells left alone, then what was or would be put back."""
    out = console()
    for change in result.edited:
        left = Sentence("{cell} has been edited since (it was “{after}”); it stays as it is.",
                        cell=change.place, after=shown(change.after))  # fmt: skip
        out.print(styled(say(left, language), "yellow"))
    if quiet:
        return
    n = len(result.changes)
    if result.saved:
        done = counted(n, "{n} cell put back in {file}.", "{n} cells put back in {file}.", file=result.saved.output)
        out.print(styled(say(done, language), "bold green"))
        after_saving(out, result.saved, language)
    elif n:
        would = counted(n, "{n} cell would be put back; nothing was written. Add -o PATH or --in-place.",
                        "{n} cells would be put back; nothing was written. Add -o PATH or --in-place.")  # fmt: skip
        out.print(styled(say(would, language), "bold"))
    else:
        out.print(styled(say(Sentence("There is nothing to put back."), language), "bold"))
