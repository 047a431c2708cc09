"""The error for a sheet that is not there, with the nearest one that is."""

from __future__ import annotations

from difflib import get_close_matches

from ..errors import UsageError


def no_such_sheet(name: str, names: tuple[str, ...]) -> UsageError:
    lower = {known.lower(): known for known in names}
    near = get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    if near:
        return UsageError("There is no sheet called “{name}”; did you mean “{near}”?", name=name, near=lower[near[0]])
    return UsageError("There is no sheet called “{name}”.", name=name)
