"""The notes and threaded comments of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .area import parse_cell
from .xmltree import first, named, parse

if TYPE_CHECKING:
    from .package import Package


def read_notes(package: Package, sheet_part: str) -> dict[tuple[int, int], str]:
    """The text of every note by cell; a thread's comments stand in one text, a line each."""
    notes: dict[tuple[int, int], str] = {}
    if (part := package.related(sheet_part, "comments")) is not None:
        holder = first(parse(package.archive.read(part), part), "commentList")
        for node in named(holder, "comment") if holder is not None else []:
            place = parse_cell(node.get("ref") or "")
            if place is not None:
                notes[place] = "".join(t.text or "" for t in node.iter("{*}t"))
    notes.update(read_threads(package, sheet_part))
    return notes


def read_threads(package: Package, sheet_part: str) -> dict[tuple[int, int], str]:
    """The threaded comments by cell."""
    part = package.related(sheet_part, "threadedComment")
    threads: dict[tuple[int, int], str] = {}
    for node in named(parse(package.archive.read(part), part), "threadedComment") if part else []:
        place, text = parse_cell(node.get("ref") or ""), first(node, "text")
        if place is not None and text is not None:
            threads[place] = "\n".join(filter(None, (threads.get(place), text.text)))
    return threads
