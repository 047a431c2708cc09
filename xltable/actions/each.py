"""The same work for each of many files, in as many processes as were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ..errors import TemplateError, UnreadableFile, XltableError

T = TypeVar("T")

_WORTH_PROCESSES = 800_000
"""Bytes of all files together below which starting processes takes longer than they save.

Most of the time for few files goes into the names of countries, plans of phone numbers and the like, read once whether
here or in the process that the others are forked from (`warmed`): about 4 s of CPU, beside 3 s a megabyte of workbooks.
"""


def each(files: Sequence[Path], work: Callable[[Path], T], jobs: int = 1) -> Iterator[tuple[Path, T | XltableError]]:
    """What `work` made of each file, in their order; for one that cannot be read, the error.

    At most `jobs` processes work on them; small files are done in this one. With more than one job, `work` and what it
    gives must be picklable. Any other error ends the whole at once.
    """
    if jobs < 2 or len(files) < 2 or sum(map(_size, files)) < _WORTH_PROCESSES:
        for file in files:
            yield file, _tried(work, file)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(min(jobs, len(files)), mp_context=_processes())
    try:
        # The largest first, so that none is left for the end when the others are done.
        futures = {
            file: pool.submit(_tried, work, file) for file in sorted(dict.fromkeys(files), key=_size, reverse=True)
        }
        for file in files:
            try:
                yield file, futures[file].result()
            except BrokenProcessPool:
                yield (
                    file,
                    UnreadableFile(
                        "The process that read “{file}” was ended from outside; try fewer --jobs.", file=file
                    ),
                )
    finally:
        pool.shutdown(cancel_futures=True)


def _processes() -> Any:
    """Processes forked from one that has loaded everything and has no threads; spawned, each anew, on Windows."""
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([f"{__package__}.warmed"])
    return context


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _tried(work: Callable[[Path], T], file: Path) -> T | XltableError:
    try:
        return work(file)
    except (UnreadableFile, TemplateError) as error:
        return error
