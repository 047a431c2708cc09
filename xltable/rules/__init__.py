"""What must be true: one file per rule, named for the fault it finds.

A rule is a module that offers

    severity = "error"                   error, warning or info
    covers = ("missing-value",)          rules that would only say again of the same cell what it says (optional)
    leaks = True                         what it finds should not leave the house with the file (optional)
    on_request = True                    told only where the rule is asked for, or with all that leak (optional)
    def check(book) -> Iterator[Issue]   visits only the records that fail; yields nothing where its columns are missing
    def together(issues) -> Sentence     says several of them in one line, naming each (optional)

and a docstring: a sentence a customer could read, why it matters, an example table, the fix, and how to silence it.
"""

from __future__ import annotations

from ..shelf import Shelf

SHELF = Shelf("xltable.rules", "rule")


def leaking() -> frozenset[str]:
    """The rules about what should not leave the house with the file; `validate --for-sharing` fails on any of them."""
    return frozenset(name for name in SHELF if getattr(SHELF[name], "leaks", False))


def usual() -> frozenset[str]:
    """The rules that are told where none are chosen."""
    return frozenset(name for name in SHELF if not getattr(SHELF[name], "on_request", False))
