"""Whether formulas read cells that change, so that their cached values may be out of date."""

from __future__ import annotations

from .draft import Draft


def needs_calculation(draft: Draft) -> bool:
    """Whether the workbook is to be calculated anew when it is next opened."""
    changed = any(
        edit.fill is None and edit.retext is None
        for p in draft.patches
        for row in p.edits.values()
        for edit in row.values()
    )
    if not changed:
        return False
    if draft.package.related(draft.package.workbook_part, "calcChain") is not None:
        return True
    return any(patch.facts.formulas for patch in draft.patches)
