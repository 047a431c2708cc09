"""Every exception xltable raises on purpose.

    XltableError
    ├── UsageError            the call asks for what cannot be meant (an unknown name, options that exclude each other)
    ├── TemplateError         a template or configuration file is wrong; names file, key and nearest right one
    ├── UnreadableFile        the file cannot be read as a workbook
    │   ├── EncryptedFile     a password stands before it
    │   └── DamagedFile       it starts like a workbook, and then is not one
    ├── Refused               an edit that would lose or spoil something; names the place and the reason
    └── UnwritableFile        the result cannot be put where it should go; nothing was written

A fault in the data is never an exception: it is an Issue.

An error's message is an English template with named values, so that it can be said in the reader's language
(`speech.say(error, language)`).
"""

from __future__ import annotations


class XltableError(Exception):
    """The caller's world is wrong. `text` is an English template, `values` fill it."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values
        super().__init__(text.format(**values) if values else text)


class UsageError(XltableError):
    """The call asks for what cannot be meant."""


class TemplateError(XltableError):
    """A template or configuration file is wrong."""


class UnreadableFile(XltableError):
    """The file cannot be read as a workbook."""


class EncryptedFile(UnreadableFile):
    """A password stands before the file."""


class DamagedFile(UnreadableFile):
    """The file starts like a workbook, and then is not one."""


class Refused(XltableError):
    """An edit that would lose or spoil something; nothing was written.

    `cell` is the place asked for (`Sheet1!B3`), or None where the whole file is refused.
    """

    def __init__(self, text: str, /, cell: str | None = None, **values: object) -> None:
        super().__init__(text, **({"cell": cell} if cell is not None else {}), **values)
        self.cell = cell


class UnwritableFile(XltableError):
    """The result cannot be put where it should go; nothing was written."""
