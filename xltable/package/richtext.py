"""Which shared strings are rich text (bold words, phonetic guides), and how they read."""

from __future__ import annotations

import re

from .archive import Archive
from .xmltree import named, parse

_RICH = re.compile(rb"<(?:[\w.-]+:)?(?:r|rPh)[\s>]")


def rich_strings(archive: Archive, part: str) -> dict[int, str]:
    """The plain text of every rich shared string, by index. Nearly always there are none, and nothing is parsed."""
    end = b""
    for chunk in archive.chunks(part):
        if _RICH.search(end + chunk):
            break
        end = chunk[-64:]
    else:
        return {}
    found = {}
    for index, node in enumerate(named(parse(archive.read(part), part), "si")):
        if any(True for _ in node.iter("{*}r", "{*}rPh")):
            runs = (t.text or "" for child in node if _tag(child.tag) in ("t", "r") for t in child.iter("{*}t"))
            found[index] = "".join(runs)
    return found


def _tag(name: object) -> str:
    return str(name).rsplit("}", 1)[-1]
