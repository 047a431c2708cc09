"""xltable: generate, check, mend, enrich and report on customer workbooks without losing anything in them.

```python
import xltable

book = xltable.open("customers.xlsx")
issues = xltable.validate(book)
changes = xltable.normalise(book)
xltable.save(book, "out.xlsx", changes)
xltable.edit("any.xlsx", {"Sheet1!B3": "text"}, output="out.xlsx")
```
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_DOORS = {
    "Area": "book",
    "Book": "book",
    "Change": "findings",
    "Formula": "formula",
    "Issue": "findings",
    "Place": "book",
    "XltableError": "errors",
    "edit": "package",
    "enrich": "actions.enrich",
    "explain": "actions.explain",
    "generate": "actions.generate",
    "inspect": "actions.inspect",
    "load_template": "schema",
    "normalise": "actions.normalise",
    "open": "files",
    "save": "actions.save",
    "translate": "actions.translate",
    "validate": "actions.validate",
}
"""The public names and where each lives; imported when first used, so `import xltable` costs nothing."""

__all__ = sorted(_DOORS)


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(f"module 'xltable' has no attribute {name!r}")
    module = importlib.import_module(f"xltable.{_DOORS[name]}")
    return getattr(module, "load" if name == "load_template" else name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
