"""`xltable demo`: the whole way on the shipped example, in one go."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where the example and the result go.")] = Path(
        "xltable-demo"
    ),
    language: c.Language = None,
) -> None:
    """Walk the whole way on the shipped example: what was found, what was mended, the finished workbook to open."""
    from ..actions.demo import demo as walk
    from ..reports.demonstration import demonstration

    demonstration(walk(folder), c.known_language(language) or c.reader_language())
