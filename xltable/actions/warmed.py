"""Whatever reads and checks a workbook, loaded: the processes that `each` forks from here need not load it each anew.

Importing this module reads and checks the shipped example, which takes a second or two: nothing else should import it.
"""

from __future__ import annotations

import contextlib

from .. import files
from ..errors import XltableError
from .demo import example
from .validate import validate

with contextlib.suppress(XltableError):  # without the example only the start is slower
    validate(files.open(example()))
