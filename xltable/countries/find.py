"""Which country a cell names, and how surely."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from .cldr import cldr_name
from .near import neighbours
from .spelling import fold, repaired, unstyled, words
from .table import REGION, facts, other_codes, spellings, states

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DIAL = re.compile(r"\(?(?:\+|00)[\d\s().-]*\d\)?")
_LIST = re.compile(r"\s*(?:[/|;:,()\[\]–—]|\s-\s)\s*")
_CODED = re.compile(r"(.+?)\s*[(\[]([A-Z]{2})[)\]]")
_SCRIPTS = re.compile(r"(?<=[\u3400-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[\u3400-\u9fff])")
_SHORT = re.compile(r"\b\w{1,4}\.")
"""An abbreviation, which is no slip."""
_EXPLAINED = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_LONG = 4
"""Words from which on what stands in brackets explains a name and is not part of another (Guinea (Bissau))."""
_TAIL = re.compile(r"[^,]+,\s*([^,]+)")
_NOTHING = frozenset({"na", "none", "null", "nil", "unknown", "unspecified", "other", "various", "islands"})
"""Words that name no country by themselves, though letters of them may."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a spelling.

    `code`: alpha-2, None where nothing certain was found. `how`: code, numeric, name, words (those of a name in another
    order or abbreviated), explained (with many words in brackets behind it), demonym (German), former (Zaire), part
    (Scotland; Zurich, Switzerland), flag, dial, typo (a well-known slip) or near (misspelt). `candidates`: what it may
    mean where several countries bear the name, or are spelled as nearly. `reason`, where there is no code: shared,
    region or unknown.
    """

    code: str | None = None
    how: str = ""
    candidates: tuple[str, ...] = ()
    reason: str = ""

    @property
    def certain(self) -> bool:
        """True where the spelling is the country's and not merely near it or within it."""
        return self.code is not None and self.how not in ("near", "typo", "part")


UNKNOWN = Found(reason="unknown")
LONGEST = 200
"""Longer texts are no names, and are not kept in mind."""


def find(name: str, language: str | None = None) -> Found:
    """The country that `name` names, in any language, script or code; `language` decides what languages use otherwise.

    Policy: a territory with its own code in ISO 3166-1 is a country here, and Kosovo is (XK). England, Scotland, Wales
    and Northern Ireland read as GB; other parts of a state are mostly not read alone, only with it (“Zurich,
    Switzerland”). A state that is no more reads as its one successor (Zaire), or is shared by several (Yugoslavia).
    What two share unqualified is shared (Korea, Congo, Virgin Islands, Micronesia, Saint Martin); Guinea and Samoa are
    whole names.
    """
    return _find(name, language) if len(name) <= LONGEST else UNKNOWN


@functools.lru_cache(maxsize=1 << 17)
def _find(name: str, language: str | None) -> Found:
    text = unicodedata.normalize("NFKC", name).strip(" \t\r\n\u200b\ufeff\u200e\u200f\"'*.,;:")
    found = _exact(text, language)
    if found is UNKNOWN:
        found = _compound(text, language)
    if found is UNKNOWN and (again := repaired(name)) != name:
        return _find(again, language)
    return _near(text) if found is UNKNOWN else found


def _exact(text: str, language: str | None = None) -> Found:
    if fold(text) in _NOTHING and not (text.isalpha() and text.isupper()):
        return UNKNOWN
    for read in (_letters, _number, _flag, _dial):
        if found := read(text, language):
            return found
    return _name(text, language)


def _letters(text: str, language: str | None) -> Found | None:
    """Alpha-2 and alpha-3; “Nga”, which is Russia in Vietnamese, is Nigeria's code only in capitals."""
    if not (text.isascii() and text.isalpha() and len(text) <= 3):
        return None
    upper = text.upper()
    code = upper if upper in facts() else other_codes().get(upper)
    if code is None:
        return None
    named = Found() if text == upper else _name(text, language)
    if named.code in (None, code):
        return Found(code, "code")
    if language and fold(cldr_name(named.code or "", language)) == fold(text):
        return named
    return Found(candidates=(code, *((named.code,) if named.code else ())), reason="shared")


def _number(text: str, language: str | None) -> Found | None:
    if text.isascii() and text.isdigit() and len(text) == 3 and text in other_codes():
        code, called = other_codes()[text], _called("+" + text)
        if called and code not in called:
            return Found(candidates=(code, *called), reason="shared")
        return Found(code, "numeric")
    return None


def _flag(text: str, language: str | None) -> Found | None:
    if not _FLAG.fullmatch(text):
        return None
    code = "".join(chr(ord(c) - 0x1F1E6 + ord("A")) for c in text)
    return Found(code, "flag") if code in facts() else UNKNOWN


def _dial(text: str, language: str | None) -> Found | None:
    if not _DIAL.fullmatch(text):
        return None
    called = _called("+" + re.sub(r"\D", "", text).removeprefix("00"))
    if not called:
        return UNKNOWN
    return Found(called[0], "dial") if len(called) == 1 else Found(candidates=called, reason="shared")


