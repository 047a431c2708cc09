"""The word lists of dates and numbers are what their scripts write, and every word of them is read."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import babel
import pycountry
import pytest

from xltable.kinds import Tidy, kind
from xltable.kinds._amounts import multiple
from xltable.kinds._clock import split
from xltable.kinds._currency_signs import codes
from xltable.kinds._months import words

from ._columns import context_of

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "xltable" / "kinds"
LISTS = (
    "calendar_words",
    "currency_signs",
    "currency_words",
    "eras",
    "multiples",
    "nothing",
    "percent_words",
    "score_words",
)


@pytest.mark.parametrize("name", ["calendar_words", "month_names", "currency_signs"])
def test_the_file_is_what_its_script_writes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = f"_{name}.toml"
    stands = (DATA / file).read_text("utf-8")
    if f"babel {babel.__version__}" not in tomllib.loads(stands)["source"]:
        pytest.skip("the file was written with another version of babel")
    monkeypatch.syspath_prepend(ROOT / ".ci")
    spec = importlib.util.spec_from_file_location("script", ROOT / ".ci" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TARGET", tmp_path / file)
    module.main()
    assert undated((tmp_path / file).read_text("utf-8")) == undated(stands)


def undated(text: str) -> list[str]:
    """The lines of a file without the day on which it was made."""
    return [line for line in text.splitlines() if not line.startswith("date = ")]


def test_every_name_of_a_month_is_read_among_those_of_its_language() -> None:
    data = tomllib.loads((DATA / "_month_names.toml").read_text("utf-8"))
    for language, listed in (data["usual"] | data["others"]).items():
        year = 2559 if language == "th" else 2016
        cells = [
            (f"5 {name} {year}", number)
            for number, names in enumerate(listed.split("|"), 1)
            for name in filter(None, names.split(";"))
        ]
        context = context_of("date", [text for text, _ in cells])
        for text, number in cells:
            found = kind("date").read(text, context)
            said = found.value.isoformat() if isinstance(found, Tidy) else None
            assert said in (f"2016-{number:02d}-05", None), (language, text)
            assert said or language not in data["usual"], (language, text)


def test_every_half_of_the_day_is_read() -> None:
    for half, hour in (("morning", 4), ("afternoon", 16), ("evening", 16), ("noon", 4)):
        for word in words()[half]:
            found = split(f"2016-03-05 4:07 {word}")
            assert (found.day, found.clock and found.clock.time.hour) == ("2016-03-05", hour), word


def test_every_word_that_multiplies_is_read() -> None:
    file = tomllib.loads((DATA / "_multiples.toml").read_text("utf-8"))
    for word, factor in file["words"].items():
        assert multiple(word) == (factor, ""), word


def test_every_code_of_a_sign_is_a_currency() -> None:
    current = {c.alpha_3 for c in pycountry.currencies}
    for name in ("_currency_signs.toml", "_currency_words.toml"):
        file = tomllib.loads((DATA / name).read_text("utf-8"))
        assert set(" ".join(file["signs"].values()).split()) <= current
        for sign in file["signs"]:
            assert codes(sign) >= set(file["signs"][sign].split()), sign


@pytest.mark.parametrize("name", LISTS)
def test_every_list_tells_its_source_and_date(name: str) -> None:
    told = tomllib.loads((DATA / f"_{name}.toml").read_text("utf-8"))
    assert told["source"] and told["date"]
