"""Text for a person at a terminal; plain lines where it is piped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO, TYPE_CHECKING

from rich.console import Console as Console
from rich.text import Text

from ..book import Book
from ..findings import Change
from ..speech import Listed, Sentence, counted, say
from .plain import shown, visible

if TYPE_CHECKING:
    from ..actions.enrich import Enrichment
    from ..actions.inspect import Inspection, Recognised
    from ..actions.save import Saved


def console(to: IO[str] | None = None) -> Console:
    """Where everything is printed. Lines are never wrapped by us: a terminal does it, a pipe must not."""
    return Console(file=to, soft_wrap=True, highlight=False, emoji=False)


def styled(text: str, style: str = "") -> Text:
    """Text in which nothing is markup."""
    return Text(text, style)


def inspection(found: Inspection, language: str) -> None:
    """What was recognised in one file."""
    out = console()
    out.print(Text(str(found.book.path), "bold"))
    for one in found.tables:
        _recognised(out, one, language)
    if not found.tables:
        line(out, Sentence("No table was recognised in this file."), language)
    for label, sheets in (
        ("Sheets of xltable: {sheets}", found.own),
        ("Sheets with no table of the template: {sheets}", found.other_sheets),
    ):
        if sheets:
            line(out, Sentence(label, sheets=Listed(tuple(sheets), bare=True)), language)


def _recognised(out: Console, found: Recognised, language: str) -> None:
    table = found.table
    line(out, Sentence(""), language)
    title = Sentence("{table} on sheet “{sheet}”, {range}", table=table.spec.title(language), sheet=table.sheet,
                     range=found.range)  # fmt: skip
    out.print(Text(say(title, language), "bold"), Text(f"({say(_rows(len(table)), language)})", "dim"))
    wide = max((_width(c.heading) for c in (*found.columns, *found.unmapped)), default=0)
    for column in found.columns:
        assert column.spec is not None
        how = say(_HOW.get(column.matched, Sentence(column.matched)), language)
        score = "" if column.score >= 1 else f" {column.score:.0%}"
        out.print(
            f"  {column.letter:<3} {_padded(_one_line(column.heading), wide)}  → {column.spec.key}",
            Text(f"({how}{score})", "dim"),
        )
    halves = [c for c in found.unmapped if table.is_name_part(c)]
    unknown = [c for c in found.unmapped if not table.is_name_part(c)]
    for column in halves:
        heading, half = _padded(_one_line(column.heading), wide), say(Sentence("first or last name"), language)
        out.print(f"  {column.letter:<3} {heading}  → contact_name", Text(f"({half})", "dim"))
    for column in unknown:
        out.print(Text(f"  {column.letter:<3} {_padded(_one_line(column.heading), wide)}  –", "dim"))
    if unknown:
        example = _one_line(unknown[0].heading) or unknown[0].letter
        line(out, Sentence("Columns marked – are kept and left alone; to use one: --map \"{heading}=COLUMN\"",
                            heading=example), language, "dim")  # fmt: skip
    if found.missing:
        line(
            out,
            Sentence("Required and not there: {columns}", columns=Listed(tuple(found.missing), bare=True)),
            language,
            "yellow",
        )


_HOW = {
    "key": Sentence("its key"),
    "heading": Sentence("its heading"),
    "alias": Sentence("another name for it"),
    "fuzzy": Sentence("spelt nearly so"),
    "content": Sentence("by what it holds"),
    "option": Sentence("as you said"),
}


def normalisation(
    book: Book,
    changes: Sequence[Change],
    wanted: Sequence[Change],
    saved: Saved | None,
    language: str,
    *,
    diff: bool,
    quiet: bool,
) -> None:
    """The changes, each before and after with `diff`, else counted by rule; and what was written."""
    out = console()
    if diff:
        _diff(out, wanted, language)
    else:
        for (rule, column, after_same), count in Counter((c.rule, c.heading, c.safe) for c in wanted).most_common():
            mark = "" if after_same else f" ({say(Sentence('unsafe'), language)})"
            out.print(f"  {count:>6,}  {rule}{mark}", Text(f"[{_one_line(column)}]", "dim"))
    left = sum(1 for c in changes if not c.safe) - sum(1 for c in wanted if not c.safe)
    if quiet:
        return
    if saved is None:
        line(out, counted(len(wanted), "{n} change would be made; nothing was written. Add -o PATH or --in-place.",
                           "{n} changes would be made; nothing was written. Add -o PATH or --in-place.")
              if wanted else Sentence("Nothing to mend."), language, "bold")  # fmt: skip
    else:
        line(out, counted(len(saved.applied), "{n} change made in {file}.", "{n} changes made in {file}.",
                           file=saved.output), language, "bold green")  # fmt: skip
        after_saving(out, saved, language)
    if left:
        line(out, counted(left, "{n} more needs your eye: see it with --unsafe --diff.",
                           "{n} more need your eye: see them with --unsafe --diff."), language)  # fmt: skip


def _diff(out: Console, changes: Iterable[Change], language: str) -> None:
    for sheet, group in groupby(changes, key=lambda c: c.place.sheet):
        out.print(Text(sheet, "bold underline"))
        for change in group:
            out.print(f"  {change.place.cell:<8}", Text(f"[{_one_line(change.heading)}] {change.rule}", "dim"),
                      Text("" if change.safe else say(Sentence("unsafe"), language), "yellow"))  # fmt: skip
            out.print(Text(f"    - {visible(shown(change.before))}", "red"))
            out.print(Text(f"    + {visible(shown(change.after))}", "green"))


def after_saving(out: Console, saved: Saved, language: str) -> None:
    """The copy kept, what the result lacks, and the formulas that are out of date."""
    if saved.backup:
        line(out, Sentence("The file as it was is kept as {file}.", file=saved.backup), language)
    if saved.formats_lost:
        line(out, Sentence("The result is a new workbook: values were carried over, formats were not."), language)
    if saved.stale_formulas:
        stale = counted(
            saved.stale_formulas,
            "{n} formula reads a changed cell; Excel works it out anew on opening.",
            "{n} formulas read changed cells; Excel works them out anew on opening.",
        )
        line(out, stale, language)
    for refusal in saved.refused:
        line(out, Sentence("Left alone: {reason}", reason=Sentence(refusal.text, **refusal.values)), language, "yellow")


def enrichment(planned: Enrichment, saved: Saved | None, language: str, *, quiet: bool) -> None:
    """The columns and sheets added, and what was left out and why."""
    out = console()
    for table, headings in planned.added.items():
        line(
            out,
            Sentence("Columns in {table}: {columns}", table=table, columns=Listed(tuple(headings), bare=True)),
            language,
        )
    if planned.sheet_titles:
        line(out, Sentence("Sheets: {sheets}", sheets=Listed(tuple(planned.sheet_titles), bare=True)), language)
    if quiet:
        return
    for sentence in planned.notes:
        line(out, sentence, language, "dim")
    if saved is None:
        line(out, Sentence("Nothing was written. Add -o PATH or --in-place."), language, "bold")
    else:
        line(out, Sentence("Written to {file}.", file=saved.output), language, "bold green")
        after_saving(out, saved, language)


def _rows(count: int) -> Sentence:
    return counted(count, "{n} row", "{n} rows")


def line(out: Console, sentence: Sentence, language: str, style: str = "") -> None:
    out.print(Text(say(sentence, language), style))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _width(text: str) -> int:
    """Columns a text takes in a terminal: East Asian wide characters take two."""
    from rich.cells import cell_len

    return cell_len(_one_line(text))


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))
