"""The demo as a person sees it: three steps, each with what came of it, and the file to open."""

from __future__ import annotations

from collections import Counter

from ..actions.demo import Walk
from ..speech import Sentence, counted, say
from . import terminal

_SHOWN = 8


def demonstration(walk: Walk, language: str) -> None:
    """Print the walk."""
    out = terminal.console()

    def line(sentence: Sentence, style: str = "") -> None:
        out.print(f"[{style}]{_safe(say(sentence, language))}[/]" if style else _safe(say(sentence, language)))

    line(Sentence("1  What is in {file}", file=walk.original), "bold")
    for table in walk.inspection.tables:
        line(
            Sentence(
                "   {table}: sheet “{sheet}”, {rows} rows, {columns} columns recognised, {others} left alone",
                table=table.table.spec.title(language),
                sheet=table.table.sheet,
                rows=len(table.table),
                columns=len(table.columns),
                others=len(table.unmapped),
            )
        )
    out.print()
    problems = [i for i in walk.before if i.severity != "info"]
    line(counted(len(problems), "2  {n} problem found", "2  {n} problems found"), "bold")
    for issue in problems[:_SHOWN]:
        where = f"{issue.place}" if issue.place else (issue.sheet or "")
        out.print(f"   {_safe(where):<14} {_safe(say(issue.message, language))}")
    rest = Counter(i.rule for i in problems[_SHOWN:])
    if rest:
        line(Sentence("   … and {rules}", rules=", ".join(f"{rule} × {n}" for rule, n in rest.most_common(10))))
    out.print()
    line(counted(len(walk.changes), "3  {n} mended safely → {file}", "3  {n} mended safely → {file}",
                 file=walk.mended.output), "bold")  # fmt: skip
    left = sum(1 for i in walk.after if i.severity != "info")
    line(
        counted(
            left,
            "   {n} problem is left that only you can settle.",
            "   {n} problems are left that only you can settle.",
        )
    )
    out.print()
    line(Sentence("4  Country groups, figures and summary sheets added"), "bold")
    terminal.enrichment(walk.enrichment, None, language, quiet=True)
    out.print()
    line(Sentence("Open {file}", file=walk.finished.output), "bold green")


def _safe(text: str) -> str:
    """Text in which rich must not see markup."""
    return text.replace("[", "\\[")
