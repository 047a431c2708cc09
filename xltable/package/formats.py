"""Number formats: those every program knows by number, and which of them show a date or a time."""

from __future__ import annotations

import functools
import re

# ECMA-376 part 1, 18.8.30 (numFmts), the formats that are the same in every language.
BUILTIN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
BUILTIN_NUMBERS = {code: number for number, code in BUILTIN.items()}
# 27 to 36 and 50 to 58 are dates and times in Chinese, Japanese and Korean workbooks (same section).
DATE_NUMBERS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})

DATE, DATE_TIME, TIME, DURATION = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss"

_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTER = re.compile(r"[ymdhs]", re.IGNORECASE)


@functools.cache
def shows_date(code: str) -> bool:
    """Whether a number format shows a number as a date or a time."""
    positive = _NOT_FORMAT.sub("", code.split(";")[0])
    return "general" not in positive.lower() and _DATE_LETTER.search(positive) is not None
