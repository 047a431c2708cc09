"""Headings written short, so that they fit over a narrow column: “Últ. contacto”, “Auftr.-Dat.”, “Посл. контакт”."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .vocabulary import Vocabulary, Word, fold, without_remarks

_LEAST = 3
"""Letters of a heading that is one shortened word: fewer can be too many things."""
_APART = re.compile(r"(?<=\.)[\s/-]*|[\s/]+")
_SMALL = frozenset(("a", "da", "das", "de", "del", "der", "di", "do", "du", "of", "the"))
"""Words between others that a short heading leaves out."""
_NUMBER = frozenset(("no", "nr", "n", "num", "numero", "number", "nummer", "номер"))
_VOWELS = re.compile("[aeiouyáàâãäéèêíóôõöúüаеёиоуыэюя]")
_MOST = 3
"""A word of which letters are left out in between is at most so many times as long."""
Short = tuple[str, bool]
"""A folded word, and whether a full stop says that it is shortened."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A spelling of a column, and its folded words: all of them, and those that a short heading keeps."""

    text: str
    word: Word
    whole: tuple[str, ...]
    kept: tuple[str, ...]


def spelled_out(heading: str, table: str, vocabulary: Vocabulary) -> tuple[str, Word] | None:
    """The spelling, and its column, that a heading shortens; None where none or several columns' are shortened so."""
    text = without_remarks(heading)
    words = [(fold(word), _is_short(word)) for word in _APART.split(text) if fold(word)]
    if not any(short for _, short in words) or (len(words) == 1 and len(text) <= _LEAST):
        return None
    candidates = _by_first_letter(vocabulary, table).get(_first_letter(words[0][0]), ())
    for shortens in (_begins, _shortens):
        found: dict[str, tuple[str, Word]] = {}
        for spelling in candidates:
            if _are_short_for(words, spelling, shortens):
                found.setdefault(spelling.word.column, (spelling.text, spelling.word))
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


@functools.lru_cache(maxsize=16)
def _by_first_letter(vocabulary: Vocabulary, table: str) -> Mapping[str, Sequence[_Spelling]]:
    """A table's spellings by the first letter of all their words, and of those that a short heading keeps."""
    found: dict[str, list[_Spelling]] = defaultdict(list)
    for text, word in vocabulary.spellings[table]:
        whole = tuple(map(fold, text.split()))
        spelling = _Spelling(text, word, whole, tuple(each for each in whole if each not in _SMALL))
        first = {words[0] for words in (spelling.whole, spelling.kept) if words}
        for letter in {word[:1] for word in first} | {_first_letter(word) for word in first}:
            found[letter].append(spelling)
    return found


def _first_letter(word: str) -> str:
    """The letter by which a short word's spellings are kept; every word for a number stands for the others."""
    return "n" if word in _NUMBER else word[:1]


def _is_short(word: str) -> bool:
    return len(word) > 2 and word.endswith(".") and word[:-1].isalpha()


def _are_short_for(words: Sequence[Short], spelling: _Spelling, shortens: Callable[[Short, str], bool]) -> bool:
    """Whether the words are those of a spelling, with or without its small ones, or parts of its one long word."""
    if len(spelling.whole) == 1 and len(words) > 1:
        return _are_parts_of(words, spelling.whole[0])
    told = (spelling.whole, spelling.kept)
    return any(len(words) == len(each) and all(map(shortens, words, each)) for each in told)


def _are_parts_of(words: Iterable[Short], whole: str) -> bool:
    """Whether a long word is put together of shortened ones: Auftr.-Dat. is Auftragsdatum, Rekl.-Nr. Reklamationsnr."""
    parts = "".join(rf"{re.escape(word)}\w*" for word, _ in words)
    return all(len(word) > 1 for word, _ in words) and re.fullmatch(parts, whole) is not None


def _begins(short: Short, whole: str) -> bool:
    """Whether a word is the other, or its beginning where it ends with a full stop."""
    word, shortened = short
    return word == whole or {word, whole} <= _NUMBER or (shortened and whole.startswith(word))


def _shortens(short: Short, whole: str) -> bool:
    """Whether a word begins the other, or where it ends with a full stop is its consonants or some of its letters.

    >>> _shortens(("ult", True), "ultimo"), _shortens(("vlr", True), "valor"), _shortens(("val", False), "valor")
    (True, True, False)
    >>> _shortens(("dt", True), "date"), _shortens(("no", False), "numero"), _shortens(("amt", True), "avancement")
    (True, True, False)
    """
    word, shortened = short
    if _begins(short, whole):
        return True
    if not shortened or not len(word) < len(whole) <= _MOST * len(word):
        return False
    letters = iter(whole)
    some = whole[0] + whole[-1] == word[0] + word[-1] and all(c in letters for c in word)
    return some or word == whole[0] + _VOWELS.sub("", whole[1:])
