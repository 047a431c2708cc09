"""Custom document properties: what a workbook remembers about itself."""

from __future__ import annotations

from datetime import UTC, datetime

from . import namespaces
from .splice import Document
from .xmltext import attribute, plain
from .xmltree import parse

Property = str | float | bool | datetime

EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{namespaces.CUSTOM}" xmlns:vt="{namespaces.VALUES}"></Properties>'
)
KINDS = ("custom-properties", "customProperties")  # the relationship, transitional and strict
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # ECMA-376 part 1, 22.3.2.2: the set of custom properties
_STAMP = "%Y-%m-%dT%H:%M:%SZ"


def read_properties(data: bytes, part: str) -> dict[str, Property]:
    """The properties by name."""
    found: dict[str, Property] = {}
    for node in parse(data, part):
        value = next(iter(node), None)
        if value is not None:
            found[node.get("name") or ""] = _value(namespaces.local(str(value.tag)), value.text or "")
    return found


def _value(kind: str, text: str) -> Property:
    try:
        if kind == "bool":
            return text in ("1", "true")
        if kind in ("i1", "i2", "i4", "i8", "int", "ui1", "ui2", "ui4", "ui8", "uint"):
            return int(text)
        if kind in ("r4", "r8", "decimal"):
            return float(text)
        if kind in ("filetime", "date"):
            return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return text
    return text


def write_properties(data: bytes, values: dict[str, Property | None], part: str) -> bytes:
    """The part with some properties set, or taken away where None; the part itself where nothing differs."""
    document = Document(data, part)
    known = {element.attributes.get("name", ""): element for element in document.root.children}
    numbers = [int(e.attributes.get("pid", "1")) for e in known.values() if e.attributes.get("pid", "1").isdigit()]
    number = max(numbers, default=1)
    old = read_properties(data, part)
    prefix = document.prefix
    for name, value in values.items():
        element = known.get(name)
        if element is not None and value is not None and type(old.get(name)) is type(value) and old[name] == value:
            continue
        if value is None:
            if element is not None:
                document.replace(element, "")
            continue
        if element is None:
            number += 1
        pid = element.attributes.get("pid", "2") if element is not None else str(number)
        xml = (
            f'<{prefix}property fmtid="{_FORMAT}" pid="{pid}" name="{attribute(name)}">'
            f"{_variant(value)}</{prefix}property>"
        )
        if element is not None:
            document.replace(element, xml)
        else:
            document.append(document.root, xml)
    return document.result() if document.changed else data


def _variant(value: Property) -> str:
    space = f' xmlns:vt="{namespaces.VALUES}"'
    if isinstance(value, bool):
        return f"<vt:bool{space}>{'true' if value else 'false'}</vt:bool>"
    if isinstance(value, int) and -(2**31) <= value < 2**31:
        return f"<vt:i4{space}>{value}</vt:i4>"
    if isinstance(value, (int, float)):
        return f"<vt:r8{space}>{float(value)!r}</vt:r8>"
    if isinstance(value, datetime):
        moment = value.astimezone(UTC) if value.tzinfo else value
        return f"<vt:filetime{space}>{moment.strftime(_STAMP)}</vt:filetime>"
    return f"<vt:lpwstr{space}>{plain(value)}</vt:lpwstr>"
