"""A small XML part whose elements can be added, replaced and removed while every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from ..errors import DamagedFile, Refused
from .xmltext import attribute

_START_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


@dataclass(slots=True, eq=False)
class Element:
    """An element and where its bytes stand."""

    space: str
    tag: str
    raw_name: str
    attributes: dict[str, str]
    start: int
    head_end: int
    parent: Element | None
    close: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def named(self, tag: str) -> list[Element]:
        return [child for child in self.children if child.tag == tag]

    def first(self, tag: str) -> Element | None:
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()


def encoding_of(data: bytes) -> str | None:
    """The encoding a document is written in; None where it is UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    found = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)", data[:200])
    name = found[1].decode("ascii", "replace").lower() if found else "utf-8"
    return None if name in ("utf-8", "utf8", "us-ascii", "ascii") else name


def as_utf8(data: bytes) -> bytes:
    """The document in UTF-8: itself where it is already, otherwise the same characters written anew."""
    encoding = encoding_of(data)
    if encoding is None:
        return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise DamagedFile(
            "The workbook holds text in an encoding that cannot be read: {encoding}.", encoding=encoding
        ) from error
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + _DECLARATION.sub("", text).encode("utf-8")


class Document:
    """The bytes of a part, its elements, and the splices asked for; `result()` is the part with them done."""

    def __init__(self, data: bytes, part: str) -> None:
        self.data = as_utf8(data)
        self.part = part
        self._splices: list[tuple[int, int, int, bytes]] = []
        self._appended: dict[int, tuple[Element, list[str]]] = {}
        self.root = self._read()
        raw = self.root.raw_name
        self.prefix = raw[: raw.index(":") + 1] if ":" in raw else ""

    def _read(self) -> Element:
        stack: list[Element] = []
        roots: list[Element] = []
        data = self.data
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True

        def opened(name: str, pairs: list[str]) -> None:
            start = parser.CurrentByteIndex
            head = _START_TAG.match(data, start)
            if head is None:
                raise DamagedFile("The part “{part}” of the workbook cannot be read.", part=self.part)
            space, _, tag = name.rpartition(" ")
            raw = re.split(rb"[\s/>]", head[0][1:], maxsplit=1)[0].decode("utf-8")
            keys = (
                f"{{{key.rpartition(' ')[0]}}}{key.rpartition(' ')[2]}" if " " in key else key for key in pairs[::2]
            )
            parent = stack[-1] if stack else None
            element = Element(space, tag, raw, dict(zip(keys, pairs[1::2], strict=True)), start, head.end(), parent)
            (parent.children if parent else roots).append(element)
            stack.append(element)

        def closed(_: str) -> None:
            element = stack.pop()
            if data[element.head_end - 2 : element.head_end] == b"/>":
                element.close = element.end = element.head_end
            else:
                element.close = parser.CurrentByteIndex
                element.end = data.index(b">", element.close) + 1

        def doctype(*_: object) -> None:
            raise Refused(
                "The part “{part}” declares XML entities, which no workbook needs; the file may be an attack.",
                part=self.part,
            )

        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        parser.StartDoctypeDeclHandler = doctype
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise DamagedFile(
                "The part “{part}” of the workbook is damaged: {reason}.", part=self.part, reason=str(error)
            ) from error
        return roots[0]

    def source(self, element: Element) -> bytes:
        """The bytes of an element, tags included."""
        return self.data[element.start : element.end]

    def inner(self, element: Element) -> bytes:
        """The bytes between an element's tags."""
        return self.data[element.head_end : element.close]

    def prefix_of(self, space: str) -> str | None:
        """The prefix, with its colon, that the root declares for a namespace; None where it declares none."""
        head = self.data[self.root.start : self.root.head_end]
        for name, value in _ATTRIBUTE.findall(head):
            if name.startswith(b"xmlns:") and value[1:-1].decode("utf-8") == space:
                return str(name[6:].decode("utf-8")) + ":"
        return None

    def relation(self, space: str, name: str, value: str) -> str:
        """An attribute of the relationships namespace, ready to stand in a start tag (`r:id="rId3"`)."""
        prefix = self.prefix_of(space)
        if prefix is None:
            return f'xmlns:r="{space}" r:{name}="{attribute(value)}"'
        return f'{prefix}{name}="{attribute(value)}"'

    def replace(self, element: Element, xml: str) -> None:
        """Put other XML where an element stood; an empty text takes it away."""
        self._splice(element.start, element.end, xml.encode("utf-8"))

    def replace_inner(self, element: Element, xml: str) -> None:
        """Put other XML between an element's tags."""
        if element.close == element.head_end == element.end:
            self.append(element, xml)
        else:
            self._splice(element.head_end, element.close, xml.encode("utf-8"))

    def before(self, element: Element, xml: str) -> None:
        """Insert XML in front of an element."""
        self._splice(element.start, element.start, xml.encode("utf-8"))

    def after(self, element: Element, xml: str) -> None:
        """Insert XML behind an element."""
        self._splice(element.end, element.end, xml.encode("utf-8"))

    def append(self, element: Element, xml: str) -> None:
        """Add XML as the last child of an element."""
        self._appended.setdefault(id(element), (element, []))[1].append(xml)

    def insert(self, parent: Element, tag: str, xml: str, order: Sequence[str]) -> None:
        """Add a child where the schema's order of elements wants it."""
        rank = order.index(tag)
        for child in parent.children:
            if self._rank(child, order) > rank:
                self.before(child, xml)
                return
        self.append(parent, xml)

    def _rank(self, child: Element, order: Sequence[str]) -> int:
        while child.tag in ("AlternateContent", "Choice") and child.children:
            child = child.children[0]
        return order.index(child.tag) if child.tag in order else -1

    def set(self, element: Element, **values: str | None) -> None:
        """Set plain attributes of an element; None takes one away."""
        head = self.data[element.start : element.head_end]
        wanted: dict[str, str | None] = dict(values)
        for found in _ATTRIBUTE.finditer(head):
            name = found[1].decode("utf-8")
            if name not in wanted:
                continue
            value = wanted.pop(name)
            if element.attributes.get(name) == value:
                continue
            new = b"" if value is None else f' {name}="{attribute(value)}"'.encode()
            self._splice(element.start + found.start(), element.start + found.end(), new)
        fresh = "".join(f' {name}="{attribute(value)}"' for name, value in wanted.items() if value is not None)
        if fresh:
            at = element.start + 1 + len(element.raw_name.encode("utf-8"))
            last = list(_ATTRIBUTE.finditer(head))
            at = element.start + last[-1].end() if last else at
            self._splice(at, at, fresh.encode("utf-8"))

    def _splice(self, start: int, end: int, new: bytes) -> None:
        self._splices.append((start, end, len(self._splices), new))

    @property
    def changed(self) -> bool:
        return bool(self._splices or self._appended)

    def result(self) -> bytes:
        """The part with every splice done."""
        splices = list(self._splices)
        for number, (element, pieces) in enumerate(self._appended.values(), len(splices)):
            new = "".join(pieces).encode("utf-8")
            if element.close == element.head_end == element.end:
                raw = element.raw_name.encode("utf-8")
                splices.append((element.end - 2, element.end, number, b">" + new + b"</" + raw + b">"))
            else:
                splices.append((element.close, element.close, number, new))
        pieces_out: list[bytes] = []
        at = 0
        for start, end, _, new in sorted(splices):
            if start < at:
                raise ValueError(f"overlapping splices in {self.part}")
            pieces_out += (self.data[at:start], new)
            at = end
        pieces_out.append(self.data[at:])
        return b"".join(pieces_out)
