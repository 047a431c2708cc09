"""The choices of every drop-down: the labels to pick from, and beside them the keys that no language changes."""

from __future__ import annotations

from ..book import Area
from ..kinds import Choice
from ..pages import Page
from ..refs import NAMES, Layout
from ..speech import Sentence, say
from ..worked import Worked
from ._furniture import FIRST, open_page

title = "Lists"
tab = "support"
generated_only = True
"""A workbook xltable did not make has its own lists; ours is added there only when it is asked for."""


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Two columns for each list of the template."""
    choices = worked.book.template.choices
    about = Sentence("What the drop-downs offer. Add your own choices in the template, so that they are checked too.")
    open_page(page, title, about, 10)
    for i, (name, listed) in enumerate(choices.items()):
        _list(page, 3 * i, name, listed)
    _yes_no(page, 3 * len(choices))
    page.freeze(FIRST + 1, 0)
    page.print_on(repeat_rows=(FIRST, FIRST))


def _list(page: Page, col: int, name: str, listed: tuple[Choice, ...]) -> None:
    page.write(FIRST, col, name.replace("_", " "), "heading")
    page.write(FIRST, col + 1, say(Sentence("Key"), page.language), "heading-derived")
    for row, choice in enumerate(listed, start=FIRST + 1):
        page.write(row, col, choice.label(page.language), "cell")
        page.write(row, col + 1, choice.key, "cell", font_color="#6B7280")
    page.width(col, col, 20)
    page.width(col + 1, col + 1, 16)
    page.width(col + 2, col + 2, 3)
    page.pages.name(NAMES["lists"] + name, page.reference(Area(FIRST + 1, col, FIRST + len(listed), col)))


def _yes_no(page: Page, col: int) -> None:
    from ..worked.labels import yes_no

    texts = [yes_no(page.language, True), yes_no(page.language, False)]
    _list(page, col, "yes_no", tuple(Choice(k, {page.language: t}) for k, t in zip(("yes", "no"), texts, strict=True)))
