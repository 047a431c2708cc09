"""Content types: what every part of a package is."""

from __future__ import annotations

from .archive import key
from .splice import Document
from .xmltext import attribute
from .xmltree import named, parse

PART = "[Content_Types].xml"
_PREFIX = "application/vnd.openxmlformats-officedocument."
WORKSHEET = _PREFIX + "spreadsheetml.worksheet+xml"
STYLES = _PREFIX + "spreadsheetml.styles+xml"
TABLE = _PREFIX + "spreadsheetml.table+xml"
COMMENTS = _PREFIX + "spreadsheetml.comments+xml"
VML = _PREFIX + "vmlDrawing"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
CUSTOM_PROPERTIES = _PREFIX + "custom-properties+xml"


class ContentTypes:
    """The content types of a package, to be added to and taken from."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        root = parse(data, PART)
        for node in named(root, "Default"):
            self._defaults[(node.get("Extension") or "").lower()] = node.get("ContentType") or ""
        for node in named(root, "Override"):
            self._overrides[key(node.get("PartName") or "")] = node.get("ContentType") or ""
        self._gone: set[str] = set()
        self._new: dict[str, tuple[str, str]] = {}
        self._new_defaults: dict[str, str] = {}

    def of(self, part: str) -> str:
        """The content type of a part, without parameters; empty where it has none."""
        name = key(part)
        found = self._overrides.get(name) or self._defaults.get(name.rsplit(".", 1)[-1]) or ""
        return found.split(";")[0].strip()

    def add(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        name = key(part)
        extension = name.rsplit(".", 1)[-1]
        if name in self._overrides and self._overrides[name] == content_type:
            self._gone.discard(name)
            return
        known = self._new_defaults.get(extension, self._defaults.get(extension))
        if name not in self._overrides and known == content_type:
            return
        if known is None and extension not in ("xml", "rels"):
            self._new_defaults[extension] = content_type
            return
        if name in self._overrides:
            self._gone.add(name)
        self._new[name] = ("/" + part, content_type)

    def add_relationships(self) -> None:
        """Say what .rels parts are, which some packages say of each part alone."""
        if "rels" not in self._defaults:
            self._new_defaults["rels"] = RELATIONSHIPS

    def remove(self, part: str) -> None:
        """Say that a part is no longer there."""
        name = key(part)
        if self._new.pop(name, None) is None and name in self._overrides:
            self._gone.add(name)

    @property
    def changed(self) -> bool:
        return bool(self._gone or self._new or self._new_defaults)

    def result(self) -> bytes:
        document = Document(self._data, PART)
        first_override = document.root.first("Override")
        for element in document.root.children:
            if element.tag == "Override" and key(element.attributes.get("PartName", "")) in self._gone:
                document.replace(element, "")
        tag = f"<{document.prefix}"
        for extension, kind in self._new_defaults.items():
            xml = f'{tag}Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>'
            if first_override is None:
                document.append(document.root, xml)
            else:
                document.before(first_override, xml)
        for name, kind in self._new.values():
            document.append(
                document.root, f'{tag}Override PartName="{attribute(name)}" ContentType="{attribute(kind)}"/>'
            )
        return document.result()
