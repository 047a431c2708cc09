"""The README keeps its word: generated parts are as they should be, and what it shows runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_generated_parts_are_up_to_date() -> None:
    made = subprocess.run([sys.executable, str(ROOT / ".ci" / "readme.py"), "--check"], capture_output=True, text=True)
    assert made.returncode == 0, f"run: python .ci/readme.py\n{made.stderr}"


def test_every_command_it_shows_is_one() -> None:
    from xltable.cli.commands import app

    known = {c.name or c.callback.__name__.strip("_") for c in app.registered_commands if c.callback}
    known |= {g.name for g in app.registered_groups if g.name}
    shown = set(
        re.findall(r"^(?:.*\s)?xltable ([a-z]+)", "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL)), re.M)
    )
    assert shown
    assert shown <= known


def test_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_the_template_it_shows_loads(tmp_path: Path) -> None:
    from xltable.schema import load

    text = next(block for block in re.findall(r"```toml\n(.*?)```", README, re.DOTALL) if "extends" in block)
    path = tmp_path / "club.toml"
    path.write_text(text, "utf-8")
    template = load(path)
    contacts = template.table("contacts")
    assert contacts is not None
    assert contacts.column("joined") is not None


def test_the_python_it_shows_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    code = next(block for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "exporter.xlsx", "customers.xlsx")
    shutil.copy(ROOT / "examples" / "exporter.xlsx", "any.xlsx")
    exec(compile(code.replace("Sheet1!", "说明!"), "README.md", "exec"), {})
    assert (tmp_path / "mended.xlsx").is_file()
    assert (tmp_path / "out.xlsx").is_file()
    assert "客户" in capsys.readouterr().out
