"""Notes (old-style comments): the part with their texts, and the drawing that shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .. import namespaces
from ..area import cell_name, parse_cell
from ..content_types import COMMENTS, VML
from ..facts import ColumnWidth
from ..notes import is_mark, signed, written
from ..sheetorder import ORDER
from ..sheetpatch import SheetPatch
from ..splice import Document
from ..xmltext import attribute, content
from .boxes import anchor

if TYPE_CHECKING:
    from ..draft import Draft

_NO_COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<comments xmlns="{namespaces.MAIN}"><authors></authors><commentList></commentList></comments>'
)
_NO_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{id}"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202"'
    ' style="position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;height:60pt;z-index:1;visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
_SHAPES = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_PER_DRAWING = 1024  # a drawing numbers its shapes from a multiple of this


def add_notes(draft: Draft, patch: SheetPatch, notes: Mapping[tuple[int, int], str], author: str) -> None:
    """Write notes; a cell that has a note or a thread of the user's keeps that one."""
    theirs = patch.facts.notes.keys()
    new = {place: signed(text, author) for place, text in sorted(notes.items()) if place not in theirs}
    if not new:
        return
    comments = draft.package.related(patch.info.part, "comments")
    if comments is None:
        comments = draft.free_name("xl/comments{}.xml")
        draft.add(comments, _NO_COMMENTS.encode("ascii"), COMMENTS)
        draft.relations(patch.info.part).add(f"{draft.relations_space}/comments", comments)
    draft.write(comments, _with_comments(draft.read(comments), comments, new, author))
    drawing = _drawing(draft, patch)
    draft.write(drawing, _with_shapes(draft.read(drawing), new, patch.facts.columns))


def _with_comments(data: bytes, part: str, notes: Mapping[tuple[int, int], str], author: str) -> bytes:
    document = Document(data, part)
    p, authors, holder = document.prefix, document.root.first("authors"), document.root.first("commentList")
    if authors is None or holder is None:
        return data
    known = [document.inner(element).decode("utf-8") for element in authors.named("author")]
    if attribute(author) not in known:
        known.append(attribute(author))
        document.append(authors, f"<{p}author>{attribute(author)}</{p}author>")
    number = known.index(attribute(author))
    for (row, column), text in notes.items():
        document.append(
            holder,
            f'<{p}comment ref="{cell_name(row, column)}" authorId="{number}"><{p}text><{p}r>'
            f'<{p}t xml:space="preserve">{content(text)}</{p}t></{p}r></{p}text></{p}comment>',
        )
    return document.result()


def _drawing(draft: Draft, patch: SheetPatch) -> str:
    """The drawing the sheet shows its notes with, made where there is none."""
    relations = draft.relations(patch.info.part)
    holder = Document(patch.facts.shell, patch.info.part).root.first("legacyDrawing")
    wanted = holder.attributes.get(f"{{{draft.relations_space}}}id") if holder is not None else None
    for relation in relations.current:
        if relation.id == wanted:
            return relation.target
    part = draft.free_name("xl/drawings/vmlDrawing{}.vml")
    draft.add(part, _NO_DRAWING.format(id=patch.info.index + 1).encode("ascii"), VML)
    identifier = relations.add(f"{draft.relations_space}/vmlDrawing", part)

    def step(document: Document) -> None:
        xml = f"<{document.prefix}legacyDrawing {document.relation(draft.relations_space, 'id', identifier)}/>"
        document.insert(document.root, "legacyDrawing", xml, ORDER)

    patch.steps.append(step)
    return part


def _with_shapes(data: bytes, notes: Mapping[tuple[int, int], str], columns: Sequence[ColumnWidth]) -> bytes:
    found = re.search(rb'idmap[^>]*\sdata="(\d+)', data)
    first = _PER_DRAWING * int(found[1] if found else 1)
    number = max([first, *(int(n) for n in _SHAPE_ID.findall(data))])
    shapes = []
    for (row, column), text in notes.items():
        number += 1
        box = anchor(row, column, text, columns)
        shapes.append(_SHAPE.format(id=number, anchor=box, row=row, column=column))
    at = data.rindex(b"</")
    return data[:at] + "".join(shapes).encode("ascii") + data[at:]


def remove_notes(draft: Draft, sheet_part: str, author: str) -> None:
    """Take away the notes an author wrote, and the shapes that show them."""
    comments = draft.package.related(sheet_part, "comments")
    if comments is None:
        return
    data = draft.read(comments)
    places = {place for place, name, text in written(data, comments) if is_mark(name, text, author)}
    document = Document(data, comments)
    holder = document.root.first("commentList")
    for element in holder.named("comment") if holder is not None else []:
        if parse_cell(element.attributes.get("ref", "")) in places:
            document.replace(element, "")
    if not places:
        return
    draft.write(comments, document.result())
    for relation in draft.relations(sheet_part).current:
        if relation.kind == "vmlDrawing" and draft.has(relation.target):
            data = draft.read(relation.target)
            draft.write(relation.target, _SHAPES.sub(lambda m: b"" if _place(m[0]) in places else m[0], data))


def _place(shape: bytes) -> tuple[int, int] | None:
    row, column = re.search(rb"<x:Row>(\d+)<", shape), re.search(rb"<x:Column>(\d+)<", shape)
    return (int(row[1]), int(column[1])) if row and column else None
