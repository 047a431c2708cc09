"""A heading that asks for what the business has no need of, such as religion or an ID number.

Why it matters: data you do not keep cannot leak; health, religion, origin and the like may hardly ever be kept at all
(Art. 5(1)(c) and Art. 9 GDPR).

| contacts.company | contacts.Marital status | contacts.Favourite tea | issue          |
| ---------------- | ----------------------- | ---------------------- | -------------- |
| Acme Ltd         | married                 | Oolong                 | Marital status |

Headings are recognised in nine languages.

Fix: none; delete the column if nothing depends on it.

To silence: `--ignore over-collection`.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib import resources

from ..book import Book, Place
from ..findings import Issue
from ..speech import Sentence

severity = "warning"
leaks = True
covers = ("unknown-column",)


def check(book: Book) -> Iterator[Issue]:
    """One issue at each such heading; the template's own columns are not asked about."""
    for table in book.tables:
        for column in table.foreign:
            what = asks_for(column.heading)
            if what is None:
                continue
            message = Sentence(
                "“{heading}” asks for {what}, which there is no need to record about a customer.",
                heading=column.heading,
                what=what,
            )
            place = Place(table.sheet, table.header_rows[-1], column.index) if table.header_rows else None
            yield Issue(
                "over-collection",
                message,
                place,
                table.key,
                table.sheet,
                column.heading,
                column.heading,
                value=column.heading,
            )


def asks_for(heading: str) -> Sentence | None:
    """What a heading asks for that nobody needs; None where it asks for nothing of the sort.

    >>> str(asks_for("Religion")), asks_for("Region"), str(asks_for("身份证号码"))
    ('a person’s religion or belief', None, 'the number of an identity document')
    """
    text = f" {_words(heading)} "
    return next((what for pattern, what in _patterns() if pattern.search(text)), None)


WHAT = {
    "family": Sentence("a person’s marriage or family"),
    "religion": Sentence("a person’s religion or belief"),
    "politics": Sentence("a person’s politics or trade union"),
    "origin": Sentence("a person’s race or ethnic origin"),
    "health": Sentence("a person’s health"),
    "sexuality": Sentence("a person’s sexual life"),
    "identity": Sentence("the number of an identity document"),
    "crime": Sentence("a person’s criminal record"),
    "home": Sentence("a person’s private address"),
    "birth": Sentence("a person’s date of birth"),
    "income": Sentence("a person’s income"),
}


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], Sentence], ...]:
    file = resources.files(__package__).joinpath("_over_collection.toml")
    data = tomllib.loads(file.read_text("utf-8"))
    return tuple((_pattern(data[key]), what) for key, what in WHAT.items())


def _pattern(by_language: dict[str, list[str]]) -> re.Pattern[str]:
    """Any of the words: whole words where a script has spaces between them, anywhere in the others."""
    listed = [word for words in by_language.values() for word in words]
    whole = "|".join(re.escape(_words(word)) for word in listed if word.startswith("="))
    within = [_words(word) for word in listed if not word.startswith("=")]
    anywhere = (re.escape(w) if _unspaced(w) else rf"(?<= ){re.escape(w)}(?= )" for w in within)
    return re.compile("|".join((*anywhere, *((rf"^ (?:{whole}) $",) if whole else ()))))


def _unspaced(word: str) -> bool:
    return any(unicodedata.name(c, "").startswith(("CJK", "HIRAGANA", "KATAKANA")) for c in word)


def _words(text: str) -> str:
    """A heading's words in lower case, without what stands between them."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))
