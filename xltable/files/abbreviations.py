"""Headings written short, so that they fit over a narrow column: “Últ. contacto”, “Vlr. unit.”, “Посл. контакт”."""

from __future__ import annotations

from .vocabulary import Vocabulary, Word, fold

_LEAST = 3
"""Letters of a heading that is one shortened word: fewer can be too many things."""


def spelled_out(heading: str, table: str, vocabulary: Vocabulary) -> tuple[str, Word] | None:
    """The spelling, and its column, that a heading shortens; None where none or several columns' are shortened so."""
    short = heading.split()
    if not any(map(_is_short, short)) or (len(short) == 1 and len(heading) <= _LEAST):
        return None
    words = [(fold(word), _is_short(word)) for word in short]
    found: dict[str, tuple[str, Word]] = {}
    for spelling, word in vocabulary.spellings[table]:
        whole = spelling.split()
        if len(whole) == len(words) and all(map(_shortens, words, map(fold, whole))):
            found.setdefault(word.column, (spelling, word))
    return next(iter(found.values())) if len(found) == 1 else None


def _is_short(word: str) -> bool:
    return len(word) > 2 and word.endswith(".") and word[:-1].isalpha()


def _shortens(short: tuple[str, bool], whole: str) -> bool:
    """Whether a word is the other, or where it ends with a full stop its beginning or its first to last consonants.

    >>> _shortens(("ult", True), "ultimo"), _shortens(("vlr", True), "valor"), _shortens(("val", False), "valor")
    (True, True, False)
    """
    word, shortened = short
    if not shortened or word == whole:
        return word == whole
    if len(word) >= len(whole):
        return False
    letters = iter(whole)
    return whole.startswith(word) or (whole[0] + whole[-1] == word[0] + word[-1] and all(c in letters for c in word))
