"""Make the JSON beside the TOML files that every command reads: headings in every language, and the templates.

    python .ci/read_ahead.py

Run it when one of them was edited, and commit what changed. Nothing breaks where it was forgotten: the TOML is read
then, only slower, and a test says so.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from xltable.shipped import check_sum

ROOT = Path(__file__).resolve().parent.parent


def sources() -> Iterator[Path]:
    """The TOML files worth reading ahead."""
    yield from sorted((ROOT / "xltable" / "languages").glob("*/columns.toml"))
    yield from sorted((ROOT / "templates").glob("*.toml"))
    yield from sorted((ROOT / "xltable" / "files" / "concepts").glob("*.toml"))


def main() -> None:
    for source in sources():
        text = source.read_bytes()
        made = {"of": check_sum(text), "holds": tomllib.loads(text.decode("utf-8"))}
        written = json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
        source.with_suffix(".json").write_text(written, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
