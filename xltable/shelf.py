"""How a folder becomes a registry: every file in it offers one thing, under the file's name.

`orphan_record.py` on the shelf `rules` is the rule `orphan-record`; `rcep.toml` on the shelf `groupings` is the
grouping `rcep`. A file is imported or parsed when it is first asked for, so a long shelf costs nothing to have.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .errors import UsageError


class Shelf(Mapping[str, Any]):
    """The things of one folder by name: modules where `ending` is `.py`, parsed tables where it is `.toml`."""

    def __init__(self, package: str, what: str, ending: str = ".py") -> None:
        self.package, self.what, self.ending = package, what, ending

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        # importlib.resources would load what reads zip files, and `--help` needs these names.
        folders = importlib.import_module(self.package).__path__
        files = (e.name for folder in folders for e in Path(folder).iterdir() if e.name.endswith(self.ending))
        return tuple(sorted(f.removesuffix(self.ending).replace("_", "-") for f in files if not f.startswith("_")))

    def __getitem__(self, name: str) -> Any:
        if name not in self.names:
            raise unknown(self.what, name, self.names)
        stem = name.replace("-", "_")
        if self.ending == ".py":
            return importlib.import_module(f"{self.package}.{stem}")
        return _parsed(self.package, f"{stem}{self.ending}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def page(self, name: str) -> str:
        """What `explain` prints of a module: its docstring."""
        return (self[name].__doc__ or "").strip()


def unknown(what: str, name: str, names: tuple[str, ...]) -> UsageError:
    """The error for a name that is not on a shelf, with the nearest one that is."""
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return UsageError(
            "There is no {what} called “{name}”; did you mean “{near}”?", what=what, name=name, near=near[0]
        )
    return UsageError("There is no {what} called “{name}”.", what=what, name=name)


@functools.cache
def _parsed(package: str, file: str) -> Mapping[str, Any]:
    import tomllib
    from importlib import resources

    return tomllib.loads(resources.files(package).joinpath(file).read_text("utf-8"))
