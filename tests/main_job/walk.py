"""The main job on one file, as a person does it: look, check, mend, check again, enrich, enrich once more, check."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from xltable.cli import main

AS_OF = ("--as-of", "2026-11-22")
PATCHED = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def file(self) -> dict[str, Any]:
        """The one file that a JSON answer tells of."""
        (file,) = json.loads(self.out)["files"]
        assert isinstance(file, dict)
        return file


def run(*words: str | Path) -> Answer:
    """Run the command line; an exception that is no answer to the user goes through."""
    out, err, code = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO()), 0
    with (
        mock.patch.object(sys, "argv", ["xltable", *map(str, words)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    return Answer(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


@dataclass
class Walk:
    """Every answer of the way by its name, and the files it left."""

    original: Path
    mended: Path
    enriched: Path
    again: Path
    answers: dict[str, Answer] = field(default_factory=dict)
    texts: dict[str, Answer] = field(default_factory=dict)


def walked(source: Path, folder: Path, *options: str) -> Walk:
    """Go the whole way with a copy of the file in an empty folder."""
    original = folder / source.name
    shutil.copyfile(source, original)
    kept = source.suffix if source.suffix in (*PATCHED, ".csv") else ".xlsx"
    book = kept if kept in PATCHED else ".xlsx"
    walk = Walk(original, folder / f"mended{kept}", folder / f"enriched{book}", folder / f"again{book}")
    steps: dict[str, tuple[str | Path, ...]] = {
        "inspect": ("inspect", original),
        "validate": ("validate", original, "--all", *AS_OF),
        "normalise dry": ("normalise", original, *AS_OF),
        "normalise": ("normalise", original, "-o", walk.mended, *AS_OF),
        "validate mended": ("validate", walk.mended, "--all", *AS_OF),
        "normalise mended": ("normalise", walk.mended, *AS_OF),
        "enrich dry": ("enrich", walk.mended, *AS_OF),
        "enrich": ("enrich", walk.mended, "-o", walk.enriched, *AS_OF),
        "enrich enriched": ("enrich", walk.enriched, *AS_OF),
        "enrich again": ("enrich", walk.enriched, "-o", walk.again, *AS_OF),
        "validate enriched": ("validate", walk.enriched, "--all", *AS_OF),
    }
    for name, words in steps.items():
        walk.answers[name] = run(*words, *options, "--format", "json")
    for name in ("inspect", "validate", "normalise dry", "enrich dry"):
        walk.texts[name] = run(*steps[name], *options)
    return walk
