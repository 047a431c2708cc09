"""One HTML file for people: every issue in its row, to filter, print and pass on; it needs no network.

Filters are kept in the address (`#severity=error&owner=Li`), so that a link can point at one colleague's share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

from ...actions.explain import lines
from ...findings import SEVERITIES
from ...numerals import decimal
from ...speech import Sentence, direction, say
from . import Findings
from ._cards import card
from ._tags import Html, joined, tag
from ._words import SEVERITY, by_severity, left_out, summary, summed_up

if TYPE_CHECKING:
    from ...actions.check import Checked

ENDINGS = (".html", ".htm")
NEEDS_ROWS = True
MOST_OF_ALL = 10_000
"""More cards than that make a page that no browser likes to open; of more alike the rest is told in one line."""

# The page may run its own script and style and nothing else: whatever a workbook holds, nothing is fetched or sent.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def tell(found: Findings) -> str:
    """The whole page."""
    language = found.spoken()
    title = found.files[0].file.name if len(found.files) == 1 else say(Sentence("What is wrong"), language)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title} · xltable"),
        tag("style", _part("_page.css")),
    )
    body = tag(
        "body",
        _top(found, title, language),
        _filters(found, language),
        tag("main", *(_file(found, one, language) for one in found.files), _unread(found, language), id="issues"),
        _glossary(found, language),
        tag("script", _part("_page.js")),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language, dir=direction(language))}\n"


def _part(name: str) -> Html:
    return Html("\n" + resources.files(__package__).joinpath(name).read_text("utf-8"))


def _top(found: Findings, title: str, language: str) -> Html:
    counts = found.counts
    tiles = [
        tag("li", tag("b", decimal(counts[s], language)), tag("span", say(_TILES[s], language)), class_=f"tile {s}")
        for s in SEVERITIES
    ]
    safe = sum(one.safe_changes for one in found.files)
    tiles.append(
        tag("li", tag("b", decimal(safe, language)), tag("span", say(Sentence("mended safely by normalise"), language)),
            class_="tile safe")
    )  # fmt: skip
    days = sorted({one.as_of.isoformat() for one in found.files})
    remarks = (left_out(found.files), summed_up(found.files, "--format csv --all"))
    return tag(
        "header",
        tag("p", "xltable · ", say(Sentence("As of {day}", day=", ".join(days)), language), class_="brand"),
        tag("h1", title),
        tag("p", say(summary(found.files), language), class_="summary") if found.files else "",
        tag("ul", *tiles, class_="tiles"),
        *(tag("p", say(remark, language), class_="remark") for remark in remarks if remark),
    )


_TILES = {"error": Sentence("errors"), "warning": Sentence("warnings"), "info": Sentence("notes")}


def _filters(found: Findings, language: str) -> Html:
    """Hidden until the script is there to make them work."""
    issues = [issue for one in found.files for issue in one.issues]
    owners = [row.owner for one in found.files for row in one.excerpts if row and row.owner]
    severities = [
        tag("label", tag("input", type="checkbox", name="severity", value=s, checked=True),
            tag("span", say(SEVERITY[s], language)), class_=f"chip {s}")
        for s in SEVERITIES if any(issue.severity == s for issue in issues)
    ]  # fmt: skip
    choices = (
        ("file", Sentence("File"), [str(one.file) for one in found.files for _ in one.issues]),
        ("sheet", Sentence("Sheet"), [issue.sheet for issue in issues if issue.sheet]),
        ("rule", Sentence("Rule"), [issue.rule for issue in issues]),
        ("owner", Sentence("Owner"), owners),
    )
    every = say(Sentence("all"), language)
    search = say(Sentence("Search"), language)
    return tag(
        "form",
        tag("label", tag("span", search), tag("input", type="search", name="text"), class_="field search"),
        tag("fieldset", tag("legend", say(Sentence("Severity"), language)), *severities),
        *(_choice(name, say(label, language), values, every) for name, label, values in choices),
        tag("button", say(Sentence("Show all"), language), type="reset"),
        tag("output", "", data_text=say(Sentence("{n} of {all} shown", n="{n}", all="{all}"), language),
            aria_live="polite"),
        id="filters", hidden=True, aria_label=search, aria_controls="issues",
    )  # fmt: skip


def _choice(name: str, label: str, values: Iterable[str], every: str) -> Html:
    """A list to choose one value from; left out where there is nothing to choose."""
    found = Counter(values)
    if not found or (len(found) < 2 and name != "owner"):
        return Html("")
    options = [tag("option", f"{value} ({n})", value=value) for value, n in sorted(found.items())]
    chooser = tag("select", tag("option", every, value=""), *options, name=name)
    return tag("label", tag("span", label), chooser, class_="field")


def _file(found: Findings, one: Checked, page: str) -> Html:
    language = found.spoken(one)
    rows = one.excerpts or (None,) * len(one.issues)
    pairs = zip(one.issues, rows, strict=True)
    sections = []
    for sheet, group in groupby(pairs, key=lambda pair: pair[0].sheet):
        cards = [card(issue, row, str(one.file), language, unsafe=found.unsafe) for issue, row in group]
        title = sheet or say(Sentence("The whole workbook"), page)
        sections.append(tag("section", tag("h3", tag("bdi", title)), *cards, class_="sheet"))
    if not sections:
        sections.append(tag("p", say(Sentence("Nothing to report."), page), class_="clean"))
    name = tag("h2", tag("bdi", str(one.file)), " ", tag("small", by_severity([one], page)))
    named = name if len(found.files) > 1 else ""
    return tag("section", named, *sections, class_="file", lang=language, dir=direction(language))


def _unread(found: Findings, language: str) -> Html:
    if not found.unreadable:
        return Html("")
    told = [tag("li", say(error, language)) for _, error in found.unreadable]
    return tag("section", tag("h2", say(Sentence("Not read"), language)), tag("ul", *told), class_="unread")


def _glossary(found: Findings, language: str) -> Html:
    """What each rule that found something is about."""
    times = Counter(issue.rule for one in found.files for issue in one.issues)
    if not times:
        return Html("")
    about = dict(lines("rules", language))
    entries = [
        joined(tag("dt", tag("code", rule), id=f"rule-{rule}"), tag("dd", about.get(rule, "")))
        for rule in sorted(times)
    ]
    return tag("footer", tag("h2", say(Sentence("The rules"), language)), tag("dl", *entries))
