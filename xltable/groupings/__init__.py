"""Ways to divide countries: one file per grouping, with dated membership and its source."""

from __future__ import annotations

from ..shelf import Shelf

SHELF = Shelf("xltable.groupings", "grouping", ".toml")
