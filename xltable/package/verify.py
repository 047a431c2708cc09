"""What is checked before a result may take the place of a file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from ..errors import DamagedFile, UnwritableFile
from .archive import Archive, key
from .relationships import read, rels_of, source_of
from .zipwriter import Packed

_XML = (".xml", ".rels", ".vml")
_RELATION = re.compile(rb":(?:id|embed|link|pict)=\"([^\"]+)\"")
_SMALL = 4 << 20


class Parsing:
    """A parse that goes along with the writing of a part; DamagedFile where it is not well-formed."""

    def __init__(self, part: str) -> None:
        self._part, self._parser = part, expat.ParserCreate()

    def feed(self, piece: bytes, last: bool = False) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise DamagedFile(
                "The part “{part}” of the workbook is damaged: {reason}.", part=self._part, reason=str(error)
            ) from error


def pack(part: str, pieces: Iterator[bytes], expected: int) -> Packed:
    """Pack a part; XML is parsed once on its way, so that nothing malformed can be written."""
    return Packed(_parsed(part, pieces) if part.lower().endswith(_XML) else pieces, expected)


def _parsed(part: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    parsing = Parsing(part)
    for piece in pieces:
        parsing.feed(piece)
        yield piece
    parsing.feed(b"", last=True)


def check_references(written: dict[str, Packed], names: set[str], original: Archive) -> None:
    """Every relationship written leads somewhere, and every relationship id used is there.

    `names` are all parts of the result; what led nowhere in the `original` is let be.
    """
    before = original.members
    for name, part in written.items():
        if not name.endswith(".rels"):
            continue
        source = source_of(name)
        old = {r.target for r in read(original.read(name), source)} if name in original else set()
        for relation in read(b"".join(part.inflated()), source):
            internal = not relation.external and relation.target and not relation.target.startswith("#")
            loose = relation.target in old and key(relation.target) not in before
            if internal and key(relation.target) not in names and not loose:
                raise UnwritableFile(
                    "The result would point to a missing part “{part}”; nothing was written.", part=relation.target
                )
    for name, part in written.items():
        if name in before or name.endswith(".rels") or part.size > _SMALL or not name.endswith(".xml"):
            continue
        used = set(_RELATION.findall(b"".join(part.inflated())))
        rels = key(rels_of(name))
        known = {r.id.encode() for r in read(b"".join(written[rels].inflated()), name)} if rels in written else set()
        if name.startswith("xl/") and used - known and rels in names and rels in written:
            raise UnwritableFile("The result would point to a missing part “{part}”; nothing was written.", part=name)


def check_zip(file: str, names: set[str]) -> None:
    """The file can be read back, and holds the parts meant and no others."""
    try:
        with zipfile.ZipFile(file) as zipped:
            held = {key(name) for name in zipped.namelist()}
    except zipfile.BadZipFile as error:
        raise UnwritableFile("The result could not be read back; nothing was written.") from error
    if held != names:
        raise UnwritableFile("The result could not be read back; nothing was written.")
