"""The workbook part: its list of sheets, its defined names, and whether it is to be calculated anew when opened."""

from __future__ import annotations

from dataclasses import dataclass

from .sheetxml import bare
from .splice import Document, Element
from .xmltext import attribute, entities, plain

# ECMA-376 part 1, 18.2.27: the order of the elements.
ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


@dataclass(eq=False)
class SheetEntry:
    """A sheet in the list; `element` is None where it is new."""

    name: str
    id: int
    relation: str
    state: str = "visible"
    element: Element | None = None
    renamed: str | None = None
    """What the sheet is to be called; everything else asks for it by its old name until the save."""


@dataclass(eq=False)
class NameEntry:
    """A defined name; `sheet` is the entry where it holds, or None for the whole workbook."""

    name: str
    text: str
    sheet: SheetEntry | None
    hidden: bool
    element: Element | None = None
    changed: bool = False


class WorkbookPart:
    """The workbook part, to be added to and taken from."""

    def __init__(self, data: bytes, part: str, relations_space: str) -> None:
        self.document = Document(data, part)
        self._space = relations_space
        self.sheets: list[SheetEntry] = []
        self.names: list[NameEntry] = []
        self.recalculate = False
        self._read()
        self._before = list(self.sheets)
        self._names_before = list(self.names)

    def _read(self) -> None:
        root = self.document.root
        holder = root.first("sheets")
        for element in holder.named("sheet") if holder else []:
            values = element.attributes
            relation = values.get(f"{{{self._space}}}id", "")
            number = int(values.get("sheetId") or 0)
            entry = SheetEntry(values.get("name", ""), number, relation, values.get("state", "visible"), element)
            self.sheets.append(entry)
        holder = root.first("definedNames")
        for element in holder.named("definedName") if holder else []:
            local = element.attributes.get("localSheetId", "")
            inside = local.isdigit() and int(local) < len(self.sheets)
            text = _text(self.document.inner(element))
            hidden = element.attributes.get("hidden") in ("1", "true")
            name = element.attributes.get("name", "")
            self.names.append(NameEntry(name, text, self.sheets[int(local)] if inside else None, hidden, element))

    def entry(self, sheet: str) -> SheetEntry | None:
        return next((entry for entry in self.sheets if entry.name.lower() == sheet.lower()), None)

    def add_sheet(self, name: str, relation: str, position: int | None, state: str) -> SheetEntry:
        number = max((entry.id for entry in self.sheets), default=0) + 1
        entry = SheetEntry(name, number, relation, state)
        self.sheets.insert(len(self.sheets) if position is None else position, entry)
        return entry

    def remove_sheet(self, entry: SheetEntry) -> None:
        self.sheets.remove(entry)
        self.names = [name for name in self.names if name.sheet is not entry]

    def define(self, name: str, text: str, sheet: SheetEntry | None, hidden: bool) -> None:
        """Set a defined name, or put another in its place."""
        for entry in self.names:
            if entry.name.lower() == name.lower() and entry.sheet is sheet:
                if (entry.text, entry.hidden) != (text, hidden):
                    entry.text, entry.hidden, entry.changed = text, hidden, True
                return
        self.names.append(NameEntry(name, text, sheet, hidden))

    def undefine(self, name: str, sheet: SheetEntry | None) -> None:
        """Take a defined name away."""
        self.names = [e for e in self.names if not (e.name.lower() == name.lower() and e.sheet is sheet)]

    def result(self) -> bytes:
        """The part with everything done."""
        self._write_sheets()
        self._write_names()
        self._write_views()
        if self.recalculate:
            self._write_calculation()
        return self.document.result()

    def _write_sheets(self) -> None:
        document = self.document
        for entry in self._before:
            if entry not in self.sheets and entry.element is not None:
                document.replace(entry.element, "")
        kept = [entry.element for entry in self.sheets if entry.element is not None]
        holder = document.root.first("sheets")
        for at, entry in enumerate(self.sheets):
            if entry.element is not None:
                if entry.renamed is not None:
                    document.set(entry.element, name=entry.renamed)
                continue
            state = f' state="{entry.state}"' if entry.state != "visible" else ""
            relation = document.relation(self._space, "id", entry.relation)
            xml = f'<{document.prefix}sheet name="{attribute(entry.name)}" sheetId="{entry.id}"{state} {relation}/>'
            follower = next((e.element for e in self.sheets[at:] if e.element is not None), None)
            if follower is not None:
                document.before(follower, xml)
            elif kept:
                document.after(kept[-1], xml)
            elif holder is not None:
                document.append(holder, xml)

    def _write_names(self) -> None:
        document = self.document
        holder = document.root.first("definedNames")
        if not self.names:
            if holder is not None and self._names_before:
                document.replace(holder, "")
            return
        for entry in self._names_before:
            if entry not in self.names and entry.element is not None:
                document.replace(entry.element, "")
        fresh = [entry for entry in self.names if entry.element is None]
        for entry in self.names:
            if entry.element is None:
                continue
            local = str(self.sheets.index(entry.sheet)) if entry.sheet is not None else None
            old = entry.element.attributes.get("localSheetId")
            if entry.changed:
                document.replace_inner(entry.element, plain(entry.text))
                document.set(entry.element, hidden="1" if entry.hidden else None)
            if entry.sheet is not None and local != old:
                document.set(entry.element, localSheetId=local)
        if not fresh:
            return
        xml = "".join(self._name_xml(entry) for entry in fresh)
        if holder is None:
            tag = f"{document.prefix}definedNames"
            document.insert(document.root, "definedNames", f"<{tag}>{xml}</{tag}>", ORDER)
        else:
            document.append(holder, xml)

    def _name_xml(self, entry: NameEntry) -> str:
        p = self.document.prefix
        local = f' localSheetId="{self.sheets.index(entry.sheet)}"' if entry.sheet is not None else ""
        hidden = ' hidden="1"' if entry.hidden else ""
        return f'<{p}definedName name="{attribute(entry.name)}"{local}{hidden}>{plain(entry.text)}</{p}definedName>'

    def _write_views(self) -> None:
        """Tabs keep their places in the views: the open one is the same sheet as before."""
        holder = self.document.root.first("bookViews")
        for view in holder.named("workbookView") if holder else []:
            for key in ("activeTab", "firstSheet"):
                old = view.attributes.get(key, "0" if key == "activeTab" else "")
                if not old.isdigit() or int(old) >= len(self._before):
                    continue
                entry = self._before[int(old)]
                new = self.sheets.index(entry) if entry in self.sheets else 0
                if str(new) != old:
                    self.document.set(view, **{key: str(new) if new else None})

    def _write_calculation(self) -> None:
        document = self.document
        element = document.root.first("calcPr")
        if element is None:
            document.insert(document.root, "calcPr", f'<{document.prefix}calcPr fullCalcOnLoad="1"/>', ORDER)
        elif element.attributes.get("fullCalcOnLoad") not in ("1", "true"):
            document.set(element, fullCalcOnLoad="1")


def _text(inner: bytes) -> str:
    return entities(bare(inner))
