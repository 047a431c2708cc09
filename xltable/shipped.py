"""TOML that ships with xltable, read from the JSON made of it where that was made of the very same text.

Headings in nine languages are much to parse, and every command needs them. Beside `columns.toml` may stand
`columns.json`, which holds the check sum of the TOML it was made of: as long as that is right it is read instead, some
twenty times as fast. Where it is missing or behind, the TOML is read; so an edit is never overlooked.
`python .ci/read_ahead.py` makes them anew.
"""

from __future__ import annotations

import zlib
from typing import Any


def read(folder: Any, stem: str) -> dict[str, Any]:
    """What `<stem>.toml` in `folder` holds; empty where there is no such file."""
    source = folder.joinpath(f"{stem}.toml")
    if not source.is_file():
        return {}
    import json
    import tomllib

    text: bytes = source.read_bytes()
    ahead = folder.joinpath(f"{stem}.json")
    if ahead.is_file():
        made: dict[str, Any] = json.loads(ahead.read_bytes())
        if made.get("of") == check_sum(text):
            holds: dict[str, Any] = made["holds"]
            return holds
    return tomllib.loads(text.decode("utf-8"))


def check_sum(text: bytes) -> int:
    """CRC-32 of a text whose line ends are taken as they are in the project."""
    return zlib.crc32(text.replace(b"\r\n", b"\n"))
