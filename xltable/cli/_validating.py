"""The steps of `xltable validate`: check each file, tell what was found, remark what else there is to say."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from .. import package
from ..actions import baseline as baselines
from ..actions.check import Checked, check, unknown_columns, unused
from ..actions.each import each
from ..errors import UsageError, XltableError
from ..findings import SEVERITIES
from ..reports.issues import SHELF, Findings, text_of
from ..schema.config import NAME
from ..speech import Sentence, counted, say
from . import _common as c
from ._progress import watched

ALWAYS = ("json", "html", "github")
"""Formats that have something to say where no file could be read."""


@dataclass(frozen=True)
class Asked:
    """How each file is to be read and checked; handed to other processes."""

    options: Mapping[str, Any]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: baselines.Baseline | None = None
    beside: Path | None = None
    """Where the baseline stands."""
    marks: bool = False
    everything: bool = False
    most: int | None = None
    rows: bool = False
    sharing: bool = False


def format_for(form: str | None, output: Path | None, files: Sequence[Path]) -> str:
    """The format asked for, else the one that the ending of the output tells, else text. Raises UsageError."""
    if output and any(output.resolve() == file.resolve() for file in files):
        raise UsageError("-o names the workbook itself; give the report a name of its own.")
    if form is None and output:
        form = next((name for name in SHELF if output.suffix.lower() in SHELF[name].ENDINGS), None)
        if form is None:
            raise UsageError(
                "What kind of report “{file}” should be is not told by its name; say it with --format.",
                file=output.name,
            )
    teller = SHELF[form or "text"]
    if hasattr(teller, "ready"):
        teller.ready(files, output)
    return form or "text"


def most(form: str, files: Sequence[Path], *, everything: bool) -> int | None:
    """How many issues of each file a format has room for; None where that is all."""
    room: int | None = getattr(SHELF[form], "MOST_OF_ALL" if everything else "MOST", None)
    return None if room is None else max(room // len(files), 1)


def known(path: Path | None, *, write: bool) -> baselines.Baseline | None:
    """The baseline to hold the issues against. Raises UsageError."""
    if path is None and write:
        raise UsageError("--write-baseline needs to be told where: add --baseline FILE.")
    return None if path is None or write else baselines.read(path)


def findings(files: Sequence[Path], asked: Asked, *, jobs: int, **telling: Any) -> Findings:
    """Check every file; those that cannot be read are kept for the end."""
    language = telling["language"] or c.reader_language()
    work = functools.partial(_checked, asked=asked)
    checked: list[Checked] = []
    unreadable: list[tuple[Path, XltableError]] = []
    for file, result in watched(each(files, work, jobs), len(files), language, quiet=telling["quiet"]):
        if isinstance(result, XltableError):
            unreadable.append((file, result))
        else:
            checked.append(result)
    return Findings(tuple(checked), tuple(unreadable), **telling)


def _checked(file: Path, asked: Asked) -> Checked:
    book, config = c.opened(file, **asked.options)
    return check(
        book,
        config,
        select=asked.select,
        ignore=asked.ignore,
        baseline=asked.baseline,
        name=baselines.name_in(asked.beside, file) if asked.beside else "",
        marks=asked.marks,
        everything=asked.everything,
        most=asked.most,
        rows=asked.rows,
        sharing=asked.sharing,
    )


def tell(found: Findings, form: str, output: Path | None) -> None:
    """Print the report, or write it whole or not at all."""
    teller = SHELF[form]
    if output:
        if hasattr(teller, "write"):
            teller.write(found, output)
        else:
            with package.replacing(output) as file:
                file.writelines(part.encode("utf-8") for part in text_of(form, found))
        if not found.quiet:
            c.tell(say(Sentence("Written to {file}.", file=output), found.language or c.reader_language()))
    elif form == "text":
        from ..reports import terminal

        teller.show(found, terminal.console())
    else:
        # As bytes: a Windows console would turn each line end of a CSV into two.
        out = typer.get_binary_stream("stdout")
        out.writelines(part.encode("utf-8") for part in text_of(form, found))
        out.flush()
        if form == "github":
            _summarise_run(found)


def _summarise_run(found: Findings) -> None:
    """Append the report as Markdown to the summary of the step that GitHub Actions runs, where it runs one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    path = Path(file)
    written = path.stat().st_size if path.exists() else 0
    with path.open("a", encoding="utf-8", newline="\n") as summary:
        summary.write(SHELF["github"].page(found, SHELF["github"].ROOM - written))


def clear(files: Sequence[Path], output: Path | None, language: str | None, *, quiet: bool) -> None:
    """Take the marks of an annotated copy away again."""
    if len(files) != 1 or output is None:
        raise UsageError("--clear takes one annotated workbook, and -o for the name of the clean one.")
    if output.resolve() == files[0].resolve():
        raise UsageError("-o names the annotated workbook itself; give the clean one a name of its own.")
    exact = SHELF["xlsx"].clear(files[0], output)
    exactly = "Written to {file}, in every part as it was before it was marked."
    ours = "Written to {file} without marks, notes and the sheet of issues; edits made since then are kept."
    told = Sentence(exactly, file=output) if exact else Sentence(ours, file=output)
    if not quiet:
        c.tell(say(told, language or c.reader_language()))


def keep(found: Findings, path: Path) -> None:
    """Write the baseline, unless a file is missing from it."""
    if found.unreadable:
        return
    baselines.write(path, {baselines.name_in(path, one.file): one.marks for one in found.files})
    kept = sum(len(one.marks) for one in found.files)
    sentence = counted(
        kept, "{n} issue is kept as known in {file}.", "{n} issues are kept as known in {file}.", file=path
    )
    if not found.quiet:
        c.tell(say(sentence, found.language or c.reader_language()))


def remarks(found: Findings) -> None:
    """On standard error: files that could not be read, what leaks, and what in the configuration is of no use."""
    language = found.language or c.reader_language()
    for one in found.files:
        if one.leaks:
            sentence = counted(
                one.leaks,
                "{file}: {n} issue speaks against sharing it.",
                "{file}: {n} issues speak against sharing it.",
                file=one.file.name,
            )
            c.tell(f"xltable: {say(sentence, language)}")
    for told in dict.fromkeys(say(error, language) for _, error in found.unreadable):
        c.tell(f"xltable: {told}")
    if found.quiet:
        return
    for column in unknown_columns(found.files):
        sentence = Sentence("{file}: no table has a column “{column}”.", file=NAME, column=column)
        c.tell(f"xltable: {say(sentence, language)}")
    for suppression in unused(found.files):
        about = [str(part) for part in (suppression.column, suppression.record, suppression.value) if part is not None]
        sentence = Sentence(
            "{file}: the suppression of {rule} silences nothing any more; it can go.",
            file=NAME,
            rule=" · ".join((suppression.rule, *about)),
        )
        c.tell(f"xltable: {say(sentence, language)}")


def failing(found: Findings, fail_on: str) -> bool:
    """Whether an issue is at least as grave as what the exit code is to tell, or leaks and that was asked."""
    if any(one.leaks for one in found.files):
        return True
    grave = [str(severity) for severity in SEVERITIES]
    return fail_on in grave and any(found.counts[severity] for severity in grave[: grave.index(fail_on) + 1])
