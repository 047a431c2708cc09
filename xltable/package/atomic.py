"""Putting a file in its place whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from ..errors import UnwritableFile

KEPT_BACKUPS = 5


def atomic_write(path: str | Path, data: bytes) -> None:
    """Write a file of any kind: to a temporary file beside it, flushed to disk, then in one step into its place."""
    with replacing(Path(path)) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A temporary file that takes the place of `path` when the block ends well; otherwise nothing has happened."""
    path = Path(os.path.realpath(path))
    check_unlocked(path)
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "the file is write-protected")
        with temporary.open("xb+") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: Path, error: OSError) -> UnwritableFile:
    """The error in words a user can act on."""
    name = str(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UnwritableFile("There is no space left for “{file}”; nothing was written.", file=name)
    if not path.parent.is_dir():
        return UnwritableFile("There is no folder “{folder}” to put the result in.", folder=str(path.parent))
    if path.is_dir():
        return UnwritableFile("“{file}” is a folder; nothing was written.", file=name)
    if isinstance(error, PermissionError):
        return UnwritableFile("“{file}” is write-protected or open in another program; nothing was written.", file=name)
    return UnwritableFile("“{file}” cannot be written: {reason}.", file=name, reason=error.strerror or str(error))


def check_unlocked(path: Path) -> None:
    """Refuse a file that a spreadsheet program has open: it would save over the result, or be spoilt by it."""
    for lock in (
        path.with_name(f"~${path.name}"),
        path.with_name(f"~${path.name[2:]}"),
        path.with_name(f".~lock.{path.name}#"),
    ):
        if lock.exists() and lock != path:
            raise UnwritableFile(
                "“{file}” is open in a spreadsheet program; close it there first (if it is not, delete “{lock}”).",
                file=path.name,
                lock=lock.name,
            )


def back_up(path: Path, now: datetime | None = None) -> Path:
    """A copy of a file beside it (`customers.2026-11-22T101500.bak.xlsx`); the last five are kept."""
    moment = now or datetime.now()
    while (copy := path.with_name(f"{path.stem}.{moment:%Y-%m-%dT%H%M%S}.bak{path.suffix}")).exists():
        moment += timedelta(seconds=1)  # two runs within a second: the first copy stays
    try:
        with path.open("rb") as source, replacing(copy) as target:
            shutil.copyfileobj(source, target, 1 << 20)
        shutil.copystat(path, copy)
    except OSError as error:
        raise unwritable(copy, error) from error
    pattern = f"{_literal(path.stem)}.????-??-??T??????.bak{_literal(path.suffix)}"
    for old in sorted(path.parent.glob(pattern))[:-KEPT_BACKUPS]:
        with contextlib.suppress(OSError):
            old.unlink()
    return copy


def _literal(text: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
