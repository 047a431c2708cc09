"""The notes and threaded comments of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from .area import parse_cell
from .contents import Contents
from .xmltree import first, named, parse

FILLS = "xltable.marks"
"""The document property of a marked workbook: who marked, which fills are marks, and what fills they hide."""


def read_notes(package: Contents, sheet_part: str) -> dict[tuple[int, int], str]:
    """The text of every note by cell but for our marks; a thread's comments stand in one text, a line each."""
    notes: dict[tuple[int, int], str] = {}
    if (part := package.related(sheet_part, "comments")) is not None:
        marker = str(package.custom_properties.get(FILLS, "")).split(" ")[0]
        for place, author, text in written(package.archive.read(part), part):
            if not (marker and is_mark(author, text, marker)):
                notes[place] = text
    notes.update(read_threads(package, sheet_part))
    return notes


def written(data: bytes, part: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Place, author and text of every note of a part."""
    root = parse(data, part)
    authors, holder = first(root, "authors"), first(root, "commentList")
    names = [node.text or "" for node in named(authors, "author")] if authors is not None else []
    for node in named(holder, "comment") if holder is not None else []:
        place, number = parse_cell(node.get("ref") or ""), int(node.get("authorId") or 0)
        if place is not None:
            author = names[number] if number < len(names) else ""
            yield place, author, "".join(t.text or "" for t in node.iter("{*}t"))


def signed(text: str, author: str) -> str:
    """The text with the author under it: LibreOffice keeps no authors of notes."""
    return f"{text}\n— {author}"


def is_mark(author: str, text: str, marker: str) -> bool:
    """Whether a note is one that marks a cell."""
    return author == marker or text.endswith(signed("", marker))


def read_threads(package: Contents, sheet_part: str) -> dict[tuple[int, int], str]:
    """The threaded comments by cell."""
    part = package.related(sheet_part, "threadedComment")
    threads: dict[tuple[int, int], str] = {}
    for node in named(parse(package.archive.read(part), part), "threadedComment") if part else []:
        place, text = parse_cell(node.get("ref") or ""), first(node, "text")
        if place is not None and text is not None:
            threads[place] = "\n".join(filter(None, (threads.get(place), text.text)))
    return threads
