"""Headings that nobody listed, understood word by word: “First agent reply” says first and reply.

A heading is cut into words of any of the languages, each of which stands for one concept or several; what a column
must say, and what it may say besides, is told in concepts. A heading with a word that is not known, or that several
columns could mean, is left alone.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from ... import shipped, speech
from ...kinds._han_letters import simplified

_FOLDER = resources.files(__package__)
Concepts = frozenset[str]
"""What one word can say."""

_NOISE: Concepts = frozenset({"noise"})
_SCALE, _ENDS_OF_SCALES = frozenset({"scale"}), ("0", "1", "5", "7", "10", "100")
_MOST_WORDS, _INITIALS = 12, 3
_LONGEST = 4
"""Words of a fixed expression, such as “ne plus contacter”."""
_FEW_CONCEPTS = 3
_SHORTEST_PART = 3
"""Letters of a part of a compound; two letters stand in too many words."""
_JOINTS = ("", "s", "es", "n", "en", "e")
"""What German puts between the parts of a compound."""
_EAST = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED = re.compile(f"[{_EAST}]+")
_PIECE = re.compile(f"[{_EAST}]+|(?:(?![{_EAST}])[^\\W_])+\\.?")
_SIGNS = str.maketrans({"#": " no ", "№": " no ", "@": " email ", "%": " "})
_REMARK = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_ARABIC = str.maketrans({"ة": "ه", "ى": "ي", "ـ": ""})
_ARTICLES = ("وال", "بال", "لل", "ال", "و", "ل", "ب")
"""What Arabic writes before a word without a space: the article, and, for, by."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A column by what its heading says."""

    column: str
    must: Concepts
    may: Concepts


def columns_meant(heading: str, table: str) -> frozenset[str]:
    """The keys of the columns of a table that a heading says word by word, what says most of it first.

    >>> sorted(columns_meant("First agent reply", "service")), sorted(columns_meant("Kundennummer", "contacts"))
    (['first_response_at'], ['customer_id'])
    >>> sorted(columns_meant("Tipo", "contacts")), sorted(columns_meant("Customer pet name", "contacts"))
    (['customer_type', 'grade'], [])
    """
    for text in dict.fromkeys((_REMARK.sub(" ", heading), heading)):
        if words := _words(text):
            said = [meaning for meaning in _meanings().get(table, ()) if _says(words, meaning)]
            most = max((len(meaning.must) for meaning in said), default=0)
            return frozenset(meaning.column for meaning in said if len(meaning.must) == most)
    return frozenset()


def is_number(heading: str) -> bool:
    """Whether a heading says no more than that numbers stand below: of what, only initials tell if anything does.

    >>> is_number("Núm."), is_number("FB no."), is_number("Order no."), is_number("Note")
    (True, True, False, False)
    """
    words = [
        _words(piece) or () for piece in re.split(r"[^\w.#№º°]+", heading) if len(piece) > _INITIALS or _words(piece)
    ]
    said = [word for each in words for word in each]
    return bool(said) and all(words) and all("number" in word for word in said)


def _says(words: Sequence[Concepts], meaning: _Meaning) -> bool:
    """Whether every word says something of a column, and together all that it must say."""
    return meaning.must <= frozenset().union(*words) and all(word & (meaning.must | meaning.may) for word in words)


@functools.lru_cache(maxsize=4096)
def _words(heading: str) -> tuple[Concepts, ...] | None:
    """What the words of a heading can say; None where one is not known."""
    pieces = _PIECE.findall(plain(heading.translate(_SIGNS)))
    if not 0 < len(pieces) <= _MOST_WORDS:
        return None
    found: list[Concepts] = []
    known, at = _known(), 0
    while at < len(pieces):
        joined = ("".join(piece.rstrip(".") for piece in pieces[at : at + n]) for n in range(_LONGEST, 0, -1))
        listed = ((n, known[word]) for n, word in zip(range(_LONGEST, 0, -1), joined, strict=True) if word in known)
        n, said = next(((n, (said,)) for n, said in listed if at + n <= len(pieces)), (1, _unlisted(pieces[at])))
        if said is None:
            return None
        found.extend(said)
        at += n
    return tuple(found)


def _unlisted(piece: str) -> tuple[Concepts, ...] | None:
    """What a word says that no language has as it is: one of parts, or one shortened before a full stop."""
    word = piece.rstrip(".")
    if (parts := _parts(word)) is not None or not piece.endswith(".") or len(word) < _SHORTEST_PART:
        return parts
    listed = _in_order()
    longer = itertools.takewhile(lambda each: each.startswith(word), listed[bisect.bisect_left(listed, word) :])
    said = frozenset[str]().union(*(_known()[each] for each in longer))
    return (said,) if 0 < len(said - _NOISE) <= _FEW_CONCEPTS else None


def _parts(piece: str) -> tuple[Concepts, ...] | None:
    """What the parts of a word say: of Chinese or Japanese, a German compound, an Arabic article and its word."""
    if piece.isdigit():
        return (_SCALE,) if piece in _ENDS_OF_SCALES else None
    if _UNSPACED.fullmatch(piece):
        return next(_cut(piece, 1, ("",)), None)
    for article in _ARTICLES:
        if piece.startswith(article) and (said := _known().get(piece.removeprefix(article))):
            return (said,)
    return next(_cut(piece, _SHORTEST_PART, _JOINTS), None) if piece.isalpha() else None


def _cut(text: str, shortest: int, joints: Sequence[str]) -> Iterator[tuple[Concepts, ...]]:
    """The ways to cut a word into known ones, longest first; all of it must be known."""
    if not text:
        yield ()
    for end in range(len(text), shortest - 1, -1):
        if said := _known().get(text[:end]):
            for joint in joints:
                if text.startswith(joint, end) and (not joint or end + len(joint) < len(text)):
                    yield from ((said, *rest) for rest in _cut(text[end + len(joint) :], shortest, joints))


def plain(text: str) -> str:
    """Small letters without accents, Chinese in simplified ones."""
    if text.isascii():
        return text.casefold()
    text = simplified(unicodedata.normalize("NFKC", text)).casefold().translate(_ARABIC)
    parts = (part if _UNSPACED.fullmatch(part) else unicodedata.normalize("NFD", part) for part in _pieces(text))
    return "".join(c for c in "".join(parts) if unicodedata.category(c) != "Mn" or "\u3099" <= c <= "\u309a")


def _pieces(text: str) -> list[str]:
    return re.split(f"({_UNSPACED.pattern})", text)


@functools.cache
def _known() -> Mapping[str, Concepts]:
    """By word, whatever its language, what it can say."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in speech.known():
        for concept, words in shipped.read(_FOLDER, language).items():
            for word in words:
                found["".join(_PIECE.findall(plain(word))).replace(".", "")].add(concept)
    return {word: frozenset(said) for word, said in found.items()}


@functools.cache
def _in_order() -> Sequence[str]:
    return sorted(_known())


@functools.cache
def _meanings() -> Mapping[str, Sequence[_Meaning]]:
    """By table, every way to say each of its columns."""
    return {
        table: [_meaning(column, way) for column, ways in columns.items() for way in ways]
        for table, columns in shipped.read(_FOLDER, "columns").items()
    }


def _meaning(column: str, way: str) -> _Meaning:
    must, _, may = way.rstrip(")").partition("(")
    return _Meaning(column, frozenset(must.split()), _NOISE.union(may.split()))
