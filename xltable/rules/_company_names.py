"""What of a company's name tells it from others: its words without legal form, accents, order and signs."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from .. import countries
from ..kinds._han_letters import simplified
from ._name_facts import name_facts
from ._name_letters import spelt_words, without_umlauts

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_CITY = re.compile("(?<=[\u4e00-\u9fff]{2})[市省](?=[\u4e00-\u9fff]{2})")
_SCRIPTS = {
    "unspaced": _UNSPACED,
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "indic": re.compile("[\u0900-\u1fff]"),
    "latin": re.compile("[a-z]"),
}
_LONGEST_FORM = 6


@dataclass(frozen=True, slots=True)
class Core:
    """A company's name without its accidents."""

    words: tuple[str, ...]
    """In alphabetical order, so that order does not count."""
    compact: str
    """In their own order, without spaces."""
    telling: tuple[str, ...]
    """The words that say which company it is; all of them where none does."""
    form: str | None
    """What its legal form is; None where it names none, or one that can be several."""
    script: str
    spelt: tuple[str, ...]
    """The words with ae, oe and ue left as they are: a slip may have brought the two letters together."""

    @property
    def han(self) -> bool:
        """Whether a letter of it may be a whole word, so that one letter makes another name."""
        return not self.compact.isascii() and bool(_HAN.search(self.compact))


@functools.lru_cache(maxsize=300_000)
def core(name: str) -> Core | None:
    """The core of a name; None where nothing of it tells companies apart.

    >>> core("Müller & Söhne GmbH").words == core("Mueller und Soehne").words == core("SÖHNE, MÜLLER").words
    True
    >>> core("深圳市华强贸易有限公司").compact, core("ООО «Ромашка»").compact, core("㈜한빛").compact
    ('深圳华强贸易', 'ромашка', '한빛')
    """
    facts = name_facts()
    unspaced = not name.isascii() and _UNSPACED.search(name)
    text, form = _without_parts(name) if unspaced else (name, None)
    spelt = _without_small(spelt_words(text))
    words = list(map(without_umlauts, spelt))
    if unspaced:
        words = spelt = ["".join(words)] if words else []
    else:
        plain = words == spelt
        words, form = _bare(words)
        spelt = words if plain else _bare(spelt)[0]
    if not words:
        return None
    telling = sorted(word for word in words if word not in facts.generic) or sorted(words)
    compact = "".join(words)
    return Core(tuple(sorted(words)), compact, tuple(telling), form, script(compact), tuple(sorted(spelt)))


def _without_small(words: list[str]) -> list[str]:
    small = name_facts().small
    return [word for at, word in enumerate(words) if not (word in small and _joins(word, at, words))] or words


def _bare(words: list[str]) -> tuple[list[str], str | None]:
    """The words in full and without the legal forms at both ends, and what the form is."""
    facts = name_facts()
    words, form = _without_form(words, facts.after, last=True)
    words, other = _without_form(words, facts.before, last=False)
    return [facts.shortened.get(word, word) for word in words], form or other


def at_home(name: str, country: str | None) -> str:
    """The name without the brackets that say again which country it is in.

    >>> at_home("Acme Ltd (Ireland)", "IE"), at_home("Acme (UK) Ltd", "IE")
    ('Acme Ltd', 'Acme (UK) Ltd')
    """
    if country is None or "(" not in name:
        return name
    for place in _BRACKETED.findall(name):
        found = countries.find(place)
        if found.certain and found.code == country:
            return re.sub(rf"\s*\({re.escape(place)}\)", "", name, count=1).strip()
    return name


def _joins(word: str, at: int, words: list[str]) -> bool:
    """Whether a small word joins others or is an article; a letter at the end tells companies apart."""
    return 0 < at < len(words) - 1 or (at == 0 and len(word) > 1)


def _without_parts(name: str) -> tuple[str, str | None]:
    """A name in Chinese, Japanese or Korean without its legal form, a place in brackets brought to the front."""
    text, form = simplified(re.sub(r"\s", "", unicodedata.normalize("NFKC", name))), None
    parts = name_facts().parts
    while found := next((p for p in parts if text.endswith(p) or text.startswith(p)), None):
        if len(text) <= len(found):
            break
        form = form or parts[found]
        text = text.removesuffix(found) if text.endswith(found) else text.removeprefix(found)
    places = "".join(_BRACKETED.findall(text))
    return _CITY.sub("", places + _BRACKETED.sub("", text), count=1), form


def _without_form(
    words: list[str], known: Mapping[tuple[str, ...], str | None], *, last: bool
) -> tuple[list[str], str | None]:
    """The words without the legal forms at one end, but never without any word; and what the form is."""
    form: str | None = None
    while True:
        for n in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
            end = tuple(words[-n:] if last else words[:n])
            if end in known:
                form = form or known[end]
                words = words[:-n] if last else words[n:]
                break
        else:
            return words, form


def script(text: str) -> str:
    """Which script most letters of a text are of.

    >>> script("ромашка"), script("华强"), script("acme")
    ('cyrillic', 'unspaced', 'latin')
    """
    if text.isascii():
        return "latin"
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    return max(counts, key=lambda name: counts[name])
