"""What a formula compares with what, and the words of two languages."""

from __future__ import annotations

import pytest

from xltable import speech
from xltable.schema import TEMPLATES, load
from xltable.translating import Lexicon
from xltable.translating.compared import comparisons, shown
from xltable.translating.parsed import parse

COMPARED = [
    ('A1="x"', {"A1 ~ x"}),
    ('"x"<>A1', {"x ~ A1"}),
    ('IF(OR(A1="x",B1<>"y"),"z","")', {"A1 ~ x", "B1 ~ y"}),
    ('SUMPRODUCT((T[S]="x")*(T[N]>3))', {"T[S] ~ x"}),
    ('COUNTIFS(A:A,"<>x",B:B,C1)', {"A:A ~ <>x", "B:B ~ C1"}),
    ('SUMIFS(N:N,A:A,{"x","y"})', {"A:A ~ x y"}),
    ('SUMIF(A:A,"x",N:N)', {"A:A ~ x"}),
    ('COUNTIF(A:A,"<>"&C1)', {"A:A ~ C1"}),
    ('COUNTIF(A:A,"x"&"*")', {"A:A ~ "}),
    ("VLOOKUP(A1,D:F,2,0)", {"D:F ~ A1"}),
    ('INDEX(N:N,MATCH("x",A:A,0))', {"A:A ~ x"}),
    ('ISNUMBER(SEARCH("x",A1))', {"A1 ~ x"}),
    ('SWITCH(A1,"x",1,"y",2,3)', {"A1 ~ x", "A1 ~ y"}),
    ('TRIM(A1)="x"', {"A1 ~ x"}),
    ('UPPER(A1)="X"', {" ~ X"}),
    ('A1&B1="xy"', {" ~ xy"}),
    ('INDIRECT("T[S]")="x"', {"T[S] ~ x"}),
    ('A1+1>2', set()),
    ('"A1=""x"""', set()),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "expected"), COMPARED)
def test_what_is_compared(formula: str, expected: set[str]) -> None:
    tree = parse(formula)
    assert tree is not None
    found = {
        f"{' '.join(o.leaf.value for o in c.one)} ~ {' '.join(o.leaf.value for o in c.other)}"
        for c in comparisons(tree.nodes)
    }
    assert found == expected
    assert tree.spelled({}) == formula


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('IF(A1="x","yes","no")', ["yes", "no"]),
        ('IFERROR(VLOOKUP(A1,D:F,2,0),"")', ["D:F", ""]),
        ('A1&""', ["A1"]),
        ('A1&" and "&B1', []),
        ("A1+B1", []),
        ('SWITCH(A1,1,"a","b")', ["a", "b"]),
    ],
)
def test_what_is_shown(formula: str, expected: list[str]) -> None:
    tree = parse(formula)
    assert tree is not None
    assert [o.leaf.value for o in shown(tree.nodes)] == expected


@pytest.mark.parametrize("language", speech.known()[1:])
def test_the_way_back_is_the_way_there(language: str) -> None:
    """Every heading, label, country and yes or no of a template comes back from a language as it was."""
    for name in TEMPLATES():
        template = load(name)
        there, back = Lexicon(template, "en", language), Lexicon(template, language, "en")
        lists = {there.list_of(c) for t in template.tables for c in t.columns} - {None}
        assert "country" in lists or name in ("minimal", "survey")
        for words, returned in (
            *((there.words(n), back.words(n)) for n in lists if n),
            *((there.headings(t), back.headings(t)) for t in template.tables),
        ):
            assert {new: old for old, new in words.items()} == returned


@pytest.mark.parametrize("language", speech.known()[1:])
def test_no_two_choices_are_one_word(language: str) -> None:
    """A word that two choices of a list share, in either language, could not be translated."""
    template = load("exporter-full")
    lexicon = Lexicon(template, "en", language)
    for name, choices in template.choices.items():
        labels = {choice.label("en"): choice.label(language) for choice in choices}
        words = lexicon.words(f"choice.{name}")
        assert {one: other for one, other in labels.items() if one != other} == words, name
