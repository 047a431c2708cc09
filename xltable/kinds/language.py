"""A language, by its name in any of the usual languages or by its code (BCP 47).

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| Englsh | | | unreadable-value | |
| German | | de | | |
| Deutsch | | de | | |
| 德语 | | de | | |
| de | | de | | |
| zh-CN | | zh-CN | | |
| pt-BR | | pt-BR | | |
| 简体中文 | | zh-Hans | | |
| русский | | ru | | |
| العربية | | ar | | |
| zh_cn | | zh-CN | untidy-value | zh-CN |
| EN | | en | untidy-value | en |
| german | | de | untidy-value | German |
| ' German ' | | de | untidy-value | German |
| GERMAN | | de | untidy-value | German |
| GERMAN | column=Deutsch;Englisch;Spanisch | de | untidy-value | Deutsch |
| german | column=en;es;fr | de | untidy-value | de |
| ger | | de | untidy-value | de |
| 'Ger\\u200bman' | | de | invisible-characters | German |
| Mandarin | | zh | | |
| English, German | | | ambiguous-value | |
| 英语/法语 | | | ambiguous-value | |
| Klingonese | | | unreadable-value | |
| Germany | | | unreadable-value | |
| n/a | | | unreadable-value | |
| 5.0 | | | unreadable-value | |
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..countries.spelling import fold
from ..speech import Listed, Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import clean, shown
from ._language_names import SPOKEN, find, name, names, tag
from ._refusals import not_a

LANGUAGE = Sentence("a language")
_SHORTEST = 5
"""Letters of a name from which on one slip does not make it another."""
_SEVERAL = re.compile(r"\s*[,;/、，；&+|]\s*|\s+(?:and|und|et|y|e|和)\s+")


@dataclass(frozen=True, slots=True)
class Form:
    """How a column mostly writes its languages: by tag, or by name in a language."""

    tags: bool
    language: str


def evidence(distinct: Mapping[Raw, int], context: Context) -> Form | None:
    """The form most cells have; None where no cell is a language."""
    votes: Counter[str] = Counter()
    named: list[tuple[str, str, int]] = []
    for raw, count in distinct.items():
        text = clean(raw).text if isinstance(raw, str) else ""
        if tag(text):
            votes["tag"] += count
        elif found := find(text, context.language):
            named.append((text, found, count))
    asked = [context.language]
    if not all(_languages(text, found, asked) for text, found, _ in named):
        asked = list(dict.fromkeys((context.language, *SPOKEN)))  # else none could have more votes
    for text, found, count in named:
        votes.update(dict.fromkeys(_languages(text, found, asked), count))
    if not votes:
        return None
    best = max(votes, key=lambda v: (votes[v], v == context.language))
    return Form(best == "tag", context.language if best == "tag" else best)


def read(raw: Raw, context: Context) -> Reading:
    """The BCP 47 tag of the language that the cell names."""
    if not isinstance(raw, str):
        return not_a(raw, LANGUAGE)
    cleaned = clean(raw)
    found, coded = _found(cleaned.text, context.language)
    if found is None:
        return _refused(raw, cleaned.text, context)
    if coded and raw == found:
        return Tidy(found)
    form = context.evidence if isinstance(context.evidence, Form) else Form(False, context.language)
    tags = coded if context.evidence is None else form.tags
    written = found if tags and not context.canonical else name(found, form.language)
    if _found(written, context.language)[0] != found:
        written = found
    if raw == written or (not coded and _is_name(raw, found)):
        return Tidy(found)
    if cleaned.fault:
        kept = cleaned.text if not coded and _is_name(cleaned.text, found) else written
        return Tidy(found, cleaned.fault, kept, why=cleaned.why)
    why = Sentence("“{value}” is an untidy way to write “{language}”.", value=shown(raw), language=written)
    return Tidy(found, "untidy-value", written, why=why)


def appearance(options: Options, language: str) -> Appearance:
    offered = Validation("list", "lists_languages", stop=False)
    return Appearance(number_format="@", width=14, validation=offered, example=name("de", language))


def words(options: Options, language: str) -> Mapping[str, str]:
    """The name of each language."""
    return names(language)


def _found(text: str, language: str) -> tuple[str | None, bool]:
    """The tag and whether it was written as one; “Man”, a name of Manx, is the code of Mandingo only in small letters.

    A text that is the code of one language and in small letters the name of another is neither.
    """
    named, code = find(text, language), tag(text)
    if code is None or (named and not (text.isascii() and len(text) < 4)):
        return named, False
    if named in (None, code) or names(language).get(named or "") != text:
        return code, True
    return (None, False) if text.islower() else (named, False)


def _languages(text: str, found: str, asked: Iterable[str]) -> list[str]:
    """Those of some languages in which the text is the name of the language found."""
    return [x for x in asked if names(x).get(found, "").casefold() == text.casefold()]


def _is_name(text: str, found: str) -> bool:
    """Whether the text is a name with the capitals its language gives it, or with the capital a list gives it."""
    known = {names(x).get(found, "") for x in (*SPOKEN, found)}
    spelled = {*known, *(n[:1].upper() + n[1:] for n in known if n)}
    return text in spelled or (fold(text) not in {fold(n) for n in known} and text[:1] == text[:1].upper())


def _refused(raw: Raw, text: str, context: Context) -> Reading:
    parts = [p for p in _SEVERAL.split(text) if p]
    several = [found for p in parts if (found := _found(p, context.language)[0])]
    if len(parts) > 1 and len(several) == len(parts):
        labels = tuple(name(found, context.language) for found in several)
        return Ambiguous(labels, Sentence("“{value}” names several languages.", value=shown(raw)))
    near = _near(text, context.language)
    if not near:
        return not_a(raw, LANGUAGE)
    nearest = Listed(near)
    why = Sentence(
        "“{value}” is not a language; the nearest by spelling: {nearest}.", value=shown(raw), nearest=nearest
    )
    return Unreadable(why, near[0] if len(near) == 1 else None)


def _near(text: str, language: str) -> tuple[str, ...]:
    """The names, in the workbook's language or in English, that are one slip of the keyboard away."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    key, known = fold(text), _by_key(language)
    if len(key) < _SHORTEST:
        return ()
    found = process.extract(key, list(known), scorer=OSA.distance, score_cutoff=1, limit=None)
    return tuple(dict.fromkeys(known[spelling] for spelling, _, _ in found))


@functools.lru_cache(maxsize=16)
def _by_key(language: str) -> Mapping[str, str]:
    """The names of languages in one, and in English, by their folded spelling."""
    return {fold(each): each for spoken in ("en", language) for each in names(spoken).values()}
