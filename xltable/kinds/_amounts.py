"""What a text says of a number: its sign, its digits and every decimal sign it allows, and what stands beside it.

Nothing is decided here: `1,234` says two numbers, and which is meant is for the column to prove (`_figures`).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import resources
from typing import Any

from ..speech import Sentence
from ._digits import plain

MOST_DIGITS = 15
"""Excel keeps no more significant digits of a number (Excel specifications and limits)."""

_CORE = re.compile(r"(?:(?<![^\W\d_])[.,٫])?\d(?:[\d.,'٫٬ ]*[\d.,])?(?:e[+-]?\d{1,3}(?![^\W_]))?", re.IGNORECASE)
_GROUPS = {
    mark: re.compile(rf"\d{{1,3}}(?:[{mark}]\d{{3}})+|\d{{1,2}}(?:[{mark}]\d{{2}})+[{mark}]\d{{3}}") for mark in ".,' "
}
"""1,234,567 and, as in India, 12,34,567."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text."""

    readings: Mapping[str, Decimal]
    """By decimal sign; one only where the text can mean one number."""
    proves: str = ""
    """The decimal sign this text can only have, a proof for its whole column; empty where it proves none."""
    beside: tuple[str, str] = ("", "")
    """What stands before and after the number, in small letters (a currency, a unit)."""
    doubt: Sentence | None = None


@functools.lru_cache(maxsize=1 << 16)
def amount_of(raw: str) -> Amount | None:
    """The one number in a text; None where it holds none or several."""
    text = plain(raw).lstrip("'")
    summed = _summed(text)
    if summed is not None:
        return summed
    match = _CORE.search(text)
    if match is None:
        return None
    before, core, after = text[: match.start()], match[0], text[match.end() :]
    if any(c.isdecimal() for c in before + after):
        return None
    core, after = _without_price_dash(core, after)
    mantissa, exponent = _scientific(core)
    body = _readings(mantissa)
    if body is None:
        return None
    readings, proves = body
    negative, before, after = _sign(before.strip(), after.strip())
    factor, after = multiple(after)
    scale = Decimal(factor).scaleb(exponent or 0) * (-1 if negative else 1)
    doubt = _doubt(mantissa, exponent is not None, raw)
    return Amount({k: v * scale for k, v in readings.items()}, proves, (before.casefold(), after), doubt)


def multiple(after: str) -> tuple[int, str]:
    """What the words behind a number multiply it by, and what is left of them.

    >>> multiple("万元"), multiple("k"), multiple("kg"), multiple(" Mio. EUR")
    ((10000, '元'), (1000, ''), (1, 'kg'), (1000000, 'eur'))
    """
    pattern, words = _multiples()
    after = after.strip().casefold()
    match = pattern.match(after)
    return (words[match[1]], after[match.end() :].strip()) if match else (1, after)


def spoken(amount: Amount, language: str) -> Amount:
    """The amount, multiplied by a word behind it that is one in this language and something else to others.

    >>> spoken(amount_of("12 mil"), "es").readings, spoken(amount_of("12 mil"), "en").beside
    ({'': Decimal('12000')}, ('', 'mil'))
    """
    word, _, rest = amount.beside[1].partition(" ")
    known = _multiples_file()["in_languages"].get(word.rstrip("."))
    if known is None or language.partition("-")[0] not in known["languages"]:
        return amount
    readings = {sign: number * known["times"] for sign, number in amount.readings.items()}
    return replace(amount, readings=readings, beside=(amount.beside[0], rest))


def _readings(body: str) -> tuple[dict[str, Decimal], str] | None:
    """The numbers that digits with separators can mean, by decimal sign, and the sign they prove."""
    body = body.strip().replace("٬", "'")
    if "٫" in body:
        whole, _, part = body.partition("٫")
        digits = _grouped(whole.replace(",", "'"))
        return None if digits is None or not part.isdecimal() else ({"": Decimal(f"{digits}.{part}")}, "")
    signs = [c for c in body if c in ".,"]
    if not signs:
        digits = _grouped(body)
        return None if digits is None else ({"": Decimal(digits)}, "")
    last = signs[-1]
    if len(set(signs)) == 2:
        return _decimal(body, last) if signs.count(last) == 1 else None
    if len(signs) > 1:
        digits = _grouped(body)
        return None if digits is None else ({"": Decimal(digits)}, "," if last == "." else ".")
    whole, _, part = body.partition(last)
    grouped = _grouped(body)
    if grouped is None or whole.startswith("0"):
        return _decimal(body, last)
    return {last: Decimal(f"{whole}.{part}"), "," if last == "." else ".": Decimal(grouped)}, ""


