"""The end of a draft: every part that its steps have touched is written."""

from __future__ import annotations

from .content_types import CUSTOM_PROPERTIES
from .content_types import PART as TYPES_PART
from .draft import Draft
from .headings import rename_headings
from .properties import EMPTY as NO_PROPERTIES
from .properties import KINDS as PROPERTY_KINDS
from .properties import read_properties, write_properties
from .recording.record import CONTENT_TYPE as RECORD_TYPE
from .recording.record import write_record
from .relationships import rels_of
from .sheetpatch import SheetPatch
from .stale import needs_calculation
from .unread import check_unread
from .verify import Parsing, pack
from .zipwriter import Packed


def finish(draft: Draft) -> None:
    """Write every part that is to be written; `packed` answers them afterwards."""
    rename_headings(draft)
    check_unread(draft)
    for patch in draft.patches:
        patch.unshare()
        if patch.edits or patch.blocks or patch.steps:
            draft.write(patch.info.part, _packed(patch))
    if needs_calculation(draft):
        draft.workbook.recalculate = True
    if any(patch.writer.formulas_gone or patch.writer.formulas_new for patch in draft.patches):
        draft.drop_calculation_chain()
    if draft.properties:
        _write_properties(draft)
    if "styles" in draft.__dict__ and draft.styles.changed:
        draft.write(draft.styles.part, draft.styles.result())
    if "workbook" in draft.__dict__:
        draft.write(draft.package.workbook_part, draft.workbook.result())
    for relations in draft.relations_changed:
        if not relations.current:
            draft.remove(rels_of(relations.part))
        else:
            draft.write(rels_of(relations.part), relations.result())
    if draft.record:
        draft.types.add(draft.record, RECORD_TYPE)
    if draft.types.changed:
        draft.write(TYPES_PART, draft.types.result())
    if draft.record:
        write_record(draft, draft.record)


def _write_properties(draft: Draft) -> None:
    part = draft.package.related("", *PROPERTY_KINDS)
    if part is None:
        if all(value is None for value in draft.properties.values()):
            return
        part = "docProps/custom.xml"
        if draft.has(part):
            part = draft.free_name("docProps/custom{}.xml")
        draft.types.add(part, CUSTOM_PROPERTIES)
        draft.relations("").add(f"{draft.relations_space}/{PROPERTY_KINDS[draft.package.strict]}", part)
        draft.write(part, write_properties(NO_PROPERTIES.encode("ascii"), draft.properties, part))
        return
    old = draft.read(part)
    new = write_properties(old, draft.properties, part)
    if new == old or read_properties(new, part):
        draft.write(part, new)
    else:  # the last property has gone
        draft.remove(part)
        draft.unrelate("", part)


def _packed(patch: SheetPatch) -> Packed:
    """A sheet with its edits. A small one is parsed whole; of a large one what is new, the rest is the file's own."""
    part, parsing, size = patch.info.part, Parsing(patch.info.part), patch.size
    return Packed(patch.pieces(parsing), size) if size > _LARGE else pack(part, patch.pieces(parsing), size)


_LARGE = 1 << 20
