"""A report as one HTML file: no network, no script, charts drawn in the page, made to be read, sent and printed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import resources

from ..actions._report_model import Cell, Column, Figure, Report, Section
from ..numerals import compact
from ..speech import Sentence, direction, say
from . import svg
from ._amounts import change, shown

_MOST_BARS = 12


def page(report: Report, name: str) -> str:
    """The whole document; `name` is the file it was made from."""
    language = report.language
    title = say(report.title, language)
    style = resources.files(__package__).joinpath("_customer.css").read_text("utf-8")
    tiles = "".join(_tile(f, language) for f in report.figures)
    body = "".join(_section(s, report) for s in report.sections)
    notes = "".join(f"<p>{escape(say(n, language))}</p>" for n in report.notes)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} · {escape(name)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header><h1>{escape(title)}</h1><p class="about">{escape(name)} · {escape(say(report.about, language))}</p>'
        f'</header>\n<ul class="tiles">{tiles}</ul>\n<div class="notes">{notes}</div>\n{body}</body>\n</html>\n'
    )


def _tile(figure: Figure, language: str) -> str:
    value = shown(figure.value, figure.form, language) or "–"
    return (
        f'<li><span class="name">{escape(say(figure.name, language))}</span>'
        f'<span class="figure"><bdi>{escape(value)}</bdi></span>'
        f'<span class="was">{_was(figure, language)}</span>'
        f'<span class="note">{escape(say(figure.about, language))}</span></li>'
    )


def _was(figure: Figure, language: str) -> str:
    """The figure before, and how it changed; the colour says whether that is good."""
    before = shown(figure.before, figure.form, language)
    if not before:
        return escape(say(Sentence("nothing before"), language))
    moved = change(figure.value, figure.before, figure.form, language)
    said = escape(say(Sentence("before: {value}", value=before), language))
    if moved is None:
        return said
    difference = (figure.value or 0) - (figure.before or 0)
    better = figure.good and difference and (difference > 0) == (figure.good == "up")
    style = "level" if not figure.good or not difference else "up" if better else "down"
    arrow = "▲ " if difference > 0 else "▼ " if difference < 0 else ""
    return f'<span class="{style}">{arrow}{escape(moved)}</span> · {said}'


def _section(section: Section, report: Report) -> str:
    language = report.language
    head = f"<h2>{escape(say(section.title, language))}</h2>"
    about = f'<p class="about">{escape(say(section.about, language))}</p>'
    if not section.rows:
        return f'<section>{head}{about}<p class="none">{escape(say(Sentence("Nothing."), language))}</p></section>\n'
    return f"<section>{head}{about}{_chart(section, language)}{_table(section, language)}</section>\n"


def _table(section: Section, language: str) -> str:
    def row(cells: Sequence[Cell], columns: Sequence[Column]) -> str:
        return "".join(
            f"<td{_align(c)}><bdi>{escape(shown(v, c.form, language))}</bdi></td>"
            for v, c in zip(cells, columns, strict=True)
        )

    heads = "".join(f"<th{_align(c)}>{escape(say(c.head, language))}</th>" for c in section.columns)
    body = "".join(f"<tr>{row(r, section.columns)}</tr>" for r in section.rows)
    foot = ""
    if section.total is not None:
        last = [section.total[0] or say(Sentence("Total"), language), *section.total[1:]]
        foot = f"<tfoot><tr>{row(last, section.columns)}</tr></tfoot>"
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>{foot}</table></div>'


def _align(column: Column) -> str:
    if column.form in ("date", "month"):
        return ' class="d"'
    return "" if column.form == "text" else ' class="n"'


def _chart(section: Section, language: str) -> str:
    picture = section.picture
    if picture is None:
        return ""
    rest = say(Sentence("Not listed above"), language)
    rows = section.rows if picture.kind == "columns" else [r for r in section.rows if r[0] != rest][:_MOST_BARS]
    names = [shown(r[0], section.columns[0].form, language) for r in rows]
    now = [_number(r[picture.value]) for r in rows]
    before = None if picture.before is None else [_number(r[picture.before]) for r in rows]
    if not any(now) and not any(before or ()):
        return ""
    draw = svg.columns if picture.kind == "columns" else svg.bars
    drawn = draw(say(section.title, language), names, now, before, lambda value: compact(value, language))
    return f'{_key(section, language)}<div class="scroll" dir="ltr">{drawn}</div>'


def _key(section: Section, language: str) -> str:
    """What the colours mean, where there are two."""
    picture = section.picture
    if picture is None or picture.before is None:
        return ""
    now, then = (escape(say(section.columns[i].head, language)) for i in (picture.value, picture.before))
    return f'<div class="key"><span><i></i>{now}</span><span class="then"><i></i>{then}</span></div>'


def _number(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
