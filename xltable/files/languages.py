"""The language a workbook is kept in: the one most of its headings are in, else that of its script."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

from .. import speech
from ..schema import Template
from .vocabulary import fold

_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
)


def decide(headings: Iterable[str], template: Template) -> str:
    """The language of most headings; the language of their script where no heading is known; else English."""
    english = _english(template)
    votes: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    for heading in headings:
        votes.update(_spoken_in().get(fold(heading), ()))
        votes.update([speech.SOURCE] if fold(heading) in english else [])
        scripts.update([next((language for language, letters in _SCRIPTS if letters.search(heading)), "en")])
    if scripts["ja"]:
        scripts["ja"] += scripts.pop("zh", 0)  # Japanese alone mixes its own letters with Chinese ones
    known = speech.known()
    script = scripts.most_common(1)[0][0] if scripts else "en"
    if not votes or (script != "en" and script not in votes and script in known):
        return script if script in known else speech.SOURCE
    most = max(votes.values())
    best = [language for language in known if votes[language] == most]
    return script if script in best else best[0]


def _english(template: Template) -> frozenset[str]:
    """The English headings of a template, and its own aliases, which are English too."""
    spoken = _spoken_in()
    columns = [c for table in template.tables for c in table.columns]
    aliases = {fold(a) for c in columns for a in c.aliases if a.isascii()}
    headings = {fold(c.heading("en")) for c in columns} | {fold(c.key) for c in columns}
    return frozenset(headings | {a for a in aliases if a not in spoken})


@functools.cache
def _spoken_in() -> dict[str, tuple[str, ...]]:
    """The languages that have a heading, by its folded spelling."""
    found: dict[str, list[str]] = {}
    for language in speech.known():
        for columns in speech.texts(language, "columns").get("columns", {}).values():
            for texts in columns.values():
                for word in (texts.get("heading", ""), *texts.get("aliases", ())):
                    known = found.setdefault(fold(word), [])
                    if language not in known:
                        known.append(language)
    return {word: tuple(languages) for word, languages in found.items() if word}
