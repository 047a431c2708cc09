"""Relationships: how one part of a package points to others."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from . import namespaces
from .splice import Document
from .xmltext import attribute
from .xmltree import named, parse

EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{namespaces.PACKAGE}"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow: `target` is the part it leads to, or the address where `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: `worksheet`, `table`, `hyperlink`."""
        return self.type.rsplit("/", 1)[-1]


def rels_of(part: str) -> str:
    """Where a part keeps its relationships; the package's own are the empty part's."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_of(rels: str) -> str:
    """The part whose relationships stand in `rels`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def resolve(part: str, target: str) -> str:
    """The part a relative target leads to."""
    return posixpath.normpath(posixpath.join("/" + posixpath.dirname(part), target.split("#")[0])).lstrip("/")


def relative(part: str, target: str) -> str:
    """The target of `part` that leads to another part."""
    return posixpath.relpath("/" + target, "/" + posixpath.dirname(part))


def read(data: bytes, part: str) -> list[Relationship]:
    """The relationships of `part`, out of its .rels part."""
    found = []
    for node in named(parse(data, rels_of(part)), "Relationship"):
        external = node.get("TargetMode") == "External"
        target = node.get("Target") or ""
        resolved = target if external or target.startswith("#") else resolve(part, unquote(target))
        found.append(Relationship(node.get("Id") or "", node.get("Type") or "", resolved, external))
    return found


class Relationships:
    """The relationships of one part, to be added to and taken from."""

    def __init__(self, data: bytes | None, part: str) -> None:
        self.part = part
        self._data = data if data is not None else EMPTY.encode("ascii")
        self.items = read(self._data, part)
        self._gone: set[str] = set()
        self._new: list[Relationship] = []

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """A new arrow; answers its id. An arrow just taken away that led to the same place is put back."""
        for item in self.items:
            if item.id in self._gone and (item.type, item.target, item.external) == (kind, target, external):
                self._gone.discard(item.id)
                return item.id
        taken = {item.id for item in (*self.items, *self._new)} - self._gone
        number = 1
        while f"rId{number}" in taken:
            number += 1
        self._new.append(Relationship(f"rId{number}", kind, target, external))
        return f"rId{number}"

    def remove(self, identifier: str) -> None:
        self._gone.add(identifier)

    @property
    def current(self) -> list[Relationship]:
        return [item for item in self.items if item.id not in self._gone] + self._new

    @property
    def changed(self) -> bool:
        return bool(self._gone or self._new)

    def result(self) -> bytes:
        document = Document(self._data, rels_of(self.part))
        for element in document.root.children:
            if element.attributes.get("Id") in self._gone:
                document.replace(element, "")
        for item in self._new:
            target = item.target if item.external or item.target.startswith("#") else relative(self.part, item.target)
            mode = ' TargetMode="External"' if item.external else ""
            document.append(
                document.root,
                f'<{document.prefix}Relationship Id="{item.id}" Type="{attribute(item.type)}"'
                f' Target="{attribute(target)}"{mode}/>',
            )
        return document.result()
