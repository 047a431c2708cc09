"""Characters that only look like text: invisible ones, odd spaces, halves of letters and wide Latin.

Joiners and text-direction marks that a script needs (Unicode Standard, chapters 9, 12 and 23) are kept.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from ..speech import Sentence
from . import Raw

_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
_ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_ODD_BREAK = "\r\x0b\x0c\x85\u2028\u2029"
_SHAPED = re.compile("[\ufb50-\ufdcf\ufe70-\ufefc]+")
"""Arabic letters in the shape they have at one place in a word, as some programs copy them."""
_TWO_FOR_ONE = ("\u0e40\u0e40", "\u0e41")
"""Thai: two short vowel signs look like the one long sign they are often typed for."""
_ODD = re.compile(
    f"[{_INVISIBLE}{_ODD_SPACE}{_ODD_BREAK}\t\u3000\uff01-\uff5e\ufb50-\ufdcf\ufe70-\ufefc]"
    f"|{_TWO_FOR_ONE[0]}|  | \n|^\\s|\\s$"
)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|szlig|iexcl|iquest|laquo|raquo|hellip|[lr][sd]quo|[mn]dash|euro|deg|ordm|ordf"
    r"|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron)|(?:AE|ae|OE|oe)lig|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
"""A letter as a web page writes it."""
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_DOUBLED = re.compile("([\u200b-\u200d])\\1+")
"""A joiner or a place for a line to break typed twice; one is needed where the script has it."""
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(f"[{_ODD_SPACE}\t]")
_DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LONGEST_FLAG = 32
"""Characters in the longest flag spelled with tags (Unicode Technical Standard 51, appendix C)."""
_RUN = re.compile("[ \u3000]+(\n|\\Z)?")
_WIDE = re.compile("[\uff01-\uff5e]")
_WIDE_LETTER = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uffdc\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)
_VARIANTS = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_JOINING = (
    (0x0600, 0x08FF), (0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0x1A20, 0x1CFF), (0xA840, 0xABFF),
    (0x10A00, 0x11FFF),
)  # fmt: skip
"""Arabic, Syriac, N'Ko, the scripts of India and South-East Asia, Mongolian: a joiner changes the word there."""
_SPACELESS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x1AAF))
"""Thai, Lao, Myanmar, Khmer, Tai: a zero-width space marks where a line may break."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text with its characters put right; `fault` and `why` say what was not right, None where nothing was."""

    text: str
    fault: str | None = None
    why: Sentence | None = None


