"""Languages by tag and by name, and several in one cell are not one."""

from __future__ import annotations

import pytest

from xltable.kinds import Ambiguous, Context, Tidy, kind

READ = kind("language").read


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("English", "en"),
        ("anglais", "en"),
        ("英语", "en"),
        ("Englisch", "en"),
        ("العربية", "ar"),
        ("русский", "ru"),
        ("Русский", "ru"),
        ("日本語", "ja"),
        ("中文", "zh"),
        ("繁體中文", "zh-Hant"),
        ("Português", "pt"),
        ("es-419", "es-419"),
        ("sr-Latn", "sr-Latn"),
    ],
)
def test_clean(raw: str, value: str) -> None:
    assert READ(raw, Context()) == Tidy(value)


def test_names_take_the_language_of_the_column() -> None:
    context = Context()
    for column, written in ((("Deutsch", "Französisch"), "Englisch"), (("英语", "法语"), "英语"), (("en", "fr"), "en")):
        evidence = kind("language").evidence(dict.fromkeys(column, 1), context)
        reading = READ("ENGLISH", Context(evidence=evidence))
        assert isinstance(reading, Tidy)
        assert (reading.value, reading.written, reading.safe) == ("en", written, True)


def test_several_languages_are_told() -> None:
    reading = READ("English / German", Context(language="zh"))
    assert isinstance(reading, Ambiguous)
    assert reading.readings == ("英语", "德语")
