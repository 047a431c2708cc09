"""Writes what is generated of README.md (what each command says of itself, what is on the shelves) and `--help`.

python .ci/readme.py            writes them
python .ci/readme.py --check    exits with 1 where they are out of date
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
HELP = ROOT / "xltable" / "cli" / "help.txt"
sys.path.insert(0, str(ROOT))


def commands() -> str:
    """Every command with its options; put in words here, for the help's layout is Typer's own and changes with it."""
    return "\n".join(_command(command) for command in _group().commands.values() if not command.hidden)


def _group() -> Any:
    """The command line as Typer builds it."""
    import typer.main

    from xltable.cli import app

    return typer.main.get_command(app)


def _command(command: Any) -> str:
    summary = (command.help or "").split("\n\n")[0].strip()
    rows = [
        f"| `{_named(p)}` | {(p.help or '').replace('|', chr(92) + '|')} |" for p in command.params if p.name != "help"
    ]
    table = "\n".join(["| | |", "| --- | --- |", *rows])
    return f"<details><summary><code>xltable {command.name}</code>: {summary}</summary>\n\n{table}\n\n</details>"


def _named(parameter: Any) -> str:
    """An argument by its metavar, an option by its spellings and metavar."""
    metavar = (parameter.metavar or "").strip("[]")
    if parameter.param_type_name == "argument":
        return metavar
    spellings = ", ".join((*sorted(parameter.opts, key=len), *parameter.secondary_opts))
    return f"{spellings} {metavar}".strip()


def help_page() -> str:
    """What `xltable --help` prints: every command with the whole of its first sentence."""
    group = _group()
    found = [c for c in group.commands.values() if not c.hidden]
    wide = max(len(c.name) for c in found)
    lines = [f"  {c.name:<{wide}}  {(c.help or '').split(chr(10) * 2)[0].strip()}" for c in found]
    return "\n".join((
        "Usage: xltable COMMAND [OPTIONS]",
        "",
        f"  {group.help}",
        "",
        "Commands:",
        *lines,
        "",
        "  xltable COMMAND --help tells the options of a command.",
        "",
        "Options:",
        "  --version             Print the version.",
        "  --install-completion  Let the shell complete commands and options.",
        "  -h, --help            Print this page.",
        "",
    ))  # fmt: skip


def shelves() -> str:
    """A line for everything on each shelf."""
    from xltable.actions.explain import lines
    from xltable.actions.explain import shelves as names

    parts = []
    for shelf in names():
        rows = "\n".join(f"| `{name}` | {about.replace('|', chr(92) + '|')} |" for name, about in lines(shelf, "en"))
        parts.append(f"<details><summary>{shelf}</summary>\n\n| name | |\n| --- | --- |\n{rows}\n\n</details>")
    return "\n".join(parts)


def written(text: str) -> str:
    """The page with its generated parts as they should be."""
    for mark, made in (("commands", commands()), ("shelves", shelves())):
        pattern = rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)"
        text = re.sub(pattern, lambda m, made=made: f"{m[1]}{made}\n{m[2]}", text, flags=re.DOTALL)
    return text


if __name__ == "__main__":
    page = README.read_text("utf-8")
    if "--check" in sys.argv:
        sys.exit(written(page) != page or HELP.read_text("utf-8") != help_page())
    README.write_text(written(page), "utf-8")
    HELP.write_text(help_page(), "utf-8")
