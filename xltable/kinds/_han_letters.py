"""Chinese letters in one script: traditional ones, and those only Japan writes so, as simplified ones."""

from __future__ import annotations

import functools
from importlib import resources


def simplified(text: str) -> str:
    """The text in simplified letters; only for comparing, as several letters may become one.

    >>> simplified("華強貿易"), simplified("広島"), simplified("廣島")
    ('华强贸易', '广岛', '广岛')
    """
    return text.translate(_letters())


@functools.cache
def _letters() -> dict[int, str]:
    text = resources.files(__package__).joinpath("_han_letters.txt").read_text("utf-8")
    pairs = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return {ord(pair[0]): pair[1] for pair in pairs}