def _decimal(body: str, sign: str) -> tuple[dict[str, Decimal], str] | None:
    whole, _, part = body.rpartition(sign)
    digits = _grouped(whole) if whole else "0"
    return None if digits is None or not part.isdecimal() else ({"": Decimal(f"{digits}.{part}")}, sign)


def _grouped(digits: str) -> str | None:
    """Digits without the marks that group them; None where the groups are not of the right size."""
    if digits.isdecimal():
        return digits
    for mark, pattern in _GROUPS.items():
        if mark in digits:
            return digits.replace(mark, "") if pattern.fullmatch(digits) else None
    return None


def _sign(before: str, after: str) -> tuple[bool, str, str]:
    """Whether the number is below zero, and what stands beside it without the sign."""
    if before.startswith("(") and after.endswith(")"):
        return True, before[1:].strip(), after[:-1].strip()
    for mark in ("▲", "△", "-", "+"):
        if before.startswith(mark) or before.endswith(mark):
            return mark != "+", before.strip(mark).strip() if before.count(mark) == 1 else before, after
    if after.startswith("-") or after.endswith("-"):
        return True, before, after.strip("-").strip() if after.count("-") == 1 else after
    return False, before, after


def _without_price_dash(core: str, after: str) -> tuple[str, str]:
    """5,- and 1'200.– and 500/- are whole amounts, not negative ones."""
    after = after.strip()
    if core[-1] in ".,":
        core, after = core[:-1], after.lstrip("-=")
    elif after.startswith(("/-", "/=")):
        after = after[2:]
    return core.strip(), after


def _scientific(core: str) -> tuple[str, int | None]:
    mantissa, e, exponent = core.casefold().partition("e")
    return mantissa, int(exponent) if e else None


def _doubt(mantissa: str, scientific: bool, shown: str) -> Sentence | None:
    digits = "".join(c for c in mantissa if c.isdecimal())
    if scientific:
        return Sentence("“{value}” is a shortened number, whose last digits may be lost.", value=shown)
    if len(digits.lstrip("0")) > MOST_DIGITS:
        return Sentence("“{value}” has more digits than the 15 Excel keeps of a number.", value=shown)
    if len(digits) > 1 and mantissa.startswith("0") and mantissa[1].isdecimal():
        return Sentence("“{value}” begins with a zero that a number would lose.", value=shown)
    return None


def _summed(text: str) -> Amount | None:
    """1億2000万, 3万5千: parts of falling size that add up."""
    parts = re.findall(r"(\d+)([万萬亿億千百]+)?", text) if any(c in text for c in "万萬亿億千") else []
    if len(parts) < 2 or "".join(d + m for d, m in parts) != text.rstrip("元円圆圓"):
        return None
    _, words = _multiples()
    factors = [words.get(m, 0) if m else 1 for _, m in parts]
    sizes = [int(digits) * factor for (digits, _), factor in zip(parts, factors, strict=True)]
    if 0 in factors or any(later >= factor for later, factor in zip(sizes[1:], factors, strict=False)):
        return None
    return Amount({"": Decimal(sum(sizes))}, beside=("", text[len("".join(d + m for d, m in parts)) :]))


@functools.cache
def _multiples_file() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("_multiples.toml").read_text("utf-8"))


@functools.cache
def _multiples() -> tuple[re.Pattern[str], Mapping[str, int]]:
    words = _multiples_file()["words"]
    spaced = [w for w in words if w[0] < "\u3000"]
    joined = [w for w in words if w[0] >= "\u3000"]
    either = "|".join(re.escape(w) for w in sorted(spaced, key=len, reverse=True))
    east = "|".join(re.escape(w) for w in sorted(joined, key=len, reverse=True))
    return re.compile(rf"((?:{either})(?![^\W\d_])|{east})\.?"), words