def as_text(raw: Raw) -> str:
    """What a cell says, as text: whole numbers without decimals, dates in ISO form."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else f"{raw:.15g}"
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    return raw.isoformat() if isinstance(raw, date | time) else str(raw)


def shown(raw: Raw, limit: int = 60) -> str:
    """A value as a message quotes it: on one line, without control characters, shortened with ….

    >>> shown("a\\x00b\\nc")
    'ab c'
    """
    line = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in as_text(raw)[: 2 * limit])
    return line if len(line) <= limit else line[: limit - 1] + "…"


def clean(text: str) -> Cleaned:
    """Put the characters of a text right: composed, visible, single spaces, no wide Latin in Latin text, trimmed.

    >>> clean("Ａｃｍｅ  Ltd\u200b ").text
    'Acme Ltd'
    """
    if "&" in text and (plain := _ENTITY.sub(lambda found: html.unescape(found[0]), text)) != text:
        why = Sentence("“{value}” has letters written as a web page writes them.", value=shown(text))
        return Cleaned(clean(plain).text, "untidy-value", why)
    if text.isascii():
        if _PLAIN.fullmatch(text):
            return Cleaned(text)
    elif not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return Cleaned(text)
    seen = _without_invisible(_BREAKS.sub("\n", text))
    spaced = _with_plain_spaces(seen)
    tidy = _trimmed(composed(_narrow(spaced)))
    if tidy == text:
        return Cleaned(text)
    if tidy == _trimmed(composed(_narrow(text))):
        return Cleaned(tidy, "untidy-value", _why_untidy(text))
    return Cleaned(tidy, "invisible-characters", _why_invisible(text, seen))


def composed(text: str) -> str:
    """NFC, and Arabic letters without shapes; not compatibility ideographs, which tell names apart (Unicode 22.3)."""
    text = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).replace(*_TWO_FOR_ONE)
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _VARIANTS.split(text)
    return "".join(p if i % 2 else unicodedata.normalize("NFC", p) for i, p in enumerate(parts))


def _why_untidy(text: str) -> Sentence:
    if _WIDE_LETTER.search(text) and _narrow(text) != text:
        return Sentence("“{value}” is written in full-width letters or digits.", value=shown(text))
    if _trimmed(text) != text:
        return Sentence("“{value}” has spaces that are not needed.", value=shown(text))
    return Sentence("“{value}” has letters put together from parts, so it does not match the same text typed.",
                    value=shown(text))  # fmt: skip


def _why_invisible(text: str, seen: str) -> Sentence:
    kept = Counter(seen)
    hidden = next((c for c, n in Counter(text).items() if _HIDDEN.match(c) and n > kept[c]), None)
    hidden = hidden or next((c for c in text if _SPACES.match(c) or _BREAKS.match(c)), text[:1])
    return Sentence("“{value}” contains {what}, which nobody can see.", value=shown(text), what=_named(hidden))


def _named(char: str) -> Sentence:
    code = f"U+{ord(char):04X}"
    if char in "\u00a0\u202f":
        return Sentence("a no-break space ({code})", code=code)
    if char == "\t":
        return Sentence("a tab ({code})", code=code)
    if char in _ODD_BREAK:
        return Sentence("a stray line-break character ({code})", code=code)
    if _SPACES.match(char) and ord(char) > 0x20:
        return Sentence("an unusual space ({code})", code=code)
    if unicodedata.category(char) == "Cc":
        return Sentence("a control character ({code})", code=code)
    if char == "\u00ad":
        return Sentence("a soft hyphen ({code})", code=code)
    if char in _DIRECTION_MARKS:
        return Sentence("a text-direction mark ({code})", code=code)
    return Sentence("a zero-width character ({code})", code=code)


def _without_invisible(text: str) -> str:
    text = _DOUBLED.sub(r"\1", text)
    while _HIDDEN.search(text):
        mixed = _is_mixed_direction(text)
        kept = "".join(c for i, c in enumerate(text) if not _HIDDEN.match(c) or _needed(text, i, mixed))
        if kept == text:
            break
        text = kept
    return text


def _needed(text: str, at: int, mixed: bool) -> bool:
    """Whether the script around an invisible character needs it."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in "\u200c\u200d":
        return _needed_joiner(char, before, after)
    if char == "\u200b":
        return _among(before, _SPACELESS) and _among(after, _SPACELESS)
    if char in _DIRECTION_MARKS:
        return mixed
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return bool(before) and (ord(before) > 0x2000 or before in "©®" or after == "\u20e3")
    if "\u180b" <= char <= "\u180f":
        return _among(before, ((0x1800, 0x18AF),))
    if "\U000e0020" <= char <= "\U000e007f":
        return bool(re.search("\U0001f3f4[\U000e0020-\U000e007f]*\\Z", text[max(0, at - _LONGEST_FLAG) : at]))
    if char == "\u034f":
        return bool(after) and unicodedata.combining(after) > 0 and bool(before)
    return char in "\u115f\u1160\u17b4\u17b5" and bool(CJK.match(after) or _among(before, _SPACELESS))


def _needed_joiner(char: str, before: str, after: str) -> bool:
    if not before or not _joins(before):
        return False
    if unicodedata.combining(before) == 9 or (char == "\u200d" and not _among(before, _JOINING)):
        return unicodedata.combining(before) == 9 or (bool(after) and _joins(after))
    return (bool(after) and _joins(after)) or (char == "\u200d" and "\u0600" <= before <= "\u08ff")


def _joins(char: str) -> bool:
    """Whether a joiner beside the character means something: joining scripts and pictures."""
    if _among(char, _JOINING) or char == "\ufe0f":
        return True
    return ord(char) >= 0x2190 and unicodedata.category(char) in ("So", "Sk")


def _among(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return bool(char) and any(low <= ord(char) <= high for low, high in ranges)


def _is_mixed_direction(text: str) -> bool:
    """Whether the text has letters that run to the left and something else that may run to the right."""
    classes = {unicodedata.bidirectional(c) for c in text if not _HIDDEN.match(c)}
    return bool(classes & {"R", "AL"}) and bool(classes - {"R", "AL", "NSM", "WS", "BN", "B"})


def _with_plain_spaces(text: str) -> str:
    return _SPACES.sub(lambda m: m[0] if _typographic(text, m.start()) else " ", text)


def _typographic(text: str, at: int) -> bool:
    """Whether a no-break space stands where French writes one, or between the thousands of a number."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] not in "\u00a0\u202f" or not before or not after:
        return False
    return after in ":;!?»%€" or before == "«" or (before.isdigit() and after.isdigit())


def _narrow(text: str) -> str:
    """Full-width Latin as plain Latin, unless the text around it is Chinese, Japanese or Korean."""
    if CJK.search(text):
        return text
    text = text.replace("\u3000", " ")
    return _WIDE.sub(lambda m: chr(ord(m[0]) - 0xFEE0), text) if _WIDE_LETTER.search(text) else text


def _trimmed(text: str) -> str:
    """One space between words and none at the ends of lines; an ideographic space between Chinese words may stay."""
    return _RUN.sub(_one_space, text).strip()


def _one_space(run: re.Match[str]) -> str:
    if run[1] is not None:
        return run[1]
    if "\u3000" in run[0]:
        return "\u3000"
    indents = run.start() == 0 or run.string[run.start() - 1] == "\n"
    return run[0] if indents else " "
