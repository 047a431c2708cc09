"""What `xltable.toml` may say, and how it is told what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from xltable.errors import TemplateError
from xltable.schema import load
from xltable.schema.config import Config, load_config, with_settings
from xltable.speech import say

WHOLE = """
home = "CN"
ignore = ["untidy-value"]

[severities]
stale-record = "warning"

[columns.order_date]
day_first = true
ignore = ["future-date"]

[[suppress]]
rule = "likely-duplicate"
column = "email"
record = "C-0012"
reason = "Two sisters share one address."

[[suppress]]
rule = "out-of-range"
value = 1067
reason = "An old price."
"""


def read(folder: Path, text: str) -> Config:
    (folder / "xltable.toml").write_text(text, "utf-8")
    return load_config(folder / "customers.xlsx")


def test_all_of_it(tmp_path: Path) -> None:
    config = read(tmp_path, WHOLE)
    assert config.columns["order_date"].ignore == ("future-date",)
    first, second = config.suppress
    assert (first.rule, first.record, first.value) == ("likely-duplicate", "C-0012", None)
    assert (second.record, second.value, second.reason) == (None, 1067, "An old price.")
    assert config.folder == tmp_path


def test_it_holds_for_folders_below(tmp_path: Path) -> None:
    (tmp_path / "xltable.toml").write_text('home = "DE"', "utf-8")
    below = tmp_path / "2026" / "june"
    below.mkdir(parents=True)
    assert load_config(below / "a.xlsx").home == "DE"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignor = []", "“ignor” is not known; did you mean “ignore”?"),
        ("[columns.email]\nignor = []", "“columns.email.ignor” is not known; did you mean “columns.email.ignore”?"),
        ('[[suppress]]\nruel = "x"', "“suppress.ruel” is not known; did you mean “suppress.rule”?"),
        ('[[suppress]]\nrule = "x"', "suppression 1 has no “reason”"),
        ('[[suppress]]\nrule = "x"\nreason = " "', "suppression 1 has no “reason”"),
        ('[[suppress]]\nrule = "x"\nreason = "y"\n[[suppress]]\nreason = "y"', "suppression 2 has no “rule”"),
        ('suppress = "orphan-record"', "“[[suppress]]” must be a table of settings"),
        ('columns = ["email"]', "“columns” must be a table of settings"),
        ('ignore = "untidy-value"', "“ignore” must be a list of texts in square brackets"),
        ("home = 3", "“home” must be a text"),
        ('[columns.phone]\nday_first = "perhaps"', "“columns.phone.day_first” must be true or false"),
        ('[[suppress]]\nrule = "x"\nreason = "y"\nrecord = [1]', "“suppress.1.record” must be a number, a text"),
        ('[severities]\nmojibake = "off"', "“severities.mojibake” must be one of these: error, warning, info"),
        ("home = ", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read(tmp_path, text)
    assert said in say(caught.value)
    assert "xltable.toml" in say(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stale_day = 3", "“stale_day” in “settings.stale_day” is not known; did you mean “stale_days”?"),
        ('stale_days = "long"', "“settings.stale_days” must be a number."),
        ("stale_days = true", "“settings.stale_days” must be a number."),
    ],
)
def test_a_threshold_that_is_none_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        with_settings(load("minimal"), read(tmp_path, f"[settings]\n{text}"))
    assert said in say(caught.value)
    assert "xltable.toml" in say(caught.value)


def test_thresholds_take_the_place_of_the_templates(tmp_path: Path) -> None:
    template = with_settings(load("minimal"), read(tmp_path, "[settings]\nstale_days = 30"))
    assert template.settings["stale_days"] == 30
