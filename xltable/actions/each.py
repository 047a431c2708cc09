"""The same work for each of many files, in as many processes as were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ..errors import TemplateError, UnreadableFile, XltableError

T = TypeVar("T")


def each(files: Sequence[Path], work: Callable[[Path], T], jobs: int = 1) -> Iterator[tuple[Path, T | XltableError]]:
    """What `work` made of each file, in their order; for one that cannot be read, the error.

    With more than one job, `work` and what it gives must be picklable. Any other error ends the whole at once.
    """
    if jobs < 2 or len(files) < 2:
        for file in files:
            yield file, _tried(work, file)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Spawned on every system alike: a forked child of a process with threads may hang.
    pool = ProcessPoolExecutor(min(jobs, len(files)), mp_context=get_context("spawn"))
    try:
        futures = [pool.submit(_tried, work, file) for file in files]
        for file, future in zip(files, futures, strict=True):
            try:
                yield file, future.result()
            except BrokenProcessPool:
                yield (
                    file,
                    UnreadableFile(
                        "The process that read “{file}” was ended from outside; try fewer --jobs.", file=file
                    ),
                )
    finally:
        pool.shutdown(cancel_futures=True)


def _tried(work: Callable[[Path], T], file: Path) -> T | XltableError:
    try:
        return work(file)
    except (UnreadableFile, TemplateError) as error:
        return error