@functools.cache
def _called(number: str) -> tuple[str, ...]:
    """The countries that share a calling code; a state alone where the others are its own territories."""
    digits = number[1:]
    named = ((f.code, f"{f.dial}(?:{f.area_codes})") for f in facts().values() if f.area_codes)
    area = [code for code, begins in named if re.fullmatch(begins, digits)]
    if area:
        return tuple(area)
    codes = [f.code for f in facts().values() if f.dial == digits and not (digits == "1" and f.area_codes)]
    own = [c for c in codes if states().get(c) not in codes]
    return tuple(own if len(own) == 1 else codes)


def share_dial_code(code: str) -> bool:
    """Whether other countries have the calling code of this one."""
    dial = facts()[code].dial
    return sum(f.dial == dial for f in facts().values()) > 1


def _name(text: str, language: str | None) -> Found:
    codes = spellings().codes
    key = fold(text)
    if shared := spellings().written.get(text.casefold()):
        return _shared(shared, text, "name", language)
    if key in codes:
        return _known(key, text, "name", language)
    spread = words(text)
    for some in (spread, unstyled(spread)):
        key = " ".join(some)
        if key in codes and (some is spread or len(key) > 3):
            return _known(key, text, "words", language)
    return UNKNOWN


def _known(key: str, text: str, how: str, language: str | None) -> Found:
    codes, form = spellings().codes[key], spellings().forms.get(key)
    if codes == REGION:
        return Found(reason="region")
    shared = tuple(codes.split())
    if len(shared) == 1 and form != "shared":
        own = _in_language(language).get(key, codes) if language and how == "name" else codes
        return Found(codes, form or how) if own == codes else Found(own, how)
    return _shared(shared, text, how, language if form in (None, "language") else None)


@functools.lru_cache(maxsize=64)
def _in_language(language: str) -> dict[str, str]:
    """Folded names of one language → the country that it calls so, whatever other languages mean by the name."""
    codes: dict[str, set[str]] = {}
    for code in facts():
        codes.setdefault(fold(cldr_name(code, language)), set()).add(code)
    return {key: each.pop() for key, each in codes.items() if len(each) == 1}


def _shared(shared: tuple[str, ...], text: str, how: str, language: str | None) -> Found:
    """What several countries are called; in a language that calls one of them so, it is that one."""
    named = {c: cldr_name(c, language) for c in shared} if language else {}
    own = [c for c in named if named[c].casefold() == text.casefold()]
    own = own or [c for c in named if fold(named[c]) == fold(text)]
    return Found(own[0], how) if len(own) == 1 else Found(candidates=shared, reason="shared")


def _compound(text: str, language: str | None) -> Found:
    """A name with another beside it: “中国/China”, “Martinique, France”, “Jordan (JO)”, “Zurich, Switzerland”."""
    if (coded := _CODED.fullmatch(text)) and coded[2] in facts():
        named = _exact(coded[1], language)
        own = language and fold(cldr_name(coded[2], language)) == fold(coded[1])
        if own or coded[2] in (named.code, *named.candidates):
            return Found(coded[2], "words")
    parts = [p for each in _LIST.split(text) for p in _SCRIPTS.split(each) if p]
    if len(parts) > 1:
        found = [_exact(p, language) for p in parts]
        if all(f.code or f.candidates for f in found):
            return _together([{f.code} if f.code else set(f.candidates) for f in found])
    if explained := _explained(text, language):
        return explained
    tail = _TAIL.fullmatch(text)
    if tail and len(fold(tail[1])) > 2:
        last = _exact(tail[1].strip(), language)
        if last.code and last.how in ("name", "words", "code", "part"):
            return Found(last.code, "part")
    return UNKNOWN


def _explained(text: str, language: str | None) -> Found | None:
    """A country's name with many words in brackets behind it, none of which makes it the name of another."""
    if not (matched := _EXPLAINED.fullmatch(text)):
        return None
    name, explanation = matched[1], matched[2].split()
    code = _name(name, language).code
    others = (_name(f"{first} {second}", language) for w in explanation for first, second in ((w, name), (name, w)))
    if code is None or len(explanation) < _LONG or any(o is not UNKNOWN and o.code != code for o in others):
        return None
    return Found(code, "explained")


def _together(meant: list[set[str]]) -> Found:
    """What names beside each other mean: what all of them can mean, or the territory beside its state."""
    common = set.intersection(*meant)
    if len(common) == 1:
        return Found(common.pop(), "words")
    codes = set.union(*meant)
    whole = {c for c in codes if not any(states().get(other) == c for other in codes)}
    if len(whole) == 1:
        return Found(whole.pop(), "words")
    return Found(candidates=tuple(sorted(codes)), reason="shared")


def _near(text: str) -> Found:
    key = fold(text)
    if any(c.isdigit() for c in key) or _SHORT.search(text):
        return UNKNOWN
    codes = neighbours().find([fold(word) for word in text.split()])
    if len(codes) == 1:
        return Found(codes[0], "near")
    return Found(candidates=codes, reason="unknown") if codes else UNKNOWN
