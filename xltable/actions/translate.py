"""A workbook in another language: what xltable ships changes with it, what the user wrote stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .. import speech
from ..book import Book
from ..errors import UsageError
from ._translating import Wording
from ._translation import Translation

if TYPE_CHECKING:
    from .save import Saved

__all__ = ["Translation", "translate", "write"]


def translate(book: Book, language: str) -> Translation:
    """What there is to translate in a workbook.

    Only text equal to what xltable ships in the workbook's language changes: headings, labels of choices, names of
    countries and languages, yes and no, the prompts and sheet titles of a workbook xltable made, and its own sheets
    and columns. The user's own headings, columns and untidy values stay; formulas that name or compare what changes are
    spelled so that they mean the same. Raises UsageError for a language xltable does not speak.
    """
    if language not in speech.spoken():
        raise UsageError(
            "xltable does not speak “{language}”; it speaks {known}.",
            language=language,
            known=", ".join(speech.spoken()),
        )
    wording = Wording(book, language)
    if language != book.language:
        wording.trace()
    return Translation(book, language, wording)


def write(translation: Translation, output: Path | str, *, in_place: bool = False) -> Saved:
    """Write a copy of the workbook in the other language, with everything else as it was.

    Raises UnwritableFile or Refused; then nothing was written.
    """
    from ._rewording import write as written

    return written(translation, Path(output), in_place=in_place)
