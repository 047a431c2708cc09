"""The choices of every drop-down: the labels to pick from, and beside them the keys that no language changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Area
from ..kinds import Choice
from ..pages import Page, text_width
from ..refs import NAMES, Layout
from ..refs.owned import Owned
from ..refs.owned import owned as owned_tables
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.labels import yes_no
from . import _by_customer as by_customer
from ._furniture import FIRST, open_page
from ._long_lists import Listing, listings

title = "Lists"
tab = "support"
_ACROSS = 5
"""Lists that stand side by side on one sheet of paper, at most."""
_WIDEST = 52
"""Characters: the longest name of a state takes as many."""
_GAP = 3
generated_only = True
"""A workbook xltable did not make has its own lists; ours is added there only when it is asked for."""


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Two columns for each list: what is picked, and what stands beside it. The world's states stay off paper."""
    about = Sentence("What the drop-downs offer. Add your own choices in the template, so that they are checked too.")
    open_page(page, title, about, 10)
    choices = list(_choices(worked))
    shown = [*choices, *listings(worked.book.template, page.language)]
    wide = [_list(page, 3 * i, listing) for i, listing in enumerate(shown)]
    _part(page, wide[: len(choices)])
    by_owner = list(_owned(worked, layout))
    for i, owned in enumerate(by_owner):
        by_customer.write(page, 3 * len(shown) + i * by_customer.ACROSS, owned, worked, layout.of(owned.spec.key)[0])
    page.freeze(FIRST + 1, 0)
    printed = Area(0, 0, FIRST + max(len(listing.rows) for listing in choices), 3 * len(choices) - 1)
    page.print_on(repeat_rows=(FIRST, FIRST), across=_sheets(len(choices)), only=printed)


def _owned(worked: Worked, layout: Layout) -> Iterator[Owned]:
    """The tables whose records drop-downs offer by customer: in a workbook of ours, each on one sheet."""
    for owned in owned_tables(worked.book.template):
        key = owned.spec.key
        if (
            worked.book.generated
            and len(layout.of(key)) == 1
            and all(worked.typed(key, column) for column in (owned.spec.record_key, owned.by))
        ):
            yield owned


def _choices(worked: Worked) -> Iterator[Listing]:
    """The template's lists, each under the heading of a column that offers it; then yes and no."""
    template, language = worked.book.template, worked.book.language
    columns = [(table, c) for table in template.tables for c in table.columns if c.choices]
    headings = [column.heading(language) for _, column in columns]
    for name, listed in template.choices.items():
        first = next(((t, c.heading(language)) for t, c in columns if c.choices == name), None)
        if first is not None:
            table, heading = first
            asked = (
                Sentence(heading)
                if headings.count(heading) == 1
                else Sentence("{table}: {column}", table=table.title(language), column=heading)
            )
            yield _listing(name, asked, [(c.label(language), c) for c in listed])
    both = [(yes_no(language, value), Choice(key, {})) for key, value in (("yes", True), ("no", False))]
    yield _listing("yes_no", Sentence("Yes or no"), both)


def _listing(name: str, heading: Sentence, listed: list[tuple[str, Choice]]) -> Listing:
    return Listing(name, heading, Sentence("Key"), [(label, choice.key) for label, choice in listed])


def _part(page: Page, wide: Sequence[float]) -> None:
    """What stands on one sheet of paper is as wide as on the next, so that none ends between a label and its key."""
    most = -(-len(wide) // _sheets(len(wide)))
    widest = max(sum(wide[i : i + most]) for i in range(0, len(wide), most))
    for first in range(0, len(wide), most):
        lists = wide[first : first + most]
        for i in range(first, first + len(lists)):
            page.width(3 * i + 2, 3 * i + 2, _GAP + (widest - sum(lists)) / len(lists))


def _sheets(lists: int) -> int:
    """Sheets of paper for so many lists."""
    return -(-lists // _ACROSS)


def _list(page: Page, col: int, listing: Listing) -> float:
    """Writes a list. Returns how wide it is."""
    heading = say(listing.heading, page.language)
    page.write(FIRST, col, heading, "heading")
    page.write(FIRST, col + 1, say(listing.beside, page.language), "heading-derived")
    for row, (label, beside) in enumerate(listing.rows, start=FIRST + 1):
        page.write(row, col, label, "cell")
        page.write(row, col + 1, beside, "cell", font_color="#6B7280")
    wide = 0.0
    for i, least in enumerate((20, 16)):
        texts = [*(row[i] for row in listing.rows), "" if i else f"{heading} "]
        wide += page.widen(col + i, min(_WIDEST, max(least, *(text_width(text) + 2 for text in texts))))
    page.width(col + 2, col + 2, _GAP)
    last = FIRST + len(listing.rows)
    for i, name in enumerate((listing.name, listing.named_beside)):
        if name:
            page.pages.name(NAMES["lists"] + name, page.reference(Area(FIRST + 1, col + i, last, col + i)))
    return wide
