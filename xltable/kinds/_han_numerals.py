"""The numbers of days and years written in Chinese characters."""

from __future__ import annotations

_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def numeral(text: str) -> str:
    """The digits of a number written in Chinese characters, or as it stands.

    >>> numeral("二〇一六"), numeral("十二"), numeral("三十一"), numeral("元"), numeral("廿五")
    ('2016', '12', '31', '1', '25')
    """
    if text.isascii():
        return text
    if text == "元":
        return "1"
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))
    return "".join(_DIGITS[c] for c in text)
